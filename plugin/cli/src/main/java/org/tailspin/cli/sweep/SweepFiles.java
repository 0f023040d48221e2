package org.tailspin.cli.sweep;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.tailspin.cli.output.AppendFile;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.files.FileProblem;

/**
 * The tables of a sweep on their way to the disk: one row per network, and the spectra in long form.
 *
 * <p>A network is handed to the operating system before the next one is taken, first its spectrum, then its row, then a line
 * of the journal that holds the length and the checksum of both. So the death of this process, at any moment, loses no
 * network that has its line, and what has none is cut off and computed again. A background thread brings all three files to
 * the disk every second, so that a loss of power costs no more than that.
 */
final class SweepFiles implements AutoCloseable {

    private static final int SYNC_SECONDS = 1;

    private final AppendFile networks;
    private final AppendFile spectrum;
    private final AppendFile journal;
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> syncing;
    private int count;
    private boolean isDirty = true;
    private FileProblem problem;

    /**
     * Goes on with the files of a directory.
     *
     * @param directory that is locked
     * @param header of the tables
     * @throws FileProblem if a file cannot be written, or was changed since it was
     */
    SweepFiles(OutputDirectory directory, NetworkText header) {
        final Journal.State state = Journal.check(directory, header);
        networks = directory.append(OutputDirectory.NETWORKS, state.networks());
        spectrum = directory.append(OutputDirectory.SPECTRUM, state.spectrum());
        journal = directory.append(OutputDirectory.JOURNAL, state.journal());
        count = state.count();
        if (state.journal() == 0) {
            journal.append(Journal.HEADER.getBytes(StandardCharsets.UTF_8));
            append(header);
        }
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            final Thread thread = new Thread(task, "sync");
            thread.setDaemon(true);
            return thread;
        });
        syncing = clock.scheduleWithFixedDelay(this::sync, SYNC_SECONDS, SYNC_SECONDS, TimeUnit.SECONDS);
    }

    /** {@return number of networks in the files} */
    synchronized int count() {
        return count;
    }

    synchronized void add(NetworkText network) {
        if (problem != null) {
            throw problem;
        }
        append(network);
        count++;
    }

    private void append(NetworkText network) {
        final byte[] row = network.networks().getBytes(StandardCharsets.UTF_8);
        final byte[] rows = network.spectrum().getBytes(StandardCharsets.UTF_8);
        spectrum.append(rows);
        networks.append(row);
        journal.append(Journal.line(row, rows).getBytes(StandardCharsets.UTF_8));
        isDirty = true;
    }

    private synchronized void sync() {
        if (isDirty && problem == null) {
            isDirty = false;
            try {
                spectrum.force();
                networks.force();
                journal.force();
            } catch (FileProblem e) {
                problem = e;
            }
        }
    }

    @Override
    public void close() {
        syncing.cancel(false);
        clock.shutdown();
        sync();
        try (networks;
                spectrum;
                journal) {
            if (problem != null) {
                throw problem;
            }
        }
    }
}
