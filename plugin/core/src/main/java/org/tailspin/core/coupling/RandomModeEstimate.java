package org.tailspin.core.coupling;

import org.tailspin.core.linalg.ColumnMatrix;

/**
 * Size and effective rank of a matrix of random modes, without the 1/N bias of {@link CouplingStatistics}, from its moments (Clark, Marschall, van Meegen, Litwin-Kumar 2025).
 *
 * <p>Of J = L D R&#7488; with independent Gaussian modes, P = &sum;D&sup2; and Q = &sum;D&#8308; follow from the traces of one
 * matrix, since their means over L and R are exactly
 *
 * <pre>E tr((JJ&#7488;)&sup2;) = Q ((1+1/N)&sup2; + 2/N&sup2;) + (P&sup2;/N) (2 + 1/N)
 * E (tr JJ&#7488;)&sup2;  = P&sup2; (1 + 2/N&sup2;) + (Q/N) (4 + 2/N)</pre>
 *
 * which for large N is N/PR^D = N tr((JJ&#7488;)&sup2;)/(tr JJ&#7488;)&sup2; - 2. The inverse is what can be estimated: it is 0 for
 * independent weights of finite variance, whose effective rank is infinite, and may come out slightly negative; -1 is the value of a
 * rotation.
 *
 * @param effectiveGain g_eff = &radic;(tr JJ&#7488; / N), the root of the mean square of a weight times &radic;N
 * @param inverseEffectiveRank N/PR^D
 */
public record RandomModeEstimate(double effectiveGain, double inverseEffectiveRank) {

    /**
     * {@return its statistics}
     *
     * @param coupling any matrix
     */
    public static RandomModeEstimate of(Coupling coupling) {
        final ColumnMatrix w = coupling.matrix();
        final int n = coupling.size();
        final double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = w.get(i, j);
            }
        }
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                final double product = dot(rows[i], rows[k]);
                trace += i == k ? product : 0;
                squares += (i == k ? 1 : 2) * product * product;
            }
        }
        final double inverse = 1.0 / n;
        // | aQ  aP | (Q ) = tr((JJ^T)^2)
        // | bQ  bP | (P2)   (tr JJ^T)^2
        final double aQ = (1 + inverse) * (1 + inverse) + 2 * inverse * inverse;
        final double aP = inverse * (2 + inverse);
        final double bQ = inverse * (4 + 2 * inverse);
        final double bP = 1 + 2 * inverse * inverse;
        final double q = bP * squares - aP * trace * trace;
        final double p = aQ * trace * trace - bQ * squares;
        return new RandomModeEstimate(Math.sqrt(trace / n), n * q / p);
    }

    private static double dot(double[] x, double[] y) {
        double even = 0;
        double odd = 0;
        int j = 0;
        for (; j + 1 < x.length; j += 2) {
            even += x[j] * y[j];
            odd += x[j + 1] * y[j + 1];
        }
        return even + odd + (j < x.length ? x[j] * y[j] : 0);
    }
}
