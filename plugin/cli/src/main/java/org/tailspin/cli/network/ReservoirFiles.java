package org.tailspin.cli.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tailspin.cli.output.CsvTable;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirDetail;
import org.tailspin.core.analysis.ReservoirResult;
import org.tailspin.core.analysis.ReservoirSummary;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.core.table.TableColumn;

/** The tables of networks that were evaluated as reservoirs. */
final class ReservoirFiles implements AutoCloseable {

    /** What networks of one gain share. */
    static final List<RecipeColumn> OF_GAIN = RecipeColumn.all().stream()
            .filter(column -> !Set.of(RecipeColumn.NETWORK, RecipeColumn.COUPLING_SEED, RecipeColumn.STATE_SEED)
                    .contains(column))
            .toList();

    private final CsvTable networks;
    private final CsvTable predictions;
    private final CsvTable readout;
    private final List<TableColumn> columns;

    ReservoirFiles(
            OutputDirectory directory, ReservoirTask.Kind kind, boolean arePredictionsWanted, boolean isReadoutWanted) {
        columns = columns(kind);
        networks = new CsvTable(directory, OutputDirectory.NETWORKS, columns);
        predictions = arePredictionsWanted
                ? new CsvTable(directory, OutputDirectory.PREDICTIONS, ReservoirDetail.PREDICTIONS)
                : null;
        readout = isReadoutWanted ? new CsvTable(directory, OutputDirectory.READOUT, ReservoirDetail.READOUT) : null;
    }

    /** Those of the recipe, those of the task, and the note. */
    static List<TableColumn> columns(ReservoirTask.Kind kind) {
        return Stream.of(RecipeColumn.all().stream(), ReservoirColumn.of(kind).stream(), Stream.of(MeasuredColumn.NOTE))
                .<TableColumn>flatMap(columns -> columns)
                .toList();
    }

    static Object value(TableColumn column, ReservoirResult result) {
        if (column instanceof ReservoirColumn own) {
            return own.of(result);
        }
        if (column == MeasuredColumn.NOTE) {
            return result.note().isEmpty() ? null : result.note();
        }
        return ((RecipeColumn) column).of(result.recipe());
    }

    void add(ReservoirResult result) {
        final String name = result.recipe().name();
        result.measured().ifPresent(measured -> {
            if (predictions != null) {
                ReservoirDetail.predictions(name, measured.scores(), predictions::add);
                predictions.flush();
            }
            if (readout != null) {
                ReservoirDetail.readout(name, measured.scores(), readout::add);
                readout.flush();
            }
        });
        networks.add(columns.stream().map(column -> value(column, result)).toList());
        networks.flush(); // last: a network in its table has its rows in the others
    }

    static void writeSummary(OutputDirectory directory, ReservoirTask.Kind kind, ReservoirSummary summary) {
        final List<TableColumn> columns = new ArrayList<>(OF_GAIN);
        columns.addAll(ReservoirSummary.columns(kind));
        try (CsvTable table = new CsvTable(directory, OutputDirectory.SUMMARY, columns)) {
            for (ReservoirSummary.Row row : summary.rows()) {
                table.add(Stream.concat(OF_GAIN.stream().map(column -> column.of(row.first())), row.values().stream())
                        .toList());
            }
        }
    }

    @Override
    public void close() {
        try (predictions;
                readout) {
            networks.close();
        }
    }
}
