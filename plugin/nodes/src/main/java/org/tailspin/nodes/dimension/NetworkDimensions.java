package org.tailspin.nodes.dimension;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.tailspin.charts.Chart;
import org.tailspin.charts.DimensionChart;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.RankPicture;
import org.tailspin.core.Reasons;
import org.tailspin.core.analysis.ByNetwork;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.MeasurementParameters;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.RowCells;
import org.tailspin.nodes.common.Warnings;

/** Rows as networks: appends their dimensions, from what the input holds or from a run of their own. */
final class NetworkDimensions {

    /** The leading exponent, on which a regime rests. */
    private static final int OF_A_REGIME = 1;

    private final DimensionColumns columns;
    private final DimensionEstimatorParameters parameters;
    private final GainPicture gains = new GainPicture();
    private final RankPicture ranks = new RankPicture();

    /**
     * Prepares to measure the networks of a table.
     *
     * @param input spec of the networks
     * @param parameters of the dialog
     */
    NetworkDimensions(DataTableSpec input, DimensionEstimatorParameters parameters) {
        columns = new DimensionColumns(input);
        this.parameters = parameters;
    }

    /** The spec of the result. */
    DataTableSpec configure(ConfigureInput in) throws InvalidSettingsException {
        return Analysis.configure(
                in, parameters.m_dynamics, parameters.m_couplings, columns.appended(parameters.m_diagnostics));
    }

    /** Estimates, and fills the outputs. */
    void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final Analysis networks = Analysis.of(
                in,
                parameters.m_dynamics,
                parameters.m_couplings,
                columns.appended(parameters.m_diagnostics),
                columns.carried());
        final Rows rows = new Rows(networks);
        if (columns.hasAll()) {
            networks.forEach(recipe -> new NetworkResult(recipe, Measurement.none("")), rows::row);
        } else {
            networks.run(
                    new Analysis.Kept<>(
                            in,
                            parameters.m_journal,
                            columns.hasExponents() ? "Dimension Estimator with exponents" : "Dimension Estimator",
                            List.of(parameters.m_measurement, parameters.m_dynamics, parameters.m_couplings),
                            NetworkResult.CODEC),
                    task(columns, parameters.toCore()),
                    rows::row);
        }
        networks.finish(out, 1, this::chart);
    }

    /** What was estimated, against effective rank if there are several, and against gain if not. */
    private Chart chart() {
        final Optional<DimensionChart> againstRank = ranks.chart();
        return againstRank.isPresent()
                ? againstRank.get()
                : gains.chart(EnumSet.of(GainPicture.Quantity.PR_PHI, GainPicture.Quantity.KAPLAN_YORKE));
    }

    /**
     * What is measured of a network: in either case the same states, and the same evidence of a cycle or of rest, which decides
     * how a participation ratio is taken. Where the row has its exponents, the one that the regime needs is enough.
     */
    static NetworkTask<NetworkResult> task(DimensionColumns columns, MeasurementParameters measurement) {
        final Lengths lengths = measurement.lengths();
        return new ByNetwork<>((dynamics, neurons) -> new NetworkAnalysis(
                lengths.dimensions(columns.hasExponents() ? OF_A_REGIME : measurement.exponents(), dynamics, neurons)));
    }

    /** Makes the rows. */
    private final class Rows {

        private final NetworkTable table;
        private final Warnings warnings;
        private final RowCells cells;

        Rows(Analysis networks) {
            table = networks.table();
            warnings = networks.warnings();
            cells = new RowCells(table.spec());
        }

        DataRow row(DataRow row, String name, NetworkResult result) {
            if (!columns.hasExponents()) {
                warnings.count(name, result.measurement());
                return drawn(result.recipe(), table.row(row, result));
            }
            KaplanYorke dimension = null;
            String problem = result.measurement().note();
            try {
                dimension = columns.kaplanYorke(row, result.recipe().disorder().n());
            } catch (IllegalArgumentException e) {
                problem = problem.isEmpty() ? Reasons.of(e) : problem + "; " + Reasons.of(e);
            }
            warnings.count(name, problem);
            return drawn(result.recipe(), row(row, result, dimension, problem));
        }

        private DataRow drawn(NetworkRecipe recipe, DataRow row) {
            gains.add(recipe, column -> cells.of(row, column));
            if (cells.of(row, MeasuredColumn.PR_PHI) instanceof Double participationRatio) {
                ranks.add(recipe, participationRatio);
            }
            return row;
        }

        private DataRow row(DataRow row, NetworkResult result, KaplanYorke dimension, String problem) {
            return table.row(
                    row, result.recipe(), column -> cell((MeasuredColumn) column, row, result, dimension, problem));
        }

        private DataCell cell(
                MeasuredColumn column, DataRow row, NetworkResult result, KaplanYorke dimension, String problem) {
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
