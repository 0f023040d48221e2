package org.tailspin.nodes.common;

/** How networks move, for the descriptions of nodes that run them. */
public final class Motion {

    /** The equations of every kind of dynamics. */
    public static final String EQUATIONS = """
            <ul>\
            <li><i>map</i>: x(t+1) = φ(W x(t) + h(t) + σ ξ(t)), in steps;</li>\
            <li><i>leaky-map</i>: x(t+1) = (1−δ) x(t) + δ (W φ(x(t)) + h(t) + σ ξ(t));</li>\
            <li><i>annealed-map</i>: a map whose W is drawn anew at every step, without input;</li>\
            <li><i>flow</i>: τ dx/dt = −x + W φ(x) + h(t) + σ √τ ξ(t), in steps of dt by the scheme of Heun, Euler or \
            Runge and Kutta;</li>\
            <li><i>second-order</i>: oscillators with damping γ, d²x/dt² = −γ dx/dt − x + W φ(x) + h(t) + noise, whose \
            exponents add to −γN.</li>\
            </ul>
            <p>φ is tanh y, erf((√π/2) y), hard tanh (y between −1 and 1), threshold-linear max(0, y), logistic \
            1/(1 + e<sup>−y</sup>), or y itself. The input h is 0, a constant A, or A cos(2π f t + θ) with one phase for all \
            neurons or random ones.</p>
            """;

    private Motion() {}
}
