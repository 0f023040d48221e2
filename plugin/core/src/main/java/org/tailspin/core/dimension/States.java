package org.tailspin.core.dimension;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** States that an estimator is given. */
public final class States {

    /** Of the exponent: a sum of 2^30 fourth powers stays within the range. */
    private static final int SAFE = 240;

    private States() {}

    /**
     * Checks what an estimator is given.
     *
     * @param states rows of one length, finite
     * @param least how many there must be
     * @return the number of variables
     * @throws IllegalArgumentException otherwise
     */
    public static int check(double[][] states, int least) {
        if (states.length < least) {
            throw new IllegalArgumentException(
                    "the estimate needs at least " + least + " states, but has " + states.length);
        }
        final int n = ParticipationRatio.checkDimension(states[0].length);
        for (int t = 0; t < states.length; t++) {
            if (states[t].length != n) {
                throw new IllegalArgumentException("all states must have " + n
                        + " variables, as state 1 has, but state " + (t + 1) + " has " + states[t].length);
            }
            checkFinite(states[t], t);
        }
        return n;
    }

    /**
     * Checks that a state is one of numbers.
     *
     * @param state a state
     * @param t its place, from 0, for the message
     * @throws IllegalArgumentException if an entry is infinite or NaN
     */
    static void checkFinite(double[] state, long t) {
        for (int i = 0; i < state.length; i++) {
            if (!(Math.abs(state[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "variable " + (i + 1) + " of state " + (t + 1) + " must be finite, but is " + state[i]);
            }
        }
    }

    /** Whether all states are the same. */
    static boolean atRest(double[][] states) {
        for (double[] state : states) {
            for (int i = 0; i < state.length; i++) {
                if (state[i] != states[0][i]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * How many factors of 2 bring values to the size of 1, where squares and fourth powers of them would leave the range of a
     * double. A power of 2 changes no digit of what does not depend on the unit.
     *
     * @param states rows of finite numbers; not changed
     * @return 0 for values between 2^-{@value #SAFE} and 2^{@value #SAFE}, by their largest modulus, and for zeros
     */
    public static int binaryScale(double[][] states) {
        double largest = 0;
        for (double[] state : states) {
            for (double x : state) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        return largest == 0 || Double.isNaN(largest) || Math.abs(Math.getExponent(largest)) <= SAFE
                ? 0
                : -Math.getExponent(largest);
    }

    /**
     * {@return the numbers times 2 to that power; the same array for 0}
     *
     * @param states rows of finite numbers; not changed
     * @param exponent of 2
     */
    public static double[][] scaled(double[][] states, int exponent) {
        if (exponent == 0) {
            return states;
        }
        final double[][] scaled = new double[states.length][];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = states[t].clone();
            for (int i = 0; i < scaled[t].length; i++) {
                scaled[t][i] = Math.scalb(scaled[t][i], exponent);
            }
        }
        return scaled;
    }

    /**
     * Divides every variable by its standard deviation, about its mean over the states (divisor K): all then count alike, and
     * the covariance is the matrix of correlations.
     *
     * @param states {@code states[t]} is the state at time t; of one length; not changed
     * @return the same in these units; a variable that is constant stays as it is
     */
    public static double[][] standardised(double[][] states) {
        final double[][] scaled = new double[states.length][];
        Arrays.setAll(scaled, t -> states[t].clone());
        for (int i = 0; states.length > 0 && i < states[0].length; i++) {
            final int variable = i;
            final double deviation = new StandardDeviation(false)
                    .evaluate(Arrays.stream(states)
                            .mapToDouble(state -> state[variable])
                            .toArray());
            for (double[] state : scaled) {
                state[i] = deviation > 0 ? state[i] / deviation : state[i];
            }
        }
        return scaled;
    }
}
