package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A square table whose rows or columns have names, as pandas, R, KNIME and spreadsheets write a matrix. */
public final class NamedSquare {

    /** What programs call rows and columns that nobody has named: V1, X1, Row0, Column 1, col1, 17. */
    private static final Pattern GENERIC = Pattern.compile("(?i)(v|x|row|column|col|unnamed:|\\.\\.\\.)?[ _]?\\d+");

    private NamedSquare() {}

    /**
     * {@return the matrix, its rows in the order of its columns}
     *
     * @param columns names of the sources; empty if there are none
     * @param rows names of the targets; empty if there are none
     * @param weights {@code weights[i][j]} from source j to target i; square
     * @throws IllegalArgumentException if it is not square, or the rows and the columns name other neurons
     */
    public static GivenMatrix of(List<String> columns, List<String> rows, double[][] weights) {
        if (columns.isEmpty() || rows.isEmpty() || columns.equals(rows)) {
            return new GivenMatrix(Coupling.of(weights, columns.isEmpty() ? rows : columns), List.of());
        }
        if (columns.size() != rows.size()) {
            throw new IllegalArgumentException(
                    "the matrix must be square, but has " + rows.size() + " rows and " + columns.size() + " columns");
        }
        if (new HashSet<>(columns).equals(new HashSet<>(rows)) && new HashSet<>(rows).size() == rows.size()) {
            final Map<String, double[]> byName = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                byName.put(rows.get(i), weights[i]);
            }
            final List<double[]> sorted = new ArrayList<>();
            columns.forEach(name -> sorted.add(byName.get(name)));
            return new GivenMatrix(
                    Coupling.of(sorted.toArray(double[][]::new), columns),
                    List.of(
                            "the rows of the matrix stand in another order than its columns, and were put into theirs by"
                                    + " their names"));
        }
        if (areGeneric(rows)) {
            return new GivenMatrix(Coupling.of(weights, columns), List.of());
        }
        if (areGeneric(columns)) {
            return new GivenMatrix(Coupling.of(weights, rows), List.of());
        }
        int i = 0;
        while (columns.get(i).equals(rows.get(i)) || columns.contains(rows.get(i))) {
            i++;
        }
        throw new IllegalArgumentException(
                "the rows and the columns of a square matrix must name the same neurons, but row " + (i + 1) + " is '"
                        + rows.get(i) + "', which no column is");
    }

    private static boolean areGeneric(List<String> names) {
        return names.stream().allMatch(name -> GENERIC.matcher(name).matches());
    }
}
