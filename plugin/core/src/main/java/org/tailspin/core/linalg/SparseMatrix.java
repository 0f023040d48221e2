package org.tailspin.core.linalg;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;

/**
 * A real matrix of few entries, stored by compressed rows (CSR): 12 bytes for each entry that is not 0.
 *
 * <p>Rows are targets and columns are sources. The products that advance a state have the bits of those with a {@link
 * ColumnMatrix} of the same entries: both sum a_ij x_j in ascending j, and a sum that begins with +0 is never -0 when it rounds
 * to nearest, so that leaving out the terms of zeros, which are +0 or -0, changes nothing. Immutable; several threads may read
 * it.
 */
public final class SparseMatrix {

    /** Vectors that are carried side by side in a {@link #multiplyEight}. */
    static final int EIGHT = 8;

    /** Vectors that are carried side by side in plain arithmetic, and what is left of a frame. */
    static final int FOUR = 4;

    /** Takes an entry. */
    @FunctionalInterface
    public interface EntryConsumer {
        /**
         * Sees an entry.
         *
         * @param i row (target)
         * @param j column (source)
         * @param entry a_ij, not 0
         */
        void accept(int i, int j, double entry);
    }

    /** Makes another entry of one. */
    @FunctionalInterface
    public interface EntryOperator {
        /**
         * {@return what takes its place; 0 removes it}
         *
         * @param i row (target)
         * @param j column (source)
         * @param entry a_ij, not 0
         */
        double apply(int i, int j, double entry);
    }

    private final int columns;

    /** The entries of row i are those from {@code starts[i]} to {@code starts[i + 1]}. */
    private final int[] starts;

    /** Column of each entry, ascending in each row. */
    private final int[] sources;

    private final double[] entries;

    /**
     * Wraps the arrays of compressed rows.
     *
     * @param columns number of columns
     * @param starts where the entries of each row start, and where the last row ends
     * @param sources column of each entry, ascending in each row; kept, not copied
     * @param entries none of them 0; kept, not copied
     */
    private SparseMatrix(int columns, int[] starts, int[] sources, double[] entries) {
        this.columns = columns;
        this.starts = starts;
        this.sources = sources;
        this.entries = entries;
    }

    /**
     * Sorts a list of entries. Those of one place are summed in the order of the list.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param i row of each entry
     * @param j column of each entry
     * @param entry the entries
     * @param count how many of them
     * @param repeated takes the index of every entry whose place an earlier one has
     * @return the matrix, without what is 0
     */
    public static SparseMatrix of(
            int rows, int columns, int[] i, int[] j, double[] entry, int count, IntConsumer repeated) {
        // a stable sort by columns and then by rows: in time and memory that go with the entries
        final int[] byColumn = new int[count];
        final int[] at = starts(columns, j, count);
        for (int e = 0; e < count; e++) {
            byColumn[at[j[e]]++] = e;
        }
        final int[] starts = starts(rows, i, count);
        final int[] next = starts.clone();
        final int[] sorted = new int[count];
        for (int e : byColumn) {
            sorted[next[i[e]]++] = e;
        }
        final int[] sources = byColumn; // of no further use
        final double[] entries = new double[count];
        int filled = 0;
        for (int row = 0; row < rows; row++) {
            final int first = filled;
            int from = starts[row];
            final int to = starts[row + 1];
            while (from < to) {
                final int source = j[sorted[from]];
                double sum = entry[sorted[from]];
                for (from++; from < to && j[sorted[from]] == source; from++) {
                    sum += entry[sorted[from]];
                    repeated.accept(sorted[from]);
                }
                if (sum != 0) {
                    sources[filled] = source;
                    entries[filled++] = sum;
                }
            }
            starts[row] = first;
        }
        starts[rows] = filled;
        return new SparseMatrix(columns, starts, fit(sources, filled), fit(entries, filled));
    }

    /**
     * {@return its entries that are not 0}
     *
     * @param dense any matrix
     */
    public static SparseMatrix of(ColumnMatrix dense) {
        int count = 0;
        for (int i = 0; i < dense.rows(); i++) {
            for (int j = 0; j < dense.columns(); j++) {
                count += dense.get(i, j) != 0 ? 1 : 0;
            }
        }
        final Builder made = new Builder(dense.rows(), dense.columns(), count);
        for (int i = 0; i < dense.rows(); i++) {
            for (int j = 0; j < dense.columns(); j++) {
                made.add(i, j, dense.get(i, j));
            }
        }
        return made.build();
    }

    private static int[] starts(int size, int[] place, int count) {
        final int[] starts = new int[size + 1];
        for (int e = 0; e < count; e++) {
            starts[place[e] + 1]++;
        }
        for (int p = 0; p < size; p++) {
            starts[p + 1] += starts[p];
        }
        return starts;
    }

    private static int[] fit(int[] values, int count) {
        return values.length == count ? values : Arrays.copyOf(values, count);
    }

    private static double[] fit(double[] values, int count) {
        return values.length == count ? values : Arrays.copyOf(values, count);
    }

    /** Gathers entries row by row, so that a matrix that is drawn never stands in memory as a whole. */
    public static final class Builder {

        private final int rows;
        private final int columns;
        private final int[] starts;
        private int[] sources;
        private double[] entries;
        private int row;
        private int count;

        /**
         * Begins a matrix without entries.
         *
         * @param rows number of rows
         * @param columns number of columns
         * @param expected number of entries, roughly
         */
        public Builder(int rows, int columns, int expected) {
            this.rows = rows;
            this.columns = columns;
            starts = new int[rows + 1];
            sources = new int[Math.max(expected, 1)];
            entries = new double[Math.max(expected, 1)];
        }

        /**
         * Adds an entry, in the order of rows and then of columns.
         *
         * @param i row, no lower than that of the entry before
         * @param j column, beyond that of the entry before in the same row
         * @param entry left out if it is 0
         * @throws IllegalArgumentException if there are more than 2^31 entries
         */
        public void add(int i, int j, double entry) {
            if (entry == 0) {
                return;
            }
            while (row < i) {
                starts[++row] = count;
            }
            if (count == sources.length) {
                final int capacity = grown(count);
                sources = Arrays.copyOf(sources, capacity);
                entries = Arrays.copyOf(entries, capacity);
            }
            sources[count] = j;
            entries[count++] = entry;
        }

        /** {@return the matrix} */
        public SparseMatrix build() {
            while (row < rows) {
                starts[++row] = count;
            }
            return new SparseMatrix(columns, starts, fit(sources, count), fit(entries, count));
        }
    }

    /**
     * {@return a larger one}
     *
     * @param count length of an array that is full
     * @throws IllegalArgumentException if no array is
     */
    public static int grown(int count) {
        final int most = Integer.MAX_VALUE - 8;
        if (count >= most) {
            throw new IllegalArgumentException("there must be at most " + most + " connections, but there are more");
        }
        return (int) Math.min(most, Math.max(16, count + (long) count / 2));
    }

    /** {@return number of rows} */
    public int rows() {
        return starts.length - 1;
    }

    /** {@return number of columns} */
    public int columns() {
        return columns;
    }

    /** {@return number of entries that are not 0} */
    public int count() {
        return entries.length;
    }

    /**
     * {@return the memory of such a matrix, in numbers of 8 bytes}
     *
     * @param entries number of entries
     * @param rows number of rows
     */
    public static double size(double entries, int rows) {
        return 1.5 * entries + 0.5 * (rows + 1);
    }

    /**
     * {@return the entry}
     *
     * @param i row (target)
     * @param j column (source)
     */
    public double get(int i, int j) {
        final int at = Arrays.binarySearch(sources, starts[i], starts[i + 1], j);
        return at < 0 ? 0 : entries[at];
    }

    /**
     * Visits the entries in order.
     *
     * @param consumer takes all entries that are not 0, by rows and then by columns
     */
    public void forEach(EntryConsumer consumer) {
        for (int i = 0; i < rows(); i++) {
            forEach(i, consumer);
        }
    }

    /**
     * Visits the entries in order.
     *
     * @param i row (target)
     * @param consumer takes its entries that are not 0, by columns
     */
    public void forEach(int i, EntryConsumer consumer) {
        for (int at = starts[i]; at < starts[i + 1]; at++) {
            consumer.accept(i, sources[at], entries[at]);
        }
    }

    /** {@return the entries that are not 0, by rows and then by columns; a copy} */
    public double[] entries() {
        return entries.clone();
    }

    /**
     * {@return number of its entries that are not 0}
     *
     * @param i row (target)
     */
    public int count(int i) {
        return starts[i + 1] - starts[i];
    }

    /**
     * {@return the matrix of what it makes}
     *
     * @param operator makes every entry anew
     */
    public SparseMatrix map(EntryOperator operator) {
        final Builder made = new Builder(rows(), columns, entries.length);
        forEach((i, j, entry) -> made.add(i, j, operator.apply(i, j, entry)));
        return made.build();
    }

    /**
     * {@return the matrix of what it makes}
     *
     * @param operator makes every entry anew, from 0 as well as from others; of 0 it makes 0
     */
    public SparseMatrix map(DoubleUnaryOperator operator) {
        return map((i, j, entry) -> operator.applyAsDouble(entry));
    }

    /** Other entries in the same places; keeps them. */
    SparseMatrix with(double[] others) {
        return new SparseMatrix(columns, starts, sources, others);
    }

    /** {@return the transposed matrix} */
    public SparseMatrix transposed() {
        final int[] next = starts(columns, sources, sources.length);
        final int[] turned = next.clone();
        final int[] targets = new int[sources.length];
        final double[] values = new double[sources.length];
        for (int i = 0; i < rows(); i++) {
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                final int to = next[sources[at]]++;
                targets[to] = i;
                values[to] = entries[at];
            }
        }
        return new SparseMatrix(rows(), turned, targets, values);
    }

    /**
     * The part of some rows and the columns of the same numbers.
     *
     * @param chosen rows, ascending
     * @return the entries that are in both
     */
    public SparseMatrix part(int[] chosen) {
        final int[] place = new int[columns];
        Arrays.fill(place, -1);
        for (int k = 0; k < chosen.length; k++) {
            place[chosen[k]] = k;
        }
        final Builder part = new Builder(chosen.length, chosen.length, entries.length / 2);
        for (int k = 0; k < chosen.length; k++) {
            for (int at = starts[chosen[k]]; at < starts[chosen[k] + 1]; at++) {
                if (place[sources[at]] >= 0) {
                    part.add(k, place[sources[at]], entries[at]);
                }
            }
        }
        return part.build();
    }

    /** {@return the same matrix, written out} */
    public ColumnMatrix writtenOut() {
        final double[][] dense = new double[columns][rows()];
        forEach((i, j, entry) -> dense[j][i] = entry);
        return new ColumnMatrix(rows(), dense);
    }

    /**
     * Adds to each of some sums the products of row i with the entries of one column each: row i of A B.
     *
     * @param i row
     * @param other B, of as many rows as this has columns
     * @param sums one for each column of B, is added to
     * @param isTouched whether a sum has been added to
     * @param touched receives the numbers of those that are first added to now
     * @return how many these are
     */
    public int addProducts(int i, SparseMatrix other, double[] sums, boolean[] isTouched, int[] touched) {
        int count = 0;
        for (int at = starts[i]; at < starts[i + 1]; at++) {
            final double a = entries[at];
            final int row = sources[at];
            for (int k = other.starts[row]; k < other.starts[row + 1]; k++) {
                final int column = other.sources[k];
                sums[column] += a * other.entries[k];
                if (!isTouched[column]) {
                    isTouched[column] = true;
                    touched[count++] = column;
                }
            }
        }
        return count;
    }

    /** Where the entries of a row start; that of the row behind the last is where they end. */
    int start(int i) {
        return starts[i];
    }

    /** Column of an entry. */
    int source(int at) {
        return sources[at];
    }

    /** An entry by its place in the list. */
    double entry(int at) {
        return entries[at];
    }

    /**
     * The product y = A x, with y_i the sum of a_ij x_j in ascending j, a separate multiplication and addition each: with the
     * bits of {@link ColumnMatrix#multiply(double[], double[])}.
     *
     * @param x length {@link #columns()}, finite
     * @param y length {@link #rows()}, overwritten
     */
    public void multiply(double[] x, double[] y) {
        final int rows = rows();
        int i = 0;
        for (; i + 1 < rows; i += 2) { // two sums under way hide the latency of an addition
            int a = starts[i];
            final int aTo = starts[i + 1];
            int b = aTo;
            final int bTo = starts[i + 2];
            double s = 0;
            double t = 0;
            final int both = Math.min(aTo - a, bTo - b);
            for (int l = 0; l < both; l++) {
                s += entries[a + l] * x[sources[a + l]];
                t += entries[b + l] * x[sources[b + l]];
            }
            for (a += both; a < aTo; a++) {
                s += entries[a] * x[sources[a]];
            }
            for (b += both; b < bTo; b++) {
                t += entries[b] * x[sources[b]];
            }
            y[i] = s;
            y[i + 1] = t;
        }
        if (i < rows) {
            double s = 0;
            for (int a = starts[i]; a < starts[i + 1]; a++) {
                s += entries[a] * x[sources[a]];
            }
            y[i] = s;
        }
    }

    /** {@return numbers that several products need to work with} */
    public int workSize() {
        return FOUR * columns;
    }

    /**
     * Several products with one reading of the matrix for every four of them: y_b = A x_b, each with the bits of {@link
     * #multiply(double[], double[])}.
     *
     * @param x {@code x[b]} has length {@link #columns()}
     * @param y {@code y[b]} has length {@link #rows()}, overwritten; as many as there are {@code x}
     * @param work {@link #workSize()} numbers, overwritten
     */
    public void multiply(double[][] x, double[][] y, double[] work) {
        int b = 0;
        for (; b + 1 < x.length; b += FOUR) {
            final int count = Math.min(FOUR, x.length - b);
            if (count == FOUR - 1) {
                pack(x, b, FOUR - 1, work);
                multiplyThree(work, y[b], y[b + 1], y[b + 2]);
            } else if (count == FOUR) {
                pack(x, b, FOUR, work);
                multiplyFour(work, y[b], y[b + 1], y[b + 2], y[b + 3]);
            } else {
                pack(x, b, 2, work);
                multiplyTwo(work, y[b], y[b + 1]);
            }
        }
        if (b < x.length) {
            multiply(x[b], y[b]);
        }
    }

    private void pack(double[][] x, int from, int count, double[] work) {
        for (int b = 0; b < count; b++) {
            final double[] v = x[from + b];
            for (int j = 0; j < columns; j++) {
                work[count * j + b] = v[j];
            }
        }
    }

    private void multiplyTwo(double[] x, double[] y, double[] z) {
        for (int i = 0; i < rows(); i++) {
            double s = 0;
            double t = 0;
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                final double a = entries[at];
                final int j = 2 * sources[at];
                s += a * x[j];
                t += a * x[j + 1];
            }
            y[i] = s;
            z[i] = t;
        }
    }

    private void multiplyThree(double[] x, double[] y, double[] z, double[] v) {
        for (int i = 0; i < rows(); i++) {
            double s = 0;
            double t = 0;
            double u = 0;
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                final double a = entries[at];
                final int j = 3 * sources[at];
                s += a * x[j];
                t += a * x[j + 1];
                u += a * x[j + 2];
            }
            y[i] = s;
            z[i] = t;
            v[i] = u;
        }
    }

    private void multiplyFour(double[] x, double[] y, double[] z, double[] v, double[] w) {
        for (int i = 0; i < rows(); i++) {
            double s = 0;
            double t = 0;
            double u = 0;
            double r = 0;
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                final double a = entries[at];
                final int j = FOUR * sources[at];
                s += a * x[j];
                t += a * x[j + 1];
                u += a * x[j + 2];
                r += a * x[j + 3];
            }
            y[i] = s;
            z[i] = t;
            v[i] = u;
            w[i] = r;
        }
    }

    /**
     * As {@link #multiplyEight}, with four vectors.
     *
     * @param x {@code x[4 j + l]} is entry j of vector l
     * @param y receives entry i of product l at {@code [4 i + l]}
     */
    void multiplyFourFused(double[] x, double[] y) {
        for (int i = 0; i < rows(); i++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                final double a = entries[at];
                final int j = FOUR * sources[at];
                s0 = Rows.fma(a, x[j], s0);
                s1 = Rows.fma(a, x[j + 1], s1);
                s2 = Rows.fma(a, x[j + 2], s2);
                s3 = Rows.fma(a, x[j + 3], s3);
            }
            final int k = FOUR * i;
            y[k] = s0;
            y[k + 1] = s1;
            y[k + 2] = s2;
            y[k + 3] = s3;
        }
    }

    /**
     * The products with eight vectors side by side, for a tangent frame: a fused multiplication rounds once, so that the last
     * bits depend on whether the processor has one.
     *
     * @param x {@code x[8 j + l]} is entry j of vector l
     * @param y receives entry i of product l at {@code [8 i + l]}
     */
    void multiplyEight(double[] x, double[] y) {
        for (int i = 0; i < rows(); i++) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            double s4 = 0;
            double s5 = 0;
            double s6 = 0;
            double s7 = 0;
            for (int at = starts[i]; at < starts[i + 1]; at++) {
                final double a = entries[at];
                final int j = EIGHT * sources[at];
                s0 = Rows.fma(a, x[j], s0);
                s1 = Rows.fma(a, x[j + 1], s1);
                s2 = Rows.fma(a, x[j + 2], s2);
                s3 = Rows.fma(a, x[j + 3], s3);
                s4 = Rows.fma(a, x[j + 4], s4);
                s5 = Rows.fma(a, x[j + 5], s5);
                s6 = Rows.fma(a, x[j + 6], s6);
                s7 = Rows.fma(a, x[j + 7], s7);
            }
            final int k = EIGHT * i;
            y[k] = s0;
            y[k + 1] = s1;
            y[k + 2] = s2;
            y[k + 3] = s3;
            y[k + 4] = s4;
            y[k + 5] = s5;
            y[k + 6] = s6;
            y[k + 7] = s7;
        }
    }
}
