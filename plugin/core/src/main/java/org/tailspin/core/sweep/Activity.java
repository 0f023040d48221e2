package org.tailspin.core.sweep;

import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.StateObserver;

/**
 * Statistics of a network's activity &phi;, after the nonlinearity, over all neurons and measured steps.
 *
 * @param meanAbs mean of |&phi;|
 * @param meanSquare mean of &phi;&sup2;
 * @param participationRatio of &phi;; NaN if there were fewer than two steps
 * @param steps number of measured steps
 */
public record Activity(double meanAbs, double meanSquare, double participationRatio, long steps) {

    /** Gathers the statistics while a network runs. Not thread-safe. */
    public static final class Observer implements StateObserver {

        private final ParticipationRatio states;
        private double abs;
        private double square;

        /**
         * @param n number of neurons, at least 1
         */
        public Observer(int n) {
            states = new ParticipationRatio(n);
        }

        @Override
        public void see(Orbit orbit) {
            accept(orbit.activity());
        }

        @Override
        public void accept(double[] state) {
            double sumAbs = 0;
            double sumSquare = 0;
            for (double x : state) {
                sumAbs += Math.abs(x);
                sumSquare += x * x;
            }
            abs += sumAbs / state.length;
            square += sumSquare / state.length;
            states.accept(state);
        }

        /**
         * @param monitor asked now and then whether to stop
         * @return the statistics so far
         * @throws java.util.concurrent.CancellationException if the monitor says so
         */
        public Activity activity(Monitor monitor) {
            final long count = states.count();
            return new Activity(abs / count, square / count, count < 2 ? Double.NaN : states.value(monitor), count);
        }
    }
}
