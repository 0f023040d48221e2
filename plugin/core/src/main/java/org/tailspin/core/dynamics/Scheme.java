package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Explicit schemes of a fixed step h for x' = f(x, t): the slopes k_s = f(x + h a_s k_(s-1), t + c_s h) of some stages, and
 * x(t+h) = x + h &sum;_s b_s k_s (Butcher 1963). In these, every stage needs only the slope before it, and c_s = a_s.
 *
 * <p>Additive noise of strength b over a step adds b&radic;h &xi; with one &xi; per step, to the result and to the argument of
 * every later stage: Euler then is the scheme of Euler and Maruyama, Heun the stochastic one (R&uuml;melin 1982).
 */
public enum Scheme {
    /** Order 1; with noise the scheme of Euler and Maruyama, order 1 for additive noise. */
    EULER(1, 2, true, new double[] {0}, new double[] {1}),
    /** Order 2; with noise the stochastic scheme of Heun, for additive noise. */
    HEUN(2, 2, true, new double[] {0, 1}, new double[] {0.5, 0.5}),
    /** The classic scheme of Runge and Kutta, order 4; without noise only. */
    RK4(4, 2.785, false, new double[] {0, 0.5, 0.5, 1}, new double[] {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6});

    private final int order;
    private final double stability;
    private final boolean stochastic;
    private final double[] nodes;
    private final double[] weights;

    Scheme(int order, double stability, boolean stochastic, double[] nodes, double[] weights) {
        this.order = order;
        this.stability = stability;
        this.stochastic = stochastic;
        this.nodes = nodes;
        this.weights = weights;
    }

    /** {@return the power of the step that the error over a fixed time falls with, without noise} */
    public int order() {
        return order;
    }

    /**
     * The end of its interval of stability (Hairer and Wanner 1996, section IV.2).
     *
     * @return the step, in time constants, from which on the decay of a neuron alone grows in place of falling
     */
    public double stability() {
        return stability;
    }

    /** {@return whether it takes noise} */
    public boolean isStochastic() {
        return stochastic;
    }

    int stages() {
        return nodes.length;
    }

    double node(int stage) {
        return nodes[stage];
    }

    double weight(int stage) {
        return weights[stage];
    }

    /** {@return the name in tables and options} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the scheme}
     *
     * @param label as in {@link #label()}
     * @throws IllegalArgumentException for another name
     */
    public static Scheme of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scheme must be "
                        + Arrays.stream(values()).map(Scheme::label).collect(Collectors.joining(", "))
                        + ", but is '" + label + "'"));
    }
}
