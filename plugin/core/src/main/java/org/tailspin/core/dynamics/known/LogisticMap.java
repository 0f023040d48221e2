package org.tailspin.core.dynamics.known;

import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.random.Seed;

/**
 * The logistic map x' = r x (1 - x) on [0, 1]. At r = 4 the exponent is ln 2.
 *
 * @param r growth rate, in (0, 4]
 */
public record LogisticMap(double r) implements DynamicalSystem {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if r does not lie in (0, 4]
     */
    public LogisticMap {
        if (!(r > 0 && r <= 4)) {
            throw new IllegalArgumentException("r must lie in (0, 4], but is " + r);
        }
    }

    @Override
    public int dimension() {
        return 1;
    }

    /** Starts in (0.1, 0.9). */
    @Override
    public Orbit start(Seed seed) {
        return new DenseOrbit(
                this::advance, 0.1 + 0.8 * seed.stream("initial state").nextDouble());
    }

    private void advance(double[] x, double[][] jacobian) {
        jacobian[0][0] = r * (1 - 2 * x[0]);
        x[0] = r * x[0] * (1 - x[0]);
    }
}
