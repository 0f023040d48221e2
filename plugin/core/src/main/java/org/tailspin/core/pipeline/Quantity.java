package org.tailspin.core.pipeline;

/** What is measured of a network's collective activity, and what theory may have a value for. */
public enum Quantity {
    /** Largest exponent. */
    LYAPUNOV_MAX(
            "lyapunov_max",
            "largest Lyapunov exponent",
            "Largest Lyapunov exponent, nats per step of a map or per time constant of a flow"),
    /** PR of phi. */
    PR_PHI("pr_phi_over_n", "PR of \u03c6(x) / N", "Participation ratio of the activity phi(x) over N"),
    /** Its inverse, of which theory is about the mean. */
    N_OVER_PR_PHI(
            "n_over_pr_phi",
            "N / PR of \u03c6(x)",
            "N over the participation ratio of the activity phi(x): theory is about its mean over networks, and where networks differ the mean participation ratio is larger than the inverse of that"),
    /** PR of x. */
    PR_X("pr_x_over_n", "PR of x / N", "Participation ratio of the pre-activation x over N"),
    /** PR of z-scored phi. */
    PR_PHI_SCORED(
            "pr_phi_z_over_n",
            "PR of z-scored \u03c6(x) / N",
            "Participation ratio of phi(x) over N, every neuron divided by its deviation"),
    /** PR of z-scored x. */
    PR_X_SCORED(
            "pr_x_z_over_n",
            "PR of z-scored x / N",
            "Participation ratio of x over N, every neuron divided by its deviation"),
    /** Variance of phi. */
    C0("c0", "C(0)", "Variance of phi(x) over time, mean over neurons"),
    /** Variance of x. */
    DELTA0("delta0", "\u0394(0)", "Variance of x over time, mean over neurons"),
    /** Correlation at the first lag. */
    FIRST_LAG("c_first_lag", "C / C(0) at the first lag", "C(lag)/C(0) of phi(x) at the first lag, mean over neurons"),
    /** Time scale of neurons. */
    SINGLE_NEURON_TIME(
            "single_neuron_time",
            "memory of a neuron",
            "Integral over lags of (C(lag)/C(0)) squared: how long one neuron remembers"),
    /** Time scale of the population. */
    POPULATION_TIME(
            "population_time",
            "memory of the population",
            "Integral over lags of the sum of squared covariances over its value at 0: how long the population remembers"),
    /** Dimension of the attractor. */
    KAPLAN_YORKE("kaplan_yorke_over_n", "Kaplan-Yorke dimension / N", "Kaplan-Yorke dimension over N"),
    /** Entropy. */
    KS_ENTROPY("ks_entropy_over_n", "entropy / N", "Sum of the positive exponents over N, in the unit of lyapunov_max"),
    /** How unequal the singular values are. */
    SINGULAR_VALUE_EXCESS(
            "singular_value_excess",
            "excess of singular values",
            "How much more unequal the singular values s are than those of independent Gaussian weights, N sum(s^4)/sum(s^2)^2 - 2,"
                    + " without the bias of a finite N: for random modes an estimate of N over their effective rank"),
    /** Size of the couplings. */
    G_EFF("g_eff_matrix", "g_eff", "Root of the sum of squared weights over N, the gain included"),
    /** Mean eigenvalue. */
    TRACE("trace_over_n", "tr J / N", "Trace of the couplings over N: the mean eigenvalue"),
    /** Mean squared eigenvalue. */
    TRACE_OF_SQUARE(
            "trace_of_square_over_n",
            "tr J\u00b2 / N",
            "Trace of the squared couplings over N: the mean squared eigenvalue");

    private final String label;
    private final String title;
    private final String description;

    Quantity(String label, String title, String description) {
        this.label = label;
        this.title = title;
        this.description = description;
    }

    /** {@return whether it is of the couplings, whatever the activity} */
    public boolean isOfCouplings() {
        return compareTo(SINGULAR_VALUE_EXCESS) >= 0;
    }

    /** {@return the name in tables} */
    public String label() {
        return label;
    }

    /** {@return the words on an axis} */
    public String title() {
        return title;
    }

    /** {@return one sentence, with the unit} */
    public String description() {
        return description;
    }
}
