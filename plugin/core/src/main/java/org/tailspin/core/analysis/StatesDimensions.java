package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.table.DetailColumn;

/**
 * The dimensions of one cloud of states.
 *
 * @param values a {@code Double} or {@code Long} for each column that has one
 * @param reasons one sentence for each column that was asked for and has no value
 * @param remarks sentences on the values that are there
 */
public record StatesDimensions(
        Map<DetailColumn, Object> values, Map<DetailColumn, String> reasons, List<String> remarks) {

    private static final List<DetailColumn> DIMENSIONS = Arrays.stream(StatesAnalysis.Method.values())
            .map(StatesAnalysis.Method::dimension)
            .sorted()
            .toList();

    /** Keeps copies. */
    public StatesDimensions {
        values = Map.copyOf(values);
        reasons = Map.copyOf(reasons);
        remarks = List.copyOf(remarks);
    }

    /**
     * {@return its value, or null}
     *
     * @param column that was asked for
     */
    public Object of(DetailColumn column) {
        return values.get(column);
    }

    /**
     * {@return why it has no value; empty if it has one}
     *
     * @param column that was asked for
     */
    public String reason(DetailColumn column) {
        return reasons.getOrDefault(column, "");
    }

    /** {@return why the first dimension that has none has none; empty if all have values} */
    public String problem() {
        return DIMENSIONS.stream()
                .map(this::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * {@return why values are missing, in the order of the columns, and the remarks, each sentence once; empty without
     * any}
     */
    public String note() {
        return Stream.concat(
                        Arrays.stream(DetailColumn.values()).map(this::reason).filter(reason -> !reason.isEmpty()),
                        remarks.stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** The same of states in another unit, in which one of theirs is this number. */
    StatesDimensions inUnits(double unit) {
        final Map<DetailColumn, Object> inUnits = new EnumMap<>(DetailColumn.class);
        inUnits.putAll(values);
        for (DetailColumn length : List.of(DetailColumn.SCALING_LOW, DetailColumn.SCALING_HIGH)) {
            inUnits.computeIfPresent(length, (column, value) -> unit * (Double) value);
        }
        return new StatesDimensions(inUnits, reasons, remarks);
    }

    /** Collects them. */
    static final class Builder {

        private final Map<DetailColumn, Object> values = new EnumMap<>(DetailColumn.class);
        private final Map<DetailColumn, String> reasons = new EnumMap<>(DetailColumn.class);

        private final List<String> remarks = new ArrayList<>();

        void value(DetailColumn column, Object value) {
            values.put(column, value);
        }

        void reason(DetailColumn column, String reason) {
            reasons.put(column, reason);
        }

        void remark(String sentence) {
            remarks.add(sentence);
        }

        StatesDimensions build() {
            return new StatesDimensions(values, reasons, remarks);
        }
    }
}
