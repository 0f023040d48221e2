package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;

/** What a row of the table says of a regime. */
class RegimeMeasurementTest {

    private static Measurement measure(double[][] rows, Dynamics dynamics, Optional<Precision> precision, long seed) {
        final LyapunovSettings settings =
                Lengths.USUAL.exponents(LyapunovSettings.ALL, dynamics, rows.length, precision);
        return new NetworkAnalysis(settings, precision)
                .measure(dynamics.network(Coupling.of(rows, List.of()), 1), seed, Monitor.NONE);
    }

    /** The label, the dimension and the period of the one attractor do not depend on where a run starts. */
    @Test
    void oneAttractorHasOneLabel() {
        final double[][] rows = {{2, -1.3}, {1.3, 2}};
        final Dynamics flow = Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT);
        final double period = (Double) MeasuredColumn.PERIOD.of(measure(rows, flow, Optional.empty(), 1));
        for (int seed = 1; seed <= 8; seed++) {
            final Measurement measured = measure(rows, flow, Optional.empty(), seed);
            assertEquals("cycle", MeasuredColumn.REGIME.of(measured));
            assertEquals(1.0, MeasuredColumn.KAPLAN_YORKE.of(measured));
            assertEquals(0.0, MeasuredColumn.KAPLAN_YORKE_SE.of(measured));
            assertEquals(0.0, MeasuredColumn.KS_ENTROPY.of(measured));
            assertEquals(period, (Double) MeasuredColumn.PERIOD.of(measured), 1e-3 * period);
        }
    }

    /** A state that leaves the range of a double diverges, and says so in place of numbers; a gain that does is a failure. */
    @Test
    void overflow() {
        final Dynamics linear = Dynamics.map(Nonlinearity.LINEAR, 0);
        final Measurement measured = measure(new double[][] {{0, -2}, {2, 0}}, linear, Optional.empty(), 1);
        assertEquals("diverging", MeasuredColumn.REGIME.of(measured));
        assertTrue(measured.note().startsWith("the state is no longer finite after step "), measured.note());
        for (MeasuredColumn column : new MeasuredColumn[] {
            MeasuredColumn.LYAPUNOV_MAX, MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.PR_PHI, MeasuredColumn.PERIOD
        }) {
            assertEquals(null, column.of(measured), column.label());
        }
        final double[][] huge = {{1e308, 1e308}, {1e308, 1e308}};
        assertThrows(
                ArithmeticException.class,
                () -> measure(huge, Dynamics.map(Nonlinearity.TANH, 0), Optional.empty(), 1));
    }

    /** The couplings are singular where a row of them is zero, and not where slopes are. */
    @Test
    void saysWhatIsSingular() {
        final double[][] regular = {{0, -3}, {3, 0}};
        final Measurement slopes = measure(regular, Dynamics.map(Nonlinearity.HARD_TANH, 0), Optional.empty(), 1);
        assertTrue(slopes.note().contains("the slope of hard-tanh is 0"), slopes.note());
        final double[][] singular = {{0.5, 1}, {0, 0}};
        final Measurement couplings = measure(singular, Dynamics.map(Nonlinearity.TANH, 0), Optional.empty(), 1);
        assertTrue(couplings.note().contains("the couplings are exactly singular"), couplings.note());
        assertTrue(!slopes.note().contains("the couplings"), slopes.note());
        // a slope of tanh is never 0, but below the range of a double
        final Measurement saturated = measure(
                new double[][] {{0, -3e200}, {3e200, 0}}, Dynamics.map(Nonlinearity.TANH, 0), Optional.empty(), 1);
        assertTrue(saturated.note().contains("below the range of a double"), saturated.note());
        assertTrue(!saturated.note().contains("singular"), saturated.note());
    }

    /** Products of covariances of values of 1e200 are no doubles: what is before the nonlinearity has no ratio, what is after it has. */
    @Test
    void valuesTooLargeForCovariancesHaveNoParticipationRatio() {
        final double[][] rows = {{0, -3e200}, {3e200, 0}};
        final Measurement measured = measure(rows, Dynamics.map(Nonlinearity.TANH, 0), Optional.empty(), 1);
        assertEquals(null, MeasuredColumn.PR_X.of(measured));
        // the four corners of a square
        assertEquals(2.0, (Double) MeasuredColumn.PR_PHI.of(measured), 1e-9);
        assertTrue(measured.note().contains("covariances leave the range of a double"), measured.note());
    }

    /** With the target regime the run itself goes on, and says whether it was decided. */
    @Test
    void goesOnUntilTheRegimeIsDecided() {
        final double angle = 1;
        final double gain = 1.05;
        final double[][] turn = {
            {gain * Math.cos(angle), -gain * Math.sin(angle)}, {gain * Math.sin(angle), gain * Math.cos(angle)}
        };
        final Dynamics map = Dynamics.map(Nonlinearity.TANH, 0);
        final Measurement decided = measure(turn, map, Optional.of(Precision.ofRegime(20_000)), 1);
        assertEquals(Regime.QUASI_PERIODIC, decided.regime().orElseThrow());
        assertEquals(1.0, MeasuredColumn.KAPLAN_YORKE.of(decided));
        assertEquals(true, MeasuredColumn.CONVERGED.of(decided));
        assertTrue((Long) MeasuredColumn.STEPS.of(decided) >= 1000, "steps " + MeasuredColumn.STEPS.of(decided));
        final Measurement given = measure(turn, map, Optional.of(Precision.ofRegime(300)), 1);
        assertEquals(Regime.UNDECIDED, given.regime().orElseThrow());
        assertEquals(false, MeasuredColumn.CONVERGED.of(given));
        assertTrue(given.note().startsWith("undecided: "), given.note());
        assertThrows(IllegalArgumentException.class, () -> new Precision(Precision.Target.REGIME, 0.1, 300));
    }

    /** One neuron whose excitation nearly makes up for its leak comes to rest at the rate .01: dimensions of its way are none. */
    @Test
    void aStateOnItsWayToRestHasNoDimensions() {
        final Dynamics flow = Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT);
        final double[][] rows = {{1.005}};
        final Measurement measured = measure(rows, flow, Optional.empty(), 1);
        assertEquals("fixed point", MeasuredColumn.REGIME.of(measured));
        final Measurement seen = new ActivityAnalysis(Lengths.USUAL.simulation(flow, 1))
                .measure(flow.network(Coupling.of(rows, List.of()), 1), 1, StateObserver.NONE, Monitor.NONE);
        for (Measurement each : List.of(measured, seen)) {
            assertEquals(0.0, MeasuredColumn.PR_PHI.of(each));
            assertEquals(0.0, MeasuredColumn.PR_X.of(each));
            assertTrue(each.note().contains("on its way to it") && !each.note().contains("rounding"), each.note());
        }
    }

    /** A largest exponent without an error says why: the decay of a critical state slows down for ever. */
    @Test
    void aMissingErrorHasAReason() {
        final Measurement critical =
                measure(new double[][] {{1, 0}, {0, 1}}, Dynamics.map(Nonlinearity.TANH, 0), Optional.empty(), 1);
        assertEquals(null, MeasuredColumn.LYAPUNOV_MAX_SE.of(critical));
        assertTrue(critical.note().contains("lyapunov_max has no error: "), critical.note());
    }

    /** The evidence changes nothing of what the run measures. */
    @Test
    void doesNotTouchTheRun() {
        final NetworkMap network =
                new NetworkMap(new StableEnsemble(1.5).draw(40, new Seed(3), Monitor.NONE), 0.8, Nonlinearity.TANH, 0);
        final LyapunovSettings settings = new LyapunovSettings(3, 500, 50, 100);
        final Measurement measured = new NetworkAnalysis(settings).measure(network, 3, Monitor.NONE);
        final double alone = new Lyapunov(network, settings)
                .measure(new Seed(3), StateObserver.NONE, Monitor.NONE)
                .max();
        assertEquals(alone, measured.spectrum().orElseThrow().max());
        assertEquals(100L, MeasuredColumn.STEPS.of(measured));
    }
}
