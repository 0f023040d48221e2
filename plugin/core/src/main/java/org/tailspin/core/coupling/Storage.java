package org.tailspin.core.coupling;

import java.util.Locale;

/** How a coupling matrix is kept, which follows from its recipe or its file alone. */
public enum Storage {
    /** All N&sup2; weights. */
    DENSE,
    /** The connections alone: memory and time of a step go with their number. */
    SPARSE,
    /** Two thin matrices whose product it is. */
    FACTORED;

    /**
     * Of N&sup2; pairs, the share of connections from which the whole matrix is kept. A connection takes the memory of 1.5
     * weights, and a product with it the time of four where all lie in the cache.
     */
    static final double DENSE_FROM = 0.25;

    /**
     * {@return how a list of connections is kept}
     *
     * @param connections their number
     * @param n number of neurons
     */
    static Storage of(double connections, int n) {
        return connections < DENSE_FROM * n * n ? SPARSE : DENSE;
    }

    /** {@return the name in results} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
