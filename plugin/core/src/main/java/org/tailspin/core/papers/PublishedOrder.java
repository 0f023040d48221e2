package org.tailspin.core.papers;

import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.random.Seed;

/**
 * The tangent maps of a network in the order of the published figures, to show what it does: a fault, never a default.
 *
 * <p>The published code carried its frame by the transposed Jacobians forward in time, J_T&#7488; ... J_1&#7488;, which is no
 * derivative of anything; the derivative is J_T ... J_1. With J_t = D_t W, J_t&#7488; = W&#7488; D_t, and the products
 * W&#7488; D_T ... W&#7488; D_1 have the exponents of D_T W&#7488; ... D_1 W&#7488;. So the fault amounts to carrying the
 * frame by W&#7488; in place of W, which is done here.
 *
 * @param map a network map
 * @param coupling its weights
 */
public record PublishedOrder(DynamicalSystem map, Coupling coupling) implements DynamicalSystem {

    /** For a reader who sees both. */
    static final String EXPLANATION =
            "The published code carried its tangent vectors by the transposed Jacobians, forward in time (until 8 July"
                    + " 2026, so in every published figure). That product is not the derivative of the trajectory. The"
                    + " difference is small for alpha = 2 and large for alpha < 2 near the transition, where it moves the"
                    + " onset of chaos to larger gains. Twin trajectories, which need no tangent map, agree with the right"
                    + " order.";

    @Override
    public int dimension() {
        return map.dimension();
    }

    @Override
    public boolean isRegular() {
        return map.isRegular();
    }

    @Override
    public Orbit start(Seed seed) {
        return new TransposedOrbit(map.start(seed), transposed(coupling.matrix()));
    }

    private static ColumnMatrix transposed(ColumnMatrix a) {
        final double[][] columns = new double[a.rows()][a.columns()];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns[i].length; j++) {
                columns[i][j] = a.get(i, j);
            }
        }
        return new ColumnMatrix(a.columns(), columns);
    }

    /** The orbit of the map, whose states are right; its tangent maps are not. */
    private record TransposedOrbit(Orbit orbit, ColumnMatrix matrix) implements Orbit {

        @Override
        public double[] state() {
            return orbit.state();
        }

        @Override
        public double[] preActivation() {
            return orbit.preActivation();
        }

        @Override
        public double[] activity() {
            return orbit.activity();
        }

        @Override
        public void step() {
            orbit.step();
        }

        @Override
        public void tangent(Frame frame, double[] s, Monitor monitor) {
            orbit.tangent(new TransposedFrame(frame, matrix), s, monitor);
        }

        @Override
        public OptionalDouble logAbsDeterminant(Monitor monitor) {
            return orbit.logAbsDeterminant(monitor);
        }

        @Override
        public Orbit twin(double[] displacement) {
            return orbit.twin(displacement);
        }
    }

    /** A frame that is multiplied by the transposed weights, whoever hands it the weights. */
    private record TransposedFrame(Frame frame, ColumnMatrix matrix) implements Frame {

        @Override
        public int rows() {
            return frame.rows();
        }

        @Override
        public int columns() {
            return frame.columns();
        }

        @Override
        public void load(double[][] vectors) {
            frame.load(vectors);
        }

        @Override
        public void read(double[][] vectors, Monitor monitor) {
            frame.read(vectors, monitor);
        }

        @Override
        public void readLeading(double[] x) {
            frame.readLeading(x);
        }

        @Override
        public void multiply(ColumnMatrix weights, Monitor monitor) {
            frame.multiply(matrix, monitor);
        }

        @Override
        public void scaleRows(double[] s) {
            frame.scaleRows(s);
        }

        @Override
        public void orthonormalise(double[] s, double[] logDiagonal, double tolerance, Monitor monitor) {
            frame.orthonormalise(s, logDiagonal, tolerance, monitor);
        }
    }
}
