package org.tailspin.core.dynamics;

/**
 * How a flow is integrated.
 *
 * @param scheme of a fixed step
 * @param timeStep h, in the unit of time of the time constant, positive and below {@link Scheme#stability} of them
 * @param timeConstant &tau; of a neuron, positive: time is measured in its unit, 1 by default
 */
public record FlowSettings(Scheme scheme, double timeStep, double timeConstant) {

    /** A tenth of the time constant: with Heun the participation ratio is then off by one or two per cent. */
    public static final double DEFAULT_TIME_STEP = 0.1;

    /** Time in units of a neuron's time constant. */
    public static final double DEFAULT_TIME_CONSTANT = 1;

    /** Heun with a tenth of the time constant. */
    public static final FlowSettings DEFAULT = new FlowSettings(Scheme.HEUN, DEFAULT_TIME_STEP, DEFAULT_TIME_CONSTANT);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public FlowSettings {
        if (!(timeStep > 0 && timeStep <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the time step must be positive and finite, but is " + timeStep);
        }
        if (!(timeConstant > 0 && timeConstant <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the time constant must be positive and finite, but is " + timeConstant);
        }
        if (!(timeStep < scheme.stability() * timeConstant)) {
            throw new IllegalArgumentException("the time step must be below " + scheme.stability() * timeConstant
                    + ", beyond which the scheme " + scheme.label() + " is unstable even for a neuron alone, but is "
                    + timeStep);
        }
    }

    /**
     * {@return these settings with another step}
     *
     * @param step h
     * @throws IllegalArgumentException outside the range
     */
    public FlowSettings withTimeStep(double step) {
        return new FlowSettings(scheme, step, timeConstant);
    }

    /**
     * Checks that the scheme takes noise.
     *
     * @param noise &sigma; of a flow with these settings
     * @throws IllegalArgumentException for noise with a scheme that takes none
     */
    public void checkNoise(double noise) {
        if (noise > 0 && !scheme.isStochastic()) {
            throw new IllegalArgumentException("the scheme " + scheme.label() + " takes no noise, but the noise is "
                    + noise + ": use " + Scheme.EULER.label() + " or " + Scheme.HEUN.label());
        }
    }
}
