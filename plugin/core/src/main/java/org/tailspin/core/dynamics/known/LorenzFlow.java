package org.tailspin.core.dynamics.known;

import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The flow of Lorenz (1963), x' = &sigma;(y - x), y' = x(&rho; - z) - y, z' = xy - &beta;z, by the classic fourth-order
 * scheme of Runge and Kutta with a fixed step. The Jacobian is that of the scheme. At (10, 28, 8/3) the exponents per unit
 * time are 0.9056, 0 and -14.572; their sum is -(&sigma; + 1 + &beta;).
 *
 * @param sigma Prandtl number
 * @param rho Rayleigh number over its critical value
 * @param beta aspect ratio
 * @param timeStep step of the scheme, positive
 */
public record LorenzFlow(double sigma, double rho, double beta, double timeStep) implements DynamicalSystem {

    /** Stages of the scheme: the part of the step at which the next slope is taken. */
    private static final double[] NODES = {0, 0.5, 0.5, 1};

    private static final double[] WEIGHTS = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};

    private static final int DIMENSION = 3;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException unless the step is positive
     */
    public LorenzFlow {
        if (!(timeStep > 0)) {
            throw new IllegalArgumentException("the time step must be positive, but is " + timeStep);
        }
    }

    /**
     * {@return the flow at Lorenz's own parameters}
     *
     * @param timeStep step of the scheme
     */
    public static LorenzFlow classic(double timeStep) {
        return new LorenzFlow(10, 28, 8.0 / 3, timeStep);
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public boolean isFlow() {
        return true;
    }

    /** Starts at a standard normal distance from (0, 0, 25). */
    @Override
    public Orbit start(Seed seed) {
        final var random = seed.stream("initial state");
        return new DenseOrbit(
                this::advance,
                StableSampler.normal(random),
                StableSampler.normal(random),
                25 + StableSampler.normal(random));
    }

    /** The scheme applied to the flow and to its variation from the identity, side by side. */
    private void advance(double[] x, double[][] jacobian) {
        final double[] slope = new double[DIMENSION];
        final double[] sum = x.clone();
        final double[][] variation = new double[DIMENSION][DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            for (int l = 0; l < DIMENSION; l++) {
                jacobian[i][l] = i == l ? 1 : 0;
            }
        }
        for (int stage = 0; stage < NODES.length; stage++) {
            final double[] at = new double[DIMENSION];
            final double[][] frame = new double[DIMENSION][DIMENSION];
            for (int i = 0; i < DIMENSION; i++) {
                at[i] = x[i] + NODES[stage] * timeStep * slope[i];
                for (int l = 0; l < DIMENSION; l++) {
                    frame[i][l] = (i == l ? 1 : 0) + NODES[stage] * timeStep * variation[i][l];
                }
            }
            slope[0] = sigma * (at[1] - at[0]);
            slope[1] = at[0] * (rho - at[2]) - at[1];
            slope[2] = at[0] * at[1] - beta * at[2];
            for (int l = 0; l < DIMENSION; l++) {
                variation[0][l] = sigma * (frame[1][l] - frame[0][l]);
                variation[1][l] = (rho - at[2]) * frame[0][l] - frame[1][l] - at[0] * frame[2][l];
                variation[2][l] = at[1] * frame[0][l] + at[0] * frame[1][l] - beta * frame[2][l];
            }
            for (int i = 0; i < DIMENSION; i++) {
                sum[i] += WEIGHTS[stage] * timeStep * slope[i];
                for (int l = 0; l < DIMENSION; l++) {
                    jacobian[i][l] += WEIGHTS[stage] * timeStep * variation[i][l];
                }
            }
        }
        System.arraycopy(sum, 0, x, 0, DIMENSION);
    }
}
