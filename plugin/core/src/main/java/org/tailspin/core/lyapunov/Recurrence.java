package org.tailspin.core.lyapunov;

import org.tailspin.core.dynamics.StateObserver;

/**
 * Watches whether a state returns, without keeping the trajectory: each state is compared with one reference, which is
 * replaced at steps 1, 2, 4, 8, ... (Brent's search for cycles). Memory is one state. Not thread-safe.
 */
public final class Recurrence implements StateObserver {

    /** A state that comes this close has returned; largest difference of a component. */
    static final double STRICT = 1e-6;

    /** The same, where a negative exponent says that the state is still converging. */
    static final double LOOSE = 1e-2;

    /** Amplitudes below this are rest. */
    private static final double REST = 1e-6;

    /** The returns to one reference. */
    private static final class Returns {
        private int strictLag;
        private int closestLag;
        private double closest = Double.POSITIVE_INFINITY;

        void see(int lag, double distance) {
            if (strictLag == 0 && distance <= STRICT) {
                strictLag = lag;
            }
            // The first of the closest returns: later multiples of the period come about equally close.
            if (distance < 0.5 * closest) {
                closest = distance;
                closestLag = lag;
            }
        }

        int period(double tolerance) {
            if (strictLag > 0 || tolerance <= STRICT) {
                return strictLag;
            }
            return closest <= tolerance ? closestLag : 0;
        }
    }

    private final double[] reference;
    private int count;
    private int referenceAt;
    private int nextReferenceAt;
    private Returns returns = new Returns();
    private Returns formerReturns = new Returns();
    private double firstAmplitude;
    private double amplitude;

    /**
     * @param n number of components of a state, at least 1
     */
    public Recurrence(int n) {
        reference = new double[n];
    }

    @Override
    public void accept(double[] state) {
        double largest = 0;
        double distance = 0;
        for (int i = 0; i < reference.length; i++) {
            largest = Math.max(largest, Math.abs(state[i]));
            distance = Math.max(distance, Math.abs(state[i] - reference[i]));
        }
        amplitude = largest;
        if (count == 0) {
            firstAmplitude = largest;
        } else {
            returns.see(count - referenceAt, distance);
        }
        if (count == nextReferenceAt) {
            System.arraycopy(state, 0, reference, 0, reference.length);
            referenceAt = count;
            nextReferenceAt = Math.max(1, 2 * count);
            formerReturns = returns;
            returns = new Returns();
        }
        count++;
    }

    /**
     * @return whether the last state is at rest at the origin
     */
    boolean isAtRest() {
        return amplitude < REST;
    }

    /**
     * Whether the state dies out at about the rate of the largest exponent, as it does near a stable origin.
     *
     * @param exponent per step
     * @return whether the largest component fell by a factor e or more, and at half the exponent's rate or faster
     */
    boolean diesOutAt(double exponent) {
        if (count < 2 || !(exponent < 0)) {
            return false;
        }
        final double fall = Math.log(amplitude / firstAmplitude);
        return fall <= -1 && fall / (count - 1) <= 0.5 * exponent;
    }

    /**
     * @param tolerance how close a return must come: {@link #STRICT} or {@link #LOOSE}
     * @return the number of steps after which the state returns, 1 for a fixed point; 0 if it was not seen to return
     */
    int period(double tolerance) {
        // A reference that was replaced a moment ago has had no time to see a return: ask the one before it as well.
        final int period = returns.period(tolerance);
        return period > 0 ? period : formerReturns.period(tolerance);
    }
}
