package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Dynamics;

class LengthsTest {

    private static Dynamics flow(double timeStep, double timeConstant) {
        return Dynamics.flow(Nonlinearity.TANH, 0, new FlowSettings(Scheme.HEUN, timeStep, timeConstant));
    }

    private static Dynamics leaky(double leak) {
        return Dynamics.leakyMap(Nonlinearity.TANH, 0, leak);
    }

    private static Dynamics oscillators(double damping, double timeStep) {
        return Dynamics.secondOrder(Nonlinearity.TANH, 0, damping, timeStep);
    }

    @Test
    void mapsHaveThePublishedWarmup() {
        assertEquals(new LyapunovSettings(3, 2900, 100, 300), Lengths.USUAL.exponents(3, Dynamics.usual(), 1000));
        assertEquals(
                new LyapunovSettings(3, 2900, 100, 300),
                Lengths.USUAL.exponents(3, Dynamics.map(Nonlinearity.ERF, 0.5), 1000));
        assertEquals(new LyapunovSettings(3, 2900, 100, 300), Lengths.USUAL.exponents(3, leaky(1), 1000));
        assertEquals(new Simulation(3000, 1000), Lengths.USUAL.simulation(Dynamics.usual(), 1000));
        assertEquals(20_000, Lengths.USUAL.limit(Dynamics.usual()));
        assertEquals(10, Lengths.every(Dynamics.usual()));
    }

    /** A leaky map is the flow in steps of Euler, with the leak for a step in time constants: the same numbers of steps. */
    @Test
    void flowsAreMeasuredInTimeConstants() {
        final LyapunovSettings tenth = new LyapunovSettings(3, 2900, 1000, 3000);
        assertEquals(tenth, Lengths.USUAL.exponents(3, flow(0.1, 1), 1000));
        assertEquals(tenth, Lengths.USUAL.exponents(3, flow(1, 10), 1000), "whatever the unit of time");
        assertEquals(tenth, Lengths.USUAL.exponents(3, leaky(0.1), 1000));
        assertEquals(new Simulation(3900, 3000), Lengths.USUAL.simulation(flow(0.1, 1), 1000));
        assertEquals(200_000, Lengths.USUAL.limit(flow(0.1, 1)));
        final LyapunovSettings hundredth = new LyapunovSettings(3, 29_000, 10_000, 30_000);
        assertEquals(hundredth, Lengths.USUAL.exponents(3, flow(0.01, 1), 1000));
        assertEquals(hundredth, Lengths.USUAL.exponents(3, leaky(0.01), 1000));
        assertEquals(100, Lengths.every(flow(0.01, 1)));
        assertEquals(
                new LyapunovSettings(3, 2900, 100, 300),
                Lengths.USUAL.exponents(3, flow(1.5, 1), 1000),
                "never below a map");
    }

    /** Small networks fluctuate more and cost less, but no default run is longer than ten thousand steps for their sake. */
    @Test
    void smallNetworksAreMeasuredLonger() {
        assertEquals(300, steps(Dynamics.usual(), 1_000_000));
        assertEquals(301, steps(Dynamics.usual(), 997));
        assertEquals(1500, steps(Dynamics.usual(), 200));
        assertEquals(3000, steps(Dynamics.usual(), 100));
        assertEquals(3000, steps(Dynamics.usual(), 1));
        assertEquals(6000, steps(leaky(0.5), 100));
        assertEquals(10_000, steps(flow(0.1, 1), 100));
        assertEquals(7500, steps(flow(0.1, 1), 400));
        assertEquals(15_000, steps(flow(0.02, 1), 100), "three hundred time constants in any case");
        assertEquals(1000, Lengths.USUAL.simulation(Dynamics.usual(), 1000).steps());
        assertEquals(1000, Lengths.USUAL.dimensions(1, Dynamics.usual(), 1000).steps());
        assertEquals(1500, Lengths.USUAL.dimensions(1, Dynamics.usual(), 200).steps());
    }

    private static int steps(Dynamics dynamics, int neurons) {
        return Lengths.USUAL.exponents(1, dynamics, neurons).steps();
    }

    /** A limit that somebody gives is no reason to refuse a length that nobody gave. */
    @Test
    void noDefaultIsAboveTheLimitOfARun() {
        final Optional<Precision> limited = Optional.of(Precision.ofRegime(400));
        assertEquals(
                400, Lengths.USUAL.exponents(1, Dynamics.usual(), 40, limited).steps());
        assertEquals(
                300, Lengths.USUAL.exponents(1, Dynamics.usual(), 1000, limited).steps());
        assertEquals(300, Lengths.USUAL.search(Dynamics.usual(), 20_000).steps());
        assertEquals(200, Lengths.USUAL.search(Dynamics.usual(), 200).steps());
        final Lengths given = new Lengths(Optional.empty(), Optional.empty(), Optional.of(500));
        assertEquals(500, given.exponents(1, Dynamics.usual(), 40, limited).steps(), "for the measurement to refuse");
    }

    /** x'' = -c x' - x decays as exp(-c t / 2) up to c = 2, and as the root -c/2 + sqrt(c^2/4 - 1) tells beyond. */
    @Test
    void oscillatorsHaveTheTimeConstantOfTheirDecay() {
        assertEquals(20, oscillators(1, 0.1).stepsOfTimeConstant(), 1e-12);
        assertEquals(10, oscillators(2, 0.1).stepsOfTimeConstant(), 1e-12);
        final double slow = -5.0 / 2 + Math.sqrt(25.0 / 4 - 1);
        assertEquals(-1 / slow / 0.1, oscillators(5, 0.1).stepsOfTimeConstant(), 1e-9);
        assertEquals(100, oscillators(0, 0.1).stepsOfTimeConstant(), "undamped, it must end");
        assertEquals(100, oscillators(1e-300, 0.1).stepsOfTimeConstant());
        assertEquals(new LyapunovSettings(3, 5800, 2000, 6000), Lengths.USUAL.exponents(3, oscillators(1, 0.1), 1000));
    }

    @Test
    void whatIsGivenHolds() {
        final Lengths given = new Lengths(Optional.of(0), Optional.of(5), Optional.of(40_000));
        assertEquals(new LyapunovSettings(3, 0, 5, 40_000), given.exponents(3, flow(0.1, 1), 1000));
        assertEquals(new LyapunovSettings(3, 0, 5, 40_000), given.dimensions(3, flow(0.1, 1), 1000));
        assertEquals(new Simulation(0, 40_000), given.simulation(Dynamics.usual(), 1000));
        assertEquals(40_000, given.limit(Dynamics.usual()), "a default limit is never below the steps");
        assertEquals(
                new LyapunovSettings(3, 0, 5, 40_000), given.exponents(3, flow(1e-9, 1), 1000), "no rule is asked");
    }

    /** Exponents and states alone see the same states, so that the tables of two commands agree. */
    @Test
    void statesBeginWhereThoseOfExponentsDo() {
        for (Dynamics dynamics : new Dynamics[] {Dynamics.usual(), flow(0.2, 1), leaky(0.3), oscillators(0.5, 0.2)}) {
            final LyapunovSettings exponents = Lengths.USUAL.dimensions(1, dynamics, 1000);
            final Simulation states = Lengths.USUAL.simulation(dynamics, 1000);
            assertEquals(exponents.warmup() + exponents.tangentWarmup(), states.warmup());
            assertEquals(exponents.steps(), states.steps());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-12, 1e-300})
    void refusesToGuessForStepsThatLeadNowhere(double timeStep) {
        final String reason = assertThrows(
                        IllegalArgumentException.class, () -> Lengths.USUAL.exponents(1, flow(timeStep, 1), 1000))
                .getMessage();
        assertTrue(reason.contains("at most 10000") && reason.contains("set the warm-up"), reason);
        assertThrows(IllegalArgumentException.class, () -> Lengths.USUAL.exponents(1, leaky(timeStep), 1000));
        assertThrows(IllegalArgumentException.class, () -> Lengths.USUAL.simulation(flow(timeStep, 1), 1000));
        assertThrows(IllegalArgumentException.class, () -> Lengths.every(leaky(timeStep)));
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThrows(
                IllegalArgumentException.class, () -> new Lengths(Optional.of(-1), Optional.empty(), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class, () -> new Lengths(Optional.empty(), Optional.of(-1), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class, () -> new Lengths(Optional.empty(), Optional.empty(), Optional.of(0)));
    }
}
