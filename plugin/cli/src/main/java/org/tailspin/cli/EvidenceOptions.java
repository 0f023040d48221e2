package org.tailspin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.TableColumn;
import picocli.CommandLine.Option;

/** What else can be had on the exponents of one network, to judge them by. */
final class EvidenceOptions {

    private static final List<TableColumn> DIVERGENCE = List.of(DetailColumn.STEP, DetailColumn.DISTANCE);
    private static final List<TableColumn> RUNNING = List.of(Column.STEPS, DetailColumn.INDEX, DetailColumn.EXPONENT);

    @Option(
            names = "--divergence",
            paramLabel = "FILE",
            description = "Write CSV: the distance of two trajectories that start " + Twins.DISTANCE
                    + " apart and are then let go, for so many steps as --steps says.")
    private Path divergence;

    @Option(
            names = "--running",
            paramLabel = "FILE",
            description = "Write CSV: the exponents over the first steps, batch after batch.")
    private Path running;

    private OutputFile divergenceFile;
    private OutputFile runningFile;

    /** Sees that the files can be written. */
    void check() {
        divergenceFile = divergence == null ? null : OutputFile.at(divergence);
        runningFile = running == null ? null : OutputFile.at(running);
    }

    /** Runs what was asked for, and writes it. */
    void gather(
            Console console,
            DynamicalSystem network,
            LyapunovSettings lengths,
            long stateSeed,
            LyapunovSpectrum spectrum) {
        final Twins twins = new Twins(network, lengths.warmup());
        final Seed seed = new Seed(stateSeed);
        if (divergenceFile != null) {
            final List<List<?>> rows = new ArrayList<>();
            try (Progress progress = new Progress(console, 1)) {
                for (double distance : twins.divergence(Twins.DISTANCE, lengths.steps(), seed, progress)) {
                    rows.add(List.of(rows.size(), distance));
                }
            }
            divergenceFile.write(DIVERGENCE, rows);
        }
        if (runningFile != null) {
            runningFile.write(RUNNING, running(spectrum));
        }
    }

    private static List<List<?>> running(LyapunovSpectrum spectrum) {
        final List<List<?>> rows = new ArrayList<>();
        final double[][] points = spectrum.running();
        for (int b = 0; b < points.length; b++) {
            final long steps = Math.round((b + 1) * spectrum.batchDuration() / spectrum.timeStep());
            for (int i = 0; i < points[b].length; i++) {
                rows.add(List.of(steps, i + 1, points[b][i]));
            }
        }
        return rows;
    }
}
