package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.Activity;
import org.tailspin.core.analysis.ActivityAnalysis;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** Explicit matrices at the optional input of the analysis nodes. */
class CouplingsInputTest {

    /** What five steps leave to say. */
    private static final String FEW_STATES = "participation ratios have errors from 40 states on, but there are 5";

    private static final Object[] BRIEF = {"warmup", 2, "steps", 5};

    private static final Set<String> AMPLIFY_ROUNDING = Set.of(
            "exponents",
            "lyapunov_max_se",
            "lyapunov_max_ess",
            "lyapunov_local_sd",
            "lyapunov_vector_pr",
            "kaplan_yorke_se",
            "sum_rule_residual",
            "frame_error");

    private static NodeRunner with(NodeRunner node) {
        return node.addPort("couplings");
    }

    static Stream<NodeRunner> analysers() throws InvalidSettingsException {
        return Stream.of(
                Nodes.integrator("warmup", 3, "steps", 20, "trajectories", false),
                Nodes.lyapunov(Nodes.SHORT),
                Nodes.dimension(Stream.concat(Stream.of("rows", "NETWORKS"), Stream.of(Nodes.SHORT))
                        .toArray()),
                Nodes.statistics());
    }

    /**
     * Weights over a gain that is a power of two are the drawn matrix to the bit, and so are the trajectories; what comes
     * from a tangent frame differs by rounding, which the errors and sizes of samples of exponents amplify.
     */
    @ParameterizedTest
    @MethodSource("analysers")
    void theWeightsOfAGeneratorAreItsNetworks(NodeRunner node) throws Exception {
        Executed drawn = Nodes.generator(
                        "neurons", 9, "gainFrom", 0.5, "gainTo", 2.0, "gainCount", 3, "seed", 4, "weights", true)
                .execute();
        BufferedDataTable recipes = node.execute(drawn.table(0)).table(0);
        Executed given = with(node).execute(drawn.table(0), drawn.table(1));
        assertEquals(null, given.warning());
        for (String column : recipes.getSpec().getColumnNames()) {
            if (AMPLIFY_ROUNDING.contains(column)) {
                continue;
            }
            List<String> expected = Tables.texts(recipes, column);
            List<String> found = Tables.texts(given.table(0), column);
            for (int i = 0; i < found.size(); i++) {
                if (column.equals("note")) {
                    assertNote(expected.get(i), found.get(i));
                } else {
                    assertAgree(column, expected.get(i), found.get(i));
                }
            }
        }
    }

    /** What is said of a drawn network stands behind what is said of the matrix. */
    private static void assertNote(String ofDrawn, String found) {
        String matrix = "explicit matrix of N = 9 neurons in place of the recipe's";
        assertTrue(found.startsWith(matrix), found);
        assertTrue(found.equals(matrix) || found.equals(matrix + "; " + ofDrawn), found);
    }

    private static void assertAgree(String column, String expected, String found) {
        if (!expected.equals(found)) {
            double right = Double.parseDouble(expected);
            assertEquals(right, Double.parseDouble(found), 1e-9 * Math.max(1, Math.abs(right)), column);
        }
    }

    private static BufferedDataTable wide() {
        return Tables.columns("a", DoubleCell.TYPE, "b", DoubleCell.TYPE, "c", IntCell.TYPE)
                .row(0.5, -1.25, 1)
                .row(2.0, 0.25, 0)
                .row(0.0, 1.0, -1)
                .build();
    }

    /** One matrix serves all networks, and the gain of each multiplies it. */
    @Test
    void oneWideMatrixIsMultipliedByEveryGain() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        Executed executed = with(Nodes.integrator("warmup", 2, "steps", 5, "every", 1, "couplings/matrix/form", "WIDE"))
                .execute(networks, wide());
        Coupling matrix =
                Coupling.of(new double[][] {{0.5, -1.25, 1}, {2, 0.25, 0}, {0, 1, -1}}, List.of("a", "b", "c"));
        double[] gains = Tables.doubles(networks, "gain");
        double[] found = Tables.doubles(executed.table(0), "mean_abs");
        for (int i = 0; i < gains.length; i++) {
            Activity activity = new ActivityAnalysis(new Simulation(2, 5))
                    .measure(
                            new NetworkMap(matrix, gains[i], Nonlinearity.TANH, 0), 7, StateObserver.NONE, Monitor.NONE)
                    .activity()
                    .orElseThrow();
            assertEquals(activity.meanAbs(), found[i]);
        }
        assertEquals(
                List.of("a", "b", "c"),
                Tables.texts(executed.table(1), "neuron_name").subList(0, 3));
        assertEquals(
                "explicit matrix of N = 3 neurons in place of the recipe's; " + FEW_STATES,
                Tables.texts(executed.table(0), "note").get(0));
    }

    @Test
    void drawnNeuronsHaveNoNames() throws Exception {
        assertFalse(Nodes.integrator(BRIEF)
                .execute(Nodes.networks())
                .table(1)
                .getSpec()
                .containsName("neuron_name"));
    }

    /** The same matrix, with columns of other names that the user chose, in any order, one pair in two parts. */
    @Test
    void columnsAreChosen() throws Exception {
        BufferedDataTable edges = Tables.columns(
                        "to whom", StringCell.TYPE, "strength", DoubleCell.TYPE, "who", StringCell.TYPE)
                .row("b", 2.0, "a")
                .row("a", 0.5, "a")
                .row("b", 0.25, "b")
                .row("a", -1.0, "b")
                .row("a", -0.25, "b")
                .row("c", 1.0, "b")
                .row("a", 1.0, "c")
                .row("c", -1.0, "c")
                .build();
        Executed executed = with(Nodes.integrator(
                        "warmup",
                        2,
                        "steps",
                        5,
                        "couplings/matrix/columns",
                        "CHOSEN",
                        "couplings/matrix/pre",
                        "who",
                        "couplings/matrix/post",
                        "to whom",
                        "couplings/matrix/weight",
                        "strength"))
                .execute(Nodes.networks(), edges);
        Executed expected = with(Nodes.integrator("warmup", 2, "steps", 5, "couplings/matrix/form", "WIDE"))
                .execute(Nodes.networks(), wide());
        assertArrayEquals(Tables.doubles(expected.table(0), "pr_phi"), Tables.doubles(executed.table(0), "pr_phi"));
        assertEquals(
                "Couplings: the weight of 1 connection was added to those of the same pair of neurons, which the list has"
                        + " more than once.",
                executed.warning());
    }

    /** Edge lists of many networks: without a matrix, with a wrong one, and matrices that nobody asked for. */
    @Test
    void missingAndWrongMatricesCostTheirRows() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        List<String> names = Tables.texts(networks, "network");
        BufferedDataTable edges = Tables.columns(
                        "network",
                        StringCell.TYPE,
                        "source",
                        IntCell.TYPE,
                        "Target",
                        IntCell.TYPE,
                        "weight",
                        DoubleCell.TYPE)
                .row(names.get(0), 1, 2, 0.5)
                .row(names.get(0), 2, 1, 0.5)
                .row(names.get(2), 1, 2, 0.5)
                .row(names.get(2), 2, 1, null)
                .row("other", 1, 1, 1.0)
                .build();
        Executed executed = with(Nodes.integrator(BRIEF)).execute(networks, edges);
        assertFalse(Tables.column(executed.table(0), "mean_abs").get(0).isMissing());
        assertEquals(
                "the input Couplings has no matrix of the network '" + names.get(1) + "'",
                Nodes.reason(executed.table(0), 1, "mean_abs"));
        assertEquals(
                "row 'Row3' of the couplings: the weight has no value (missing in the test's input)",
                Nodes.reason(executed.table(0), 2, "mean_abs"));
        assertTrue(executed.warning().startsWith("2 of 3 rows could not be measured"), executed.warning());
        assertTrue(
                executed.warning()
                        .contains("1 of 3 matrices of the couplings belong to no row of the networks; the first is"
                                + " 'other'"),
                executed.warning());
    }

    /** h(t+1) = tanh(W h(t) + b) of one neuron rests at x = tanh(w x + b), where its exponent is ln(w (1 - x^2)). */
    @Test
    void aTrainedNetworkHasItsBias() throws Exception {
        BufferedDataTable networks = Edits.without(
                Edits.plus(
                        Edits.map(Nodes.generator("neurons", 1).execute().table(0), "gain", null, (i, cell) -> 1.0),
                        "bias",
                        "0.3"),
                "network");
        BufferedDataTable weight = Tables.columns(
                        "Source", StringCell.TYPE, "Target", StringCell.TYPE, "Weight", DoubleCell.TYPE)
                .row("a", "a", 0.5)
                .build();
        Object[] all = Nodes.SHORT.clone();
        all[1] = "ALL";
        Executed executed = with(Nodes.lyapunov(all)).execute(networks, weight);
        double x = 0;
        for (int t = 0; t < 1000; t++) {
            x = Math.tanh(0.5 * x + 0.3);
        }
        assertEquals(Math.log(0.5 * (1 - x * x)), Tables.doubles(executed.table(0), "lyapunov_max")[0], 1e-6);
        BufferedDataTable wrong = Edits.map(networks, "bias", StringCell.TYPE, (i, cell) -> "0.3 0.4");
        Executed refused = with(Nodes.integrator(BRIEF)).execute(wrong, weight);
        assertTrue(refused.warning().contains("bias"), refused.warning());
    }

    /** Ids of 18 digits are kept as text or as whole numbers of 64 bits, and refused as decimal numbers. */
    @Test
    void idsThatLostTheirDigitsAreRefused() throws Exception {
        BufferedDataTable networks = Nodes.generator("neurons", 2).execute().table(0);
        BufferedDataTable spoiled = Tables.columns(
                        "pre_root_id", DoubleCell.TYPE, "post_root_id", DoubleCell.TYPE, "syn_count", IntCell.TYPE)
                .row(720575940600000001.0, 720575940600000002.0, 3)
                .row(720575940600000002.0, 720575940600000001.0, 4)
                .build();
        Executed refused = with(Nodes.integrator(BRIEF)).execute(networks, spoiled);
        assertTrue(refused.warning().contains("has lost digits"), refused.warning());
        BufferedDataTable whole = Tables.columns(
                        "pre_root_id", StringCell.TYPE, "post_root_id", StringCell.TYPE, "syn_count", IntCell.TYPE)
                .row("720575940600000001", "720575940600000002", 3)
                .row("720575940600000002", "720575940600000001", 4)
                .row("720575940600000002", "muscle", 4)
                .build();
        Executed read = with(Nodes.integrator(BRIEF)).execute(networks, whole);
        assertTrue(read.warning().contains("1 connection to 1 neuron that has"), read.warning());
        assertTrue(Tables.texts(read.table(0), "note").get(0).contains("N = 2"));
    }

    @Test
    void anEmptyTableHasNoMatrix() throws Exception {
        Executed executed = with(Nodes.integrator("warmup", 2, "steps", 5, "couplings/matrix/form", "WIDE"))
                .execute(Nodes.networks(), Edits.empty(wide()));
        assertEquals("the input Couplings has no matrix at all", Nodes.reason(executed.table(0), 1, "mean_abs"));
    }

    @Test
    void aMatrixMustBeSquareAndFinite() throws Exception {
        BufferedDataTable two = Tables.columns("a", DoubleCell.TYPE, "b", DoubleCell.TYPE)
                .row(0.5, 1.0)
                .build();
        Executed executed = with(Nodes.integrator("warmup", 2, "steps", 5, "couplings/matrix/form", "WIDE"))
                .execute(Nodes.networks(), two);
        assertEquals(
                "the couplings: a matrix must have as many rows (targets) as columns (sources), but has 1 rows and 2"
                        + " columns",
                Nodes.reason(executed.table(0), 0, "mean_abs"));
        BufferedDataTable infinite = Tables.columns(
                        "pre", IntCell.TYPE, "post", IntCell.TYPE, "weight", DoubleCell.TYPE)
                .row(1, 1, Double.POSITIVE_INFINITY)
                .build();
        assertTrue(Nodes.reason(
                        with(Nodes.integrator(BRIEF))
                                .execute(Nodes.networks(), infinite)
                                .table(0),
                        0,
                        "mean_abs")
                .contains("the weight from 1 to 1 must be finite, but is Infinity"));
    }

    @Test
    void columnsAreCheckedWhileConfiguring() throws Exception {
        BufferedDataTable texts = Tables.columns(
                        "pre", StringCell.TYPE, "post", StringCell.TYPE, "weight", StringCell.TYPE)
                .build();
        BufferedDataTable targets = Tables.columns("post", StringCell.TYPE, "weight", DoubleCell.TYPE)
                .build();
        for (NodeRunner node : analysers().toList()) {
            String message = assertThrows(InvalidSettingsException.class, () -> with(node)
                            .configure(Nodes.networks().getSpec(), texts.getSpec()))
                    .getMessage();
            assertEquals(
                    "The column 'weight' must hold weights, and so numbers, but its type is " + StringCell.TYPE + ".",
                    message);
            String missing = assertThrows(
                            InvalidSettingsException.class,
                            () -> node.configure(Nodes.networks().getSpec(), targets.getSpec()))
                    .getMessage();
            assertTrue(missing.startsWith("No column of the couplings is known as pre or source"), missing);
        }
    }

    /** A row of an explicit network says nothing without its matrix. */
    @Test
    void anExplicitNetworkNeedsItsMatrix() throws Exception {
        BufferedDataTable networks = Edits.map(
                Edits.map(Nodes.networks(), "ensemble", null, (i, cell) -> new StringCell("explicit")),
                "network",
                null,
                (i, cell) -> new StringCell("worm " + i));
        Executed executed = Nodes.integrator(BRIEF).execute(networks);
        assertEquals(
                "the weights of the ensemble explicit must be given as a matrix, but none is",
                Nodes.reason(executed.table(0), 1, "mean_abs"));
        DataRow theory = Tables.rows(Nodes.theory().execute(networks).table(0)).get(0);
        assertTrue(theory.toString().contains("explicit"), theory.toString());
        Executed given = with(Nodes.integrator("warmup", 2, "steps", 5, "couplings/matrix/form", "WIDE"))
                .execute(networks, wide());
        assertEquals(null, given.warning());
        assertEquals(FEW_STATES, Tables.texts(given.table(0), "note").get(0));
    }

    private static Executed statisticsOf(BufferedDataTable edges, Object... settings) throws Exception {
        return with(Nodes.statistics(settings)).execute(Nodes.networks(), edges);
    }

    /** A column directed, and a switch, say that connections go both ways, as on the command line. */
    @Test
    void connectionsWithoutADirectionGoBothWays() throws Exception {
        BufferedDataTable edges = Tables.columns(
                        "pre",
                        StringCell.TYPE,
                        "post",
                        StringCell.TYPE,
                        "weight",
                        DoubleCell.TYPE,
                        "directed",
                        StringCell.TYPE)
                .row("a", "b", 2.0, "FALSE")
                .build();
        // the matrix 0, 2; 2, 0 has the spectral radius 2, and one way alone 0
        assertEquals("2.0", radiusAtGainOne(statisticsOf(edges)));
        BufferedDataTable plain = Tables.columns(
                        "pre", StringCell.TYPE, "post", StringCell.TYPE, "weight", DoubleCell.TYPE)
                .row("a", "b", 2.0)
                .row("b", "c", 0.0)
                .row("c", "a", 0.0)
                .build();
        assertEquals("0.0", radiusAtGainOne(statisticsOf(plain)));
        assertEquals("2.0", radiusAtGainOne(statisticsOf(plain, "couplings/matrix/undirected", true)));
    }

    /** WormAtlas lists each connection from either side: R and Rp repeat S and Sp. */
    @Test
    void receivedConnectionsAreNotCountedTwice() throws Exception {
        BufferedDataTable edges = Tables.columns(
                        "Neuron 1",
                        StringCell.TYPE,
                        "Neuron 2",
                        StringCell.TYPE,
                        "Type",
                        StringCell.TYPE,
                        "Nbr",
                        IntCell.TYPE)
                .row("a", "b", "S", 2)
                .row("b", "a", "R", 2)
                .row("b", "a", "Sp", 8)
                .row("a", "b", "Rp", 8)
                .build();
        Executed executed = statisticsOf(edges);
        assertEquals("4.0", radiusAtGainOne(executed), "the root of 2 times 8");
        assertTrue(executed.warning().contains("2 connections of the types R and Rp"), executed.warning());
    }

    private static String radiusAtGainOne(Executed executed) {
        List<String> gains = Tables.texts(executed.table(0), "gain");
        List<String> radii = Tables.texts(executed.table(0), "spectral_radius");
        return Double.toString(
                Math.rint(1e9 * Double.parseDouble(radii.get(0)) / Double.parseDouble(gains.get(0))) / 1e9);
    }
}
