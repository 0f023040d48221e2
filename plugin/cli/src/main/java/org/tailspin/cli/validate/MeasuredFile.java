package org.tailspin.cli.validate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.tailspin.cli.output.AppendFile;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.papers.Store;
import org.tailspin.files.FileProblem;

/**
 * What a figure has measured so far, a line for each network with its checksum, so that a run that died goes on where it
 * was. The first line says of which experiment it is; a line that is torn, and what follows it, is measured again.
 */
final class MeasuredFile implements Store, AutoCloseable {

    private final Map<String, double[]> known = new HashMap<>();
    private final AppendFile file;

    /**
     * Reads what was measured before.
     *
     * @param directory that is locked
     * @param experiment what the numbers depend on, in one line
     * @throws FileProblem if the directory has the numbers of another experiment, or the file cannot be read or written
     */
    MeasuredFile(OutputDirectory directory, String experiment) {
        final Path path = directory.file(OutputDirectory.MEASURED);
        final byte[] header = (experiment + "\n").getBytes(StandardCharsets.UTF_8);
        final String text;
        try {
            text = Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
        final int end = text.indexOf('\n');
        if (end >= 0 && !text.substring(0, end).equals(experiment)) {
            throw new FileProblem(path + " is of another experiment (" + text.substring(0, end) + "), and not of "
                    + experiment + ": name another directory, or overwrite its results with --force");
        }
        int size = 0;
        if (end >= 0) {
            size = header.length;
            for (int from = end + 1; from < text.length(); ) {
                final int to = text.indexOf('\n', from);
                if (to < 0 || !read(text.substring(from, to))) {
                    break;
                }
                size += to + 1 - from;
                from = to + 1;
            }
        }
        file = directory.append(OutputDirectory.MEASURED, size);
        if (size == 0) {
            file.append(header);
        }
    }

    /** {@return how many networks are known already} */
    int size() {
        return known.size();
    }

    /** Checksum, part, index and numbers, between tabs. */
    private boolean read(String line) {
        final int tab = line.indexOf('\t');
        final String[] cells = line.split("\t", -1);
        if (tab < 0 || cells.length != 4 || !cells[0].equals(sum(line.substring(tab)))) {
            return false;
        }
        final String[] words = cells[3].split(" ", -1);
        final double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Double.parseDouble(words[i]);
        }
        known.put(key(cells[1], cells[2]), numbers);
        return true;
    }

    private static String sum(String text) {
        final CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String key(String part, Object index) {
        return part + '\t' + index;
    }

    @Override
    public synchronized Optional<double[]> get(String part, int index) {
        return Optional.ofNullable(known.get(key(part, index)));
    }

    @Override
    public synchronized void put(String part, int index, double[] numbers) {
        final StringBuilder line =
                new StringBuilder().append('\t').append(key(part, index)).append('\t');
        for (int i = 0; i < numbers.length; i++) {
            line.append(i == 0 ? "" : " ").append(numbers[i]);
        }
        file.append((sum(line.toString()) + line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        file.close();
    }
}
