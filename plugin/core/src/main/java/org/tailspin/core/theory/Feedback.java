package org.tailspin.core.theory;

/**
 * What a large network feeds back to a single neuron, and how the covariances of pairs follow from it: the part of the theory of
 * correlated couplings that depends on the couplings (Clark, Marschall, van Meegen, Litwin-Kumar 2025: overlaps of modes,
 * section VII and appendix K; partially symmetric couplings, appendix H).
 *
 * <p>A neuron obeys (1 + d/dt) x = &eta;(t) + &int; R(s) &phi;(x(t-s)) ds with noise &eta; of the spectrum Q(&omega;) = q(&omega;)
 * C(&omega;), where C is the spectrum of &phi;(x) and S(&omega;) the mean response of &phi; to a small input.
 */
interface Feedback {

    /** &radic;N times the standard deviation of a weight. */
    double gEff();

    /** The part of R that acts at once: R(&omega;) for S = 0. */
    double immediate();

    /**
     * Evaluates the feedback of a network on a neuron at one frequency.
     *
     * @param re real part of S at one frequency
     * @param im imaginary part
     * @param kernel receives R (real, imaginary), and q
     */
    void at(double re, double im, double[] kernel);

    /**
     * The loop gain of the mode that is closest to a state of its own; the theory holds below 1.
     *
     * @param response S(0)
     */
    double loopGain(double response);

    /** The same for the pairs of two lists of frequencies: prepared once, asked often. */
    Pairs pairs(double[] re, double[] im);

    /** The covariances of pairs of neurons over those of single ones. */
    interface Pairs {

        /**
         * {@return (1/N) &Sigma;_ij C_ij(&omega;_k) C_ij(&plusmn;&omega;_l) over C(&omega;_k) C(&omega;_l), which is
         * real}
         *
         * @param k number of the first frequency in the list
         * @param l number of the second
         * @param isConjugate whether the second is taken with the opposite sign
         */
        double ratio(int k, int l, boolean isConjugate);
    }
}
