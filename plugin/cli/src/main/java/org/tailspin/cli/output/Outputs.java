package org.tailspin.cli.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tailspin.cli.console.Console;

/**
 * Everything that one command writes, by one rule. What exists is not overwritten unless that is asked for; an input is
 * never written to, and no file twice, in whatever spelling and through whatever links; devices and pipes are written to
 * and never replaced.
 */
public final class Outputs {

    /**
     * A file or directory that the command line names, to read or to write.
     *
     * @param option that names it
     * @param path of it
     */
    public record Named(String option, Path path) {}

    /** What a result says of how it was made. */
    public static final String PROVENANCE = "provenance";

    /** How the command itself calls what overwrites. */
    static final String FORCE = "--force";

    private final List<Named> named;
    private final boolean isForced;
    private final Console console;
    private final Map<String, String> about;
    private final Map<String, Object> provenance;

    /** Options whose files are written. */
    private final Set<String> written = new HashSet<>();

    /**
     * Checks all outputs of a command before it begins.
     *
     * @param named every path of the command line
     * @param isForced whether existing results may be overwritten
     * @param console whose standard output a file may be
     * @param about what made the outputs, by name, for those that can hold it
     * @param provenance what made them, for manifests, which also have the files that were read
     */
    public Outputs(
            List<Named> named,
            boolean isForced,
            Console console,
            Map<String, String> about,
            Map<String, Object> provenance) {
        this.named = List.copyOf(named);
        this.isForced = isForced;
        this.console = console;
        this.about = Map.copyOf(about);
        this.provenance = provenance;
    }

    /**
     * Sees, before any work, that a file can be written.
     *
     * @param option that names it
     * @param path of it; null for none
     * @return the file, not yet written; null for none
     * @throws IllegalArgumentException if another option names it too
     * @throws FileProblem if it exists, or cannot be written
     */
    public OutputFile file(String option, Path path) {
        return path == null ? null : OutputFile.at(this, option, path);
    }

    /**
     * Sees, before any work, that there will be a picture.
     *
     * @param option that names it
     * @param path of it; null for no picture
     * @return the file, not yet written
     * @throws IllegalArgumentException if another option names it too, or its name has the suffix of no format of pictures
     * @throws IllegalStateException if the machine has no fonts
     * @throws FileProblem if it exists, or cannot be written
     */
    public PictureFile picture(String option, Path path) {
        return PictureFile.at(this, option, path);
    }

    /**
     * Makes or takes the output directory, before any work.
     *
     * @param path of it
     * @param command that writes there, as the manifest has it
     * @param names of the files that it will write
     * @return the directory, without results
     * @throws IllegalArgumentException if an input is what would be overwritten
     * @throws FileProblem if it holds anything and overwriting was not asked for, holds what this command did not write, is
     *     in use, or cannot be made or written
     */
    public OutputDirectory directory(Path path, String command, Collection<String> names) {
        return OutputDirectory.create(this, path, command, names);
    }

    /**
     * Takes the output directory of a run that goes on, before any work.
     *
     * @param path of it, which may be missing
     * @param command that writes there, as the manifest has it
     * @param names of the files that it will write
     * @return the directory, with whatever results of this command it has, not yet begun
     * @throws FileProblem if it holds files of these names that this command did not write, is in use, or cannot be made or
     *     written
     */
    public OutputDirectory resumed(Path path, String command, Collection<String> names) {
        return OutputDirectory.open(this, path, command, names);
    }

    Map<String, String> about() {
        return about;
    }

    /** What made the outputs, with the checksum of each file that the command line names to be read. */
    Map<String, Object> provenance() {
        final Map<String, Object> all = new LinkedHashMap<>(provenance);
        final List<Map<String, Object>> inputs = new ArrayList<>();
        for (Named input : named) {
            if (!written.contains(input.option()) && Files.isRegularFile(input.path())) {
                final Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("option", input.option());
                fields.put("path", input.path().toString());
                fields.put("sha256", Manifest.checksum(input.path()));
                inputs.add(fields);
            }
        }
        all.put("inputs", inputs);
        return all;
    }

    boolean isForced() {
        return isForced;
    }

    Console console() {
        return console;
    }

    /**
     * Refuses two outputs to one file.
     *
     * @param option that names an output
     * @param path of the output
     * @throws IllegalArgumentException if another option names it too
     */
    void checkAlone(String option, Path path) {
        written.add(option);
        for (Named other : named) {
            if (!other.option().equals(option) && Links.areSame(other.path(), path)) {
                throw new IllegalArgumentException(option + " " + path + " is the file of " + other.option() + " "
                        + other.path() + " too: an output must not be an input or another output");
            }
        }
    }

    /**
     * Refuses to write over an input.
     *
     * @param directory where files are written or removed
     * @param names of these files
     * @throws IllegalArgumentException if one of them is an input
     */
    void checkNoInput(Path directory, Collection<String> names) {
        for (Named other : named) {
            for (String name : names) {
                final Path file = directory.resolve(name);
                if (Files.exists(file) && Links.areSame(other.path(), file)) {
                    throw new IllegalArgumentException(other.option() + " " + other.path() + " would be overwritten by "
                            + FORCE + ": copy it to another place, or name another output directory");
                }
            }
        }
    }
}
