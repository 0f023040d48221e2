package org.tailspin.cli.sweep;

import java.util.Arrays;
import java.util.List;
import org.tailspin.core.sweep.Column;

/** A row of networks.csv, as it was read back. */
final class SweepRow {

    private final List<String> cells;

    /**
     * @param cells in the order of the columns
     */
    SweepRow(List<String> cells) {
        this.cells = cells;
    }

    /**
     * @return the text; empty where the value is missing
     */
    String text(Column column) {
        return cells.get(column.ordinal());
    }

    /**
     * @return the number; NaN where it is missing
     */
    double number(Column column) {
        final String text = text(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /**
     * @return the numbers of a list
     */
    double[] numbers(Column column) {
        final String text = text(column);
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /**
     * @return whether nothing could be measured
     */
    boolean isFailed() {
        return text(Column.STEPS).isEmpty();
    }

    /**
     * @return whether a tolerance was asked for and not reached
     */
    boolean isUnconverged() {
        return text(Column.CONVERGED).equals(Boolean.FALSE.toString());
    }
}
