package org.tailspin.core.linalg;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;

/**
 * Memory that a computation needs at the same time, estimated before it starts: what of it grows with the size of a network.
 *
 * @param heap numbers of 8 bytes that Java holds
 * @param offHeap numbers of 8 bytes that a native library works on
 */
public record Footprint(double heap, double offHeap) {

    /** Nothing. */
    public static final Footprint NONE = new Footprint(0, 0);

    private static final double GIGABYTE = 1e9;

    /**
     * {@return dense matrices of N&sup2; numbers}
     *
     * @param n number of neurons
     * @param count how many at the same time
     */
    public static Footprint matrices(int n, int count) {
        return new Footprint((double) count * n * n, 0);
    }

    /**
     * {@return both}
     *
     * @param other what is there at the same time
     */
    public Footprint plus(Footprint other) {
        return new Footprint(heap + other.heap, offHeap + other.offHeap);
    }

    /**
     * {@return the larger of both}
     *
     * @param other what is there at another time
     */
    public Footprint or(Footprint other) {
        return new Footprint(Math.max(heap, other.heap), Math.max(offHeap, other.offHeap));
    }

    /**
     * {@return so many of it}
     *
     * @param times how often at the same time
     */
    public Footprint times(int times) {
        return new Footprint(times * heap, times * offHeap);
    }

    /**
     * As {@link #check(String)}, where each of several threads works on a network.
     *
     * @param n number of neurons of a network
     * @param workers number of threads, which need as much each
     * @throws IllegalArgumentException if Java may not use as much, or the machine does not have it
     */
    public void check(int n, int workers) {
        times(workers).check("N = " + n + " on " + workers + (workers == 1 ? " thread" : " threads"));
    }

    /**
     * Refuses what the memory does not hold.
     *
     * @param what needs it, to begin the message with
     * @throws IllegalArgumentException if Java may not use as much, or the machine does not have it
     */
    public void check(String what) {
        final double allowed = Runtime.getRuntime().maxMemory();
        final double needed = Double.BYTES * heap;
        if (needed > allowed) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s would take %.1f GB of memory, but Java may use %.1f GB: use a smaller N, fewer exponents or"
                            + " threads, or start Java with a larger -Xmx",
                    what,
                    needed / GIGABYTE,
                    allowed / GIGABYTE));
        }
        final double physical = physicalBytes();
        final double total = needed + Double.BYTES * offHeap;
        if (offHeap > 0 && total > physical) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s would take %.1f GB of memory with its native library, but the machine has %.1f GB: use a smaller"
                            + " N, fewer exponents or threads",
                    what,
                    total / GIGABYTE,
                    physical / GIGABYTE));
        }
    }

    private static double physicalBytes() {
        final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known
                ? known.getTotalMemorySize()
                : Double.POSITIVE_INFINITY;
    }
}
