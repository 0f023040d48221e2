package org.tailspin.core.linalg;

import java.util.Locale;

/** Asks for memory before a long run needs it. */
public final class Heap {

    private static final double GIGABYTE = 1e9;

    private Heap() {}

    /**
     * @param entries number of doubles that must be there at the same time
     * @param what needs them, to begin the message with
     * @throws IllegalArgumentException if Java may not use as much
     */
    public static void check(double entries, String what) {
        final double needed = Double.BYTES * entries;
        final double allowed = Runtime.getRuntime().maxMemory();
        if (needed > allowed) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s would take %.1f GB of memory, but Java may use %.1f GB: ask for fewer neurons or exponents, or"
                            + " start Java with a larger -Xmx",
                    what,
                    needed / GIGABYTE,
                    allowed / GIGABYTE));
        }
    }
}
