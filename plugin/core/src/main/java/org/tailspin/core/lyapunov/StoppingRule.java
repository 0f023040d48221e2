package org.tailspin.core.lyapunov;

/**
 * When a run has measured enough. Asked now and then, at step numbers that grow by a constant factor.
 *
 * <p>A rule sees estimates with errors and compares them with a tolerance; it must not hang on a last bit.
 */
@FunctionalInterface
public interface StoppingRule {

    /**
     * {@return whether that is enough}
     *
     * @param spectrum what was measured so far
     */
    boolean isMet(LyapunovSpectrum spectrum);

    /**
     * Ends when &lambda;_max is known well enough: 1.645 standard errors (an interval that covers nine times in ten) within
     * the tolerance.
     *
     * @param tolerance in the unit of the exponents, positive
     * @return the rule
     * @throws IllegalArgumentException unless the tolerance is positive
     */
    static StoppingRule maxWithin(double tolerance) {
        checkTolerance(tolerance);
        return spectrum -> spectrum.maxStandardError().isPresent()
                && COVERAGE * spectrum.maxStandardError().getAsDouble() <= tolerance;
    }

    /** Standard errors in the interval that covers a normal variable nine times in ten. */
    double COVERAGE = 1.645;

    /**
     * Checks a tolerance.
     *
     * @param tolerance of a rule
     * @throws IllegalArgumentException unless it is positive
     */
    static void checkTolerance(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("the tolerance must be positive, but is " + tolerance);
        }
    }
}
