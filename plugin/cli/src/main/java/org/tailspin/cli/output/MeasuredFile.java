package org.tailspin.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.tailspin.files.FileProblem;

/**
 * What a command has measured so far, a line for each network with its checksum, so that a run that died goes on where it
 * was. The first line says of which experiment it is; a line that is torn, and what follows it, is measured again. Lines are with
 * the operating system when they are put, and on the disk a second later.
 */
public final class MeasuredFile implements AutoCloseable {

    private static final long SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, String> known = new HashMap<>();
    private final AppendFile file;
    private long synced = System.nanoTime();

    /**
     * Reads what was measured before.
     *
     * @param directory that is locked
     * @param experiment what the numbers depend on, in one line
     * @throws FileProblem if the directory has the numbers of another experiment, or the file cannot be read or written
     */
    public MeasuredFile(OutputDirectory directory, String experiment) {
        final Path path = directory.file(OutputDirectory.MEASURED);
        final byte[] header = (experiment + "\n").getBytes(StandardCharsets.UTF_8);
        final byte[] bytes;
        try {
            bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
        int end = lineEnd(bytes, 0);
        if (end > 0 && !Arrays.equals(bytes, 0, end, header, 0, header.length)) {
            throw new FileProblem(
                    path + " is of another experiment (" + text(bytes, 0, end).strip()
                            + "), and not of " + experiment
                            + ": name another directory, or overwrite its results with --force");
        }
        int size = 0;
        while (end > 0) {
            if (size > 0 && !read(text(bytes, size, end - 1))) {
                break;
            }
            size = end;
            end = lineEnd(bytes, size);
        }
        file = directory.append(OutputDirectory.MEASURED, size);
        if (size == 0) {
            file.append(header);
        }
    }

    /** Behind the end of the line that begins there; 0 if it has none. */
    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** {@return how many results are known already} */
    public synchronized int size() {
        return known.size();
    }

    /** Checksum, part, index and result, between tabs. */
    private boolean read(String line) {
        final int tab = line.indexOf('\t');
        final String[] cells = line.split("\t", -1);
        if (tab < 0 || cells.length != 4 || !cells[0].equals(sum(line.substring(tab)))) {
            return false;
        }
        known.put(key(cells[1], cells[2]), cells[3]);
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

    /**
     * {@return the result, if it was measured before}
     *
     * @param part name of a part of the experiment
     * @param index of what was measured in it
     */
    public synchronized Optional<String> get(String part, int index) {
        return Optional.ofNullable(known.get(key(part, index)));
    }

    /**
     * Keeps what was measured.
     *
     * @param part name of a part of the experiment
     * @param index of what was measured in it
     * @param result of it, without tabs and ends of lines
     */
    public synchronized void put(String part, int index, String result) {
        final String line = '\t' + key(part, index) + '\t' + result;
        file.append((sum(line) + line + "\n").getBytes(StandardCharsets.UTF_8));
        if (System.nanoTime() - synced > SYNC_NANOS) {
            force();
        }
    }

    private void force() {
        file.force();
        synced = System.nanoTime();
    }

    @Override
    public void close() {
        try (file) {
            force();
        }
    }
}
