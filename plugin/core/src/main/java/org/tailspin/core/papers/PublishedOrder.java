package org.tailspin.core.papers;

import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * The tangent maps of a network in the order of the published figures, to show what it does: a fault, never a default.
 *
 * <p>The published code carried its frame by the transposed Jacobians forward in time, J_T&#7488; ... J_1&#7488;, which is no
 * derivative of anything; the derivative is J_T ... J_1. With J_t = D_t W, J_t&#7488; = W&#7488; D_t, and the products
 * W&#7488; D_T ... W&#7488; D_1 have the exponents of D_T W&#7488; ... D_1 W&#7488;. So the fault amounts to carrying the
 * frame by W&#7488; in place of W, which is done here.
 *
 * @param map a network map
 * @param coupling its weights at unit gain
 * @param gain of the map
 * @param nonlinearity of the map
 */
public record PublishedOrder(DynamicalSystem map, Coupling coupling, double gain, Nonlinearity nonlinearity)
        implements DynamicalSystem {

    /** For a reader who sees both. */
    static final String EXPLANATION =
            "The published code carried its tangent vectors by the transposed Jacobians, forward in time (until 8 July"
                    + " 2026, so in every published figure). That product is not the derivative of the trajectory. The"
                    + " difference is small for alpha = 2 and large for alpha < 2 near the transition, where it moves the"
                    + " onset of chaos to larger gains. Twin trajectories, which need no tangent map, agree with the right"
                    + " order.";

    /**
     * {@return the network}
     *
     * @param recipe of a network map
     * @param coupling its weights at unit gain
     * @param isPublishedOrder whether to take the tangent maps in the published order
     */
    static DynamicalSystem of(NetworkRecipe recipe, Coupling coupling, boolean isPublishedOrder) {
        final DynamicalSystem network = recipe.network(coupling);
        return isPublishedOrder
                ? new PublishedOrder(
                        network, coupling, recipe.gain(), recipe.dynamics().nonlinearity())
                : network;
    }

    @Override
    public int dimension() {
        return map.dimension();
    }

    @Override
    public boolean isRegular() {
        return map.isRegular();
    }

    @Override
    public Forcing forcing() {
        return map.forcing();
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
    private final class TransposedOrbit implements Orbit {

        private final Orbit orbit;
        private final ColumnMatrix matrix;

        TransposedOrbit(Orbit orbit, ColumnMatrix matrix) {
            this.orbit = orbit;
            this.matrix = matrix;
        }

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
            frame.multiply(matrix, monitor);
            final double[] y = orbit.preActivation();
            for (int i = 0; i < y.length; i++) {
                s[i] = Math.log(gain) + nonlinearity.logSlope(y[i]);
            }
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
}
