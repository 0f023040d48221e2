package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.ParticipationRatioEstimator;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

class ActivityDimensionsTest {

    private static final Disorder DISORDER = new Disorder(new GaussianEnsemble(), 40, 1);

    /** States before and after the nonlinearity, seen without the observer. */
    private record Clouds(double[][] before, double[][] after) {

        static Clouds of(NetworkRecipe recipe, Coupling coupling, int warmup, int steps, int every) {
            final Orbit orbit = recipe.network(coupling).start(new Seed(recipe.stateSeed()));
            final List<double[]> before = new ArrayList<>();
            final List<double[]> after = new ArrayList<>();
            for (int t = 0; t < warmup + steps; t++) {
                orbit.step();
                if (t >= warmup && (t - warmup) % every == 0) {
                    before.add(orbit.preActivation().clone());
                    after.add(orbit.activity().clone());
                }
            }
            return new Clouds(before.toArray(double[][]::new), after.toArray(double[][]::new));
        }

        double ratio(double[][] states, ParticipationRatioEstimator.Variant variant) {
            return new ParticipationRatioEstimator(variant, CovarianceSettings.DEFAULT)
                    .estimate(states, Monitor.NONE)
                    .dimension();
        }
    }

    private static void assertDimensions(NetworkRecipe recipe, int every) {
        final Coupling coupling = recipe.disorder().draw(Monitor.NONE);
        final int steps = 1000;
        final NetworkResult result =
                new ActivityAnalysis(new Simulation(100, steps)).run(recipe, coupling, Monitor.NONE);
        final Clouds clouds = Clouds.of(recipe, coupling, 100, steps, every);
        final double x = (double) MeasuredColumn.PR_X.of(result);
        final double phi = (double) MeasuredColumn.PR_PHI.of(result);
        assertEquals(clouds.ratio(clouds.before(), ParticipationRatioEstimator.Variant.CORRECTED), x, 1e-9);
        assertEquals(clouds.ratio(clouds.after(), ParticipationRatioEstimator.Variant.CORRECTED), phi, 1e-9);
        assertEquals(
                clouds.ratio(clouds.after(), ParticipationRatioEstimator.Variant.CORRECTED),
                (double) MeasuredColumn.PR_PHI_CORRECTED.of(result),
                1e-9);
        assertTrue((double) MeasuredColumn.PR_X_SE.of(result) > 0 && (double) MeasuredColumn.PR_PHI_SE.of(result) > 0);
        assertTrue((double) MeasuredColumn.PR_PHI_CORRECTED_SE.of(result) > 0);
        assertEquals((long) steps, MeasuredColumn.STEPS.of(result));
    }

    /**
     * A chaotic network whose activity changes sides every few thousand steps, so that half of all runs of 3000 steps do not see it: their
     * ratio is 13, and that of the attractor 2.3 (four of five runs of 30 000 steps). A run that stays on one side has no error, and the
     * ratio on both sides is near that of the attractor.
     */
    @Test
    void aRunOnOneSideHasNoError() {
        final Disorder disorder = new Disorder(new StableEnsemble(2), 100, 601);
        final Coupling coupling = disorder.draw(Monitor.NONE);
        final ActivityAnalysis analysis = new ActivityAnalysis(new Simulation(3000, 3000));
        final NetworkResult oneSide =
                analysis.run(new NetworkRecipe(disorder, 1.2, 9001, Dynamics.usual()), coupling, Monitor.NONE);
        assertEquals(13, (double) MeasuredColumn.PR_X.of(oneSide), 1);
        assertNull(MeasuredColumn.PR_X_SE.of(oneSide));
        assertNull(MeasuredColumn.PR_PHI_SE.of(oneSide));
        assertTrue(oneSide.measurement().note().contains("stays on one of two sides"));
        final double both = oneSide.measurement()
                .activity()
                .orElseThrow()
                .dimensions()
                .bothSides()
                .orElseThrow();
        assertTrue(both > 1.5 && both < 3.5, "ratio on both sides " + both);
        final NetworkResult bothSides =
                analysis.run(new NetworkRecipe(disorder, 1.2, 9010, Dynamics.usual()), coupling, Monitor.NONE);
        assertEquals(
                2.3, (double) MeasuredColumn.PR_X.of(bothSides), 3 * (double) MeasuredColumn.PR_X_SE.of(bothSides));
    }

    /** A bias, an input or a nonlinearity that is not odd tells the sides apart. */
    @Test
    void onlyOddEquationsHaveTwoSides() {
        final Coupling coupling = DISORDER.draw(Monitor.NONE);
        assertTrue(new NetworkMap(coupling, 1, Nonlinearity.TANH, 0.1).isOdd());
        assertFalse(new NetworkMap(coupling, 1, Nonlinearity.LOGISTIC, 0).isOdd());
        assertFalse(new NetworkMap(coupling, 1, Nonlinearity.TANH, 0, new Input.Constant(0.1)).isOdd());
    }

    @Test
    void ofAMapAllStatesCount() {
        assertDimensions(new NetworkRecipe(DISORDER, 3, 1, Dynamics.usual()), 1);
    }

    /** h = 0.25: two steps to half a time constant. */
    @Test
    void ofAFlowHalfATimeConstantApart() {
        final var flow = Dynamics.flow(Nonlinearity.TANH, 1, new FlowSettings(FlowSettings.DEFAULT.scheme(), 0.25, 1));
        assertDimensions(new NetworkRecipe(DISORDER, 1, 1, flow), 2);
    }

    /** A run that ends when it has converged sees more states than it must, and all of them count. */
    @Test
    void adaptiveRunsCountAllTheirStates() {
        final NetworkRecipe recipe = new NetworkRecipe(DISORDER, 3, 1, Dynamics.usual());
        final Coupling coupling = DISORDER.draw(Monitor.NONE);
        final Precision never = new Precision(Precision.Target.LYAPUNOV_MAX, 1e-9, 500);
        final NetworkResult result = new NetworkAnalysis(new LyapunovSettings(2, 100, 0, 60), Optional.of(never))
                .run(recipe, coupling, Monitor.NONE);
        assertEquals(500L, MeasuredColumn.STEPS.of(result));
        final Clouds clouds = Clouds.of(recipe, coupling, 100, 500, 1);
        // blocks of another length than those of 500 states that were announced, so the estimate differs within its
        // error
        assertEquals(
                clouds.ratio(clouds.after(), ParticipationRatioEstimator.Variant.CORRECTED),
                (double) MeasuredColumn.PR_PHI.of(result),
                (double) MeasuredColumn.PR_PHI_SE.of(result));
    }

    @Test
    void largeNetworksHaveTheRawValueOnly() {
        final NetworkRecipe recipe = new NetworkRecipe(DISORDER, 3, 1, Dynamics.usual());
        final NetworkResult result = new ActivityAnalysis(new Simulation(100, 50), 39)
                .run(recipe, DISORDER.draw(Monitor.NONE), Monitor.NONE);
        assertTrue((double) MeasuredColumn.PR_PHI.of(result) > 1);
        for (MeasuredColumn column : List.of(
                MeasuredColumn.PR_X,
                MeasuredColumn.PR_X_SE,
                MeasuredColumn.PR_PHI_SE,
                MeasuredColumn.PR_PHI_CORRECTED)) {
            assertNull(column.of(result), column.label());
        }
        assertEquals(
                "participation ratios have errors, and are corrected, up to 39 neurons",
                MeasuredColumn.NOTE.of(result));
    }

    @Test
    void fewStatesHaveTheRawValueAndAReason() {
        final NetworkResult result = new ActivityAnalysis(new Simulation(100, 39))
                .run(new NetworkRecipe(DISORDER, 3, 1, Dynamics.usual()), DISORDER.draw(Monitor.NONE), Monitor.NONE);
        assertNull(MeasuredColumn.PR_PHI_SE.of(result));
        assertEquals(
                "participation ratios have errors from 40 states on, but there are 39", MeasuredColumn.NOTE.of(result));
    }

    /** Below the transition the activity dies out; what is left of it after 500 steps has no dimension, with exponents or without. */
    @Test
    void aNetworkOnTheWayToRestHasNoDimensions() {
        final NetworkRecipe recipe = new NetworkRecipe(DISORDER, 0.5, 1, Dynamics.usual());
        final Coupling coupling = DISORDER.draw(Monitor.NONE);
        for (NetworkResult result : List.of(
                new ActivityAnalysis(new Simulation(100, 100)).run(recipe, coupling, Monitor.NONE),
                new NetworkAnalysis(new LyapunovSettings(1, 100, 0, 100)).run(recipe, coupling, Monitor.NONE))) {
            for (MeasuredColumn column : List.of(
                    MeasuredColumn.PR_X,
                    MeasuredColumn.PR_PHI,
                    MeasuredColumn.PR_PHI_CORRECTED,
                    MeasuredColumn.PR_PHI_SE)) {
                assertEquals(0.0, column.of(result), column.label());
            }
            assertTrue(MeasuredColumn.NOTE.of(result).toString().contains("rest"));
        }
    }

    /** The effective number of states is that of the correlations of the activity: about K for a map that forgets at once. */
    @Test
    void effectiveStates() {
        final Dynamics noisy = Dynamics.map(Nonlinearity.TANH, 3);
        final NetworkResult result = new ActivityAnalysis(new Simulation(100, 1000))
                .run(new NetworkRecipe(DISORDER, 0.1, 1, noisy), DISORDER.draw(Monitor.NONE), Monitor.NONE);
        assertEquals(1000, (double) MeasuredColumn.EFFECTIVE_STATES.of(result), 50);
    }

    /** Where the activity remembers too long, what is made of many exponents has no error, and the note says so; lambda_max keeps its own. */
    @Test
    void aMemoryLongerThanABlockLeavesNoErrorOfTheDimension() {
        final NetworkRecipe recipe = new NetworkRecipe(DISORDER, 3, 1, Dynamics.usual());
        final Coupling coupling = DISORDER.draw(Monitor.NONE);
        for (int steps : new int[] {40, 1000}) {
            final NetworkResult result =
                    new NetworkAnalysis(new LyapunovSettings(30, 300, 100, steps)).run(recipe, coupling, Monitor.NONE);
            assertEquals("chaotic", MeasuredColumn.REGIME.of(result));
            final boolean isLong = steps > 40;
            for (MeasuredColumn column : List.of(
                    MeasuredColumn.KAPLAN_YORKE_SE,
                    MeasuredColumn.KS_ENTROPY_SE,
                    MeasuredColumn.PR_X_SE,
                    MeasuredColumn.PR_PHI_SE)) {
                assertEquals(isLong, column.of(result) != null, column.label() + " of " + steps);
            }
            assertTrue((double) MeasuredColumn.LYAPUNOV_MAX_SE.of(result) > 0);
            final String note = String.valueOf(MeasuredColumn.NOTE.of(result));
            assertEquals(!isLong, note.contains("kaplan_yorke and ks_entropy have no error"), note);
        }
    }

    /**
     * A ring of neurons, each driven by the one before it with gain 2: a pattern of signs moves round it, at the amplitude s = 2 tanh s.
     * Its states are the shifts of the pattern, whose covariance is circulant, with the squared moduli of the pattern's Fourier
     * coefficients for eigenvalues, but for the mean. The ratio over one period is that of these, without an error.
     */
    @Test
    void aCycleOfAMapHasTheExactRatioOfItsPeriod() {
        final int n = 7;
        final double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][(i + n - 1) % n] = 1;
        }
        final Coupling ring = Coupling.of(rows, List.of());
        int cycles = 0;
        for (int seed = 1; seed <= 8; seed++) {
            final DynamicalSystem map = Dynamics.usual().network(ring, 2);
            final double[][] last = new double[1][];
            new Simulation(200, 1).run(map, new Seed(seed), state -> last[0] = state.clone(), Monitor.NONE);
            final double expected = ratioOfShifts(last[0]);
            final Measurement measured =
                    new NetworkAnalysis(new LyapunovSettings(3, 200, 20, 300)).measure(map, seed, Monitor.NONE);
            if (measured.regime().orElseThrow() != Regime.CYCLE) {
                continue;
            }
            cycles++;
            final ActivityDimensions dimensions =
                    measured.activity().orElseThrow().dimensions();
            for (DimensionEstimate estimate : List.of(
                    dimensions.x().orElseThrow(),
                    dimensions.phi().orElseThrow(),
                    dimensions.phiCorrected().orElseThrow())) {
                assertEquals(expected, estimate.dimension(), 1e-9, "seed " + seed);
                assertEquals(0, estimate.standardError().orElseThrow());
            }
        }
        assertTrue(cycles >= 6, cycles + " cycles");
    }

    /** By the definition of the Fourier transform. */
    private static double ratioOfShifts(double[] pattern) {
        double sum = 0;
        double squares = 0;
        for (int k = 1; k < pattern.length; k++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < pattern.length; i++) {
                re += pattern[i] * Math.cos(2 * Math.PI * k * i / pattern.length);
                im += pattern[i] * Math.sin(2 * Math.PI * k * i / pattern.length);
            }
            sum += re * re + im * im;
            squares += (re * re + im * im) * (re * re + im * im);
        }
        return sum * sum / squares;
    }
}
