package org.tailspin.core.dynamics.known;

import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.random.Seed;

/**
 * The map of H&eacute;non (1976): x' = 1 - a x&sup2; + y, y' = b x. At a = 1.4, b = 0.3 the exponents are 0.41922 and
 * -1.62319; their sum is ln b at every step.
 *
 * @param a bending
 * @param b contraction of areas, not 0
 */
public record HenonMap(double a, double b) implements DynamicalSystem {

    /** The parameters of the paper. */
    public static final HenonMap CLASSIC = new HenonMap(1.4, 0.3);

    @Override
    public int dimension() {
        return 2;
    }

    /** Starts within 0.1 of the origin, in the basin of the classic attractor. */
    @Override
    public Orbit start(Seed seed) {
        final var random = seed.stream("initial state");
        return new DenseOrbit(this::advance, 0.1 * random.nextDouble(), 0.1 * random.nextDouble());
    }

    private void advance(double[] x, double[][] jacobian) {
        jacobian[0][0] = -2 * a * x[0];
        jacobian[0][1] = 1;
        jacobian[1][0] = b;
        jacobian[1][1] = 0;
        final double next = 1 - a * x[0] * x[0] + x[1];
        x[1] = b * x[0];
        x[0] = next;
    }
}
