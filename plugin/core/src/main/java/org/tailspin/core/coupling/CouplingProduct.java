package org.tailspin.core.coupling;

import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Frame;

/**
 * The two products that a time loop makes with a coupling at unit gain, dense, sparse or in factors. It may own buffers: one for
 * each orbit, from {@link Coupling#product()}. Not thread-safe.
 */
public sealed interface CouplingProduct permits DenseProduct, SparseProduct, FactoredProduct {

    /**
     * Advances a state: y = U x, in plain arithmetic and a fixed order, with the same bits everywhere.
     *
     * @param x one number for each source
     * @param y receives one number for each target; not {@code x}
     */
    void multiply(double[] x, double[] y);

    /**
     * Advances several states with one reading of the coupling: y_b = U x_b, each with the bits that it would have alone.
     *
     * @param x {@code x[b]} has one number for each source
     * @param y {@code y[b]} receives one number for each target; none of {@code x}
     */
    void multiply(double[][] x, double[][] y);

    /**
     * Carries a tangent frame, where rounding does not feed back into the state.
     *
     * @param frame replaced by U times itself
     * @param monitor asked now and then whether to stop
     */
    void carry(Frame frame, Monitor monitor);
}
