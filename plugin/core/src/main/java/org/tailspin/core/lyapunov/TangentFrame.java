package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/** An orthonormal frame of tangent vectors that an orbit carries along, with its workspace. */
final class TangentFrame implements AutoCloseable {

    /** Given matrices may be singular: what is left of a dependent column is rounding, of this many ulps times n. */
    private static final double DEPENDENT_ULPS = 8;

    private final int n;
    private final int k;
    private final Monitor monitor;
    private final Frame frame;
    private final double[] rowSize;
    private final double[] growth;
    private final double[] leading;
    private final double tolerance;

    /** A random frame of k vectors. Column l has a random stream of its own, so it does not depend on k. */
    TangentFrame(DynamicalSystem system, int k, Kernels kernels, Seed seed, Monitor monitor) {
        n = system.dimension();
        this.k = k;
        this.monitor = monitor;
        frame = kernels.frame(n, k);
        rowSize = new double[n];
        growth = new double[k];
        leading = new double[n];
        tolerance = system.isRegular() ? 0 : DEPENDENT_ULPS * n * Math.ulp(1.0);
        final double[][] vectors = new double[n][k];
        final StableDraws normals = StableSampler.normals();
        for (int l = 0; l < k; l++) {
            monitor.checkCancelled();
            normals.fill(seed.stream("tangent frame", l), leading, 0, n);
            for (int i = 0; i < n; i++) {
                vectors[i][l] = leading[i];
            }
        }
        frame.load(vectors);
        frame.orthonormalise(rowSize, growth, 0, monitor);
    }

    int size() {
        return k;
    }

    /** Carries the frame over the last step of the orbit. */
    void advance(Orbit orbit) {
        orbit.tangent(frame, rowSize, monitor);
        frame.orthonormalise(rowSize, growth, tolerance, monitor);
    }

    /** ln|R_ii| of the last step, a live view; minus infinity where the maps are singular. */
    double[] growth() {
        return growth;
    }

    /** Participation ratio of the leading vector. */
    double leadingParticipation() {
        frame.readLeading(leading);
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            final double square = leading[i] * leading[i];
            fourth += square * square;
        }
        return 1 / fourth;
    }

    /** Largest entry of |Q^T Q - 1|. */
    double error() {
        final double[][] q = new double[n][k];
        frame.read(q, monitor);
        double largest = 0;
        final double[] products = new double[k];
        for (int a = 0; a < k; a++) {
            monitor.checkCancelled();
            Arrays.fill(products, 0);
            for (double[] row : q) {
                final double factor = row[a];
                for (int b = 0; b <= a; b++) {
                    products[b] += factor * row[b];
                }
            }
            for (int b = 0; b <= a; b++) {
                largest = Math.max(largest, Math.abs(products[b] - (a == b ? 1 : 0)));
            }
        }
        return largest;
    }

    @Override
    public void close() {
        frame.close();
    }
}
