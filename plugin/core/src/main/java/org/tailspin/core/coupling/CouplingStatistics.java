package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Decompositions;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.random.Seed;

/**
 * What one coupling matrix J is like: the size of its weights, and how far it is from independent ones.
 *
 * <p>The singular value excess is N tr((JJ&#7488;)&sup2;) / (tr JJ&#7488;)&sup2; - 2, the mean fourth power of the singular values over their squared mean
 * square, less what independent Gaussian weights have: about 0 for these, -1 for an orthogonal matrix, whose singular values are all
 * alike, and large where a few are strong. Of a matrix of random modes, J = &Sigma;_a D_a l_a r_a&#7488; (Clark, Marschall, van Meegen,
 * Litwin-Kumar 2025), it estimates N/PR^D, PR^D = (&Sigma; D_a&sup2;)&sup2; / &Sigma; D_a&#8308;: their eq. 13 solved for the effective rank, of
 * which the inverse is nearly free of bias. Of any other matrix it is no number of modes, and may be negative. Independent weights
 * of a heavy tail have an excess as well: hold it against its null expectation.
 *
 * @param neurons N
 * @param mean of the N&sup2; weights
 * @param standardDeviation of the N&sup2; weights about their mean (divisor N&sup2;)
 * @param sparsity part of the weights that are exactly 0, in [0, 1]
 * @param effectiveGain g_eff = &radic;(tr(JJ&#7488;)/N): for mean 0 the standard deviation times &radic;N
 * @param singularValueExcess of N/PR^S over 2, PR^S the participation ratio of the squared singular values; empty for a
 *     matrix of zeros
 * @param singularValueExcessNull what to expect of it from the same weights in random places: its exact mean over all
 *     permutations of the N&sup2; weights, (&kappa; - 2)/N for weights of mean 0 and kurtosis &kappa; in a large matrix; empty for a matrix of zeros
 * @param ranks participation ratio, entropy rank and stable rank of the singular values; empty for a matrix of zeros
 * @param ranksShuffled the same of the same weights in random places: the participation ratio by the exact mean of its inverse, the
 *     others the mean over {@link #shuffles} permutations, which are the same for every matrix of its size; empty for a matrix
 *     of zeros
 * @param spectralRadius largest modulus of an eigenvalue
 * @param tail tail index of the moduli; empty where {@link TailIndex#of} is
 */
public record CouplingStatistics(
        int neurons,
        double mean,
        double standardDeviation,
        double sparsity,
        double effectiveGain,
        OptionalDouble singularValueExcess,
        OptionalDouble singularValueExcessNull,
        Optional<SingularRanks> ranks,
        Optional<SingularRanks> ranksShuffled,
        double spectralRadius,
        Optional<TailIndex> tail) {

    /** What independent Gaussian weights read before it is subtracted. */
    private static final double GAUSSIAN = 2;

    private static final int ROWS_BETWEEN_CHECKS = 64;

    /** Larger networks whose connections alone are kept are not written out for the ranks of all their singular values. */
    public static final int WRITTEN_OUT_UP_TO = 2_000;

    private static final int MOST_SHUFFLES = 20;
    private static final int SHUFFLED_ROWS = 1000;

    /**
     * {@return its statistics, those at gain 1}
     *
     * @param coupling a matrix at unit gain
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CouplingStatistics of(Coupling coupling, Monitor monitor) {
        return of(coupling, () -> coupling.spectralRadius(monitor.silent()), monitor);
    }

    /**
     * {@return its statistics, those at gain 1}
     *
     * @param coupling a matrix at unit gain
     * @param spectralRadius of it, from its {@link MatrixSpectrum}
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CouplingStatistics of(Coupling coupling, double spectralRadius, Monitor monitor) {
        return of(coupling, () -> spectralRadius, monitor);
    }

    /** A&#7488;A, each entry summed in ascending order of the rows of A; two rows of the result in one pass. */
    private static DMatrixRMaj gram(DMatrixRMaj matrix, Monitor monitor) {
        final int n = matrix.numRows;
        final double[] a = matrix.data;
        final DMatrixRMaj gram = new DMatrixRMaj(n, n);
        final double[] even = new double[n];
        final double[] odd = new double[n];
        for (int i = 0; i < n; i += 2) {
            monitor.checkCancelled();
            final int next = Math.min(i + 1, n - 1);
            Arrays.fill(even, 0);
            Arrays.fill(odd, 0);
            for (int row = 0; row < a.length; row += n) {
                final double p = a[row + i];
                final double q = a[row + next];
                for (int j = i; j < n; j++) {
                    even[j] += p * a[row + j];
                    odd[j] += q * a[row + j];
                }
            }
            for (int j = i; j < n; j++) {
                gram.set(i, j, even[j]);
                gram.set(j, i, even[j]);
            }
            for (int j = next; j < n; j++) {
                gram.set(next, j, odd[j]);
                gram.set(j, next, odd[j]);
            }
        }
        return gram;
    }

    /**
     * |A A&#7488;|, exactly, from the inner products of all rows that share a source: in time that goes with the sum over the
     * neurons of the squares of their numbers of outputs.
     */
    private static double gramNorm(SparseMatrix matrix, Monitor monitor) {
        final SparseMatrix bySource = matrix.transposed();
        final int n = matrix.rows();
        final double[] products = new double[n];
        final boolean[] isTouched = new boolean[n];
        final int[] touched = new int[n];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            if (i % ROWS_BETWEEN_CHECKS == 0) {
                monitor.checkCancelled();
            }
            final int count = matrix.addProducts(i, bySource, products, isTouched, touched);
            for (int k = 0; k < count; k++) {
                final double product = products[touched[k]];
                squares += product * product;
                products[touched[k]] = 0;
                isTouched[touched[k]] = false;
            }
        }
        return Math.sqrt(squares);
    }

    private static CouplingStatistics of(Coupling coupling, DoubleSupplier spectralRadius, Monitor monitor) {
        return of(coupling, coupling.isSparse() && coupling.size() > WRITTEN_OUT_UP_TO, spectralRadius, monitor);
    }

    /** Of a list as it is, or of the whole matrix, which alone tells the ranks of all singular values. */
    static CouplingStatistics of(Coupling coupling, boolean isList, DoubleSupplier spectralRadius, Monitor monitor) {
        monitor.checkCancelled();
        final int n = coupling.size();
        final double pairs = (double) n * n;
        final DMatrixRMaj matrix = isList ? null : coupling.dense();
        final double[] weights = matrix == null ? coupling.sparse().entries() : matrix.data;
        double sum = 0;
        double largest = 0;
        long connections = 0;
        for (double weight : weights) {
            sum += weight / pairs;
            largest = Math.max(largest, Math.abs(weight));
            connections += weight == 0 ? 0 : 1;
        }
        final double mean = sum;
        final Optional<TailIndex> tail = TailIndex.of(weights);
        monitor.checkCancelled();
        monitor.progress(0.1);
        if (largest == 0) {
            final OptionalDouble none = OptionalDouble.empty();
            return new CouplingStatistics(n, 0, 0, 1, 0, none, none, Optional.empty(), Optional.empty(), 0, tail);
        }
        final double radius = spectralRadius.getAsDouble();
        monitor.checkCancelled();
        monitor.progress(0.4);
        // In units of the largest weight, so that no fourth power overflows.
        for (int e = 0; e < weights.length; e++) {
            weights[e] /= largest;
        }
        final PowerSums sums = PowerSums.of(weights, (long) n * n);
        final DMatrixRMaj gram = matrix == null ? null : gram(matrix, monitor);
        final double norm =
                matrix == null ? gramNorm(coupling.over(largest).sparse(), monitor) : NormOps_DDRM.normF(gram);
        final double ratio = Math.pow(norm / sums.p2, 2);
        final double expected = sums.expectedSquares(n) / (sums.p2 * sums.p2);
        final double variance = sums.variance(mean / largest);
        final SingularRanks ranks;
        final SingularRanks shuffled;
        if (gram == null) { // all singular values of a list would take a whole matrix
            ranks = SingularRanks.ofParticipation(1 / (n * ratio));
            shuffled = SingularRanks.ofParticipation(1 / (n * expected));
        } else {
            ranks = ranks(gram, monitor);
            shuffled = shuffled(matrix, monitor).withParticipation(1 / (n * expected));
        }
        monitor.progress(1);
        return new CouplingStatistics(
                n,
                mean,
                largest * Math.sqrt(variance),
                (pairs - connections) / pairs,
                largest * Math.sqrt(sums.p2 / n),
                OptionalDouble.of(n * ratio - GAUSSIAN),
                OptionalDouble.of(n * expected - GAUSSIAN),
                Optional.of(ranks),
                Optional.of(shuffled),
                radius,
                tail);
    }

    /**
     * {@return number of permutations behind {@link #ranksShuffled}: of so many rows in all that chance leaves little}
     *
     * @param n number of neurons
     */
    public static int shuffles(int n) {
        return Math.max(1, Math.min(MOST_SHUFFLES, SHUFFLED_ROWS / n));
    }

    /** The mean over permutations of the weights; leaves them permuted. */
    private static SingularRanks shuffled(DMatrixRMaj matrix, Monitor monitor) {
        final SingularRanks[] shuffled = new SingularRanks[shuffles(matrix.numRows)];
        for (int k = 0; k < shuffled.length; k++) {
            monitor.progress(0.6 + 0.4 * k / shuffled.length);
            Surrogate.shuffle(matrix.data, new Seed(k).stream("shuffled ranks"));
            shuffled[k] = ranks(gram(matrix, monitor), monitor);
        }
        return SingularRanks.mean(shuffled);
    }

    /** By the eigenvalues of J&#7488;J; changes it. */
    private static SingularRanks ranks(DMatrixRMaj gram, Monitor monitor) {
        return SingularRanks.ofSquares(Arrays.stream(Decompositions.eigenvalues(gram, monitor))
                .mapToDouble(Complex_F64::getReal)
                .toArray());
    }

    /**
     * {@return the statistics of g J}
     *
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @throws IllegalArgumentException outside the range
     */
    public CouplingStatistics atGain(double gain) {
        if (!(gain > 0 && gain <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the gain must be positive and finite, but is " + gain);
        }
        return new CouplingStatistics(
                neurons,
                gain * mean,
                gain * standardDeviation,
                sparsity,
                gain * effectiveGain,
                singularValueExcess,
                singularValueExcessNull,
                ranks,
                ranksShuffled,
                gain * spectralRadius,
                tail);
    }

    /** Sums of powers of all weights. */
    private record PowerSums(long count, double p1, double p2, double p3, double p4) {

        /** Of so many weights, of which those that are not 0 are given. */
        static PowerSums of(double[] weights, long count) {
            double p1 = 0;
            double p2 = 0;
            double p3 = 0;
            double p4 = 0;
            for (double w : weights) {
                p1 += w;
                p2 += w * w;
                p3 += w * w * w;
                p4 += w * w * w * w;
            }
            return new PowerSums(count, p1, p2, p3, p4);
        }

        double variance(double mean) {
            return Math.max(0, p2 / count - mean * mean);
        }

        /**
         * The mean of tr((JJ&#7488;)&sup2;) = &Sigma;_ijkl J_ij J_kj J_kl J_il over all permutations of the weights: of
         * the N&#8308; terms, N&sup2; have one weight four times (i = k, j = l), 2N&sup2;(N-1) two weights twice each, and
         * N&sup2;(N-1)&sup2; four different weights.
         */
        double expectedSquares(int n) {
            if (n == 1) {
                return p4;
            }
            final double m = count;
            final double pairs = (p2 * p2 - p4) / (m * (m - 1));
            // Newton's identity: 24 times the sum of all products of four
            final double products = p1 * p1 * p1 * p1 - 6 * p1 * p1 * p2 + 3 * p2 * p2 + 8 * p1 * p3 - 6 * p4;
            final double fours = products / (m * (m - 1) * (m - 2) * (m - 3));
            return p4 + 2 * m * (n - 1) * pairs + m * (n - 1) * (n - 1) * fours;
        }
    }
}
