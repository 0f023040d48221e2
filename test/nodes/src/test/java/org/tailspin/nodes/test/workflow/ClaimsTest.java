package org.tailspin.nodes.test.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.Tables;

/**
 * What some of the example workflows claim, on their own tables: a tree of one split, and least squares, take the place of
 * KNIME's learners.
 */
class ClaimsTest {

    private static List<BufferedDataTable> measured(String workflow, int port) throws Exception {
        Map<String, List<BufferedDataTable>> results = ExecutedExamples.of(workflow);
        return results.entrySet().stream()
                .filter(each -> each.getKey().endsWith(" RNN Integrator " + port))
                .map(each -> each.getValue().get(0))
                .toList();
    }

    /** The variance of the states of each network's one neuron, as GroupBy computes it. */
    private static double[] variances(BufferedDataTable networks, BufferedDataTable states) {
        double[] x = Tables.doubles(states, "x");
        int steps = (int) (states.size() / networks.size());
        return IntStream.range(0, (int) networks.size())
                .mapToDouble(i -> {
                    double[] own = Arrays.copyOfRange(x, i * steps, (i + 1) * steps);
                    double mean = Arrays.stream(own).average().orElseThrow();
                    return Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum() / (steps - 1);
                })
                .toArray();
    }

    /** The best split on one set of networks, scored on another. */
    private static double accuracy(BufferedDataTable train, double[] x, BufferedDataTable test, double[] others) {
        boolean[] isGaussian = gaussian(train);
        double best = 0;
        double split = 0;
        boolean isAbove = true;
        for (double candidate : x) {
            double right = correct(x, isGaussian, candidate, true);
            if (Math.max(right, 1 - right) > best) {
                best = Math.max(right, 1 - right);
                split = candidate;
                isAbove = right >= 0.5;
            }
        }
        return correct(others, gaussian(test), split, isAbove);
    }

    private static boolean[] gaussian(BufferedDataTable table) {
        List<String> kinds = Tables.texts(table, "ensemble");
        boolean[] flags = new boolean[kinds.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = kinds.get(i).equals("gaussian");
        }
        return flags;
    }

    private static double correct(double[] x, boolean[] isGaussian, double split, boolean isAbove) {
        return IntStream.range(0, x.length)
                        .filter(i -> (x[i] > split == isAbove) == isGaussian[i])
                        .count()
                / (double) x.length;
    }

    /** Chance within 1.96 standard deviations of a fair coin, at a seed that is fixed; the other is a certainty. */
    @Test
    void singleNeuronsGuessAndPopulationsKnow() throws Exception {
        List<BufferedDataTable> parts = measured("6 Same neurons, different brain", 1);
        List<BufferedDataTable> states = measured("6 Same neurons, different brain", 2);
        double single = accuracy(
                parts.get(0),
                variances(parts.get(0), states.get(0)),
                parts.get(1),
                variances(parts.get(1), states.get(1)));
        double population = accuracy(
                parts.get(0),
                Tables.doubles(parts.get(0), "pr_phi"),
                parts.get(1),
                Tables.doubles(parts.get(1), "pr_phi"));
        double width = 1.96 * Math.sqrt(0.25 / parts.get(1).size());
        assertTrue(Math.abs(single - 0.5) <= width, "by single neurons " + single);
        assertTrue(population >= 0.95, "by the population " + population);
    }

    private static double[][] features(BufferedDataTable table, String... names) {
        double[][] rows = new double[(int) table.size()][names.length + 1];
        for (int j = 0; j < names.length; j++) {
            double[] column = Tables.doubles(table, names[j]);
            for (int i = 0; i < rows.length; i++) {
                rows[i][0] = 1;
                rows[i][j + 1] = column[i];
            }
        }
        return rows;
    }

    /** R squared on the second table of a regression on the first. */
    private static double rSquared(List<BufferedDataTable> parts, String... names) {
        double[] y = Tables.doubles(parts.get(0), "pr_phi");
        DMatrixRMaj beta = new DMatrixRMaj(names.length + 1, 1);
        assertTrue(CommonOps_DDRM.solve(
                new DMatrixRMaj(features(parts.get(0), names)), new DMatrixRMaj(y.length, 1, true, y), beta));
        double[] right = Tables.doubles(parts.get(1), "pr_phi");
        DMatrixRMaj predicted = new DMatrixRMaj(right.length, 1);
        CommonOps_DDRM.mult(new DMatrixRMaj(features(parts.get(1), names)), beta, predicted);
        double mean = Arrays.stream(right).average().orElseThrow();
        double residual = 0;
        double total = 0;
        for (int i = 0; i < right.length; i++) {
            residual += Math.pow(right[i] - predicted.get(i), 2);
            total += Math.pow(right[i] - mean, 2);
        }
        return 1 - residual / total;
    }

    @Test
    void theCouplingsTellMoreThanGainAndAlpha() throws Exception {
        List<BufferedDataTable> parts = measured("7 Regression of dimension", 1);
        double couplings = rSquared(parts, "g_eff_matrix", "singular_value_excess");
        double baseline = rSquared(parts, "gain", "alpha");
        assertTrue(couplings > baseline, couplings + " and " + baseline);
    }

    private static BufferedDataTable only(Map<String, List<BufferedDataTable>> results, String key) {
        return results.get(key).get(0);
    }

    /**
     * By the rows: few modes alike and differing, independent weights alike and differing, two networks of each.
     * Standardised, independent neurons that differ get back half or more of the dimensions that they have lost, and
     * networks of few modes, alike or not, less than a fifth of what they lack.
     */
    @Test
    void standardisingUndoesGainsAndNotModes() throws Exception {
        Map<String, List<BufferedDataTable>> results = ExecutedExamples.of("9 Neurons that differ");
        double[] before = Tables.doubles(only(results, "4 Dimension Estimator 1"), "participation_ratio_corrected");
        double[] after = Tables.doubles(only(results, "5 Dimension Estimator 1"), "participation_ratio_corrected");
        for (int network = 0; network < 2; network++) {
            double alike = after[4 + network];
            for (int modes : new int[] {network, 2 + network}) {
                double gained = (after[modes] - before[modes]) / (alike - before[modes]);
                assertTrue(gained < 0.2, "few modes get " + gained);
            }
            double gained = (after[6 + network] - before[6 + network]) / (alike - before[6 + network]);
            assertTrue(before[6 + network] < before[4 + network], "neurons that differ have fewer dimensions");
            assertTrue(gained >= 0.5, "neurons that differ get " + gained);
        }
        double[] theory = Tables.doubles(only(results, "7 Network Theory 1"), "pr_phi_theory");
        for (int network : new int[] {0, 1, 4, 5}) {
            assertTrue(theory[2 + network] < theory[network], "theory: neurons that differ have fewer dimensions");
        }
    }

    /** Three networks each of the overlaps -0.2, -0.1, 0, 0.1, 0.2. */
    @Test
    void overlapsLowerTheDimension() throws Exception {
        BufferedDataTable table = only(ExecutedExamples.of("10 Overlaps of modes"), "4 RNN Integrator 1");
        double[] dimension = means(Tables.doubles(table, "pr_phi"), 3);
        double[] overlap = means(Tables.doubles(table, "overlap_rms"), 3);
        for (int side : new int[] {-1, 1}) {
            assertTrue(dimension[2] > dimension[2 + side] && dimension[2 + side] > dimension[2 + 2 * side]);
            assertTrue(overlap[2] < overlap[2 + side] && overlap[2 + side] < overlap[2 + 2 * side]);
        }
        assertEquals(0.1, Tables.doubles(table, "overlap_rms_null")[0], 1e-15);
    }

    private static double[] means(double[] values, int each) {
        return IntStream.range(0, values.length / each)
                .mapToDouble(i -> Arrays.stream(values, i * each, (i + 1) * each)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** What the Joiners put side by side: every known network is there, and has its known value. */
    @Test
    void theInstallationChecksOut() throws Exception {
        Path directory = Path.of("../../update-site/workflows/12 Check your installation");
        Map<String, List<BufferedDataTable>> results = ExecutedExamples.of("12 Check your installation");
        assertKnown(directory, only(results, "3 Lyapunov Analyzer 1"), "lyapunov_max", 4, 1e-12);
        assertKnown(directory, only(results, "9 Network Theory 1"), "g_rest_unstable_theory", 10, 1e-5);
        BufferedDataTable circle = only(results, "14 Dimension Estimator 1");
        assertEquals(2, Tables.doubles(circle, "participation_ratio")[0], 1e-12);
        assertEquals(
                1,
                Tables.doubles(circle, "correlation_dimension")[0],
                3 * Tables.doubles(circle, "correlation_dimension_se")[0]);
    }

    private static void assertKnown(
            Path directory, BufferedDataTable found, String column, int creator, double tolerance) throws Exception {
        BufferedDataTable known = new WorkflowRun(directory).created(creator);
        List<String> names = Tables.texts(found, "network");
        double[] expected = Tables.doubles(known, "expected");
        for (int i = 0; i < expected.length; i++) {
            int row = names.indexOf(Tables.texts(known, "network").get(i));
            assertTrue(row >= 0, "no network " + Tables.texts(known, "network").get(i) + " in " + names);
            assertEquals(expected[i], Tables.doubles(found, column)[row], tolerance);
        }
        assertEquals(expected.length, names.size());
    }

    /** What the annotation of workflow 11 says of the circuit beside its surrogates, counted on its table. */
    @Test
    void surrogatesAnswerTheQuestion() throws Exception {
        BufferedDataTable table = only(ExecutedExamples.of("11 Connectome and surrogates"), "3 Lyapunov Analyzer 1");
        Map<String, double[]> circuit = chaotic(table, "explicit");
        assertEquals(20, circuit.get("2").length);
        assertEquals(20, circuit.get("3").length);
        double own = Arrays.stream(circuit.get("3")).average().orElseThrow();
        assertEquals(16.2, own, 0.05);
        int[][] counts = {{15, 17, 4}, {11, 16, 2}, {15, 18, 11}};
        double[] means = {13.5, 11.3, 16.0};
        List<String> kinds = List.of("permuted-weights", "rewired", "shuffled");
        for (int k = 0; k < kinds.size(); k++) {
            Map<String, double[]> surrogates = chaotic(table, "explicit " + kinds.get(k));
            double[] ratios = surrogates.get("3");
            int[] found = {
                surrogates.get("2").length,
                ratios.length,
                (int) Arrays.stream(ratios).filter(ratio -> ratio > own).count()
            };
            assertArrayEquals(counts[k], found, kinds.get(k));
            assertEquals(means[k], Arrays.stream(ratios).average().orElseThrow(), 0.05, kinds.get(k));
        }
    }

    /** The participation ratios of the chaotic networks of an ensemble, by gain. */
    private static Map<String, double[]> chaotic(BufferedDataTable table, String ensemble) {
        double[] gains = Tables.doubles(table, "gain");
        List<String> kinds = Tables.texts(table, "ensemble");
        List<String> regimes = Tables.texts(table, "regime");
        List<String> ratios = Tables.texts(table, "pr_phi");
        Map<String, double[]> found = new TreeMap<>();
        for (double gain : new double[] {2, 3}) {
            found.put(
                    gain(gain),
                    IntStream.range(0, gains.length)
                            .filter(i -> kinds.get(i).equals(ensemble)
                                    && gains[i] == gain
                                    && regimes.get(i).equals("chaotic"))
                            .mapToDouble(i -> Double.parseDouble(ratios.get(i)))
                            .toArray());
        }
        return found;
    }

    private static String gain(double gain) {
        return Integer.toString((int) gain);
    }
}
