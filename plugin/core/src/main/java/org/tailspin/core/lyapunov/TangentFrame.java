package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.CarriedFrame;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/** An orthonormal frame of tangent vectors that an orbit carries along, with its workspace. */
final class TangentFrame implements AutoCloseable {

    /** Given matrices may be singular: what is left of a dependent column is rounding, of this many ulps times n. */
    private static final double DEPENDENT_ULPS = 8;

    /** More steps between two orthonormalisations than this save nothing worth mentioning. */
    static final int LONGEST_INTERVAL = 5;

    /**
     * Vectors may come to differ in length by exp(2) on average between two orthonormalisations: their condition then
     * stays far from the guard of the factorisation, and from the need of a second pass.
     */
    private static final double LARGEST_SPREAD = 2;

    /** The same for the length of any of them, which must not leave the range of a double. */
    private static final double LARGEST_GROWTH = 50;

    /** Intervals are chosen for frames of at most this part of the dimension; a wide one spreads too fast. */
    private static final int LEAST_ROWS_PER_VECTOR = 2;

    private final int n;
    private final int k;
    private final Monitor monitor;
    private final Frame frame;
    private final double[] rowSize;
    private final Optional<CarriedFrame> carried;
    private final double[] growth;
    private final double[] leading;
    private final double tolerance;
    private final boolean isAdaptive;

    /** Growth since the beginning, and its steps, which the interval is chosen by. */
    private final double[] total;

    private long steps;
    private int interval = 1;
    private int pending;

    /** A random frame of k vectors. Column l has a random stream of its own, so it does not depend on k. */
    TangentFrame(DynamicalSystem system, int k, Kernels kernels, Seed seed, Monitor monitor) {
        n = system.dimension();
        this.k = k;
        this.monitor = monitor;
        frame = kernels.frame(n, k);
        rowSize = new double[n];
        carried = Optional.of(new CarriedFrame(frame, rowSize, monitor));
        growth = new double[k];
        leading = new double[n];
        total = new double[k];
        isAdaptive = system.isRegular() && k > 1 && LEAST_ROWS_PER_VECTOR * k <= n;
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

    /** {@return the frame as an orbit carries it over a step} */
    Optional<CarriedFrame> carried() {
        return carried;
    }

    /**
     * After a step over which an orbit carried the frame: orthonormalises it if enough steps have passed.
     *
     * @param isLast whether the frame must be orthonormal now
     * @return the number of steps that {@link #growth} holds; 0 if their growth is still in the frame
     */
    int settle(boolean isLast) {
        pending++;
        if (pending < interval && !isLast) {
            Elementary.exp(rowSize, leading, n);
            frame.scaleRows(leading);
            return 0;
        }
        frame.orthonormalise(rowSize, growth, tolerance, monitor);
        final int passed = pending;
        pending = 0;
        if (isAdaptive) {
            chooseInterval(passed);
        }
        return passed;
    }

    private void chooseInterval(int passed) {
        steps += passed;
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (int l = 0; l < k; l++) {
            total[l] += growth[l];
            largest = Math.max(largest, total[l]);
            smallest = Math.min(smallest, total[l]);
        }
        final double spread = (largest - smallest) / LARGEST_SPREAD;
        final double growthOfOne = Math.max(Math.abs(largest), Math.abs(smallest)) / LARGEST_GROWTH;
        interval = (int) Math.min(LONGEST_INTERVAL, steps / Math.max(spread, growthOfOne));
    }

    /** ln|R_ii| since the orthonormalisation before, a live view; minus infinity where the maps are singular. */
    double[] growth() {
        return growth;
    }

    /** Participation ratio of the leading vector. */
    double leadingParticipation() {
        frame.readLeading(leading);
        double second = 0;
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            final double square = leading[i] * leading[i];
            second += square;
            fourth += square * square;
        }
        return second * second / fourth;
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
