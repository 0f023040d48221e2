package org.tailspin.core.coupling;

import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.SparseMatrix;

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

    /** Number of the source of each connection. */
    private final int[] sources;

    /** Number of the target of each connection, which changes. */
    private final int[] targets;

    /** What else is connected, these included. */
    private final PlaceSet taken;

    private Rewiring(int[] sources, int[] targets, PlaceSet taken) {
        this.sources = sources;
        this.targets = targets;
        this.taken = taken;
    }

    /**
     * Rewires the connections above 0, and then those below.
     *
     * @param bySource a row for each source
     * @param above decides which connections above 0 exchange their targets
     * @param below likewise
     * @param monitor asked now and then whether to stop
     * @return the matrix, a row for each source
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static SparseMatrix of(
            SparseMatrix bySource, UniformRandomProvider above, UniformRandomProvider below, Monitor monitor) {
        final int n = bySource.rows();
        final int count = bySource.count();
        final int[] sources = new int[count];
        final int[] targets = new int[count];
        final double[] weights = new double[count];
        final int[] filled = new int[1];
        final long[] loops = new long[1];
        bySource.forEach((source, target, weight) -> {
            sources[filled[0]] = source;
            targets[filled[0]] = target;
            weights[filled[0]++] = weight;
            loops[0] += source == target ? 1 : 0;
        });
        if (count - loops[0] == (long) n * (n - 1)) {
            return bySource; // where every neuron connects to all others, nothing can be exchanged
        }
        final PlaceSet taken = new PlaceSet(n, count);
        for (int e = 0; e < count; e++) {
            taken.add(sources[e], targets[e]);
        }
        rewire(1, sources, targets, weights, taken, above, monitor);
        rewire(-1, sources, targets, weights, taken, below, monitor);
        return SparseMatrix.of(n, n, sources, targets, weights, count, e -> {
            throw new IllegalStateException("two connections at one place");
        });
    }

    /** Those of one sign, but for connections of a neuron to itself. */
    private static void rewire(
            int sign,
            int[] sources,
            int[] targets,
            double[] weights,
            PlaceSet taken,
            UniformRandomProvider random,
            Monitor monitor) {
        final int[] chosen = new int[weights.length];
        int count = 0;
        for (int e = 0; e < weights.length; e++) {
            if (sources[e] != targets[e] && Math.signum(weights[e]) == sign) {
                chosen[count++] = e;
            }
        }
        final int[] from = new int[count];
        final int[] to = new int[count];
        for (int k = 0; k < count; k++) {
            from[k] = sources[chosen[k]];
            to[k] = targets[chosen[k]];
        }
        new Rewiring(from, to, taken).rewire(random, monitor);
        for (int k = 0; k < count; k++) {
            targets[chosen[k]] = to[k];
        }
    }

    private void rewire(UniformRandomProvider random, Monitor monitor) {
        final long attempts = sources.length < 2 ? 0 : (long) ATTEMPTS * sources.length;
        for (long attempt = 0; attempt < attempts; attempt++) {
            if (attempt % BETWEEN_CHECKS == 0) {
                monitor.checkCancelled();
            }
            exchange(random.nextInt(sources.length), random.nextInt(sources.length));
        }
    }

    private void exchange(int one, int other) {
        final int to = targets[one];
        final int toOther = targets[other];
        if (sources[one] == toOther
                || sources[other] == to
                || taken.has(sources[one], toOther)
                || taken.has(sources[other], to)) {
            return;
        }
        taken.remove(sources[one], to);
        taken.remove(sources[other], toOther);
        taken.add(sources[one], toOther);
        taken.add(sources[other], to);
        targets[one] = toOther;
        targets[other] = to;
    }
}
