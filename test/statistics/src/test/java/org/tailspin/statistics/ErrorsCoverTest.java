package org.tailspin.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.tailspin.core.analysis.ActivityDimensions;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.StoppingRule;

/**
 * What the error bars of a network are worth: how often value &plusmn; error covers the truth, over 200 state seeds of default
 * length, for ten systems and five quantities; and how often {@code converged} is right, of runs that go on until the largest exponent
 * or the Kaplan-Yorke dimension is known to a tolerance. The truth is the mean over five runs of ten times the length, from other seeds.
 *
 * <p>Where one of these long runs is not chaotic, or they differ by more than their errors allow (chi-squared beyond 1 in 10 000 for any
 * quantity), a coupling has a regular or several attractors, or its chaos is a transient: no run of one state can tell. Such couplings are named
 * and left out, before any of the 200 runs is looked at, and the next seed is taken. A run that says that it is not chaotic is on another
 * attractor than these, does not count, and is named. No rule was tuned on seeds from 401 on.
 *
 * <p>Each system is a test of its own: {@code mvn -Pstatistics test -pl test/statistics -am -Dtailspin.slow=true -Dtest=ErrorsCoverTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dtailspin.coverage.systems=student,noise} runs two of them, and without the last option all, which
 * takes ten to fifteen minutes of a core; {@code -Dtailspin.coverage.seeds=50} a quarter of that, with bounds that are too narrow for so few. Rows are
 * printed as they are known.
 */
@EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
class ErrorsCoverTest {

    private static final int SEEDS = Integer.getInteger("tailspin.coverage.seeds", 200);
    private static final int FIRST_SEED = Integer.getInteger("tailspin.coverage.first", 5001);
    private static final int DISORDER = Integer.getInteger("tailspin.coverage.disorder", 401);
    private static final int TRUTHS = Integer.getInteger("tailspin.coverage.truths", 5);
    private static final int LONGER = 10;

    /** Runs of each target of {@code converged}: of 40 of each of 20 cells, 88 % are known to 1.1 %. */
    private static final int CONVERGED = Integer.getInteger("tailspin.coverage.converged", Math.max(1, SEEDS / 5));

    /** Measured time constants; 0 for the default lengths. */
    private static final int CONSTANTS = Integer.getInteger("tailspin.coverage.constants", 0);

    /** Parts of names, with commas between them. */
    private static final List<String> SYSTEMS =
            List.of(System.getProperty("tailspin.coverage.systems", "").split(","));

    /** Couplings of a system that are tried. */
    private static final int COUPLINGS = 10;

    /** Standard deviations that a normal variable exceeds once in 10 000. */
    private static final double RARE = 3.719;

    /** A tolerance, in units of what the median run of default length is known to: it takes about twice that length. */
    private static final double TIGHTER = 0.7;

    /** Of runs that say that they have converged to a tolerance, so many are to lie within it. */
    private static final double CLAIMED = 0.9;

    /** Standard deviations below its mean that a normal variable lies once in 30. */
    private static final double ONCE_IN_30 = 1.83;

    private static final List<Converged> CONVERGED_RUNS = new ArrayList<>();

    /** Quantities with their errors. */
    private static final Map<MeasuredColumn, MeasuredColumn> ERRORS = Map.of(
            MeasuredColumn.LYAPUNOV_MAX, MeasuredColumn.LYAPUNOV_MAX_SE,
            MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.KAPLAN_YORKE_SE,
            MeasuredColumn.KS_ENTROPY, MeasuredColumn.KS_ENTROPY_SE,
            MeasuredColumn.PR_X, MeasuredColumn.PR_X_SE,
            MeasuredColumn.PR_PHI, MeasuredColumn.PR_PHI_SE);

    private static final List<MeasuredColumn> QUANTITIES =
            List.of(MeasuredColumn.LYAPUNOV_MAX, MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.KS_ENTROPY, MeasuredColumn.PR_X, MeasuredColumn.PR_PHI);

    /** A network of any state seed. */
    private record Network(
            String name,
            EnsembleKind law,
            Map<EnsembleParameter, Double> parameters,
            int n,
            double gain,
            Dynamics dynamics) {

        @Override
        public String toString() {
            return name;
        }

        Disorder disorder(int seed) {
            return new Disorder(law.create(parameters), n, seed);
        }

        private LyapunovSettings settings(int exponents, int longer) {
            final LyapunovSettings usual = Lengths.USUAL.exponents(exponents, dynamics, n);
            final int steps = CONSTANTS == 0
                    ? usual.steps()
                    : LyapunovSettings.steps(CONSTANTS, dynamics.stepsOfTimeConstant());
            return new LyapunovSettings(exponents, usual.warmup(), usual.tangentWarmup(), longer * steps);
        }

        NetworkResult run(Disorder disorder, Coupling coupling, long stateSeed, int longer) {
            return new NetworkAnalysis(settings(LyapunovSettings.AUTO, longer))
                    .run(new NetworkRecipe(disorder, gain, stateSeed, dynamics), coupling, Monitor.NONE);
        }

        /** Until the target is known to the tolerance, or eight times the default length was measured. */
        NetworkResult run(
                Disorder disorder, Coupling coupling, long stateSeed, Precision.Target target, double tolerance) {
            final LyapunovSettings settings =
                    settings(target == Precision.Target.KAPLAN_YORKE ? LyapunovSettings.AUTO : 1, 1);
            final Precision precision = new Precision(target, tolerance, 8 * settings.steps());
            return new NetworkAnalysis(settings, Optional.of(precision), ActivityDimensions.NEVER, false)
                    .run(new NetworkRecipe(disorder, gain, stateSeed, dynamics), coupling, Monitor.NONE);
        }
    }

    private static List<Network> networks() {
        final Dynamics map = Dynamics.usual();
        final Dynamics leaky =
                Dynamics.leakyMap(Nonlinearity.TANH, 0, 0.3);
        return List.of(
                network("student-t nu 3 g 1.5", EnsembleKind.STUDENT, Map.of(EnsembleParameter.NU, 3.0), 50, 1.5, map),
                network("lognormal g 2", EnsembleKind.LOGNORMAL, Map.of(EnsembleParameter.SIGMA, 1.0), 60, 2, map),
                stable("alpha 1 g 2", 1, 100, 2, map),
                stable("alpha 2 g 1.2", 2, 100, 1.2, map),
                stable("alpha 1.5 g 1 noise .3", 1.5, 100, 1, Dynamics.map(Nonlinearity.TANH, 0.3)),
                stable("guide: alpha 2 g 2", 2, 40, 2, map),
                network(
                        "flow gaussian g 4",
                        EnsembleKind.GAUSSIAN,
                        Map.of(),
                        80,
                        4,
                        Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT)),
                stable("leaky map alpha 2 g 4", 2, 100, 4, leaky),
                network(
                        "random modes beta .3 g 3",
                        EnsembleKind.RANDOM_MODES,
                        Map.of(EnsembleParameter.BETA, 0.3),
                        100,
                        3,
                        map),
                network(
                        "sparse alpha 1.5 density .2 g 2",
                        EnsembleKind.SPARSE,
                        Map.of(EnsembleParameter.ALPHA, 1.5, EnsembleParameter.DENSITY, 0.2),
                        80,
                        2,
                        map));
    }

    private static Network network(
            String name,
            EnsembleKind law,
            Map<EnsembleParameter, Double> parameters,
            int n,
            double gain,
            Dynamics dynamics) {
        return new Network(name, law, parameters, n, gain, dynamics);
    }

    private static Network stable(String name, double alpha, int n, double gain, Dynamics dynamics) {
        return network(name, EnsembleKind.STABLE, Map.of(EnsembleParameter.ALPHA, alpha), n, gain, dynamics);
    }

    private static double value(NetworkResult result, MeasuredColumn column) {
        return column.of(result) instanceof Double value ? value : Double.NaN;
    }

    /**
     * Coverage of one quantity of one network.
     *
     * @param truth with its error
     * @param bias of the mean of the runs, in standard deviations of one
     * @param ratio of the root mean square of the errors to the standard deviation of the runs
     */
    private record Cell(
            String network,
            MeasuredColumn quantity,
            double truth,
            double truthError,
            double bias,
            double ratio,
            int covered,
            int told) {

        /** Whether most runs have an error; where the others say why they have none, a tenth of the cell is too little to judge. */
        boolean isTold() {
            return told > SEEDS / 10;
        }

        double coverage() {
            return told == 0 ? Double.NaN : (double) covered / told;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | `%s` | %.4g ± %.2g | %.3f | %.2f | %.2f | %d of %d |",
                    network,
                    quantity.label(),
                    truth,
                    truthError,
                    coverage(),
                    bias,
                    ratio,
                    told,
                    SEEDS);
        }
    }

    /** How often {@code converged} was right. */
    private record Converged(String network, MeasuredColumn quantity, double tolerance, int right, int told) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | `%s` within %.2g | right in %d of %d that converged, of %d |",
                    network,
                    quantity.label(),
                    tolerance,
                    right,
                    told,
                    CONVERGED);
        }
    }

    private record Measured(List<Cell> cells, List<Converged> converged) {}

    private static double mean(List<NetworkResult> runs, MeasuredColumn quantity) {
        return runs.stream().mapToDouble(run -> value(run, quantity)).average().orElseThrow();
    }

    private static double scatter(List<NetworkResult> runs, MeasuredColumn quantity) {
        final double mean = mean(runs, quantity);
        return Math.sqrt(runs.stream()
                        .mapToDouble(run -> Math.pow(value(run, quantity) - mean, 2))
                        .sum()
                / (runs.size() - 1));
    }

    /** What chi-squared exceeds once in 10 000 (Wilson and Hilferty 1931, within 3 %). */
    private static double mostChiSquared(int freedom) {
        final double variance = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - variance + RARE * Math.sqrt(variance), 3);
    }

    /** Whether the runs may be of one chaotic attractor, on which they stay. */
    private static boolean isOneAttractor(List<NetworkResult> truths) {
        if (truths.stream().anyMatch(run -> run.measurement().regime().orElseThrow() != Regime.CHAOTIC)) {
            return false;
        }
        for (MeasuredColumn quantity : QUANTITIES) {
            final double mean = mean(truths, quantity);
            final double chiSquared = truths.stream()
                    .mapToDouble(run -> Math.pow((value(run, quantity) - mean) / value(run, ERRORS.get(quantity)), 2))
                    .filter(Double::isFinite)
                    .sum();
            if (chiSquared > mostChiSquared(truths.size() - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Of the first coupling with one attractor. */
    private static Measured measure(Network network) {
        for (int seed = DISORDER; seed < DISORDER + COUPLINGS; seed++) {
            final Disorder disorder = network.disorder(seed);
            final Coupling coupling = disorder.draw(Monitor.NONE);
            final List<NetworkResult> truths = new ArrayList<>();
            for (int state = 1; state <= TRUTHS; state++) {
                truths.add(network.run(disorder, coupling, state, LONGER));
            }
            if (isOneAttractor(truths)) {
                return measure(network, disorder, coupling, truths);
            }
            System.out.println(network.name() + ": coupling " + seed + " is not chaotic, or not for long, or has several attractors");
        }
        throw new IllegalStateException(network.name() + " has no coupling with one attractor");
    }

    private static Measured measure(Network network, Disorder disorder, Coupling coupling, List<NetworkResult> truths) {
        final String name = network.name() + ", coupling " + disorder.couplingSeed();
        final List<NetworkResult> runs = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            final NetworkResult run = network.run(disorder, coupling, FIRST_SEED + seed, 1);
            if (run.measurement().regime().orElseThrow() == Regime.CHAOTIC) {
                runs.add(run);
            }
        }
        if (runs.size() < SEEDS) {
            System.out.println(name + ": " + (SEEDS - runs.size()) + " runs say that they are on an attractor that is not chaotic");
        }
        final List<Cell> cells = new ArrayList<>();
        for (MeasuredColumn quantity : QUANTITIES) {
            cells.add(cell(name, quantity, runs, truths));
            System.out.println(cells.get(cells.size() - 1));
        }
        final List<Converged> converged = List.of(
                converged(network, disorder, coupling, Precision.Target.LYAPUNOV_MAX, MeasuredColumn.LYAPUNOV_MAX, runs, truths),
                converged(network, disorder, coupling, Precision.Target.KAPLAN_YORKE, MeasuredColumn.KAPLAN_YORKE, runs, truths));
        converged.forEach(System.out::println);
        return new Measured(cells, converged);
    }

    private static Cell cell(
            String name, MeasuredColumn quantity, List<NetworkResult> runs, List<NetworkResult> truths) {
        final double truth = mean(truths, quantity);
        final double scatter = scatter(runs, quantity);
        int covered = 0;
        int told = 0;
        double squares = 0;
        for (NetworkResult run : runs) {
            final double error = value(run, ERRORS.get(quantity));
            told += Double.isNaN(error) ? 0 : 1;
            squares += Double.isNaN(error) ? 0 : error * error;
            covered += Math.abs(value(run, quantity) - truth) <= error ? 1 : 0;
        }
        return new Cell(
                name,
                quantity,
                truth,
                scatter(truths, quantity) / Math.sqrt(truths.size()),
                (mean(runs, quantity) - truth) / scatter,
                Math.sqrt(squares / told) / scatter,
                covered,
                told);
    }

    private static Converged converged(
            Network network,
            Disorder disorder,
            Coupling coupling,
            Precision.Target target,
            MeasuredColumn quantity,
            List<NetworkResult> runs,
            List<NetworkResult> truths) {
        final double[] errors = runs.stream()
                .mapToDouble(run -> value(run, ERRORS.get(quantity)))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        final double tolerance = TIGHTER * StoppingRule.COVERAGE * errors[errors.length / 2];
        final double truth = mean(truths, quantity);
        int right = 0;
        int told = 0;
        for (int seed = 0; seed < CONVERGED; seed++) {
            final NetworkResult run = network.run(disorder, coupling, FIRST_SEED + SEEDS + seed, target, tolerance);
            if (run.measurement().spectrum().orElseThrow().converged().orElseThrow()) {
                told++;
                right += Math.abs(value(run, quantity) - truth) <= tolerance ? 1 : 0;
            }
        }
        return new Converged(
                network.name() + ", coupling " + disorder.couplingSeed(), quantity, tolerance, right, told);
    }

    /**
     * Of errors that are exactly right, 68.3 % cover, and a cell of 200 has a standard deviation of 3.3 %: it lies in 60 to 76 %
     * but for 1 in 60, and below 55 % in 3 of 100 000. Two or more of five cells outside come about in 1 of 360 systems if the cells are
     * independent, and in 1 of 60 if they are one. Runs that have no error, with the reason in their note, do not count.
     */
    @ParameterizedTest
    @MethodSource("chosen")
    void aSigmaCoversTwoOfThree(Network network) {
        final Measured measured = measure(network);
        CONVERGED_RUNS.addAll(measured.converged());
        final List<Cell> outside = measured.cells().stream()
                .filter(cell -> cell.isTold() && !(cell.coverage() >= 0.60 && cell.coverage() <= 0.76))
                .toList();
        assertTrue(outside.size() <= 1, outside.toString());
        assertTrue(outside.stream().noneMatch(cell -> cell.coverage() < 0.55), outside.toString());
    }

    private static List<Network> chosen() {
        return networks().stream()
                .filter(network -> SYSTEMS.stream().anyMatch(network.name()::contains))
                .toList();
    }

    /** Of intervals of nine in ten, over all systems that were run: right in fewer than the bound, 88 % of 800, once in 30. */
    @AfterAll
    static void convergedIsRight() {
        final double told = CONVERGED_RUNS.stream().mapToInt(Converged::told).sum();
        final double right = CONVERGED_RUNS.stream().mapToInt(Converged::right).sum();
        System.out.println("converged is right in " + right + " of " + told);
        final double least = CLAIMED - ONCE_IN_30 * Math.sqrt(CLAIMED * (1 - CLAIMED) / told);
        assertTrue(told == 0 || right / told >= least, CONVERGED_RUNS.toString());
    }
}
