package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

/** Whether value &plusmn; error covers, of one small network; {@code test/statistics} has ten systems and more runs. */
class ErrorsTest {

    private static final int RUNS = 30;

    private static final Map<MeasuredColumn, MeasuredColumn> ERRORS = Map.of(
            MeasuredColumn.LYAPUNOV_MAX, MeasuredColumn.LYAPUNOV_MAX_SE,
            MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.KAPLAN_YORKE_SE,
            MeasuredColumn.KS_ENTROPY, MeasuredColumn.KS_ENTROPY_SE,
            MeasuredColumn.PR_X, MeasuredColumn.PR_X_SE,
            MeasuredColumn.PR_PHI, MeasuredColumn.PR_PHI_SE);

    private static NetworkResult run(NetworkRecipe recipe, Coupling coupling, int steps) {
        return new NetworkAnalysis(new LyapunovSettings(LyapunovSettings.AUTO, 300, 100, steps))
                .run(recipe, coupling, Monitor.NONE);
    }

    private static double value(NetworkResult result, MeasuredColumn column) {
        return column.of(result) instanceof Double value ? value : Double.NaN;
    }

    /**
     * A chaotic network with noise, which leaves it one attractor. Of errors that are exactly right 68.3 % cover, and 30 runs
     * of them 11 or fewer, or 29 or more, in 1 of 2000 for each quantity. The truth is a run of 30 times the length.
     */
    @Test
    void aSigmaCoversTwoOfThree() {
        final Dynamics dynamics = Dynamics.map(Nonlinearity.TANH, 0.3);
        final Disorder disorder = new Disorder(new StableEnsemble(2), 20, 1);
        final Coupling coupling = disorder.draw(Monitor.NONE);
        final NetworkResult truth = run(new NetworkRecipe(disorder, 3, 1, dynamics), coupling, 30_000);
        final Map<MeasuredColumn, Integer> covered = new LinkedHashMap<>();
        for (int seed = 101; seed < 101 + RUNS; seed++) {
            final NetworkResult result = run(new NetworkRecipe(disorder, 3, seed, dynamics), coupling, 1000);
            ERRORS.forEach((quantity, error) -> {
                final double distance = Math.abs(value(result, quantity) - value(truth, quantity));
                covered.merge(quantity, distance <= value(result, error) ? 1 : 0, Integer::sum);
            });
        }
        covered.forEach((quantity, runs) ->
                assertTrue(runs > 11 && runs < 29, quantity.label() + " is covered in " + runs + " of " + RUNS));
    }
}
