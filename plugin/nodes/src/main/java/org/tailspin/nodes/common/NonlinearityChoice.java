package org.tailspin.nodes.common;

import org.knime.node.parameters.widget.choices.Label;
import org.tailspin.core.dynamics.Nonlinearity;

/** The nonlinearities as a dialog offers them; their labels can stand in annotations only. */
public enum NonlinearityChoice {
    /** {@link Nonlinearity#TANH}. */
    @Label(value = "tanh", description = "Hyperbolic tangent, slope 1 at 0.")
    TANH,
    /** {@link Nonlinearity#ERF}. */
    @Label(value = "erf", description = "erf((√π/2) y), slope 1 at 0.")
    ERF,
    /** {@link Nonlinearity#HARD_TANH}. */
    @Label(value = "hard tanh", description = "The line of slope 1 between −1 and 1, constant outside.")
    HARD_TANH,
    /** {@link Nonlinearity#THRESHOLD_LINEAR}. */
    @Label(
            value = "threshold-linear",
            description =
                    "max(0, y), the relu of trained networks. States can grow without bound: such a network has missing"
                            + " cells.")
    THRESHOLD_LINEAR,
    /** {@link Nonlinearity#LOGISTIC}. */
    @Label(
            value = "logistic",
            description =
                    "1 / (1 + exp(−y)), the sigmoid of trained networks, slope 1/4 at 0; there is no state of rest"
                            + " at 0.")
    LOGISTIC,
    /** {@link Nonlinearity#LINEAR}. */
    @Label(
            value = "linear",
            description = "y itself, for comparison with exact results. States can grow without bound.")
    LINEAR;

    /** {@return the nonlinearity that it names} */
    public Nonlinearity nonlinearity() {
        return Nonlinearity.valueOf(name());
    }
}
