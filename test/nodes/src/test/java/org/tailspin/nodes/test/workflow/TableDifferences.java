package org.tailspin.nodes.test.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;

/** What KNIME's Table Difference Checker does with its stored settings, of the checkers that {@link KnimeNode} chooses. */
final class TableDifferences {

    private TableDifferences() {}

    static void assertNone(StoredSettings settings, BufferedDataTable test, BufferedDataTable reference) {
        DataTableSpec spec = reference.getDataTableSpec();
        assertEquals(columns(spec), columns(test.getDataTableSpec()), "columns and their types");
        List<DataRow> expected = Tables.rows(reference);
        List<DataRow> found = Tables.rows(test);
        assertEquals(expected.size(), found.size(), "number of rows");
        for (int j = 0; j < spec.getNumColumns(); j++) {
            String name = spec.getColumnSpec(j).getName();
            StoredSettings checker = settings.nested("columnConfig_" + name);
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i).getKey(), found.get(i).getKey(), "row key");
                assertSame(
                        name + " of row " + i,
                        checker,
                        expected.get(i).getCell(j),
                        found.get(i).getCell(j));
            }
        }
    }

    private static List<String> columns(DataTableSpec spec) {
        return spec.stream()
                .map(column -> column.getName() + " " + column.getType())
                .toList();
    }

    private static void assertSame(String place, StoredSettings checker, DataCell expected, DataCell found) {
        String kind = (String) checker.get("checkerFactory");
        if (kind.contains("IgnoreChecker")) {
            return;
        }
        assertEquals(expected.isMissing(), found.isMissing(), place + " is missing");
        if (expected.isMissing()) {
            return;
        }
        if (kind.contains("EpsilonNumberChecker")) {
            double epsilon = (Double) checker.nested("internals").get("epsilon");
            double difference = Math.abs(number(expected) - number(found));
            assertTrue(difference <= epsilon, place + ": expected " + expected + ", is " + found);
        } else {
            assertEquals(expected, found, place);
        }
    }

    private static double number(DataCell cell) {
        return ((DoubleValue) cell).getDoubleValue();
    }
}
