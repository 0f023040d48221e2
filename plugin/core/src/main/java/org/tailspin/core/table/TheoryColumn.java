package org.tailspin.core.table;

/** The columns of what theory predicts of a network, for large N unless it says otherwise. */
public enum TheoryColumn implements TableColumn {
    /** Where the rest state loses stability. */
    G_REST_UNSTABLE(
            "g_rest_unstable_theory",
            "Gain in the convention of the ensemble at which the state of rest becomes unstable, annealed, at this N"),
    /** Largest exponent. */
    LYAPUNOV_MAX("lyapunov_max_theory", "Largest Lyapunov exponent, in the unit of lyapunov_max"),
    /** Participation ratio before the nonlinearity. */
    PR_X(
            "pr_x_theory",
            "Participation ratio of the pre-activation, before the nonlinearity, for infinitely many steps"),
    /** Participation ratio after it. */
    PR_PHI("pr_phi_theory", "Participation ratio of the activity, after the nonlinearity, for infinitely many steps"),
    /** Its error. */
    PR_PHI_SE(
            "pr_phi_theory_se",
            "Standard error of pr_phi_theory, of the random paths that solve the theory of overlaps and of partial symmetry; 0 for"
                    + " other theories"),
    /** Kaplan-Yorke dimension. */
    KAPLAN_YORKE(
            "kaplan_yorke_theory",
            "Kaplan-Yorke dimension of the attractor; that of leaky maps and flows is sampled, and there on request alone"),
    /** Its error. */
    KAPLAN_YORKE_SE(
            "kaplan_yorke_theory_se",
            "Standard error of kaplan_yorke_theory over the gain paths that are sampled for leaky maps and flows; the error of the time steps"
                    + " and windows of the solver is not in it; 0 for the closed forms of maps"),
    /** Mean activity. */
    MEAN_ABS("mean_abs_theory", "Mean modulus of the activity"),
    /** Mean square activity. */
    MEAN_SQUARE("mean_square_theory", "Mean square of the activity"),
    /** Its error. */
    MEAN_SQUARE_SE("mean_square_theory_se", "Standard error of mean_square_theory, likewise");

    private final String label;
    private final String description;

    TheoryColumn(String label, String description) {
        this.label = label;
        this.description = description;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ColumnType type() {
        return ColumnType.REAL;
    }

    @Override
    public String description() {
        return description;
    }
}
