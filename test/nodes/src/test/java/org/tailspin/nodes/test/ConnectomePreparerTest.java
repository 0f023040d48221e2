package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** The Connectome Preparer on the weights of a table, and what the other nodes make of it. */
class ConnectomePreparerTest {

    /** A ring of four neurons, of which D is inhibitory, and a muscle. */
    private static BufferedDataTable edges() {
        return Tables.columns(
                        "source",
                        StringCell.TYPE,
                        "target",
                        StringCell.TYPE,
                        "synapses",
                        DoubleCell.TYPE,
                        "kind",
                        StringCell.TYPE,
                        "transmitter",
                        StringCell.TYPE)
                .row("A", "B", 2.0, "chemical", "ACh")
                .row("B", "C", 4.0, "chemical", "ACh")
                .row("C", "D", 8.0, "chemical", "Glu")
                .row("D", "A", 4.0, "chemical", " gaba ")
                .row("A", "C", 1.0, "gap", "ACh")
                .row("D", "muscle", 9.0, "chemical", "gaba")
                .build();
    }

    private static NodeRunner given(Object... settings) throws InvalidSettingsException {
        return Nodes.preparer(Stream.concat(
                        Stream.of("gain/values", "SINGLE", "gain/value", 1.0, "realisations", 1), Stream.of(settings))
                .toArray());
    }

    private static double weight(BufferedDataTable weights, String pre, String post) {
        for (int i = 0; i < weights.size(); i++) {
            if (Tables.texts(weights, "pre").get(i).equals(pre)
                    && Tables.texts(weights, "post").get(i).equals(post)) {
                return Tables.doubles(weights, "weight")[i];
            }
        }
        return 0;
    }

    /** The ring's eigenvalues are fourth roots of the product of its weights, 2 * 4 * 8 * 4 = 256 = 4^4, but for the gap. */
    @Test
    void aConnectomeIsPrepared() throws Exception {
        Executed executed = given(
                        "connections/types",
                        "SOME",
                        "connections/typeColumn",
                        "kind",
                        "preparation/signs",
                        "COLUMN",
                        "preparation/signColumn",
                        "transmitter",
                        "gain/value",
                        3.0)
                .execute(edges());
        BufferedDataTable weights = executed.table(1);
        assertEquals(
                "Couplings: 1 connection of other types was left out.\nCouplings: 1 connection to 1 neuron that has no outgoing connection, such as 'muscle', was left out with this neuron: keep all neurons to include it.",
                executed.warning());
        assertEquals(List.of("explicit"), Tables.texts(executed.table(0), "ensemble"));
        assertEquals(List.of("explicit g=3 N=4 c1 s1"), Tables.texts(executed.table(0), "network"));
        assertEquals(4 + 4, weights.size(), "connections and the diagonal");
        assertEquals(3 * 2 / 4.0, weight(weights, "A", "B"), 1e-12);
        assertEquals(-3 * 4 / 4.0, weight(weights, "D", "A"), 1e-12);
        assertEquals(0, weight(weights, "A", "C"));
        assertFalse(Tables.texts(weights, "post").contains("muscle"));
        // sum of squares 4 + 16 + 64 + 16 = 100 over 4 neurons, over 4^2
        assertEquals(3 * Math.sqrt(100 / 4.0) / 4, Tables.doubles(executed.table(0), "g_eff")[0], 1e-12);
    }

    @Test
    void bothOutputsGoIntoAnAnalysis() throws Exception {
        Executed drawn = given("gain/values", "RANGE", "gain/count", 3, "realisations", 2)
                .execute(edges());
        assertEquals(6, drawn.table(0).size());
        Executed statistics = Nodes.statistics().addPort("couplings").execute(drawn.table(0), drawn.table(1));
        assertEquals(null, statistics.warning());
        assertArrayEquals(
                Tables.doubles(drawn.table(0), "gain"), Tables.doubles(statistics.table(0), "spectral_radius"), 1e-12);
        assertArrayEquals(
                Tables.doubles(drawn.table(0), "g_eff"), Tables.doubles(statistics.table(0), "g_eff_matrix"), 1e-12);
        Executed ran =
                Nodes.integrator("warmup", 2, "steps", 5).addPort("couplings").execute(drawn.table(0), drawn.table(1));
        assertEquals(null, ran.warning());
        assertEquals(
                List.of("A", "B", "C", "D"),
                Tables.texts(ran.table(1), "neuron_name").subList(0, 4));
        assertEquals(
                "participation ratios have errors from 40 states on, but there are 5",
                Tables.texts(ran.table(0), "note").get(0));
        assertEquals(
                "the weights of the ensemble explicit must be given as a matrix, but none is",
                Nodes.reason(
                        Nodes.integrator("warmup", 2, "steps", 5)
                                .execute(drawn.table(0))
                                .table(0),
                        0,
                        "mean_abs"));
    }

    @Test
    void surrogatesKeepTheSize() throws Exception {
        Executed drawn = given(
                        "preparation/surrogate",
                        "RANDOM_MODES",
                        "preparation/unit",
                        "NONE",
                        "connections/neurons",
                        "ALL",
                        "realisations",
                        3)
                .execute(edges());
        List<String> names = Tables.texts(drawn.table(0), "network");
        assertEquals("explicit random-modes g=1 N=5 c1 s1", names.get(0));
        double[] sizes = Tables.doubles(drawn.table(0), "g_eff");
        for (double size : sizes) {
            assertEquals(Math.sqrt((4 + 16 + 64 + 16 + 1 + 81) / 5.0), size, 1e-12);
        }
        assertEquals(3 * 25, drawn.table(1).size(), "no weight stays 0");
        assertEquals(3, names.stream().distinct().count());
    }

    /** A surrogate is divided by the number of the given matrix, or by its own, as asked. */
    @Test
    void surrogatesTakeTheScaleThatIsChosen() throws Exception {
        for (String scale : List.of("GIVEN", "OWN")) {
            Executed drawn = given(
                            "preparation/surrogate",
                            "SEVERAL",
                            "preparation/surrogateList",
                            "none, random-modes",
                            "preparation/scale",
                            scale,
                            "connections/neurons",
                            "ALL")
                    .execute(edges());
            double[] sizes = Tables.doubles(drawn.table(0), "g_eff");
            double[] radii = Tables.doubles(
                    Nodes.statistics()
                            .addPort("couplings")
                            .execute(drawn.table(0), drawn.table(1))
                            .table(0),
                    "spectral_radius");
            assertEquals(2, sizes.length);
            assertEquals(1, radii[0], 1e-12);
            if (scale.equals("GIVEN")) {
                assertEquals(sizes[0], sizes[1], 1e-12);
                assertTrue(Math.abs(radii[1] - 1) > 0.01);
            } else {
                assertEquals(1, radii[1], 1e-12);
                assertTrue(Math.abs(sizes[1] - sizes[0]) > 0.01);
            }
        }
    }

    /** Matrices that cannot be prepared are left out: a chain has no loop, and so no spectral radius. */
    @Test
    void aWrongMatrixIsLeftOut() throws Exception {
        BufferedDataTable two = Tables.columns(
                        "network",
                        StringCell.TYPE,
                        "pre",
                        StringCell.TYPE,
                        "post",
                        StringCell.TYPE,
                        "weight",
                        DoubleCell.TYPE)
                .row("loop", "a", "b", 1.0)
                .row("loop", "b", "a", 4.0)
                .row("chain", "a", "b", 1.0)
                .row("hole", "a", "b", null)
                .build();
        Executed executed = given().execute(two);
        assertEquals(List.of("loop g=1 N=2 c1 s1"), Tables.texts(executed.table(0), "network"));
        assertTrue(
                executed.warning()
                        .contains("Left out the matrix 'chain': the matrix cannot be normalised: its spectral"),
                executed.warning());
        assertTrue(executed.warning().contains("Left out the matrix 'hole': row 'Row3'"), executed.warning());
    }

    @Test
    void anEmptyTableGivesNoNetworks() throws Exception {
        Executed executed = given().execute(Edits.empty(edges()));
        assertEquals(0, executed.table(0).size());
        assertEquals(0, executed.table(1).size());
        assertEquals(null, executed.warning());
    }

    @Test
    void whatIsMissingIsSaidWhileConfiguring() throws Exception {
        assertEquals(
                "Choose the type column.",
                assertThrows(InvalidSettingsException.class, () -> given("connections/types", "SOME")
                                .configure(edges().getSpec()))
                        .getMessage());
        assertEquals(
                "The input has no column 'sign', which is chosen as the sign column.",
                assertThrows(InvalidSettingsException.class, () -> given(
                                        "preparation/signs", "COLUMN", "preparation/signColumn", "sign")
                                .configure(edges().getSpec()))
                        .getMessage());
        assertTrue(assertThrows(InvalidSettingsException.class, () -> given().configure(
                                Nodes.networks().getSpec()))
                .getMessage()
                .startsWith("The rows of the input are networks"));
        assertTrue(assertThrows(
                        InvalidSettingsException.class,
                        () -> given("preparation/signs", "SHARE", "preparation/excitatory", 1.5))
                .getMessage()
                .contains("(0, 1)"));
        assertTrue(assertThrows(InvalidSettingsException.class, () -> given("motion/kind", "ANNEALED_MAP"))
                .getMessage()
                .contains("annealed"));
    }

    /** A settings file of the time when the Coupling Generator read matrices too. */
    @Test
    void theGeneratorSaysWhereThatWent() throws Exception {
        assertEquals(
                "This node was set to weights of its input by an earlier version, and draws weights only now: put a"
                        + " Connectome Preparer in its place, which has these settings.",
                assertThrows(InvalidSettingsException.class, () -> Nodes.generator("source", "GIVEN")
                                .addPort("couplings")
                                .configure(edges().getSpec()))
                        .getMessage());
        assertTrue(assertThrows(
                        InvalidSettingsException.class,
                        () -> Nodes.generator().addPort("couplings").configure(edges().getSpec()))
                .getMessage()
                .contains("Connectome Preparer"));
    }

    private static String summary(Executed executed) {
        return Tables.texts(executed.table(2), "summary").get(0);
    }

    @Test
    void theSummarySaysWhatWasFound() throws Exception {
        Executed executed = given("preparation/signs", "COLUMN", "preparation/signColumn", "transmitter")
                .execute(edges());
        assertEquals(
                "4 neurons, 5 connections, 20 % inhibitory; 1 neuron was dropped because it sends nothing",
                summary(executed));
        assertEquals(5, Tables.doubles(executed.table(2), "connections")[0]);
        assertEquals(5 / 16.0, Tables.doubles(executed.table(2), "connected_share")[0]);
        assertEquals(1 / 5.0, Tables.doubles(executed.table(2), "inhibitory_share")[0]);
        assertEquals(1, Tables.doubles(executed.table(2), "dropped_neurons")[0]);
    }

    /** Of the fly: acetylcholine excites, GABA and glutamate inhibit; here D sends GABA and C glutamate. */
    @Test
    void transmittersSignAllThatANeuronSends() throws Exception {
        Executed executed = given("preparation/signs", "TRANSMITTER", "preparation/unit", "NONE")
                .execute(edges());
        BufferedDataTable weights = executed.table(1);
        assertEquals(-8, weight(weights, "C", "D"));
        assertEquals(-4, weight(weights, "D", "A"));
        assertEquals(1, weight(weights, "A", "C"));
        // of a mammal: glutamate excites, and ACh has no sign
        Executed mammal = given(
                        "preparation/signs",
                        "TRANSMITTER",
                        "preparation/excitatoryTransmitters",
                        "glu",
                        "preparation/inhibitoryTransmitters",
                        "Gaba",
                        "preparation/others",
                        "SILENCED",
                        "preparation/unit",
                        "NONE")
                .execute(edges());
        assertEquals(8, weight(mammal.table(1), "C", "D"));
        assertEquals(-4, weight(mammal.table(1), "D", "A"));
        assertEquals(0, weight(mammal.table(1), "A", "B"));
        assertTrue(mammal.warning().contains("act on no other"), mammal.warning());
        assertEquals(
                "A transmitter must either excite or inhibit, but 'GABA' does both.",
                assertThrows(InvalidSettingsException.class, () -> given(
                                        "preparation/signs",
                                        "TRANSMITTER",
                                        "preparation/excitatoryTransmitters",
                                        "GABA")
                                .configure(edges().getSpec()))
                        .getMessage());
    }

    /** A square table without names of sources and targets is the matrix itself. */
    @Test
    void aSquareTableIsTheMatrix() throws Exception {
        BufferedDataTable square = Tables.columns("a", DoubleCell.TYPE, "b", DoubleCell.TYPE)
                .row(0.0, -2.0)
                .row(3.0, 0.0)
                .build();
        Executed executed = given("preparation/unit", "NONE").execute(square);
        assertEquals(-2, weight(executed.table(1), "b", "a"));
        assertEquals(3, weight(executed.table(1), "a", "b"));
        assertEquals("2 neurons, 2 connections, 50 % inhibitory", summary(executed));
        assertTrue(assertThrows(InvalidSettingsException.class, () -> given("preparation/signs", "TRANSMITTER")
                        .configure(square.getSpec()))
                .getMessage()
                .contains("transmitter"));
    }
}
