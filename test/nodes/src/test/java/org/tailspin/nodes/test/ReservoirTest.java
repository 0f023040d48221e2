package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.ReservoirAnalysis;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirResult;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.XorTask;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** The Reservoir Evaluator. */
class ReservoirTest {

    private static BufferedDataTable networks(int n, double gain, Object... more) throws Exception {
        Object[] settings = {
            "ensemble",
            "STABLE",
            "alpha",
            1.5,
            "neurons",
            n,
            "gainValues",
            "SINGLE",
            "gain",
            gain,
            "realisations",
            1,
            "seed",
            7
        };
        Object[] all = Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return Nodes.generator(all).execute().table(0);
    }

    private static Executed run(NodeRunner node, BufferedDataTable input) throws Exception {
        var configured = node.configure(input.getDataTableSpec());
        Executed executed = node.execute(input);
        for (int port = 0; port < 4; port++) {
            Nodes.assertKeepsPromises(configured.table(port), executed.table(port));
        }
        return executed;
    }

    private static double of(BufferedDataTable table, int row, String column) {
        DataCell cell = Tables.column(table, column).get(row);
        return ((DoubleValue) cell).getDoubleValue();
    }

    /** As it is dropped, the node gives what the command of all defaults gives: the core's own settings. */
    @Test
    void asDroppedItIsTheUsualTask() throws Exception {
        Executed executed = run(Nodes.reservoir(), networks(25, 0.6));
        NetworkRecipe recipe = new NetworkRecipe(
                new Disorder(new StableEnsemble(1.5), 25, 7),
                0.6,
                (long) of(executed.table(0), 0, "state_seed"),
                Dynamics.usual());
        ReservoirResult result = new ReservoirAnalysis(ReservoirSettings.usual(XorTask.DEFAULT))
                .run(recipe, recipe.disorder().draw(Monitor.NONE), Monitor.NONE);
        for (ReservoirColumn column : ReservoirColumn.of(XorTask.DEFAULT.kind())) {
            if (column.of(result) instanceof Number number) {
                assertEquals(number.doubleValue(), of(executed.table(0), 0, column.label()), column.label());
            }
        }
        assertEquals(800, executed.table(1).size());
        assertEquals(26, executed.table(2).size());
        assertEquals(0, executed.table(3).size());
    }

    /** Predictions are those of the readout on the states, row by row. */
    @ParameterizedTest
    @CsvSource({"XOR,1", "MEMORY,5", "NARMA10,1", "MACKEY_GLASS,2"})
    void readoutAndStatesGiveThePredictions(String task, int outputs) throws Exception {
        Executed executed = run(
                Nodes.reservoir(
                        "task",
                        task,
                        "trainingTrials",
                        60,
                        "testTrials",
                        50,
                        "lags",
                        5,
                        "washout",
                        20,
                        "trainingRows",
                        60,
                        "testRows",
                        50,
                        "neurons",
                        12,
                        "ranksUpTo",
                        0,
                        "steps",
                        20,
                        "warmup",
                        20),
                networks(10, 0.6));
        BufferedDataTable predictions = executed.table(1);
        BufferedDataTable readout = executed.table(2);
        BufferedDataTable states = executed.table(3);
        assertEquals(110, states.size());
        assertEquals(50 * outputs, predictions.size());
        assertEquals(11 * outputs, readout.size());
        for (int t = 0; t < 50; t++) {
            double y = of(readout, 0, "readout_weight");
            for (int i = 1; i <= 10; i++) {
                y += of(readout, i, "readout_weight") * of(states, 60 + t, "x" + i);
            }
            assertEquals(y, of(predictions, t, "prediction"), 1e-9 * Math.max(1, Math.abs(y)));
            assertEquals(of(states, 60 + t, "row"), of(predictions, t, "row"));
        }
        assertTrue(Tables.column(states, "x11").get(0).isMissing());
    }

    /** A target that is a linear function of the row is read out by a linear network without error. */
    @Test
    void targetsOfATable() throws Exception {
        Tables.Builder table = Tables.columns(
                "time", IntCell.TYPE, "u", DoubleCell.TYPE, "v", DoubleCell.TYPE, "wanted", DoubleCell.TYPE);
        for (int t = 0; t < 300; t++) {
            double u = Math.sin(0.7 * t);
            double v = Math.cos(1.9 * t);
            table.row(t, u, v, 2 * u - v + 1);
        }
        NodeRunner node = Nodes.reservoir(
                        "task",
                        "TABLE",
                        "ridge",
                        1e-12,
                        "neurons",
                        2,
                        "steps",
                        50,
                        "targets/manualFilter/manuallySelected",
                        new String[] {"wanted"})
                .addPort("couplings");
        BufferedDataTable networks = networks(20, 0.1, "motion/phi", "LINEAR");
        Executed executed = node.execute(networks, table.build());
        assertEquals(0, of(executed.table(0), 0, "nrmse"), 1e-4);
        assertEquals(90, executed.table(1).size());
        assertEquals("wanted", Tables.column(executed.table(1), "output").get(0).toString());
        assertEquals(270, executed.table(3).size());
        assertThrows(InvalidSettingsException.class, () -> Nodes.reservoir("task", "TABLE")
                .configure(networks.getDataTableSpec()));
    }

    /** A network with an input of its own keeps its row, with the reason. */
    @Test
    void aNetworkWithAnInputOfItsOwnSaysSo() throws Exception {
        Executed executed = run(
                Nodes.reservoir("ranksUpTo", 0, "trainingTrials", 20, "testTrials", 20),
                networks(8, 0.6, "motion/input", "CONSTANT", "motion/amplitude", 0.5));
        assertTrue(Nodes.reason(executed.table(0), 0, "accuracy").contains("an input of its own"));
        assertTrue(executed.warning().contains("1 of 1 rows"), executed.warning());
    }

    @ParameterizedTest
    @CsvSource({"density,1.5", "ridge,0.0", "bits,0"})
    void wrongSettingsAreRefused(String key, String value) {
        Object typed = value.contains(".") ? (Object) Double.valueOf(value) : (Object) Integer.valueOf(value);
        assertThrows(InvalidSettingsException.class, () -> Nodes.reservoir(key, typed)
                .configure(networks(8, 1).getDataTableSpec()));
    }
}
