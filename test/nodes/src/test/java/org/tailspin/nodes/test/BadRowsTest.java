package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** Rows that are no networks, and tables without rows or columns. */
class BadRowsTest {

    static Stream<Arguments> edits() {
        return Stream.of(
                Arguments.of("gain", null, "the column 'gain' has no value (missing in the test's input)"),
                Arguments.of("gain", -1.0, "the column 'gain': the gain must be positive and finite, but is -1.0"),
                Arguments.of("gain", 1.25, "otherwise of gain"),
                Arguments.of("N", 0, "the column 'N': the number of neurons N must be at least 1, but is 0"),
                Arguments.of("N", 13, "otherwise of N"),
                Arguments.of("alpha", null, "the column 'alpha' has no value"),
                Arguments.of("alpha", 2.5, "the column 'alpha': "),
                Arguments.of("ensemble", "cauchy", "the column 'ensemble': the ensemble must be stable, gaussian, "),
                Arguments.of("ensemble", "gaussian", "the column 'alpha' must be missing for the ensemble gaussian"),
                Arguments.of(
                        "coupling_seed", -4, "the column 'coupling_seed': a seed must lie in 0..2147483647, but is -4"),
                Arguments.of("state_seed", 8, "otherwise of state_seed"),
                Arguments.of("dynamics", "ode", "the column 'dynamics': the dynamics must be map, leaky-map"),
                Arguments.of("nonlinearity", "relu", "the column 'nonlinearity': the nonlinearity must be tanh, "),
                Arguments.of("noise", -0.5, "the column 'noise': the noise must be at least 0"),
                Arguments.of("noise", Double.NaN, "the column 'noise': the noise must be at least 0"),
                Arguments.of("network", null, "the column 'network' has no value"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void aBadRowCostsOneRow(String column, Object value, String reason) throws Exception {
        BufferedDataTable good = Nodes.networks();
        BufferedDataTable bad = Edits.set(good, 1, column, value);
        Object[] brief = {"warmup", 2, "steps", 5};
        Executed expected = Nodes.integrator(brief).execute(good);
        Executed executed = Nodes.integrator(brief).execute(bad);
        assertTrue(
                Nodes.reason(executed.table(0), 1, "pr_phi").contains(reason),
                Nodes.reason(executed.table(0), 1, "pr_phi"));
        assertTrue(Tables.texts(executed.table(0), "note").get(1).contains(reason));
        assertTrue(executed.warning().startsWith("1 of 3 rows could not be measured"), executed.warning());
        assertTrue(executed.warning().contains(reason), executed.warning());
        for (int row : new int[] {0, 2}) {
            assertEquals(
                    Tables.rows(expected.table(0)).get(row),
                    Tables.rows(executed.table(0)).get(row));
        }
        assertEquals(
                Tables.rows(bad).get(1).stream().toList(),
                Tables.rows(executed.table(0)).get(1).stream()
                        .limit(bad.getDataTableSpec().getNumColumns())
                        .toList());
    }

    /** A name of the user's own says nothing of the recipe. */
    @Test
    void aNetworkMayHaveAnyName() throws Exception {
        BufferedDataTable renamed = Edits.set(Edits.set(Nodes.networks(), 1, "network", "mine"), 1, "gain", 1.25);
        Executed executed = Nodes.integrator("warmup", 2, "steps", 5).execute(renamed);
        assertEquals(null, executed.warning());
        assertFalse(Tables.column(executed.table(0), "pr_phi").get(1).isMissing());
    }

    /** The number of exponents must fit each network, not all. */
    @Test
    void tooManyExponentsCostTheSmallNetworks() throws Exception {
        BufferedDataTable networks = Edits.set(Edits.set(Nodes.networks(), 1, "network", "small"), 1, "N", 2);
        Executed analysed = Nodes.lyapunov(Nodes.SHORT).execute(networks);
        String reason = "the number of exponents must be at most the number of neurons, N = 2, but is 3";
        for (String column : List.of("lyapunov_max", "exponents", "kaplan_yorke", "steps", "pr_phi")) {
            assertEquals(reason, Nodes.reason(analysed.table(0), 1, column), column);
        }
        assertEquals(2 * 3, analysed.table(1).size());
        assertTrue(analysed.warning().contains("1 of 3 rows"), analysed.warning());

        Executed estimated = Nodes.dimension().execute(analysed.table(0));
        assertTrue(
                Nodes.reason(estimated.table(0), 1, "kaplan_yorke").contains(reason),
                Nodes.reason(estimated.table(0), 1, "kaplan_yorke"));
        assertEquals(reason, Nodes.reason(estimated.table(0), 1, "pr_phi"));
        assertTrue(estimated.warning().contains("1 of 3 rows"), estimated.warning());
    }

    static Stream<NodeRunner> analysers() throws InvalidSettingsException {
        return Stream.of(
                Nodes.integrator(),
                Nodes.lyapunov(),
                Nodes.dimension("rows", "NETWORKS"),
                Nodes.theory(),
                Nodes.statistics());
    }

    @ParameterizedTest
    @MethodSource("analysers")
    void anEmptyTableGivesEmptyTables(NodeRunner node) throws Exception {
        BufferedDataTable networks = Edits.empty(Nodes.networks());
        Executed executed = node.execute(networks);
        assertEquals(null, executed.warning());
        for (int port = 0; port < executed.objects().size(); port++) {
            if (executed.objects().get(port) instanceof BufferedDataTable table) {
                assertEquals(0, table.size());
                assertTrue(node.configure(networks.getDataTableSpec())
                        .table(port)
                        .equalStructure(table.getDataTableSpec()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensemble", "N", "gain", "coupling_seed", "state_seed"})
    void aMissingColumnIsNamedWhileConfiguring(String column) throws Exception {
        BufferedDataTable networks = Edits.without(Nodes.networks(), column);
        for (NodeRunner node : analysers().toList()) {
            String message = assertThrows(
                            InvalidSettingsException.class, () -> node.configure(networks.getDataTableSpec()))
                    .getMessage();
            assertTrue(message.contains("'" + column + "'"), message);
            assertTrue(message.contains("Coupling Generator"), message);
        }
    }

    @Test
    void aColumnOfAnotherTypeIsNamedWhileConfiguring() throws Exception {
        BufferedDataTable networks = Edits.map(Nodes.networks(), "N", StringCell.TYPE, (i, cell) -> cell.toString());
        String message = assertThrows(
                        InvalidSettingsException.class, () -> Nodes.lyapunov().configure(networks.getDataTableSpec()))
                .getMessage();
        assertTrue(message.contains("'N' must hold numbers"), message);
    }

    /** The user's own columns, keys and notes stay. */
    @Test
    void otherColumnsAndNotesAreKept() throws Exception {
        Tables.Builder rows = Tables.of(
                new org.knime.core.data.DataTableSpecCreator(Nodes.networks().getDataTableSpec())
                        .addColumns(Tables.columns("mine", StringCell.TYPE, "note", StringCell.TYPE)
                                .build()
                                .getDataTableSpec())
                        .createSpec());
        for (DataRow row : Tables.rows(Nodes.networks())) {
            rows.row(Stream.concat(row.stream(), Stream.of(new StringCell("kept"), new StringCell("remember")))
                    .toArray());
        }
        BufferedDataTable input = Edits.set(rows.build(), 2, "gain", -1.0);
        Executed executed = Nodes.integrator("warmup", 2, "steps", 5).execute(input);
        assertEquals(List.of("kept", "kept", "kept"), Tables.texts(executed.table(0), "mine"));
        assertEquals(
                "remember; participation ratios have errors from 40 states on, but there are 5",
                Tables.texts(executed.table(0), "note").get(0));
        String note = Tables.texts(executed.table(0), "note").get(2);
        assertTrue(note.startsWith("remember; the column 'gain'"), note);
        assertFalse(executed.warning().contains("note"), executed.warning());
    }
}
