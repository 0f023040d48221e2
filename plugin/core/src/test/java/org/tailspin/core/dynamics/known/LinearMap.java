package org.tailspin.core.dynamics.known;

import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.random.Seed;

/**
 * The linear map x' = A x, whose exponents are the logarithms of the moduli of A's eigenvalues. The state is held at the
 * origin, so that it neither grows nor decays: the tangent map is A everywhere.
 */
public final class LinearMap implements DynamicalSystem {

    private final double[][] rows;

    /**
     * @param rows the rows of A, square
     * @throws IllegalArgumentException if a row has another length
     */
    public LinearMap(double[]... rows) {
        this.rows = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows.length) {
                throw new IllegalArgumentException(
                        "row " + i + " must have " + rows.length + " entries, but has " + rows[i].length);
            }
            this.rows[i] = rows[i].clone();
        }
    }

    @Override
    public int dimension() {
        return rows.length;
    }

    @Override
    public boolean isRegular() {
        return false;
    }

    @Override
    public Orbit start(Seed seed) {
        return new DenseOrbit(this::advance, new double[rows.length]);
    }

    private void advance(double[] x, double[][] jacobian) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, jacobian[i], 0, rows.length);
        }
    }
}
