package org.tailspin.core.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.HeterogeneousEnsemble;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.NeuronGains;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.RandomModeEstimate;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.coupling.SurrogateScale;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.LagFunction;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.CorrelatedFlowTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.GainDistribution;
import org.tailspin.core.theory.HeterogeneousMapTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.RandomModeSpectrum;
import org.tailspin.core.theory.TransferFunction;

/**
 * The experiments of Clark, Marschall, van Meegen, Litwin-Kumar (2025, arXiv 2409.01969) on what decides the dimension of
 * collective activity, and a few more on the same machinery. Maps are x(t+1) = J tanh(x(t)), flows dx/dt = -x + J erf(x
 * &radic;&pi;/2).
 */
public final class Experiments {

    private static final Dynamics MAP = Dynamics.leakyMap(Nonlinearity.TANH, 0, 1);

    private static final Dynamics FLOW = Dynamics.flow(Nonlinearity.ERF, 0, FlowSettings.DEFAULT);

    private static final int WARMUP_TIME = 80;
    private static final int MEASURED_TIME = 400;
    private static final int TRAJECTORIES = 8;

    /** In time constants. */
    private static final List<Integer> INVISIBLE_LAGS = List.of(0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20);

    /** In time constants: rounding, and not the scheme, makes the error of shorter ones. */
    private static final double SHORTEST_TIME_STEP = 1e-4;

    private static final String INVERSE_RANK = "N / effective rank of the couplings";

    private Experiments() {}

    /** Eight trajectories of 400 time constants, a state each, and a group of data from each trajectory. */
    private static CollectiveSettings flow(List<Integer> lags, double timeStep) {
        if (!(timeStep >= SHORTEST_TIME_STEP && timeStep <= 1)) {
            throw new IllegalArgumentException("the time step of an experiment must lie in [" + SHORTEST_TIME_STEP
                    + ", 1], a state in every time constant of at most " + Math.round(1 / SHORTEST_TIME_STEP)
                    + " steps, but is " + timeStep);
        }
        final int perTime = (int) Math.round(1 / timeStep);
        return new CollectiveSettings(
                WARMUP_TIME * perTime,
                MEASURED_TIME * perTime,
                perTime,
                MEASURED_TIME,
                TRAJECTORIES,
                TRAJECTORIES,
                lags,
                1);
    }

    private static RandomModeEnsemble exponential(double beta) {
        return new RandomModeEnsemble(new ModeSpectrum.Exponential(beta));
    }

    private static List<NetworkRecipe> recipes(CouplingEnsemble ensemble, Extent extent, Dynamics dynamics) {
        return recipes(k -> ensemble, extent, dynamics);
    }

    private static List<NetworkRecipe> recipes(
            IntFunction<CouplingEnsemble> ensemble, Extent extent, Dynamics dynamics) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int k = 0; k < extent.networks(); k++) {
            final long seed = extent.seed() + k;
            recipes.add(new NetworkRecipe(
                    new Disorder(ensemble.apply(k), extent.n(), seed), extent.gain(), seed, dynamics));
        }
        return recipes;
    }

    private static double inverseRank(CouplingEnsemble ensemble, int n) {
        return ensemble instanceof RandomModeEnsemble modes ? modes.inverseEffectiveRank(n) : 0;
    }

    /** Spectra of modes from independent weights down to a fifth of the neurons. */
    private static Map<String, CouplingEnsemble> spectra() {
        final Map<String, CouplingEnsemble> spectra = new LinkedHashMap<>();
        spectra.put("independent", new GaussianEnsemble());
        spectra.put("flat", new RandomModeEnsemble(new ModeSpectrum.Flat()));
        for (double beta : new double[] {1, 0.5, 0.3, 0.2}) {
            spectra.put(String.format(Locale.ROOT, "beta %.1f", beta), exponential(beta));
        }
        return spectra;
    }

    /**
     * The dimension of activity of maps against the effective rank of the couplings, at one gain.
     *
     * @param extent how large
     * @return the experiment
     * @throws IllegalArgumentException if it is too short for its statistics
     */
    public static Pipeline dimensionAgainstRank(Extent extent) {
        return dimensionAgainstRank(extent, "map", MAP, CollectiveSettings.map(2000), rank -> map(extent.gain(), rank));
    }

    /**
     * The same in continuous time.
     *
     * @param extent how large
     * @param noise &sigma; over a time constant, at least 0
     * @param timeStep h in time constants, in [1e-4, 1]
     * @return the experiment
     * @throws IllegalArgumentException outside the ranges
     */
    public static Pipeline dimensionAgainstRank(Extent extent, double noise, double timeStep) {
        final Supplier<Flow> flow = once(() -> Flow.of(extent.gain(), noise));
        return dimensionAgainstRank(
                extent,
                "flow",
                Dynamics.flow(Nonlinearity.ERF, noise, FlowSettings.DEFAULT.withTimeStep(timeStep)),
                flow(List.of(0), timeStep),
                rank -> flow.get().predict(rank));
    }

    private static Pipeline dimensionAgainstRank(
            Extent extent,
            String series,
            Dynamics dynamics,
            CollectiveSettings settings,
            DoubleFunction<Map<Quantity, Double>> theory) {
        final List<Condition> conditions = new ArrayList<>();
        spectra().forEach((label, ensemble) -> {
            final double rank = inverseRank(ensemble, extent.n());
            conditions.add(new Condition(
                    series,
                    label,
                    rank,
                    recipes(ensemble, extent, dynamics),
                    (recipe, coupling) -> theory.apply(rank)));
        });
        return new Pipeline(
                "dimension-against-rank",
                "Dimension of activity against the effective rank of the couplings",
                INVERSE_RANK,
                conditions,
                settings,
                List.of(Quantity.PR_PHI, Quantity.PR_X),
                Optional.of(theory));
    }

    /**
     * Networks whose neurons are alike one by one, C(&tau;), and whose populations are not.
     *
     * @param extent how large
     * @return the experiment, in continuous time
     * @throws IllegalArgumentException if it is too short for its statistics
     */
    public static Pipeline invisible(Extent extent) {
        final Supplier<Flow> flow = once(() -> Flow.of(extent.gain(), 0));
        final Map<String, CouplingEnsemble> spectra = spectra();
        spectra.keySet().retainAll(List.of("independent", "beta 0.5", "beta 0.2"));
        final List<Condition> conditions = new ArrayList<>();
        spectra.forEach((label, ensemble) -> {
            final double rank = inverseRank(ensemble, extent.n());
            final Supplier<Map<Quantity, Double>> theory = once(() -> flow.get().predictMemory(rank, INVISIBLE_LAGS));
            conditions.add(new Condition(
                    label,
                    label,
                    rank,
                    recipes(ensemble, extent, FLOW),
                    (recipe, coupling) -> theory.get(),
                    lags -> flow.get().memory(rank, lags)));
        });
        return new Pipeline(
                "invisible",
                "Invisible in single neurons, visible in the population",
                INVERSE_RANK,
                conditions,
                flow(INVISIBLE_LAGS, FlowSettings.DEFAULT_TIME_STEP),
                List.of());
    }

    /**
     * Neurons of different input gains against few modes: both lower the dimension, and z-scoring undoes
     * neither: the gains act through the couplings.
     *
     * @param extent how large
     * @return the experiment, in discrete time
     * @throws IllegalArgumentException if it is too short for its statistics
     */
    public static Pipeline heterogeneity(Extent extent) {
        final List<Condition> conditions = new ArrayList<>();
        for (String base : List.of("independent", "beta 0.5")) {
            final CouplingEnsemble alike = spectra().get(base);
            for (double spread : new double[] {0, 0.4, 0.8}) {
                final HeterogeneousEnsemble ensemble =
                        new HeterogeneousEnsemble(alike, NeuronGains.lognormal(spread), NeuronGains.NONE);
                conditions.add(new Condition(
                        base,
                        String.format(Locale.ROOT, "%s, spread %.1f", base, spread),
                        spread,
                        recipes(ensemble, extent, MAP),
                        differing(ensemble, inverseRank(alike, extent.n()))));
            }
        }
        return new Pipeline(
                "heterogeneity",
                "Dimension of activity of neurons that differ, as it is and z-scored",
                "spread of ln(input gain) over neurons",
                conditions,
                CollectiveSettings.map(2000),
                List.of(Quantity.PR_PHI, Quantity.PR_PHI_SCORED));
    }

    /** By the gains of the network itself, whose moments of a broad law differ from those of the law. */
    private static Prediction differing(HeterogeneousEnsemble ensemble, double inverseRank) {
        return (recipe, coupling) -> {
            final Seed seed = new Seed(recipe.disorder().couplingSeed());
            final HeterogeneousMapTheory theory = HeterogeneousMapTheory.of(
                    TransferFunction.tanh(),
                    recipe.gain(),
                    inverseRank,
                    GainDistribution.of(
                            ensemble.inputGains(coupling.size(), seed), ensemble.outputGains(coupling.size(), seed)));
            final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
            values.put(Quantity.PR_PHI, theory.prPhiOverN());
            values.put(Quantity.PR_PHI_SCORED, theory.prZScoredOverN());
            values.put(Quantity.PR_X, theory.prXOverN());
            values.put(Quantity.PR_X_SCORED, theory.prZScoredXOverN());
            values.put(Quantity.C0, theory.c0());
            values.put(Quantity.LYAPUNOV_MAX, theory.lyapunovMax());
            return values;
        };
    }

    /**
     * Modes whose left and right vectors overlap, all by as much: every neuron then acts on itself with a mean weight of &Sigma; D &rho;/N, of
     * order 1, which makes the drift and the alternation that are seen. The paper's own overlaps have Sum D rho = 0, and a theory ({@link
     * org.tailspin.core.theory.CorrelatedFlowTheory}, for flows). Theory here has the moments of the couplings, and the activity without
     * overlap.
     *
     * @param extent how large
     * @return the experiment, in discrete time
     * @throws IllegalArgumentException if it is too short for its statistics
     */
    public static Pipeline overlaps(Extent extent) {
        final ModeSpectrum spectrum = new ModeSpectrum.Exponential(0.5);
        final List<Condition> conditions = new ArrayList<>();
        for (double overlap : new double[] {-0.6, -0.3, -0.1, 0, 0.1, 0.3, 0.6}) {
            final RandomModeEnsemble ensemble = new RandomModeEnsemble(
                    spectrum, RandomModeEnsemble.ALL, RandomModeEnsemble.Basis.GAUSSIAN, List.of(overlap));
            final double rank = ensemble.inverseEffectiveRank(extent.n());
            conditions.add(new Condition(
                    "beta 0.5",
                    String.format(Locale.ROOT, "overlap %.1f", overlap),
                    overlap,
                    recipes(ensemble, extent, MAP),
                    (recipe, coupling) -> {
                        final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
                        if (overlap == 0) {
                            values.putAll(map(extent.gain(), rank));
                        }
                        values.putAll(moments(ensemble, extent, overlap));
                        return values;
                    }));
        }
        return new Pipeline(
                "overlaps",
                "Modes whose left and right vectors overlap",
                "overlap of left and right vectors",
                conditions,
                CollectiveSettings.map(2000),
                List.of(Quantity.PR_PHI, Quantity.FIRST_LAG, Quantity.TRACE_OF_SQUARE),
                Optional.of(overlap -> moments(new RandomModeEnsemble(spectrum), extent, overlap)));
    }

    /** tr J/N = mu, tr J&sup2;/N = &Sigma;D&sup2;&rho;&sup2;/N + mu&sup2;, tr JJ'/N = g&sup2; + mu&sup2;, for large N. */
    private static Map<Quantity, Double> moments(RandomModeEnsemble ensemble, Extent extent, double overlap) {
        double mean = 0;
        for (double strength : ensemble.strengths(extent.n())) {
            mean += extent.gain() * strength * overlap / extent.n();
        }
        final double square = Math.pow(extent.gain(), 2);
        return Map.of(
                Quantity.TRACE,
                mean,
                Quantity.TRACE_OF_SQUARE,
                square * overlap * overlap + mean * mean,
                Quantity.G_EFF,
                Math.sqrt(square + mean * mean));
    }

    /**
     * A given matrix against random ones that share less and less with it.
     *
     * @param extent how large; its number of neurons is that of the matrix
     * @param given the matrix, with its signs
     * @param normalisation what of it is set to 1, before {@code extent.gain()} multiplies it
     * @param scale whether a surrogate is divided by the number of the matrix, or by its own
     * @return the experiment, in discrete time
     * @throws IllegalArgumentException if it is too short for its statistics, or the matrix cannot be normalised
     */
    public static Pipeline surrogates(
            Extent extent, Coupling given, Normalisation normalisation, SurrogateScale scale) {
        final boolean isOwn = scale == SurrogateScale.OWN;
        final Coupling base = isOwn ? given : given.normalised(normalisation, Monitor.NONE);
        final List<Condition> conditions = new ArrayList<>();
        for (Surrogate kind : Surrogate.values()) {
            final PreparedEnsemble ensemble = new PreparedEnsemble(
                    ExplicitEnsemble.NAME,
                    base,
                    new Preparation(
                            OptionalDouble.empty(),
                            MeanRemoval.NONE,
                            kind,
                            isOwn ? normalisation : Normalisation.NONE,
                            scale));
            conditions.add(new Condition(
                    kind == Surrogate.NONE ? "given" : "surrogate",
                    kind == Surrogate.NONE ? "given" : kind.label(),
                    kind.ordinal(),
                    recipes(ensemble, extent.of(given.size()), MAP),
                    (recipe, coupling) -> {
                        final RandomModeEstimate estimate = RandomModeEstimate.of(coupling);
                        return map(
                                recipe.gain() * estimate.effectiveGain(),
                                Math.max(-1, estimate.inverseEffectiveRank()));
                    }));
        }
        return new Pipeline(
                "surrogates",
                "A given matrix and its surrogates",
                "surrogate",
                conditions,
                CollectiveSettings.map(2000),
                List.of(Quantity.PR_PHI, Quantity.SINGULAR_VALUE_EXCESS));
    }

    /**
     * A given matrix and random ones that share more and more with it, step by step: its size, its singular values, these and the
     * overlaps of left and right vectors, all of it (section VIII B of Clark, Marschall, van Meegen, Litwin-Kumar 2025). The step at which
     * the activity becomes that of the matrix says what of the matrix it depends on. Theory is there for all but the last.
     *
     * @param extent how large; its number of neurons is that of the matrix
     * @param given the matrix, of which {@code extent.gain()} times {@code given} is simulated
     * @return the experiment, in continuous time
     * @throws IllegalArgumentException if it is too short for its statistics
     */
    public static Pipeline ladder(Extent extent, Coupling given) {
        final List<Condition> conditions = new ArrayList<>();
        final RandomModeEstimate estimate = RandomModeEstimate.of(given);
        final double gEff = extent.gain() * estimate.effectiveGain();
        final Supplier<Flow> flow = once(() -> Flow.of(gEff, 0));
        final Supplier<Map<Quantity, Double>> overlaps = once(() -> withOverlaps(given, gEff));
        for (Surrogate kind :
                List.of(Surrogate.GAUSSIAN, Surrogate.RANDOM_MODES, Surrogate.RANDOM_MODES_OVERLAPS, Surrogate.NONE)) {
            conditions.add(new Condition(
                    "ladder",
                    kind == Surrogate.NONE ? "given" : kind.label(),
                    conditions.size() + 1,
                    recipes(
                            k -> new ExplicitEnsemble(kind.draw(given, new Seed(extent.seed() + k), Monitor.NONE)),
                            extent.of(given.size()),
                            FLOW),
                    (recipe, coupling) -> switch (kind) {
                        case GAUSSIAN -> flow.get().predict(0);
                        case RANDOM_MODES -> flow.get().predict(Math.max(-1, estimate.inverseEffectiveRank()));
                        case RANDOM_MODES_OVERLAPS -> overlaps.get();
                        default -> Map.of();
                    }));
        }
        return new Pipeline(
                "ladder",
                "A given matrix, and what it shares with random ones, step by step",
                "size alone, singular values, overlaps too, the matrix",
                conditions,
                flow(INVISIBLE_LAGS, FlowSettings.DEFAULT_TIME_STEP),
                List.of(
                        Quantity.PR_PHI,
                        Quantity.N_OVER_PR_PHI,
                        Quantity.C0,
                        Quantity.POPULATION_TIME,
                        Quantity.LYAPUNOV_MAX));
    }

    /** Theory of the modes of a matrix as strengths, with their overlaps; none where it does not hold. */
    private static Map<Quantity, Double> withOverlaps(Coupling given, double gEff) {
        final ModeOverlaps modes = ModeOverlaps.of(given, Monitor.NONE);
        final double[] strengths = modes.singularValues();
        final double size = Math.sqrt(Arrays.stream(strengths).map(s -> s * s).sum() / strengths.length);
        Arrays.setAll(strengths, a -> strengths[a] * gEff / size);
        try {
            final CorrelatedFlowTheory theory = CorrelatedFlowTheory.ofModes(
                    Nonlinearity.ERF,
                    strengths,
                    modes.overlaps(),
                    given.size(),
                    CorrelatedFlowTheory.Work.usual(new Seed(1), Runnable::run, Monitor.NONE));
            return theory.settled()
                    ? Map.of(
                            Quantity.PR_PHI,
                            theory.prPhiOverN(),
                            Quantity.C0,
                            theory.c0(),
                            Quantity.DELTA0,
                            theory.delta0())
                    : Map.of();
        } catch (IllegalArgumentException e) { // the activity dies out, or a mode condenses
            return Map.of();
        }
    }

    /**
     * Dimension and entropy of the attractor against the number of neurons: both are extensive.
     *
     * @param extent how large at most: three sizes more, each half of the one before
     * @return the experiment, in discrete time
     * @throws IllegalArgumentException if it is too short for its statistics
     */
    public static Pipeline extensivity(Extent extent) {
        final Map<String, CouplingEnsemble> spectra = spectra();
        spectra.keySet().retainAll(List.of("independent", "beta 0.5"));
        final List<Condition> conditions = new ArrayList<>();
        spectra.forEach((label, ensemble) -> {
            for (int n = Math.max(1, extent.n() / 8); n <= extent.n(); n *= 2) {
                final int size = n;
                conditions.add(new Condition(
                        label,
                        label + ", N = " + n,
                        n,
                        recipes(ensemble, extent.of(n), MAP),
                        (recipe, coupling) -> spectrum(ensemble, extent.gain(), size)));
            }
        });
        return new Pipeline(
                "extensivity",
                "Dimension and entropy of the attractor over N",
                "N",
                conditions,
                new CollectiveSettings(300, 400, 1, 50, 4, 1, List.of(0, 1), LyapunovSettings.AUTO),
                List.of(Quantity.KAPLAN_YORKE, Quantity.KS_ENTROPY));
    }

    private static Map<Quantity, Double> spectrum(CouplingEnsemble ensemble, double gain, int n) {
        final double rank = inverseRank(ensemble, n);
        final RandomModeSpectrum spectrum = ensemble instanceof RandomModeEnsemble modes
                ? RandomModeSpectrum.randomModes(gain, modes.strengths(n), n)
                : RandomModeSpectrum.iid(gain);
        final Map<Quantity, Double> values = new EnumMap<>(map(gain, rank));
        values.put(Quantity.KAPLAN_YORKE, spectrum.kaplanYorkeOverN());
        values.put(Quantity.KS_ENTROPY, spectrum.entropyOverN());
        return values;
    }

    private static Map<Quantity, Double> map(double gain, double inverseRank) {
        final MapTheory theory = MapTheory.of(TransferFunction.tanh(), gain, inverseRank);
        final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        values.put(Quantity.PR_PHI, theory.prPhiOverN());
        values.put(Quantity.PR_PHI_SCORED, theory.prPhiOverN());
        values.put(Quantity.PR_X, theory.prXOverN());
        values.put(Quantity.PR_X_SCORED, theory.prXOverN());
        values.put(Quantity.C0, theory.c0());
        values.put(Quantity.DELTA0, theory.q());
        values.put(Quantity.FIRST_LAG, 0.0);
        values.put(Quantity.LYAPUNOV_MAX, theory.lyapunovMax());
        values.put(Quantity.SINGULAR_VALUE_EXCESS, inverseRank);
        return values;
    }

    /** Theory of a flow, whose solution takes seconds and serves every effective rank. */
    private record Flow(FlowTheory single, CollectiveTheory collective) {

        static Flow of(double gain, double noise) {
            final FlowTheory single = FlowTheory.of(TransferFunction.erf(), gain, noise);
            return new Flow(single, CollectiveTheory.of(single));
        }

        Map<Quantity, Double> predict(double inverseRank) {
            final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
            values.put(Quantity.PR_PHI, collective.prPhiOverN(inverseRank));
            values.put(Quantity.PR_PHI_SCORED, collective.prPhiOverN(inverseRank));
            values.put(Quantity.PR_X, collective.prXOverN(inverseRank));
            values.put(Quantity.PR_X_SCORED, collective.prXOverN(inverseRank));
            values.put(Quantity.C0, single.c0());
            values.put(Quantity.DELTA0, single.delta0());
            values.put(Quantity.LYAPUNOV_MAX, single.lyapunovMax());
            values.put(Quantity.SINGULAR_VALUE_EXCESS, inverseRank);
            return values;
        }

        /** The same with how long neurons and the population remember, by the lags of a simulation. */
        Map<Quantity, Double> predictMemory(double inverseRank, List<Integer> lags) {
            final Map<Quantity, Double> values = predict(inverseRank);
            final double[] times = lags.stream().mapToDouble(lag -> lag).toArray();
            final LagPrediction.Values memory = memory(inverseRank, times);
            final double[] squared =
                    Arrays.stream(memory.singleNeuron()).map(c -> c * c).toArray();
            values.put(Quantity.SINGLE_NEURON_TIME, LagFunction.integralTime(times, squared));
            values.put(Quantity.POPULATION_TIME, LagFunction.integralTime(times, memory.population()));
            return values;
        }

        LagPrediction.Values memory(double inverseRank, double... lags) {
            if (lags.length == 0 || single.c0() == 0) {
                return LagPrediction.NONE.at(lags);
            }
            final double c0 = single.c0();
            return new LagPrediction.Values(
                    Arrays.stream(single.c(lags)).map(c -> c / c0).toArray(),
                    Arrays.stream(CollectiveTheory.populationLag(single, inverseRank, lags))
                            .map(sum -> sum / (c0 * c0))
                            .toArray(),
                    Arrays.stream(CollectiveTheory.twoTime(single, inverseRank, Monitor.NONE, lags))
                            .map(sum -> sum / (c0 * c0))
                            .toArray());
        }
    }

    /** Computes a value when it is first asked for, by whichever thread. */
    private static <T> Supplier<T> once(Supplier<T> supplier) {
        return new Supplier<>() {
            private T value;

            @Override
            public synchronized T get() {
                if (value == null) {
                    value = supplier.get();
                }
                return value;
            }
        };
    }
}
