package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.OpenDialog;
import org.tailspin.knimeapi.Tables;
import org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory;

/** Lists of strengths, overlaps and gains at the Coupling Generator's optional input. */
class ListsInputTest {

    private static final int N = 6;

    /** Rows for four modes and six neurons. */
    private static BufferedDataTable modes() {
        return Tables.columns("D", DoubleCell.TYPE, "rho", DoubleCell.TYPE, "u", DoubleCell.TYPE)
                .row(4.0, 0.5, 1.0)
                .row(2.0, 0.0, 2.0)
                .row(1.0 / 3, -0.5, 1.0)
                .row(0.1, 0.0, 3.0)
                .row(null, null, 1.0)
                .row(null, null, 0.5)
                .build();
    }

    private static final Object[] SMALL = {"ensemble", "RANDOM_MODES", "neurons", N, "gainCount", 2, "realisations", 1};

    private static NodeRunner generator(Object... settings) throws InvalidSettingsException {
        Object[] small = {"ensemble", "RANDOM_MODES", "neurons", N, "gainCount", 2, "realisations", 1};
        return Nodes.generator(
                        Stream.concat(Stream.of(small), Stream.of(settings)).toArray())
                .addPort("couplings");
    }

    private static NodeRunner listing(Object... settings) throws InvalidSettingsException {
        Object[] lists = {"lists/rows", "LISTS"};
        return generator(Stream.concat(Stream.of(lists), Stream.of(settings)).toArray());
    }

    private static final Object[] ALL = {
        "lists/strengths", true, "lists/strengthColumn", "D",
        "lists/overlaps", true, "lists/overlapColumn", "rho",
        "lists/inputGains", true, "lists/inputGainColumn", "u"
    };

    private static NodeRunner all(Object... settings) throws InvalidSettingsException {
        return listing(Stream.concat(Stream.of(ALL), Stream.of(settings)).toArray());
    }

    /** The columns make the matrix that the core makes of these numbers, bit for bit; the dialog's laws step back. */
    @Test
    void columnsAreLists() throws Exception {
        Executed executed = all("weights", true, "gainValues", "SINGLE", "law/modes_is_present", true, "law/modes", 2)
                .execute(modes());
        BufferedDataTable networks = executed.table(0);
        assertEquals(List.of("4.0 2.0 0.3333333333333333 0.1"), Tables.texts(networks, "strengths"));
        assertEquals(List.of("0.5 0.0 -0.5 0.0"), Tables.texts(networks, "mode_overlaps"));
        assertEquals(List.of("1.0 2.0 1.0 3.0 1.0 0.5"), Tables.texts(networks, "input_gains"));
        assertArrayEquals(new double[] {4}, Tables.doubles(networks, "modes"));
        assertTrue(
                executed.warning().contains("override the dialog: strengths, mode_overlaps, input_gains"),
                executed.warning());
        Coupling coupling = EnsembleKind.RANDOM_MODES
                .create(
                        Map.of(),
                        Map.of(
                                EnsembleList.STRENGTHS, List.of(4.0, 2.0, 1.0 / 3, 0.1),
                                EnsembleList.MODE_OVERLAPS, List.of(0.5, 0.0, -0.5, 0.0),
                                EnsembleList.INPUT_GAINS, List.of(1.0, 2.0, 1.0, 3.0, 1.0, 0.5)))
                .draw(N, new Seed(1), Monitor.NONE);
        double[] weights = new double[N * N];
        for (int j = 0, k = 0; j < N; j++) {
            for (int i = 0; i < N; i++) {
                weights[k++] = coupling.matrix().get(i, j);
            }
        }
        double[] written = Tables.doubles(executed.table(1), "weight");
        Arrays.sort(weights);
        Arrays.sort(written);
        assertArrayEquals(weights, written);
    }

    /** Every node reads the recipe, and theory says of listed strengths what it says of their law. */
    @Test
    void otherNodesReadLists() throws Exception {
        Tables.Builder rows = Tables.columns("D", DoubleCell.TYPE);
        for (double strength : new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5)).strengths(N)) {
            rows.row(strength);
        }
        BufferedDataTable listed = listing("lists/strengths", true, "lists/strengthColumn", "D")
                .execute(rows.build())
                .table(0);
        BufferedDataTable exponential = Nodes.with(
                        Nodes.generator(SMALL), "law/strengths", "EXPONENTIAL", "law/beta", 0.5)
                .execute()
                .table(0);
        for (NodeRunner node : List.of(
                Nodes.theory(), Nodes.statistics(), Nodes.lyapunov("measurement/steps", 20, "measurement/warmup", 5))) {
            BufferedDataTable one = node.execute(listed).table(0);
            BufferedDataTable other = node.execute(exponential).table(0);
            for (String column : one.getDataTableSpec().getColumnNames()) {
                if (!List.of("network", "modes", "beta", "strengths").contains(column)) {
                    assertEquals(Tables.column(other, column), Tables.column(one, column), column);
                }
            }
        }
    }

    private static Object list(boolean isText, double... numbers) {
        return isText
                ? EnsembleList.text(Arrays.stream(numbers).boxed().toList()).replace(' ', ';')
                : numbers;
    }

    /** A table of parameters has a list in each row, as a list cell or as text. */
    @Test
    void rowsHaveLists() throws Exception {
        for (boolean isText : new boolean[] {true, false}) {
            BufferedDataTable table = Tables.columns(
                            "strengths",
                            isText ? StringCell.TYPE : ListCell.getCollectionType(DoubleCell.TYPE),
                            "beta",
                            DoubleCell.TYPE)
                    .row(list(isText, 4, 2, 1), null)
                    .row(list(isText, 1, 1), null)
                    .row(list(isText, 1, -1), null)
                    .row(null, 0.5)
                    .row(list(isText, 1, 1), 0.5)
                    .build();
            Executed executed = generator("gainValues", "SINGLE").execute(table);
            assertEquals(
                    List.of("4.0 2.0 1.0", "1.0 1.0"),
                    Tables.texts(executed.table(0), "strengths").subList(0, 2));
            assertEquals("0.5", Tables.texts(executed.table(0), "beta").get(2));
            assertEquals(3, executed.table(0).size());
            assertTrue(executed.warning().contains("2 of 5 rows"), executed.warning());
            assertTrue(
                    executed.warning()
                            .contains(
                                    "the column 'strengths': strengths must hold numbers in [0, 1.8e308], but number 2"),
                    executed.warning());
        }
    }

    private static String refused(NodeRunner node, BufferedDataTable input) {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(input.getDataTableSpec()))
                .getMessage();
    }

    private static String failed(NodeRunner node, BufferedDataTable input) {
        return assertThrows(KNIMEException.class, () -> node.execute(input)).getMessage();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertTrue(assertThrows(InvalidSettingsException.class, () -> Nodes.generator("lists/rows", "LISTS")
                        .configure())
                .getMessage()
                .contains("add the port"));
        assertTrue(refused(listing(), modes()).contains("switch on what its columns have"));
        assertEquals("Choose the column of strengths.", refused(listing("lists/strengths", true), modes()));
        assertEquals(
                "The input has no column 'x', which is chosen as the column of mode overlaps.",
                refused(listing("lists/overlaps", true, "lists/overlapColumn", "x"), modes()));
        assertEquals(
                "The ensemble gaussian has no strengths, which the input lists: choose random modes, or switch them off.",
                refused(all("ensemble", "GAUSSIAN"), modes()));
        assertTrue(failed(all("neurons", 7), modes())
                .contains("input_gains must hold N = 7 numbers, one for each neuron, but hold 6"));
        BufferedDataTable gap = Tables.columns("D", DoubleCell.TYPE)
                .row(1.0)
                .row((Object) null)
                .row(2.0)
                .build();
        assertTrue(failed(listing("lists/strengths", true, "lists/strengthColumn", "D"), gap)
                .contains("has a number in row 'Row2' after a row without one"));
        BufferedDataTable empty =
                Tables.columns("D", DoubleCell.TYPE).row((Object) null).build();
        assertTrue(failed(listing("lists/strengths", true, "lists/strengthColumn", "D"), empty)
                .contains("strengths must hold at least 1 number"));
        BufferedDataTable one =
                Tables.columns("strengths", DoubleCell.TYPE).row(1.0).build();
        assertTrue(refused(generator(), one).contains("choose that the rows are modes and neurons"));
    }

    /** A node dropped on columns of these names takes them; what the dialog says in their place is named. */
    @Test
    void namesAreGuessed() throws Exception {
        BufferedDataTable table = Tables.columns("strength", DoubleCell.TYPE, "output_gains", DoubleCell.TYPE)
                .row(2.0, 1.0)
                .row(1.0, 2.0)
                .build();
        NodeRunner dropped = NodeRunner.of(new CouplingGeneratorNodeFactory()).addPort("couplings");
        assertTrue(refused(dropped, table).startsWith("The ensemble stable has no strengths"));
        assertEquals(
                "Columns of the input win over fields of this dialog: strengths, mode_overlaps, input_gains",
                OpenDialog.messages(all(), modes()).get("overridden").title());
        assertEquals(
                "2 networks of N = 6",
                OpenDialog.messages(all(), modes()).get("plan").title());
        assertNull(OpenDialog.messages(generator(), new Object[] {null}).get("overridden"));
    }
}
