package org.tailspin.core.lyapunov;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;

/**
 * Covariant Lyapunov vectors by the method of Ginelli et al. (2007, PRL 99, 130601): the directions that the tangent maps carry
 * into each other, J_t v_i(t) = c_i(t) v_i(t+1), whose lengths grow at &lambda;_i forward and backward in time. Unlike the
 * orthonormal frame of the exponents they depend on no scalar product, and tell which neurons an instability lives in and at
 * which angles stable and unstable directions meet.
 *
 * <p>Forward, QR factorisations J Q = Q' R until the frame is aligned, over the measured steps, and for as many steps more as the
 * alignment took. Backward, V = Q C with C(t) = R(t)&#8315;&sup1; C(t+1), columns of unit length, from a random upper triangle at the
 * end; over the steps beyond the measured ones C forgets it, at the rate at which exponents next to each other differ. A second
 * start tells how far it has. Vector i converges backward as &lambda;_(i-1) - &lambda;_i, and forward, with the frame, as
 * &lambda;_i - &lambda;_(i+1), over as many steps; so it is not known where it, or the next one, depends on the start.
 */
public final class CovariantVectors {

    /** Of the work of a factorisation, what its way back takes. */
    private static final double BACK = 0.5;

    /** Standard errors within which the smallest exponent of a flow is that of the direction of the flow itself. */
    private static final double NEUTRAL_ERRORS = 3;

    /** An exponent of this over the duration is 0 as well. */
    private static final double NEUTRAL = 5;

    private final DynamicalSystem system;
    private final LyapunovSettings settings;
    private final int k;
    private final CovariantPlan plan;
    private final Kernels kernels;

    /** Sees covariant vectors, from the last measured factorisation to the first. */
    @FunctionalInterface
    interface Observer {

        /** Looks away. */
        Observer NONE = (factorisation, vectors) -> {};

        /**
         * Sees the vectors at the start of an interval.
         *
         * @param factorisation number of the interval that starts with these vectors, from 0
         * @param vectors one in each column, a live view
         */
        void see(int factorisation, DMatrixRMaj vectors);
    }

    /**
     * Prepares the computation of covariant vectors.
     *
     * @param system what to measure
     * @param settings how long; the steps beyond the measured ones are as many as the tangent warm-up
     * @param k number of vectors, those of the largest exponents, from 1 to the dimension of the system
     * @throws IllegalArgumentException if there are not so many, the input of the system ends too early, or the memory
     *     does not hold them
     */
    public CovariantVectors(DynamicalSystem system, LyapunovSettings settings, int k) {
        this(system, settings, k, CovariantPlan.of(system, settings, judged(k, system.dimension())), Kernels.inUse());
    }

    /** A vector is known if its exponent differs from those on both sides, so one more is computed than is asked for. */
    private static int judged(int k, int dimension) {
        return Math.min(dimension, k + 1);
    }

    CovariantVectors(DynamicalSystem system, LyapunovSettings settings, int k, CovariantPlan plan, Kernels kernels) {
        if (k < 1 || k > system.dimension()) {
            throw new IllegalArgumentException("the number of covariant vectors must be from 1 to the dimension of the"
                    + " system, " + system.dimension() + ", but is " + k);
        }
        checkLength(settings.warmup() + plan.steps(), system.longest());
        plan.footprint(kernels).check(k + " covariant vectors of " + system.dimension() + " variables");
        this.system = system;
        this.settings = settings;
        this.k = k;
        this.plan = plan;
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
        checkLength(settings.totalSteps() + settings.tangentWarmup(), longest);
    }

    private static void checkLength(long steps, long longest) {
        if (steps > longest) {
            throw new IllegalArgumentException(
                    "the input lasts for " + longest + " steps, but covariant vectors take " + steps
                            + ": the warm-ups, the measured steps, and as many beyond them as the warm-up of the tangent vectors has");
        }
    }

    /**
     * {@return the memory that a run takes beside the system, at most}
     *
     * @param rows dimension of the system
     * @param stride steps between states that tell anything new, see {@link DynamicalSystem#stride}
     * @param settings how long
     * @param k number of vectors
     */
    public static Footprint footprint(int rows, int stride, LyapunovSettings settings, int k) {
        return CovariantPlan.of(rows, stride, settings, judged(k, rows)).footprint(Kernels.inUse());
    }

    /**
     * Steps with a frame, each factorised, that take about as long as the whole run.
     *
     * @param stride steps between states that tell anything new, see {@link DynamicalSystem#stride}
     * @param rows dimension of the system
     * @param settings how long
     * @param k number of vectors
     * @return their number
     */
    public static double work(int rows, int stride, LyapunovSettings settings, int k) {
        final CovariantPlan plan = CovariantPlan.of(rows, stride, settings, judged(k, rows));
        final double forward = plan.aligning() + plan.factorisations() * (plan.stretches() > 1 ? 2.0 : 1.0);
        return plan.interval() * forward + BACK * plan.factorisations();
    }

    /**
     * Measures one orbit.
     *
     * @param seed the state seed: initial state, noise, tangent frame, and the starts of the way back
     * @param monitor progress and cancellation
     * @return the vectors' statistics
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws org.tailspin.core.dynamics.DivergenceException if the state leaves the range of a double
     */
    public CovariantSpectrum measure(Seed seed, Monitor monitor) {
        return measure(seed, Observer.NONE, monitor);
    }

    CovariantSpectrum measure(Seed seed, Observer observer, Monitor monitor) {
        final Orbit warm = system.start(seed);
        for (int t = 0; t < settings.warmup(); t++) {
            monitor.checkCancelled();
            warm.step();
        }
        try (FactoredSteps steps =
                new FactoredSteps(system, warm, plan.k(), plan.interval(), kernels, seed, monitor.silent())) {
            return new Run(steps, seed, observer, monitor).measure();
        }
    }

    /** One way forward and back. */
    private final class Run {

        private final FactoredSteps steps;
        private final Seed seed;
        private final Observer observer;
        private final Monitor monitor;
        private final GrowthRates rates = new GrowthRates(plan.k());
        private final double[][] factors = new double[plan.stretch()][CovariantPlan.triangle(plan.k())];
        private final double[][][] frames = new double[Math.min(plan.stretch(), plan.measured())][][];
        private final Deque<FactoredSteps.Place> places = new ArrayDeque<>();
        private final double total =
                plan.aligning() + plan.factorisations() * ((plan.stretches() > 1 ? 2.0 : 1.0) + BACK);
        private double done;

        Run(FactoredSteps steps, Seed seed, Observer observer, Monitor monitor) {
            this.steps = steps;
            this.seed = seed;
            this.observer = observer;
            this.monitor = monitor;
        }

        CovariantSpectrum measure() {
            for (int t = 0; t < plan.aligning(); t++) {
                steps.align();
                tell(1);
            }
            steps.resolveAll();
            final int last = plan.stretches() - 1;
            for (int stretch = 0; stretch < last; stretch++) {
                places.push(steps.place());
                forward(stretch, true);
            }
            forward(last, true);
            if (steps.resolved() == 0) {
                return CovariantSpectrum.none(
                        "the tangent maps shrink all vectors below rounding: there are no covariant vectors");
            }
            final CovariantStatistics statistics = statistics();
            for (int stretch = last; stretch >= 0; stretch--) {
                if (stretch < last) {
                    steps.goTo(places.pop());
                    forward(stretch, false);
                }
                backward(stretch, statistics);
            }
            monitor.progress(1);
            return statistics.result(k);
        }

        private int first(int stretch) {
            return stretch * plan.stretch();
        }

        private int end(int stretch) {
            return Math.min(plan.factorisations(), first(stretch + 1));
        }

        private void forward(int stretch, boolean isFirstTime) {
            for (int t = first(stretch); t < end(stretch); t++) {
                final int kept = t - first(stretch);
                final boolean isMeasured = t < plan.measured();
                if (isMeasured) {
                    keep(kept);
                }
                steps.factorise(factors[kept]);
                if (isFirstTime && isMeasured) {
                    rates.add(steps.growth(), plan.interval());
                }
                tell(1);
            }
        }

        private void keep(int kept) {
            if (frames[kept] == null) {
                frames[kept] = new double[system.dimension()][plan.k()];
            }
            final double[][] vectors = steps.vectors();
            for (int i = 0; i < vectors.length; i++) {
                System.arraycopy(vectors[i], 0, frames[kept][i], 0, plan.k());
            }
        }

        private CovariantStatistics statistics() {
            final int m = steps.resolved();
            final double dt = system.timeStep();
            final double[] exponents = new double[m];
            final double[] errors = new double[m];
            for (int i = 0; i < m; i++) {
                exponents[i] = rates.mean(i) / dt;
                errors[i] = rates.standardError(i) / dt;
            }
            final int positive =
                    (int) Arrays.stream(exponents).filter(e -> e > 0).count();
            final int neutral = neutral(exponents, errors);
            final int unstable = neutral < 0 ? positive : neutral;
            return new CovariantStatistics(
                    plan, system, exponents, errors, unstable, neutral < 0 ? unstable : neutral + 1, seed);
        }

        /** The exponent that is 0 because an orbit of a flow may be moved along itself; negative if there is none. */
        private int neutral(double[] exponents, double[] errors) {
            if (!system.isFlow() || system.forcing() != DynamicalSystem.Forcing.NONE) {
                return -1;
            }
            int nearest = 0;
            for (int i = 1; i < exponents.length; i++) {
                if (Math.abs(exponents[i]) < Math.abs(exponents[nearest])) {
                    nearest = i;
                }
            }
            final double error = Double.isNaN(errors[nearest]) ? 0 : NEUTRAL_ERRORS * errors[nearest];
            final double bound = Math.max(error, NEUTRAL / (rates.steps() * system.timeStep()));
            return Math.abs(exponents[nearest]) <= bound ? nearest : -1;
        }

        private void backward(int stretch, CovariantStatistics statistics) {
            final DenseAlgebra algebra = kernels.algebra();
            for (int t = end(stretch) - 1; t >= first(stretch); t--) {
                monitor.checkCancelled();
                final int kept = t - first(stretch);
                statistics.takeBack(factors[kept], monitor);
                if (t < plan.measured()) {
                    observer.see(t, statistics.add(frames[kept], algebra, monitor));
                }
                tell(BACK);
            }
        }

        private void tell(double work) {
            monitor.checkCancelled();
            done += work;
            monitor.progress(Math.min(1, done / total));
        }
    }
}
