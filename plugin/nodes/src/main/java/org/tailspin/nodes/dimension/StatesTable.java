package org.tailspin.nodes.dimension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.tailspin.charts.Chart;
import org.tailspin.charts.results.ComponentsPicture;
import org.tailspin.charts.results.DivergencePicture;
import org.tailspin.charts.results.LagPicture;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.LagAnalysis;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.SeriesAnalysis;
import org.tailspin.core.analysis.StatesAnalysis;
import org.tailspin.core.analysis.StatesDimensions;
import org.tailspin.core.dimension.StateColumns;
import org.tailspin.core.dimension.States;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Provenance;
import org.tailspin.nodes.common.Reasons;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Specs;
import org.tailspin.nodes.common.Warnings;

/** Rows as states: the dimensions of all, or of each group. */
final class StatesTable {

    private static final DataCell NO_GROUP = Cells.of(null, "all rows");

    /** Of the progress. */
    private static final double READING = 0.2;

    private final int[] coordinates;
    private final List<String> names;

    /** Whether nobody chose among the columns, so that those that count or date the rows are none of the coordinates. */
    private final boolean isFree;

    private int width;

    /** Whether a column tells groups apart, and its place in the table; -1 of a file. */
    private final boolean isGrouped;

    private final int group;
    private final DataTableSpec spec;
    private final StatesAnalysis analysis;
    private Optional<SeriesAnalysis> series;

    /** In place of dimensions, how states remember. */
    private Optional<LagAnalysis> lags;

    private final boolean areComponents;
    private final boolean isStandardised;
    private final Map<DataCell, List<double[]>> groups = new LinkedHashMap<>();
    private final ComponentsPicture picture = new ComponentsPicture();
    private final DivergencePicture separations = new DivergencePicture();
    private final LagPicture memories = new LagPicture();
    private long leftOut;

    /**
     * Finds the columns of states.
     *
     * @param input spec of the states
     * @param parameters which columns
     * @throws InvalidSettingsException if the columns do not fit
     */
    StatesTable(DataTableSpec input, DimensionEstimatorParameters parameters) throws InvalidSettingsException {
        this(
                parameters,
                List.of(parameters.coordinates(input)),
                input,
                parameters.m_grouping == DimensionEstimatorParameters.Grouping.COLUMN
                        ? Optional.of(input.getColumnSpec(parameters.m_groupColumn))
                        : Optional.empty());
    }

    /**
     * Of states that stand in a file.
     *
     * @param parameters which file
     * @throws InvalidSettingsException if none is named
     */
    StatesTable(DimensionEstimatorParameters parameters) throws InvalidSettingsException {
        this(
                parameters,
                List.of(),
                new DataTableSpec(),
                parameters.m_file.group().map(name -> new DataColumnSpecCreator(name, StringCell.TYPE).createSpec()));
        parameters.m_file.check();
    }

    private StatesTable(
            DimensionEstimatorParameters parameters,
            List<String> names,
            DataTableSpec input,
            Optional<DataColumnSpec> groupColumn)
            throws InvalidSettingsException {
        this.names = names;
        coordinates = input.columnsToIndices(names.toArray(String[]::new));
        width = coordinates.length;
        isFree = parameters.areAllCoordinates(input);
        isStandardised = parameters.m_estimators.m_standardise;
        analysis = Refusal.asInvalidSettings(parameters.m_estimators::toCore);
        series = Refusal.asInvalidSettings(parameters.m_estimators::series);
        lags = Refusal.asInvalidSettings(parameters.m_estimators::lags);
        areComponents = parameters.m_estimators.m_result == EstimatorsParameters.Result.COMPONENTS;
        isGrouped = groupColumn.isPresent();
        group = groupColumn
                .map(DataColumnSpec::getName)
                .map(input::findColumnIndex)
                .orElse(-1);
        final List<DataColumnSpec> columns = new ArrayList<>();
        groupColumn.ifPresent(columns::add);
        for (TableColumn result : results()) {
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(Specs.of(result));
            creator.setName(DataTableSpec.getUniqueColumnName(
                    new DataTableSpec(columns.toArray(DataColumnSpec[]::new)), result.label()));
            columns.add(creator.createSpec());
        }
        spec = new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /** The spec of the result. */
    DataTableSpec spec() {
        return spec;
    }

    private List<TableColumn> results() {
        if (lags.isPresent()) {
            return areComponents ? LagAnalysis.COMPONENT_COLUMNS : LagAnalysis.LAG_COLUMNS;
        }
        final List<TableColumn> results = new ArrayList<>(List.of(DetailColumn.STATES, DetailColumn.DIMENSIONS));
        if (series.isPresent()) {
            results.addAll(SeriesAnalysis.COLUMNS);
        }
        results.addAll(analysis.columns());
        results.add(MeasuredColumn.NOTE);
        return results;
    }

    /**
     * {@return their dimensions}
     *
     * @param table of states
     * @param exec of the running node
     * @param warnings takes the number of rows that are left out, and of groups without a value
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the memory does not hold the states
     */
    BufferedDataTable estimate(BufferedDataTable table, ExecutionContext exec, Warnings warnings)
            throws CanceledExecutionException, KNIMEException {
        try {
            read(table, exec.createSubProgress(READING));
            if (leftOut > 0) {
                warnings.add(
                        "Left out " + leftOut + " of " + table.size() + " rows with a missing or infinite coordinate.");
            }
            if (isFree) {
                leaveOut(warnings);
            }
            return write(exec, exec.createSubProgress(1 - READING), warnings);
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        } catch (OutOfMemoryError e) {
            throw Message.fromSummaryWithResolution(
                            "The memory does not hold the states: " + table.size() + " rows of " + coordinates.length
                                    + " coordinates of 8 bytes.",
                            "Give KNIME more memory (the line -Xmx in knime.ini).",
                            "Choose fewer coordinates or fewer rows.")
                    .toKNIMEException(e);
        }
    }

    /**
     * {@return the dimensions of states that stand in a file}
     *
     * @param file of the dialog
     * @param exec of the running node
     * @param warnings takes what is to be said of the file, and of groups without a value
     * @throws CanceledExecutionException if the user cancelled
     * @throws KNIMEException if the file cannot be read or is wrong, or the memory does not hold the states
     */
    BufferedDataTable estimate(
            StatesFileParameters file, Provenance provenance, ExecutionContext exec, Warnings warnings)
            throws CanceledExecutionException, KNIMEException {
        try {
            final Map<String, double[][]> clouds = file.read(
                    provenance,
                    exec.createSubProgress(READING),
                    note -> warnings.add(note + "."),
                    interval -> every(OptionalDouble.of(interval)));
            clouds.forEach((name, states) ->
                    groups.put(name.isEmpty() ? NO_GROUP : new StringCell(name), Arrays.asList(states)));
            return write(exec, exec.createSubProgress(1 - READING), warnings);
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        } catch (OutOfMemoryError e) {
            throw Message.fromSummaryWithResolution(
                            "The memory does not hold the states of the file.",
                            "Give KNIME more memory (the line -Xmx in knime.ini).")
                    .toKNIMEException(e);
        }
    }

    private void read(BufferedDataTable table, ExecutionMonitor exec) throws CanceledExecutionException {
        long done = 0;
        for (DataRow row : table) {
            exec.checkCanceled();
            final long rows = ++done;
            exec.setProgress((double) rows / table.size(), () -> rows + " of " + table.size() + " rows");
            add(row);
        }
    }

    private void leaveOut(Warnings warnings) {
        final List<Integer> kept = new ArrayList<>();
        final List<String> reasons = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            final int place = i;
            StateColumns.whyNot(names.get(i), coordinates[i] == 0, groups.values(), state -> state[place])
                    .ifPresentOrElse(why -> reasons.add("'" + names.get(place) + "' " + why), () -> kept.add(place));
            if (!kept.contains(place)) {
                final OptionalDouble interval =
                        StateColumns.interval(names.get(place), groups.values(), state -> state[place]);
                every(interval);
            }
        }
        if (reasons.isEmpty() || kept.isEmpty()) {
            return;
        }
        width = kept.size();
        groups.values()
                .forEach(states -> states.replaceAll(
                        state -> kept.stream().mapToDouble(i -> state[i]).toArray()));
        warnings.add("Left out what is no coordinate: " + String.join(", ", reasons)
                + "; choose the coordinates in the dialog to take it in.");
    }

    /** The record says what time is between its rows. */
    private void every(OptionalDouble interval) {
        series = series.map(method -> method.orEvery(interval));
        lags = lags.map(method -> method.orEvery(interval));
    }

    private BufferedDataTable write(ExecutionContext exec, ExecutionMonitor part, Warnings warnings)
            throws CanceledExecutionException {
        return lags.isPresent() ? memories(lags.get(), exec, part, warnings) : dimensions(exec, part, warnings);
    }

    private double[][] states(List<double[]> given) {
        final double[][] states = given.toArray(double[][]::new);
        return isStandardised ? States.standardised(states) : states;
    }

    /** A row for each component, or for each lag, of each group; one without values where nothing is known. */
    private BufferedDataTable memories(
            LagAnalysis method, ExecutionContext exec, ExecutionMonitor part, Warnings warnings)
            throws CanceledExecutionException {
        final BufferedDataContainer rows = exec.createDataContainer(spec, false);
        final List<String> notes = new ArrayList<>();
        int done = 0;
        for (Map.Entry<DataCell, List<double[]>> entry : groups.entrySet()) {
            part.checkCanceled();
            final String name = isGrouped ? entry.getKey().toString() : "";
            final LagAnalysis.Found found =
                    method.estimate(states(entry.getValue()), new GroupMonitor(part, done++, groups.size()));
            memories.add(name, found);
            if (!found.note().isEmpty()) {
                notes.add((name.isEmpty() ? "" : "'" + name + "': ") + found.note());
            }
            for (List<Object> row : areComponents ? found.components() : found.lags()) {
                final List<DataCell> cells = new ArrayList<>();
                if (isGrouped) {
                    cells.add(entry.getKey());
                }
                row.forEach(value -> cells.add(Cells.of(value, found.note())));
                rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells));
            }
        }
        rows.close();
        if (!notes.isEmpty()) {
            warnings.add(notes.get(0)
                    + (notes.size() > 1 ? "; " + notes.size() + " of " + groups.size() + " groups have a note" : "")
                    + ".");
        }
        if (!memories.leftOut().isEmpty()) {
            warnings.add(memories.leftOut());
        }
        return rows.getTable();
    }

    private BufferedDataTable dimensions(ExecutionContext exec, ExecutionMonitor part, Warnings warnings)
            throws CanceledExecutionException {
        final BufferedDataContainer rows = exec.createDataContainer(spec, false);
        final int all = groups.size();
        int incomplete = 0;
        int untold = 0;
        String first = "";
        for (Map.Entry<DataCell, List<double[]>> entry : groups.entrySet()) {
            part.checkCanceled();
            final double[][] states = states(entry.getValue());
            final Monitor monitor = new GroupMonitor(part, (int) rows.size(), all);
            final String name = isGrouped ? entry.getKey().toString() : "";
            final StatesDimensions dimensions =
                    analysis.estimate(states, series.isPresent() ? monitor.part(0, 0.5) : monitor);
            final Optional<SeriesAnalysis.Found> exponent =
                    series.map(method -> method.estimate(states, monitor.part(0.5, 1)));
            exponent.ifPresentOrElse(found -> separations.add(name, found), () -> picture.add(name, states, monitor));
            if (exponent.isPresent() && !exponent.get().note().isEmpty() && untold++ == 0) {
                warnings.add((name.isEmpty() ? "" : "'" + name + "': ")
                        + exponent.get().note());
            }
            if (!dimensions.problem().isEmpty() && incomplete++ == 0) {
                first = "'" + (isGrouped ? entry.getKey().toString() : "all rows") + "': " + dimensions.problem();
            }
            rows.addRowToTable(new DefaultRow(
                    RowKey.createRowKey(rows.size()), cells(entry.getKey(), states, dimensions, exponent)));
        }
        rows.close();
        final String leftOutOfPicture = series.isPresent() ? separations.leftOut() : picture.leftOut();
        if (!leftOutOfPicture.isEmpty()) {
            warnings.add(leftOutOfPicture);
        }
        if (untold > 1) {
            warnings.add(untold + " of " + all + " groups have no largest exponent.");
        }
        if (incomplete > 0) {
            warnings.add(incomplete + " of " + all + " results have missing dimensions; the first is " + first);
        }
        return rows.getTable();
    }

    /** The principal components of what was estimated, how neighbours separate where an exponent was, or how states remember. */
    Chart chart() {
        if (lags.isPresent()) {
            return memories.chart();
        }
        return series.isPresent() ? separations.chart() : picture.chart();
    }

    private void add(DataRow row) {
        final DataCell key = isGrouped ? row.getCell(group) : NO_GROUP;
        final List<double[]> states = groups.computeIfAbsent(key, k -> new ArrayList<>());
        final double[] state = new double[coordinates.length];
        for (int i = 0; i < state.length; i++) {
            final DataCell cell = row.getCell(coordinates[i]);
            final double x = cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
            if (!Double.isFinite(x)) {
                leftOut++;
                return;
            }
            state[i] = x;
        }
        states.add(state);
    }

    private List<DataCell> cells(
            DataCell key, double[][] states, StatesDimensions dimensions, Optional<SeriesAnalysis.Found> exponent) {
        final List<DataCell> cells = new ArrayList<>();
        if (isGrouped) {
            cells.add(key);
        }
        cells.add(Cells.of(states.length, ""));
        cells.add(Cells.of(states.length == 0 ? width : states[0].length, ""));
        exponent.ifPresent(found ->
                SeriesAnalysis.COLUMNS.forEach(column -> cells.add(Cells.of(found.of(column), found.reason(column)))));
        for (DetailColumn column : analysis.columns()) {
            cells.add(Cells.of(dimensions.of(column), dimensions.reason(column)));
        }
        final String note = Stream.of(
                        dimensions.note(),
                        exponent.map(SeriesAnalysis.Found::note).orElse(""))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("; "));
        cells.add(Cells.of(note.isEmpty() ? null : note, Reasons.of(MeasuredColumn.NOTE)));
        return cells;
    }

    /** One group's share of the whole. */
    private record GroupMonitor(ExecutionMonitor exec, int done, int all) implements Monitor {

        @Override
        public void progress(double fraction) {
            exec.setProgress((done + fraction) / all, () -> done + " of " + all + " groups");
        }

        @Override
        public boolean isCancelled() {
            try {
                exec.checkCanceled();
                return false;
            } catch (CanceledExecutionException e) {
                return true;
            }
        }
    }
}
