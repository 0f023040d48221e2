package org.tailspin.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.SparseMatrix;

/**
 * A matrix in the exchange format of Matrix Market (Boisvert, Pozo, Remington 1996): entries by coordinates or all, real, whole
 * or a pattern of ones, and the other half of a symmetric or skew-symmetric one.
 */
final class MatrixMarket {

    private static final int SIZES = 3;

    private final CsvLines lines;
    private final boolean isByCoordinates;
    private final boolean isPattern;
    private final String symmetry;

    /** All entries of a matrix that is given whole. */
    private double[][] rows;

    /** Those of a matrix by coordinates, and how many there are. */
    private int[] targets = {};

    private int[] sources = {};
    private double[] weights = {};
    private int count;
    private final BitSet isMirrored = new BitSet();
    private long mirrored;
    private long repeated;

    private MatrixMarket(CsvLines lines, List<String> banner) {
        this.lines = lines;
        isByCoordinates = one(banner, 2, "coordinate", "array").equals("coordinate");
        isPattern = one(banner, 3, "real", "integer", "double", "pattern").equals("pattern");
        symmetry = one(banner, 4, "general", "symmetric", "skew-symmetric");
    }

    private String one(List<String> banner, int place, String... allowed) {
        final String word = place < banner.size() ? banner.get(place).toLowerCase(Locale.ROOT) : "";
        if (!List.of(allowed).contains(word)) {
            throw lines.problem("the " + (place + 1) + "th word of a Matrix Market file must be "
                    + String.join(" or ", allowed) + ", but is '" + word + "'");
        }
        return word;
    }

    /**
     * {@return the matrix}
     *
     * @param lines of the file, from the first
     * @throws org.tailspin.files.FileProblem if it is wrong, or not square
     * @throws IllegalArgumentException if the memory does not hold it
     */
    static GivenMatrix read(CsvLines lines) {
        return new MatrixMarket(lines, List.of(lines.remark().strip().split("\\s+"))).read();
    }

    private GivenMatrix read() {
        final List<String> sizes = lines.next();
        if (sizes == null || sizes.size() != (isByCoordinates ? SIZES : 2)) {
            throw lines.problem("the line of sizes must have " + (isByCoordinates ? SIZES : 2) + " numbers");
        }
        final int n = whole(sizes, 0, Integer.MAX_VALUE);
        if (whole(sizes, 1, Integer.MAX_VALUE) != n) {
            throw lines.problem(
                    "the matrix must be square, but has " + sizes.get(0) + " rows and " + sizes.get(1) + " columns");
        }
        if (!isByCoordinates) {
            Footprint.matrices(n, 1).check("the matrix of " + n + " neurons");
            rows = new double[n][n];
        }
        final long entries = isByCoordinates ? readCoordinates(n, sizes) : readAll(n);
        if (lines.next() != null) {
            throw lines.problem("the file continues after its " + entries + " entries");
        }
        final Coupling coupling = isByCoordinates
                ? Coupling.of(
                        SparseMatrix.of(
                                n, n, targets, sources, weights, count, e -> repeated += isMirrored.get(e) ? 0 : 1),
                        List.of())
                : Coupling.of(rows, List.of());
        final List<String> notes = new ArrayList<>();
        if (mirrored > 0) {
            notes.add(mirrored + " entries of a " + symmetry + " matrix were taken both ways");
        }
        if (repeated > 0) {
            notes.add("the weights of " + repeated + " entries were added to those of the same place");
        }
        return new GivenMatrix(coupling, notes);
    }

    private long readCoordinates(int n, List<String> sizes) {
        final long entries = (long) lines.number(sizes, 2);
        for (long k = 0; k < entries; k++) {
            final List<String> cells = lines.next();
            if (cells == null) {
                throw lines.problem("the file has " + k + " entries, but announces " + entries);
            }
            if (cells.size() != (isPattern ? 2 : SIZES)) {
                throw lines.problem(
                        "an entry must have " + (isPattern ? 2 : SIZES) + " numbers, but has " + cells.size());
            }
            set(whole(cells, 0, n) - 1, whole(cells, 1, n) - 1, isPattern ? 1 : lines.number(cells, 2));
        }
        return entries;
    }

    /** Column by column; of a symmetric matrix the lower half, of a skew-symmetric one without its diagonal. */
    private long readAll(int n) {
        long entries = 0;
        for (int j = 0; j < n; j++) {
            final int from = symmetry.equals("general") ? 0 : symmetry.equals("symmetric") ? j : j + 1;
            for (int i = from; i < n; i++) {
                final List<String> cells = lines.next();
                if (cells == null || cells.size() != 1) {
                    throw lines.problem("a line must have 1 entry of the matrix, of which there were " + entries);
                }
                set(i, j, lines.number(cells, 0));
                entries++;
            }
        }
        return entries;
    }

    private void set(int i, int j, double value) {
        put(i, j, value);
        if (i != j && !symmetry.equals("general")) {
            isMirrored.set(count);
            put(j, i, symmetry.equals("symmetric") ? value : -value);
            mirrored++;
        }
    }

    private void put(int i, int j, double value) {
        if (!isByCoordinates) {
            rows[i][j] = value;
            return;
        }
        if (count == targets.length) {
            final int capacity = SparseMatrix.grown(count);
            targets = Arrays.copyOf(targets, capacity);
            sources = Arrays.copyOf(sources, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }
        targets[count] = i;
        sources[count] = j;
        weights[count++] = value;
    }

    private int whole(List<String> cells, int place, int largest) {
        final double value = lines.number(cells, place);
        if (value != Math.rint(value) || value < 1 || value > largest) {
            throw lines.problem("'" + cells.get(place) + "' must be a whole number in 1.." + largest);
        }
        return (int) value;
    }
}
