package org.tailspin.core.sweep;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The dimensions of one cloud of states.
 *
 * @param values a {@code Double} or {@code Long} for each column that has one
 * @param reasons one sentence for each column that was asked for and has no value
 */
public record StatesDimensions(Map<DetailColumn, Object> values, Map<DetailColumn, String> reasons) {

    private static final Set<DetailColumn> DIMENSIONS = Collections.unmodifiableSet(EnumSet.of(
            DetailColumn.PARTICIPATION_RATIO,
            DetailColumn.PARTICIPATION_RATIO_CORRECTED,
            DetailColumn.PARTICIPATION_RATIO_CROSS_BLOCK,
            DetailColumn.COMPONENTS_90,
            DetailColumn.CORRELATION_DIMENSION,
            DetailColumn.LEVINA_BICKEL,
            DetailColumn.MACKAY_GHAHRAMANI));

    /** Keeps copies. */
    public StatesDimensions {
        values = Map.copyOf(values);
        reasons = Map.copyOf(reasons);
    }

    /**
     * @param column that was asked for
     * @return its value, or null
     */
    public Object of(DetailColumn column) {
        return values.get(column);
    }

    /**
     * @param column that was asked for
     * @return why it has no value; empty if it has one
     */
    public String reason(DetailColumn column) {
        return reasons.getOrDefault(column, "");
    }

    /**
     * @return why the first dimension that has none has none; empty if all have values
     */
    public String problem() {
        return DIMENSIONS.stream()
                .map(this::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Collects them. */
    static final class Builder {

        private final Map<DetailColumn, Object> values = new EnumMap<>(DetailColumn.class);
        private final Map<DetailColumn, String> reasons = new EnumMap<>(DetailColumn.class);

        void value(DetailColumn column, Object value) {
            values.put(column, value);
        }

        void reason(DetailColumn column, String reason) {
            reasons.put(column, reason);
        }

        StatesDimensions build() {
            return new StatesDimensions(values, reasons);
        }
    }
}
