package org.tailspin.core.coupling;

import java.util.List;
import java.util.Locale;

/** The columns of a list of connections, by the names that connectomes give them. */
public enum EdgeColumn {
    /** Source. */
    PRE("pre", "source", "from", "presynaptic"),
    /** Target. */
    POST("post", "target", "to", "postsynaptic"),
    /** Strength. */
    WEIGHT("weight", "weights", "synapses", "count"),
    /** Kind of connection. */
    TYPE("type", "kind");

    private final List<String> names;

    EdgeColumn(String... names) {
        this.names = List.of(names);
    }

    /**
     * @param header name of a column, in any case
     * @return whether this is the column
     */
    public boolean isNamed(String header) {
        return names.contains(header.toLowerCase(Locale.ROOT));
    }

    /**
     * @return the first of its names
     */
    public String label() {
        return names.get(0);
    }

    /** All names. */
    @Override
    public String toString() {
        return String.join(" or ", names);
    }
}
