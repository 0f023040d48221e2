package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.theory.GaussianMapTheory;
import org.tailspin.core.theory.StableMeanField;
import org.tailspin.core.theory.TransitionGain;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** Network Theory and Coupling Statistics. */
class TheoryAndStatisticsTest {

    private static final int N = 60;

    private static BufferedDataTable networks(Object... settings) throws Exception {
        Object[] all = Arrays.copyOf(settings, settings.length + 8);
        Object[] common = {"neurons", N, "gainValues", "SINGLE", "gain", 2.0, "realisations", 2};
        System.arraycopy(common, 0, all, settings.length, common.length);
        return Nodes.generator(all).execute().table(0);
    }

    private static Executed run(NodeRunner node, BufferedDataTable input) throws Exception {
        var configured = node.configure(input.getDataTableSpec());
        Executed executed = node.execute(input);
        for (int port = 0; port < executed.objects().size(); port++) {
            if (executed.objects().get(port) instanceof BufferedDataTable) {
                Nodes.assertKeepsPromises(configured.table(port), executed.table(port));
            }
        }
        return executed;
    }

    private static double of(BufferedDataTable table, int row, String column) {
        return number(Tables.column(table, column).get(row));
    }

    private static double number(DataCell cell) {
        return ((DoubleValue) cell).getDoubleValue();
    }

    @Test
    void theoryOfGaussianNetworks() throws Exception {
        Executed executed = run(Nodes.theory(), networks("ensemble", "GAUSSIAN"));
        assertNull(executed.warning());
        BufferedDataTable table = executed.table(0);
        GaussianMapTheory theory = GaussianMapTheory.of(2, 0);
        for (int row = 0; row < 2; row++) {
            assertEquals(theory.lyapunovMax(), of(table, row, "lyapunov_max_theory"));
            assertEquals(N * theory.prOverN(), of(table, row, "pr_phi_theory"));
            assertEquals(N * theory.kyOverN(), of(table, row, "kaplan_yorke_theory"));
            assertEquals(theory.c0(), of(table, row, "mean_square_theory"));
            assertEquals(theory.meanAbs(), of(table, row, "mean_abs_theory"));
            // the gaussian gain is that of alpha = 2 times the root of 2
            assertEquals(
                    Math.sqrt(2) * TransitionGain.of(2, N).gain(), of(table, row, "g_rest_unstable_theory"), 1e-12);
        }
    }

    /** With noise the activity differs from rest at any gain, and there is no state of rest to lose. */
    @Test
    void theoryOfNoisyNetworks() throws Exception {
        Executed executed = run(Nodes.theory(), networks("ensemble", "GAUSSIAN", "noise", 0.1));
        assertEquals(GaussianMapTheory.of(2, 0.1).lyapunovMax(), of(executed.table(0), 0, "lyapunov_max_theory"));
        assertEquals(
                "with noise there is no state of rest", Nodes.reason(executed.table(0), 0, "g_rest_unstable_theory"));
        assertTrue(executed.warning().contains("For 2 networks"), executed.warning());
    }

    @Test
    void theoryOfHeavyTails() throws Exception {
        BufferedDataTable table = run(Nodes.theory("all", true), networks("alphaValues", "SINGLE", "alpha", 1.5))
                .table(0);
        StableMeanField field = StableMeanField.of(1.5, 2);
        assertEquals(field.meanAbs(), of(table, 0, "mean_abs_theory"));
        assertEquals(field.meanSquare(), of(table, 0, "mean_square_theory"));
        assertEquals(TransitionGain.of(1.5, N).gain(), of(table, 0, "g_rest_unstable_theory"));
        for (String column : List.of("lyapunov_max_theory", "pr_phi_theory", "kaplan_yorke_theory")) {
            assertEquals("no theory of exponents and dimensions for alpha below 2", Nodes.reason(table, 0, column));
        }
        assertEquals(
                "no theory of exponents and dimensions for alpha below 2",
                Tables.texts(table, "note").get(0));
    }

    /** Identities: the trace of J times its transpose, the spectral radius, the gain. */
    @Test
    void statisticsAgreeWithTheSpectraAndTheWeights() throws Exception {
        Executed executed = run(Nodes.statistics(), networks("ensemble", "GAUSSIAN"));
        assertNull(executed.warning());
        BufferedDataTable table = executed.table(0);
        double[] real = Tables.doubles(executed.table(1), "eigenvalue_real");
        double[] imaginary = Tables.doubles(executed.table(1), "eigenvalue_imaginary");
        double[] singular = Tables.doubles(executed.table(1), "singular_value");
        assertEquals(2 * N, singular.length);
        for (int row = 0; row < 2; row++) {
            double sum = 0;
            double squares = 0;
            double trace = 0;
            for (int i = row * N; i < (row + 1) * N; i++) {
                sum += singular[i] * singular[i];
                squares += Math.pow(singular[i], 4);
                trace += imaginary[i];
            }
            assertEquals(Math.sqrt(sum / N), of(table, row, "g_eff_matrix"), 1e-12);
            assertEquals(N * squares / (sum * sum) - 2, of(table, row, "singular_value_excess"), 1e-10);
            assertEquals(Math.hypot(real[row * N], imaginary[row * N]), of(table, row, "spectral_radius"), 1e-12);
            assertEquals(0, trace, 1e-10); // eigenvalues come in conjugate pairs
            assertEquals(2, of(table, row, "g_eff_matrix"), 0.1); // relative error 1/(sqrt 2 N)
            double sd = of(table, row, "weight_sd");
            double mean = of(table, row, "weight_mean");
            assertEquals(sum / N / N, sd * sd + mean * mean, 1e-12);
            assertEquals(0, of(table, row, "sparsity"));
        }
    }

    /** A table of an earlier version: its column is replaced by the one that has another name now, and a warning says so. */
    @Test
    void aColumnOfAnEarlierNameIsReplaced() throws Exception {
        BufferedDataTable now = run(Nodes.statistics("spectra", false), networks("ensemble", "GAUSSIAN"))
                .table(0);
        DataColumnSpec[] columns = now.getDataTableSpec().stream()
                .map(column -> column.getName().startsWith("singular_value_excess")
                        ? new DataColumnSpecCreator(
                                        column.getName().replace("singular_value_excess", "n_over_effective_rank"),
                                        column.getType())
                                .createSpec()
                        : column)
                .toArray(DataColumnSpec[]::new);
        Tables.Builder earlier = Tables.of(new DataTableSpec(columns));
        for (DataRow row : Tables.rows(now)) {
            earlier.row(row.stream().toArray());
        }
        Executed again = run(Nodes.statistics("spectra", false), earlier.build());
        assertEquals(
                Tables.doubles(now, "singular_value_excess")[1],
                Tables.doubles(again.table(0), "singular_value_excess")[1]);
        assertFalse(again.table(0).getDataTableSpec().containsName("n_over_effective_rank"));
        assertTrue(
                again.warning()
                        .contains(
                                "The column 'n_over_effective_rank' of the input is of an earlier version: it is called"
                                        + " singular_value_excess now."),
                again.warning());
    }

    /** Of 3600 weights, the 58 largest. */
    @Test
    void readsTheTail() throws Exception {
        BufferedDataTable table = run(
                        Nodes.statistics("spectra", false), networks("alphaValues", "SINGLE", "alpha", 1.0))
                .table(0);
        for (int row = 0; row < 2; row++) {
            assertEquals(58, of(table, row, "tail_count"));
            assertEquals(1, of(table, row, "tail_index"), 4 * of(table, row, "tail_index_se"));
        }
    }

    @Test
    void aMatrixThatIsTooSmallForATailSaysSo() throws Exception {
        BufferedDataTable small = Nodes.generator("neurons", 5, "gainValues", "SINGLE", "realisations", 1)
                .execute()
                .table(0);
        String reason = Nodes.reason(run(Nodes.statistics(), small).table(0), 0, "tail_index");
        assertTrue(reason.contains("at least 100 weights"), reason);
    }

    @Test
    void aBadRowCostsOneRow() throws Exception {
        BufferedDataTable bad = Edits.set(Nodes.networks(), 1, "gain", -1.0);
        for (NodeRunner node : List.of(Nodes.theory(), Nodes.statistics())) {
            Executed executed = run(node, bad);
            assertTrue(executed.warning().startsWith("1 of 3 rows could not be measured"), executed.warning());
            assertTrue(Tables.texts(executed.table(0), "note").get(1).contains("the gain must be positive"));
        }
    }

    /** The overlaps are those of the core, beside singular values that do not change, and what random directions have. */
    @Test
    void overlapsOfModes() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        Executed with = Nodes.statistics("overlaps", true).execute(networks);
        ModeOverlaps expected =
                ModeOverlaps.of(new StableEnsemble(1.5).draw(12, new Seed(7), Monitor.NONE), Monitor.NONE);
        double[] overlaps = Tables.doubles(with.table(1), "mode_overlap");
        assertArrayEquals(expected.overlaps(), Arrays.copyOf(overlaps, 12));
        assertArrayEquals(
                Tables.doubles(Nodes.statistics().execute(networks).table(1), "singular_value"),
                Tables.doubles(with.table(1), "singular_value"),
                1e-12 * expected.singularValues()[0] * 5);
        for (int i = 0; i < 3; i++) {
            assertEquals(expected.rootMeanSquare(), Tables.doubles(with.table(0), "overlap_rms")[i]);
            assertEquals(1 / Math.sqrt(12), Tables.doubles(with.table(0), "overlap_rms_null")[i]);
        }
        Executed alone = Nodes.statistics("overlaps", true, "spectra", false).execute(networks);
        assertEquals("the spectra are switched off", Nodes.reason(alone.table(1), 0, "eigenvalue_real"));
        assertArrayEquals(overlaps, Tables.doubles(alone.table(1), "mode_overlap"));
    }
}
