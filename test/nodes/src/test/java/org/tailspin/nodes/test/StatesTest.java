package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.Configured;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;

/** The Dimension Estimator on tables whose rows are states. */
class StatesTest {

    /**
     * Points at plus and minus a_i on each axis i: the covariance is diagonal with entries in proportion to a_i squared, so
     * the participation ratio of (1, 1, 1) is 3 and that of (1, 2, 3) is (1 + 4 + 9)^2 / (1 + 16 + 81) = 2.
     */
    private static BufferedDataTable axes() {
        Tables.Builder rows =
                Tables.columns("group", StringCell.TYPE, "x", DoubleCell.TYPE, "y", IntCell.TYPE, "z", DoubleCell.TYPE);
        for (int sign : new int[] {-1, 1}) {
            rows.row("ball", 1.0 * sign, 0, 0.0).row("egg", 1.0 * sign, 0, 0.0);
            rows.row("ball", 0.0, sign, 0.0).row("egg", 0.0, 2 * sign, 0.0);
            rows.row("ball", 0.0, 0, 1.0 * sign).row("egg", 0.0, 0, 3.0 * sign);
        }
        return rows.row("point", 4.0, 4, 4.0).build();
    }

    /** Six states are too few for the corrected ratio and for the components. */
    private static final Object[] RATIO = {
        "rows", "STATES", "estimators/prCorrected", false, "estimators/components", false
    };

    private static Object[] ratioByGroup() {
        return Stream.concat(Stream.of(RATIO), Stream.of("grouping", "COLUMN", "groupColumn", "group"))
                .toArray();
    }

    /** A time beside two coordinates is none of them, unless somebody chooses it. */
    @Test
    void leavesOutWhatDatesTheRows() throws Exception {
        Tables.Builder rows = Tables.columns("Time (s)", DoubleCell.TYPE, "x", DoubleCell.TYPE, "y", DoubleCell.TYPE);
        for (int i = 0; i < 40; i++) {
            rows.row(0.1 * i, i % 2 == 0 ? 1.0 : -1.0, i / 2 % 2 == 0 ? 1.0 : -1.0);
        }
        Executed done = Nodes.dimension(RATIO).execute(rows.build());
        assertEquals(List.of("2"), Tables.texts(done.table(0), "dimensions"));
        assertEquals(2, Tables.doubles(done.table(0), "participation_ratio")[0], 1e-12);
        assertTrue(done.warning().contains("'Time (s)' is a time"), done.warning());
    }

    /** Dropped on a table that is none of networks, the node takes rows as states. */
    @Test
    void runsUnconfiguredOnAnyNumbers() throws Exception {
        BufferedDataTable line = Tables.columns("u", DoubleCell.TYPE, "x", DoubleCell.TYPE)
                .row(0.0, 1.0)
                .row(1.0, 3.0)
                .row(2.0, 5.0)
                .build();
        NodeRunner node = Nodes.dimension();
        Configured configured = node.configure(line.getDataTableSpec());
        Executed executed = node.execute(line);
        Nodes.assertKeepsPromises(configured.table(0), executed.table(0));
        assertEquals(
                List.of(
                        "states",
                        "dimensions",
                        "participation_ratio",
                        "participation_ratio_se",
                        "participation_ratio_corrected",
                        "participation_ratio_corrected_se",
                        "effective_states",
                        "components_90",
                        "note"),
                List.of(configured.table(0).getColumnNames()));
        assertEquals(1, Tables.doubles(executed.table(0), "participation_ratio")[0], 1e-15);
        assertEquals(List.of("3"), Tables.texts(executed.table(0), "states"));
        assertEquals(List.of("2"), Tables.texts(executed.table(0), "dimensions"));
    }

    @Test
    void estimatesEachGroup() throws Exception {
        NodeRunner node = Nodes.dimension(ratioByGroup());
        Executed executed = node.execute(axes());
        Nodes.assertKeepsPromises(node.configure(axes().getDataTableSpec()).table(0), executed.table(0));
        assertEquals(List.of("ball", "egg", "point"), Tables.texts(executed.table(0), "group"));
        assertEquals(List.of("6", "6", "1"), Tables.texts(executed.table(0), "states"));
        BufferedDataTable two = Edits.without(executed.table(0), "group");
        assertEquals(List.of("3", "3", "3"), Tables.texts(two, "dimensions"));
        assertArrayEquals(
                new double[] {3, 2},
                Tables.column(executed.table(0), "participation_ratio").stream()
                        .limit(2)
                        .mapToDouble(cell -> ((DoubleCell) cell).getDoubleValue())
                        .toArray(),
                1e-14);
        assertEquals(
                "the estimate needs at least 2 states, but has 1",
                Nodes.reason(executed.table(0), 2, "participation_ratio"));
    }

    /** By hand, x and z alone: of the egg (1 + 9)^2 / (1 + 81). */
    @Test
    void usesTheChosenColumns() throws Exception {
        BufferedDataTable egg = Edits.without(axes(), "y");
        Executed executed = Nodes.dimension("rows", "STATES", "grouping", "COLUMN", "groupColumn", "group")
                .execute(egg);
        Executed chosen = Nodes.with(
                        Nodes.dimension("rows", "STATES", "grouping", "COLUMN", "groupColumn", "group"),
                        "coordinates/manualFilter/includeUnknownColumns",
                        false,
                        "coordinates/manualFilter/manuallySelected",
                        new String[] {"x", "z"})
                .execute(axes());
        assertEquals(Tables.rows(executed.table(0)), Tables.rows(chosen.table(0)));
        double ratio = ((DoubleCell)
                        Tables.column(chosen.table(0), "participation_ratio").get(1))
                .getDoubleValue();
        assertEquals(100.0 / 82, ratio, 1e-15);
    }

    @Test
    void leavesOutIncompleteStatesAndCountsThem() throws Exception {
        BufferedDataTable states = Tables.columns("x", DoubleCell.TYPE, "y", DoubleCell.TYPE)
                .row(-1.0, 0.0)
                .row(null, 7.0)
                .row(1.0, 0.0)
                .row(0.0, -1.0)
                .row(Double.NaN, 3.0)
                .row(5.0, Double.POSITIVE_INFINITY)
                .row(0.0, 1.0)
                .build();
        Executed executed = Nodes.dimension(RATIO).execute(states);
        assertEquals("Left out 3 of 7 rows with a missing or infinite coordinate.", executed.warning());
        assertEquals(2, Tables.doubles(executed.table(0), "participation_ratio")[0], 1e-15);
        assertEquals(List.of("4"), Tables.texts(executed.table(0), "states"));
    }

    @Test
    void refusesColumnsThatAreNotThere() throws Exception {
        BufferedDataTable texts = Tables.columns("a", StringCell.TYPE).row("b").build();
        assertMessage("at least 1 numeric column", Nodes.dimension("rows", "STATES"), texts);
        assertMessage(
                "no column 'gruop'",
                Nodes.dimension("rows", "STATES", "grouping", "COLUMN", "groupColumn", "gruop"),
                axes());
        assertMessage("Choose the group column", Nodes.dimension("rows", "STATES", "grouping", "COLUMN"), axes());
        StoredSettings chosen = Nodes.dimension(
                        "rows",
                        "STATES",
                        "coordinates/manualFilter/includeUnknownColumns",
                        false,
                        "coordinates/manualFilter/manuallySelected",
                        new String[] {"x", "w"})
                .settings();
        assertMessage("no numeric column 'w'", Nodes.dimension().load(chosen), axes());
    }

    private static void assertMessage(String expected, NodeRunner node, BufferedDataTable input) {
        String message = assertThrows(InvalidSettingsException.class, () -> node.configure(input.getDataTableSpec()))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void anEmptyTableHasNoDimension() throws Exception {
        Executed executed = Nodes.dimension("rows", "STATES").execute(Edits.empty(Edits.without(axes(), "group")));
        assertEquals(0, executed.table(0).size());
    }
}
