package org.tailspin.core.analysis;

import java.util.Optional;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Dynamics;

/**
 * How long networks run: what somebody said, and for all that nobody said the one rule of the project,
 * {@link LyapunovSettings#usual}, by the dynamics and the size of each network. Commands and nodes, their dialogs and their documentation
 * ask here.
 *
 * @param warmup steps of the state before anything is measured, at least 0, if given
 * @param tangentWarmup steps of the tangent frame after those of the state, at least 0, if given
 * @param steps measured steps, at least 1, if given
 */
public record Lengths(Optional<Integer> warmup, Optional<Integer> tangentWarmup, Optional<Integer> steps) {

    /** Nothing is given: as the dynamics need. */
    public static final Lengths USUAL = new Lengths(Optional.empty(), Optional.empty(), Optional.empty());

    /** Measured states where a dimension of them is asked for, at least: as many as the exponents are averaged over are too few. */
    public static final int LEAST_STATES = 1000;

    /** Distance of the states that are kept of a trajectory, in steps, at least. */
    public static final int LEAST_EVERY = 10;

    /** How many steps are measured, in words, for help and dialogs. */
    public static final String MEASURED = LyapunovSettings.DEFAULT_STEPS_OF_NEURONS + "/N time constants, at least "
            + LyapunovSettings.DEFAULT_STEPS + ", and at most " + LyapunovSettings.DEFAULT_STEPS_AT_MOST
            + " or as many as " + LyapunovSettings.DEFAULT_STEPS_IN_ALL + " steps hold";

    /** What a time constant is, in words, for help and dialogs. */
    public static final String RULE =
            "A time constant is 1 step of a map, 1/leak of a leaky map, time_constant/dt of a flow,"
                    + " and 1/dt to 10/dt of a second-order flow, by its damping.";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public Lengths {
        new LyapunovSettings(1, warmup.orElse(0), tangentWarmup.orElse(0), steps.orElse(1));
    }

    /** Only asked for what is not given: a rule that does not apply must not refuse. */
    private static LyapunovSettings usual(Dynamics dynamics, int neurons) {
        return LyapunovSettings.usual(1, dynamics.stepsOfTimeConstant(), neurons);
    }

    /**
     * For exponents.
     *
     * @param exponents how many, as in {@link LyapunovSettings}
     * @param dynamics of a network
     * @param neurons N of the network
     * @return what to measure of it
     * @throws IllegalArgumentException if a default is asked for and a time constant has too many steps
     */
    public LyapunovSettings exponents(int exponents, Dynamics dynamics, int neurons) {
        return new LyapunovSettings(
                exponents, warmup(dynamics), tangentWarmup(dynamics), steps.orElseGet(() -> usual(dynamics, neurons)
                        .steps()));
    }

    /**
     * For exponents, in a run that is to reach a precision: a length that nobody said is no longer than the limit of the run.
     *
     * @param exponents how many, as in {@link LyapunovSettings}
     * @param dynamics of a network
     * @param neurons N of the network
     * @param precision at which error the run ends, if it is not of fixed length
     * @return what to measure of it, at least
     * @throws IllegalArgumentException if a default is asked for and a time constant has too many steps
     */
    public LyapunovSettings exponents(int exponents, Dynamics dynamics, int neurons, Optional<Precision> precision) {
        final LyapunovSettings all = exponents(exponents, dynamics, neurons);
        final int most = steps.isPresent()
                ? all.steps()
                : precision.map(Precision::maxSteps).orElse(all.steps());
        return new LyapunovSettings(exponents, all.warmup(), all.tangentWarmup(), Math.min(most, all.steps()));
    }

    /**
     * For the regimes of a search, whose runs go on until they are decided: no default is longer than the shortest.
     *
     * @param dynamics of a network
     * @param limit measured steps at which a run is given up
     * @return what to measure of it, at least
     * @throws IllegalArgumentException if a default is asked for and a time constant has too many steps
     */
    public LyapunovSettings search(Dynamics dynamics, int limit) {
        return exponents(1, dynamics, Integer.MAX_VALUE, Optional.of(Precision.ofRegime(limit)));
    }

    /**
     * For exponents and dimensions of the same states.
     *
     * @param exponents how many, as in {@link LyapunovSettings}
     * @param dynamics of a network
     * @param neurons N of the network
     * @return what to measure of it
     * @throws IllegalArgumentException if a default is asked for and a time constant has too many steps
     */
    public LyapunovSettings dimensions(int exponents, Dynamics dynamics, int neurons) {
        return new LyapunovSettings(exponents, warmup(dynamics), tangentWarmup(dynamics), states(dynamics, neurons));
    }

    /**
     * For states alone, which begin where those of exponents do.
     *
     * @param dynamics of a network
     * @param neurons N of the network
     * @return how long to run it
     * @throws IllegalArgumentException if a default is asked for and a time constant has too many steps
     */
    public Simulation simulation(Dynamics dynamics, int neurons) {
        final int before = warmup.orElseGet(() -> warmup(dynamics) + tangentWarmup(dynamics));
        return new Simulation(before, states(dynamics, neurons));
    }

    /**
     * {@return measured steps at which a run that is to reach a precision is given up}
     *
     * @param dynamics of a network
     * @throws IllegalArgumentException if a time constant has too many steps
     */
    public int limit(Dynamics dynamics) {
        final int limit = LyapunovSettings.steps(LyapunovSettings.DEFAULT_MAX_STEPS, dynamics.stepsOfTimeConstant());
        return Math.max(limit, steps.orElse(0));
    }

    /**
     * {@return distance of the states that are kept of its trajectory, in steps: a time constant, but at least {@value
     * #LEAST_EVERY}}
     *
     * @param dynamics of a network
     * @throws IllegalArgumentException if a time constant has too many steps
     */
    public static int every(Dynamics dynamics) {
        return Math.max(LEAST_EVERY, LyapunovSettings.steps(1, dynamics.stepsOfTimeConstant()));
    }

    private int warmup(Dynamics dynamics) {
        return warmup.orElseGet(() -> usual(dynamics, 1).warmup());
    }

    private int tangentWarmup(Dynamics dynamics) {
        return tangentWarmup.orElseGet(() -> usual(dynamics, 1).tangentWarmup());
    }

    private int states(Dynamics dynamics, int neurons) {
        return steps.orElseGet(
                () -> Math.max(LEAST_STATES, usual(dynamics, neurons).steps()));
    }
}
