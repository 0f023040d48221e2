package org.tailspin.core.dynamics.trained;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Named arrays of weights out of a list of their entries, in any order: the name of the array, row, column and value. The entries
 * of a vector have no column. Indices count from 0, as NumPy's do, or from 1, if none is 0.
 */
public final class WeightEntries {

    /** The columns of such a list in a table or file. */
    public enum Field {
        /** Name of the array, such as weight_hh_l0. */
        ARRAY,
        /** Row of the entry, or its place in a vector. */
        ROW,
        /** Column of the entry; missing in a vector. */
        COLUMN,
        /** The weight. */
        VALUE;

        /**
         * Its name.
         *
         * @return in lower case
         */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int ABSENT = -1;

    private final Map<String, Entries> arrays = new LinkedHashMap<>();
    private boolean isFromZero;

    /** The entries of an array as they come. */
    private static final class Entries {

        private int[] rows = new int[16];
        private int[] columns = new int[16];
        private double[] values = new double[16];
        private int size;

        void add(int row, int column, double value) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                columns = Arrays.copyOf(columns, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            rows[size] = row;
            columns[size] = column;
            values[size++] = value;
        }

        WeightArray array(String name, int first) {
            final boolean isVector = columns[0] == ABSENT;
            int height = 0;
            int width = 1;
            for (int k = 0; k < size; k++) {
                if ((columns[k] == ABSENT) != isVector) {
                    throw new IllegalArgumentException(
                            "the array '" + name
                                    + "' has entries with a column and entries without one, but it must be a matrix or a vector");
                }
                height = Math.max(height, rows[k] - first + 1);
                width = isVector ? 1 : Math.max(width, columns[k] - first + 1);
            }
            final double[] dense = new double[size];
            final boolean[] isThere = new boolean[size];
            if ((long) height * width != size) {
                throw new IllegalArgumentException("the array '" + name + "' must have one entry for each of its "
                        + (isVector ? height + " places" : height + " x " + width + " places") + ", but has " + size);
            }
            for (int k = 0; k < size; k++) {
                final int place = (rows[k] - first) * width + (isVector ? 0 : columns[k] - first);
                if (isThere[place]) {
                    throw new IllegalArgumentException("the array '" + name + "' has the entry in row " + rows[k]
                            + (isVector ? "" : ", column " + columns[k]) + " twice");
                }
                isThere[place] = true;
                dense[place] = values[k];
            }
            return new WeightArray(isVector ? new int[] {height} : new int[] {height, width}, dense);
        }
    }

    /**
     * Adds an entry.
     *
     * @param array name of its array
     * @param row of it, from 0 or 1
     * @param column of it, likewise; empty in a vector
     * @param value finite
     * @throws IllegalArgumentException for another index or value
     */
    public void add(String array, int row, OptionalInt column, double value) {
        if (row < 0 || column.isPresent() && column.getAsInt() < 0) {
            throw new IllegalArgumentException("an index of the array '" + array + "' must be at least 0, but is "
                    + (row < 0 ? row : column.getAsInt()));
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a weight of the array '" + array + "' must be finite, but is " + value);
        }
        isFromZero |= row == 0 || column.isPresent() && column.getAsInt() == 0;
        arrays.computeIfAbsent(array.strip(), name -> new Entries()).add(row, column.orElse(ABSENT), value);
    }

    /**
     * The arrays that the entries make up.
     *
     * @return them by their names
     * @throws IllegalArgumentException if one lacks an entry, or has one twice
     */
    public Map<String, WeightArray> arrays() {
        final Map<String, WeightArray> made = new LinkedHashMap<>();
        arrays.forEach((name, entries) -> made.put(name, entries.array(name, isFromZero ? 0 : 1)));
        return made;
    }
}
