package org.tailspin.nodes.dimension;

import java.util.EnumSet;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.tailspin.charts.Chart;
import org.tailspin.charts.DimensionChart;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.RankPicture;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.sweep.ActivityAnalysis;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.NetworkAnalysis;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.NetworkTask;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.NetworkRows;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.RecipeReader;
import org.tailspin.nodes.common.RowCells;
import org.tailspin.nodes.common.Warnings;

/** Rows as networks: appends their dimensions, from what the input holds or from a run of their own. */
final class NetworkDimensions {

    private final RecipeReader reader;
    private final DimensionColumns columns;
    private final NetworkTable table;
    private final GainPicture gains = new GainPicture();
    private final RankPicture ranks = new RankPicture();

    /**
     * @param input spec of the networks
     * @param reader of their recipes
     */
    NetworkDimensions(DataTableSpec input, RecipeReader reader) {
        this.reader = reader;
        columns = new DimensionColumns(input);
        table = new NetworkTable(input, reader, columns.appended());
    }

    /** The spec of the result. */
    DataTableSpec spec() {
        return table.spec();
    }

    /**
     * @param input the networks
     * @param settings of what has to be measured
     * @param exec of the running node
     * @param warnings takes what is to be said of the result
     * @return the networks with their dimensions
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the networks
     */
    BufferedDataTable estimate(
            BufferedDataTable input, LyapunovSettings settings, ExecutionContext exec, Warnings warnings)
            throws CanceledExecutionException, KNIMEException {
        final NetworkRows networks = new NetworkRows(input, reader, exec);
        table.warn(columns.carried(), warnings);
        final BufferedDataContainer rows = exec.createDataContainer(table.spec());
        final Sink sink = new Sink(rows, warnings);
        if (columns.hasAll()) {
            networks.forEach(exec, sink);
        } else {
            networks.run(task(settings), exec, sink);
        }
        rows.close();
        return rows.getTable();
    }

    /** What was estimated, against effective rank if there are several, and against gain if not. */
    Chart chart() {
        final Optional<DimensionChart> againstRank = ranks.chart();
        return againstRank.isPresent()
                ? againstRank.get()
                : gains.chart(EnumSet.of(GainPicture.Quantity.PR_PHI, GainPicture.Quantity.KAPLAN_YORKE));
    }

    /** The same states as those of the exponents, in either case. */
    private NetworkTask<NetworkResult> task(LyapunovSettings settings) {
        final int warmup = (int) Math.min(Integer.MAX_VALUE, settings.totalSteps() - settings.steps());
        return columns.hasExponents()
                ? new ActivityAnalysis(new Simulation(warmup, settings.steps()))
                : new NetworkAnalysis(settings);
    }

    /** Writes the rows. */
    private final class Sink implements NetworkRows.Sink<NetworkResult> {

        private final BufferedDataContainer rows;
        private final Warnings warnings;
        private final RowCells cells = new RowCells(table.spec());

        Sink(BufferedDataContainer rows, Warnings warnings) {
            this.rows = rows;
            this.warnings = warnings;
        }

        @Override
        public void bad(DataRow row, String problem) {
            warnings.failed(reader.name(row), problem);
            rows.addRowToTable(table.row(row, problem));
        }

        @Override
        public void measured(DataRow row, NetworkResult result) {
            if (!columns.hasExponents()) {
                warnings.count(reader.name(row), result.measurement());
                add(result.recipe(), table.row(row, result));
                return;
            }
            KaplanYorke dimension = null;
            String problem = result.measurement().note();
            try {
                dimension = columns.kaplanYorke(row, result.recipe().disorder().n());
            } catch (IllegalArgumentException e) {
                problem = problem.isEmpty() ? e.getMessage() : problem + "; " + e.getMessage();
            }
            if (problem.isEmpty()) {
                warnings.succeeded();
            } else {
                warnings.failed(reader.name(row), problem);
            }
            add(result.recipe(), row(row, result, dimension, problem));
        }

        private void add(NetworkRecipe recipe, DataRow row) {
            rows.addRowToTable(row);
            gains.add(recipe, column -> cells.of(row, column));
            if (cells.of(row, Column.PR_PHI) instanceof Double participationRatio) {
                ranks.add(recipe, participationRatio);
            }
        }

        private DataRow row(DataRow row, NetworkResult result, KaplanYorke dimension, String problem) {
            return table.row(row, result.recipe(), column -> cell((Column) column, row, result, dimension, problem));
        }

        private DataCell cell(Column column, DataRow row, NetworkResult result, KaplanYorke dimension, String problem) {
            return switch (column) {
                case KAPLAN_YORKE -> Cells.of(dimension == null ? null : dimension.dimension(), problem);
                case KAPLAN_YORKE_IS_LOWER_BOUND ->
                    Cells.of(dimension == null ? null : dimension.isLowerBound(), problem);
                case PR_PHI -> columns.hasAll() ? columns.participationRatio(row) : NetworkTable.cell(column, result);
                case NOTE -> table.note(row, problem);
                default -> NetworkTable.cell(column, result);
            };
        }
    }
}
