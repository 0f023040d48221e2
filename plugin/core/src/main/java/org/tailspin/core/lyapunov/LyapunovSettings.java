package org.tailspin.core.lyapunov;

import java.util.Locale;
import org.tailspin.core.linalg.TangentPrecision;

/**
 * How long to measure, and how many exponents.
 *
 * @param exponents number of leading exponents, at least 1, or {@link #ALL}, or {@link #AUTO}
 * @param warmup steps of the state before anything is measured, at least 0
 * @param tangentWarmup steps of the tangent frame, after those of the state, before anything is averaged; at least 0
 * @param steps measured steps, at least 1
 * @param precision of the tangent space
 */
public record LyapunovSettings(int exponents, int warmup, int tangentWarmup, int steps, TangentPrecision precision) {

    /** As many exponents as the system has dimensions. */
    public static final int ALL = Integer.MAX_VALUE;

    /** As many exponents as the Kaplan-Yorke dimension needs: until their sum has turned negative with room to spare. */
    public static final int AUTO = Integer.MAX_VALUE - 1;

    /** Steps of the state until it has forgotten where it started (the published setting), at least. */
    public static final int DEFAULT_WARMUP = 2900;

    /** The same in time constants of a neuron, where they are longer than {@value #DEFAULT_WARMUP} steps. */
    public static final int DEFAULT_WARMUP_CONSTANTS = 290;

    /** Time constants until the frame has turned to the covariant directions. */
    public static final int DEFAULT_TANGENT_WARMUP = 100;

    /** Measured time constants, at least. */
    public static final int DEFAULT_STEPS = 300;

    /** Measured time constants, at most. */
    public static final int DEFAULT_STEPS_AT_MOST = 3000;

    /** Measured time constants, times neurons: small networks fluctuate more, and cost less. */
    public static final int DEFAULT_STEPS_OF_NEURONS = 300_000;

    /** Measured steps beyond which a run is not longer than {@value #DEFAULT_STEPS} time constants. */
    public static final int DEFAULT_STEPS_IN_ALL = 10_000;

    /** Measured time constants at which a run that is to reach a precision is given up. */
    public static final int DEFAULT_MAX_STEPS = 20_000;

    /** A time constant of more steps than this has no default lengths: they would be millions of steps. */
    private static final double MOST_STEPS_OF_A_CONSTANT = 10_000;

    /** Steps for the regime after a run, in those of the run. */
    private static final int FOR_REGIME = 2;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges, or for a number of exponents that the precision is not for
     */
    public LyapunovSettings {
        check(exponents >= 1, "the number of exponents must be at least 1", exponents);
        check(warmup >= 0, "the warm-up must be at least 0 steps", warmup);
        check(tangentWarmup >= 0, "the tangent warm-up must be at least 0 steps", tangentWarmup);
        check(steps >= 1, "the number of measured steps must be at least 1", steps);
        if (exponents == ALL) {
            precision.checkAll();
        } else if (exponents != AUTO) {
            precision.check(Integer.MAX_VALUE, exponents);
        }
    }

    /**
     * In double precision.
     *
     * @param exponents number of leading exponents, at least 1, or {@link #ALL}, or {@link #AUTO}
     * @param warmup steps of the state before anything is measured, at least 0
     * @param tangentWarmup steps of the tangent frame, after those of the state, before anything is averaged; at least 0
     * @param steps measured steps, at least 1
     */
    public LyapunovSettings(int exponents, int warmup, int tangentWarmup, int steps) {
        this(exponents, warmup, tangentWarmup, steps, TangentPrecision.DOUBLE);
    }

    /**
     * {@return the same}
     *
     * @param wanted precision of the tangent space
     */
    public LyapunovSettings in(TangentPrecision wanted) {
        return new LyapunovSettings(exponents, warmup, tangentWarmup, steps, wanted);
    }

    /**
     * The lengths where nothing else is said, for every front end: so many time constants of a neuron, whatever the dynamics.
     *
     * <p>A step of all exponents costs N&sup3;. The activity of small networks remembers for up to hundreds of steps, which 300
     * do not show: errors from so few are too small or missing. So N = 100 and fewer are measured over ten times as many time
     * constants as N = 1000 and more, as long as they are not more than ten thousand steps.
     *
     * @param exponents number of leading exponents, as in the constructor
     * @param constant steps of a neuron's time constant, at least 1: 1 for a map
     * @param neurons N, at least 1
     * @return the settings
     * @throws IllegalArgumentException if the time constant has more than ten thousand steps
     */
    public static LyapunovSettings usual(int exponents, double constant, int neurons) {
        final double measured = Math.max(
                DEFAULT_STEPS,
                Math.min(
                        Math.min(DEFAULT_STEPS_AT_MOST, (double) DEFAULT_STEPS_OF_NEURONS / neurons),
                        DEFAULT_STEPS_IN_ALL / constant));
        return new LyapunovSettings(
                exponents,
                Math.max(DEFAULT_WARMUP, steps(DEFAULT_WARMUP_CONSTANTS, constant)),
                steps(DEFAULT_TANGENT_WARMUP, constant),
                steps(measured, constant));
    }

    /**
     * {@return the length in steps}
     *
     * @param constants length in time constants
     * @param constant steps of a neuron's time constant, at least 1
     * @throws IllegalArgumentException if the time constant has more than ten thousand steps
     */
    public static int steps(double constants, double constant) {
        if (!(constant <= MOST_STEPS_OF_A_CONSTANT)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a time constant of a neuron has %.6g steps, and default lengths are for at most %.0f:"
                            + " take longer steps, or set the warm-up, the warm-up of the frame and the measured steps",
                    constant,
                    MOST_STEPS_OF_A_CONSTANT));
        }
        return (int) Math.round(constants * constant);
    }

    private static void check(boolean condition, String bound, int value) {
        if (!condition) {
            throw new IllegalArgumentException(bound + ", but is " + value);
        }
    }

    /** {@return whether the run itself finds the number of exponents} */
    public boolean isAutomatic() {
        return exponents == AUTO;
    }

    /**
     * The largest number of exponents for a system.
     *
     * @param dimension of the system
     * @return the number asked for, or the dimension for {@link #ALL} and {@link #AUTO}
     * @throws IllegalArgumentException if more are asked for than there are, or the precision is not for so many; an automatic
     *     number goes on in double precision where it must
     */
    public int exponentsOf(int dimension) {
        final int k = numberOf(dimension);
        if (exponents != AUTO) {
            precision.check(dimension, k);
        }
        return k;
    }

    private int numberOf(int dimension) {
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
     * Steps that a regime may take after a run, with one tangent vector or two, where the run itself does not tell it.
     *
     * @param measured steps of the run
     * @return twice as many as the run has taken, warm-up included
     */
    public long stepsForRegime(long measured) {
        return FOR_REGIME * (warmup + (long) tangentWarmup + measured);
    }

    /** {@return steps in all, warm-up included} */
    public long totalSteps() {
        return (long) warmup + tangentWarmup + steps;
    }
}
