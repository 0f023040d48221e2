package org.tailspin.core.coupling;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Eigenvalues;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.LogDeterminant;
import org.tailspin.core.linalg.SparseEigenvalues;
import org.tailspin.core.linalg.SparseMatrix;

/**
 * One coupling matrix at unit gain: drawn from an ensemble, or given (a connectome, trained weights). One of few modes is
 * kept in factors, and one of few connections as their list: what it is made of decides, never the machine.
 *
 * <p>Rows are targets (post), columns are sources (pre). Immutable; several threads may read it.
 */
public final class Coupling {

    /** An array of Java holds the square of no larger number. */
    private static final int MOST_WRITTEN_OUT = 46_340;

    private final int size;
    private final Factors factors;

    /** The connections, if they are few; then there are no factors, and the matrix is written out when asked for. */
    private final SparseMatrix connections;

    private final boolean regular;
    private final List<String> neurons;

    /** The weights; of a factored or sparse coupling only once somebody has asked for them. */
    private ColumnMatrix matrix;

    /** The spectral radius of a list, which takes long, once it is known; one over another is known from it. */
    private OptionalDouble radius = OptionalDouble.empty();

    /** ln|det W|, computed when first asked for: all gains of a sweep share it. */
    private OptionalDouble logDeterminant;

    private Coupling(
            int size,
            ColumnMatrix matrix,
            Factors factors,
            SparseMatrix connections,
            boolean regular,
            List<String> neurons) {
        this.size = size;
        this.matrix = matrix;
        this.factors = factors;
        this.connections = connections;
        this.regular = regular;
        this.neurons = neurons;
    }

    /** A drawn matrix; regular means invertible with probability one. */
    static Coupling drawn(ColumnMatrix matrix, boolean regular) {
        return new Coupling(matrix.rows(), matrix, null, null, regular, List.of());
    }

    /** A drawn matrix of few modes, kept in factors. */
    static Coupling factored(Factors factors) {
        return new Coupling(factors.left().rows(), null, factors, null, false, List.of());
    }

    /**
     * A given matrix.
     *
     * @param rows {@code rows[i][j]} is the weight from neuron j to neuron i; square, finite
     * @param neurons a name for each neuron, or an empty list
     * @return the coupling
     * @throws IllegalArgumentException if the matrix is empty, not square, or has an entry that is not finite
     */
    public static Coupling of(double[][] rows, List<String> neurons) {
        final int n = checkSize(rows.length);
        if (!neurons.isEmpty() && neurons.size() != n) {
            throw new IllegalArgumentException(
                    "a matrix of " + n + " neurons must have " + n + " names, but has " + neurons.size());
        }
        final double[][] columns = new double[n][n];
        for (int i = 0; i < n; i++) {
            if (rows[i].length != n) {
                throw new IllegalArgumentException("the matrix must be square: it has " + n + " rows, but row "
                        + (i + 1) + " has " + rows[i].length + " entries");
            }
            for (int j = 0; j < n; j++) {
                if (!(Math.abs(rows[i][j]) <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException("the entry in row " + (i + 1) + ", column " + (j + 1)
                            + " must be finite, but is " + rows[i][j]);
                }
                columns[j][i] = rows[i][j];
            }
        }
        return new Coupling(n, new ColumnMatrix(n, columns), null, null, false, List.copyOf(neurons));
    }

    /** A drawn matrix of few connections. */
    static Coupling drawn(SparseMatrix connections, boolean regular) {
        return new Coupling(connections.rows(), null, null, connections, regular, List.of());
    }

    /**
     * Given connections, kept as they are while they are few ({@link Storage}).
     *
     * @param connections square, of finite weights
     * @param neurons a name for each neuron, or an empty list
     * @return the coupling
     * @throws IllegalArgumentException if they are many, and the memory does not hold the whole matrix
     */
    public static Coupling of(SparseMatrix connections, List<String> neurons) {
        final int n = checkSize(connections.rows());
        if (Storage.of(connections.count(), n) == Storage.SPARSE) {
            return new Coupling(n, null, null, connections, false, List.copyOf(neurons));
        }
        Footprint.matrices(n, 1).check("the matrix of the " + n + " neurons of the list");
        return new Coupling(n, connections.writtenOut(), null, null, false, List.copyOf(neurons));
    }

    /**
     * {@return {@code n}}
     *
     * @param n number of neurons
     * @throws IllegalArgumentException if it is below 1
     */
    public static int checkSize(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("the number of neurons N must be at least 1, but is " + n);
        }
        return n;
    }

    /** {@return number of neurons} */
    public int size() {
        return size;
    }

    /**
     * {@return the weights at unit gain, all N&sup2; of them; a factored or sparse coupling writes them out when first
     * asked}
     *
     * @throws IllegalArgumentException if the memory does not hold those of a sparse one
     */
    public ColumnMatrix matrix() {
        return storage() == Storage.DENSE ? matrix : writtenOut();
    }

    private synchronized ColumnMatrix writtenOut() {
        if (matrix == null) {
            if (isSparse()) {
                Footprint.matrices(size, 1).check("all weights between " + size + " neurons, written out,");
            }
            matrix = isSparse() ? connections.writtenOut() : factors.writtenOut(Monitor.NONE);
        }
        return matrix;
    }

    /** {@return how it is kept} */
    public Storage storage() {
        return factors != null ? Storage.FACTORED : connections != null ? Storage.SPARSE : Storage.DENSE;
    }

    /** {@return whether the matrix is kept in factors, because it has few modes} */
    public boolean isFactored() {
        return factors != null;
    }

    /** {@return whether its connections alone are kept, because they are few} */
    public boolean isSparse() {
        return connections != null;
    }

    /** {@return number of weights that are not 0} */
    public long connections() {
        if (isSparse()) {
            return connections.count();
        }
        final ColumnMatrix weights = matrix();
        long count = 0;
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                count += weights.get(i, j) != 0 ? 1 : 0;
            }
        }
        return count;
    }

    /** {@return how many numbers of 8 bytes it keeps} */
    public double entries() {
        return isSparse() ? SparseMatrix.size(connections.count(), size) : (double) size * size;
    }

    /**
     * {@return the weight from j to i at unit gain}
     *
     * @param i target
     * @param j source
     */
    public double weight(int i, int j) {
        return isSparse() ? connections.get(i, j) : matrix().get(i, j);
    }

    /**
     * Visits the connections in order.
     *
     * @param i target
     * @param consumer takes its connections, those whose weight is not 0, in the order of their sources
     */
    public void forEach(int i, SparseMatrix.EntryConsumer consumer) {
        if (isSparse()) {
            connections.forEach(i, consumer);
            return;
        }
        final ColumnMatrix weights = matrix();
        for (int j = 0; j < size; j++) {
            final double weight = weights.get(i, j);
            if (weight != 0) {
                consumer.accept(i, j, weight);
            }
        }
    }

    /**
     * Visits the connections in order.
     *
     * @param consumer takes all connections, those whose weight is not 0, in the order of their targets and then of
     *     their sources
     */
    public void forEach(SparseMatrix.EntryConsumer consumer) {
        for (int i = 0; i < size; i++) {
            forEach(i, consumer);
        }
    }

    /** {@return the products with this matrix, for one orbit and thread} */
    public CouplingProduct product() {
        return switch (storage()) {
            case DENSE -> new DenseProduct(matrix);
            case SPARSE -> new SparseProduct(connections);
            case FACTORED -> new FactoredProduct(factors);
        };
    }

    /** The list of connections of a sparse coupling. */
    SparseMatrix sparse() {
        return connections;
    }

    /** {@return names of the neurons, or an empty list} */
    public List<String> neurons() {
        return neurons;
    }

    /**
     * {@return whether it is invertible with probability one; a given matrix, or one with few modes or connections, may
     * be singular, and its deepest exponents then are minus infinity}
     */
    public boolean isRegular() {
        return regular;
    }

    /**
     * {@return whether no neuron acts on itself, neither directly nor through others: in some order of the neurons
     * every connection leads to a later one (Kahn 1962). One kept in factors is taken for one that is not}
     */
    public boolean isFeedForward() {
        if (isFactored()) {
            return false;
        }
        return isSparse() ? isSparseFeedForward() : isDenseFeedForward();
    }

    private boolean isDenseFeedForward() {
        for (int i = 0; i < size; i++) {
            if (matrix.get(i, i) != 0) {
                return false;
            }
        }
        final int[] inputs = new int[size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                inputs[i] += matrix.get(i, j) != 0 ? 1 : 0;
            }
        }
        final int[] ordered = new int[size];
        int found = 0;
        for (int i = 0; i < size; i++) {
            if (inputs[i] == 0) {
                ordered[found++] = i;
            }
        }
        for (int k = 0; k < found; k++) {
            for (int i = 0; i < size; i++) {
                if (matrix.get(i, ordered[k]) != 0 && --inputs[i] == 0) {
                    ordered[found++] = i;
                }
            }
        }
        return found == size;
    }

    private boolean isSparseFeedForward() {
        final SparseMatrix outgoing = connections.transposed();
        final int[] inputs = new int[size];
        final int[] ordered = new int[size];
        final int[] found = new int[1];
        for (int i = 0; i < size; i++) {
            inputs[i] = connections.count(i);
            if (inputs[i] == 0) {
                ordered[found[0]++] = i;
            }
        }
        for (int k = 0; k < found[0]; k++) { // one that acts on itself never runs out of inputs
            outgoing.forEach(ordered[k], (source, target, weight) -> {
                if (--inputs[target] == 0) {
                    ordered[found[0]++] = target;
                }
            });
        }
        return found[0] == size;
    }

    /** diag(u) W diag(v), with gains u of the targets and v of the sources; in factors if this one is. */
    Coupling scaled(double[] u, double[] v) {
        if (isFactored()) {
            return factored(factors.scaled(u, v));
        }
        if (isSparse()) {
            return drawn(connections.map((i, j, weight) -> u[i] * weight * v[j]), regular);
        }
        final double[][] columns = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                columns[j][i] = u[i] * matrix.get(i, j) * v[j];
            }
        }
        return drawn(new ColumnMatrix(size, columns), regular);
    }

    /** The weights, a column for each source. */
    double[][] columns() {
        final ColumnMatrix weights = matrix();
        final double[][] columns = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                columns[j][i] = weights.get(i, j);
            }
        }
        return columns;
    }

    /** The connections, a row for each source and a column for each target. */
    SparseMatrix bySource() {
        if (isSparse()) {
            return connections.transposed();
        }
        final ColumnMatrix weights = matrix();
        final SparseMatrix.Builder made = new SparseMatrix.Builder(size, size, size);
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                made.add(j, i, weights.get(i, j));
            }
        }
        return made.build();
    }

    /** Other connections between the same neurons, a row for each source, kept as these are. */
    Coupling withBySource(SparseMatrix others) {
        if (isSparse()) {
            return withConnections(others.transposed());
        }
        final double[][] columns = new double[size][size];
        others.forEach((source, target, weight) -> columns[source][target] = weight);
        return withColumns(columns);
    }

    /** Other weights between the same neurons, which may be singular; takes the columns over. */
    Coupling withColumns(double[][] columns) {
        return new Coupling(size, new ColumnMatrix(size, columns), null, null, false, neurons);
    }

    /** Other connections between the same neurons, kept as a list like these of a sparse coupling. */
    Coupling withConnections(SparseMatrix others) {
        return new Coupling(size, null, null, others, false, neurons);
    }

    /** The same weights under other names. */
    Coupling named(List<String> names) {
        return new Coupling(size, matrix, factors, connections, regular, names);
    }

    /**
     * {@return this matrix over its own size}
     *
     * @param normalisation what to set to 1
     * @param monitor asked now and then whether to stop
     * @throws IllegalArgumentException if that size is 0, as it is without a loop of connections for the spectral
     *     radius
     * @throws ArithmeticException if the eigenvalue iteration of the spectral radius does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Coupling normalised(Normalisation normalisation, Monitor monitor) {
        return normalisation.apply(this, monitor).coupling();
    }

    /** This matrix over a positive unit; itself for 1. */
    Coupling over(double unit) {
        if (unit == 1) {
            return this;
        }
        if (isSparse()) {
            final Coupling scaled =
                    new Coupling(size, null, null, connections.map(weight -> weight / unit), regular, neurons);
            if (radius.isPresent()) {
                scaled.radius = OptionalDouble.of(radius.getAsDouble() / unit);
            }
            return scaled;
        }
        final double[][] columns = columns();
        for (double[] column : columns) {
            for (int i = 0; i < size; i++) {
                column[i] /= unit;
            }
        }
        return new Coupling(size, new ColumnMatrix(size, columns), null, null, regular, neurons);
    }

    /**
     * Largest modulus of an eigenvalue: a quiescent network loses stability at the gain 1/&rho;.
     *
     * @return &rho;(W)
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     */
    public double spectralRadius() {
        return spectralRadius(Monitor.NONE);
    }

    /**
     * The same, for a matrix so large that somebody may not want to wait for it.
     *
     * @param monitor asked now and then whether to stop
     * @return &rho;(W)
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public synchronized double spectralRadius(Monitor monitor) {
        if (!isSparse()) {
            return Eigenvalues.radius(dense(), monitor);
        }
        if (radius.isEmpty()) {
            radius = OptionalDouble.of(SparseEigenvalues.radius(connections, monitor));
        }
        return radius.getAsDouble();
    }

    /**
     * The smallest gain g at which rest loses stability where it is stable without couplings: an eigenvalue of (1-&delta;) +
     * &delta; g W leaves the unit circle, with &delta; = 1 for a map without leak, where g = 1/&rho;(W); &delta; = 0 is the
     * limit of a flow, where g is 1 over the largest real part of an eigenvalue.
     *
     * @param leak &delta;, in [0, 1]
     * @param monitor asked now and then whether to stop
     * @return the gain; infinite if rest is stable at every gain
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public double restUnstable(double leak, Monitor monitor) {
        final ToDoubleFunction<Complex_F64> reach = value -> instability(leak, value);
        return 1
                / reach.applyAsDouble(
                        isSparse()
                                ? SparseEigenvalues.outermost(connections, reach, monitor)
                                : Eigenvalues.outermost(dense(), reach, monitor));
    }

    /** One over the gain at which an eigenvalue leaves the unit circle; 0 if it never does. */
    private static double instability(double leak, Complex_F64 eigenvalue) {
        final double modulus = MatrixSpectrum.modulus(eigenvalue);
        if (modulus == 0) {
            return 0;
        }
        final double c = (1 - leak) * eigenvalue.getReal() / modulus;
        return modulus * (c + Math.sqrt(c * c + leak * (2 - leak))) / (2 - leak);
    }

    /**
     * Logarithm of the modulus of the determinant, independent of the factorisation that the Lyapunov exponents
     * come from.
     *
     * @return ln|det W|; empty for a singular matrix
     */
    public OptionalDouble logAbsDeterminant() {
        return logAbsDeterminant(Monitor.NONE);
    }

    /**
     * The same, for a matrix so large that somebody may not want to wait for it.
     *
     * @param monitor asked now and then whether to stop
     * @return ln|det W|; empty for a singular matrix
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public synchronized OptionalDouble logAbsDeterminant(Monitor monitor) {
        if (logDeterminant == null) {
            logDeterminant = isFactored()
                    ? OptionalDouble.empty()
                    : LogDeterminant.of(dense(), regular ? 0 : size() * Math.ulp(1.0), monitor);
        }
        return logDeterminant;
    }

    /** A copy by rows. */
    DMatrixRMaj dense() {
        final int n = size();
        if ((long) n * n > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("this needs all weights written out, which is possible up to N = "
                    + MOST_WRITTEN_OUT + ", but N is " + n);
        }
        if (isSparse()) {
            Footprint.matrices(n, 1).check("all weights between " + n + " neurons, written out,");
            return SparseEigenvalues.writtenOut(connections);
        }
        final ColumnMatrix weights = matrix();
        final DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a.data[i * n + j] = weights.get(i, j);
            }
        }
        return a;
    }
}
