package org.tailspin.cli.sweep;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Cost;
import org.tailspin.core.run.GainBatch;
import org.tailspin.core.run.Sweep;

/**
 * How long a sweep will take and how much memory, from a few seconds of its network in the middle: the four times of its
 * {@link Cost} are measured as differences of short runs, in processor time of one thread, so that other work on
 * the machine does not enter.
 */
final class Estimate {

    /** A run whose time is trusted takes so long. */
    private static final double LONG_ENOUGH = 0.3;

    /** Where Java cannot tell the time of a thread, no run takes any. */
    private static final int MOST_RUNS = 1000;

    /** Rows, spectra and text of a network that waits for its turn: about so many bytes for each exponent. */
    private static final int TEXT_BYTES = 150;

    private final SweepJob job;
    private final int threads;
    private final NetworkRecipe middle;
    private final int exponents;

    /** Networks that read their matrix at the same time. */
    private final int together;

    /**
     * Estimates time and memory of a job.
     *
     * @param job to estimate
     * @param threads that it will have
     */
    Estimate(SweepJob job, int threads) {
        this.job = job;
        this.threads = threads;
        if (job.size() == 0) {
            throw new IllegalArgumentException("the shard has no networks: there are more shards than networks");
        }
        middle = job.networks().get(job.size() / 2);
        exponents = job.analysis()
                .settings()
                .exponentsOf(
                        middle.dynamics().kind().dimension(middle.disorder().n()));
        job.checkMemory(threads);
        final int gains = Math.min(job.plan().gains().count(), (job.size() + threads - 1) / threads);
        together = job.timeLimit().isPresent() ? 1 : Math.min(gains, GainBatch.most(job, middle, threads));
    }

    /**
     * Measures.
     *
     * @return names and values, times in seconds
     */
    Map<String, Object> fields() {
        final LyapunovSettings settings = job.analysis().settings();
        final double drawStart = now();
        final Coupling coupling = middle.disorder().draw(Monitor.NONE);
        final double draw = now() - drawStart;
        int steps = 1;
        while (together * time(coupling, 0, steps) < LONG_ENOUGH && steps < settings.steps()) {
            steps *= 2; // and the compiler gets to know the code
        }
        final double once = fastest(coupling, 0, steps);
        final double tangentStep = Math.max(0, fastest(coupling, 0, 2 * steps) - once) / steps;
        final double end = Math.max(0, once - (steps + 1) * tangentStep);
        final int warmup = 10 * steps;
        final double step = Math.max(0, fastest(coupling, warmup, steps) - once) / warmup;
        final Cost cost = new Cost(draw, step, tangentStep, end);
        final double network = cost.network(settings.warmup(), settings.tangentWarmup() + settings.steps());
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("networks", job.size());
        fields.put("n", middle.disorder().n());
        fields.put("exponents", exponents);
        fields.put("threads", threads);
        fields.put("seconds_to_draw", draw);
        fields.put("seconds_per_step", step);
        fields.put("seconds_per_tangent_step", tangentStep);
        fields.put("seconds_to_end", end);
        fields.put("seconds_per_network", network);
        fields.put("estimated_seconds", total(cost, network));
        final int most = job.analysis().precision().map(Precision::maxSteps).orElse(settings.steps());
        final double regime = job.analysis().stepsAfter(most) * secondsPerRegimeStep(step, tangentStep);
        fields.put(
                "estimated_seconds_at_most",
                total(cost, cost.network(settings.warmup(), (double) settings.tangentWarmup() + most) + regime));
        fields.put("estimated_memory_bytes", memory());
        fields.put("memory_bytes", Runtime.getRuntime().maxMemory());
        return fields;
    }

    /** A step that decides a regime carries one tangent vector of a map or two of a flow. */
    private double secondsPerRegimeStep(double step, double tangentStep) {
        final double vectors = middle.dynamics().kind().isContinuous() ? 2 : 1;
        return step + vectors * Math.max(step, (tangentStep - step) / exponents);
    }

    private double total(Cost cost, double network) {
        return cost.sweep(job.size(), job.plan().gains().count(), threads, network);
    }

    /** What each worker holds at most, and what waits. */
    private long memory() {
        final Footprint needed = GainBatch.memory(job, middle, together);
        return (long) (threads
                * (Double.BYTES * (needed.heap() + needed.offHeap())
                        + (double) Sweep.WAITING * exponents * TEXT_BYTES));
    }

    /** Seconds of the fastest of some short runs: the first ones of a small network are those before the compiler. */
    private double fastest(Coupling coupling, int warmup, int steps) {
        double fastest = Double.POSITIVE_INFINITY;
        double spent = 0;
        for (int run = 0; run < MOST_RUNS && spent < LONG_ENOUGH; run++) {
            final double seconds = time(coupling, warmup, steps);
            fastest = Math.min(fastest, seconds);
            spent += together * seconds;
        }
        return fastest;
    }

    /** Seconds of a network in one short run. */
    private double time(Coupling coupling, int warmup, int steps) {
        final NetworkAnalysis analysis = new NetworkAnalysis(
                new LyapunovSettings(job.analysis().settings().exponents(), warmup, 1, steps)
                        .in(job.analysis().settings().precision()));
        final double start = now();
        GainBatch.run(
                analysis, Collections.nCopies(together, middle), coupling, Collections.nCopies(together, Monitor.NONE));
        return (now() - start) / together;
    }

    private static double now() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime() * 1e-9;
    }
}
