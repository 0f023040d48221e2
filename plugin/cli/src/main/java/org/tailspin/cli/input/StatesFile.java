package org.tailspin.cli.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;

/** Clouds of states from CSV files: tables of numbers, and trajectories in wide or long form. */
public final class StatesFile {

    /** What programs write for a number that they do not have, or that is too large: no name of a column, beside numbers. */
    private static final Pattern MISSING = Pattern.compile(
            "\\s*(|[+-]?(nan|inf|infinity)|na|n/a|null|none|[+-]?[0-9.]+e[+-]?[0-9]+)\\s*", Pattern.CASE_INSENSITIVE);

    private StatesFile() {}

    /**
     * A table with a header, one state per row.
     *
     * @param path of the file
     * @param group column whose values tell the clouds apart; null for one cloud
     * @param taken columns that are coordinates; null for all but the group
     * @return the clouds in the order of the file, by the value of the group; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> table(Path path, String group, List<String> taken) {
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> header = lines.next();
            if (header == null) {
                throw new FileProblem(path + " is empty: a table must have a header and at least 1 row");
            }
            final int by = group == null ? -1 : index(lines, header, group);
            final List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                if (i != by && (taken == null || taken.contains(header.get(i)))) {
                    columns.add(i);
                }
            }
            if (taken != null) {
                taken.forEach(name -> index(lines, header, name));
            }
            return rows(path, lines, header.size(), by, columns, null);
        }
    }

    /**
     * A trajectory: long form if its header has the columns step, neuron and x, wide otherwise, with a state per row and
     * with or without a header.
     *
     * @param path of the file
     * @return the states by the name of their network, in the order of the file; the empty text without one
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public static Map<String, double[][]> trajectory(Path path) {
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> first = lines.next();
            if (first == null) {
                throw new FileProblem(path + " is empty: a trajectory must have at least 1 state");
            }
            final int network = first.indexOf(Column.NETWORK.label());
            final int step = first.indexOf(DetailColumn.STEP.label());
            final int neuron = first.indexOf(DetailColumn.NEURON.label());
            final int x = first.indexOf(DetailColumn.X.label());
            if (step >= 0 && neuron >= 0 && x >= 0) {
                return longForm(path, lines, first.size(), new int[] {network, step, neuron, x});
            }
            final boolean hasHeader = first.stream()
                            .anyMatch(cell ->
                                    !isNumber(cell) && !MISSING.matcher(cell).matches())
                    || first.stream().noneMatch(StatesFile::isNumber);
            final List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                if (!hasHeader || i != network && i != step) {
                    columns.add(i);
                }
            }
            return rows(path, lines, first.size(), hasHeader ? network : -1, columns, hasHeader ? null : first);
        }
    }

    private static double number(CsvLines lines, List<String> cells, int column) {
        if (isNumber(cells.get(column))) {
            return Numbers.parse(cells.get(column));
        }
        throw lines.problem("column " + (column + 1) + ": '" + cells.get(column)
                + "' is not a finite number; --group names a column of names, --columns those of numbers"
                + CsvLines.separatorHint(cells));
    }

    private static int index(CsvLines lines, List<String> header, String name) {
        final int index = header.indexOf(name);
        if (index < 0) {
            throw lines.problem("no column is named '" + name + "'; there are '" + String.join("', '", header) + "'"
                    + CsvLines.separatorHint(header));
        }
        return index;
    }

    private static boolean isNumber(String cell) {
        try {
            Numbers.parse(cell);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, double[][]> rows(
            Path path, CsvLines lines, int width, int by, List<Integer> columns, List<String> first) {
        if (columns.isEmpty()) {
            throw lines.problem("there is no column of numbers");
        }
        final Map<String, List<double[]>> groups = new LinkedHashMap<>();
        for (List<String> cells = first == null ? lines.next() : first; cells != null; cells = lines.next()) {
            checkWidth(lines, cells, width);
            final double[] state = new double[columns.size()];
            for (int i = 0; i < state.length; i++) {
                state[i] = number(lines, cells, columns.get(i));
            }
            groups.computeIfAbsent(by < 0 ? "" : cells.get(by), name -> new ArrayList<>())
                    .add(state);
        }
        return arrays(path, groups);
    }

    /** Steps must come in blocks of the same neurons, as they are written. */
    private static Map<String, double[][]> longForm(Path path, CsvLines lines, int width, int[] at) {
        final Map<String, List<double[]>> groups = new LinkedHashMap<>();
        String network = null;
        String step = null;
        final List<Double> state = new ArrayList<>();
        for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
            checkWidth(lines, cells, width);
            final String name = at[0] < 0 ? "" : cells.get(at[0]);
            if (!name.equals(network) || !cells.get(at[1]).equals(step)) {
                close(lines, groups, network, state);
                network = name;
                step = cells.get(at[1]);
            }
            if (lines.number(cells, at[2]) != state.size() + 1) {
                throw lines.problem("the neurons of a step must follow each other from 1, but after " + state.size()
                        + " comes " + cells.get(at[2]));
            }
            state.add(lines.number(cells, at[3]));
        }
        close(lines, groups, network, state);
        return arrays(path, groups);
    }

    private static void close(CsvLines lines, Map<String, List<double[]>> groups, String network, List<Double> state) {
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

    private static void checkWidth(CsvLines lines, List<String> cells, int width) {
        if (cells.size() != width) {
            throw lines.problem("the line has " + cells.size() + " columns, but the first one has " + width
                    + CsvLines.separatorHint(cells));
        }
    }

    private static Map<String, double[][]> arrays(Path path, Map<String, List<double[]>> groups) {
        if (groups.isEmpty()) {
            throw new FileProblem(path + " has a header, but no rows");
        }
        final Map<String, double[][]> arrays = new LinkedHashMap<>();
        groups.forEach((name, states) -> arrays.put(name, states.toArray(double[][]::new)));
        return arrays;
    }
}
