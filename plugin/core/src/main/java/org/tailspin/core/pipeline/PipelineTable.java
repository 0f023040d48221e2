package org.tailspin.core.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.statistics.Estimated;
import org.tailspin.core.statistics.TrimmedMean;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.QuantityColumn;
import org.tailspin.core.table.TableColumn;

/**
 * What a pipeline found, as a table. A value is a {@code String}, {@code Long} or {@code Double}, or null where there is none.
 *
 * @param columns of the table
 * @param rows in their order
 */
public record PipelineTable(List<TableColumn> columns, List<List<Object>> rows) {

    private static final TableColumn SERIES =
            new QuantityColumn("series", ColumnType.TEXT, "Conditions that a picture joins");
    private static final TableColumn CONDITION =
            new QuantityColumn("condition", ColumnType.TEXT, "What the networks have in common");
    private static final TableColumn NETWORKS = new QuantityColumn(
            "networks",
            ColumnType.INTEGER,
            "Number of networks that are chaotic or driven by noise, over which values are means; those of the couplings are means over all");
    private static final TableColumn EXCLUDED = new QuantityColumn(
            "excluded", ColumnType.TEXT, "Networks left out because they are neither, by what they do");

    private static TableColumn column(Quantity quantity) {
        return new QuantityColumn(quantity.label(), ColumnType.REAL, quantity.description());
    }

    private static TableColumn error(Quantity quantity, String of) {
        return new QuantityColumn(
                quantity.label() + "_se", ColumnType.REAL, "Standard error of " + quantity.label() + " " + of);
    }

    private static TableColumn spread(Quantity quantity) {
        return new QuantityColumn(
                quantity.label() + "_sd",
                ColumnType.REAL,
                "Standard deviation of " + quantity.label() + " over networks: how much they differ");
    }

    private static TableColumn theory(Quantity quantity) {
        return new QuantityColumn(
                quantity.label() + "_theory", ColumnType.REAL, quantity.description() + ", in theory for large N");
    }

    /** A number, or null for none. */
    private static Object cell(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }

    /**
     * {@return a row for each condition: trimmed means over networks with their errors, the spread of networks, and
     * theory}
     *
     * @param findings of a pipeline
     */
    public static PipelineTable conditions(List<Finding> findings) {
        final List<TableColumn> columns =
                new ArrayList<>(List.of(SERIES, CONDITION, RecipeColumn.N, RecipeColumn.GAIN, NETWORKS, EXCLUDED));
        final List<Quantity> quantities = measured(findings);
        for (Quantity quantity : quantities) {
            columns.addAll(
                    List.of(column(quantity), error(quantity, "over networks"), spread(quantity), theory(quantity)));
        }
        final List<List<Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            final Condition condition = finding.condition();
            final List<Object> row = new ArrayList<>();
            row.add(condition.series());
            row.add(condition.label());
            row.add(RecipeColumn.N.of(condition.networks().get(0)));
            row.add(RecipeColumn.GAIN.of(condition.networks().get(0)));
            row.add((long) finding.networks());
            row.add(finding.excluded().isEmpty() ? null : finding.excluded());
            for (Quantity quantity : quantities) {
                final TrimmedMean mean = finding.mean(quantity);
                row.add(cell(mean.mean()));
                row.add(cell(mean.standardError()));
                row.add(cell(finding.spread(quantity)));
                row.add(cell(finding.theory(quantity)));
            }
            rows.add(row);
        }
        return new PipelineTable(columns, rows);
    }

    private static List<Quantity> measured(List<Finding> findings) {
        return Arrays.stream(Quantity.values())
                .filter(quantity -> findings.stream()
                        .flatMap(finding -> finding.results().stream())
                        .anyMatch(result -> result.measured().containsKey(quantity)))
                .toList();
    }

    /**
     * {@return a row for each network, with errors over time, and theory}
     *
     * @param findings of a pipeline
     */
    public static PipelineTable networks(List<Finding> findings) {
        final List<TableColumn> recipe = List.of(
                RecipeColumn.NETWORK,
                RecipeColumn.ENSEMBLE,
                RecipeColumn.N,
                RecipeColumn.GAIN,
                RecipeColumn.COUPLING_SEED,
                RecipeColumn.STATE_SEED,
                RecipeColumn.DYNAMICS,
                RecipeColumn.NONLINEARITY);
        final List<TableColumn> columns = new ArrayList<>(List.of(SERIES, CONDITION));
        columns.addAll(recipe);
        columns.add(MeasuredColumn.REGIME);
        final List<Quantity> quantities = measured(findings);
        for (Quantity quantity : quantities) {
            columns.addAll(List.of(column(quantity), error(quantity, "over time"), theory(quantity)));
        }
        columns.add(MeasuredColumn.NOTE);
        final List<List<Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            for (CollectiveResult result : finding.results()) {
                final List<Object> row = new ArrayList<>();
                row.add(finding.condition().series());
                row.add(finding.condition().label());
                recipe.forEach(column -> row.add(((RecipeColumn) column).of(result.recipe())));
                row.add(result.regime().map(regime -> regime.label()).orElse(null));
                for (Quantity quantity : quantities) {
                    final Estimated estimated = result.measured().get(quantity);
                    row.add(cell(result.value(quantity)));
                    row.add(
                            estimated == null
                                    ? null
                                    : cell(estimated.standardError().orElse(Double.NaN)));
                    row.add(cell(result.theory(quantity)));
                }
                row.add(result.note().isEmpty() ? null : result.note());
                rows.add(row);
            }
        }
        return new PipelineTable(columns, rows);
    }

    /**
     * {@return a row for each condition and lag}
     *
     * @param findings of a pipeline
     */
    public static PipelineTable lags(List<Finding> findings) {
        final List<TableColumn> columns = List.of(
                CONDITION,
                DetailColumn.LAG,
                new QuantityColumn("c_over_c0", ColumnType.REAL, "C(lag)/C(0) of phi(x), mean over neurons"),
                new QuantityColumn("c_over_c0_se", ColumnType.REAL, "Standard error of c_over_c0 over networks"),
                new QuantityColumn("c_over_c0_theory", ColumnType.REAL, "C(lag)/C(0) in theory for large N"),
                new QuantityColumn(
                        "population_over_c0_squared",
                        ColumnType.REAL,
                        "Squared covariances of phi(x_i) and phi(x_j) at the lag, summed over i and j, over N C(0)^2:"
                                + " at lag 0 it is N over the participation ratio"),
                new QuantityColumn(
                        "population_over_c0_squared_se",
                        ColumnType.REAL,
                        "Standard error of population_over_c0_squared over networks"),
                new QuantityColumn(
                        "population_over_c0_squared_theory",
                        ColumnType.REAL,
                        "population_over_c0_squared in theory for large N"),
                new QuantityColumn(
                        "two_time_over_c0_squared",
                        ColumnType.REAL,
                        "Covariances of phi(x_i) and phi(x_j) at the lag times those at lag 0, summed over i and j, over N C(0)^2"),
                new QuantityColumn(
                        "two_time_over_c0_squared_se",
                        ColumnType.REAL,
                        "Standard error of two_time_over_c0_squared over networks"),
                new QuantityColumn(
                        "two_time_over_c0_squared_theory",
                        ColumnType.REAL,
                        "two_time_over_c0_squared in theory for large N"));
        final List<List<Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            final double[] lags = finding.lags();
            final LagPrediction.Values theory =
                    finding.condition().lagPrediction().at(lags);
            for (int l = 0; l < lags.length; l++) {
                final TrimmedMean single = finding.singleNeuron(l);
                final TrimmedMean population = finding.population(l);
                final TrimmedMean twoTime = finding.twoTime(l);
                rows.add(Arrays.asList(
                        finding.condition().label(),
                        lags[l],
                        cell(single.mean()),
                        cell(single.standardError()),
                        cell(theory.singleNeuron()[l]),
                        cell(population.mean()),
                        cell(population.standardError()),
                        cell(theory.population()[l]),
                        cell(twoTime.mean()),
                        cell(twoTime.standardError()),
                        cell(theory.twoTime()[l])));
            }
        }
        return new PipelineTable(columns, rows);
    }
}
