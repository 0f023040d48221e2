package org.tailspin.core.dynamics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** An input that was recorded or made up: a row for each moment, a column for each signal. Immutable. */
public final class InputTable {

    private final double[][] rows;
    private final List<String> names;
    private final String mark;

    private InputTable(double[][] rows, List<String> names) {
        this.rows = rows;
        this.names = names;
        mark = mark(rows);
    }

    /** Of all numbers and their arrangement. */
    static String mark(double[][] rows) {
        final CRC32 sum = new CRC32();
        final ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * rows[0].length);
        for (double[] row : rows) {
            bytes.clear();
            for (double value : row) {
                bytes.putDouble(value + 0.0); // -0 is 0
            }
            sum.update(bytes.array());
            sum.update(row.length);
        }
        return String.format("%08x", sum.getValue());
    }

    /**
     * Without names of signals.
     *
     * @param rows {@code rows[t][j]} is u_j(t); at least one row and one column, finite
     * @return the table
     * @throws IllegalArgumentException as {@link #of(double[][], List)}
     */
    public static InputTable of(double[][] rows) {
        return of(rows, List.of());
    }

    /**
     * {@return the table}
     *
     * @param rows {@code rows[t][j]} is u_j(t); at least one row and one column, finite
     * @param names of the signals; an empty list for u1, u2, ...
     * @throws IllegalArgumentException if it is empty, rows differ in length, or a number is not finite
     */
    public static InputTable of(double[][] rows, List<String> names) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("an input must have at least 1 row and 1 column of numbers, but has "
                    + rows.length + " rows and " + (rows.length == 0 ? 0 : rows[0].length) + " columns");
        }
        final double[][] copy = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            if (rows[t].length != rows[0].length) {
                throw new IllegalArgumentException("the rows of an input must have " + rows[0].length
                        + " numbers each, as the first has, but row " + (t + 1) + " has " + rows[t].length);
            }
            for (double value : rows[t]) {
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    throw new IllegalArgumentException("the numbers of an input must be finite, but row " + (t + 1)
                            + " has " + (Double.isNaN(value) ? "a missing one" : Double.toString(value)));
                }
            }
            copy[t] = rows[t].clone();
        }
        if (!names.isEmpty() && names.size() != rows[0].length) {
            throw new IllegalArgumentException(
                    "an input of " + rows[0].length + " columns must have as many names, but has " + names.size());
        }
        final List<String> all = new ArrayList<>(names);
        for (int j = all.size(); j < rows[0].length; j++) {
            all.add("u" + (j + 1));
        }
        return new InputTable(copy, List.copyOf(all));
    }

    /** {@return eight digits that stand for its numbers: tables that differ have others; the names of signals do not count} */
    public String mark() {
        return mark;
    }

    /** {@return number of rows} */
    public int rows() {
        return rows.length;
    }

    /** {@return number of signals} */
    public int columns() {
        return rows[0].length;
    }

    /** {@return names of the signals} */
    public List<String> names() {
        return names;
    }

    /**
     * {@return u_j(t)}
     *
     * @param t row, from 0
     * @param j column, from 0
     */
    public double get(int t, int j) {
        return rows[t][j];
    }

    /** One row, not a copy. */
    double[] row(int t) {
        return rows[t];
    }

    /** {@return whether every number is 0} */
    boolean isZero() {
        for (double[] row : rows) {
            for (double value : row) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@return whether all rows are the same} */
    boolean isConstant() {
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                if (row[j] != rows[0][j]) {
                    return false;
                }
            }
        }
        return true;
    }
}
