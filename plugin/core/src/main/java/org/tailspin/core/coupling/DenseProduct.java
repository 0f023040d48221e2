package org.tailspin.core.coupling;

import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;

/** The products with a matrix that is written out. */
record DenseProduct(ColumnMatrix matrix) implements CouplingProduct {

    @Override
    public void multiply(double[] x, double[] y) {
        matrix.multiply(x, y);
    }

    @Override
    public void multiply(double[][] x, double[][] y) {
        matrix.multiply(x, y);
    }

    @Override
    public void carry(Frame frame, Monitor monitor) {
        frame.multiply(matrix, monitor);
    }
}
