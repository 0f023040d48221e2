package org.tailspin.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSettings;

/**
 * What the error bars of a network are worth: how often value &plusmn; error covers the truth, over 200 state seeds of default
 * length, for ten systems and five quantities. The truth of a disorder is the mean over five runs of 30 times that length, from other
 * seeds. The whole takes some ten minutes of one core:
 *
 * <p>{@code mvn -Pstatistics test -pl test/statistics -am -Dtailspin.slow=true -Dtest=ErrorsCoverTest
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
@EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
class ErrorsCoverTest {

    private static final int SEEDS = Integer.getInteger("tailspin.coverage.seeds", 200);
    private static final int FIRST_SEED = Integer.getInteger("tailspin.coverage.first", 5001);
    private static final int DISORDER = Integer.getInteger("tailspin.coverage.disorder", 1);
    private static final int TRUTHS = Integer.getInteger("tailspin.coverage.truths", 5);
    private static final int LONGER = 30;

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
            Dynamics dynamics,
            int exponents) {

        NetworkRecipe recipe(long stateSeed) {
            return new NetworkRecipe(new Disorder(law.create(parameters), n, DISORDER), gain, stateSeed, dynamics);
        }

        NetworkResult run(Coupling coupling, long stateSeed, int longer) {
            final LyapunovSettings usual = LyapunovSettings.usual(exponents, dynamics.stepsOfTimeConstant());
            final LyapunovSettings settings =
                    new LyapunovSettings(exponents, usual.warmup(), usual.tangentWarmup(), longer * usual.steps());
            return new NetworkAnalysis(settings).run(recipe(stateSeed), coupling, Monitor.NONE);
        }
    }

    private static List<Network> networks() {
        final Dynamics map = Dynamics.DEFAULT;
        final Dynamics leaky =
                new Dynamics(Dynamics.Kind.LEAKY_MAP, Nonlinearity.TANH, 0, Input.NONE, FlowSettings.DEFAULT, 0.3);
        return List.of(
                network(
                        "student-t nu 3 g 1.5",
                        EnsembleKind.STUDENT,
                        Map.of(EnsembleParameter.NU, 3.0),
                        50,
                        1.5,
                        map,
                        40),
                network("lognormal g 2", EnsembleKind.LOGNORMAL, Map.of(EnsembleParameter.SIGMA, 1.0), 60, 2, map, 40),
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
                        Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT),
                        20),
                stable("leaky map alpha 2 g 4", 2, 100, 4, leaky),
                network(
                        "random modes beta .3 g 3",
                        EnsembleKind.RANDOM_MODES,
                        Map.of(EnsembleParameter.BETA, 0.3),
                        100,
                        3,
                        map,
                        40),
                network(
                        "sparse alpha 1.5 density .2 g 2",
                        EnsembleKind.SPARSE,
                        Map.of(EnsembleParameter.ALPHA, 1.5, EnsembleParameter.DENSITY, 0.2),
                        80,
                        2,
                        map,
                        40));
    }

    private static Network network(
            String name,
            EnsembleKind law,
            Map<EnsembleParameter, Double> parameters,
            int n,
            double gain,
            Dynamics dynamics,
            int exponents) {
        return new Network(name, law, parameters, n, gain, dynamics, exponents);
    }

    private static Network stable(String name, double alpha, int n, double gain, Dynamics dynamics) {
        return network(name, EnsembleKind.STABLE, Map.of(EnsembleParameter.ALPHA, alpha), n, gain, dynamics, 40);
    }

    private static double value(NetworkResult result, MeasuredColumn column) {
        return column.of(result) instanceof Double value ? value : Double.NaN;
    }

    /** Coverage of one quantity of one network. */
    private record Cell(String network, MeasuredColumn quantity, double truth, double scatter, int covered, int told) {

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
                    "| %s | `%s` | %.4g | %.2g | %.3f | %d |",
                    network,
                    quantity.label(),
                    truth,
                    scatter,
                    coverage(),
                    SEEDS - told);
        }
    }

    private static List<Cell> cells(Network network) {
        final Coupling coupling = network.recipe(0).disorder().draw(Monitor.NONE);
        final List<NetworkResult> truths = new ArrayList<>();
        for (int seed = 1; seed <= TRUTHS; seed++) {
            truths.add(network.run(coupling, seed, LONGER));
        }
        final List<NetworkResult> runs = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            runs.add(network.run(coupling, FIRST_SEED + seed, 1));
        }
        final List<Cell> cells = new ArrayList<>();
        for (MeasuredColumn quantity : QUANTITIES) {
            final double truth = truths.stream()
                    .mapToDouble(run -> value(run, quantity))
                    .average()
                    .orElseThrow();
            final double scatter = Math.sqrt(truths.stream()
                            .mapToDouble(run -> Math.pow(value(run, quantity) - truth, 2))
                            .sum()
                    / (TRUTHS - 1));
            int covered = 0;
            int told = 0;
            for (NetworkResult run : runs) {
                final double error = value(run, ERRORS.get(quantity));
                told += Double.isNaN(error) ? 0 : 1;
                covered += Math.abs(value(run, quantity) - truth) <= error ? 1 : 0;
            }
            cells.add(new Cell(network.name(), quantity, truth, scatter, covered, told));
        }
        return cells;
    }

    /**
     * Of errors that are exactly right, 68.3 % cover, and a cell of 200 has a standard deviation of 3.3 %: it lies in 60 to 76 %
     * but for 1 in 60, and below 55 % in 3 of 100 000. More than 5 of 50 cells outside, if each has the former rate, come about in
     * 2 of 10 000. Runs that have no error, with the reason in their note, do not count.
     */
    @Test
    void aSigmaCoversTwoOfThree() {
        final List<Cell> all = new ArrayList<>();
        for (Network network : networks()) {
            final List<Cell> cells = cells(network);
            cells.forEach(System.out::println);
            all.addAll(cells);
        }
        final List<Cell> outside = all.stream()
                .filter(cell -> cell.isTold() && !(cell.coverage() >= 0.60 && cell.coverage() <= 0.76))
                .toList();
        System.out.println(outside.size() + " of " + all.size() + " outside");
        assertTrue(outside.size() <= 5, outside.toString());
        assertTrue(all.stream().noneMatch(cell -> cell.isTold() && cell.coverage() < 0.55), outside.toString());
    }

    /** Prints the table. */
    public static void main(String[] networks) {
        final List<String> wanted = List.of(networks);
        for (Network network : networks()) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(network.name()::contains)) {
                cells(network).forEach(System.out::println);
            }
        }
    }
}
