package org.tailspin.core.dynamics;

import java.util.Locale;
import org.tailspin.core.math.Elementary;

/** What a neuron makes of its pre-activation. */
public enum Nonlinearity {
    /** Hyperbolic tangent, slope 1 at 0. */
    TANH {
        @Override
        void apply(double[] y, double[] x, int n) {
            Elementary.tanh(y, x, n);
        }

        @Override
        double logSlope(double y) {
            return Elementary.logSechSquared(y);
        }
    };

    /** x_i = &phi;(y_i) for i below n, in portable arithmetic. */
    abstract void apply(double[] y, double[] x, int n);

    /** ln &phi;'(y), exact also where &phi;' underflows. */
    abstract double logSlope(double y);

    /**
     * @return the name in tables and options
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
