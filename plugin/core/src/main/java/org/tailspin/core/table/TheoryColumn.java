package org.tailspin.core.table;

import java.util.Optional;
import org.tailspin.core.math.Interval;

/** The columns of what theory predicts of a network, for large N unless it says otherwise. */
public enum TheoryColumn implements TableColumn {
    /** Where the rest state loses stability. */
    G_REST_UNSTABLE(
            "g_rest_unstable_theory",
            Interval.NOT_NEGATIVE,
            "Gain in the convention of the ensemble at which the state of rest becomes unstable, annealed, at this N"),
    /** Largest exponent. */
    LYAPUNOV_MAX("lyapunov_max_theory", "Largest Lyapunov exponent, in the unit of lyapunov_max"),
    /** Participation ratio before the nonlinearity. */
    PR_X(
            "pr_x_theory",
            Interval.NOT_NEGATIVE,
            "Participation ratio of the pre-activation, before the nonlinearity, for infinitely many steps"),
    /** Participation ratio after it. */
    PR_PHI(
            "pr_phi_theory",
            Interval.NOT_NEGATIVE,
            "Participation ratio of the activity, after the nonlinearity, for infinitely many steps"),
    /** Its error. */
    PR_PHI_SE(
            "pr_phi_theory_se",
            Interval.NOT_NEGATIVE,
            "Standard error of pr_phi_theory, of the random paths that solve the theory of overlaps and of partial symmetry; 0 for"
                    + " other theories"),
    /** Kaplan-Yorke dimension. */
    KAPLAN_YORKE(
            "kaplan_yorke_theory",
            Interval.NOT_NEGATIVE,
            "Kaplan-Yorke dimension of the attractor; that of leaky maps and flows is sampled, and there on request alone"),
    /** Its error. */
    KAPLAN_YORKE_SE(
            "kaplan_yorke_theory_se",
            Interval.NOT_NEGATIVE,
            "Standard error of kaplan_yorke_theory over the gain paths that are sampled for leaky maps and flows; the error of the time steps"
                    + " and windows of the solver is not in it; 0 for the closed forms of maps"),
    /** Entropy. */
    KS_ENTROPY(
            "ks_entropy_theory",
            Interval.NOT_NEGATIVE,
            "Entropy of Kolmogorov and Sinai by Pesin's identity, in the unit of ks_entropy; in tables on request alone"),
    /** Its error. */
    KS_ENTROPY_SE(
            "ks_entropy_theory_se",
            Interval.NOT_NEGATIVE,
            "Standard error of ks_entropy_theory, as that of the dimension"),
    /** Share of exponents above 0. */
    UNSTABLE_FRACTION(
            "unstable_fraction_theory",
            Interval.UNIT,
            "Share of positive exponents among all N; in tables on request alone"),
    /** Its error. */
    UNSTABLE_FRACTION_SE(
            "unstable_fraction_theory_se",
            Interval.NOT_NEGATIVE,
            "Standard error of unstable_fraction_theory, as that of the dimension"),
    /** Mean activity. */
    MEAN_ABS("mean_abs_theory", Interval.NOT_NEGATIVE, "Mean modulus of the activity"),
    /** Mean square activity. */
    MEAN_SQUARE("mean_square_theory", Interval.NOT_NEGATIVE, "Mean square of the activity"),
    /** Its error. */
    MEAN_SQUARE_SE("mean_square_theory_se", Interval.NOT_NEGATIVE, "Standard error of mean_square_theory, likewise");

    private final String label;
    private final Optional<Interval> range;
    private final String description;

    /** Whatever the values. */
    TheoryColumn(String label, String description) {
        this(label, Optional.empty(), description);
    }

    TheoryColumn(String label, Interval range, String description) {
        this(label, Optional.of(range), description);
    }

    TheoryColumn(String label, Optional<Interval> range, String description) {
        this.range = range;
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

    @Override
    public Optional<Interval> range() {
        return range;
    }
}
