package org.tailspin.nodes.common;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.Dynamics;

/** How networks move, for the descriptions of nodes that run them. */
public final class Motion {

    /** The equations of every kind of dynamics, and every nonlinearity, as each says of itself. */
    public static final String EQUATIONS = "<ul>"
            + Arrays.stream(Dynamics.Kind.values())
                    .map(kind -> "<li><i>" + kind.label() + "</i>: " + pretty(kind.formula()) + ";</li>")
                    .collect(Collectors.joining())
            + "</ul><p>φ is "
            + Arrays.stream(Nonlinearity.values())
                    .map(phi -> "<i>" + phi.label() + "</i>, " + pretty(phi.formula()))
                    .collect(Collectors.joining("; "))
            + ". A flow advances in steps of dt by the scheme of Heun, Euler or Runge and Kutta. The noise is σ ξ(t) in steps, and"
            + " σ √τ ξ(t) in a flow of time constant τ. The input is 0, a constant A, or A cos(2π f t + θ) with one phase for all"
            + " neurons or random ones.</p>\n";

    private Motion() {}

    private static String pretty(String formula) {
        return formula.replace("phi(", "φ(")
                .replace("d2x/dt2", "d²x/dt²")
                .replace("sqrt(pi)", "√π")
                .replace("time_constant", "τ")
                .replace(" = -", " = −")
                .replace(" - ", " − ")
                .replace("(-y)", "(−y)")
                .replace("(1-leak)", "(1−δ)")
                .replace(" leak ", " δ ")
                .replace("-damping", "−γ")
                .replace("−damping", "−γ")
                .replace("max(-1", "max(−1");
    }
}
