package org.tailspin.core.analysis;

import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.Settling;
import org.tailspin.core.dynamics.StateObserver;

/**
 * Statistics of a network's activity &phi;, after the nonlinearity, over all neurons and measured steps.
 *
 * @param meanAbs mean of |&phi;|
 * @param meanSquare mean of &phi;&sup2;
 * @param dimensions of the clouds of states
 * @param steps number of measured steps
 */
public record Activity(double meanAbs, double meanSquare, ActivityDimensions dimensions, long steps) {

    /** {@return the same of a network that is known to rest: it has no dimensions} */
    Activity atRest() {
        return new Activity(meanAbs, meanSquare, dimensions.atRest(), steps);
    }

    /** {@return the same of a network that is not known to be regular} */
    Activity ofOneSide() {
        return with(dimensions.ofOneSide());
    }

    /**
     * {@return the same with these}
     *
     * @param exact dimensions of the same states
     */
    Activity with(ActivityDimensions exact) {
        return new Activity(meanAbs, meanSquare, exact, steps);
    }

    /** Gathers the statistics while a network runs. Not thread-safe. */
    public static final class Observer implements StateObserver {

        private final ActivityDimensions.Observer dimensions;
        private final Settling settling = new Settling();
        private final int stride;

        /** A network whose largest activity fell below this, and by a factor e or more, is on the way to rest. */
        private static final double REST = 1e-6;

        private double abs;
        private double square;
        private double first;
        private double last;
        private long count;

        /**
         * Prepares the statistics of a run.
         *
         * @param system that runs
         * @param steps number of measured steps, at least
         * @param dimensionsUpTo largest network whose dimensions are measured with errors, before the nonlinearity too
         */
        public Observer(DynamicalSystem system, long steps, int dimensionsUpTo) {
            stride = system.stride();
            dimensions = new ActivityDimensions.Observer(
                    system.neurons(), system.isOdd(), (steps - 1) / stride + 1, dimensionsUpTo);
        }

        @Override
        public void accept(double[] state) {
            throw new UnsupportedOperationException("activity is that of an orbit, not of a state");
        }

        @Override
        public void see(Orbit orbit) {
            final double[] activity = orbit.activity();
            double sumAbs = 0;
            double sumSquare = 0;
            last = 0;
            for (double x : activity) {
                sumAbs += Math.abs(x);
                sumSquare += x * x;
                last = Math.max(last, Math.abs(x));
            }
            first = count == 0 ? last : first;
            abs += sumAbs / activity.length;
            square += sumSquare / activity.length;
            if (count % stride == 0) {
                dimensions.see(orbit.preActivation(), activity);
            }
            settling.see(orbit);
            count++;
        }

        /**
         * {@return the statistics so far}
         *
         * @param monitor asked now and then whether to stop
         * @throws java.util.concurrent.CancellationException if the monitor says so
         */
        public Activity activity(Monitor monitor) {
            final ActivityDimensions found = dimensions.dimensions(monitor);
            final boolean diesOut = last < REST && last <= first / Math.E;
            return new Activity(
                    abs / count, square / count, diesOut || settling.isSettling() ? found.atRest() : found, count);
        }
    }
}
