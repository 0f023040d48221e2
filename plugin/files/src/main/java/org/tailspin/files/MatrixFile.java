package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.NamedSquare;
import org.tailspin.core.linalg.Footprint;

/**
 * A square matrix: text with or without names of its rows and columns, Matrix Market, or an array of NumPy, SciPy, MATLAB or HDF5.
 * Row i, column j is the weight from neuron j to neuron i.
 */
public final class MatrixFile {

    /** Numbers between two reports of progress: some tens of milliseconds. */
    private static final int BETWEEN_REPORTS = 1 << 17;

    private final CsvLines lines;
    private final Path path;
    private final Monitor monitor;

    /** Numbers of the table; of a table with names of its rows, without these. */
    private final List<double[]> rows = new ArrayList<>();

    private final List<String> rowNames = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<String> header = List.of();

    /** The first line, if it may be one of names: it counts, or holds long ids. */
    private List<String> numbered = List.of();

    private boolean hasRowNames;
    private int width;

    private MatrixFile(Path path, CsvLines lines, Monitor monitor) {
        this.path = path;
        this.lines = lines;
        this.monitor = monitor;
    }

    /**
     * {@return the matrix}
     *
     * @param path of the file
     * @param limits of its size, if it is text
     * @param variable which array, in a file of several; without a name the only square one
     * @throws FileProblem if it cannot be read, or is not a square matrix of finite numbers
     * @throws IllegalArgumentException if Java may not use as much memory as it would take
     */
    public static GivenMatrix read(Path path, CsvLines.Limits limits, Variable variable) {
        return read(path, limits, variable, Monitor.NONE);
    }

    /**
     * The same, which can be stopped while it reads text.
     *
     * @param path of the file
     * @param limits of its size, if it is text
     * @param variable which array, in a file of several; without a name the only square one
     * @param monitor told which part of a text has been read, and asked now and then whether to stop
     * @return the matrix
     * @throws FileProblem if it cannot be read, or is not a square matrix of finite numbers
     * @throws IllegalArgumentException if Java may not use as much memory as it would take
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static GivenMatrix read(Path path, CsvLines.Limits limits, Variable variable, Monitor monitor) {
        final Optional<Coupling> array = ArrayFile.read(
                path,
                new ArrayChoice(variable, NumericArray::isSquare, "square matrix of numbers"),
                found -> of(path, found));
        if (array.isPresent()) {
            return new GivenMatrix(array.get(), List.of());
        }
        try (CsvLines lines = new CsvLines(path, limits)) {
            return lines.remark().startsWith("%%MatrixMarket")
                    ? MatrixMarket.read(lines)
                    : new MatrixFile(path, lines, monitor).read();
        }
    }

    private static void checkFinite(Path path, SparseArray array) {
        for (int k = 0; k < array.values().length; k++) {
            if (!Double.isFinite(array.values()[k])) {
                throw new FileProblem(path + ": the entry in row " + (array.rows()[k] + 1) + ", column "
                        + (array.columns()[k] + 1) + " is " + array.values()[k] + ", but must be a finite number");
            }
        }
    }

    private static Coupling of(Path path, StoredArray found) {
        if (!NumericArray.isSquare(found.shape())) {
            throw new FileProblem(path + ": the matrix must be square and have at least 1 row, but is "
                    + NumericArray.words(found.shape()));
        }
        final Optional<SparseArray> sparse = found.sparse();
        if (sparse.isPresent()) {
            checkFinite(path, sparse.get());
            return Coupling.of(sparse.get().matrix(), List.of());
        }
        final NumericArray array = found.read();
        final int n = array.shape()[0];
        for (int k = 0; k < array.values().length; k++) {
            if (!Double.isFinite(array.values()[k])) {
                throw new FileProblem(path + ": the entry in row " + (k / n + 1) + ", column " + (k % n + 1) + " is "
                        + array.values()[k] + ", but must be a finite number");
            }
        }
        return Coupling.of(array.rows(), List.of());
    }

    private GivenMatrix read() {
        List<String> cells = lines.next();
        if (cells == null) {
            throw new FileProblem(path + " is empty: a matrix must have at least 1 row");
        }
        if (isHeader(cells)) {
            header = cells;
            cells = lines.next();
        }
        if (cells == null) {
            throw new FileProblem(path + " has names of neurons, but no weights");
        }
        start(cells);
        long before = 0;
        for (long numbers = 0; cells != null; cells = lines.next(), numbers += width) {
            add(cells);
            if (numbers - before >= BETWEEN_REPORTS) {
                before = numbers;
                monitor.checkCancelled();
                monitor.progress(lines.share());
            }
        }
        return finished();
    }

    /** A line of names: at least one is no number, other than the first cell, which may be the name of a row. */
    private boolean isHeader(List<String> cells) {
        final boolean hasName = cells.subList(Math.min(1, cells.size() - 1), cells.size()).stream()
                .anyMatch(cell -> isName(cell));
        final boolean isCorner = cells.size() > 1
                && !lines.isNumber(cells.get(0))
                && (cells.get(0).isEmpty() || isCornerName(cells.get(0)))
                && areNumbered(cells.subList(1, cells.size()));
        return hasName || isCorner;
    }

    private static boolean isCornerName(String cell) {
        final String plain = cell.toLowerCase(Locale.ROOT);
        return plain.equals("row id")
                || plain.equals("index")
                || plain.equals("name")
                || plain.equals("id")
                || plain.equals("neuron")
                || plain.startsWith("unnamed");
    }

    /** What begins with a letter and is no NaN; a broken number is a mistake of its row, and no name. */
    private boolean isName(String cell) {
        return !cell.isEmpty() && Character.isLetter(cell.codePointAt(0)) && !MissingNumber.is(cell);
    }

    private static boolean areNumbered(List<String> cells) {
        return cells.stream().allMatch(cell -> cell.matches("\\d+([.]0+)?"))
                && new HashSet<>(cells).size() == cells.size();
    }

    /** Learns from the first row of numbers whether rows have names. */
    private void start(List<String> cells) {
        final boolean isShortHeader = !header.isEmpty()
                && cells.size() == header.size() + 1
                && !cells.get(header.size()).isEmpty();
        final boolean isCornered = !header.isEmpty()
                && cells.size() == header.size()
                && (header.get(0).isEmpty() || isName(cells.get(0)) || isCornerName(header.get(0)));
        hasRowNames = isShortHeader || isCornered || header.isEmpty() && cells.size() > 1 && isName(cells.get(0));
        if (isCornered) {
            header = header.subList(1, header.size());
        }
        width = header.isEmpty() ? cells.size() - (hasRowNames ? 1 : 0) : header.size();
        if (header.isEmpty()
                && !hasRowNames
                && (CsvLines.isCounting(cells, 0) || CsvLines.isCounting(cells, 1) || CsvLines.areIds(cells))) {
            numbered = cells;
        }
        Footprint.matrices(width, 1).check("the matrix of the " + width + " columns of " + path);
    }

    private void add(List<String> line) {
        final int shift = hasRowNames ? 1 : 0;
        final List<String> cells = lines.fit(line, width + shift);
        if (rows.size() == width + (numbered.isEmpty() ? 0 : 1)) {
            throw lines.problem("the matrix must be square: it has more rows than its " + width + " columns");
        }
        if (hasRowNames) {
            rowNames.add(cells.get(0));
        }
        final double[] row = new double[width];
        for (int j = 0; j < width; j++) {
            row[j] = lines.number(cells, j + shift);
        }
        rows.add(row);
    }

    private GivenMatrix finished() {
        if (rows.size() == width + 1 && !numbered.isEmpty()) {
            header = numbered;
            rows.remove(0);
            notes.add("the first line is one row too many and counts, or holds long ids: it was taken as names of the"
                    + " columns");
        }
        if (rows.size() == width - 1 && !hasRowNames && isCounting()) {
            rowNames.addAll(
                    rows.stream().map(row -> Long.toString((long) row[0])).toList());
            rows.replaceAll(row -> Arrays.copyOfRange(row, 1, width));
            header = header.isEmpty() ? header : header.subList(1, width);
            notes.add("the first column is one too many and counts the rows: it was taken as their names");
        } else if (rows.size() != width) {
            throw new FileProblem(
                    path + ": the matrix must be square, but has " + rows.size() + " rows and " + width + " columns");
        }
        try {
            notes.addAll(lines.notes());
            final GivenMatrix matrix = NamedSquare.of(header, rowNames, rows.toArray(double[][]::new));
            notes.addAll(matrix.notes());
            return new GivenMatrix(matrix.coupling(), notes);
        } catch (IllegalArgumentException e) {
            throw new FileProblem(path + ": " + e.getMessage(), e);
        }
    }

    private boolean isCounting() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i)[0] != rows.get(0)[0] + i) {
                return false;
            }
        }
        return !rows.isEmpty() && (rows.get(0)[0] == 0 || rows.get(0)[0] == 1);
    }
}
