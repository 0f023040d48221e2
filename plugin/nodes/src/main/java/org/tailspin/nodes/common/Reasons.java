package org.tailspin.nodes.common;

import java.util.Map;
import org.tailspin.core.analysis.ActivityDimensions;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.TableColumn;

/** Why a column has no value for a network. */
public final class Reasons {

    /** Of a standard error. */
    public static final String NO_STANDARD_ERROR =
            "too few measured steps for a standard error, the run remembers too long, or the exponent is not finite";

    private static final String TOO_LARGE =
            "not measured for more than " + ActivityDimensions.DEFAULT_UP_TO + " neurons, or fewer than 40 states";

    private static final String NO_SPLIT =
            "the computed exponents are not of both signs, or those next to 0 are too near to each other for the warm-up of the frame";

    private static final String NOT_CORRECTED =
            "the run remembers too long to correct for the number of states, and for an error; or " + TOO_LARGE;

    /** Of a network whose dimension no number can say. */
    private static final String IN_THE_NOTE = "the note of the network says why";

    private static final Map<TableColumn, String> REASONS = Map.ofEntries(
            Map.entry(RecipeColumn.ALPHA, "a gaussian ensemble has no tail index"),
            Map.entry(RecipeColumn.G_EFF, "the variance of a weight is infinite"),
            Map.entry(MeasuredColumn.LYAPUNOV_MAX, "all exponents are minus infinity"),
            Map.entry(MeasuredColumn.LYAPUNOV_MAX_SE, NO_STANDARD_ERROR),
            Map.entry(MeasuredColumn.LYAPUNOV_MAX_ESS, NO_STANDARD_ERROR + ", or the growth is constant"),
            Map.entry(MeasuredColumn.LYAPUNOV_MAX_TWINS, "twins were not asked for"),
            Map.entry(MeasuredColumn.LYAPUNOV_MAX_TWINS_SE, "twins were not asked for"),
            Map.entry(MeasuredColumn.COVARIANT_ANGLE_MIN, NO_SPLIT),
            Map.entry(MeasuredColumn.COVARIANT_ANGLE_LOW, NO_SPLIT),
            Map.entry(MeasuredColumn.COVARIANT_ANGLE_MEDIAN, NO_SPLIT),
            Map.entry(MeasuredColumn.CONVERGED, "no precision was asked for"),
            Map.entry(MeasuredColumn.KAPLAN_YORKE, IN_THE_NOTE),
            Map.entry(MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND, IN_THE_NOTE),
            Map.entry(
                    MeasuredColumn.KAPLAN_YORKE_SE,
                    "too few measured steps or exponents for the error of the dimension, or the run remembers too long"),
            Map.entry(
                    MeasuredColumn.KS_ENTROPY_SE,
                    "too few measured steps for a standard error, or the run remembers too long"),
            Map.entry(
                    MeasuredColumn.EFFECTIVE_STATES,
                    "the run remembers longer than 50 states, its memory returns, or " + TOO_LARGE),
            Map.entry(MeasuredColumn.SUM_RULE_RESIDUAL, "the sum rule needs all exponents, and none of minus infinity"),
            Map.entry(MeasuredColumn.PR_X, TOO_LARGE),
            Map.entry(MeasuredColumn.PR_X_SE, NOT_CORRECTED),
            Map.entry(MeasuredColumn.PR_PHI_SE, NOT_CORRECTED),
            Map.entry(MeasuredColumn.PR_PHI_CORRECTED, NOT_CORRECTED),
            Map.entry(MeasuredColumn.PR_PHI_CORRECTED_SE, NOT_CORRECTED),
            Map.entry(MeasuredColumn.PR_PHI, "a participation ratio needs at least 2 measured steps"));

    private Reasons() {}

    public static String of(TableColumn column) {
        return REASONS.getOrDefault(
                column,
                column instanceof MeasuredColumn ? "not measured" : "not part of this ensemble, or of these dynamics");
    }
}
