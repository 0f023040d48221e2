package org.tailspin.core.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.random.Seed;

/**
 * The whole Lyapunov spectrum of leaky maps and flows for large N, with independent weights or random modes: exponents by
 * their rank fraction r = i/N, Kaplan-Yorke dimension, entropy and fraction of positive exponents, each with the error of the
 * sampling of gain paths.
 *
 * <p>F(s), the fraction of exponents below s, is that of {@link TangentRing} at thresholds below the largest exponent s_*,
 * which the single-site theory gives without sampling. With r = 1 - F, r(s_*) = 0, and c(s) = s r + &int; r from s to s_*,
 * the entropy is &int; r over the positive s, and D_KY/N is r where c is 0.
 *
 * <p>Independent weights: Clark 2026, "Lyapunov spectrum of random neural networks"; at a leak of 1 it is the closed form of
 * {@link RandomModeSpectrum}. Random modes with independent Gaussian L and R: derived for this library and not in print; it
 * was checked against the closed form at a leak of 1, and against simulations at N = 800 and 1000. Couplings of infinite
 * variance, structured overlaps, noise and input are not covered. Close to g_eff = 1, networks of the usual sizes are far from
 * this limit.
 *
 * <p>Exponents are per unit time t = n d; per step of a leaky map they are d times as large.
 */
public final class TangentSpectrum {

    /** Smallest gain of a chaotic network: below, activity outlasts the longest ring. */
    public static final double MIN_GAIN = 1.25;

    /** Most points of a ring: the work grows with their third power, and these take half an hour. */
    static final int MOST_POINTS = 330;

    /** Numerical error of the largest exponent, which is not sampled. */
    private static final double EDGE_ERROR = 1e-6;

    private final double lyapunovMax;
    private final List<SpectrumCurve> curves;

    /**
     * How much is sampled.
     *
     * @param paths gain paths of a set
     * @param sets independent sets, over which errors are taken
     * @param seed of all draws
     */
    public record Settings(int paths, int sets, Seed seed) {

        /** Default number of paths of a set. */
        public static final int DEFAULT_PATHS = 64;

        /** Default number of sets. */
        public static final int DEFAULT_SETS = 4;

        /** Default seed. */
        public static final int DEFAULT_SEED = 1;

        /** Fewest and most paths. */
        public static final int MIN_PATHS = 16;

        /** Most paths. */
        public static final int MAX_PATHS = 16384;

        /** Fewest sets that have an error. */
        public static final int MIN_SETS = 2;

        /** Most sets. */
        public static final int MAX_SETS = 64;

        /** Where nothing else is said. */
        public static final Settings DEFAULT = new Settings(DEFAULT_PATHS, DEFAULT_SETS, new Seed(DEFAULT_SEED));

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the ranges
         */
        public Settings {
            Arguments.between("the number of gain paths", paths, MIN_PATHS, MAX_PATHS);
            Arguments.between("the number of sets of gain paths", sets, MIN_SETS, MAX_SETS);
        }
    }

    /** How far down the spectrum is wanted. */
    public enum Extent {
        /** As far as the dimension needs it, half the work or less. */
        DIMENSION,
        /** To its end. */
        WHOLE
    }

    /**
     * A number from samples.
     *
     * @param value mean over the sets of paths
     * @param standardError of the mean
     */
    public record Estimate(double value, double standardError) {

        static Estimate of(double[] values) {
            final double mean = Arrays.stream(values).average().orElse(0);
            final double variance =
                    Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / Math.max(1, values.length - 1);
            return new Estimate(mean, Math.sqrt(variance / values.length));
        }
    }

    private TangentSpectrum(double lyapunovMax, List<SpectrumCurve> curves) {
        this.lyapunovMax = lyapunovMax;
        this.curves = curves;
    }

    /**
     * The flow dx/dt = -x + J &phi;(x).
     *
     * @param flow single-site theory without noise, g_eff at most 1 or at least {@link #MIN_GAIN}
     * @param modes the law of strengths of random modes; empty for independent weights
     * @param settings how much is sampled
     * @param extent how far down
     * @param monitor progress and cancellation
     * @return the spectrum
     * @throws IllegalArgumentException for noise, or a gain outside the range
     * @throws NumericalException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static TangentSpectrum of(
            FlowTheory flow, Optional<StrengthLaw> modes, Settings settings, Extent extent, Monitor monitor) {
        if (flow.noise() != 0) {
            throw new IllegalArgumentException(
                    "there is no theory of the whole spectrum with noise, but the noise is " + flow.noise());
        }
        return of(NeuronProcess.of(flow), modes, settings, extent, monitor);
    }

    /**
     * The leaky map x(n+1) = (1-d) x(n) + d J &phi;(x(n)).
     *
     * @param map single-site theory, g_eff at most 1 or at least {@link #MIN_GAIN}
     * @param modes the law of strengths of random modes; empty for independent weights
     * @param settings how much is sampled
     * @param extent how far down
     * @param monitor progress and cancellation
     * @return the spectrum
     * @throws IllegalArgumentException for a gain outside the range
     * @throws NumericalException if an iteration does not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static TangentSpectrum of(
            LeakyTheory map, Optional<StrengthLaw> modes, Settings settings, Extent extent, Monitor monitor) {
        return of((NeuronProcess) map, modes, settings, extent, monitor);
    }

    private static TangentSpectrum of(
            NeuronProcess site, Optional<StrengthLaw> modes, Settings settings, Extent extent, Monitor monitor) {
        if (site.gEff() <= 1) {
            return new TangentSpectrum(
                    site.lyapunovMax(), modes.isPresent() ? List.of() : List.of(new RestCurve(site)));
        }
        final Rings rings = Rings.of(site);
        final List<SpectrumCurve> curves = new ArrayList<>();
        for (int set = 0; set < settings.sets(); set++) {
            final Monitor part = monitor.part((double) set / settings.sets(), (set + 1.0) / settings.sets());
            final GainPaths paths = new GainPaths(site, rings.plain(), settings.paths(), settings.seed(), set);
            curves.add(SampledCurve.of(site, modes, rings, paths, extent == Extent.WHOLE, part));
        }
        return new TangentSpectrum(site.lyapunovMax(), curves);
    }

    /** {@return the largest exponent per unit time, with its numerical error; it is not sampled} */
    public Estimate lyapunovMax() {
        return new Estimate(lyapunovMax, EDGE_ERROR * Math.max(1, Math.abs(lyapunovMax)));
    }

    /** {@return D_KY/N; 0 without chaos} */
    public Estimate kaplanYorkeOverN() {
        return estimate(SpectrumCurve::kaplanYorke);
    }

    /** {@return h/N by Pesin's identity, nats per unit time and neuron; 0 without chaos} */
    public Estimate entropyOverN() {
        return estimate(SpectrumCurve::entropy);
    }

    /** {@return the fraction of exponents above 0} */
    public Estimate unstableFraction() {
        return estimate(SpectrumCurve::unstableFraction);
    }

    /**
     * {@return &lambda;(r) per unit time}
     *
     * @param r rank fraction i/N, in [0, 1); beyond the dimension only if the whole spectrum was asked for
     * @throws IllegalArgumentException outside the range, or NaN
     * @throws IllegalStateException without a curve: at rest with random modes
     */
    public Estimate exponent(double r) {
        Arguments.between("the rank fraction r", r, 0, 1);
        if (!hasExponents()) {
            throw new IllegalStateException("there is no theory of the exponents of random modes at rest");
        }
        return r == 0 ? lyapunovMax() : estimate(curve -> curve.exponent(r));
    }

    /** {@return whether exponents are known; not those of random modes at rest} */
    public boolean hasExponents() {
        return !curves.isEmpty();
    }

    private Estimate estimate(ToDoubleFunction<SpectrumCurve> of) {
        return curves.size() < 2
                ? new Estimate(curves.isEmpty() ? 0 : of.applyAsDouble(curves.get(0)), 0)
                : Estimate.of(curves.stream().mapToDouble(of).toArray());
    }
}
