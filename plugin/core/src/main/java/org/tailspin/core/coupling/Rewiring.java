package org.tailspin.core.coupling;

import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;

/**
 * Random rewiring of the connections of one sign, at the degrees that all neurons have: two connections a &rarr; b and
 * c &rarr; d become a &rarr; d and c &rarr; b, each with the weight of its source, unless one of these exists already or
 * would join a neuron to itself. Connections of a neuron to itself stay.
 *
 * <p>An attempt that is refused counts as a step, which makes all reachable wirings equally likely. There are {@value
 * #ATTEMPTS} attempts for each connection; 100 and fewer were found enough (Milo, Kashtan, Itzkovitz, Newman, Alon,
 * arXiv cond-mat/0312028; swaps: Maslov, Sneppen, Science 296, 910, 2002). A matrix without zeros off the diagonal has
 * one wiring alone.
 */
final class Rewiring {

    private static final int ATTEMPTS = 100;
    private static final int BETWEEN_CHECKS = 1 << 16;

    private final double[][] columns;

    /** Number of the source of each connection. */
    private final int[] sources;

    /** Number of the target of each connection, which changes. */
    private final int[] targets;

    private Rewiring(double[][] columns, int[] sources, int[] targets) {
        this.columns = columns;
        this.sources = sources;
        this.targets = targets;
    }

    /**
     * @param columns the weights, a column for each source; changed by {@link #rewire}
     * @param sign 1 for the connections above 0, -1 for those below
     * @return the connections of that sign, but for those of a neuron to itself
     */
    static Rewiring of(double[][] columns, int sign) {
        final int[] sources = new int[hasFreePlaces(columns) ? connections(columns, sign) : 0];
        final int[] targets = new int[sources.length];
        int next = 0;
        for (int j = 0; j < columns.length && sources.length > 0; j++) {
            for (int i = 0; i < columns.length; i++) {
                if (i != j && Math.signum(columns[j][i]) == sign) {
                    sources[next] = j;
                    targets[next++] = i;
                }
            }
        }
        return new Rewiring(columns, sources, targets);
    }

    /** Where every neuron connects to all others, nothing can be exchanged. */
    private static boolean hasFreePlaces(double[][] columns) {
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < columns.length; i++) {
                if (i != j && columns[j][i] == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int connections(double[][] columns, int sign) {
        int connections = 0;
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < columns.length; i++) {
                connections += i != j && Math.signum(columns[j][i]) == sign ? 1 : 0;
            }
        }
        return connections;
    }

    /**
     * @param random decides which connections exchange their targets
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    void rewire(UniformRandomProvider random, Monitor monitor) {
        final long attempts = sources.length < 2 ? 0 : (long) ATTEMPTS * sources.length;
        for (long attempt = 0; attempt < attempts; attempt++) {
            if (attempt % BETWEEN_CHECKS == 0) {
                monitor.checkCancelled();
            }
            exchange(random.nextInt(sources.length), random.nextInt(sources.length));
        }
    }

    private void exchange(int one, int other) {
        final double[] from = columns[sources[one]];
        final double[] fromOther = columns[sources[other]];
        final int to = targets[one];
        final int toOther = targets[other];
        if (sources[one] == toOther || sources[other] == to || from[toOther] != 0 || fromOther[to] != 0) {
            return;
        }
        from[toOther] = from[to];
        from[to] = 0;
        fromOther[to] = fromOther[toOther];
        fromOther[toOther] = 0;
        targets[one] = toOther;
        targets[other] = to;
    }
}
