package org.tailspin.core.sweep;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The dimensions of one cloud of states.
 *
 * @param values a {@code Double} or {@code Long} for each column that has one
 * @param reasons one sentence for each column that was asked for and has no value
 */
public record StatesDimensions(Map<StatesColumn, Object> values, Map<StatesColumn, String> reasons) {

    /** Keeps copies. */
    public StatesDimensions {
        values = Map.copyOf(values);
        reasons = Map.copyOf(reasons);
    }

    /**
     * @param column that was asked for
     * @return its value, or null
     */
    public Object of(StatesColumn column) {
        return values.get(column);
    }

    /**
     * @param column that was asked for
     * @return why it has no value; empty if it has one
     */
    public String reason(StatesColumn column) {
        return reasons.getOrDefault(column, "");
    }

    /**
     * @return why the first dimension that has none has none; empty if all have values
     */
    public String problem() {
        return Arrays.stream(StatesColumn.values())
                .filter(StatesColumn::isDimension)
                .map(this::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Collects them. */
    static final class Builder {

        private final Map<StatesColumn, Object> values = new EnumMap<>(StatesColumn.class);
        private final Map<StatesColumn, String> reasons = new EnumMap<>(StatesColumn.class);

        void value(StatesColumn column, Object value) {
            values.put(column, value);
        }

        void reason(StatesColumn column, String reason) {
            reasons.put(column, reason);
        }

        StatesDimensions build() {
            return new StatesDimensions(values, reasons);
        }
    }
}
