package org.tailspin.core.coupling;

import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.LogDeterminant;

/**
 * One coupling matrix at unit gain: drawn from an ensemble, or given (a connectome, trained weights).
 *
 * <p>Rows are targets (post), columns are sources (pre). Immutable; several threads may read it.
 */
public final class Coupling {

    private final ColumnMatrix matrix;
    private final boolean drawn;
    private final List<String> neurons;

    /** ln|det W|, computed when first asked for: all gains of a sweep share it. */
    private OptionalDouble logDeterminant;

    private Coupling(ColumnMatrix matrix, boolean drawn, List<String> neurons) {
        this.matrix = matrix;
        this.drawn = drawn;
        this.neurons = neurons;
    }

    static Coupling drawn(ColumnMatrix matrix) {
        return new Coupling(matrix, true, List.of());
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
        return new Coupling(new ColumnMatrix(n, columns), false, List.copyOf(neurons));
    }

    /**
     * @param n number of neurons
     * @return {@code n}
     * @throws IllegalArgumentException if it is below 1
     */
    public static int checkSize(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("the number of neurons N must be at least 1, but is " + n);
        }
        return n;
    }

    /**
     * @return number of neurons
     */
    public int size() {
        return matrix.rows();
    }

    /**
     * @return the weights at unit gain
     */
    public ColumnMatrix matrix() {
        return matrix;
    }

    /**
     * @return names of the neurons, or an empty list
     */
    public List<String> neurons() {
        return neurons;
    }

    /**
     * @return whether it is invertible with probability one; a given matrix may be singular, and its deepest exponents
     *     then are minus infinity
     */
    public boolean isRegular() {
        return drawn;
    }

    /**
     * @param normalisation what to set to 1
     * @return this matrix over its own size
     * @throws IllegalArgumentException if that size is 0, as it is without a loop of connections for the spectral radius
     */
    public Coupling normalised(Normalisation normalisation) {
        final double size = normalisation.sizeOf(this);
        if (!(size > 0 && size <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the matrix cannot be normalised: its " + normalisation.label() + " is "
                    + size + ", and must be positive and finite");
        }
        final int n = size();
        final double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = matrix.get(i, j) / size;
            }
        }
        return new Coupling(new ColumnMatrix(n, columns), drawn, neurons);
    }

    /**
     * Largest modulus of an eigenvalue: a quiescent network loses stability at the gain 1/&rho;.
     *
     * @return &rho;(W)
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     */
    public double spectralRadius() {
        return MatrixSpectrum.modulus(MatrixSpectrum.eigenvalues(dense())[0]);
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
            logDeterminant = LogDeterminant.of(dense(), drawn ? 0 : size() * Math.ulp(1.0), monitor);
        }
        return logDeterminant;
    }

    /** A copy by rows. */
    DMatrixRMaj dense() {
        final int n = size();
        final DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a.data[i * n + j] = matrix.get(i, j);
            }
        }
        return a;
    }
}
