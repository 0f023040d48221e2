package org.tailspin.core.coupling;

import java.util.Arrays;

/** The places of a matrix that are taken: a hash table with linear probing (Knuth 6.4), of at most 32 bytes for each. */
final class PlaceSet {

    private static final long FREE = -1;

    /** Spreads neighbours (Fibonacci hashing, 2^64 over the golden ratio). */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final long n;
    private final long[] table;
    private final int shift;

    /**
     * Reserves a set of places of a matrix.
     *
     * @param n number of rows and columns
     * @param most places that are taken at a time, at most
     */
    PlaceSet(int n, int most) {
        this.n = n;
        final int bits = Math.max(4, 65 - Long.numberOfLeadingZeros((long) most + most / 4));
        if (bits > 30) {
            throw new IllegalArgumentException(
                    "the connections that are exchanged must be at most " + (1 << 29) + ", but are " + most);
        }
        table = new long[1 << bits];
        Arrays.fill(table, FREE);
        shift = 64 - bits;
    }

    private int home(long key) {
        return (int) (key * SPREAD >>> shift);
    }

    /** Index of a place, or of the free entry where it would go. */
    private int find(long key) {
        int at = home(key);
        while (table[at] != FREE && table[at] != key) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    boolean has(int source, int target) {
        return table[find(source * n + target)] != FREE;
    }

    /** Adds a place; says whether it was free. */
    boolean add(int source, int target) {
        final long key = source * n + target;
        final int at = find(key);
        final boolean isNew = table[at] == FREE;
        table[at] = key;
        return isNew;
    }

    /** Frees a place that is taken; those behind it move up, so that every one is found from its home. */
    void remove(int source, int target) {
        int hole = find(source * n + target);
        int at = hole;
        while (true) {
            table[hole] = FREE;
            int home;
            do {
                at = at + 1 & table.length - 1;
                if (table[at] == FREE) {
                    return;
                }
                home = home(table[at]);
            } while (hole <= at ? hole < home && home <= at : hole < home || home <= at);
            table[hole] = table[at];
            hole = at;
        }
    }
}
