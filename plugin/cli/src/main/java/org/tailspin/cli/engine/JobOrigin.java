package org.tailspin.cli.engine;

import java.nio.file.Path;
import java.util.List;
import org.tailspin.files.Checksum;
import org.tailspin.files.FileProblem;

/**
 * What makes a job again on another machine: some hundred bytes.
 *
 * @param line the command line, from the name of the command on
 * @param part of what the command computes, where it has several; empty otherwise
 * @param inputs files that the command reads, which must be the same there
 */
public record JobOrigin(List<String> line, String part, List<Input> inputs) {

    /**
     * A file that the command reads.
     *
     * @param path as the command line has it
     * @param sum SHA-256 of its bytes
     */
    public record Input(String path, String sum) {

        /**
         * {@return the file as it is now}
         *
         * @param path of it
         * @throws FileProblem if it cannot be read
         */
        public static Input of(Path path) {
            return new Input(path.toString(), Checksum.of(List.of(path)));
        }
    }

    /** Copies the lists. */
    public JobOrigin {
        line = List.copyOf(line);
        inputs = List.copyOf(inputs);
    }

    /**
     * Checks that this machine sees the files that the first one saw.
     *
     * @throws IllegalArgumentException if one of them is another
     * @throws FileProblem if one cannot be read
     */
    public void checkInputs() {
        for (Input input : inputs) {
            if (!Input.of(Path.of(input.path)).equals(input)) {
                throw new IllegalArgumentException(
                        "the file " + input.path + " is another one here: its checksum differs");
            }
        }
    }
}
