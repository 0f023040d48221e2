package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.table.TableColumn;

class SummaryTest {

    private static Object cell(List<Object> row, String label) {
        final List<String> labels = new Summary(NetworkColumns.ALL)
                .columns().stream().map(TableColumn::label).toList();
        return row.get(labels.indexOf(label));
    }

    private static NetworkRecipe recipe(CouplingEnsemble ensemble, double gain, int seed) {
        return new NetworkRecipe(new Disorder(ensemble, 10, seed), gain, seed, Dynamics.usual());
    }

    @Test
    void sumsUpWhatDiffersInSeedsAlone() {
        final Summary summary = new Summary(NetworkColumns.ALL);
        for (int seed = 1; seed <= 5; seed++) {
            for (double gain : new double[] {1, 2}) {
                final int value = seed;
                summary.add(
                        recipe(new StableEnsemble(1.5), gain, seed),
                        gain == 2 && seed > 1,
                        column -> column == MeasuredColumn.LYAPUNOV_MAX
                                ? value * gain
                                : column == MeasuredColumn.PR_X && value < 3 ? 7 : Double.NaN);
            }
        }
        summary.add(recipe(new GaussianEnsemble(), 1, 1), false, column -> Double.NaN);
        final List<List<Object>> rows = summary.rows();
        assertEquals(3, rows.size());
        final List<Object> row = rows.get(1);
        assertEquals("stable", cell(row, "ensemble"));
        assertEquals(1.5, cell(row, "alpha"));
        assertEquals(2.0, cell(row, "gain"));
        assertEquals(5L, cell(row, "networks"));
        assertEquals(4L, cell(row, "chaotic"));
        assertEquals(5L, cell(row, "lyapunov_max_count"));
        assertEquals(6.0, cell(row, "lyapunov_max_median"));
        assertTrue((double) cell(row, "lyapunov_max_median_low") >= 2);
        assertTrue((double) cell(row, "lyapunov_max_median_high") <= 10);
        assertEquals(2L, cell(row, "pr_x_count"));
        assertEquals(7.0, cell(row, "pr_x_median"));
        assertNull(cell(row, "pr_x_median_low"));
        assertEquals(0L, cell(rows.get(2), "lyapunov_max_count"));
        assertNull(cell(rows.get(2), "lyapunov_max_median"));
    }

    @Test
    void columnsAreDistinctAndExplained() {
        final List<TableColumn> columns = new Summary(NetworkColumns.ALL).columns();
        assertEquals(
                columns.size(),
                new HashSet<>(columns.stream().map(TableColumn::label).toList()).size());
        assertTrue(columns.stream().noneMatch(column -> column.description().isBlank()));
    }

    /** The medians are those of the results. */
    @Test
    void agreesWithTheNetworks() {
        final List<NetworkRecipe> recipes = IntStream.rangeClosed(1, 3)
                .mapToObj(seed -> recipe(new GaussianEnsemble(), 3, seed))
                .toList();
        final Summary summary = new Summary(NetworkColumns.ALL);
        final double[] values = new double[3];
        new Sweep<>(recipes, new NetworkAnalysis(new LyapunovSettings(1, 50, 10, 60)))
                .run(Runnable::run, 1, Monitor.NONE, result -> {
                    values[(int) result.recipe().stateSeed() - 1] = (double) MeasuredColumn.LYAPUNOV_MAX.of(result);
                    summary.add(result);
                });
        Arrays.sort(values);
        assertEquals(values[1], cell(summary.rows().get(0), "lyapunov_max_median"));
        assertEquals(values[0], cell(summary.rows().get(0), "lyapunov_max_median_low"));
    }
}
