package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.StatesAnalysis;
import org.tailspin.core.dimension.CorrelationDimension;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.LevinaBickel;
import org.tailspin.core.dimension.MacKayGhahramani;
import org.tailspin.core.dimension.ScalingRange;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;

/** All estimators of the Dimension Estimator, on a cube, a group at rest and a single state. */
class EstimatorsTest {

    private static final int CUBE = 1500;

    private static final Object[] ALL = {
        "rows",
        "STATES",
        "grouping",
        "COLUMN",
        "groupColumn",
        "group",
        "estimators/prCrossBlock",
        true,
        "estimators/correlation",
        true,
        "estimators/levinaBickel",
        true,
        "estimators/mackayGhahramani",
        true,
        "estimators/neighbours",
        10
    };

    private static double[][] cube;
    private static BufferedDataTable table;
    private static NodeRunner node;
    private static BufferedDataTable result;
    private static Executed executed;

    @BeforeAll
    static void estimate() throws Exception {
        Random random = new Random(5);
        cube = Stream.generate(() -> random.doubles(3).toArray()).limit(CUBE).toArray(double[][]::new);
        Tables.Builder rows = Tables.columns(
                "group", StringCell.TYPE, "x", DoubleCell.TYPE, "y", DoubleCell.TYPE, "z", DoubleCell.TYPE);
        rows.row("point", 1.0, 2.0, 3.0);
        for (double[] state : cube) {
            rows.row("cube", state[0], state[1], state[2]);
        }
        for (int i = 0; i < 200; i++) {
            rows.row("rest", 1.0, 2.0, 3.0);
        }
        table = rows.build();
        node = Nodes.dimension(ALL);
        executed = node.execute(table);
        result = executed.table(0);
    }

    private static double of(int row, String column) {
        DataCell cell = Tables.column(result, column).get(row);
        assertFalse(cell.isMissing(), column + ": " + cell);
        return ((DoubleValue) cell).getDoubleValue();
    }

    @Test
    void theDialogAloneTellsTheColumns() throws Exception {
        Nodes.assertKeepsPromises(node.configure(table.getDataTableSpec()).table(0), result);
        assertEquals(
                List.of(
                        "group",
                        "states",
                        "dimensions",
                        "participation_ratio",
                        "participation_ratio_se",
                        "participation_ratio_corrected",
                        "participation_ratio_corrected_se",
                        "effective_states",
                        "participation_ratio_cross_block",
                        "participation_ratio_cross_block_se",
                        "components_90",
                        "correlation_dimension",
                        "correlation_dimension_se",
                        "correlation_dimension_is_lower_bound",
                        "scaling_low",
                        "scaling_high",
                        "surrogate_verdict",
                        "surrogate_dimension",
                        "surrogate_dimension_sd",
                        "levina_bickel",
                        "levina_bickel_se",
                        "levina_bickel_is_lower_bound",
                        "mackay_ghahramani",
                        "mackay_ghahramani_se",
                        "mackay_ghahramani_is_lower_bound",
                        "theiler_window",
                        "note"),
                result.getDataTableSpec().stream().map(DataColumnSpec::getName).toList());
    }

    /**
     * The cube has participation ratio 3; that of a sample is less by the factor 1 + 3/K, and its error is of the order of that.
     * Edges lower the others by a few per cent.
     */
    @Test
    void readsACube() {
        for (String column :
                List.of("participation_ratio", "participation_ratio_corrected", "participation_ratio_cross_block")) {
            assertEquals(3, of(1, column), 0.02, column);
            assertTrue(of(1, column + "_se") < 0.02, column);
        }
        assertEquals(3, of(1, "components_90"));
        assertEquals(CUBE, of(1, "effective_states"), 0.1 * CUBE);
        for (String column : List.of("correlation_dimension", "levina_bickel", "mackay_ghahramani")) {
            assertEquals(2.85, of(1, column), 0.25, column);
            assertEquals(3, of(1, column), 2 * of(1, column + "_se"), column);
            assertTrue(of(1, column + "_se") < 0.5, column);
        }
        assertTrue(0 < of(1, "scaling_low") && of(1, "scaling_low") < of(1, "scaling_high"), "range");
    }

    /** Every method of the core has one switch, whose columns are those of that method, and no switch does nothing. */
    @Test
    void everyMethodHasItsSwitch() throws Exception {
        List<String> switches = List.of(
                "pr", "prCorrected", "prCrossBlock", "components", "correlation", "levinaBickel", "mackayGhahramani");
        Set<List<String>> found = new HashSet<>();
        for (String chosen : switches) {
            List<Object> settings = new ArrayList<>(List.of("rows", "STATES", "estimators/isCompared", false));
            for (String each : switches) {
                settings.addAll(List.of("estimators/" + each, each.equals(chosen)));
            }
            List<String> columns =
                    Nodes.dimension(settings.toArray()).configure(table.getDataTableSpec()).table(0).stream()
                            .map(DataColumnSpec::getName)
                            .toList();
            List<StatesAnalysis.Method> methods = Arrays.stream(StatesAnalysis.Method.values())
                    .filter(method -> columns.containsAll(labels(method)))
                    .toList();
            assertEquals(1, methods.size(), chosen + ": " + columns);
            found.add(labels(methods.get(0)));
        }
        assertEquals(StatesAnalysis.Method.values().length, found.size());
    }

    private static List<String> labels(StatesAnalysis.Method method) {
        return new StatesAnalysis(
                        Set.of(method),
                        CovarianceSettings.DEFAULT,
                        Optional.empty(),
                        OptionalInt.empty(),
                        LevinaBickel.DEFAULT_K,
                        0)
                .columns().stream().map(DetailColumn::label).toList();
    }

    @Test
    void handsTheCoreTheSettings() throws Exception {
        Object[] given = {
            "estimators/scaling",
            "GIVEN",
            "estimators/scalingLow",
            0.05,
            "estimators/scalingHigh",
            0.2,
            "estimators/window",
            "GIVEN",
            "estimators/theiler",
            3,
            "estimators/neighbours",
            7
        };
        Executed other = Nodes.with(Nodes.dimension(ALL), given).execute(table);
        double[] expected = {
            CorrelationDimension.over(new ScalingRange(0.05, 0.2), 3)
                    .estimate(cube, Monitor.NONE)
                    .dimension(),
            0.05,
            0.2,
            new LevinaBickel(7, 3).estimate(cube, Monitor.NONE).dimension(),
            new MacKayGhahramani(7, 3).estimate(cube, Monitor.NONE).dimension()
        };
        String[] columns = {"correlation_dimension", "scaling_low", "scaling_high", "levina_bickel", "mackay_ghahramani"
        };
        double[] found = Arrays.stream(columns)
                .mapToDouble(column ->
                        ((DoubleValue) Tables.column(other.table(0), column).get(1)).getDoubleValue())
                .toArray();
        assertEquals(Arrays.toString(expected), Arrays.toString(found));
    }

    @Test
    void statesAtRestHaveDimensionZero() {
        for (String column : List.of(
                "participation_ratio",
                "participation_ratio_corrected",
                "participation_ratio_cross_block",
                "components_90",
                "correlation_dimension")) {
            assertEquals(0, of(2, column), column);
        }
        assertEquals("a finite set of states has no scaling range", Nodes.reason(result, 2, "scaling_low"));
    }

    @Test
    void aGroupThatIsTooSmallCostsItsCells() {
        for (String column : List.of(
                "participation_ratio",
                "participation_ratio_se",
                "participation_ratio_corrected",
                "effective_states",
                "components_90")) {
            assertTrue(Nodes.reason(result, 0, column).contains("has 1"), Nodes.reason(result, 0, column));
        }
        assertTrue(Nodes.reason(result, 0, "levina_bickel").contains("at least"));
        assertEquals(
                "1 of 3 results have missing dimensions; the first is 'point': the estimate needs at least 2 states,"
                        + " but has 1",
                executed.warning());
    }

    /** Shown once, on purpose: a workflow of the dialog without estimators. */
    @Test
    void settingsWithoutEstimatorsLoad() throws Exception {
        StoredSettings before = Nodes.dimension("rows", "STATES").settings().without("estimators");
        NodeRunner loaded = Nodes.dimension().load(before);
        assertEquals(
                Nodes.dimension("rows", "STATES").settings().nested("estimators"),
                loaded.settings().nested("estimators"));
    }

    /** Units of the coordinates cease to matter, and those of equal variance lose nothing. */
    @Test
    void standardisedCoordinatesCountAlike() throws Exception {
        Tables.Builder table = Tables.columns("x", DoubleCell.TYPE, "y", DoubleCell.TYPE);
        for (int k = 0; k < 40; k++) {
            double angle = 2 * Math.PI * k / 40;
            table.row(1000 * Math.cos(angle), Math.sin(angle));
        }
        BufferedDataTable ellipse = table.build();
        double before = Tables.doubles(
                Nodes.dimension("rows", "STATES").execute(ellipse).table(0), "participation_ratio")[0];
        double after = Tables.doubles(
                Nodes.dimension("rows", "STATES", "estimators/standardise", true)
                        .execute(ellipse)
                        .table(0),
                "participation_ratio")[0];
        assertEquals(1, before, 1e-5);
        assertEquals(2, after, 1e-12);
    }

    /** The exponent of a series, per unit of the times that stand beside it; or why there is none. */
    @Test
    void theExponentOfASeries() throws Exception {
        Random random = new Random(2);
        Tables.Builder chaos = Tables.columns("time", DoubleCell.TYPE, "x", DoubleCell.TYPE);
        Tables.Builder noise = Tables.columns("x", DoubleCell.TYPE);
        double x = 0.3;
        for (int t = 0; t < 1500; t++) {
            x = 4 * x * (1 - x);
            chaos.row(0.5 * t, x);
            noise.row(random.nextGaussian());
        }
        BufferedDataTable told = Nodes.dimension("rows", "STATES", "estimators/exponent", true)
                .execute(chaos.build())
                .table(0);
        assertEquals(2 * Math.log(2), Tables.doubles(told, "lyapunov_max")[0], 0.06);
        assertEquals(List.of("per time"), Tables.texts(told, "lyapunov_unit"));
        Executed untold =
                Nodes.dimension("rows", "STATES", "estimators/exponent", true).execute(noise.build());
        assertTrue(untold.warning().contains("cannot be told"), untold.warning());
        assertTrue(Tables.texts(untold.table(0), "note").get(0).contains("cannot be told"));
    }
}
