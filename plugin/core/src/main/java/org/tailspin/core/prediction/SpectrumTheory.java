package org.tailspin.core.prediction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.LeakyMapDynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.GaussianMapTheory;
import org.tailspin.core.theory.LeakyTheory;
import org.tailspin.core.theory.RandomModeSpectrum;
import org.tailspin.core.theory.StrengthLaw;
import org.tailspin.core.theory.TangentSpectrum;
import org.tailspin.core.theory.TransferFunction;

/**
 * The whole Lyapunov spectra that theory predicts of networks, exponent by exponent, in the unit in which they are measured: of
 * maps by {@link RandomModeSpectrum}, at once; of leaky maps and flows by {@link TangentSpectrum}, which is sampled and takes
 * half a minute or so for each different network. Remembers what it has sampled. Not thread-safe.
 */
public final class SpectrumTheory {

    /** Of a flow at leak 0; strengths of random modes, empty for independent weights. */
    private record Sampled(
            TransferFunction phi, double gEff, double noise, double leak, List<Double> strengths, int n) {}

    private final Monitor monitor;
    private final Optional<TangentSpectrum.Settings> sampling;
    private final TangentSpectrum.Extent extent;
    private final Map<Sampled, TangentSpectrum> spectra = new HashMap<>();

    /** Predicts the spectra of maps alone. */
    public SpectrumTheory() {
        this(Monitor.NONE, Optional.empty(), TangentSpectrum.Extent.DIMENSION);
    }

    /**
     * Makes the theory of a picture: down to the Kaplan-Yorke dimension, or to the end beside all exponents.
     *
     * @param monitor asked whether to stop while spectra are sampled
     * @param isSampled whether those of leaky maps and flows are wanted
     * @param isWhole whether a network of the picture has all its exponents
     * @return the theory
     */
    public static SpectrumTheory drawn(Monitor monitor, boolean isSampled, boolean isWhole) {
        return new SpectrumTheory(
                monitor,
                isSampled ? Optional.of(TangentSpectrum.Settings.DEFAULT) : Optional.empty(),
                isWhole ? TangentSpectrum.Extent.WHOLE : TangentSpectrum.Extent.DIMENSION);
    }

    /**
     * Makes a theory that can be cancelled.
     *
     * @param monitor asked whether to stop while spectra are sampled
     * @param sampling how those of leaky maps and flows are sampled; empty if they are not wanted
     * @param extent how far down they are wanted
     */
    public SpectrumTheory(Monitor monitor, Optional<TangentSpectrum.Settings> sampling, TangentSpectrum.Extent extent) {
        this.monitor = monitor;
        this.sampling = sampling;
        this.extent = extent;
    }

    /**
     * Predicts the leading exponents of a network: those of the rank fractions (i - 1/2)/N.
     *
     * @param recipe of the network
     * @param count how many are wanted, at most N
     * @return the exponents from the largest, nats per step, or per unit time of a flow: as many as theory has, which is fewer
     *     where they become minus infinity, or lie beyond the extent that was asked for; empty where no theory holds, or it was
     *     not asked for
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public double[] exponents(NetworkRecipe recipe, int count) {
        final int n = recipe.disorder().n();
        if (!recipe.dynamics().input().isZero()) {
            return new double[0];
        }
        try {
            final Optional<RandomModeSpectrum> closed =
                    NetworkTheory.isMap(recipe.dynamics()) ? ofMap(recipe) : Optional.empty();
            if (closed.isPresent()) {
                return finite(closed.get()::exponent, count, n, 1);
            }
            if (sampling.isEmpty() || !isSampled(recipe)) {
                return new double[0];
            }
            final TangentSpectrum spectrum = sampled(recipe);
            final double reach = extent == TangentSpectrum.Extent.WHOLE
                    ? 1
                    : spectrum.kaplanYorkeOverN().value();
            final double leak = leak(recipe.dynamics());
            final double unit = leak == 0 ? 1 / NetworkTheory.timeConstant(recipe.dynamics()) : leak;
            return spectrum.hasExponents()
                    ? finite(r -> unit * spectrum.exponent(r).value(), count, n, reach)
                    : new double[0];
        } catch (IllegalArgumentException
                | NumericalException e) { // a gain, noise or leak beyond the range of the theory
            return new double[0];
        }
    }

    /** Of a flow 0. */
    private static double leak(Dynamics dynamics) {
        return dynamics instanceof LeakyMapDynamics map ? map.leak() : 0;
    }

    private static double[] finite(DoubleUnaryOperator exponent, int count, int n, double reach) {
        final DoubleStream ranks = IntStream.range(0, count).mapToDouble(i -> (i + 0.5) / n);
        return ranks.takeWhile(r -> r < reach)
                .map(exponent)
                .takeWhile(Double::isFinite)
                .toArray();
    }

    /** The closed form for maps of tanh and erf; empty where none is known. */
    static Optional<RandomModeSpectrum> ofMap(NetworkRecipe recipe) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final int n = recipe.disorder().n();
        final double noise = recipe.dynamics().noise();
        final TransferFunction phi = NetworkTheory.PHI.get(recipe.dynamics().nonlinearity());
        if (phi == null) {
            return Optional.empty();
        }
        if (phi == TransferFunction.tanh() && NetworkTheory.isIndependent(ensemble)) {
            return Optional.of(GaussianMapTheory.of(NetworkTheory.effectiveGain(recipe), noise)
                    .spectrum());
        }
        if (noise > 0) {
            return Optional.empty();
        }
        if (NetworkTheory.isIndependent(ensemble)) {
            return Optional.of(RandomModeSpectrum.iid(phi, NetworkTheory.effectiveGain(recipe)));
        }
        if (ensemble instanceof OrthogonalEnsemble) {
            return Optional.of(RandomModeSpectrum.orthogonal(phi, NetworkTheory.effectiveGain(recipe)));
        }
        return isOfGaussianModes(ensemble)
                ? Optional.of(RandomModeSpectrum.randomModes(
                        phi,
                        NetworkTheory.effectiveGain(recipe),
                        ((RandomModeEnsemble) ensemble).strengths(n),
                        n,
                        Monitor.NONE))
                : Optional.empty();
    }

    private static boolean isOfGaussianModes(CouplingEnsemble ensemble) {
        return ensemble instanceof RandomModeEnsemble modes
                && modes.basis() == RandomModeEnsemble.Basis.GAUSSIAN
                && !modes.hasOverlaps();
    }

    /** Whether a network is a leaky map or flow with a theory of its whole spectrum, which is sampled. */
    static boolean isSampled(NetworkRecipe recipe) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final Dynamics.Kind kind = recipe.dynamics().kind();
        return (kind == Dynamics.Kind.FLOW || kind == Dynamics.Kind.LEAKY_MAP)
                && NetworkTheory.PHI.containsKey(recipe.dynamics().nonlinearity())
                && (NetworkTheory.isIndependent(ensemble) || isOfGaussianModes(ensemble));
    }

    /**
     * Samples the spectrum of a network that {@link #isSampled} accepts, unless one like it has been sampled.
     *
     * @throws IllegalArgumentException for a gain, noise or leak beyond the range of the theory
     * @throws NumericalException if an iteration does not converge
     */
    TangentSpectrum sampled(NetworkRecipe recipe) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final boolean isOfModes = ensemble instanceof RandomModeEnsemble;
        final int n = recipe.disorder().n();
        final double[] strengths = isOfModes ? ((RandomModeEnsemble) ensemble).strengths(n) : new double[0];
        return spectra.computeIfAbsent(
                new Sampled(
                        NetworkTheory.PHI.get(recipe.dynamics().nonlinearity()),
                        NetworkTheory.effectiveGain(recipe),
                        recipe.dynamics().noise(),
                        leak(recipe.dynamics()),
                        Arrays.stream(strengths).boxed().toList(),
                        isOfModes ? n : 0),
                this::sample);
    }

    private TangentSpectrum sample(Sampled network) {
        final Optional<StrengthLaw> law = network.strengths().isEmpty()
                ? Optional.empty()
                : Optional.of(StrengthLaw.of(
                        network.strengths().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        network.n()));
        final TangentSpectrum.Settings settings = sampling.orElseThrow();
        if (network.leak() == 0) {
            return TangentSpectrum.of(
                    FlowTheory.of(network.phi(), network.gEff(), network.noise()),
                    law,
                    settings,
                    extent,
                    monitor.silent());
        }
        if (network.noise() > 0) {
            throw new IllegalArgumentException("there is no theory of leaky maps with noise");
        }
        return TangentSpectrum.of(
                LeakyTheory.of(network.phi(), network.gEff(), network.leak()), law, settings, extent, monitor.silent());
    }
}
