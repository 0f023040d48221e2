package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.tailspin.core.dimension.StateColumns;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;

/**
 * Clouds of states: arrays of NumPy, MATLAB or HDF5 with a state in each row, tables of numbers, and trajectories in wide or long
 * form. Columns that count or date the rows are no coordinates, and are left out with a note.
 */
public final class StatesFile {

    private final Path path;
    private final CsvLines lines;
    private final Consumer<String> notes;
    private final DoubleConsumer interval;
    private final FileOption.Names names;

    private StatesFile(
            Path path, CsvLines lines, Consumer<String> notes, DoubleConsumer interval, FileOption.Names names) {
        this.path = path;
        this.lines = lines;
        this.notes = notes;
        this.interval = interval;
        this.names = names;
    }

    /**
     * A table, one state per row, whatever the time between its rows is.
     *
     * @param path of the file
     * @param group column whose values tell the clouds apart; null for one cloud
     * @param taken columns that are coordinates; null for all but the group and those that count or date the rows
     * @param notes takes what is to be said of how the file was read
     * @return the clouds in the order of the file, by the value of the group; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> table(Path path, String group, List<String> taken, Consumer<String> notes) {
        return table(path, group, taken, Variable.NONE, notes, interval -> {});
    }

    /**
     * A table, one state per row, with a header or without.
     *
     * @param path of the file
     * @param group column whose values tell the clouds apart; null for one cloud
     * @param taken columns that are coordinates; null for all but the group and those that count or date the rows
     * @param variable which array of a file of several
     * @param notes takes what is to be said of how the file was read
     * @param interval takes the time between two rows, if a column that dates them is left out and rises by equal steps
     * @return the clouds in the order of the file, by the value of the group; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> table(
            Path path,
            String group,
            List<String> taken,
            Variable variable,
            Consumer<String> notes,
            DoubleConsumer interval) {
        return table(path, group, taken, variable, notes, interval, FileOption.Names.COMMAND_LINE);
    }

    /**
     * The same, with other names of what chooses in messages.
     *
     * @param path of the file
     * @param group column whose values tell the clouds apart; null for one cloud
     * @param taken columns that are coordinates; null for all but the group and those that count or date the rows
     * @param variable which array of a file of several
     * @param notes takes what is to be said of how the file was read
     * @param interval takes the time between two rows, if a column that dates them is left out and rises by equal steps
     * @param names what messages call the choices
     * @return the clouds in the order of the file, by the value of the group; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> table(
            Path path,
            String group,
            List<String> taken,
            Variable variable,
            Consumer<String> notes,
            DoubleConsumer interval,
            FileOption.Names names) {
        final Optional<Map<String, double[][]>> array = array(path, variable, notes, interval);
        if (array.isPresent()) {
            if (group != null || taken != null) {
                throw new FileProblem(path + " is an array without names of columns, which "
                        + names.of(FileOption.GROUP) + " and " + names.of(FileOption.COLUMNS) + " would choose");
            }
            return array.get();
        }
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final StatesFile file = new StatesFile(path, lines, notes, interval, names);
            final List<String> first = lines.next();
            if (first == null) {
                throw new FileProblem(path + " is empty: a table must have at least 1 row");
            }
            final boolean hasHeader = file.isHeader(first);
            if (!hasHeader && (group != null || taken != null)) {
                throw lines.problem("the first line has numbers only, but " + names.of(FileOption.GROUP) + " and "
                        + names.of(FileOption.COLUMNS) + " need a header with names");
            }
            final int by = group == null ? -1 : file.index(first, group);
            final List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                if (i != by && (taken == null || taken.contains(first.get(i)))) {
                    columns.add(i);
                }
            }
            if (taken != null) {
                taken.forEach(name -> file.index(first, name));
            }
            return file.rows(first, hasHeader, by, columns, taken == null);
        }
    }

    /**
     * A trajectory: long form if its header has the columns step, neuron and x, wide otherwise, with a state per row and
     * with or without a header.
     *
     * @param path of the file
     * @param variable which array of a file of several
     * @param notes takes what is to be said of how the file was read
     * @param interval takes the time between two rows, if a column that dates them is left out and rises by equal steps
     * @return the states by the name of their network, in the order of the file; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> trajectory(
            Path path, Variable variable, Consumer<String> notes, DoubleConsumer interval) {
        return trajectory(path, variable, notes, interval, FileOption.Names.COMMAND_LINE);
    }

    /**
     * The same, with other names of what chooses in messages.
     *
     * @param path of the file
     * @param variable which array of a file of several
     * @param notes takes what is to be said of how the file was read
     * @param interval takes the time between two rows, if a column that dates them is left out and rises by equal steps
     * @param names what messages call the choices
     * @return the states by the name of their network, in the order of the file; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> trajectory(
            Path path, Variable variable, Consumer<String> notes, DoubleConsumer interval, FileOption.Names names) {
        final Optional<Map<String, double[][]>> array = array(path, variable, notes, interval);
        if (array.isPresent()) {
            return array.get();
        }
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final StatesFile file = new StatesFile(path, lines, notes, interval, names);
            final List<String> first = lines.next();
            if (first == null) {
                throw new FileProblem(path + " is empty: a trajectory must have at least 1 state");
            }
            final int network = first.indexOf(RecipeColumn.NETWORK.label());
            final int step = first.indexOf(DetailColumn.STEP.label());
            final int neuron = first.indexOf(DetailColumn.NEURON.label());
            final int x = first.indexOf(DetailColumn.X.label());
            if (step >= 0 && neuron >= 0 && x >= 0) {
                return file.longForm(first.size(), new int[] {network, step, neuron, x});
            }
            final boolean hasHeader = file.isHeader(first);
            final List<Integer> columns = new ArrayList<>();
            // the distance of a twin, which stands beside the states x1, x2, ... of a trajectory of ours
            final int distance =
                    first.contains(DetailColumn.X.label() + 1) ? first.indexOf(DetailColumn.DISTANCE.label()) : -1;
            for (int i = 0; i < first.size(); i++) {
                if (!hasHeader || i != network && i != step && i != distance) {
                    columns.add(i);
                }
            }
            return file.rows(first, hasHeader, hasHeader ? network : -1, columns, true);
        }
    }

    private static Optional<Map<String, double[][]>> array(
            Path path, Variable variable, Consumer<String> notes, DoubleConsumer interval) {
        final Optional<NumericArray> array = ArrayFile.read(
                path,
                new ArrayChoice(
                        variable, shape -> NumericArray.isTable(shape) && shape[0] > 1, "array of states in rows"));
        if (array.isEmpty()) {
            return Optional.empty();
        }
        NumericArray states = array.get();
        if (states.shape().length == 1) {
            states = new NumericArray(new int[] {states.shape()[0], 1}, states.values()); // one neuron
        }
        if (!NumericArray.isTable(states.shape())) {
            throw new FileProblem(path + ": states must stand in the rows of an array of two extents, but this is "
                    + NumericArray.words(states.shape()));
        }
        final double[][] rows = states.rows();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (!Double.isFinite(rows[i][j])) {
                    throw new FileProblem(path + ": row " + (i + 1) + ", column " + (j + 1) + " is " + rows[i][j]
                            + ", but must be a finite number");
                }
            }
        }
        final List<double[]> cloud = Arrays.asList(rows);
        final Optional<String> why = rows[0].length == 1
                ? Optional.empty()
                : StateColumns.whyNot("1", true, List.of(cloud), state -> state[0]);
        if (why.isPresent()) {
            notes.accept(path + ": the first column " + why.get() + " and was left out");
            StateColumns.interval("1", List.of(cloud), state -> state[0]).ifPresent(interval);
            cloud.replaceAll(state -> Arrays.copyOfRange(state, 1, state.length));
        }
        return Optional.of(Map.of("", cloud.toArray(double[][]::new)));
    }

    /** A line with a cell that is neither a number nor stands for one; or of numbers that count or are long. */
    private boolean isHeader(List<String> first) {
        if (first.stream().anyMatch(cell -> !lines.isNumber(cell) && !MissingNumber.is(cell))
                || first.stream().noneMatch(lines::isNumber)) {
            return true;
        }
        final int from = first.get(0).isEmpty() ? 1 : 0;
        final List<String> numbers = first.subList(from, first.size());
        if (CsvLines.isCounting(numbers, 0) && (numbers.size() > 2 || from > 0 || hasDecimalsNext())
                || CsvLines.areIds(numbers)) {
            notes.accept(
                    path + ": the first line, " + String.join(", ", numbers.subList(0, Math.min(2, numbers.size())))
                            + (numbers.size() > 2 ? ", ..." : "") + ", was taken as a header of numbers");
            return true;
        }
        return false;
    }

    /** Whether the line after the first is of numbers with decimals, so that one without any is no state of the same file. */
    private boolean hasDecimalsNext() {
        final List<String> second = lines.peek();
        return second != null && second.stream().allMatch(cell -> lines.isNumber(cell) && !cell.matches("[+-]?\\d+"));
    }

    private double number(List<String> cells, int column) {
        if (lines.isNumber(cells.get(column))) {
            return lines.number(cells, column);
        }
        throw lines.problem("column " + (column + 1) + ": '" + cells.get(column)
                + "' is not a finite number; " + names.of(FileOption.GROUP) + " names a column of names, "
                + names.of(FileOption.COLUMNS) + " those of numbers");
    }

    private int index(List<String> header, String name) {
        final int index = header.indexOf(name);
        if (index < 0) {
            throw lines.problem("no column is named '" + name + "'; there are '" + String.join("', '", header) + "'");
        }
        return index;
    }

    private Map<String, double[][]> rows(
            List<String> first, boolean hasHeader, int by, List<Integer> candidates, boolean isFree) {
        List<Integer> columns = candidates;
        if (columns.isEmpty()) {
            throw lines.problem("there is no column of numbers");
        }
        final Map<String, List<double[]>> groups = new LinkedHashMap<>();
        if (hasHeader && lines.leaveOutRowNames(first.size())) {
            notes.accept(path
                    + ": every line has one cell more than the header: the first one was taken as a name of the row");
        }
        List<String> line = hasHeader ? lines.next() : first;
        if (line != null && hasHeader && isFree) {
            columns = withoutDates(first, lines.fit(line, first.size()), columns);
        }
        for (; line != null; line = lines.next()) {
            final List<String> cells = lines.fit(line, first.size());
            final double[] state = new double[columns.size()];
            for (int i = 0; i < state.length; i++) {
                state[i] = number(cells, columns.get(i));
            }
            groups.computeIfAbsent(by < 0 ? "" : cells.get(by), name -> new ArrayList<>())
                    .add(state);
        }
        lines.notes().forEach(note -> notes.accept(path + ": " + note));
        if (isFree) {
            leaveOut(groups, hasHeader ? first : null, columns);
        }
        return arrays(groups);
    }

    /** Without a time as text, such as a date. */
    private List<Integer> withoutDates(List<String> header, List<String> cells, List<Integer> columns) {
        final List<Integer> numeric = new ArrayList<>();
        for (int column : columns) {
            if (StateColumns.isNamedSo(header.get(column))
                    && !lines.isNumber(cells.get(column))
                    && !MissingNumber.is(cells.get(column))) {
                leftOut(header.get(column), column, "holds text");
            } else {
                numeric.add(column);
            }
        }
        return numeric;
    }

    private void leaveOut(Map<String, List<double[]>> groups, List<String> header, List<Integer> columns) {
        final List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final int place = i;
            final int column = columns.get(i);
            final String name = header == null ? Integer.toString(column + 1) : header.get(column);
            final Optional<String> why = StateColumns.whyNot(name, column == 0, groups.values(), state -> state[place]);
            if (why.isPresent()) {
                leftOut(header == null ? "" : name, column, why.get());
                StateColumns.interval(name, groups.values(), state -> state[place])
                        .ifPresent(interval);
            } else {
                kept.add(i);
            }
        }
        if (kept.isEmpty()) {
            throw new FileProblem(path
                    + " has no column that neither counts nor dates the rows; " + names.of(FileOption.COLUMNS)
                    + " takes one all the same");
        }
        if (kept.size() < columns.size()) {
            groups.values()
                    .forEach(states -> states.replaceAll(
                            state -> kept.stream().mapToDouble(i -> state[i]).toArray()));
        }
    }

    private void leftOut(String name, int column, String why) {
        notes.accept(path + ": column " + (column + 1) + (name.isEmpty() ? "" : ", '" + name + "',") + " " + why
                + " and was left out; " + names.of(FileOption.TABLE) + " with " + names.of(FileOption.COLUMNS)
                + " takes it in");
    }

    /** Steps must come in blocks of the same neurons, as they are written. */
    private Map<String, double[][]> longForm(int width, int[] at) {
        final Map<String, List<double[]>> groups = new LinkedHashMap<>();
        String network = null;
        String step = null;
        final List<Double> state = new ArrayList<>();
        for (List<String> line = lines.next(); line != null; line = lines.next()) {
            final List<String> cells = lines.fit(line, width);
            final String name = at[0] < 0 ? "" : cells.get(at[0]);
            if (!name.equals(network) || !cells.get(at[1]).equals(step)) {
                close(groups, network, state);
                network = name;
                step = cells.get(at[1]);
            }
            if (lines.number(cells, at[2]) != state.size() + 1) {
                throw lines.problem("the neurons of a step must follow each other from 1, but after " + state.size()
                        + " comes " + cells.get(at[2]));
            }
            state.add(lines.number(cells, at[3]));
        }
        close(groups, network, state);
        return arrays(groups);
    }

    private void close(Map<String, List<double[]>> groups, String network, List<Double> state) {
        if (network == null) {
            return;
        }
        final List<double[]> states = groups.computeIfAbsent(network, name -> new ArrayList<>());
        if (!states.isEmpty() && states.get(0).length != state.size()) {
            throw lines.problem(
                    "the step before has " + state.size() + " neurons, but the first one has " + states.get(0).length);
        }
        states.add(state.stream().mapToDouble(Double::doubleValue).toArray());
        state.clear();
    }

    private Map<String, double[][]> arrays(Map<String, List<double[]>> groups) {
        if (groups.isEmpty()) {
            throw new FileProblem(path + " has a header, but no rows");
        }
        final Map<String, double[][]> arrays = new LinkedHashMap<>();
        groups.forEach((name, states) -> arrays.put(name, states.toArray(double[][]::new)));
        return arrays;
    }
}
