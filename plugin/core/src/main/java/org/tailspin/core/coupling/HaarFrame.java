package org.tailspin.core.coupling;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.PlainSums;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * Orthonormal vectors in uniformly random directions (Haar measure), as a product of random reflections (Stewart 1980): the
 * factor Q of the QR decomposition of a Gaussian matrix with a positive diagonal of R, without forming that matrix.
 * Plain arithmetic in a fixed order.
 */
final class HaarFrame {

    private static final int ROWS_AT_ONCE = 4;

    private HaarFrame() {}

    /**
     * {@return n rows of m entries, the columns orthonormal}
     *
     * @param n dimension
     * @param m number of vectors, at most n
     * @param seed the coupling seed
     * @param stream what the vectors are for
     * @param monitor asked now and then whether to stop
     */
    static double[][] draw(int n, int m, Seed seed, String stream, Monitor monitor) {
        final double[][] v = new double[m][n];
        final double[] tau = new double[m];
        final StableDraws normals = StableSampler.normals();
        final double[][] q = new double[n][m];
        for (int j = 0; j < m; j++) {
            normals.fill(seed.stream(stream, j), v[j], j, n);
            double square = 0;
            for (int i = j; i < n; i++) {
                square += v[j][i] * v[j][i];
            }
            final double norm = Math.sqrt(square);
            final double pivot = v[j][j];
            // The reflection takes v to -sign(v_j) |v| e_j; the sign of column j of the product makes that positive.
            q[j][j] = pivot < 0 ? 1 : -1;
            v[j][j] = pivot < 0 ? pivot - norm : pivot + norm;
            tau[j] = 1 / (norm * (norm + Math.abs(pivot)));
        }
        final double[] w = new double[m];
        for (int j = m - 1; j >= 0; j--) {
            monitor.checkCancelled();
            reflect(v[j], tau[j], q, j, w);
        }
        return q;
    }

    /** Applies 1 - tau v v^T to rows and columns from j on: those before are not yet touched. */
    private static void reflect(double[] v, double tau, double[][] q, int j, double[] w) {
        final int n = q.length;
        final int m = w.length;
        Arrays.fill(w, j, m, 0);
        int i = j;
        for (; i + ROWS_AT_ONCE <= n; i += ROWS_AT_ONCE) {
            PlainSums.add(q[i], q[i + 1], q[i + 2], q[i + 3], v[i], v[i + 1], v[i + 2], v[i + 3], w, j, m);
        }
        for (; i < n; i++) {
            PlainSums.add(q[i], v[i], w, j, m);
        }
        for (i = j; i < n; i++) {
            PlainSums.add(w, -tau * v[i], q[i], j, m);
        }
    }
}
