package org.tailspin.core.theory;

/**
 * How a neuron follows its input J &phi; at a frequency &omega;: x(&omega;) = S(&omega;) (J &phi;)(&omega;).
 *
 * <p>The flow dx/dt = -x + J &phi;(x) has S = 1/(1 + i&omega;), with frequencies over time constants; the leaky map x(t+1) =
 * (1-&delta;) x(t) + &delta; J &phi;(x(t)) has S = &delta;/(e^{i&omega;} - 1 + &delta;), and &delta; = 1 is the map.
 *
 * @param isFlow whether time is continuous
 * @param leak &delta; in (0, 1] of a map; 0 of a flow, the limit of small steps
 */
public record LinearResponse(boolean isFlow, double leak) {

    /** The flow. */
    public static final LinearResponse FLOW = new LinearResponse(true, 0);

    /** The map without leak. */
    public static final LinearResponse MAP = leaky(1);

    /**
     * Checks the leak.
     *
     * @throws IllegalArgumentException if the leak of a map is not in (0, 1], or that of a flow not 0
     */
    public LinearResponse {
        if (isFlow) {
            Arguments.between("the leak of a flow", leak, 0, 0);
        } else {
            Arguments.above("the leak", leak, 0);
            Arguments.between("the leak", leak, 0, 1);
        }
    }

    /**
     * Returns the response of a map.
     *
     * @param leak &delta;, in (0, 1]
     * @return the response of the leaky map
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public static LinearResponse leaky(double leak) {
        return new LinearResponse(false, leak);
    }

    /**
     * Fills in the response at one frequency.
     *
     * @param omega frequency, per time constant or per step
     * @param target real and imaginary part of S
     */
    void at(double omega, double[] target) {
        final double a = isFlow ? 1 : StrictMath.cos(omega) - (1 - leak);
        final double b = isFlow ? omega : StrictMath.sin(omega);
        final double norm = (a * a + b * b) / (isFlow ? 1 : leak);
        target[0] = a / norm;
        target[1] = -b / norm;
    }

    /**
     * One over the factor at which an eigenvalue &lambda; makes the linear network x = S factor &lambda; x unstable; 0 if none
     * does. It is the largest real part for a flow and the modulus for a map.
     */
    double instability(double real, double imaginary) {
        final double modulus = Math.hypot(real, imaginary);
        if (modulus == 0) {
            return 0;
        }
        final double c = (1 - leak) * real / modulus;
        // for c < 0 the difference of the flow, where the root is |c|, is 0 without cancellation
        return modulus * (c + Math.sqrt(c * c + leak * (2 - leak))) / (2 - leak);
    }

    /** The rate, per unit of time, at which the mode of an eigenvalue of the linear network decays; at most 0 if it does not. */
    double decay(double real, double imaginary) {
        return isFlow ? 1 - real : 1 - Math.hypot(1 - leak + leak * real, leak * imaginary);
    }
}
