package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tailspin.core.dimension.StateColumns;
import org.tailspin.core.dynamics.InputTable;

/**
 * The input of a driven network: a table with a row for each moment and a column for each signal, or an array of NumPy, MATLAB or HDF5.
 * Other columns may hold what is to be read out. Columns that count or date the rows are no signals, and are left out with a note.
 *
 * @param input the signals
 * @param target what is to be read out; empty if nothing is
 */
public record InputFile(InputTable input, Optional<InputTable> target) {

    /**
     * {@return the tables}
     *
     * @param path of the file
     * @param signals names of columns that drive the network; null for all that are no targets
     * @param targets names of columns that are read out; null for none
     * @param variable which array of a file of several
     * @param notes takes what is to be said of how the file was read
     * @throws FileProblem if the file cannot be read, a column is missing, or a number is missing or not finite
     */
    public static InputFile read(
            Path path, List<String> signals, List<String> targets, Variable variable, Consumer<String> notes) {
        final Optional<List<String>> header = header(path);
        if (targets == null) {
            final List<String> names = signals != null ? signals : List.of();
            return new InputFile(table(path, signals, names, variable, notes), Optional.empty());
        }
        if (header.isEmpty()) {
            throw new FileProblem(
                    path + ": targets are chosen by the names of their columns, which this file does not have");
        }
        final List<String> driving = signals != null ? signals : others(path, header.get(), targets, notes);
        return new InputFile(
                table(path, driving, driving, variable, notes),
                Optional.of(table(path, targets, targets, variable, notes)));
    }

    /** Columns that are no targets, and are not named as a time. */
    private static List<String> others(Path path, List<String> header, List<String> targets, Consumer<String> notes) {
        final List<String> names = new ArrayList<>();
        for (String name : header) {
            if (StateColumns.isNamedSo(name)) {
                notes.accept(path + ": column '" + name + "' counts or dates the rows by its name, and was left out");
            } else if (!targets.contains(name)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new FileProblem(path + " has no column left that drives the network: all are targets or times");
        }
        return names;
    }

    /** Names of columns; empty for a file without them. */
    private static Optional<List<String>> header(Path path) {
        if (ArrayFile.of(path, (arrays, isAlone) -> true).isPresent()) {
            return Optional.empty();
        }
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> first = lines.next();
            return first == null || first.stream().allMatch(lines::isNumber) ? Optional.empty() : Optional.of(first);
        }
    }

    private static InputTable table(
            Path path, List<String> taken, List<String> names, Variable variable, Consumer<String> notes) {
        final Map<String, double[][]> rows = StatesFile.table(path, null, taken, variable, notes, interval -> {});
        try {
            return InputTable.of(rows.values().iterator().next(), names);
        } catch (IllegalArgumentException e) {
            throw new FileProblem(path + ": " + e.getMessage());
        }
    }
}
