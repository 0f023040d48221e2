package org.tailspin.core.dynamics;

import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.Frame;

/**
 * A trajectory under way, with the derivative of its last step. Not thread-safe.
 *
 * <p>The order of time is that of the calls: after {@link #step} took x(t) to x(t+1), {@link #tangent} applies the Jacobian
 * J_t = &part;x(t+1)/&part;x(t), at the very pre-activation that produced x(t+1).
 */
public interface Orbit {

    /** {@return the current state, a live view: read it, do not write it} */
    double[] state();

    /**
     * {@return what the nonlinearity was, or will be, applied to, a live view: y(t) with state x(t+1) = &phi;(y(t)) for
     * a map whose states are activities, the state itself for a flow; the state of a system without neurons}
     */
    default double[] preActivation() {
        return state();
    }

    /**
     * {@return &phi; of {@link #preActivation}, a live view: the state itself for a map whose states are activities}
     */
    default double[] activity() {
        return state();
    }

    /**
     * Takes one step.
     *
     * @throws DivergenceException if the state is no longer finite
     */
    void step();

    /**
     * Applies the Jacobian of the last step to a frame, in graded form: J = diag(exp(s)) M. The sizes of the rows stand
     * apart, because the slope of a saturated neuron does not fit a double.
     *
     * @param frame n rows, replaced by M times itself
     * @param s n entries, receives the logarithm of the size of each row; minus infinity for a row of zeros
     * @param monitor asked now and then whether to stop
     */
    void tangent(Frame frame, double[] s, Monitor monitor);

    /**
     * The exact other side of the sum rule, from a factorisation that the exponents do not use.
     *
     * @param monitor asked now and then whether to stop
     * @return ln|det J| of the last step; empty where J is singular
     */
    OptionalDouble logAbsDeterminant(Monitor monitor);

    /**
     * A second orbit from now on, displaced, which sees the same noise: the twin whose distance grows at &lambda;_max.
     *
     * @param displacement n entries, added to the state
     * @return an independent orbit
     */
    Orbit twin(double[] displacement);
}
