package org.tailspin.core.sweep;

import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
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

    /** Gathers the statistics while a network runs. Not thread-safe. */
    public static final class Observer implements StateObserver {

        private final ActivityDimensions.Observer dimensions;
        private final int stride;
        private double abs;
        private double square;
        private long count;

        /**
         * @param system that runs
         * @param steps number of measured steps, at least
         * @param dimensionsUpTo largest network whose dimensions are measured with errors, before the nonlinearity too
         */
        public Observer(DynamicalSystem system, long steps, int dimensionsUpTo) {
            stride = system.stride();
            dimensions = new ActivityDimensions.Observer(
                    system.neurons(), (steps - 1) / stride + 1, system.neurons() <= dimensionsUpTo);
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
            for (double x : activity) {
                sumAbs += Math.abs(x);
                sumSquare += x * x;
            }
            abs += sumAbs / activity.length;
            square += sumSquare / activity.length;
            if (count % stride == 0) {
                dimensions.see(orbit.preActivation(), activity);
            }
            count++;
        }

        /**
         * @param monitor asked now and then whether to stop
         * @return the statistics so far
         * @throws java.util.concurrent.CancellationException if the monitor says so
         */
        public Activity activity(Monitor monitor) {
            return new Activity(abs / count, square / count, dimensions.dimensions(monitor), count);
        }
    }
}
