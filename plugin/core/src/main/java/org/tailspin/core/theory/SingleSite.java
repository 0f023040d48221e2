package org.tailspin.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * The single-site process of {@link CorrelatedFlowTheory}, by simulation: paths of (1 + d/dt) x = &eta; + &int; R &phi; with the
 * noise and the kernel that spectrum C and response S make, from which the next C and S are measured (Clark, Marschall, van
 * Meegen, Litwin-Kumar 2025, appendix M.1; the response by the theorem of Furutsu and Novikov).
 *
 * <p>Differences from the paper's program, all for accuracy in less time: it starts from the theory without feedback; a step is of
 * the second order; noise is periodic, and the paths run long enough before they are used to be periodic as well, so that
 * spectra have no window; the response is divided by the spectrum of the very noise.
 */
final class SingleSite {

    /** Paths that are integrated together. */
    static final int BLOCK = 64;

    /** Steps whose memory of the states before them is summed together. */
    private static final int TILE = 8;

    /** Of the work, what the rounds take. */
    static final double SHARE = 0.8;

    /** A variance of &phi;(x) below this is none. */
    static final double QUIESCENT = 1e-5;

    private static final int GROUPS = 6;
    private static final int WINDOW = 8;

    /** In time constants: before the period, and the reach of the kernel. */
    private static final double LEAD = 30;

    private static final double REACH = 25;

    /** Length of the period and its number of steps; the longer one where neurons remember for longer. */
    private static final double SHORT = 100;

    private static final int SHORT_STEPS = 2048;
    private static final double LONG_MEMORY = 12;

    private static final int FIRST_ROUNDS = 8;
    private static final double FIRST_MIX = 0.8;
    private static final double MIX = 0.3;

    /** Relative to the largest, below which the spectrum of the noise is too weak to measure a response. */
    private static final double WEAK = 1e-6;

    private static final double WEAKEST_START = 1.3;

    private static final int TAIL = 15;
    private static final double TRACE = 1e-5;

    private final Nonlinearity phi;
    private final Feedback feedback;
    private final CorrelatedFlowTheory.Work work;
    private final List<Round> kept = new ArrayList<>();

    private int n = SHORT_STEPS;
    private double period = SHORT;
    private double[] re;
    private double[] im;
    private double[] spectrum;
    private int rounds;
    private boolean settled;

    /** What one round measured: sums over paths. */
    private static final class Round {
        private final double[] phiPhi;
        private final double[] noise;
        private final double[] crossRe;
        private final double[] crossIm;
        private double xx;

        Round(int half) {
            phiPhi = new double[half + 1];
            noise = new double[half + 1];
            crossRe = new double[half + 1];
            crossIm = new double[half + 1];
        }

        void add(Round other) {
            for (int k = 0; k < phiPhi.length; k++) {
                phiPhi[k] += other.phiPhi[k];
                noise[k] += other.noise[k];
                crossRe[k] += other.crossRe[k];
                crossIm[k] += other.crossIm[k];
            }
            xx += other.xx;
        }
    }

    /**
     * Means over rounds.
     *
     * @param spectrum C(&omega;_k)
     * @param re real part of S(&omega;_k)
     * @param im imaginary part
     * @param c0 variance of &phi;
     * @param delta0 variance of x
     */
    record Average(double[] spectrum, double[] re, double[] im, double c0, double delta0) {
        double response() {
            return re[0];
        }
    }

    SingleSite(Nonlinearity phi, Feedback feedback, CorrelatedFlowTheory.Work work) {
        this.phi = phi;
        this.feedback = feedback;
        this.work = work;
        start();
    }

    /** From the theory without feedback; of a gain at which that is at rest, from a weakly chaotic one. */
    private void start() {
        final FlowTheory free =
                FlowTheory.of(TransferFunction.of(phi.label()), Math.max(WEAKEST_START, feedback.gEff()));
        final double[] lags = new double[n];
        Arrays.setAll(lags, j -> Math.min(j, n - j) * step());
        final double[][] c = {free.c(lags), new double[n]};
        FastFourierTransformer.transformInPlace(c, DftNormalization.STANDARD, TransformType.FORWARD);
        spectrum = new double[n / 2 + 1];
        re = new double[n / 2 + 1];
        im = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            final double omega = omega(k);
            spectrum[k] = Math.max(0, c[0][k] * step());
            re[k] = free.meanGain() / (1 + omega * omega);
            im[k] = -omega * re[k];
        }
    }

    double step() {
        return period / n;
    }

    private double omega(int k) {
        return 2 * Math.PI * k / period;
    }

    int rounds() {
        return rounds;
    }

    boolean isSettled() {
        return settled;
    }

    Average run() {
        final List<Double> variances = new ArrayList<>();
        final List<Double> slow = new ArrayList<>();
        final int all = work.mostRounds() + work.averaged();
        while (!settled && rounds < work.mostRounds()) {
            final Average measured = round(rounds < FIRST_ROUNDS ? FIRST_MIX : MIX);
            if (!(measured.c0() > QUIESCENT)) {
                return measured;
            }
            variances.add(measured.c0());
            slow.add(measured.spectrum()[0]);
            if (rounds == FIRST_ROUNDS && measured.spectrum()[0] > LONG_MEMORY * measured.c0() && n == SHORT_STEPS) {
                lengthen();
                variances.clear();
                slow.clear();
            }
            settled = isSteady(variances) && isSteady(slow);
            work.monitor().progress(SHARE * rounds / all);
        }
        final int before = rounds;
        while (rounds < before + work.averaged()) {
            round(MIX);
            work.monitor().progress(SHARE * (all - before - work.averaged() + rounds) / all);
        }
        return average(kept.subList(kept.size() - work.averaged(), kept.size()));
    }

    /** Whether the mean of the last rounds is that of those before. */
    private static boolean isSteady(List<Double> values) {
        if (values.size() < 2 * WINDOW) {
            return false;
        }
        final double[] last = window(values, values.size() - WINDOW);
        final double[] before = window(values, values.size() - 2 * WINDOW);
        return Math.abs(last[0] - before[0]) <= 2 * Math.sqrt((last[1] + before[1]) / WINDOW);
    }

    private static double[] window(List<Double> values, int from) {
        double mean = 0;
        for (int i = from; i < from + WINDOW; i++) {
            mean += values.get(i) / WINDOW;
        }
        double variance = 0;
        for (int i = from; i < from + WINDOW; i++) {
            variance += Math.pow(values.get(i) - mean, 2) / (WINDOW - 1);
        }
        return new double[] {mean, variance};
    }

    /** Twice the period: frequencies at half the distance, between the old ones by lines. */
    private void lengthen() {
        n *= 2;
        period *= 2;
        spectrum = between(spectrum);
        re = between(re);
        im = between(im);
        kept.clear();
    }

    private static double[] between(double... values) {
        final double[] twice = new double[2 * values.length - 1];
        Arrays.setAll(twice, k -> 0.5 * (values[k / 2] + values[(k + 1) / 2]));
        return twice;
    }

    List<Average> withoutEachGroup() {
        final List<Round> used = kept.subList(kept.size() - work.averaged(), kept.size());
        final List<Average> without = new ArrayList<>();
        for (int g = 0; g < GROUPS; g++) {
            final List<Round> others = new ArrayList<>();
            for (int r = 0; r < used.size(); r++) {
                if (r * GROUPS / used.size() != g) {
                    others.add(used.get(r));
                }
            }
            without.add(average(others));
        }
        return without;
    }

    private Average round(double mix) {
        work.monitor().checkCancelled();
        final double[] kernel = new double[3];
        final double[] kernelRe = new double[n / 2 + 1];
        final double[] kernelIm = new double[n / 2 + 1];
        final double[] noise = new double[n / 2 + 1];
        for (int k = 0; k <= n / 2; k++) {
            feedback.at(re[k], im[k], kernel);
            kernelRe[k] = kernel[0] - feedback.immediate();
            kernelIm[k] = kernel[1];
            noise[k] = Math.max(0, kernel[2] * spectrum[k]);
        }
        final double[] past = kernel(kernelRe, kernelIm);
        final int blocks = Math.max(1, (int) Math.round(work.paths() * SHORT / period / BLOCK));
        final List<CompletableFuture<Round>> parts = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            final long index = (long) rounds * 1_000_000 + b;
            parts.add(CompletableFuture.supplyAsync(() -> block(noise, past, index), work.executor()));
        }
        final Round sum = new Round(n / 2);
        try {
            parts.forEach(part -> sum.add(part.join())); // in order: the result does not depend on the threads
        } catch (CompletionException e) {
            parts.forEach(part -> part.cancel(false));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        scale(sum, 1.0 / (blocks * BLOCK));
        kept.add(sum);
        rounds++;
        final Average measured = average(List.of(sum));
        for (int k = 0; k <= n / 2; k++) {
            spectrum[k] += mix * (measured.spectrum()[k] - spectrum[k]);
            re[k] += mix * (measured.re()[k] - re[k]);
            im[k] += mix * (measured.im()[k] - im[k]);
        }
        return measured;
    }

    private static void scale(Round round, double factor) {
        for (int k = 0; k < round.phiPhi.length; k++) {
            round.phiPhi[k] *= factor;
            round.noise[k] *= factor;
            round.crossRe[k] *= factor;
            round.crossIm[k] *= factor;
        }
        round.xx *= factor;
    }

    /** R(s) at s = 0, dt, ...: a transform has half of the jump at s = 0. What is left at s &lt; 0 is noise. */
    private double[] kernel(double[] kernelRe, double[] kernelIm) {
        final double[][] transform = new double[2][n];
        for (int k = 0; k <= n / 2; k++) {
            transform[0][k] = kernelRe[k];
            transform[1][k] = k == 0 || k == n / 2 ? 0 : kernelIm[k];
            if (k > 0 && k < n / 2) {
                transform[0][n - k] = kernelRe[k];
                transform[1][n - k] = -kernelIm[k];
            }
        }
        FastFourierTransformer.transformInPlace(transform, DftNormalization.STANDARD, TransformType.INVERSE);
        final double[] past = new double[(int) (REACH / step())];
        for (int m = 0; m < past.length; m++) {
            past[m] = (m == 0 ? 2 : 1) * transform[0][m] / step();
        }
        return past;
    }

    /** Two paths are the real and the imaginary part of one complex process. */
    private Round block(double[] noise, double[] past, long index) {
        work.monitor().checkCancelled();
        final StableDraws normals = StableSampler.normals();
        final double[][][] z = new double[BLOCK / 2][2][n];
        final double[][] eta = new double[n][BLOCK];
        final var random = work.seed().stream("single site", index);
        for (int p = 0; p < BLOCK / 2; p++) {
            normals.fill(random, z[p][0], 0, n);
            normals.fill(random, z[p][1], 0, n);
            for (int k = 0; k < n; k++) {
                final double size = Math.sqrt(noise[Math.min(k, n - k)] * n / step());
                z[p][0][k] *= size;
                z[p][1][k] *= size;
            }
            final double[][] path = {z[p][0].clone(), z[p][1].clone()};
            FastFourierTransformer.transformInPlace(path, DftNormalization.STANDARD, TransformType.INVERSE);
            for (int t = 0; t < n; t++) {
                eta[t][2 * p] = path[0][t];
                eta[t][2 * p + 1] = path[1][t];
            }
        }
        final Round result = new Round(n / 2);
        final double[][] states = integrate(eta, past, result);
        for (int p = 0; p < BLOCK / 2; p++) {
            final double[][] f = new double[2][n];
            for (int t = 0; t < n; t++) {
                f[0][t] = states[t][2 * p];
                f[1][t] = states[t][2 * p + 1];
            }
            FastFourierTransformer.transformInPlace(f, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int k = 0; k <= n / 2; k++) {
                final int l = (n - k) % n;
                result.phiPhi[k] += 0.5 * (square(f, k) + square(f, l));
                result.noise[k] += 0.5 * (square(z[p], k) + square(z[p], l));
                // F_k Z_k* + F_-k* Z_-k: both paths together
                result.crossRe[k] += 0.5
                        * (f[0][k] * z[p][0][k] + f[1][k] * z[p][1][k] + f[0][l] * z[p][0][l] + f[1][l] * z[p][1][l]);
                result.crossIm[k] += 0.5
                        * (f[1][k] * z[p][0][k] - f[0][k] * z[p][1][k] + f[0][l] * z[p][1][l] - f[1][l] * z[p][0][l]);
            }
        }
        return result;
    }

    private static double square(double[][] complex, int k) {
        return complex[0][k] * complex[0][k] + complex[1][k] * complex[1][k];
    }

    /** &phi;(x) over one period, of periodic noise that began before. */
    private double[][] integrate(double[][] eta, double[] past, Round result) {
        final int lead = (int) Math.ceil(LEAD / step());
        final int steps = lead + n;
        final double[][] states = new double[steps][BLOCK];
        final double h = step();
        final double decay = StrictMath.exp(-h);
        final double own = feedback.immediate() + 0.5 * h * past[0];
        final double[] x = new double[BLOCK];
        final double[] force = new double[BLOCK];
        final double[][] memories = new double[TILE][BLOCK];
        final double[] weights = new double[past.length + TILE]; // none beyond the reach
        Arrays.setAll(weights, m -> m < past.length ? h * past[m] : 0);
        final boolean isFree = Arrays.stream(weights).allMatch(w -> Math.abs(w) < 1e-14);
        final double[] none = new double[BLOCK];
        for (int t = 0; t < steps; t++) {
            if ((t & 127) == 0) {
                work.monitor().checkCancelled();
            }
            final double[] noise = eta[Math.floorMod(t - lead, n)];
            final double[] memory = memories[t % TILE];
            if (!isFree) {
                if (t % TILE == 0) {
                    remember(memories, states, t, past.length, weights);
                }
                for (int m = 1; m <= t % TILE; m++) {
                    add(memory, states[t - m], weights[m]);
                }
            }
            final double[] last = t > 0 ? states[t - 1] : none;
            final double[] earlier = t > 1 ? states[t - 2] : none;
            for (int p = 0; p < BLOCK; p++) {
                final double drive = noise[p] + memory[p];
                final double predicted = drive + own * (2 * last[p] - earlier[p]);
                x[p] = t == 0 ? drive : decay * x[p] + (1 - decay) * 0.5 * (force[p] + predicted);
                force[p] = drive;
            }
            final double[] now = states[t];
            phi.apply(x, now, BLOCK);
            double squares = 0;
            for (int p = 0; p < BLOCK; p++) {
                force[p] += own * now[p];
                squares += x[p] * x[p];
            }
            result.xx += t < lead ? 0 : squares / n;
        }
        return Arrays.copyOfRange(states, lead, steps);
    }

    /**
     * The sums over the states before a time t, of R_m &phi;(t + j - m) for the steps j = 0, ..., 7 from there on: eight states at a time,
     * which stay in the cache for as many steps.
     */
    private static void remember(double[][] memories, double[][] states, int t, int reach, double[] weights) {
        for (double[] memory : memories) {
            Arrays.fill(memory, 0);
        }
        final int last = Math.min(t, reach - 1);
        int m = 1;
        for (; m + 7 <= last; m += 8) {
            for (int j = 0; j < TILE; j++) {
                addEight(memories[j], states, t - m, weights, m + j);
            }
        }
        for (; m <= last; m++) {
            for (int j = 0; j < TILE; j++) {
                add(memories[j], states[t - m], weights[m + j]);
            }
        }
    }

    /** Adds w_(m+i) &phi;(s - i) for i = 0, ..., 7. */
    private static void addEight(double[] sums, double[][] states, int s, double[] weights, int m) {
        final double w0 = weights[m];
        final double w1 = weights[m + 1];
        final double w2 = weights[m + 2];
        final double w3 = weights[m + 3];
        final double w4 = weights[m + 4];
        final double w5 = weights[m + 5];
        final double w6 = weights[m + 6];
        final double w7 = weights[m + 7];
        final double[] s0 = states[s];
        final double[] s1 = states[s - 1];
        final double[] s2 = states[s - 2];
        final double[] s3 = states[s - 3];
        final double[] s4 = states[s - 4];
        final double[] s5 = states[s - 5];
        final double[] s6 = states[s - 6];
        final double[] s7 = states[s - 7];
        for (int p = 0; p < BLOCK; p++) {
            sums[p] += w0 * s0[p]
                    + w1 * s1[p]
                    + w2 * s2[p]
                    + w3 * s3[p]
                    + w4 * s4[p]
                    + w5 * s5[p]
                    + w6 * s6[p]
                    + w7 * s7[p];
        }
    }

    private static void add(double[] sums, double[] values, double weight) {
        for (int p = 0; p < BLOCK; p++) {
            sums[p] += weight * values[p];
        }
    }

    private Average average(List<Round> some) {
        final Round sum = new Round(n / 2);
        some.forEach(sum::add);
        scale(sum, 1.0 / some.size());
        final double[] c = new double[n / 2 + 1];
        final double[] sRe = new double[n / 2 + 1];
        final double[] sIm = new double[n / 2 + 1];
        double largest = 0;
        for (double one : sum.noise) {
            largest = Math.max(largest, one);
        }
        int good = 0;
        for (int k = 0; k <= n / 2; k++) {
            c[k] = sum.phiPhi[k] * step() / n;
            if (good == k && sum.noise[k] > WEAK * largest) {
                sRe[k] = sum.crossRe[k] / sum.noise[k];
                sIm[k] = k == 0 ? 0 : sum.crossIm[k] / sum.noise[k];
                good++;
            }
        }
        double amplitude = 0;
        final int from = Math.max(0, good - TAIL);
        for (int k = from; k < good; k++) { // Re S (1 + i omega)
            amplitude += (sRe[k] - omega(k) * sIm[k]) / (good - from);
        }
        for (int k = good; k <= n / 2; k++) {
            sRe[k] = amplitude / (1 + omega(k) * omega(k));
            sIm[k] = -omega(k) * sRe[k];
        }
        double c0 = 0;
        for (int k = 0; k <= n / 2; k++) {
            c0 += (k == 0 || k == n / 2 ? 1 : 2) * c[k] / period;
        }
        return new Average(c, sRe, sIm, c0, sum.xx);
    }

    /** PR of &phi; over N. */
    double participation(Average average) {
        double sum = 0;
        int count = 0;
        while (count < n / 2 && average.c0() - sum > TRACE * average.c0()) {
            sum += (count == 0 ? 1 : 2) * average.spectrum()[count] / period;
            count++;
        }
        final double[] weights = new double[count];
        Arrays.fill(weights, 2 * Math.PI / period);
        weights[0] *= 0.5;
        return average.c0()
                * average.c0()
                / PairIntegral.of(
                        feedback,
                        Arrays.copyOf(average.re(), count),
                        Arrays.copyOf(average.im(), count),
                        average.spectrum(),
                        weights,
                        work.monitor());
    }

    /** C(tau) up to half the period. */
    List<Double> curve(Average average) {
        final double[][] transform = new double[2][n];
        for (int k = 0; k <= n / 2; k++) {
            transform[0][k] = average.spectrum()[k] / step();
            transform[0][(n - k) % n] = transform[0][k];
        }
        FastFourierTransformer.transformInPlace(transform, DftNormalization.STANDARD, TransformType.INVERSE);
        return Arrays.stream(transform[0]).limit(n / 2).boxed().toList();
    }
}
