package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Strengths and left-right overlaps of random modes, gain included: what the theory of overlaps knows of the couplings J =
 * &Sigma;_a D_a l_a r_a&#7488; (Clark, Marschall, van Meegen, Litwin-Kumar 2025, section VII). Averages over modes are
 * &alpha;&lang;f&rang; = (1/N) &Sigma;_a f(D_a, &rho;_a).
 *
 * @param strengths D_a, so that g_eff&sup2; = (1/N) &Sigma; D_a&sup2;
 * @param overlaps &rho;_a in [-1, 1], as many
 * @param neurons N, at least 1
 */
record ModeLaw(double[] strengths, double[] overlaps, int neurons) {

    /** As the paper has it in its figure 7. */
    static final double STEEPNESS = 16;

    private static final int HALVINGS = 100;

    ModeLaw {
        if (strengths.length != overlaps.length || strengths.length == 0) {
            throw new IllegalArgumentException(
                    "there must be as many overlaps as strengths, and at least 1, but there are " + overlaps.length
                            + " and " + strengths.length);
        }
        strengths = strengths.clone();
        overlaps = overlaps.clone();
        for (double rho : overlaps) {
            Arguments.between("an overlap", rho, -1, 1);
        }
        Arguments.above("the gain g_eff", gEff(strengths, neurons), 0);
    }

    private static double gEff(double[] strengths, int neurons) {
        return Math.sqrt(Arrays.stream(strengths).map(d -> d * d).sum() / neurons);
    }

    /** &radic;N times the standard deviation of a weight. */
    double gEff() {
        return gEff(strengths, neurons);
    }

    /** E J_ii = &alpha;&lang;D &rho;&rang;: what every neuron feeds back to itself at once. */
    double autapse() {
        return IntStream.range(0, strengths.length)
                        .mapToDouble(a -> strengths[a] * overlaps[a])
                        .sum()
                / neurons;
    }

    /** N/PR^D. */
    double inverseEffectiveRank() {
        double squares = 0;
        double fourths = 0;
        for (double d : strengths) {
            squares += d * d;
            fourths += d * d * d * d;
        }
        return neurons * fourths / (squares * squares);
    }

    /** Whether no mode has an overlap. */
    boolean isWithoutOverlaps() {
        return Arrays.stream(overlaps).allMatch(rho -> rho == 0);
    }

    /** Largest D &rho;: times S(0) it is the gain of a mode around the loop through itself, which must stay below 1. */
    double largestLoop() {
        return IntStream.range(0, strengths.length)
                .mapToDouble(a -> strengths[a] * overlaps[a])
                .max()
                .orElseThrow();
    }

    /**
     * The overlaps of the paper's figure 7 (eq. K35), &rho;_a = -&gamma; tanh(b (u_a - u_0)/2) of u_a = (a - 1/2)/M, with the u_0
     * for which &Sigma; D_a &rho;_a = 0: no neuron then acts on itself by more than O(1/&radic;N). It does not depend on &gamma;.
     *
     * @param strengths D_a in descending order, for positive &gamma; to make those of strong modes positive
     * @param gamma &gamma;, in [-1, 1]
     * @param steepness b, positive
     */
    static double[] sigmoid(double[] strengths, double gamma, double steepness) {
        Arguments.between("the size gamma of the overlaps", gamma, -1, 1);
        Arguments.above("the steepness of the overlaps", steepness, 0);
        double low = -1;
        double high = 2;
        for (int i = 0; i < HALVINGS; i++) {
            final double middle = 0.5 * (low + high);
            if (sum(strengths, middle, steepness) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        final double flip = 0.5 * (low + high);
        final double[] overlaps = new double[strengths.length];
        Arrays.setAll(overlaps, a -> gamma * shape(a, strengths.length, flip, steepness));
        return overlaps;
    }

    private static double shape(int a, int modes, double flip, double steepness) {
        return -StrictMath.tanh(0.5 * steepness * ((a + 0.5) / modes - flip));
    }

    private static double sum(double[] strengths, double flip, double steepness) {
        double sum = 0;
        for (int a = 0; a < strengths.length; a++) {
            sum += strengths[a] * shape(a, strengths.length, flip, steepness);
        }
        return sum;
    }
}
