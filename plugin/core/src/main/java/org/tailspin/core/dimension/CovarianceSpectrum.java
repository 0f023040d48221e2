package org.tailspin.core.dimension;

import java.util.Arrays;

/** The eigenvalues of a covariance: the variances along its principal axes. Immutable. */
public final class CovarianceSpectrum {

    /** The part of the variance that the usual count of components explains. */
    public static final double DEFAULT_FRACTION = 0.9;

    private final double[] eigenvalues;

    /**
     * Sorts the eigenvalues.
     *
     * @param eigenvalues in any order, at least 1 of them, each at least 0 and finite
     * @throws IllegalArgumentException outside the ranges
     */
    public CovarianceSpectrum(double... eigenvalues) {
        if (eigenvalues.length == 0) {
            throw new IllegalArgumentException("a covariance must have at least 1 eigenvalue, but has 0");
        }
        final int n = eigenvalues.length;
        final double[] ascending = eigenvalues.clone();
        Arrays.sort(ascending);
        this.eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            final double value = ascending[n - 1 - i];
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the eigenvalues of a covariance must be at least 0 and finite, but one is " + value);
            }
            this.eigenvalues[i] = value;
        }
    }

    /** {@return the eigenvalues in descending order, in the squared unit of the states} */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** {@return (&Sigma; v)&sup2; / &Sigma; v&sup2;, in [1, N]; 0 for a covariance of zeros} */
    public double participationRatio() {
        double sum = 0;
        double squares = 0;
        for (double value : eigenvalues) {
            final double relative = eigenvalues[0] > 0 ? value / eigenvalues[0] : 0;
            sum += relative;
            squares += relative * relative;
        }
        return ParticipationRatio.ratio(sum, squares);
    }

    /**
     * Number of principal components for a part of the variance: the smallest m for which the m largest eigenvalues sum to
     * at least that part of all.
     *
     * @param fraction in (0, 1]
     * @return m, in 1..N; 0 for a covariance of zeros
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public int components(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the part of the variance must lie in (0, 1], but is " + fraction);
        }
        double total = 0;
        for (double value : eigenvalues) {
            total += value;
        }
        double sum = 0;
        int m = 0;
        while (sum < fraction * total) {
            sum += eigenvalues[m];
            m++;
        }
        return m;
    }
}
