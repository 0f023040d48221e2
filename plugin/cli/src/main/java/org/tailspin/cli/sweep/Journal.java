package org.tailspin.cli.sweep;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.files.FileProblem;

/**
 * The journal of a sweep: for the headers, and then for every network, how many bytes it has in networks.csv and in
 * spectrum.csv, and their checksums. It tells where a sweep was killed, and whether its tables are what was written.
 */
final class Journal {

    /** The first line. */
    static final String HEADER = "networks_bytes,networks_crc32,spectrum_bytes,spectrum_crc32\r\n";

    private static final int LONGEST_LINE = 64;
    private static final int BUFFER = 1 << 16;

    /**
     * How far a sweep is.
     *
     * @param count networks that are whole
     * @param networks length of networks.csv with them
     * @param spectrum length of spectrum.csv with them
     * @param journal length of the journal with them
     */
    record State(int count, long networks, long spectrum, long journal) {}

    /** One line of the journal. */
    private record Entry(long networks, long networksSum, long spectrum, long spectrumSum, int length) {}

    private Journal() {}

    /**
     * {@return the line of the journal}
     *
     * @param networks line of a network
     * @param spectrum lines of a network
     */
    static String line(byte[] networks, byte[] spectrum) {
        return networks.length + "," + Long.toHexString(sum(networks)) + "," + spectrum.length + ","
                + Long.toHexString(sum(spectrum)) + "\r\n";
    }

    private static long sum(byte[] content) {
        final CRC32 sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }

    /**
     * Compares the tables of a directory with its journal. What ends too early, or was never journaled, is what a kill
     * leaves; what differs was changed by somebody.
     *
     * @param directory any; without a journal nothing is finished
     * @param header of its tables
     * @return how far it is
     * @throws FileProblem if a file cannot be read, or differs
     */
    static State check(OutputDirectory directory, NetworkText header) {
        final Path networks = directory.file(OutputDirectory.NETWORKS);
        final Path spectrum = directory.file(OutputDirectory.SPECTRUM);
        try (Input journal = new Input(directory.file(OutputDirectory.JOURNAL));
                Input rows = new Input(networks);
                Input spectra = new Input(spectrum)) {
            State state = new State(-1, 0, 0, 0);
            final boolean hasHeader = Arrays.equals(journal.line(), HEADER.getBytes(StandardCharsets.UTF_8));
            long length = HEADER.length();
            for (Entry entry = hasHeader ? journal.entry() : null; entry != null; entry = journal.entry()) {
                final long rowsSum = rows.sum(entry.networks);
                final long spectraSum = spectra.sum(entry.spectrum);
                check(networks, rowsSum == Input.TORN || rowsSum == entry.networksSum, state.count);
                check(spectrum, spectraSum == Input.TORN || spectraSum == entry.spectrumSum, state.count);
                if (rowsSum == Input.TORN || spectraSum == Input.TORN) {
                    break;
                }
                if (state.count < 0) {
                    checkColumns(networks, rowsSum, header.networks());
                    checkColumns(spectrum, spectraSum, header.spectrum());
                }
                length += entry.length;
                state = new State(
                        state.count + 1, state.networks + entry.networks, state.spectrum + entry.spectrum, length);
            }
            if (state.count >= 0) {
                return state;
            }
            if (!isTorn(directory.file(OutputDirectory.JOURNAL), hasHeader)
                    && Files.exists(networks)
                    && Files.size(networks) > header.networks().length()) {
                throw new FileProblem(networks + " has rows, but " + OutputDirectory.JOURNAL
                        + " beside it does not know them: begin again with --force");
            }
            return new State(0, 0, 0, 0);
        } catch (IOException e) {
            throw new FileProblem("cannot read the results in", directory.path(), e);
        }
    }

    /**
     * Whether a loss of power, in the first second of a sweep, left the rows and not yet the journal, or lost the headers that it
     * has: rows are then computed again, to the same bytes.
     */
    private static boolean isTorn(Path journal, boolean hasHeader) throws IOException {
        return hasHeader
                || Files.exists(journal)
                        && Files.size(journal) < HEADER.length()
                        && HEADER.startsWith(Files.readString(journal));
    }

    /**
     * Reads the networks of a directory that was checked.
     *
     * @param directory with finished networks
     * @param networks receives them in their order
     */
    static void read(OutputDirectory directory, Consumer<NetworkText> networks) {
        try (Input journal = new Input(directory.file(OutputDirectory.JOURNAL));
                Input rows = new Input(directory.file(OutputDirectory.NETWORKS));
                Input spectra = new Input(directory.file(OutputDirectory.SPECTRUM))) {
            journal.line();
            boolean isHeader = true;
            for (Entry entry = journal.entry(); entry != null; entry = journal.entry()) {
                final NetworkText text = new NetworkText(rows.text(entry.networks), spectra.text(entry.spectrum));
                if (!isHeader) {
                    networks.accept(text);
                }
                isHeader = false;
            }
        } catch (IOException e) {
            throw new FileProblem("cannot read the results in", directory.path(), e);
        }
    }

    private static void check(Path path, boolean isSame, int count) {
        if (!isSame) {
            throw new FileProblem(path + " was changed after it was written, "
                    + (count < 0 ? "in its header" : "at network " + (count + 1))
                    + ": bring it back, or delete its lines from there on, which are then computed again");
        }
    }

    private static void checkColumns(Path path, long sum, String header) {
        if (sum != sum(header.getBytes(StandardCharsets.UTF_8))) {
            throw new FileProblem(
                    path + " was written by a version whose tables have other columns, or another order of them:"
                            + " go on with that version, or begin again with --force");
        }
    }

    /** A file that is read once, from its beginning; one that is not there is empty. */
    private static final class Input implements AutoCloseable {

        static final long TORN = -1;

        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER];

        Input(Path path) throws IOException {
            in = Files.exists(path)
                    ? new BufferedInputStream(Files.newInputStream(path), BUFFER)
                    : InputStream.nullInputStream();
        }

        /** The checksum of the next bytes; TORN if there are fewer. */
        long sum(long length) throws IOException {
            final CRC32 sum = new CRC32();
            long left = length;
            while (left > 0) {
                final int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    return TORN;
                }
                sum.update(buffer, 0, read);
                left -= read;
            }
            return sum.getValue();
        }

        String text(long length) throws IOException {
            return new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
        }

        /** The next line with its end; empty if it has none. */
        byte[] line() throws IOException {
            int length = 0;
            while (length < LONGEST_LINE) {
                final int c = in.read();
                if (c < 0) {
                    return new byte[0];
                }
                buffer[length++] = (byte) c;
                if (c == '\n') {
                    return Arrays.copyOf(buffer, length);
                }
            }
            return new byte[0];
        }

        /** The next entry; null at the end, and at what is none. */
        Entry entry() throws IOException {
            final byte[] line = line();
            final String[] cells =
                    new String(line, StandardCharsets.UTF_8).strip().split(",", -1);
            if (line.length < 2 || cells.length != 4) {
                return null;
            }
            try {
                final long networks = Long.parseLong(cells[0]);
                final long spectrum = Long.parseLong(cells[2]);
                return networks < 0 || spectrum < 0
                        ? null
                        : new Entry(
                                networks,
                                Long.parseLong(cells[1], 16),
                                spectrum,
                                Long.parseLong(cells[3], 16),
                                line.length);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
