package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** The nodes add nothing to the numbers of the core: equality is exact. */
class NumbersTest {

    private static final double[] GAINS = {0.2, 1, 5};

    private static NetworkMap network(double gain, double noise) {
        return new NetworkMap(
                new StableEnsemble(1.5).draw(12, new Seed(7), Monitor.NONE), gain, Nonlinearity.TANH, noise);
    }

    @Test
    void exponentsAreThoseOfTheCore() throws Exception {
        Executed executed = Nodes.lyapunov("measurement/exponents", "ALL", "measurement/warmup", 30)
                .execute(Nodes.networks());
        BufferedDataTable networks = executed.table(0);
        assertArrayEquals(GAINS, Tables.doubles(networks, "gain"), 1e-15);
        List<DataRow> spectrum = Tables.rows(executed.table(1));
        for (int i = 0; i < GAINS.length; i++) {
            double gain = Tables.doubles(networks, "gain")[i];
            LyapunovSettings settings = new LyapunovSettings(LyapunovSettings.ALL, 30, 100, 3000);
            LyapunovSpectrum expected =
                    new Lyapunov(network(gain, 0), settings).measure(new Seed(7), StateObserver.NONE, Monitor.NONE);
            assertArrayEquals(expected.exponents(), list(networks, i, "exponents"));
            assertEquals(expected.max(), Tables.doubles(networks, "lyapunov_max")[i]);
            assertEquals(expected.sumRuleResidual().orElseThrow(), Tables.doubles(networks, "sum_rule_residual")[i]);
            for (int k = 0; k < 12; k++) {
                DataRow row = spectrum.get(12 * i + k);
                assertEquals(
                        Tables.texts(networks, "network").get(i), row.getCell(0).toString());
                assertEquals(k + 1, ((IntValue) row.getCell(1)).getIntValue());
                assertEquals(expected.exponents()[k], ((DoubleValue) row.getCell(2)).getDoubleValue());
                double error = expected.standardErrors()[k];
                assertEquals(Double.isNaN(error), row.getCell(3).isMissing(), "an error that is not known is missing");
                if (!Double.isNaN(error)) {
                    assertEquals(error, ((DoubleValue) row.getCell(3)).getDoubleValue());
                }
            }
        }
    }

    /** With a tolerance each network is measured until it is known well enough, and the table says whether it is. */
    @Test
    void runsEndAtTheToleranceOrAtTheLimit() throws Exception {
        BufferedDataTable reached = Nodes.lyapunov(
                        "measurement/exponents",
                        "LEADING",
                        "measurement/leading",
                        1,
                        "precision/tolerance",
                        0.02,
                        "precision/tolerance_is_present",
                        true)
                .execute(Nodes.networks())
                .table(0);
        double[] errors = Tables.doubles(reached, "lyapunov_max_se");
        List<String> converged = Tables.texts(reached, "converged");
        for (int i = 0; i < errors.length; i++) {
            assertEquals(1.645 * errors[i] <= 0.02, Boolean.parseBoolean(converged.get(i)), "network " + i);
        }
        BufferedDataTable limited = Nodes.lyapunov(
                        "measurement/exponents",
                        "LEADING",
                        "measurement/leading",
                        1,
                        "precision/tolerance",
                        1e-12,
                        "precision/tolerance_is_present",
                        true,
                        "precision/maxSteps",
                        400)
                .execute(Nodes.networks())
                .table(0);
        assertEquals("400", Tables.texts(limited, "steps").get(2), "the chaotic network ends at the limit");
        assertEquals("false", Tables.texts(limited, "converged").get(2));
    }

    /** With the quantity Regime each network is measured until its regime is decided, or to the limit, as the core does. */
    @Test
    void runsEndWhenTheRegimeIsDecided() throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "alpha",
                        2.0,
                        "neurons",
                        40,
                        "gainFrom",
                        0.6,
                        "gainTo",
                        1.2,
                        "gainCount",
                        4,
                        "realisations",
                        1,
                        "seed",
                        7)
                .execute()
                .table(0);
        Object[] settings = {
            "measurement/exponents", "LEADING", "measurement/leading", 1, "precision/quantity", "REGIME"
        };
        NodeRunner node = Nodes.lyapunov(settings);
        BufferedDataTable decided = node.execute(networks).table(0);
        Nodes.assertKeepsPromises(node.configure(networks.getDataTableSpec()).table(0), decided);
        int longer = 0;
        for (int i = 0; i < decided.size(); i++) {
            double gain = Tables.doubles(networks, "gain")[i];
            Measurement expected = regime(gain, 20_000);
            LyapunovSpectrum spectrum = expected.spectrum().orElseThrow();
            assertEquals(
                    expected.regime().orElseThrow().label(),
                    Tables.texts(decided, "regime").get(i));
            assertEquals(spectrum.max(), Tables.doubles(decided, "lyapunov_max")[i]);
            assertEquals(
                    String.valueOf(spectrum.steps()),
                    Tables.texts(decided, "steps").get(i));
            boolean isDecided = expected.regime().orElseThrow() != Regime.UNDECIDED;
            assertEquals(
                    String.valueOf(isDecided),
                    Tables.texts(decided, "converged").get(i));
            assertTrue(isDecided || spectrum.steps() == 20_000, "given up before the limit");
            longer += spectrum.steps() > LyapunovSettings.usual(1, 1, 40).steps() ? 1 : 0;
        }
        assertTrue(longer > 0 && longer < decided.size(), longer + " go on, and the others do not have to");

        List<Object> short400 = new ArrayList<>(List.of(settings));
        short400.addAll(List.of("precision/maxSteps", 400));
        BufferedDataTable limited =
                Nodes.lyapunov(short400.toArray()).execute(networks).table(0);
        for (int i = 0; i < limited.size(); i++) {
            Regime regime =
                    regime(Tables.doubles(networks, "gain")[i], 400).regime().orElseThrow();
            assertEquals(regime.label(), Tables.texts(limited, "regime").get(i));
            assertTrue(Integer.parseInt(Tables.texts(limited, "steps").get(i)) <= 400, "beyond the limit");
        }
    }

    private static Measurement regime(double gain, int limit) {
        NetworkMap network =
                new NetworkMap(new StableEnsemble(2).draw(40, new Seed(7), Monitor.NONE), gain, Nonlinearity.TANH, 0);
        Optional<Precision> precision = Optional.of(Precision.ofRegime(limit));
        return new NetworkAnalysis(Lengths.USUAL.exponents(1, Dynamics.usual(), 40, precision), precision)
                .measure(network, 7, Monitor.NONE);
    }

    private static double[] list(BufferedDataTable table, int row, String column) {
        return ((ListDataValue) Tables.column(table, column).get(row))
                .stream()
                        .mapToDouble(cell -> ((DoubleValue) cell).getDoubleValue())
                        .toArray();
    }

    @Test
    void trajectoriesAreThoseOfTheCoreThinnedAsAsked() throws Exception {
        Executed executed = Nodes.integrator("warmup", 5, "steps", 11, "every", 4, "neurons", 3)
                .execute(Nodes.networks());
        List<DataRow> rows = Tables.rows(executed.table(1));
        assertEquals(3 * 3 * 3, rows.size()); // networks, steps 0, 4 and 8, neurons
        for (int i = 0; i < GAINS.length; i++) {
            double gain = Tables.doubles(executed.table(0), "gain")[i];
            List<double[]> states = new ArrayList<>();
            new Simulation(5, 11).run(network(gain, 0), new Seed(7), state -> states.add(state.clone()), Monitor.NONE);
            double abs = 0;
            for (double[] state : states) {
                for (double x : state) {
                    abs += Math.abs(x) / 12 / 11;
                }
            }
            assertEquals(abs, Tables.doubles(executed.table(0), "mean_abs")[i], 1e-14);
            for (int k = 0; k < 9; k++) {
                DataRow row = rows.get(9 * i + k);
                assertEquals(4 * (k / 3), ((IntValue) row.getCell(1)).getIntValue());
                assertEquals(k % 3 + 1, ((IntValue) row.getCell(2)).getIntValue());
                assertEquals(states.get(4 * (k / 3))[k % 3], ((DoubleValue) row.getCell(3)).getDoubleValue());
            }
        }
        assertEquals(List.of("11", "11", "11"), Tables.texts(executed.table(0), "steps"));
    }

    @Test
    void aSmallerNetworkIsKeptWholeAndTrajectoriesCanBeSwitchedOff() throws Exception {
        assertEquals(
                3 * 2 * 12,
                Nodes.integrator("warmup", 0, "steps", 2, "every", 1, "neurons", 50)
                        .execute(Nodes.networks())
                        .table(1)
                        .size());
        assertEquals(
                0,
                Nodes.integrator("warmup", 0, "steps", 2, "trajectories", false)
                        .execute(Nodes.networks())
                        .table(1)
                        .size());
    }

    /** The noise of the table wins, and a table without the column takes that of the dialog and says so from then on. */
    @Test
    void theNoiseOfTheTableWinsOverTheDialog() throws Exception {
        Object[] noisy = {"warmup", 0, "steps", 4, "dynamics/noise", 0.5, "dynamics/noise_is_present", true};
        BufferedDataTable networks = Nodes.networks();
        BufferedDataTable silent =
                Nodes.integrator("warmup", 0, "steps", 4).execute(networks).table(0);
        Executed overridden = Nodes.integrator(noisy).execute(networks);
        assertArrayEquals(Tables.doubles(silent, "mean_abs"), Tables.doubles(overridden.table(0), "mean_abs"));
        assertEquals("The column 'noise' of the input overrides the noise of the dialog.", overridden.warning());

        BufferedDataTable unsaid = Edits.without(Edits.without(networks, "noise"), "dynamics");
        Executed taken = Nodes.integrator(noisy).execute(unsaid);
        assertEquals(null, taken.warning());
        assertArrayEquals(new double[] {0.5, 0.5, 0.5}, Tables.doubles(taken.table(0), "noise"));
        assertEquals(List.of("map", "map", "map"), Tables.texts(taken.table(0), "dynamics"));
        double[] mean = {0};
        new Simulation(0, 4)
                .run(
                        network(Tables.doubles(networks, "gain")[0], 0.5),
                        new Seed(7),
                        state -> {
                            for (double x : state) {
                                mean[0] += Math.abs(x) / 12 / 4;
                            }
                        },
                        Monitor.NONE);
        assertEquals(mean[0], Tables.doubles(taken.table(0), "mean_abs")[0], 1e-14);
    }

    /** A table that went through a file, where whole numbers may come back as reals. */
    @Test
    void wholeNumbersMayBeReals() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        BufferedDataTable reals =
                Edits.map(networks, "N", DoubleCell.TYPE, (i, cell) -> ((DoubleValue) cell).getDoubleValue());
        Object[] brief = {"warmup", 0, "steps", 4};
        assertArrayEquals(
                Tables.doubles(Nodes.integrator(brief).execute(networks).table(0), "pr_phi"),
                Tables.doubles(Nodes.integrator(brief).execute(reals).table(0), "pr_phi"));
    }

    /** The butterfly: the distances of the core, beside every state that is kept. */
    @Test
    void twinsDiverge() throws Exception {
        BufferedDataTable networks = Nodes.generator(
                        "ensemble", "GAUSSIAN", "gainValues", "SINGLE", "gain", 4.0, "realisations", 1, "neurons", 60)
                .execute()
                .table(0);
        BufferedDataTable states = Nodes.integrator(
                        "warmup", 7, "steps", 60, "every", 5, "neurons", 2, "twin", 1e-6, "twin_is_present", true)
                .execute(networks)
                .table(1);
        double[] expected = new Twins(
                        new NetworkMap(
                                new GaussianEnsemble().draw(60, new Seed(1), Monitor.NONE), 4, Nonlinearity.TANH, 0),
                        7)
                .divergence(1e-6, 60, new Seed(1), Monitor.NONE);
        double[] found = Tables.doubles(states, "distance");
        for (int k = 0; k < found.length; k++) {
            assertEquals(expected[k / 2 * 5 + 1], found[k]);
        }
        assertTrue(found[found.length - 1] > 1e3 * found[0], "a chaotic network");
    }

    /** The same states as in long form, a column for each neuron; columns that a network has no neuron for are missing. */
    @Test
    void wideTrajectoriesHoldTheSameStates() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        Object[] brief = {"warmup", 3, "steps", 8, "every", 2, "neurons", 14};
        double[] states =
                Tables.doubles(Nodes.integrator(brief).execute(networks).table(1), "x");
        Object[] form = java.util.Arrays.copyOf(brief, brief.length + 2);
        form[brief.length] = "form";
        form[brief.length + 1] = "WIDE";
        Executed executed = Nodes.integrator(form).execute(networks);
        BufferedDataTable wide = executed.table(1);
        assertEquals(3 * 4, wide.size());
        for (int i = 0; i < 12; i++) {
            double[] own = Tables.doubles(wide, "x" + (i + 1));
            for (int row = 0; row < own.length; row++) {
                assertEquals(states[12 * row + i], own[row]);
            }
        }
        assertEquals("the network has fewer neurons", Nodes.reason(wide, 0, "x13"));
        assertEquals(List.of("0", "2", "4", "6"), Tables.texts(wide, "step").subList(0, 4));
    }
}
