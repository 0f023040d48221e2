package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.theory.ModeSingularValues;

/** Figure 8: the singular values of random modes of equal strength lie between two edges, and spread as their number grows. */
final class ModeSingularValueEdges extends Figure {

    private static final double[] MODES_OVER_N = {0.01, 0.025, 0.05, 0.1, 0.2};
    private static final int TRIALS = 20;

    /** Of PR^S, relative: fluctuations of one network are of the order 1/M. */
    private static final double SAME = 0.02;

    ModeSingularValueEdges() {
        super(
                "modes-singular-values",
                Paper.RANDOM_MODES,
                "Singular values of random modes of equal strength lie between the edges of theory",
                400,
                5000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final double[] weights = new double[MODES_OVER_N.length * TRIALS];
        Arrays.fill(weights, 1);
        final List<double[]> measured = work.map(
                "singular values",
                weights,
                (index, monitor) -> measure(setting, n, MODES_OVER_N[index / TRIALS], index % TRIALS, monitor));
        final List<Sample> smallest = new ArrayList<>();
        final List<Sample> largest = new ArrayList<>();
        final List<Series.Prediction> low = new ArrayList<>();
        final List<Series.Prediction> high = new ArrayList<>();
        final List<Mean> below = new ArrayList<>();
        final List<Mean> above = new ArrayList<>();
        final List<Mean> ratios = new ArrayList<>();
        for (int a = 0; a < MODES_OVER_N.length; a++) {
            final double alpha = MODES_OVER_N[a];
            final ModeSingularValues theory = new ModeSingularValues((double) modes(alpha, n) / n);
            final double reach = 2 * Math.pow(modes(alpha, n), -2.0 / 3);
            final double[] differencesBelow = new double[TRIALS];
            final double[] differencesAbove = new double[TRIALS];
            final double[] ratio = new double[TRIALS];
            for (int trial = 0; trial < TRIALS; trial++) {
                final double[] numbers = measured.get(a * TRIALS + trial);
                smallest.add(new Sample(alpha, trial, Work.number(numbers, 0)));
                largest.add(new Sample(alpha, trial, Work.number(numbers, 1)));
                differencesBelow[trial] = (Work.number(numbers, 0) - theory.smallest()) / reach;
                differencesAbove[trial] = (Work.number(numbers, 1) - theory.largest()) / reach;
                ratio[trial] = Work.number(numbers, 2) / ModeSingularValues.participation(1 / theory.alpha()) - 1;
            }
            below.add(Mean.of(differencesBelow));
            above.add(Mean.of(differencesAbove));
            ratios.add(Mean.of(ratio));
            low.add(new Series.Prediction(alpha, theory.smallest()));
            high.add(new Series.Prediction(alpha, theory.largest()));
        }
        return new Reproduction(
                List.of(new Panel(
                        "edges",
                        "Smallest and largest singular value of random modes of strength 1, N = " + n,
                        "number of modes over N",
                        "singular value",
                        true,
                        List.of(
                                new Series("smallest of M", smallest, OptionalDouble.empty(), low),
                                new Series("largest", largest, OptionalDouble.empty(), high)))),
                List.of(
                        edge("largest", "the largest singular value is the upper edge of eq. 14", above)
                                .ofPaper(),
                        edge("smallest", "the smallest of the M singular values is the lower edge of eq. 14", below)
                                .ofPaper(),
                        Claim.allClose(
                                        "participation",
                                        "the participation ratio of the squared singular values over N is E/(1 + 2 E), eq. 13",
                                        "mean over trials over theory, minus 1",
                                        ratios,
                                        SAME,
                                        "2 %, finite N")
                                .ofPaper()),
                List.of(TRIALS + " trials at each number of modes."));
    }

    private static Claim edge(String id, String statement, List<Mean> differences) {
        return Claim.allClose(
                id,
                statement,
                "mean over trials minus theory, over 2 M^(-2/3)",
                differences,
                1,
                "extreme values of M numbers stay inside an edge by M^(-2/3)");
    }

    private static int modes(double alpha, int n) {
        return Math.max(2, (int) Math.round(alpha * n));
    }

    private static double[] measure(Setting setting, int n, double alpha, int trial, Monitor monitor) {
        final int modes = modes(alpha, n);
        final Coupling coupling = new RandomModeEnsemble(
                        new ModeSpectrum.Flat(), modes, RandomModeEnsemble.Basis.GAUSSIAN, List.of())
                .draw(n, setting.seed(trial), monitor);
        final double[] values = MatrixSpectrum.of(coupling, monitor).singularValues();
        double squares = 0;
        double fourths = 0;
        for (double value : values) {
            squares += value * value;
            fourths += value * value * value * value;
        }
        final double strength = Math.sqrt((double) n / modes); // that makes g_eff = 1
        return new double[] {values[modes - 1] / strength, values[0] / strength, squares * squares / fourths / n};
    }
}
