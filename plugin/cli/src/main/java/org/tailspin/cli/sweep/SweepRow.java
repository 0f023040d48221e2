package org.tailspin.cli.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.table.TableColumn;

/** A row of networks.csv, as it was read back. */
final class SweepRow {

    private final NetworkColumns columns;
    private final List<String> cells;

    /**
     * Joins cells with their columns.
     *
     * @param columns of the table
     * @param cells in their order
     */
    SweepRow(NetworkColumns columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** {@return the text; empty where the value is missing, or the table has no such column} */
    String text(TableColumn column) {
        final OptionalInt position = columns.position(column);
        return position.isPresent() ? cells.get(position.getAsInt()) : "";
    }

    /** {@return the number; NaN where it is missing} */
    double number(TableColumn column) {
        final String text = text(column);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** {@return the numbers of a list} */
    double[] numbers(TableColumn column) {
        final String text = text(column);
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** {@return whether nothing could be measured} */
    boolean isFailed() {
        return text(MeasuredColumn.STEPS).isEmpty();
    }

    /** {@return whether a tolerance was asked for and not reached} */
    boolean isUnconverged() {
        return text(MeasuredColumn.CONVERGED).equals("false");
    }
}
