package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.prediction.ActivityPredictor;
import org.tailspin.core.prediction.PredictedActivity;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.theory.MatrixActivity;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** The Activity Predictor. */
class ActivityPredictorTest {

    private static final int N = 30;

    private static Executed run(NodeRunner node, BufferedDataTable input) throws Exception {
        var configured = node.configure(input.getDataTableSpec());
        Executed executed = node.execute(input);
        for (int port = 0; port < 2; port++) {
            Nodes.assertKeepsPromises(configured.table(port), executed.table(port));
        }
        return executed;
    }

    private static double of(BufferedDataTable table, int row, String column) {
        return ((DoubleValue) Tables.column(table, column).get(row)).getDoubleValue();
    }

    /** The numbers of the core, a row for each neuron, and one sentence for a network at rest. */
    @Test
    void predictsOfTheCore() throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "ensemble",
                        "GAUSSIAN",
                        "neurons",
                        N,
                        "gainFrom",
                        0.5,
                        "gainTo",
                        3.0,
                        "gainCount",
                        2,
                        "realisations",
                        1,
                        "seed",
                        4)
                .execute()
                .table(0);
        Executed executed = run(Nodes.predictor("components", 2, "length", 100), networks);
        BufferedDataTable table = executed.table(0);
        NetworkRecipe recipe = new NetworkRecipe(
                new Disorder(new GaussianEnsemble(), N, (long) of(table, 1, "coupling_seed")),
                3,
                (long) of(table, 1, "state_seed"),
                Dynamics.usual());
        PredictedActivity expected = new ActivityPredictor(MatrixActivity.Settings.DEFAULT, 2, Optional.of(100))
                .run(recipe, recipe.disorder().draw(Monitor.NONE), Monitor.NONE);
        for (DetailColumn column : PredictedActivity.COLUMNS) {
            assertEquals(
                    ((Number) expected.of(column)).doubleValue(), of(table, 1, column.label()), 1e-9, column.label());
        }
        assertEquals((Double) expected.of(DetailColumn.PR_PHI_RATIO), of(table, 1, "pr_phi_ratio"), 1e-9);
        assertTrue(Nodes.reason(table, 0, "pr_phi_matrix_theory").startsWith("the network rests"));
        BufferedDataTable neurons = executed.table(1);
        assertEquals(N, neurons.size());
        assertEquals(
                expected.ofNeuron(4, DetailColumn.VARIANCE_PHI_THEORY), of(neurons, 4, "variance_phi_theory"), 1e-9);
        assertEquals(expected.ofNeuron(4, new PredictedActivity.LoadingColumn(2)), of(neurons, 4, "loading_2"), 1e-6);
        assertTrue(executed.warning().contains("the network rests"), executed.warning());
    }

    /** The weights of the generator, as explicit matrices, give what the recipe gives. */
    @Test
    void explicitMatrices() throws Exception {
        Executed drawn = Nodes.generator(
                        "ensemble",
                        "GAUSSIAN",
                        "neurons",
                        N,
                        "gainValues",
                        "SINGLE",
                        "gain",
                        2.5,
                        "realisations",
                        1,
                        "weights",
                        true)
                .execute();
        double expected = of(run(Nodes.predictor(), drawn.table(0)).table(0), 0, "pr_x_matrix_theory");
        Executed given = Nodes.predictor().addPort("couplings").execute(drawn.table(0), drawn.table(1));
        assertEquals(expected, of(given.table(0), 0, "pr_x_matrix_theory"), 1e-6);
        assertEquals(N, given.table(1).size());
    }

    @Test
    void shortSimulationsAreRefused() {
        var refused = assertThrows(InvalidSettingsException.class, () -> Nodes.predictor("length", 20));
        assertTrue(refused.getMessage().contains("at least 100 time constants"), refused.getMessage());
    }
}
