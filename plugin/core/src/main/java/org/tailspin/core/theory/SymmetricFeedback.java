package org.tailspin.core.theory;

/**
 * Independent Gaussian couplings whose pairs J_ij, J_ji have the correlation &eta; (Clark, Marschall, van Meegen, Litwin-Kumar
 * 2025, appendix H, eq. H16, H17 and H19): with &sigma; = &eta; g&sup2;, z = g&sup2; S_1 S_2 and y = &sigma; S_1* S_2,
 *
 * <pre>
 * q = g&sup2;,   R = &sigma; S,   ratio = (1 - |y|&sup2;) / (|1 - z|&sup2; |1 - y|&sup2;)
 * </pre>
 *
 * @param gEff g, positive
 * @param eta &eta;, in [-1, 1]
 */
record SymmetricFeedback(double gEff, double eta) implements Feedback {

    SymmetricFeedback {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the symmetry eta", eta, -1, 1);
    }

    private double sigma() {
        return eta * gEff * gEff;
    }

    @Override
    public double immediate() {
        return 0;
    }

    @Override
    public void at(double re, double im, double[] kernel) {
        kernel[0] = sigma() * re;
        kernel[1] = sigma() * im;
        kernel[2] = gEff * gEff;
    }

    /** Of a pair of neurons, through each other: |y| at rest in frequency. */
    @Override
    public double loopGain(double response) {
        return Math.abs(sigma()) * response * response;
    }

    @Override
    public Pairs pairs(double[] re, double[] im) {
        return (k, l, isConjugate) -> {
            final double i2 = isConjugate ? -im[l] : im[l];
            final double square = gEff * gEff;
            final double zRe = square * (re[k] * re[l] - im[k] * i2);
            final double zIm = square * (re[k] * i2 + im[k] * re[l]);
            final double yRe = sigma() * (re[k] * re[l] + im[k] * i2);
            final double yIm = sigma() * (re[k] * i2 - im[k] * re[l]);
            return (1 - yRe * yRe - yIm * yIm)
                    / (((1 - zRe) * (1 - zRe) + zIm * zIm) * ((1 - yRe) * (1 - yRe) + yIm * yIm));
        };
    }
}
