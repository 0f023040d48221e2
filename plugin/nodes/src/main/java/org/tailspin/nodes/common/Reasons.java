package org.tailspin.nodes.common;

import java.util.Map;
import org.tailspin.core.sweep.ActivityDimensions;
import org.tailspin.core.sweep.Column;

/** Why a column has no value for a network. */
public final class Reasons {

    /** Of a standard error. */
    public static final String NO_STANDARD_ERROR =
            "too few measured steps for a standard error, the run remembers too long, or the exponent is not finite";

    private static final String TOO_LARGE =
            "not measured for more than " + ActivityDimensions.DEFAULT_UP_TO + " neurons, or fewer than 20 states";

    private static final String NOT_CORRECTED =
            "the run remembers too long to correct for the number of states, and for an error; or " + TOO_LARGE;

    private static final Map<Column, String> REASONS = Map.ofEntries(
            Map.entry(Column.ALPHA, "a gaussian ensemble has no tail index"),
            Map.entry(Column.G_EFF, "the variance of a weight is infinite"),
            Map.entry(Column.LYAPUNOV_MAX, "all exponents are minus infinity"),
            Map.entry(Column.LYAPUNOV_MAX_SE, NO_STANDARD_ERROR),
            Map.entry(Column.LYAPUNOV_MAX_ESS, NO_STANDARD_ERROR + ", or the growth is constant"),
            Map.entry(Column.LYAPUNOV_MAX_TWINS, "twins were not asked for"),
            Map.entry(Column.LYAPUNOV_MAX_TWINS_SE, "twins were not asked for"),
            Map.entry(Column.CONVERGED, "no precision was asked for"),
            Map.entry(
                    Column.KAPLAN_YORKE_SE,
                    "too few measured steps or exponents for the error of the dimension, or the run remembers too long"),
            Map.entry(
                    Column.KS_ENTROPY_SE, "too few measured steps for a standard error, or the run remembers too long"),
            Map.entry(
                    Column.EFFECTIVE_STATES,
                    "the run remembers longer than 50 states, its memory returns, or " + TOO_LARGE),
            Map.entry(Column.SUM_RULE_RESIDUAL, "the sum rule needs all exponents, and none of minus infinity"),
            Map.entry(Column.PR_X, TOO_LARGE),
            Map.entry(Column.PR_X_SE, NOT_CORRECTED),
            Map.entry(Column.PR_PHI_SE, NOT_CORRECTED),
            Map.entry(Column.PR_PHI_CORRECTED, NOT_CORRECTED),
            Map.entry(Column.PR_PHI_CORRECTED_SE, NOT_CORRECTED),
            Map.entry(Column.PR_PHI, "a participation ratio needs at least 2 measured steps"),
            Map.entry(Column.NOTE, "nothing to note"));

    private Reasons() {}

    public static String of(Column column) {
        return REASONS.getOrDefault(
                column, column.isMeasured() ? "not measured" : "not part of this ensemble, or of these dynamics");
    }
}
