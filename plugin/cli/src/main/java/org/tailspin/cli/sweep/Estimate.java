package org.tailspin.cli.sweep;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.sweep.ActivityDimensions;
import org.tailspin.core.sweep.NetworkAnalysis;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.Precision;
import org.tailspin.core.sweep.Sweep;

/**
 * How long a sweep will take and how much memory, from a few seconds of its network in the middle. A network costs
 *
 * <p>draw + warmup &middot; step + (tangent warm-up + steps) &middot; tangent step + end,
 *
 * <p>and the four times are measured as differences of short runs, in processor time of one thread, so that other work on
 * the machine does not enter. The drawing is shared by the gains of a disorder.
 */
final class Estimate {

    /** A run whose time is trusted takes so long. */
    private static final double LONG_ENOUGH = 0.3;

    /** Rows, spectra and text of a network that waits for its turn: about so many bytes for each exponent. */
    private static final int TEXT_BYTES = 150;

    private final SweepJob job;
    private final int threads;
    private final NetworkRecipe middle;
    private final int exponents;

    /**
     * @param job to estimate
     * @param threads that it will have
     */
    Estimate(SweepJob job, int threads) {
        this.job = job;
        this.threads = threads;
        middle = job.networks().get(job.size() / 2);
        exponents = job.analysis().settings().exponentsOf(middle.disorder().n());
        job.checkMemory(threads);
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
        while (time(coupling, 0, steps) < LONG_ENOUGH && steps < settings.steps()) {
            steps *= 2; // and the compiler gets to know the code
        }
        final double once = time(coupling, 0, steps);
        final double tangentStep = Math.max(0, time(coupling, 0, 2 * steps) - once) / steps;
        final double end = Math.max(0, once - (steps + 1) * tangentStep);
        final int warmup = 10 * steps;
        final double step = Math.max(0, time(coupling, warmup, steps) - once) / warmup;
        final double fixed = settings.warmup() * step + settings.tangentWarmup() * tangentStep + end;
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("networks", job.size());
        fields.put("n", middle.disorder().n());
        fields.put("exponents", exponents);
        fields.put("threads", threads);
        fields.put("seconds_to_draw", draw);
        fields.put("seconds_per_step", step);
        fields.put("seconds_per_tangent_step", tangentStep);
        fields.put("seconds_to_end", end);
        fields.put("seconds_per_network", fixed + settings.steps() * tangentStep);
        fields.put("estimated_seconds", total(draw, fixed + settings.steps() * tangentStep));
        final Optional<Precision> precision = job.analysis().precision();
        precision.ifPresent(
                p -> fields.put("estimated_seconds_at_most", total(draw, fixed + p.maxSteps() * tangentStep)));
        fields.put(
                "estimated_memory_bytes",
                memory(precision.map(Precision::maxSteps).orElse(settings.steps())));
        fields.put("memory_bytes", Runtime.getRuntime().maxMemory());
        return fields;
    }

    /** Every thread draws a disorder for itself, if there are enough gains for all. */
    private double total(double draw, double network) {
        final double gains = job.plan().gains().count();
        return (job.size() * network + job.size() / gains * Math.min(threads, gains) * draw) / threads;
    }

    /** The matrix, the frame with its workspaces and the measured states of each worker, and what waits. */
    private long memory(int steps) {
        final double n = middle.disorder().n();
        final double numbers = n * n + 6 * n * exponents + dimensions(n, steps);
        return (long) (threads * (Double.BYTES * numbers + (double) Sweep.WAITING * exponents * TEXT_BYTES));
    }

    private double dimensions(double n, int steps) {
        return n <= job.analysis().dimensionsUpTo() ? ActivityDimensions.MATRICES * n * n : n * Math.min(steps, n);
    }

    /** Seconds of one short run. */
    private double time(Coupling coupling, int warmup, int steps) {
        final NetworkAnalysis analysis = new NetworkAnalysis(
                new LyapunovSettings(job.analysis().settings().exponents(), warmup, 1, steps));
        final double start = now();
        analysis.run(middle, coupling, Monitor.NONE);
        return now() - start;
    }

    private static double now() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime() * 1e-9;
    }
}
