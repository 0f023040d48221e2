package org.tailspin.core.prediction;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.table.TheoryColumn;

/**
 * What theory predicts of one network.
 *
 * @param values finite
 * @param reasons one sentence for each column without a value
 */
public record TheoryPrediction(Map<TheoryColumn, Double> values, Map<TheoryColumn, String> reasons) {

    /** Keeps copies. */
    public TheoryPrediction {
        values = Map.copyOf(values);
        reasons = Map.copyOf(reasons);
    }

    /**
     * {@return the prediction, where a theory holds}
     *
     * @param column any
     */
    public OptionalDouble of(TheoryColumn column) {
        return values.containsKey(column) ? OptionalDouble.of(values.get(column)) : OptionalDouble.empty();
    }

    /**
     * {@return why there is no prediction; empty if there is one}
     *
     * @param column any
     */
    public String reason(TheoryColumn column) {
        return reasons.getOrDefault(column, "");
    }

    /** {@return each reason once; empty if all columns have values} */
    public String note() {
        final LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (TheoryColumn column : TheoryColumn.values()) {
            if (!reason(column).isEmpty()) {
                distinct.add(reason(column));
            }
        }
        return String.join("; ", distinct);
    }

    /** Collects it. */
    static final class Builder {

        private final Map<TheoryColumn, Double> values = new EnumMap<>(TheoryColumn.class);
        private final Map<TheoryColumn, String> reasons = new EnumMap<>(TheoryColumn.class);

        /** A number that is not finite has a reason in its place. */
        void value(TheoryColumn column, double value) {
            if (!Double.isFinite(value)) {
                none("the prediction " + column.label() + " is beyond the range of a double", column);
                return;
            }
            reasons.remove(column);
            values.put(column, value);
        }

        void none(String reason, TheoryColumn... columns) {
            for (TheoryColumn column : columns) {
                values.remove(column);
                reasons.put(column, reason);
            }
        }

        /** Leaves the columns alone that have a value. */
        void noneUnlessKnown(String reason, TheoryColumn... columns) {
            for (TheoryColumn column : columns) {
                if (!values.containsKey(column)) {
                    reasons.put(column, reason);
                }
            }
        }

        /** What is predicted without a word on its error has none. */
        private void error(TheoryColumn error, TheoryColumn of) {
            if (!values.containsKey(of)) {
                none(reasons.get(of), error);
            } else if (!values.containsKey(error)) {
                value(error, 0);
            }
        }

        TheoryPrediction build() {
            error(TheoryColumn.PR_PHI_SE, TheoryColumn.PR_PHI);
            error(TheoryColumn.KAPLAN_YORKE_SE, TheoryColumn.KAPLAN_YORKE);
            error(TheoryColumn.KS_ENTROPY_SE, TheoryColumn.KS_ENTROPY);
            error(TheoryColumn.UNSTABLE_FRACTION_SE, TheoryColumn.UNSTABLE_FRACTION);
            error(TheoryColumn.MEAN_SQUARE_SE, TheoryColumn.MEAN_SQUARE);
            return new TheoryPrediction(values, reasons);
        }
    }
}
