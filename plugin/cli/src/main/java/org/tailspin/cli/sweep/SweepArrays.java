package org.tailspin.cli.sweep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tailspin.cli.output.Npy;
import org.tailspin.core.table.TableColumn;

/**
 * The table of a sweep as arrays in NumPy's NPZ, one for each column and with an entry for each network: doubles, with NaN for
 * what is missing; whole numbers, as doubles where one is missing; texts; flags as -1 for missing, 0 and 1. {@code exponents} is a matrix, networks by
 * exponents, filled up with NaN. The table is read anew for each column, so that it need not fit into the memory.
 */
final class SweepArrays {

    /** The zip's own beginning of time, so that the same numbers give the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SweepTable table;
    private final Tally tally;

    SweepArrays(SweepTable table, Tally tally) {
        this.table = table;
        this.tally = tally;
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (TableColumn column : table.columns().list()) {
                final ZipEntry entry = new ZipEntry(column.label() + ".npy");
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                final OutputStream out = new BufferedOutputStream(zip);
                write(column, out);
                out.flush();
                zip.closeEntry();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(TableColumn column, OutputStream out) throws IOException {
        final int n = tally.finished();
        switch (column.type()) {
            case REAL -> {
                final Npy array = new Npy(out, "<f8", n);
                each(row -> array.real(row.number(column)));
            }
            case INTEGER -> {
                final boolean[] isMissing = {false};
                each(row -> isMissing[0] |= row.text(column).isEmpty());
                final Npy array = new Npy(out, isMissing[0] ? "<f8" : "<i8", n);
                each(row -> {
                    if (isMissing[0]) {
                        array.real(row.number(column));
                    } else {
                        array.whole(Long.parseLong(row.text(column)));
                    }
                });
            }
            case FLAG -> {
                final Npy array = new Npy(out, "|i1", n);
                each(row -> array.flag(
                        row.text(column).isEmpty() ? -1 : row.text(column).equals("true") ? 1 : 0));
            }
            case LIST -> {
                final Npy array = new Npy(out, "<f8", n, tally.exponents());
                each(row -> {
                    final double[] list = row.numbers(column);
                    for (int i = 0; i < tally.exponents(); i++) {
                        array.real(i < list.length ? list[i] : Double.NaN);
                    }
                });
            }
            default -> {
                final int[] longest = {1};
                each(row -> longest[0] = Math.max(
                        longest[0],
                        row.text(column).codePointCount(0, row.text(column).length())));
                final Npy array = new Npy(out, "<U" + longest[0], n);
                each(row -> array.text(row.text(column), longest[0]));
            }
        }
    }

    private interface Writing {
        void accept(SweepRow row) throws IOException;
    }

    private void each(Writing writing) {
        table.read((recipe, row) -> {
            try {
                writing.accept(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
