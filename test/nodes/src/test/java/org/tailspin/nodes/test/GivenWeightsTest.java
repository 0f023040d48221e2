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

/** The Coupling Generator on the weights of a table, and what the other nodes make of it. */
class GivenWeightsTest {

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
        return Nodes.generator(Stream.concat(
                                Stream.of("source", "GIVEN", "gainValues", "SINGLE", "gain", 1.0, "realisations", 1),
                                Stream.of(settings))
                        .toArray())
                .addPort("couplings");
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
                        "preparation/types",
                        "SOME",
                        "preparation/typeColumn",
                        "kind",
                        "preparation/signs",
                        "COLUMN",
                        "preparation/signColumn",
                        "transmitter",
                        "gain",
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
        Executed drawn =
                given("gainValues", "RANGE", "gainCount", 3, "realisations", 2).execute(edges());
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
                        "preparation/neurons",
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
        assertTrue(assertThrows(InvalidSettingsException.class, () -> Nodes.generator("source", "GIVEN")
                        .configure())
                .getMessage()
                .contains("add the port"));
        assertEquals(
                "Choose the type column.",
                assertThrows(InvalidSettingsException.class, () -> given("preparation/types", "SOME")
                                .configure(edges().getSpec()))
                        .getMessage());
        assertEquals(
                "The input has no column 'sign', which is chosen as the sign column.",
                assertThrows(InvalidSettingsException.class, () -> given(
                                        "preparation/signs", "COLUMN", "preparation/signColumn", "sign")
                                .configure(edges().getSpec()))
                        .getMessage());
        assertTrue(assertThrows(
                        InvalidSettingsException.class,
                        () -> given("preparation/signs", "SHARE", "preparation/excitatory", 1.5))
                .getMessage()
                .contains("(0, 1)"));
        assertTrue(assertThrows(InvalidSettingsException.class, () -> given("motion/kind", "ANNEALED_MAP"))
                .getMessage()
                .contains("annealed"));
    }

    /** A node dropped on a list of connections takes it. */
    @Test
    void connectionsAreGuessed() throws Exception {
        Executed executed = NodeRunner.of(new org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory())
                .addPort("couplings")
                .execute(edges());
        assertEquals("explicit", Tables.texts(executed.table(0), "ensemble").get(0));
    }

    private static final Object[] SMALL = {"neurons", 8, "gainCount", 2, "realisations", 1};

    private static NodeRunner drawn(Object... settings) throws InvalidSettingsException {
        return Nodes.generator(
                        Stream.concat(Stream.of(SMALL), Stream.of(settings)).toArray())
                .addPort("couplings");
    }

    /** Every row repeats the dialog's plan with its own values; a missing cell leaves the dialog's. */
    @Test
    void aTableOfParametersOverridesTheDialog() throws Exception {
        BufferedDataTable parameters = Tables.columns("alpha", DoubleCell.TYPE, "N", DoubleCell.TYPE)
                .row(1.0, 5.0)
                .row(2.0, null)
                .row(2.5, 4.0)
                .build();
        Executed executed = drawn().execute(parameters);
        assertArrayEquals(new double[] {1, 1, 2, 2}, Tables.doubles(executed.table(0), "alpha"));
        assertArrayEquals(new double[] {5, 5, 8, 8}, Tables.doubles(executed.table(0), "N"));
        assertTrue(executed.warning().contains("override the dialog: N, alpha"), executed.warning());
        assertTrue(
                executed.warning()
                        .contains(
                                "1 of 3 rows of the input describe no network and are left out; the first is 'Row2': the"
                                        + " column 'alpha'"),
                executed.warning());
    }

    @Test
    void anOverriddenGainHasNoRange() throws Exception {
        BufferedDataTable parameters = Tables.columns("gain", DoubleCell.TYPE)
                .row(0.5)
                .row(2.0)
                .row(0.5)
                .build();
        assertArrayEquals(
                new double[] {0.5, 2},
                Tables.doubles(drawn().execute(parameters).table(0), "gain"));
    }

    /** Of another ensemble, only what belongs to it is taken from the dialog. */
    @Test
    void anEnsembleCanBeOverridden() throws Exception {
        BufferedDataTable parameters = Tables.columns(
                        "ensemble", StringCell.TYPE, "effective_rank", DoubleCell.TYPE, "dynamics", StringCell.TYPE)
                .row("gaussian", null, "map")
                .row("haar-modes", 0.25, "flow")
                .build();
        BufferedDataTable networks =
                drawn("motion/kind", "FLOW").execute(parameters).table(0);
        assertEquals(List.of("gaussian", "gaussian", "haar-modes", "haar-modes"), Tables.texts(networks, "ensemble"));
        assertEquals(List.of("map", "map", "flow", "flow"), Tables.texts(networks, "dynamics"));
        assertFalse(networks.getDataTableSpec().containsName("alpha"), "nothing is stable any more");
    }

    @Test
    void aTableWithoutParametersIsRefused() throws Exception {
        String message = assertThrows(InvalidSettingsException.class, () -> drawn().configure(edges().getSpec()))
                .getMessage();
        assertTrue(message.contains("no column of parameters"), message);
    }
}
