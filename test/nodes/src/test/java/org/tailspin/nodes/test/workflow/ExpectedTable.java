package org.tailspin.nodes.test.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.Tables;

/** A result of a workflow as text: tabs between the columns, a row to a line, at most so many of them. */
final class ExpectedTable {

    /** The machine or its rounding, not the network. */
    static final Set<String> LEFT_OUT = Set.of("kernels", "frame_error", "sum_rule_residual");

    /** Exponents agree so far across kernels and processors; trajectories to the bit. */
    static final double TOLERANCE = 1e-6;

    /** Stands for a missing cell. */
    static final String MISSING = "?";

    private static final int ROWS = 60;

    private ExpectedTable() {}

    static List<String> lines(List<BufferedDataTable> tables) {
        List<String> names = Arrays.asList(tables.get(0).getSpec().getColumnNames());
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                "\t", names.stream().filter(name -> !LEFT_OUT.contains(name)).toList()));
        for (BufferedDataTable table : tables) {
            assertEquals(names, Arrays.asList(table.getSpec().getColumnNames()), "Loop End wants equal tables");
            for (DataRow row : Tables.rows(table)) {
                if (lines.size() > ROWS) {
                    return lines;
                }
                List<String> cells = new ArrayList<>();
                for (int j = 0; j < names.size(); j++) {
                    if (!LEFT_OUT.contains(names.get(j))) {
                        cells.add(text(row.getCell(j)));
                    }
                }
                lines.add(String.join("\t", cells));
            }
        }
        return lines;
    }

    static String text(DataCell cell) {
        if (cell.isMissing()) {
            return MISSING;
        }
        return cell instanceof CollectionDataValue list
                ? String.join(" ", list.stream().map(ExpectedTable::text).toList())
                : cell.toString();
    }

    /** Every expected column must be there, with its values; columns that have come since are no error. */
    static void assertAgree(String what, List<String> expected, List<String> found) {
        assertEquals(expected.size(), found.size(), what + ": number of lines");
        String[] columns = expected.get(0).split("\t");
        List<String> there = Arrays.asList(found.get(0).split("\t"));
        for (int j = 0; j < columns.length; j++) {
            int position = there.indexOf(columns[j]);
            assertTrue(position >= 0, what + ": no column " + columns[j]);
            for (int i = 1; i < expected.size(); i++) {
                assertSame(
                        what + ", row " + i + ", " + columns[j],
                        expected.get(i).split("\t", -1)[j],
                        found.get(i).split("\t", -1)[position]);
            }
        }
    }

    private static void assertSame(String place, String expected, String found) {
        String[] ones = expected.split(" ");
        String[] others = found.split(" ");
        assertEquals(ones.length, others.length, place);
        for (int k = 0; k < ones.length; k++) {
            assertTrue(agree(ones[k], others[k]), place + ": " + expected + " and " + found);
        }
    }

    private static boolean agree(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            double a = Double.parseDouble(one);
            double b = Double.parseDouble(other);
            return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
