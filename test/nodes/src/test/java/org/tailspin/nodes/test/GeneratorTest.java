package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;
import org.tailspin.knimeapi.Tables;

/** The Coupling Generator. */
class GeneratorTest {

    /** Those that apply: what is chosen, and nothing that stays empty. */
    @Test
    void hasTheColumnsOfWhatIsChosenInTheirOrder() throws Exception {
        assertEquals(
                List.of(
                        "network",
                        "ensemble",
                        "N",
                        "alpha",
                        "gain",
                        "coupling_seed",
                        "state_seed",
                        "dynamics",
                        "nonlinearity",
                        "noise"),
                List.of(Nodes.generator().configure().table(0).getColumnNames()));
        assertEquals(
                List.of(
                        "network",
                        "ensemble",
                        "N",
                        "effective_rank",
                        "zero_diagonal",
                        "gain",
                        "g_eff",
                        "coupling_seed",
                        "state_seed",
                        "dynamics",
                        "nonlinearity",
                        "noise",
                        "input",
                        "input_amplitude",
                        "scheme",
                        "dt",
                        "time_constant"),
                List.of(Nodes.generator(
                                "ensemble",
                                "RANDOM_MODES",
                                "heterogeneity/zeroDiagonal",
                                true,
                                "motion/kind",
                                "FLOW",
                                "motion/input",
                                "CONSTANT")
                        .configure()
                        .table(0)
                        .getColumnNames()));
    }

    /** As KNIME's Loop End needs them: the same for every value of a number. */
    @Test
    void hasTheSameColumnsInALoop() throws Exception {
        DataTableSpec first = Nodes.generator().configure().table(0);
        for (Object[] looped : new Object[][] {{"alpha", 2.0}, {"neurons", 7}, {"noise", 0.5}, {"gainTo", 9.0}}) {
            assertEquals(first, Nodes.generator(looped).configure().table(0));
        }
    }

    @Test
    void runsThroughAlphaRealisationAndGain() throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "neurons",
                        3,
                        "alphaValues",
                        "RANGE",
                        "alphaCount",
                        3,
                        "gainCount",
                        2,
                        "gainFrom",
                        0.5,
                        "gainTo",
                        2.0)
                .execute()
                .table(0);
        assertArrayEquals(new double[] {1, 1, 1, 1, 1.5, 1.5, 1.5, 1.5, 2, 2, 2, 2}, Tables.doubles(networks, "alpha"));
        assertArrayEquals(
                new double[] {0.5, 2, 0.5, 2, 0.5, 2, 0.5, 2, 0.5, 2, 0.5, 2}, Tables.doubles(networks, "gain"));
        assertEquals(
                List.of("1", "1", "2", "2", "1", "1", "2", "2", "1", "1", "2", "2"),
                Tables.texts(networks, "coupling_seed"));
        assertEquals(false, networks.getDataTableSpec().containsName("g_eff"), "a variance may be infinite");
    }

    @Test
    void theGaussianGainIsAStandardDeviation() throws Exception {
        BufferedDataTable networks =
                Nodes.generator("ensemble", "GAUSSIAN", "neurons", 3).execute().table(0);
        assertArrayEquals(Tables.doubles(networks, "gain"), Tables.doubles(networks, "g_eff"));
        assertEquals(false, networks.getDataTableSpec().containsName("alpha"), "there is no tail index");
    }

    /** The dialog's choices are the core's, under the same names. */
    @Test
    void theDialogHasEveryChoiceOfTheCore() throws Exception {
        for (EnsembleKind kind : EnsembleKind.values()) {
            BufferedDataTable networks = Nodes.generator(
                            "ensemble", kind.name(), "neurons", 24, "gainCount", 2, "realisations", 1, "law/rank", 0.25)
                    .execute()
                    .table(0);
            assertEquals(List.of(kind.label(), kind.label()), Tables.texts(networks, "ensemble"));
            assertEquals(
                    null,
                    Nodes.integrator("warmup", 2, "steps", 5).execute(networks).warning());
        }
        for (Dynamics.Kind kind : Dynamics.Kind.values()) {
            BufferedDataTable networks = Nodes.generator("motion/kind", kind.name(), "gainCount", 2, "neurons", 6)
                    .execute()
                    .table(0);
            assertEquals(kind.label(), Tables.texts(networks, "dynamics").get(0));
            assertEquals(
                    null,
                    Nodes.integrator("warmup", 2, "steps", 5).execute(networks).warning());
        }
        for (Nonlinearity phi : Nonlinearity.values()) {
            assertEquals(
                    phi.label(),
                    Tables.texts(
                                    Nodes.generator("motion/phi", phi.name())
                                            .execute()
                                            .table(0),
                                    "nonlinearity")
                            .get(0));
        }
        for (Scheme scheme : Scheme.values()) {
            assertEquals(
                    scheme.label(),
                    Tables.texts(
                                    Nodes.generator("motion/kind", "FLOW", "motion/scheme", scheme.name())
                                            .execute()
                                            .table(0),
                                    "scheme")
                            .get(0));
        }
        for (Dynamics.InputKind input :
                List.of(Dynamics.InputKind.NONE, Dynamics.InputKind.CONSTANT, Dynamics.InputKind.SINUSOIDAL)) {
            BufferedDataTable networks =
                    Nodes.generator("motion/input", input.name()).execute().table(0);
            assertEquals(
                    input == Dynamics.InputKind.NONE ? null : input.label(),
                    networks.getDataTableSpec().containsName("input")
                            ? Tables.texts(networks, "input").get(0)
                            : null);
        }
    }

    /** Lists, as the command line takes them: in ascending order, each value once. */
    @Test
    void runsThroughLists() throws Exception {
        BufferedDataTable table = Nodes.generator(
                        "neurons",
                        5,
                        "realisations",
                        1,
                        "seed",
                        1,
                        "alphaValues",
                        "LIST",
                        "alphaList",
                        "2, 1.25",
                        "gainValues",
                        "LIST",
                        "gainList",
                        "2,0.5, 0.75,0.5")
                .execute()
                .table(0);
        assertArrayEquals(new double[] {1.25, 1.25, 1.25, 2, 2, 2}, Tables.doubles(table, "alpha"));
        assertArrayEquals(new double[] {0.5, 0.75, 2, 0.5, 0.75, 2}, Tables.doubles(table, "gain"));
        for (String list : new String[] {"", "1, x", "0, 1"}) {
            assertThrows(InvalidSettingsException.class, () -> Nodes.generator("gainValues", "LIST", "gainList", list)
                    .execute());
        }
    }

    @Test
    void runsThroughEffectiveRanks() throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "ensemble",
                        "RANDOM_MODES",
                        "neurons",
                        40,
                        "gainValues",
                        "SINGLE",
                        "realisations",
                        1,
                        "law/rankValues",
                        "RANGE",
                        "law/rankFrom",
                        0.1,
                        "law/rankTo",
                        0.4,
                        "law/rankCount",
                        3,
                        "heterogeneity/zeroDiagonal",
                        true)
                .execute()
                .table(0);
        assertArrayEquals(new double[] {0.1, 0.2, 0.4}, Tables.doubles(networks, "effective_rank"), 1e-12);
        assertArrayEquals(new double[] {1, 1, 1}, Tables.doubles(networks, "zero_diagonal"));
    }

    /** Settings of the first version, with what has come since left out. */
    @Test
    void settingsOfAnEarlierVersionStillLoad() throws Exception {
        StoredSettings old = Nodes.generator("neurons", 5, "gainCount", 2).settings();
        for (String key : List.of("source", "law", "matrix", "preparation", "motion", "heterogeneity")) {
            old = old.without(key);
        }
        assertEquals(
                Tables.rows(
                        Nodes.generator("neurons", 5, "gainCount", 2).execute().table(0)),
                Tables.rows(Nodes.generator().load(old).execute().table(0)));
    }

    @Test
    void writesTheWeightsThatTheCoreDraws() throws Exception {
        Executed executed = Nodes.generator(
                        "neurons", 5, "gainFrom", 0.5, "gainTo", 3.0, "gainCount", 2, "seed", 11, "weights", true)
                .execute();
        BufferedDataTable weights = executed.table(1);
        assertEquals(2 * 2 * 25, weights.size());
        Coupling second = new StableEnsemble(1.5).draw(5, new Seed(12), Monitor.NONE);
        List<DataRow> rows = Tables.rows(weights);
        for (int k = 0; k < 25; k++) {
            DataRow row = rows.get(75 + k); // the last network: gain 3 of the second realisation
            assertEquals(
                    Tables.texts(executed.table(0), "network").get(3),
                    row.getCell(0).toString());
            int pre = ((IntValue) row.getCell(1)).getIntValue();
            int post = ((IntValue) row.getCell(2)).getIntValue();
            assertEquals(k, 5 * (post - 1) + pre - 1);
            assertEquals(3 * second.matrix().get(post - 1, pre - 1), ((DoubleValue) row.getCell(3)).getDoubleValue());
        }
    }

    @Test
    void withoutASeedEveryExecutionDrawsNewNetworksAndSaysWhich() throws Exception {
        NodeRunner node = Nodes.generator("seed_is_present", false, "neurons", 3, "weights", true);
        Executed first = node.execute();
        Executed second = node.execute();
        assertNotEquals(Tables.texts(first.table(0), "coupling_seed"), Tables.texts(second.table(0), "coupling_seed"));
        int seed = ((IntValue) Tables.column(first.table(0), "coupling_seed").get(0)).getIntValue();
        Executed again =
                Nodes.generator("seed", seed, "neurons", 3, "weights", true).execute();
        assertEquals(Tables.rows(first.table(0)), Tables.rows(again.table(0)));
        assertEquals(Tables.rows(first.table(1)), Tables.rows(again.table(1)));
        assertTrue(seed >= 0);
    }
}
