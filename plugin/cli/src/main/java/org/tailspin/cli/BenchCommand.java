package org.tailspin.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.output.StorageFields;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.SparseEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.CarriedFrame;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbits;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.files.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a step takes here. */
@Command(
        name = "bench",
        description = {
            "How long one step of state and tangent frame takes on this machine, on one thread: the median of thread CPU"
                    + " time, after a warm-up of the compiler. Without exponents, the state alone. Several trajectories of one"
                    + " network, which read its matrix once, tell what gains that share it cost.",
            "The network is stable with alpha = 1.5, gain 1.5."
        })
final class BenchCommand implements Callable<Integer> {

    private static final double ALPHA = 1.5;
    private static final double GAIN = 1.5;

    /** Longest warm-up in seconds. */
    private static final double MOST_SECONDS = 3600;

    private static final int MOST_STEPS = 1_000_000;

    /** Of the progress: the warm-up, and the timed steps. */
    private static final double HALF = 0.5;

    /** Whatever the time: a step of a large network takes long. */
    private static final int LEAST_WARMUP = 8;

    /** Of the state alone, so that it is on its attractor. */
    private static final int STATE_WARMUP = 200;

    /** As many as the timings of the documents have. */
    private static final int USUAL_EXPONENTS = 100;

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of neurons (default: ${DEFAULT-VALUE}).")
    private int n;

    @Option(
            names = "--exponents",
            paramLabel = "K",
            description = "Number of exponents, at most N; 0 for the state alone (default: " + USUAL_EXPONENTS
                    + ", or N where that is fewer).")
    private Integer exponents;

    @Option(
            names = "--steps",
            paramLabel = "T",
            defaultValue = "20",
            description = "Timed steps (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--trajectories",
            paramLabel = "B",
            defaultValue = "1",
            description = "Trajectories that share the network, each with as many exponents; the time is that of one"
                    + " (default: ${DEFAULT-VALUE}).")
    private int trajectories;

    @Option(
            names = "--warmup",
            paramLabel = "S",
            defaultValue = "3",
            description = "Seconds of work before, in which the compiler gets done (default: ${DEFAULT-VALUE}).")
    private double warmup;

    @Option(
            names = "--density",
            paramLabel = "P",
            description = "Probability of a connection, in (0, 1]: below 0.25 the network is kept as a list of its"
                    + " connections (default: all are connected).")
    private Double density;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            description =
                    "java or openblas, java-single or openblas-single in single precision; without, those in use.")
    private String kernels;

    @Override
    public Integer call() {
        if (exponents == null) {
            exponents = Math.max(0, Math.min(USUAL_EXPONENTS, n));
        }
        final Kernels chosen = common.checked(() -> {
            if (n < 1) {
                throw new IllegalArgumentException("the number of neurons N must be at least 1, but is " + n);
            }
            new LyapunovSettings(Math.max(1, exponents), 0, 0, steps).exponentsOf(n);
            checkTrajectories();
            if (!(warmup >= 0 && warmup <= MOST_SECONDS)) {
                throw new IllegalArgumentException("the warm-up must lie in 0.." + Math.round(MOST_SECONDS)
                        + " s, an hour, but is " + Numbers.plain(warmup));
            }
            if (steps > MOST_STEPS) {
                throw new IllegalArgumentException("the number of timed steps must be at most " + MOST_STEPS
                        + ", whose median is certain enough, but is " + steps);
            }
            // a matrix and what draws it; of each trajectory a frame, its vectors, and some states
            new Footprint(ensemble().entries(n) + ensemble().drawingEntries(n), 0)
                    .plus(new Footprint((double) trajectories * n * (2.0 * exponents + 8), 0))
                    .check(n, 1);
            return kernels == null ? Kernels.inUse() : Kernels.of(kernels);
        });
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", n);
        fields.put("exponents", exponents);
        fields.put("trajectories", trajectories);
        fields.put("kernels", chosen.name());
        fields.put("steps", steps);
        try (Progress progress = new Progress(common.console(), 1)) {
            final double time = measure(chosen, fields, progress);
            fields.put("ms_per_step", time);
        }
        if (common.isJson) {
            common.console().out().println(Json.text(fields));
        } else {
            Table.print(common.console().out(), fields);
        }
        return ExitCode.OK;
    }

    private CouplingEnsemble ensemble() {
        return density == null ? new StableEnsemble(ALPHA) : new SparseEnsemble(ALPHA, density);
    }

    private void checkTrajectories() {
        if (exponents < 0) {
            throw new IllegalArgumentException("the number of exponents must be at least 0, but is " + exponents);
        }
        if (trajectories < 1) {
            throw new IllegalArgumentException("the number of trajectories must be at least 1, but is " + trajectories);
        }
        if (trajectories > 1 && exponents > Frame.MOST_SHARED) {
            throw new IllegalArgumentException("several trajectories share their matrix with --exponents 0 to "
                    + Frame.MOST_SHARED + " only, but there are " + exponents);
        }
    }

    private double measure(Kernels chosen, Map<String, Object> fields, Monitor monitor) {
        final Seed seed = new Seed(1);
        final Coupling coupling = ensemble().draw(n, seed, Progress.quiet(monitor));
        StorageFields.put(coupling, fields);
        final NetworkMap network = new NetworkMap(coupling, GAIN, Nonlinearity.TANH, 0);
        final Orbits orbits = new Orbits(IntStream.range(0, trajectories)
                .mapToObj(b -> network.start(new Seed(seed.value() + b)))
                .toList());
        for (int t = 0; t < STATE_WARMUP; t++) {
            monitor.checkCancelled();
            orbits.step();
        }
        if (exponents == 0) {
            return median(orbits::step, monitor) / trajectories;
        }
        final List<CarriedFrame> frames = new ArrayList<>();
        try {
            for (int b = 0; b < trajectories; b++) {
                frames.add(frame(chosen, new Seed(seed.value() + b)));
                orbits.carry(b, frames.get(b));
            }
            final double[] growth = new double[exponents];
            return median(
                            () -> {
                                orbits.step();
                                for (CarriedFrame carried : frames) {
                                    carried.frame().orthonormalise(carried.sizes(), growth, 0, Monitor.NONE);
                                }
                            },
                            monitor)
                    / trajectories;
        } finally {
            frames.forEach(carried -> carried.frame().close());
        }
    }

    private CarriedFrame frame(Kernels chosen, Seed seed) {
        final Frame frame = chosen.frame(n, exponents);
        final double[] s = new double[n];
        final double[][] vectors = new double[n][exponents];
        final var random = seed.stream("tangent frame");
        for (double[] row : vectors) {
            Arrays.setAll(row, l -> StableSampler.normal(random));
        }
        frame.load(vectors);
        frame.orthonormalise(s, new double[exponents], 0, Monitor.NONE);
        return new CarriedFrame(frame, s, Monitor.NONE);
    }

    /** Milliseconds of a step, once the compiler is done. */
    private double median(Runnable step, Monitor monitor) {
        long warm = 0;
        for (int t = 0; t < LEAST_WARMUP || warm * 1e-9 < warmup; t++) {
            monitor.checkCancelled();
            monitor.progress(HALF * Math.min(1, warm * 1e-9 / Math.max(warmup, 1e-9)));
            warm += time(step);
        }
        final long[] times = new long[steps];
        for (int t = 0; t < steps; t++) {
            monitor.checkCancelled();
            monitor.progress(HALF + HALF * t / steps);
            times[t] = time(step);
        }
        Arrays.sort(times);
        return (times[(steps - 1) / 2] + times[steps / 2]) / 2e6;
    }

    private static long time(Runnable step) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final long start = threads.getCurrentThreadCpuTime();
        step.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
