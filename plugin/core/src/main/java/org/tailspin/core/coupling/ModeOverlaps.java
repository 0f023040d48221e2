package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Decompositions;
import org.tailspin.core.linalg.Eigenvalues;

/**
 * The modes of a given matrix, J = &sum;_a s_a u_a v_a&#7488;, and the overlaps of their left and right vectors, &rho;_a = u_a
 * &middot; v_a (Clark, Marschall, van Meegen, Litwin-Kumar 2025, on the connectome of the fly). A sign of u_a comes with one
 * of v_a, so &rho;_a has one of its own.
 *
 * @param singularValues s_a, descending
 * @param overlaps &rho;_a, in [-1, 1]
 * @param nullDeviation standard deviation of an overlap of two random directions, 1/&radic;N
 * @param block u_a &middot; v_b of the first modes, a row for each a; their signs are those that give u_a a positive sum of
 *     cubes, for the sign of u_a &middot; v_b alone is arbitrary for a other than b. Empty unless asked for
 */
public record ModeOverlaps(double[] singularValues, double[] overlaps, double nullDeviation, double[][] block) {

    /** An overlap of two random directions exceeds so many standard deviations in {@link #BEYOND} of all cases. */
    public static final double DEVIATIONS = 2.5;

    /** Probability of a normal number beyond {@link #DEVIATIONS} on either side. */
    static final double BEYOND = 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-DEVIATIONS);

    /** Singular values that are as close, relative to each other, have vectors in arbitrary directions. */
    private static final double DEGENERATE = 1e-10;

    /**
     * How many overlaps are larger than those of random directions.
     *
     * @param modes that have an overlap: without those of singular values that are 0, or equal to a neighbour
     * @param beyond how many of them exceed {@link #DEVIATIONS} / &radic;N
     * @param probability of so many or more, if the directions are random: that of the binomial law
     */
    public record NullTest(int modes, int beyond, double probability) {}

    /**
     * {@return probability that an overlap of two random directions exceeds {@link #DEVIATIONS} of its standard
     * deviation}
     */
    public static double beyond() {
        return BEYOND;
    }

    /** {@return the test of the overlaps against random directions} */
    public NullTest nullTest() {
        int modes = 0;
        int beyond = 0;
        for (int a = 0; a < overlaps.length; a++) {
            if (isDetermined(a)) {
                modes++;
                beyond += Math.abs(overlaps[a]) > DEVIATIONS * nullDeviation ? 1 : 0;
            }
        }
        return new NullTest(
                modes,
                beyond,
                beyond == 0 ? 1 : 1 - new BinomialDistribution(null, modes, BEYOND).cumulativeProbability(beyond - 1));
    }

    /** Whether the vectors of a singular value are. */
    private boolean isDetermined(int a) {
        final double gap = DEGENERATE * singularValues[a];
        return singularValues[a] > singularValues.length * Math.ulp(singularValues[0])
                && (a == 0 || singularValues[a - 1] - singularValues[a] > gap)
                && (a == singularValues.length - 1 || singularValues[a] - singularValues[a + 1] > gap);
    }

    /**
     * {@return its modes, without the overlaps of one mode with another}
     *
     * @param coupling any matrix
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the singular values do not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static ModeOverlaps of(Coupling coupling, Monitor monitor) {
        return of(coupling, 0, monitor);
    }

    /**
     * {@return its modes}
     *
     * @param coupling any matrix
     * @param modes how many of the first modes have their overlaps with each other, at least 0; at most N are there
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the singular values do not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static ModeOverlaps of(Coupling coupling, int modes, Monitor monitor) {
        final int n = coupling.size();
        final DMatrixRMaj matrix = coupling.dense();
        final double scale = Eigenvalues.toUnit(matrix);
        final SingularValueDecomposition_F64<DMatrixRMaj> svd = Decompositions.singular(matrix, true, monitor);
        final DMatrixRMaj u = svd.getU(null, false);
        final DMatrixRMaj v = svd.getV(null, false);
        final double[] unsorted = svd.getSingularValues();
        final int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> -unsorted[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        final double[] overlaps = new double[n];
        for (int a = 0; a < n; a++) {
            for (int i = 0; i < n; i++) {
                overlaps[a] += u.get(i, order[a]) * v.get(i, order[a]);
            }
        }
        return new ModeOverlaps(
                Arrays.stream(order).mapToDouble(a -> scale * unsorted[a]).toArray(),
                overlaps,
                1 / Math.sqrt(n),
                block(u, v, Arrays.copyOf(order, Math.min(modes, n)), monitor));
    }

    private static double[][] block(DMatrixRMaj u, DMatrixRMaj v, int[] order, Monitor monitor) {
        final int n = u.numRows;
        final double[][] block = new double[order.length][order.length];
        final double[] signs = new double[order.length];
        for (int a = 0; a < order.length; a++) {
            double cubes = 0;
            for (int i = 0; i < n; i++) {
                cubes += Math.pow(u.get(i, order[a]), 3);
            }
            signs[a] = cubes < 0 ? -1 : 1;
        }
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            for (int a = 0; a < order.length; a++) {
                final double left = signs[a] * u.get(i, order[a]);
                for (int b = 0; b < order.length; b++) {
                    block[a][b] += left * signs[b] * v.get(i, order[b]);
                }
            }
        }
        return block;
    }

    /**
     * Root mean square of the overlaps, each mode weighted by the square of its singular value: what of the matrix lies in
     * modes that point to themselves. Of random directions it is about {@link #nullDeviation}.
     *
     * @return in [0, 1]; 0 for a matrix of zeros
     */
    public double rootMeanSquare() {
        double sum = 0;
        double weights = 0;
        for (int a = 0; a < overlaps.length; a++) {
            // In units of the largest, so that no square overflows.
            final double weight = singularValues[0] == 0 ? 0 : Math.pow(singularValues[a] / singularValues[0], 2);
            sum += weight * overlaps[a] * overlaps[a];
            weights += weight;
        }
        return weights == 0 ? 0 : Math.sqrt(sum / weights);
    }
}
