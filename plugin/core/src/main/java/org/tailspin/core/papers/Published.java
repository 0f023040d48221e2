package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Numbers of others, each with its source. Nothing was read off a picture: only what is written in the paper, in a rerun of
 * its code, or obtained by an independent implementation in double precision.
 */
final class Published {

    private static final String PAPER = "arXiv 2505.09816 v2";
    private static final String RERUN =
            PAPER + "; canonical rerun of its code (github.com/ZhongxuanWu/HeavyRNN, reproducibility note)";
    private static final String INDEPENDENT_300 = "independent implementation, N = 300, 10 networks, K = 100, k = 30";
    private static final String INDEPENDENT_DIMENSIONS =
            "independent implementation, N = 300, 5 networks, full spectrum over 51 steps, 351 states";
    private static final String INDEPENDENT_LINEAR =
            "independent implementation, 1/spectral radius of 16 to 200 matrices";

    /** Trials behind each number of an onset: of the paper, the rerun and the independent implementation alike. */
    static final int ONSET_TRIALS = 10;

    /**
     * What others have for a quantity.
     *
     * @param published by the paper
     * @param independent by another implementation, or a rerun of the paper's code with its fault repaired
     * @param source of both
     */
    record Numbers(OptionalDouble published, OptionalDouble independent, String source) {

        static final Numbers NONE = new Numbers(OptionalDouble.empty(), OptionalDouble.empty(), "");

        static Numbers published(double value, String source) {
            return new Numbers(OptionalDouble.of(value), OptionalDouble.empty(), source);
        }

        static Numbers independent(double value, String source) {
            return new Numbers(OptionalDouble.empty(), OptionalDouble.of(value), source);
        }
    }

    /** Gain of the grid at which the mean exponent is first not negative: N, &alpha; -&gt; paper, canonical rerun. */
    private static final Map<String, Numbers> ONSET = new HashMap<>();

    /** The same with noise. */
    private static final Map<String, Numbers> NOISY_ONSET = new HashMap<>();

    /** The same of pruned networks of N = 1000: what is pruned, &alpha;. */
    private static final Map<String, Numbers> PRUNED_ONSET = new HashMap<>();

    /** Dimensions at N = 300: &alpha;, gain. */
    private static final Map<String, Numbers> KAPLAN_YORKE = new HashMap<>();

    private static final Map<String, Numbers> PARTICIPATION = new HashMap<>();

    private static final Map<String, Numbers> QUENCHED = new HashMap<>();

    static {
        final double[] alphas = {1, 1.5, 2};
        final int[] sizes = {1000, 3000, 10_000};
        final double[][] paper = {{.791, .791, .910}, {.450, .596, .910}, {.295, .518, .791}};
        final double[][] rerun = {{.391, .596, .910}, {.295, .596, .910}, {.256, .518, .791}};
        final double[][] noisy = {{1.05, .79, .91}, {.91, .79, .91}, {.69, .79, .91}};
        for (int n = 0; n < sizes.length; n++) {
            for (int a = 0; a < alphas.length; a++) {
                ONSET.put(
                        key(alphas[a], sizes[n]),
                        new Numbers(OptionalDouble.of(paper[n][a]), OptionalDouble.of(rerun[n][a]), RERUN));
                NOISY_ONSET.put(key(alphas[a], sizes[n]), Numbers.published(noisy[n][a], PAPER + ", figure 5"));
            }
        }
        final double[] onset300 = {.518, .687, .910};
        for (int a = 0; a < alphas.length; a++) {
            ONSET.put(key(alphas[a], 300), Numbers.independent(onset300[a], INDEPENDENT_300));
        }
        final double[][] pruned = {{.69, .60, 1.84}, {6.55, 2.12, .91}, {Double.NaN, 2.44, 1.05}};
        for (int p = 0; p < pruned.length; p++) {
            for (int a = 0; a < alphas.length; a++) {
                if (Double.isFinite(pruned[p][a])) {
                    PRUNED_ONSET.put(
                            key(alphas[a], p), Numbers.published(pruned[p][a], PAPER + ", figure 18, N = 1000"));
                }
            }
        }
        final double[] gains = {1, 1.5, 2, 3, 5, 10};
        final double[][] dimension = {
            {11.197, 19.527, 16.583, 15.386, 17.346, 8.910},
            {28.216, 45.714, 48.350, 50.843, 41.821, 28.234},
            {28.528, 80.343, 86.763, 76.948, 60.205, 37.858}
        };
        final double[][] participation = {
            {21.371, 39.027, 37.099, 44.297, 69.359, 64.252},
            {20.299, 41.656, 60.362, 77.398, 87.881, 95.834},
            {12.131, 57.043, 79.107, 94.755, 104.860, 111.982}
        };
        for (int a = 0; a < alphas.length; a++) {
            for (int g = 0; g < gains.length; g++) {
                KAPLAN_YORKE.put(
                        key(alphas[a], gains[g]), Numbers.independent(dimension[a][g], INDEPENDENT_DIMENSIONS));
                PARTICIPATION.put(
                        key(alphas[a], gains[g]), Numbers.independent(participation[a][g], INDEPENDENT_DIMENSIONS));
            }
        }
        QUENCHED.put(key(1, 100), Numbers.independent(.24238, INDEPENDENT_LINEAR));
        QUENCHED.put(key(1, 300), Numbers.independent(.20362, INDEPENDENT_LINEAR));
        QUENCHED.put(key(1, 1000), Numbers.independent(.15330, INDEPENDENT_LINEAR));
    }

    private static final String INDEPENDENT_RADIUS =
            "independent implementation, 1/spectral radius by ARPACK of 40 to 400 matrices";

    /** Mean transition of matrices: &alpha;, N. */
    private static final Map<String, Numbers> MATRIX_TRANSITION = new HashMap<>();

    static {
        final double[] alphas = {0.5, 1, 1.5};
        final int[] sizes = {30, 100, 300, 1000};
        final double[][] means = {
            {0.10483, 0.05809, 0.03906, 0.02777},
            {0.32559, 0.24299, 0.20754, 0.16119},
            {0.50060, 0.44037, 0.39964, 0.35259}
        };
        for (int a = 0; a < alphas.length; a++) {
            for (int s = 0; s < sizes.length; s++) {
                MATRIX_TRANSITION.put(key(alphas[a], sizes[s]), Numbers.independent(means[a][s], INDEPENDENT_RADIUS));
            }
        }
        MATRIX_TRANSITION.put(key(1, 3000), Numbers.independent(0.14094, INDEPENDENT_RADIUS));
    }

    private static final String INDEPENDENT_PRUNED =
            "independent implementation, N = 200, 4 networks, full spectrum over 60 steps, 351 states";

    /** Gains of the dimensions of pruned networks of N = 200. */
    private static final double[] PRUNED_GAINS = {1, 2, 5, 10};

    /** What is pruned and, within it, &alpha; = 1, 1.5 and 2; gains. */
    private static final double[][] PRUNED_KAPLAN_YORKE = {
        {4.58, 11.38, 9.77, 6.92},
        {9.14, 32.55, 28.01, 18.07},
        {14.12, 56.39, 40.80, 24.41},
        {2.75, 8.14, 3.29, 1.37},
        {6.40, 22.53, 16.25, 6.33},
        {0.00, 17.88, 48.41, 27.54},
        {0.00, 0.00, 45.57, 42.69},
        {0.00, 34.82, 51.16, 35.17},
        {12.49, 55.13, 41.34, 24.90},
        {0.00, 0.00, 5.26, 50.99},
        {0.00, 11.32, 55.30, 41.70},
        {2.44, 57.43, 42.98, 26.79}
    };

    private static final double[][] PRUNED_PARTICIPATION = {
        {10.06, 21.59, 30.81, 46.09},
        {4.85, 39.07, 60.42, 68.60},
        {7.72, 56.37, 78.00, 84.46},
        {8.09, 20.55, 34.25, 38.22},
        {5.05, 26.89, 54.35, 63.08},
        {0.00, 9.96, 60.59, 74.86},
        {0.00, 0.00, 39.93, 67.01},
        {0.00, 19.67, 67.09, 79.66},
        {5.43, 52.34, 77.41, 82.46},
        {0.00, 0.00, 4.94, 46.74},
        {0.00, 6.55, 62.33, 77.02},
        {5.97, 53.14, 75.45, 82.98}
    };

    private Published() {}

    static Numbers onset(double alpha, int n, boolean isNoisy) {
        return (isNoisy ? NOISY_ONSET : ONSET).getOrDefault(key(alpha, n), Numbers.NONE);
    }

    static Numbers prunedOnset(Pruning.Cut cut, double alpha, int n) {
        return n == 1000 ? PRUNED_ONSET.getOrDefault(key(alpha, cut.ordinal() - 1), Numbers.NONE) : Numbers.NONE;
    }

    static Numbers kaplanYorke(double alpha, double gain, int n) {
        return n == 300 ? KAPLAN_YORKE.getOrDefault(key(alpha, gain), Numbers.NONE) : Numbers.NONE;
    }

    static Numbers participationRatio(double alpha, double gain, int n) {
        return n == 300 ? PARTICIPATION.getOrDefault(key(alpha, gain), Numbers.NONE) : Numbers.NONE;
    }

    static Numbers quenchedGain(double alpha, int n) {
        return QUENCHED.getOrDefault(key(alpha, n), Numbers.NONE);
    }

    static Numbers matrixTransition(double alpha, int n) {
        return MATRIX_TRANSITION.getOrDefault(key(alpha, n), Numbers.NONE);
    }

    static Numbers prunedDimension(
            PrunedDimension.Dimension dimension, Pruning.Cut cut, int alpha, double gain, int n) {
        final int g = Arrays.binarySearch(PRUNED_GAINS, gain);
        if (n != 200 || g < 0) {
            return Numbers.NONE;
        }
        final double[][] table =
                dimension == PrunedDimension.Dimension.KAPLAN_YORKE ? PRUNED_KAPLAN_YORKE : PRUNED_PARTICIPATION;
        return Numbers.independent(table[cut.ordinal() * 3 + alpha][g], INDEPENDENT_PRUNED);
    }

    private static String key(double a, double b) {
        return a + " " + b;
    }
}
