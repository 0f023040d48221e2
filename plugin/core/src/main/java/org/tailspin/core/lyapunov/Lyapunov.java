package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.GradedQr;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * Lyapunov exponents by the method of Benettin et al. (1980) with QR at every step: Z = J_t Q, Z = Q' R, and the exponent
 * &lambda;_i is the mean of ln|R_ii|. The Jacobians multiply in the order of time.
 *
 * <p>The state warms up first, then the tangent frame (random, orthonormal) along with it, and then both are measured.
 * Published code starts from the first columns of the identity and averages at once, which biases the leading exponents;
 * its transposed tangent map (every published figure) is not reproduced here.
 */
public final class Lyapunov {

    /** Batches for the standard errors: enough to know an error to a tenth, few enough to be long. */
    private static final int BATCHES = 25;

    /** Given matrices may be singular: what is left of a dependent column is rounding, of this many ulps times n. */
    private static final double DEPENDENT_ULPS = 8;

    private final DynamicalSystem system;
    private final LyapunovSettings settings;

    /**
     * @param system what to measure
     * @param settings how long, and how many exponents
     * @throws IllegalArgumentException if more exponents are asked for than the system has dimensions
     */
    public Lyapunov(DynamicalSystem system, LyapunovSettings settings) {
        this.system = system;
        this.settings = settings;
        settings.exponentsOf(system.dimension());
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
        final double total = settings.totalSteps();
        for (int t = 0; t < settings.warmup(); t++) {
            poll(monitor, t, total);
            orbit.step();
        }
        final Frame frame = new Frame(orbit, seed, monitor);
        for (int t = 0; t < settings.tangentWarmup(); t++) {
            poll(monitor, (double) settings.warmup() + t, total);
            orbit.step();
            frame.advance();
        }
        final int steps = settings.steps();
        final int batches = steps >= 2 * BATCHES ? BATCHES : 0;
        final double[] sum = new double[frame.k];
        final double[][] batchSums = new double[batches][frame.k];
        double logDeterminant = 0;
        boolean regular = frame.k == frame.n;
        for (int t = 0; t < steps; t++) {
            poll(monitor, total - steps + t, total);
            orbit.step();
            frame.advance();
            observer.accept(orbit.state());
            add(frame.growth, sum);
            if (batches > 0) {
                add(frame.growth, batchSums[(int) ((long) t * batches / steps)]);
            }
            if (regular) {
                final OptionalDouble log = orbit.logAbsDeterminant();
                regular = log.isPresent();
                logDeterminant += log.orElse(0);
            }
        }
        monitor.progress(1);
        return summarise(frame, sum, batchSums, regular ? OptionalDouble.of(logDeterminant) : OptionalDouble.empty());
    }

    private static void poll(Monitor monitor, double done, double total) {
        monitor.checkCancelled();
        monitor.progress(done / total);
    }

    private static void add(double[] growth, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += growth[i];
        }
    }

    private LyapunovSpectrum summarise(Frame frame, double[] sum, double[][] batchSums, OptionalDouble logDeterminant) {
        final int steps = settings.steps();
        final double duration = steps * system.timeStep();
        final double[] errors = standardErrors(sum, batchSums, steps);
        final int[] order = IntStream.range(0, sum.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -sum[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        final OptionalDouble residual = logDeterminant.isPresent()
                ? OptionalDouble.of((Arrays.stream(sum).sum() - logDeterminant.getAsDouble()) / duration)
                : OptionalDouble.empty();
        return new LyapunovSpectrum(
                Arrays.stream(order).mapToDouble(i -> sum[i] / duration).toArray(),
                Arrays.stream(order)
                        .mapToDouble(i -> errors[i] / system.timeStep())
                        .toArray(),
                frame.n,
                steps,
                residual);
    }

    /** Standard error of the mean growth per step, from batches of nearly equal length. */
    private static double[] standardErrors(double[] sum, double[][] batchSums, int steps) {
        final int batches = batchSums.length;
        final double[] errors = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            final double mean = sum[i] / steps;
            double squares = 0;
            for (int b = 0; b < batches; b++) {
                // the first and last step of batch b, as the measuring loop assigns them
                final long length = ceilDivide((long) (b + 1) * steps, batches) - ceilDivide((long) b * steps, batches);
                final double deviation = batchSums[b][i] - length * mean;
                squares += deviation * deviation;
            }
            errors[i] = batches > 0 && Double.isFinite(mean)
                    ? Math.sqrt(squares * batches / (batches - 1.0)) / steps
                    : Double.NaN;
        }
        return errors;
    }

    private static long ceilDivide(long a, long b) {
        return (a + b - 1) / b;
    }

    /** The tangent frame of an orbit, and its workspace. */
    private final class Frame {

        private final Orbit orbit;
        private final Monitor monitor;
        private final int n = system.dimension();
        private final int k = settings.exponentsOf(n);
        private final double[][] q = new double[n][k];
        private final double[][] z = new double[n][k];
        private final double[] rowSize = new double[n];
        private final double[] growth = new double[k];
        private final GradedQr qr = new GradedQr(n, k);
        private final double tolerance = system.isRegular() ? 0 : DEPENDENT_ULPS * n * Math.ulp(1.0);

        Frame(Orbit orbit, Seed seed, Monitor monitor) {
            this.orbit = orbit;
            this.monitor = monitor;
            // One stream per column, so that the first columns do not depend on how many there are.
            for (int l = 0; l < k; l++) {
                final var random = seed.stream("tangent frame", l);
                for (int i = 0; i < n; i++) {
                    z[i][l] = StableSampler.normal(random);
                }
            }
            qr.factorise(z, rowSize, q, growth, 0, monitor);
        }

        /** Carries the frame over the last step of the orbit; {@code growth} then holds ln|R_ii|. */
        void advance() {
            orbit.tangent(q, z, rowSize, k, monitor);
            qr.factorise(z, rowSize, q, growth, tolerance, monitor);
        }
    }
}
