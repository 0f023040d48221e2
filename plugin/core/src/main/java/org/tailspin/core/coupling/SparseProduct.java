package org.tailspin.core.coupling;

import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.SparseMatrix;

/** The products with a matrix of few connections. */
final class SparseProduct implements CouplingProduct {

    private final SparseMatrix matrix;

    /** Of several states side by side. */
    private double[] work = {};

    SparseProduct(SparseMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public void multiply(double[] x, double[] y) {
        matrix.multiply(x, y);
    }

    @Override
    public void multiply(double[][] x, double[][] y) {
        if (work.length == 0) {
            work = new double[matrix.workSize()];
        }
        matrix.multiply(x, y, work);
    }

    @Override
    public void carry(Frame frame, Monitor monitor) {
        frame.multiply(matrix, monitor);
    }
}
