package org.tailspin.core.lyapunov;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
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
 * <p>With {@link LyapunovSettings#AUTO} exponents, the frame grows until the sum of the exponents has turned negative with
 * room to spare: the Kaplan-Yorke dimension needs no more. Every attempt starts from the same state, and the first
 * columns of the frame do not depend on how many follow, so the result is that of the full spectrum, cut off.
 */
public final class Lyapunov {

    /** The first frame of an automatic number of exponents. */
    private static final int FIRST_FRAME = 16;

    /** Room to spare beyond the exponent at which the sum turns negative: this many, and this share more. */
    private static final int SPARE = 2;

    private static final double SPARE_SHARE = 0.1;

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
        this.system = system;
        this.settings = settings;
        this.rule = rule;
        this.maxSteps = maxSteps;
        this.kernels = kernels;
    }

    /**
     * @param n dimension of a system
     * @param settings how many exponents
     * @return how many to reckon with; a quarter of the dimension where the run itself finds the number
     */
    public static int expected(int n, LyapunovSettings settings) {
        return settings.isAutomatic() ? (n + 3) / 4 : Math.min(n, settings.exponents());
    }

    /**
     * @param n dimension of a system
     * @param settings how many exponents; those of an automatic number are taken for a quarter of the dimension
     * @param kernels carry the tangent space
     * @return the memory that a run takes beside the system, at most
     */
    public static Footprint footprint(int n, LyapunovSettings settings, Kernels kernels) {
        final int k = expected(n, settings);
        // a copy of the frame at the start and at the end, and two of the matrix for the determinant
        final double copies = k == n ? 2.0 * n * n : (double) n * k;
        return kernels.footprint(n, k).plus(new Footprint(copies, 0));
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
        final Orbit orbit = system.start(seed);
        final boolean isAutomatic = settings.isAutomatic();
        final int guess =
                isAutomatic ? Math.min(FIRST_FRAME, system.dimension()) : settings.exponentsOf(system.dimension());
        for (int t = 0; t < settings.warmup(); t++) {
            poll(monitor, t, work(guess));
            orbit.step();
        }
        if (!isAutomatic) {
            try (Pass pass = new Pass(orbit, guess, seed, monitor)) {
                return pass.run(observer).orElseThrow();
            }
        }
        final double[] nowhere = new double[system.dimension()];
        final Once once = new Once(observer);
        int k = guess;
        while (true) {
            once.rewind();
            try (Pass pass = new Pass(orbit.twin(nowhere), k, seed, monitor)) {
                final Optional<LyapunovSpectrum> spectrum = pass.run(once);
                if (spectrum.isPresent()) {
                    return spectrum.get();
                }
            }
            k = Math.min(2 * k, system.dimension());
        }
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

    /** Whether the exponents so far close the Kaplan-Yorke dimension with room to spare. */
    private static boolean isClosed(LyapunovSpectrum spectrum) {
        final double[] exponents = spectrum.exponents();
        double sum = 0;
        for (int i = 0; i < exponents.length; i++) {
            sum += exponents[i];
            if (sum < 0) {
                return exponents.length >= i + 1 + SPARE + SPARE_SHARE * i;
            }
        }
        return false;
    }

    /** Shows each state once, although several passes visit it. */
    private static final class Once implements StateObserver {

        private final StateObserver observer;
        private long shown;
        private long index;

        Once(StateObserver observer) {
            this.observer = observer;
        }

        void rewind() {
            index = 0;
        }

        @Override
        public void accept(double[] state) {
            if (isNew()) {
                observer.accept(state);
            }
        }

        @Override
        public void see(Orbit orbit) {
            if (isNew()) {
                observer.see(orbit);
            }
        }

        private boolean isNew() {
            final boolean isNew = index++ >= shown;
            shown += isNew ? 1 : 0;
            return isNew;
        }
    }

    /** One measurement of k exponents from a warm state. */
    private final class Pass implements AutoCloseable {

        private final Orbit orbit;
        private final Monitor monitor;
        private final TangentFrame frame;
        private final GrowthRates rates;
        private double logDeterminant;
        private boolean regular;
        private double participation;
        private int measured;

        Pass(Orbit orbit, int k, Seed seed, Monitor monitor) {
            this.orbit = orbit;
            this.monitor = monitor;
            frame = new TangentFrame(system, k, kernels, seed, monitor);
            rates = new GrowthRates(k);
            regular = k == system.dimension();
        }

        /** Measures; empty if the number of exponents is automatic and turns out too small. */
        Optional<LyapunovSpectrum> run(StateObserver observer) {
            final double total = work(frame.size());
            for (int t = 0; t < settings.tangentWarmup(); t++) {
                poll(monitor, settings.warmup() + tangentWork(frame.size()) * t, total);
                frame.advance(orbit, t == settings.tangentWarmup() - 1);
            }
            int check = settings.steps();
            while (true) {
                final double left = Math.max(settings.steps() - measured, 1);
                poll(monitor, total - tangentWork(frame.size()) * left, total);
                final boolean isPilot = settings.isAutomatic() && measured + 1 == pilotSteps();
                measureStep(observer, measured + 1 == check || isPilot);
                if (measured < check && !isPilot) {
                    continue;
                }
                final LyapunovSpectrum soFar = summarise(Optional.empty());
                if (settings.isAutomatic() && !soFar.isFull() && !isClosed(soFar)) {
                    return Optional.empty();
                }
                if (measured < check) {
                    continue;
                }
                final Optional<Boolean> converged = rule.map(wanted -> wanted.isMet(soFar));
                if (converged.orElse(true) || rates.steps() >= maxSteps) {
                    monitor.progress(1);
                    return Optional.of(summarise(converged));
                }
                check = (int) Math.min(maxSteps, Math.ceil(check * PATIENCE));
            }
        }

        @Override
        public void close() {
            frame.close();
        }

        /** A tenth of the steps tells whether the frame is far too small. */
        private int pilotSteps() {
            return Math.max(1, settings.steps() / 10);
        }

        private void measureStep(StateObserver observer, boolean isLast) {
            participation += frame.leadingParticipation();
            final int interval = frame.advance(orbit, isLast);
            observer.see(orbit);
            if (interval > 0) {
                rates.add(frame.growth(), interval);
            }
            measured++;
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
                            converged));
        }
    }
}
