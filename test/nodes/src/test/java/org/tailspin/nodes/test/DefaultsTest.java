package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.cli.Main;
import org.tailspin.cli.console.Console;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.OpenDialog;
import org.tailspin.knimeapi.Tables;

/**
 * Nodes and commands, default against default: of one network both give the same numbers, to the last bit where they do the
 * same sums, for every kind of dynamics.
 */
class DefaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sums of the same terms in another order. */
    private static final double ROUNDING = 1e-9;

    private static final String N = "14";
    private static final String GAIN = "1.7";

    @TempDir
    private Path directory;

    /** How the Coupling Generator is told, and how the command line is. */
    static Stream<Arguments> dynamics() {
        return Stream.of(
                Arguments.of("map", new Object[] {"motion/kind", "MAP"}, new String[] {}),
                Arguments.of("map with noise", new Object[] {"motion/kind", "MAP", "noise", 0.25}, new String[] {
                    "--noise", "0.25"
                }),
                Arguments.of(
                        "leaky map", new Object[] {"motion/kind", "LEAKY_MAP"}, new String[] {"--dynamics", "leaky-map"
                        }),
                Arguments.of(
                        "leaky map of little leak",
                        new Object[] {"motion/kind", "LEAKY_MAP", "motion/leak", 0.05},
                        new String[] {"--dynamics", "leaky-map", "--leak", "0.05"}),
                Arguments.of("annealed map", new Object[] {"motion/kind", "ANNEALED_MAP"}, new String[] {
                    "--dynamics", "annealed-map"
                }),
                Arguments.of("flow", new Object[] {"motion/kind", "FLOW"}, new String[] {"--dynamics", "flow"}),
                Arguments.of(
                        "flow of other steps and time constant, with noise",
                        new Object[] {
                            "motion/kind", "FLOW", "motion/timeStep", 0.2, "motion/timeConstant", 4.0, "noise", 0.5
                        },
                        new String[] {"--dynamics", "flow", "--dt", "0.2", "--time-constant", "4", "--noise", "0.5"}),
                Arguments.of("second order", new Object[] {"motion/kind", "SECOND_ORDER"}, new String[] {
                    "--dynamics", "second-order"
                }),
                Arguments.of(
                        "second order with noise and little damping",
                        new Object[] {"motion/kind", "SECOND_ORDER", "motion/damping", 0.5, "noise", 0.25},
                        new String[] {"--dynamics", "second-order", "--damping", "0.5", "--noise", "0.25"}));
    }

    /** All kinds that there are stand above. */
    @Test
    void allKindsAreCompared() {
        Set<String> compared =
                dynamics().map(each -> (String) ((Object[]) each.get()[1])[1]).collect(Collectors.toSet());
        assertEquals(Arrays.stream(Dynamics.Kind.values()).map(Enum::name).collect(Collectors.toSet()), compared);
    }

    private static NodeRunner generator(Object... settings) throws Exception {
        List<Object> all = new ArrayList<>(
                List.of("neurons", Integer.parseInt(N), "gainValues", "SINGLE", "gain", Double.parseDouble(GAIN)));
        all.addAll(List.of("realisations", 1, "seed", 3));
        all.addAll(List.of(settings));
        return Nodes.generator(all.toArray());
    }

    private static BufferedDataTable network(Object... settings) throws Exception {
        return generator(settings).execute().table(0);
    }

    private static String only(BufferedDataTable table, TableColumn column) {
        return Tables.texts(table, column.label()).get(0);
    }

    /** The words of a command on the same network. */
    private static String[] words(BufferedDataTable network, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--alpha", only(network, RecipeColumn.ALPHA), "--n", N));
        words.addAll(List.of("--gain", GAIN, "--seed", only(network, RecipeColumn.COUPLING_SEED), "--json"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static String[] and(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String run(String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            assertEquals(0, Main.run(new Console(o, e, false, () -> false), words), () -> err.toString());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The recipe columns of a table, as a file for the command line. */
    private Path file(BufferedDataTable networks) throws IOException {
        List<String> columns = RecipeColumn.all().stream()
                .map(RecipeColumn::label)
                .filter(networks.getDataTableSpec()::containsName)
                .toList();
        List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
        for (DataRow row : Tables.rows(networks)) {
            lines.add(columns.stream()
                    .map(column -> row.getCell(networks.getDataTableSpec().findColumnIndex(column)))
                    .map(cell -> cell.isMissing() ? "" : cell.toString())
                    .collect(Collectors.joining(",")));
        }
        return Files.write(directory.resolve("networks.csv"), lines);
    }

    private static void assertSame(String name, JsonNode expected, DataCell cell) {
        if (expected == null || expected.isNull()) {
            boolean isEmpty =
                    cell.isMissing() || name.equals("note") && cell.toString().isEmpty();
            assertTrue(isEmpty, name + " is missing in the command line, but is " + cell);
            return;
        }
        assertFalse(cell.isMissing(), name + " is missing in KNIME, but is " + expected);
        if (cell instanceof CollectionDataValue list) {
            List<DataCell> cells = list.stream().toList();
            assertEquals(expected.size(), cells.size(), name);
            for (int i = 0; i < cells.size(); i++) {
                assertSame(name + " " + i, expected.get(i), cells.get(i));
            }
        } else if (cell instanceof IntValue number) {
            assertEquals(expected.intValue(), number.getIntValue(), name);
        } else if (cell instanceof DoubleValue number) {
            assertEquals(expected.doubleValue(), number.getDoubleValue(), name);
        } else {
            assertEquals(expected.asText(), cell.toString(), name);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dynamics")
    void lyapunov(String name, Object[] settings, String[] options) throws Exception {
        BufferedDataTable network = network(settings);
        BufferedDataTable measured = Nodes.lyapunov().execute(network).table(0);
        JsonNode json = JSON.readTree(
                run(and(words(network, "lyapunov", options), "--state-seed", only(network, RecipeColumn.STATE_SEED))));
        int compared = 0;
        DataRow row = Tables.rows(measured).get(0);
        for (MeasuredColumn column : MeasuredColumn.values()) {
            int index = measured.getDataTableSpec().findColumnIndex(column.label());
            if (index >= 0) {
                assertSame(column.label(), json.get(column.label()), row.getCell(index));
                compared++;
            }
        }
        assertTrue(compared > 10, compared + " columns");
    }

    /** The covariant vectors of the node's last output are those of the command. */
    @Test
    void covariantVectors() throws Exception {
        BufferedDataTable network = network("motion/kind", "LEAKY_MAP");
        Executed measured = Nodes.lyapunov(
                        "measurement/warmup",
                        300,
                        "measurement/warmup_is_present",
                        true,
                        "measurement/steps",
                        300,
                        "measurement/steps_is_present",
                        true,
                        "measurement/exponents",
                        "LEADING",
                        "measurement/leading",
                        5,
                        "covariant",
                        true)
                .execute(network);
        JsonNode json = JSON.readTree(run(and(
                words(network, "lyapunov", "--dynamics", "leaky-map", "--exponents", "5", "--warmup", "300"),
                "--steps",
                "300",
                "--covariant",
                "--state-seed",
                only(network, RecipeColumn.STATE_SEED))));
        BufferedDataTable vectors = measured.table(3);
        assertEquals(5, vectors.size());
        List<DataRow> rows = Tables.rows(vectors);
        for (String column : List.of("covariant_disagreement", "covariant_pr", "covariant_pr_se", "covariant_angle")) {
            for (int i = 0; i < rows.size(); i++) {
                assertSame(
                        column,
                        json.get(column).get(i),
                        rows.get(i).getCell(vectors.getDataTableSpec().findColumnIndex(column)));
            }
        }
        BufferedDataTable networks = measured.table(0);
        for (String column : List.of("covariant_vectors", "covariant_angle_min", "covariant_angle_median")) {
            assertSame(
                    column,
                    json.get(column),
                    Tables.rows(networks)
                            .get(0)
                            .getCell(networks.getDataTableSpec().findColumnIndex(column)));
        }
    }

    /** A sweep of one network says what the analyzer says, whichever its dynamics. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dynamics")
    void sweep(String name, Object[] settings, String[] options) throws Exception {
        BufferedDataTable network = network(settings);
        Path out = directory.resolve("sweep");
        List<String> words = new ArrayList<>(List.of("sweep", "--alpha", only(network, RecipeColumn.ALPHA), "--n", N));
        words.addAll(List.of("--gain", GAIN + ":" + GAIN + ":1", "--realisations", "1"));
        words.addAll(
                List.of("--seed", only(network, RecipeColumn.COUPLING_SEED), "--no-picture", "--out", out.toString()));
        words.addAll(List.of(options));
        run(words.toArray(String[]::new));
        List<String> lines = Files.readAllLines(out.resolve("networks.csv"));
        List<String> head = List.of(lines.get(0).split(","));
        List<String> cells = List.of(lines.get(1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
        BufferedDataTable measured = Nodes.lyapunov().execute(network).table(0);
        for (TableColumn column : List.of(RecipeColumn.NETWORK, MeasuredColumn.REGIME, MeasuredColumn.STEPS)) {
            assertEquals(only(measured, column), cells.get(head.indexOf(column.label())), column.label());
        }
        for (MeasuredColumn column : List.of(
                MeasuredColumn.LYAPUNOV_MAX,
                MeasuredColumn.LYAPUNOV_MAX_SE,
                MeasuredColumn.KAPLAN_YORKE,
                MeasuredColumn.PR_X)) {
            assertEquals(only(measured, column), String.valueOf(cell(cells, head, column)), column.label());
        }
    }

    /** Measured on until the regime is decided, in the dialog as on the command line. */
    @Test
    void regime() throws Exception {
        BufferedDataTable network = network();
        BufferedDataTable measured =
                Nodes.lyapunov("precision/quantity", "REGIME").execute(network).table(0);
        String[] words = and(words(network, "lyapunov"), "--state-seed", only(network, RecipeColumn.STATE_SEED));
        JsonNode json = JSON.readTree(run(and(words, "--target", "regime")));
        DataRow row = Tables.rows(measured).get(0);
        for (MeasuredColumn column : List.of(
                MeasuredColumn.REGIME, MeasuredColumn.STEPS, MeasuredColumn.CONVERGED, MeasuredColumn.LYAPUNOV_MAX)) {
            int index = measured.getDataTableSpec().findColumnIndex(column.label());
            assertSame(column.label(), json.get(column.label()), row.getCell(index));
        }
    }

    private static Object cell(List<String> cells, List<String> head, TableColumn column) {
        String text = cells.get(head.indexOf(column.label()));
        return text.isEmpty() ? "?" : (Object) Double.parseDouble(text);
    }

    /** The states are the same: what the participation ratio makes of them, which of a flow sees some of the steps. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dynamics")
    void dimensionAndIntegrator(String name, Object[] settings, String[] options) throws Exception {
        BufferedDataTable network = network(settings);
        BufferedDataTable estimated = Nodes.dimension().execute(network).table(0);
        BufferedDataTable integrated = Nodes.integrator().execute(network).table(0);
        JsonNode estimates = JSON.readTree(
                        run("dimension", "--networks", file(network).toString(), "--json"))
                .get("estimates")
                .get(0);
        double expected = estimates.get("participation_ratio").doubleValue();
        assertEquals(only(integrated, MeasuredColumn.STEPS), only(estimated, MeasuredColumn.STEPS));
        assertEquals(expected, Tables.doubles(integrated, "pr_phi")[0], ROUNDING * expected);
        // exponents tell that a network settles, long before its states do: it then has no dimensions; and the ratio of
        // a cycle
        // is that of a period, where the states end in the middle of one
        BufferedDataTable analysed = Nodes.lyapunov().execute(network).table(0);
        String regime = only(analysed, MeasuredColumn.REGIME);
        double seen = Regime.FIXED_POINT.label().equals(regime)
                ? 0
                : Regime.CYCLE.label().equals(regime) ? Tables.doubles(analysed, "pr_phi")[0] : expected;
        assertEquals(seen, Tables.doubles(estimated, "pr_phi")[0], ROUNDING * expected);
    }

    /** The statistics of the activity, and every state that is kept, with that of a twin beside it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dynamics")
    void trajectory(String name, Object[] settings, String[] options) throws Exception {
        BufferedDataTable network = network(settings);
        Executed integrated =
                Nodes.integrator("twin", 1e-7, "twin_is_present", true).execute(network);
        Path states = directory.resolve("states.csv");
        JsonNode json = JSON.readTree(run(and(
                words(network, "trajectory", options),
                "--state-seed",
                only(network, RecipeColumn.STATE_SEED),
                "--twin",
                "1e-7",
                "--out",
                states.toString())));
        BufferedDataTable measured = integrated.table(0);
        DataRow row = Tables.rows(measured).get(0);
        for (MeasuredColumn column : NetworkColumns.measured(Recording.COLUMNS, false)) {
            assertSame(
                    column.label(),
                    json.get(column.label()),
                    row.getCell(measured.getDataTableSpec().findColumnIndex(column.label())));
        }
        BufferedDataTable kept = integrated.table(1);
        List<String> lines = Files.readAllLines(states);
        assertEquals(String.join(",", kept.getDataTableSpec().getColumnNames()), lines.get(0));
        List<DataRow> rows = Tables.rows(kept);
        assertEquals(rows.size(), lines.size() - 1);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(
                    StreamSupport.stream(rows.get(i).spliterator(), false)
                            .map(Object::toString)
                            .toList(),
                    List.of(lines.get(i + 1).split(",")),
                    "row " + i);
        }
    }

    /** Weights and their statistics, and the theory of the transition. */
    @Test
    void couplingsAndTheory() throws Exception {
        NodeRunner generator = generator("weights", true);
        BufferedDataTable network = generator.execute().table(0);
        BufferedDataTable statistics = Nodes.statistics().execute(network).table(0);
        Path weights = directory.resolve("weights.csv");
        JsonNode json = JSON.readTree(run(words(network, "couplings", "--export", weights.toString())));
        int compared = 0;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            int index = statistics.getDataTableSpec().findColumnIndex(field.getKey());
            if (index >= 0) {
                assertSame(
                        field.getKey(),
                        field.getValue(),
                        Tables.rows(statistics).get(0).getCell(index));
                compared++;
            }
        }
        assertTrue(compared > 10, compared + " columns");
        List<DataRow> drawn = Tables.rows(generator.execute().table(1));
        List<String> exported = Files.readAllLines(weights).stream()
                .skip(2) // that it is an export, and the header
                .toList();
        int columns = drawn.get(0).getNumCells();
        assertEquals(
                exported.stream().sorted().toList(),
                drawn.stream()
                        .map(row -> row.getCell(columns - 3) + "," + row.getCell(columns - 2) + ","
                                + row.getCell(columns - 1))
                        .sorted()
                        .toList());

        double transition = JSON.readTree(
                        run("transition", "--alpha", only(network, RecipeColumn.ALPHA), "--n", N, "--json"))
                .get("gain")
                .doubleValue();
        BufferedDataTable theory = Nodes.theory().execute(network).table(0);
        assertEquals(transition, Tables.doubles(theory, "g_rest_unstable_theory")[0], ROUNDING);
        double effective = 1.5;
        BufferedDataTable gaussian = Nodes.theory()
                .execute(network("ensemble", "GAUSSIAN", "gain", effective))
                .table(0);
        assertEquals(
                JSON.readTree(run("theory", "gaussian-map", "--g-eff", "1.5", "--json"))
                        .get("lyapunov_max")
                        .doubleValue(),
                Tables.doubles(gaussian, "lyapunov_max_theory")[0],
                ROUNDING);
    }

    /** Lengths that nobody gave stand in the open dialog, with the rows of the input or without. */
    @Test
    void dialogsSayTheNumbers() throws Exception {
        BufferedDataTable flow = network("motion/kind", "FLOW");
        assertTrue(cost(Nodes.lyapunov(), flow)
                .contains(
                        "A flow runs 10000 measured steps after 2900 and 1000 of warm-up, and up to 27800 more steps where"
                                + " these do not tell its regime."));
        assertTrue(cost(Nodes.dimension(), flow)
                .contains("A flow runs 10000 measured steps after 2900 and 1000 of warm-up."));
        assertTrue(cost(Nodes.integrator(), flow).contains("A flow runs 10000 measured steps after 3900 of warm-up."));
        BufferedDataTable map = network();
        String warm = " measured steps after 2900 and 100 of warm-up";
        String run = "A map runs 3000" + warm;
        String more = " more steps where these do not tell its regime.";
        assertTrue(cost(Nodes.lyapunov(), map).contains(run + ", and up to 12000" + more));
        assertTrue(cost(Nodes.lyapunov("precision/quantity", "REGIME"), map)
                .contains(run + ", and is measured on until its regime is decided, for 20000 steps at most."));
        assertTrue(cost(Nodes.lyapunov("precision/tolerance", 0.1, "precision/maxSteps", 1000), map)
                .contains("A map runs 1000" + warm + ", and up to 8000" + more));
        assertTrue(cost(Nodes.dimension(), map).contains(run + "."));
        assertTrue(cost(Nodes.lyapunov("measurement/steps", 17), map).contains("17 measured steps after 2900"));
    }

    private static String cost(NodeRunner node, BufferedDataTable input) {
        return OpenDialog.messages(node, input).get("cost").description();
    }

    /** One table may hold networks that move in different ways: each runs as long as it needs. */
    @Test
    void everyRowRunsAsItsDynamicsNeed() throws Exception {
        BufferedDataTable flow = network("motion/kind", "FLOW");
        BufferedDataTable map = network();
        Tables.Builder both = Tables.of(flow.getDataTableSpec());
        for (BufferedDataTable table : List.of(flow, map)) {
            both.row(flow.getDataTableSpec().stream()
                    .map(column -> table.getDataTableSpec().findColumnIndex(column.getName()))
                    .map(index -> index < 0 ? null : Tables.rows(table).get(0).getCell(index))
                    .toArray());
        }
        BufferedDataTable networks = both.build();
        assertEquals(
                List.of("10000", "3000"),
                Tables.texts(Nodes.lyapunov().execute(networks).table(0), "steps"));
        assertEquals(
                List.of("10000", "3000"),
                Tables.texts(Nodes.dimension().execute(networks).table(0), "steps"));
        assertEquals(
                List.of("10000", "3000"),
                Tables.texts(Nodes.integrator().execute(networks).table(0), "steps"));
        assertTrue(
                cost(Nodes.lyapunov(), networks)
                        .contains(
                                "A flow runs 10000 measured steps after 2900 and 1000 of warm-up, and up to 27800 more steps where"
                                        + " these do not tell its regime. A map runs 3000 measured steps after 2900 and 100 of"));
    }

    /** Steps of a flow that lead nowhere are refused with the number, and not run for hours. */
    @Test
    void stepsThatLeadNowhereAreARowsReason() throws Exception {
        BufferedDataTable flow = network("motion/kind", "FLOW", "motion/timeStep", 1e-6);
        for (NodeRunner node : List.of(Nodes.lyapunov(), Nodes.dimension(), Nodes.integrator())) {
            assertTrue(Nodes.reason(node.execute(flow).table(0), 0, "pr_phi").contains("1.00000e+06 steps"));
        }
    }
}
