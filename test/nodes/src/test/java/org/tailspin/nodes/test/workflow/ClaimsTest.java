package org.tailspin.nodes.test.workflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.Tables;

/**
 * What two of the example workflows claim, on their own tables: a tree of one split, and least squares, take the place of
 * KNIME's learners.
 */
class ClaimsTest {

    private static List<BufferedDataTable> measured(String workflow, int port) throws Exception {
        Map<String, List<BufferedDataTable>> results =
                new WorkflowRun(Path.of("../../update-site/workflows").resolve(workflow)).run();
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
        double couplings = rSquared(parts, "g_eff_matrix", "n_over_effective_rank");
        double baseline = rSquared(parts, "gain", "alpha");
        assertTrue(couplings > baseline, couplings + " and " + baseline);
    }
}
