package org.tailspin.core.lyapunov;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.CarriedFrame;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;

/**
 * Lyapunov exponents by the method of Benettin et al. (1980): Z = J_t Q, Z = Q' R, and the exponent &lambda;_i is the mean
 * of ln|R_ii|. The Jacobians multiply in the order of time. A frame of few vectors is factorised every so many steps, at
 * most five, as the spread of its exponents allows; every other one at every step.
 *
 * <p>The state warms up first, then the tangent frame (random, orthonormal) along with it, and then both are measured.
 * Published code starts from the first columns of the identity and averages at once, which biases the leading exponents;
 * its transposed tangent map (every published figure) is not reproduced here.
 *
 * <p>With {@link LyapunovSettings#AUTO} exponents, short trials of small frames tell how many it takes for the sum of the
 * exponents to turn negative with room to spare: the Kaplan-Yorke dimension needs no more. Every attempt starts from the
 * same state, and the first columns of the frame do not depend on how many follow, so the result is that of the full
 * spectrum, cut off.
 */
public final class Lyapunov {

    /** A trial of the size of a frame: this part of the tangent warm-up, then this part of the steps, at least so many. */
    private static final int TRIAL_WARMUP_PART = 4;

    private static final int TRIAL_PART = 10;
    private static final int TRIAL_STEPS = 10;

    /** Factor between the step numbers at which a stopping rule is asked. */
    private static final double PATIENCE = 1.25;

    private final DynamicalSystem system;
    private final LyapunovSettings settings;
    private final Optional<StoppingRule> rule;
    private final int maxSteps;
    private final Kernels kernels;

    /**
     * A run of fixed length.
     *
     * @param system what to measure
     * @param settings how long, and how many exponents
     * @throws IllegalArgumentException if more exponents are asked for than the system has dimensions
     */
    public Lyapunov(DynamicalSystem system, LyapunovSettings settings) {
        this(system, settings, Kernels.inUse());
    }

    /**
     * A run that ends when it has measured enough.
     *
     * @param system what to measure
     * @param settings how many exponents, and at least how long
     * @param rule when it is enough
     * @param maxSteps measured steps at which to give up, at least {@code settings.steps()}
     * @throws IllegalArgumentException if more exponents are asked for than the system has dimensions, or the limit is
     *     below the least number of steps
     */
    public Lyapunov(DynamicalSystem system, LyapunovSettings settings, StoppingRule rule, int maxSteps) {
        this(system, settings, Optional.of(rule), maxSteps, Kernels.inUse());
    }

    /**
     * A run of fixed length on kernels of choice.
     *
     * @param system what to measure
     * @param settings how long, and how many exponents
     * @param kernels carry the tangent space
     * @throws IllegalArgumentException if more exponents are asked for than the system has dimensions
     */
    public Lyapunov(DynamicalSystem system, LyapunovSettings settings, Kernels kernels) {
        this(system, settings, Optional.empty(), settings.steps(), kernels);
    }

    private Lyapunov(
            DynamicalSystem system,
            LyapunovSettings settings,
            Optional<StoppingRule> rule,
            int maxSteps,
            Kernels kernels) {
        if (maxSteps < settings.steps()) {
            throw new IllegalArgumentException("the limit of measured steps must be at least the number of steps, "
                    + settings.steps() + ", but is " + maxSteps);
        }
        settings.exponentsOf(system.dimension());
        checkLength(settings, system.longest());
        settings.precision().checkRegular(system.isRegular());
        this.system = system;
        this.settings = settings;
        this.rule = rule;
        this.maxSteps = maxSteps;
        this.kernels = kernels;
    }

    /**
     * Checks that a recorded input lasts as long as the run.
     *
     * @param settings how long
     * @param longest steps for which the input of a system is known
     * @throws IllegalArgumentException if the input ends before the run does
     */
    public static void checkLength(LyapunovSettings settings, long longest) {
        if (settings.totalSteps() > longest) {
            throw new IllegalArgumentException("the input lasts for " + longest + " steps, but the run takes "
                    + settings.totalSteps() + ": " + settings.warmup() + " of warm-up, " + settings.tangentWarmup()
                    + " of warm-up of the tangent vectors, " + settings.steps()
                    + " measured; a cyclic input begins anew where it ends");
        }
    }

    /**
     * {@return how many to reckon with; a quarter of the dimension where the run itself finds the number}
     *
     * @param n dimension of a system
     * @param settings how many exponents
     */
    public static int expected(int n, LyapunovSettings settings) {
        return settings.isAutomatic() ? (n + 3) / 4 : Math.min(n, settings.exponents());
    }

    /**
     * {@return the memory that a run takes beside the system, at most}
     *
     * @param n dimension of a system
     * @param settings how many exponents; those of an automatic number are taken for a quarter of the dimension
     * @param kernels carry the tangent space
     */
    public static Footprint footprint(int n, LyapunovSettings settings, Kernels kernels) {
        final int k = expected(n, settings);
        // a copy of the frame at the start and at the end, and two of the matrix for the determinant
        final double copies = k == n ? 2.0 * n * n : (double) n * k;
        return settings.precision().of(kernels, n, k).footprint(n, k).plus(new Footprint(copies, 0));
    }

    /**
     * Measures one orbit.
     *
     * @param seed the state seed: initial state, noise and tangent frame
     * @param observer sees the states that the exponents are averaged over
     * @param monitor progress and cancellation
     * @return the spectrum
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws org.tailspin.core.dynamics.DivergenceException if the state leaves the range of a double
     */
    public LyapunovSpectrum measure(Seed seed, StateObserver observer, Monitor monitor) {
        return OrbitRuns.one(start(seed, observer, monitor));
    }

    /**
     * Starts to measure one orbit, whose steps somebody else takes.
     *
     * @param seed the state seed: initial state, noise and tangent frame
     * @param observer sees the states that the exponents are averaged over
     * @param monitor progress and cancellation
     * @return the measurement, before the first step
     */
    public OrbitRun<LyapunovSpectrum> start(Seed seed, StateObserver observer, Monitor monitor) {
        return start(seed, observer, GrowthObserver.NONE, monitor);
    }

    /**
     * The same, with somebody who sees the growth of the tangent vectors of every measured step.
     *
     * @param seed the state seed: initial state, noise and tangent frame
     * @param observer sees the states that the exponents are averaged over
     * @param growth sees what is averaged, after the states of the same steps
     * @param monitor progress and cancellation
     * @return the measurement, before the first step
     */
    public OrbitRun<LyapunovSpectrum> start(Seed seed, StateObserver observer, GrowthObserver growth, Monitor monitor) {
        return new Measuring(seed, observer, growth, monitor);
    }

    /** Work of the run in steps of the state: a step of k tangent vectors, with its QR, costs about 2k of them. */
    private double work(int k) {
        return settings.warmup() + tangentWork(k) * ((double) settings.tangentWarmup() + settings.steps());
    }

    private static double tangentWork(int k) {
        return 1 + 2.0 * k;
    }

    private static void poll(Monitor monitor, double done, double total) {
        monitor.checkCancelled();
        monitor.progress(Math.min(1, done / total));
    }

    /** The warm-up of the state, and one pass after it; trials before it, if the number of exponents is automatic. */
    private final class Measuring implements OrbitRun<LyapunovSpectrum> {

        private final Seed seed;
        private final Monitor monitor;
        private final DistinctStates states;
        private final GrowthObserver growth;
        private final Orbit warm;
        private int k;
        private boolean isTried;
        private int warmed;
        private FrameRun frameRun;
        private LyapunovSpectrum spectrum;

        Measuring(Seed seed, StateObserver observer, GrowthObserver growth, Monitor monitor) {
            this.seed = seed;
            this.growth = growth;
            this.monitor = monitor;
            states = new DistinctStates(observer);
            warm = system.start(seed);
            final int n = system.dimension();
            k = settings.isAutomatic() ? Math.min(FrameSize.FIRST, n) : settings.exponentsOf(n);
            isTried = !settings.isAutomatic() || k == n;
        }

        @Override
        public boolean beforeStep() {
            if (spectrum != null) {
                return false;
            }
            if (warmed < settings.warmup()) {
                poll(monitor, warmed, work(expected(system.dimension(), settings)));
                return true;
            }
            if (frameRun == null) {
                final Orbit orbit = settings.isAutomatic() ? warm.twin(new double[system.dimension()]) : warm;
                states.rewind();
                growth.restart();
                frameRun = isTried
                        ? new Pass(orbit, k, seed, states, growth, monitor)
                        : new Trial(orbit, k, seed, monitor);
            }
            frameRun.beforeStep();
            return true;
        }

        @Override
        public Orbit orbit() {
            return frameRun == null ? warm : frameRun.orbit;
        }

        @Override
        public Optional<CarriedFrame> carried() {
            return frameRun == null ? Optional.empty() : frameRun.frame.carried();
        }

        @Override
        public void afterStep() {
            if (frameRun == null) {
                warmed++;
                return;
            }
            frameRun.afterStep();
            if (!frameRun.isOver) {
                return;
            }
            spectrum = frameRun.spectrum;
            if (spectrum == null) {
                final double[] exponents = frameRun.exponents();
                final int next = FrameSize.next(exponents, system.dimension());
                isTried |= FrameSize.closes(exponents) || FrameSize.isReliable(k, next);
                k = next;
            }
            close();
        }

        @Override
        public LyapunovSpectrum result() {
            return spectrum;
        }

        @Override
        public void close() {
            if (frameRun != null) {
                frameRun.frame.close();
                frameRun = null;
            }
        }
    }

    /** What starts from a warm state: a frame that is carried along until it is aligned, and then measured. */
    private abstract class FrameRun {

        final Orbit orbit;
        final Kernels inUse;
        final TangentFrame frame;
        final GrowthRates rates;
        final int alignment;
        int aligned;
        int measured;
        boolean isOver;

        /** The result; none of a run that only tells how large the frame must be. */
        LyapunovSpectrum spectrum;

        FrameRun(Orbit orbit, int k, Seed seed, Monitor monitor, int alignment) {
            this.orbit = orbit;
            this.alignment = alignment;
            inUse = settings.precision().of(kernels, system.dimension(), k);
            frame = new TangentFrame(system, k, inUse, seed, monitor);
            rates = new GrowthRates(k);
        }

        abstract void beforeStep();

        final void afterStep() {
            if (aligned < alignment) {
                aligned++;
                frame.settle(aligned == alignment);
            } else {
                measure();
            }
        }

        abstract void measure();

        /** Settles after a measured step, and returns the number of steps whose growth it added. */
        final int settle(boolean isLast) {
            final int interval = frame.settle(isLast);
            if (interval > 0) {
                rates.add(frame.growth(), interval);
            }
            measured++;
            return interval;
        }

        final double[] exponents() {
            return IntStream.range(0, frame.size()).mapToDouble(rates::mean).toArray();
        }
    }

    /** A few steps of a small frame, to guess how large it must be. */
    private final class Trial extends FrameRun {

        private final Monitor monitor;
        private final int steps = Math.max(settings.steps() / TRIAL_PART, TRIAL_STEPS);

        Trial(Orbit orbit, int k, Seed seed, Monitor monitor) {
            super(orbit, k, seed, monitor, settings.tangentWarmup() / TRIAL_WARMUP_PART);
            this.monitor = monitor;
        }

        @Override
        void beforeStep() {
            poll(monitor, settings.warmup(), work(expected(system.dimension(), settings)));
        }

        @Override
        void measure() {
            settle(measured + 1 == steps);
            isOver = measured == steps;
        }
    }

    /** One measurement of k exponents. */
    private final class Pass extends FrameRun {

        private final StateObserver observer;
        private final GrowthObserver growth;
        private final Monitor monitor;
        private final double total;
        private double logDeterminant;
        private boolean regular;
        private double participation;
        private int check = settings.steps();

        Pass(Orbit orbit, int k, Seed seed, StateObserver observer, GrowthObserver growth, Monitor monitor) {
            super(orbit, k, seed, monitor, settings.tangentWarmup());
            this.observer = observer;
            this.growth = growth;
            this.monitor = monitor;
            total = work(k);
            regular = k == system.dimension();
        }

        @Override
        void beforeStep() {
            if (aligned < alignment) {
                poll(monitor, settings.warmup() + tangentWork(frame.size()) * aligned, total);
                return;
            }
            final double left = Math.max(settings.steps() - measured, 1);
            poll(monitor, total - tangentWork(frame.size()) * left, total);
            participation += frame.leadingParticipation();
        }

        @Override
        void measure() {
            final boolean isPilot = settings.isAutomatic() && measured + 1 == pilotSteps();
            measureStep(measured + 1 == check || isPilot);
            if (measured < check && !isPilot) {
                return;
            }
            if (settings.isAutomatic() && frame.size() < system.dimension() && !FrameSize.closes(exponents())) {
                isOver = true;
            } else if (measured == check) {
                finish();
            }
        }

        private void finish() {
            final LyapunovSpectrum soFar = summarise(Optional.empty());
            final Optional<Boolean> converged = rule.map(wanted -> wanted.isMet(soFar));
            if (converged.orElse(true) || rates.steps() >= maxSteps) {
                monitor.progress(1);
                spectrum = summarise(converged);
                isOver = true;
            } else {
                check = (int) Math.min(maxSteps, Math.ceil(check * PATIENCE));
            }
        }

        /** A tenth of the steps tells whether the frame is far too small. */
        private int pilotSteps() {
            return Math.max(1, settings.steps() / 10);
        }

        private void measureStep(boolean isLast) {
            final int interval = settle(isLast);
            observer.see(orbit);
            if (interval > 0) {
                growth.grew(frame.growth(), interval);
            }
            if (regular) {
                final OptionalDouble log = orbit.logAbsDeterminant(monitor);
                regular = log.isPresent();
                logDeterminant += log.orElse(0);
            }
        }

        private LyapunovSpectrum summarise(Optional<Boolean> converged) {
            return new LyapunovSpectrum(
                    rates,
                    new LyapunovSpectrum.Run(
                            system.dimension(),
                            frame.size(),
                            system.timeStep(),
                            system.isFlow(),
                            regular ? OptionalDouble.of(logDeterminant) : OptionalDouble.empty(),
                            frame.error(),
                            participation / rates.steps(),
                            converged,
                            inUse.name()));
        }
    }
}
