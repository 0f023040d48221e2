package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.charts.results.LyapunovPicture;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.prediction.SpectrumTheory;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What else can be had on the exponents of one network, to judge them by. */
final class EvidenceOptions {

    private static final List<TableColumn> DIVERGENCE = List.of(DetailColumn.STEP, DetailColumn.DISTANCE);
    private static final List<TableColumn> RUNNING =
            List.of(MeasuredColumn.STEPS, DetailColumn.INDEX, DetailColumn.EXPONENT);

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

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Draw the exponents with their errors, and theory where one holds; the suffix of FILE says its format.")
    private Path picture;

    @Option(
            names = "--sampled-theory",
            description =
                    "Draw theory into --picture of a leaky map or a flow as well. It is sampled, which takes half a"
                            + " minute or so; one of fewer exponents than N reaches down to the Kaplan-Yorke dimension.")
    private boolean isSampled;

    @Option(
            names = "--convergence",
            paramLabel = "FILE",
            description =
                    "Draw how leading exponents settle with the number of steps; the suffix of FILE says its format.")
    private Path convergence;

    @Option(
            names = "--butterfly",
            paramLabel = "FILE",
            description =
                    "Draw the distance of two trajectories that start " + Twins.DISTANCE
                            + " apart, against time, with the slope of the largest exponent; the suffix of FILE says its format.")
    private Path butterfly;

    @Mixin
    private ForceOption force;

    private OutputFile divergenceFile;
    private PictureFile pictureFile;
    private PictureFile convergenceFile;
    private PictureFile butterflyFile;
    private OutputFile runningFile;

    /**
     * Sees that the files can be written.
     *
     * @param common what every command understands
     * @throws IllegalArgumentException if a picture has a name of another kind
     */
    void check(CommonOptions common) {
        final Outputs outputs = common.outputs(force.isForced());
        if (isSampled && picture == null) {
            throw new IllegalArgumentException("--sampled-theory is drawn into the picture, but there is no --picture");
        }
        pictureFile = outputs.picture("--picture", picture);
        convergenceFile = outputs.picture("--convergence", convergence);
        butterflyFile = outputs.picture("--butterfly", butterfly);
        divergenceFile = outputs.file("--divergence", divergence);
        runningFile = outputs.file("--running", running);
    }

    boolean isForced() {
        return force.isForced();
    }

    /**
     * Sees that what is asked for fits into memory.
     *
     * @param steps of the run
     * @throws IllegalArgumentException if it does not
     */
    void checkLength(int steps) {
        if (divergenceFile != null || butterflyFile.isWanted()) {
            // the distance at every step, and the points of the picture
            new Footprint((butterflyFile.isWanted() ? 8.0 : 1.0) * steps, 0)
                    .check("the distance of two trajectories over " + steps + " steps");
        }
    }

    /**
     * Runs what was asked for, and writes it.
     *
     * @param name of the network
     * @param recipe of the network; empty if its matrix was given
     */
    void gather(
            Console console,
            String name,
            Optional<NetworkRecipe> recipe,
            DynamicalSystem network,
            LyapunovSettings lengths,
            long stateSeed,
            LyapunovSpectrum spectrum) {
        final Twins twins = new Twins(network, lengths.warmup());
        final Seed seed = new Seed(stateSeed);
        if (divergenceFile != null || butterflyFile.isWanted()) {
            final double[] distances;
            try (Progress progress = new Progress(console, 1)) {
                distances = twins.divergence(Twins.DISTANCE, lengths.steps(), seed, progress);
            }
            if (divergenceFile != null) {
                divergenceFile.write(DIVERGENCE, sink -> {
                    for (int t = 0; t < distances.length; t++) {
                        sink.accept(List.of(t, distances[t]));
                    }
                });
            }
            if (butterflyFile.isWanted()) {
                butterflyFile.write(LyapunovPicture.butterfly(name, distances, network.timeStep(), spectrum));
            }
        }
        if (convergenceFile.isWanted()) {
            convergenceFile.write(LyapunovPicture.convergence(name, spectrum));
        }
        if (pictureFile.isWanted()) {
            try (Progress progress = new Progress(console, 1)) {
                pictureFile.write(new SpectrumChart(
                        name,
                        LyapunovPicture.unit(spectrum),
                        List.of(LyapunovPicture.series(
                                "simulation",
                                recipe,
                                spectrum,
                                SpectrumTheory.drawn(
                                        progress, isSampled, spectrum.exponents().length == network.dimension())))));
            }
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
