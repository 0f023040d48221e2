package org.tailspin.cli.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.Footprint;

/** A square matrix as CSV without a header, or as NPY: row i, column j is the weight from neuron j to neuron i. */
public final class MatrixFile {

    private MatrixFile() {}

    /**
     * @param path of the file
     * @param limits of its size
     * @return the matrix
     * @throws FileProblem if it cannot be read, or is not a square matrix of finite numbers
     * @throws IllegalArgumentException if Java may not use as much memory as it would take
     */
    public static Coupling read(Path path, CsvLines.Limits limits) {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(NpyFile.ENDING)) {
            return NpyFile.read(path);
        }
        final List<double[]> rows = new ArrayList<>();
        try (CsvLines lines = new CsvLines(path, limits)) {
            for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
                final int n = rows.isEmpty() ? checkFirst(lines, cells) : rows.get(0).length;
                if (cells.size() != n) {
                    throw lines.problem("the row has " + cells.size() + " columns, but the first one has " + n
                            + CsvLines.separatorHint(cells));
                }
                if (rows.size() == n) {
                    throw lines.problem("the matrix must be square: it has more rows than its " + n + " columns");
                }
                if (rows.isEmpty()) {
                    Footprint.matrices(n, 1).check(n, 1);
                }
                final double[] row = new double[n];
                for (int j = 0; j < n; j++) {
                    row[j] = lines.number(cells, j);
                }
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new FileProblem(path + " is empty: a matrix must have at least 1 row");
        }
        if (rows.size() != rows.get(0).length) {
            throw new FileProblem(path + ": the matrix must be square, but has " + rows.size() + " rows and "
                    + rows.get(0).length + " columns");
        }
        return Coupling.of(rows.toArray(double[][]::new), List.of());
    }

    /** A row of names is the most common mistake, and deserves its own words. */
    private static int checkFirst(CsvLines lines, List<String> cells) {
        final String first = cells.get(cells.size() - 1);
        if (CsvLines.separatorHint(cells).isEmpty()
                && !first.isEmpty()
                && Character.isLetter(first.charAt(0))
                && !first.equalsIgnoreCase("nan")
                && !first.equalsIgnoreCase("inf")
                && !first.equalsIgnoreCase("infinity")) {
            throw lines.problem("'" + first + "' looks like a header, but a matrix file has none");
        }
        return cells.size();
    }
}
