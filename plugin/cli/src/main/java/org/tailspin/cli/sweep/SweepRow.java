package org.tailspin.cli.sweep;

import java.util.Arrays;
import java.util.List;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.table.TableColumn;

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
    String text(TableColumn column) {
        return cells.get(NetworkColumns.position(column));
    }

    /**
     * @return the number; NaN where it is missing
     */
    double number(TableColumn column) {
        final String text = text(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /**
     * @return the numbers of a list
     */
    double[] numbers(TableColumn column) {
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
        return text(MeasuredColumn.STEPS).isEmpty();
    }

    /**
     * @return whether a tolerance was asked for and not reached
     */
    boolean isUnconverged() {
        return text(MeasuredColumn.CONVERGED).equals(Boolean.FALSE.toString());
    }
}
