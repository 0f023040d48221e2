package org.tailspin.core.lyapunov;

import org.tailspin.core.dynamics.Simulation;

/**
 * How long to measure, and how many exponents.
 *
 * @param exponents number of leading exponents, at least 1, or {@link #ALL}, or {@link #AUTO}
 * @param warmup steps of the state before anything is measured, at least 0
 * @param tangentWarmup steps of the tangent frame, after those of the state, before anything is averaged; at least 0
 * @param steps measured steps, at least 1
 */
public record LyapunovSettings(int exponents, int warmup, int tangentWarmup, int steps) {

    /** As many exponents as the system has dimensions. */
    public static final int ALL = Integer.MAX_VALUE;

    /** As many exponents as the Kaplan-Yorke dimension needs: until their sum has turned negative with room to spare. */
    public static final int AUTO = Integer.MAX_VALUE - 1;

    /** Exponents where nothing else is said. */
    public static final int DEFAULT_EXPONENTS = 40;

    /** Steps of the state until it has forgotten where it started (the published setting). */
    public static final int DEFAULT_WARMUP = Simulation.DEFAULT_WARMUP;

    /** Steps of the frame until it has turned to the covariant directions. */
    public static final int DEFAULT_TANGENT_WARMUP = 100;

    /** Measured steps. */
    public static final int DEFAULT_STEPS = 300;

    /** Measured steps of a flow, which last a tenth of a time constant by default. */
    public static final int DEFAULT_FLOW_STEPS = 10 * DEFAULT_STEPS;

    /** Steps of the frame of a flow. */
    public static final int DEFAULT_FLOW_TANGENT_WARMUP = 10 * DEFAULT_TANGENT_WARMUP;

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public LyapunovSettings {
        check(exponents >= 1, "the number of exponents must be at least 1", exponents);
        check(warmup >= 0, "the warm-up must be at least 0 steps", warmup);
        check(tangentWarmup >= 0, "the tangent warm-up must be at least 0 steps", tangentWarmup);
        check(steps >= 1, "the number of measured steps must be at least 1", steps);
    }

    /**
     * The lengths where nothing else is said.
     *
     * @param exponents number of leading exponents, as in the constructor
     * @param isFlow whether time is continuous
     * @return the settings
     */
    public static LyapunovSettings usual(int exponents, boolean isFlow) {
        return new LyapunovSettings(
                exponents,
                DEFAULT_WARMUP,
                isFlow ? DEFAULT_FLOW_TANGENT_WARMUP : DEFAULT_TANGENT_WARMUP,
                isFlow ? DEFAULT_FLOW_STEPS : DEFAULT_STEPS);
    }

    private static void check(boolean condition, String bound, int value) {
        if (!condition) {
            throw new IllegalArgumentException(bound + ", but is " + value);
        }
    }

    /**
     * @return whether the run itself finds the number of exponents
     */
    public boolean isAutomatic() {
        return exponents == AUTO;
    }

    /**
     * The largest number of exponents for a system.
     *
     * @param dimension of the system
     * @return the number asked for, or the dimension for {@link #ALL} and {@link #AUTO}
     * @throws IllegalArgumentException if more are asked for than there are
     */
    public int exponentsOf(int dimension) {
        if (exponents == ALL || exponents == AUTO) {
            return dimension;
        }
        if (exponents > dimension) {
            throw new IllegalArgumentException("the number of exponents must be at most the number of neurons, N = "
                    + dimension + ", but is " + exponents);
        }
        return exponents;
    }

    /**
     * @return steps in all, warm-up included
     */
    public long totalSteps() {
        return (long) warmup + tangentWarmup + steps;
    }
}
