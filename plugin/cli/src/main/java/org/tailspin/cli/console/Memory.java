package org.tailspin.cli.console;

import java.util.Locale;

/** Whether a network can fit at all, asked before any work. */
public final class Memory {

    private static final double GIB = 1 << 30;

    private Memory() {}

    /**
     * @param n number of neurons
     * @param workers that hold a matrix each
     * @throws IllegalArgumentException if the matrices alone exceed what Java may use
     */
    public static void check(int n, int workers) {
        check(n, workers, 1);
    }

    /**
     * @param n number of neurons
     * @param workers threads
     * @param matrices that each holds
     * @throws IllegalArgumentException if the matrices alone exceed what Java may use
     */
    public static void check(int n, int workers, int matrices) {
        final double needed = 8.0 * n * n * workers * matrices;
        final long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "N = %d on %d thread%s needs more than %s of memory, but Java may use %s:"
                            + " use a smaller N, fewer threads or java -Xmx",
                    n,
                    workers,
                    workers == 1 ? "" : "s",
                    text(needed),
                    text(available)));
        }
    }

    /**
     * @param bytes number of bytes
     * @return in GiB, for a person
     */
    public static String text(double bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
