package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.GradedQr;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** An orthonormal frame of tangent vectors that an orbit carries along, with its workspace. */
final class TangentFrame {

    /** Given matrices may be singular: what is left of a dependent column is rounding, of this many ulps times n. */
    private static final double DEPENDENT_ULPS = 8;

    private final int n;
    private final int k;
    private final Monitor monitor;
    private final double[][] q;
    private final double[][] z;
    private final double[] rowSize;
    private final double[] growth;
    private final GradedQr qr;
    private final double tolerance;

    /** A random frame of k vectors. Column l has a random stream of its own, so it does not depend on k. */
    TangentFrame(DynamicalSystem system, int k, Seed seed, Monitor monitor) {
        n = system.dimension();
        this.k = k;
        this.monitor = monitor;
        q = new double[n][k];
        z = new double[n][k];
        rowSize = new double[n];
        growth = new double[k];
        qr = new GradedQr(n, k);
        tolerance = system.isRegular() ? 0 : DEPENDENT_ULPS * n * Math.ulp(1.0);
        for (int l = 0; l < k; l++) {
            monitor.checkCancelled();
            final var random = seed.stream("tangent frame", l);
            for (int i = 0; i < n; i++) {
                z[i][l] = StableSampler.normal(random);
            }
        }
        qr.factorise(z, rowSize, q, growth, 0, monitor);
    }

    int size() {
        return k;
    }

    /** Carries the frame over the last step of the orbit. */
    void advance(Orbit orbit) {
        orbit.tangent(q, z, rowSize, k, monitor);
        qr.factorise(z, rowSize, q, growth, tolerance, monitor);
    }

    /** ln|R_ii| of the last step, a live view; minus infinity where the maps are singular. */
    double[] growth() {
        return growth;
    }

    /** Participation ratio of the leading vector. */
    double leadingParticipation() {
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            final double square = q[i][0] * q[i][0];
            fourth += square * square;
        }
        return 1 / fourth;
    }

    /** Largest entry of |Q^T Q - 1|. */
    double error() {
        double largest = 0;
        final double[] products = new double[k];
        for (int a = 0; a < k; a++) {
            monitor.checkCancelled();
            Arrays.fill(products, 0);
            for (int i = 0; i < n; i++) {
                final double factor = q[i][a];
                final double[] row = q[i];
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
}
