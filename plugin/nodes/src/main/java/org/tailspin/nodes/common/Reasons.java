package org.tailspin.nodes.common;

import java.util.Map;
import org.tailspin.core.sweep.Column;

/** Why a column has no value for a network that was measured. */
final class Reasons {

    private static final Map<Column, String> REASONS = Map.of(
            Column.ALPHA, "a gaussian ensemble has no tail index",
            Column.G_EFF, "the variance of a weight is infinite",
            Column.LYAPUNOV_MAX, "all exponents are minus infinity",
            Column.LYAPUNOV_MAX_SE, "a standard error needs 50 measured steps and a finite exponent",
            Column.SUM_RULE_RESIDUAL, "the sum rule needs all exponents, and none of minus infinity",
            Column.PR_PHI, "a participation ratio needs at least 2 measured steps",
            Column.NOTE, "nothing to note");

    private Reasons() {}

    static String of(Column column) {
        return REASONS.getOrDefault(column, "not measured");
    }
}
