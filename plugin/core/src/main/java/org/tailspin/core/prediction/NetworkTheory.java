package org.tailspin.core.prediction;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.HeterogeneousEnsemble;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.coupling.PartiallySymmetricEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.coupling.StableFamily;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.FlowDynamics;
import org.tailspin.core.recipe.LeakyMapDynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.TheoryColumn;
import org.tailspin.core.theory.BlockMeanField;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.CorrelatedFlowTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.GainDistribution;
import org.tailspin.core.theory.GaussianMapTheory;
import org.tailspin.core.theory.HeterogeneousFlowTheory;
import org.tailspin.core.theory.HeterogeneousMapTheory;
import org.tailspin.core.theory.LeakyTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.RandomModeSpectrum;
import org.tailspin.core.theory.StableMeanField;
import org.tailspin.core.theory.TangentSpectrum;
import org.tailspin.core.theory.TransferFunction;
import org.tailspin.core.theory.TransitionGain;

/**
 * Predicts what networks do from their recipes alone: nothing is drawn and nothing runs.
 *
 * <p>The transition gain is that of {@link TransitionGain}, for maps of stable and Gaussian weights without noise, redrawn at
 * every step or not, pruned or whole. Maps of tanh with Gaussian weights, and stable ones of &alpha; = 2, have the theory of
 * {@link GaussianMapTheory}, with noise or without; for &alpha; &lt; 2 {@link StableMeanField} tells the activity without
 * noise, and nothing is known of exponents and dimensions. Random modes, orthogonal matrices and the error function have
 * {@link MapTheory} without noise, and {@link SpectrumTheory}; neurons that differ have {@link
 * HeterogeneousMapTheory}, in flows {@link HeterogeneousFlowTheory}, with their own gains. A leaky map without memory is one of
 * these maps; others of tanh and the error function have {@link LeakyTheory} and {@link CollectiveTheory}. Flows of tanh and the error function have {@link FlowTheory} and {@link CollectiveTheory}, and where modes overlap
 * or weights are partially symmetric {@link CorrelatedFlowTheory}, which takes half a minute for each network and has an error.
 * On request what follows from the whole spectrum of leaky maps and flows, by {@link TangentSpectrum}, which is sampled as well.
 * Remembers what it has computed, so that the
 * rows of a sweep cost little. Not thread-safe.
 */
public final class NetworkTheory {

    private static final int GAUSSIAN = 2;

    /** With a theory for large N. */
    static final Map<Nonlinearity, TransferFunction> PHI =
            Map.of(Nonlinearity.TANH, TransferFunction.tanh(), Nonlinearity.ERF, TransferFunction.erf());

    private static final TheoryColumn[] MEASURES = {
        TheoryColumn.LYAPUNOV_MAX,
        TheoryColumn.PR_X,
        TheoryColumn.PR_PHI,
        TheoryColumn.KAPLAN_YORKE,
        TheoryColumn.KS_ENTROPY,
        TheoryColumn.UNSTABLE_FRACTION,
        TheoryColumn.MEAN_ABS,
        TheoryColumn.MEAN_SQUARE
    };

    /** What follows from a whole spectrum. */
    private static final TheoryColumn[] SPECTRAL = {
        TheoryColumn.KAPLAN_YORKE, TheoryColumn.KS_ENTROPY, TheoryColumn.UNSTABLE_FRACTION
    };

    /** That of it which is in tables on request alone. */
    private static final Set<TheoryColumn> REQUESTED = EnumSet.of(
            TheoryColumn.KAPLAN_YORKE_SE,
            TheoryColumn.KS_ENTROPY,
            TheoryColumn.KS_ENTROPY_SE,
            TheoryColumn.UNSTABLE_FRACTION,
            TheoryColumn.UNSTABLE_FRACTION_SE);

    private static final String NO_THEORY_OF_UNLIKE =
            "no theory of the transition, the Kaplan-Yorke dimension and the mean modulus for neurons that differ in their"
                    + " gains";

    /** Errors of theories that are solved by random numbers: of flows of modes that overlap. */
    private static final Set<TheoryColumn> ERRORS = Set.of(TheoryColumn.PR_PHI_SE, TheoryColumn.MEAN_SQUARE_SE);

    private static final String NOT_ASKED_FOR =
            "the Kaplan-Yorke dimension of leaky maps and flows is sampled, which takes half a minute or so: it was not asked for";

    private record Place(CouplingEnsemble ensemble, int n) {}

    private record Pair(double first, double second) {}

    private record Flow(TransferFunction phi, double gEff, double noise) {}

    private record Leaky(TransferFunction phi, double gEff, double leak) {}

    private record Correlated(CouplingEnsemble ensemble, int n, double gain, Nonlinearity phi) {}

    private record Populations(BlockEnsemble ensemble, int n, double gain) {}

    private record Differing(Disorder disorder, TransferFunction phi, double gEff) {}

    private final Map<Place, Double> transitions = new HashMap<>();
    private final Map<Pair, GaussianMapTheory> gaussian = new HashMap<>();
    private final Map<Pair, StableMeanField> stable = new HashMap<>();
    private final Map<Populations, BlockMeanField> populations = new HashMap<>();
    private final Map<Flow, FlowTheory> flows = new HashMap<>();
    private final Map<FlowTheory, CollectiveTheory> collective = new HashMap<>();
    private final Map<Differing, HeterogeneousMapTheory> differing = new HashMap<>();
    private final Map<Differing, HeterogeneousFlowTheory> differingFlows = new HashMap<>();
    private final Map<Correlated, CorrelatedFlowTheory> correlated = new HashMap<>();
    private final Map<Leaky, LeakyTheory> leaky = new HashMap<>();
    private final Map<Leaky, CollectiveTheory> leakyCollective = new HashMap<>();
    private final Monitor monitor;
    private final SpectrumTheory spectra;
    private final boolean isWithDimensions;

    /** Never asks whether to stop, and samples no dimensions. */
    public NetworkTheory() {
        this(Monitor.NONE, Optional.empty());
    }

    /**
     * Makes a theory that can be cancelled.
     *
     * @param monitor asked whether to stop where a theory takes longer than a moment
     * @param sampling how the spectra of leaky maps and flows are sampled; empty if they are not wanted
     */
    public NetworkTheory(Monitor monitor, Optional<TangentSpectrum.Settings> sampling) {
        this.monitor = monitor;
        this.spectra = new SpectrumTheory(monitor, sampling, TangentSpectrum.Extent.DIMENSION);
        this.isWithDimensions = sampling.isPresent();
    }

    /**
     * Tells which predictions a table of networks has: those that some theory makes of their laws and dynamics, whatever their
     * parameters. Of stable weights exponents and dimensions are known at &alpha; = 2 alone, and so are left out.
     *
     * @param laws of the networks; empty if they are not known, or others may come
     * @param kinds of their dynamics; empty likewise
     * @param isSampled whether the dimensions of leaky maps and flows are wanted, and entropy and share of positive exponents of
     *     all
     * @return the columns, in their order; all where nothing is known
     */
    public static List<TheoryColumn> columns(
            Collection<EnsembleKind> laws, Collection<Dynamics.Kind> kinds, boolean isSampled) {
        final Set<TheoryColumn> columns = EnumSet.noneOf(TheoryColumn.class);
        for (EnsembleKind law : laws.isEmpty() ? List.of(EnsembleKind.values()) : laws) {
            columns.addAll(columns(law));
        }
        if (!kinds.isEmpty() && !kinds.contains(Dynamics.Kind.FLOW)) { // only their theories have errors
            columns.removeAll(ERRORS);
            if (Set.copyOf(laws).equals(Set.of(EnsembleKind.PARTIALLY_SYMMETRIC))) {
                columns.clear();
            }
        }
        final boolean isWithDimension = columns.contains(TheoryColumn.KAPLAN_YORKE);
        if (!kinds.isEmpty() && kinds.stream().allMatch(Dynamics.Kind::isContinuous)) {
            columns.removeAll(Set.of(TheoryColumn.G_REST_UNSTABLE, TheoryColumn.MEAN_ABS));
            if (!isSampled) {
                columns.remove(TheoryColumn.KAPLAN_YORKE);
            }
        }
        if (isWithDimension && isSampled) {
            columns.addAll(REQUESTED);
        } else {
            columns.removeAll(REQUESTED);
        }
        return List.copyOf(columns);
    }

    private static Set<TheoryColumn> columns(EnsembleKind law) {
        return switch (law) {
            case GAUSSIAN -> EnumSet.complementOf(EnumSet.copyOf(ERRORS));
            case STABLE -> EnumSet.of(TheoryColumn.G_REST_UNSTABLE, TheoryColumn.MEAN_ABS, TheoryColumn.MEAN_SQUARE);
            case RANDOM_MODES ->
                EnumSet.of(
                        TheoryColumn.LYAPUNOV_MAX,
                        TheoryColumn.PR_X,
                        TheoryColumn.PR_PHI,
                        TheoryColumn.PR_PHI_SE,
                        TheoryColumn.KAPLAN_YORKE,
                        TheoryColumn.MEAN_SQUARE,
                        TheoryColumn.MEAN_SQUARE_SE);
            case ORTHOGONAL ->
                EnumSet.of(
                        TheoryColumn.LYAPUNOV_MAX,
                        TheoryColumn.PR_X,
                        TheoryColumn.PR_PHI,
                        TheoryColumn.KAPLAN_YORKE,
                        TheoryColumn.MEAN_SQUARE);
            case PARTIALLY_SYMMETRIC ->
                EnumSet.of(
                        TheoryColumn.PR_PHI,
                        TheoryColumn.PR_PHI_SE,
                        TheoryColumn.MEAN_SQUARE,
                        TheoryColumn.MEAN_SQUARE_SE);
            case HAAR_MODES ->
                EnumSet.of(TheoryColumn.LYAPUNOV_MAX, TheoryColumn.PR_X, TheoryColumn.PR_PHI, TheoryColumn.MEAN_SQUARE);
            case BLOCKS -> EnumSet.of(TheoryColumn.G_REST_UNSTABLE, TheoryColumn.MEAN_ABS, TheoryColumn.MEAN_SQUARE);
            default -> EnumSet.noneOf(TheoryColumn.class);
        };
    }

    /**
     * {@return what theory predicts, with a reason for each column where none holds}
     *
     * @param recipe of a network
     */
    public TheoryPrediction of(NetworkRecipe recipe) {
        final TheoryPrediction.Builder found = new TheoryPrediction.Builder();
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final Dynamics dynamics = recipe.dynamics();
        final String other = "no theory for the " + dynamics.kind().label() + " of "
                + dynamics.nonlinearity().label() + " with the ensemble " + ensemble.name();
        found.none(reason(ensemble).orElse(other), TheoryColumn.values());
        transition(recipe, found);
        if (!dynamics.input().isZero()) {
            found.none("no theory of networks with input", MEASURES);
        } else if (isMap(dynamics)) {
            try {
                map(recipe, found);
            } catch (IllegalArgumentException e) { // a gain or noise for which the theory cannot be evaluated
                found.noneUnlessKnown(e.getMessage(), MEASURES);
            }
        } else if (dynamics.kind() == Dynamics.Kind.FLOW && ensemble instanceof HeterogeneousEnsemble unlike) {
            try {
                differingFlow(recipe, unlike, found);
            } catch (IllegalArgumentException e) { // a gain for which the theory cannot be evaluated
                found.noneUnlessKnown(Reasons.of(e), MEASURES);
            }
        } else if (dynamics.kind() == Dynamics.Kind.FLOW) {
            flow(recipe, found);
        } else if (dynamics instanceof LeakyMapDynamics map && !(ensemble instanceof HeterogeneousEnsemble)) {
            leaky(recipe, map.leak(), found);
        } else if (dynamics.kind() == Dynamics.Kind.ANNEALED_MAP && dynamics.nonlinearity() == Nonlinearity.LINEAR) {
            annealed(recipe, found);
        }
        return found.build();
    }

    static double timeConstant(Dynamics dynamics) {
        return dynamics instanceof FlowDynamics flow ? flow.integration().timeConstant() : 1;
    }

    /** Without memory, the states of a leaky map are the inputs of a map, and the noise comes to them. */
    static boolean isMap(Dynamics dynamics) {
        return dynamics.kind() == Dynamics.Kind.MAP
                || dynamics instanceof LeakyMapDynamics leaky && leaky.leak() == 1 && dynamics.noise() == 0;
    }

    /** Why there is no theory of an ensemble, but for what is known of maps. */
    private static Optional<String> reason(CouplingEnsemble ensemble) {
        if (ensemble instanceof HeterogeneousEnsemble unlike) {
            return Optional.of(reason(unlike.base())
                    .orElse(
                            "the theory of neurons that differ in their gains is that of maps and flows of tanh or erf without noise,"
                                    + " with Gaussian, orthogonal or random-mode couplings"));
        }
        return ensemble instanceof RandomModeEnsemble modes && modes.hasOverlaps()
                ? Optional.of(
                        "the theory of modes whose left and right vectors overlap is computed here of flows without noise")
                : Optional.empty();
    }

    private void map(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final boolean isTanh = recipe.dynamics().nonlinearity() == Nonlinearity.TANH;
        if (ensemble instanceof HeterogeneousEnsemble unlike) {
            differing(recipe, unlike, found);
        } else if (isTanh && ensemble instanceof StableEnsemble law && law.tailIndex() < GAUSSIAN) {
            stable(recipe, law.tailIndex(), found);
        } else if (isTanh && ensemble instanceof StableFamily) {
            gaussian(recipe, found);
        } else if (isTanh && ensemble instanceof BlockEnsemble populations) {
            populations(recipe, populations, found);
        } else {
            modes(recipe, found);
        }
    }

    /** Whether weights are independent and Gaussian. */
    static boolean isIndependent(CouplingEnsemble ensemble) {
        return ensemble instanceof GaussianEnsemble
                || ensemble instanceof StableEnsemble law && law.tailIndex() == GAUSSIAN;
    }

    /**
     * N/PR^D as the theory of large networks has it.
     *
     * @return 0 for independent Gaussian weights, -1 for an orthogonal matrix; empty where it does not tell enough
     */
    private static OptionalDouble inverseEffectiveRank(CouplingEnsemble ensemble, int n) {
        if (isIndependent(ensemble)) {
            return OptionalDouble.of(0);
        }
        if (ensemble instanceof OrthogonalEnsemble) {
            return OptionalDouble.of(-1);
        }
        if (ensemble instanceof RandomModeEnsemble modes && !modes.hasOverlaps()) {
            final double inverse = modes.inverseEffectiveRank(n);
            return OptionalDouble.of(modes.basis() == RandomModeEnsemble.Basis.HAAR ? inverse - 2 : inverse);
        }
        return OptionalDouble.empty();
    }

    static double effectiveGain(NetworkRecipe recipe) {
        return recipe.disorder()
                .ensemble()
                .effectiveGain(recipe.gain(), recipe.disorder().n())
                .orElseThrow();
    }

    private void modes(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        final TransferFunction phi = PHI.get(recipe.dynamics().nonlinearity());
        final OptionalDouble rank = inverseEffectiveRank(
                recipe.disorder().ensemble(), recipe.disorder().n());
        if (phi == null || rank.isEmpty()) {
            return;
        }
        if (recipe.dynamics().noise() > 0) {
            found.none("no theory of these maps with noise", MEASURES);
            return;
        }
        final int n = recipe.disorder().n();
        final double gEff = effectiveGain(recipe);
        final MapTheory theory = MapTheory.of(phi, gEff, rank.getAsDouble());
        found.value(TheoryColumn.LYAPUNOV_MAX, theory.lyapunovMax());
        found.value(TheoryColumn.PR_X, n * theory.prXOverN());
        found.value(TheoryColumn.PR_PHI, n * theory.prPhiOverN());
        found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
        found.none("no theory of the mean modulus for these maps", TheoryColumn.MEAN_ABS);
        found.noneUnlessKnown(
                "no theory of the transition for the ensemble "
                        + recipe.disorder().ensemble().name(),
                TheoryColumn.G_REST_UNSTABLE);
        final Optional<RandomModeSpectrum> closed = SpectrumTheory.ofMap(recipe);
        if (closed.isPresent()) {
            found.value(TheoryColumn.KAPLAN_YORKE, n * closed.get().kaplanYorkeOverN());
            found.value(TheoryColumn.KS_ENTROPY, n * closed.get().entropyOverN());
            found.value(TheoryColumn.UNSTABLE_FRACTION, closed.get().unstableFraction());
        }
    }

    private void differing(NetworkRecipe recipe, HeterogeneousEnsemble ensemble, TheoryPrediction.Builder found) {
        final TransferFunction phi = PHI.get(recipe.dynamics().nonlinearity());
        final int n = recipe.disorder().n();
        final OptionalDouble rank = inverseEffectiveRank(ensemble.base(), n);
        if (phi == null || rank.isEmpty() || recipe.dynamics().noise() > 0) {
            return;
        }
        final Seed seed = new Seed(recipe.disorder().couplingSeed());
        final HeterogeneousMapTheory theory = differing.computeIfAbsent(
                new Differing(recipe.disorder(), phi, effectiveGain(recipe)),
                network -> HeterogeneousMapTheory.of(
                        phi,
                        network.gEff(),
                        rank.getAsDouble(),
                        GainDistribution.of(ensemble.inputGains(n, seed), ensemble.outputGains(n, seed))));
        found.none(NO_THEORY_OF_UNLIKE, TheoryColumn.values());
        found.value(TheoryColumn.LYAPUNOV_MAX, theory.lyapunovMax());
        found.value(TheoryColumn.PR_X, n * theory.prXOverN());
        found.value(TheoryColumn.PR_PHI, n * theory.prPhiOverN());
        found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
    }

    private void differingFlow(NetworkRecipe recipe, HeterogeneousEnsemble ensemble, TheoryPrediction.Builder found) {
        final TransferFunction phi = PHI.get(recipe.dynamics().nonlinearity());
        final int n = recipe.disorder().n();
        final OptionalDouble rank = inverseEffectiveRank(ensemble.base(), n);
        if (phi == null || rank.isEmpty() || recipe.dynamics().noise() > 0) {
            return;
        }
        final Seed seed = new Seed(recipe.disorder().couplingSeed());
        final HeterogeneousFlowTheory theory = differingFlows.computeIfAbsent(
                new Differing(recipe.disorder(), phi, effectiveGain(recipe)),
                network -> HeterogeneousFlowTheory.of(
                        phi,
                        network.gEff(),
                        GainDistribution.of(ensemble.inputGains(n, seed), ensemble.outputGains(n, seed))));
        found.none(NO_THEORY_OF_UNLIKE, TheoryColumn.values());
        found.value(TheoryColumn.LYAPUNOV_MAX, theory.lyapunovMax() / timeConstant(recipe.dynamics()));
        found.value(TheoryColumn.PR_X, n * theory.prXOverN(rank.getAsDouble()));
        found.value(TheoryColumn.PR_PHI, n * theory.prPhiOverN(rank.getAsDouble()));
        found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
    }

    private void flow(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        final TransferFunction phi = PHI.get(recipe.dynamics().nonlinearity());
        final OptionalDouble rank = inverseEffectiveRank(
                recipe.disorder().ensemble(), recipe.disorder().n());
        if (phi != null
                && recipe.dynamics().noise() == 0
                && isCorrelated(recipe.disorder().ensemble())) {
            correlated(recipe, found);
            return;
        }
        if (phi == null || rank.isEmpty()) {
            return;
        }
        found.none("no theory of the mean modulus for flows", TheoryColumn.MEAN_ABS);
        final int n = recipe.disorder().n();
        try {
            final FlowTheory theory = flows.computeIfAbsent(
                    new Flow(phi, effectiveGain(recipe), recipe.dynamics().noise()),
                    flow -> FlowTheory.of(flow.phi(), flow.gEff(), flow.noise()));
            found.value(TheoryColumn.LYAPUNOV_MAX, theory.lyapunovMax() / timeConstant(recipe.dynamics()));
            found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
            final CollectiveTheory activity = collective.computeIfAbsent(theory, CollectiveTheory::of);
            found.value(TheoryColumn.PR_X, n * activity.prXOverN(rank.getAsDouble()));
            found.value(TheoryColumn.PR_PHI, n * activity.prPhiOverN(rank.getAsDouble()));
            sampled(recipe, 1 / timeConstant(recipe.dynamics()), found);
        } catch (IllegalArgumentException e) { // a gain or noise for which the theory cannot be evaluated
            found.noneUnlessKnown(Reasons.of(e), MEASURES);
        }
    }

    /** Exponents are per step, and those of the theory per unit of time n d. */
    private void leaky(NetworkRecipe recipe, double leak, TheoryPrediction.Builder found) {
        final TransferFunction phi = PHI.get(recipe.dynamics().nonlinearity());
        final OptionalDouble rank = inverseEffectiveRank(
                recipe.disorder().ensemble(), recipe.disorder().n());
        if (phi == null || rank.isEmpty()) {
            return;
        }
        if (recipe.dynamics().noise() > 0) {
            found.none("no theory of leaky maps with noise", MEASURES);
            return;
        }
        found.none("no theory of the mean modulus for leaky maps", TheoryColumn.MEAN_ABS);
        final int n = recipe.disorder().n();
        try {
            final Leaky key = new Leaky(phi, effectiveGain(recipe), leak);
            final LeakyTheory theory =
                    leaky.computeIfAbsent(key, map -> LeakyTheory.of(map.phi(), map.gEff(), map.leak()));
            found.value(TheoryColumn.LYAPUNOV_MAX, leak * theory.lyapunovMax());
            found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
            try {
                final CollectiveTheory activity =
                        leakyCollective.computeIfAbsent(key, map -> CollectiveTheory.of(theory, monitor.silent()));
                found.value(TheoryColumn.PR_X, n * activity.prXOverN(rank.getAsDouble()));
                found.value(TheoryColumn.PR_PHI, n * activity.prPhiOverN(rank.getAsDouble()));
            } catch (IllegalArgumentException e) { // a memory of too many steps
                found.none(Reasons.of(e), TheoryColumn.PR_X, TheoryColumn.PR_PHI);
            }
            sampled(recipe, leak, found);
        } catch (IllegalArgumentException e) { // a gain or leak for which the theory cannot be evaluated
            found.noneUnlessKnown(Reasons.of(e), MEASURES);
        }
    }

    /**
     * What follows from a spectrum without a closed form, where it is wanted.
     *
     * @param unit the exponents of the network over those of the theory
     */
    private void sampled(NetworkRecipe recipe, double unit, TheoryPrediction.Builder found) {
        if (!SpectrumTheory.isSampled(recipe)) {
            found.none(
                    "no theory of the Kaplan-Yorke dimension of leaky maps and flows with orthogonal couplings or modes",
                    SPECTRAL);
            return;
        }
        if (!isWithDimensions) {
            found.none(NOT_ASKED_FOR, SPECTRAL);
            return;
        }
        final int n = recipe.disorder().n();
        try {
            final TangentSpectrum spectrum = spectra.sampled(recipe);
            found.value(
                    TheoryColumn.KAPLAN_YORKE, n * spectrum.kaplanYorkeOverN().value());
            found.value(
                    TheoryColumn.KAPLAN_YORKE_SE,
                    n * spectrum.kaplanYorkeOverN().standardError());
            found.value(
                    TheoryColumn.KS_ENTROPY, unit * n * spectrum.entropyOverN().value());
            found.value(
                    TheoryColumn.KS_ENTROPY_SE,
                    unit * n * spectrum.entropyOverN().standardError());
            found.value(
                    TheoryColumn.UNSTABLE_FRACTION, spectrum.unstableFraction().value());
            found.value(
                    TheoryColumn.UNSTABLE_FRACTION_SE,
                    spectrum.unstableFraction().standardError());
        } catch (IllegalArgumentException | NumericalException e) {
            found.none(Reasons.of(e), SPECTRAL);
        }
    }

    /** Whether neurons act on themselves through others, which the single-site theory has to know. */
    private static boolean isCorrelated(CouplingEnsemble ensemble) {
        return ensemble instanceof PartiallySymmetricEnsemble symmetric && symmetric.eta() != 0
                || ensemble instanceof RandomModeEnsemble modes && modes.hasOverlaps();
    }

    private void correlated(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        found.none(
                "the theory of couplings that are correlated has the participation ratio and the mean square of the activity alone",
                TheoryColumn.values());
        final int n = recipe.disorder().n();
        try {
            final CorrelatedFlowTheory theory = correlated.computeIfAbsent(
                    new Correlated(
                            recipe.disorder().ensemble(),
                            n,
                            recipe.gain(),
                            recipe.dynamics().nonlinearity()),
                    this::solved);
            if (!theory.settled()) {
                found.none(theory.note(), TheoryColumn.PR_PHI, TheoryColumn.MEAN_SQUARE);
                return;
            }
            found.value(TheoryColumn.PR_PHI, n * theory.prPhiOverN());
            found.value(TheoryColumn.PR_PHI_SE, n * theory.prPhiOverNError());
            found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
            found.value(TheoryColumn.MEAN_SQUARE_SE, theory.c0Error());
        } catch (IllegalArgumentException e) { // at rest, or a mode condenses
            found.none(Reasons.of(e), TheoryColumn.PR_PHI, TheoryColumn.MEAN_SQUARE);
        }
    }

    private CorrelatedFlowTheory solved(Correlated network) {
        final CorrelatedFlowTheory.Work work =
                CorrelatedFlowTheory.Work.usual(new Seed(1), Runnable::run, monitor.silent());
        if (network.ensemble() instanceof PartiallySymmetricEnsemble symmetric) {
            return CorrelatedFlowTheory.partiallySymmetric(network.phi(), network.gain(), symmetric.eta(), work);
        }
        final RandomModeEnsemble modes = (RandomModeEnsemble) network.ensemble();
        final double[] strengths = modes.strengths(network.n());
        final double[] overlaps = new double[strengths.length];
        for (int a = 0; a < strengths.length; a++) {
            strengths[a] *= network.gain();
            overlaps[a] = modes.overlaps().get(modes.overlaps().size() == 1 ? 0 : a);
        }
        return CorrelatedFlowTheory.ofModes(network.phi(), strengths, overlaps, network.n(), work);
    }

    /** Xie, Mihalas, Ku&#347;mierz 2025, section 3: exact, at any N. */
    private void annealed(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        found.none("a linear network has no stationary activity", MEASURES);
        if (recipe.disorder().ensemble() instanceof StableFamily) {
            // the quotient of the gains may be beyond the range of a double
            found.value(TheoryColumn.LYAPUNOV_MAX, Math.log(recipe.gain()) - logTransitionGain(recipe.disorder()));
        }
    }

    private double logTransitionGain(Disorder disorder) {
        return transitions.computeIfAbsent(
                new Place(disorder.ensemble(), disorder.n()),
                place -> TransitionGain.logOf(place.ensemble(), place.n()));
    }

    /** Whether the annealed transition of maps is that of this network. */
    private static boolean hasTransition(CouplingEnsemble ensemble, int n, Dynamics dynamics) {
        return TransitionGain.isKnown(ensemble, n)
                && (isMap(dynamics) || dynamics.kind() == Dynamics.Kind.ANNEALED_MAP)
                && dynamics.hasRest()
                && dynamics.nonlinearity().slopeAtRest().orElse(0) == 1;
    }

    /**
     * {@return the annealed gain at which rest loses stability; empty where no theory tells, or there is no rest}
     *
     * @param ensemble law of the couplings
     * @param n number of neurons
     * @param dynamics how the network moves
     */
    public static OptionalDouble restUnstable(CouplingEnsemble ensemble, int n, Dynamics dynamics) {
        if (!hasTransition(ensemble, n, dynamics)) {
            return OptionalDouble.empty();
        }
        final double gain = TransitionGain.of(ensemble, n);
        return Double.isFinite(gain) && gain > 0 ? OptionalDouble.of(gain) : OptionalDouble.empty();
    }

    private void transition(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        final Dynamics dynamics = recipe.dynamics();
        if (dynamics.noise() > 0) {
            found.none("with noise there is no state of rest", TheoryColumn.G_REST_UNSTABLE);
        } else if (!dynamics.hasRest()) {
            found.none("there is no state of rest", TheoryColumn.G_REST_UNSTABLE);
        } else if (hasTransition(recipe.disorder().ensemble(), recipe.disorder().n(), dynamics)) {
            exponential(
                    found, TheoryColumn.G_REST_UNSTABLE, "the transition gain", logTransitionGain(recipe.disorder()));
        }
    }

    private void gaussian(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        final int n = recipe.disorder().n();
        final GaussianMapTheory theory = gaussian.computeIfAbsent(
                new Pair(effectiveGain(recipe), recipe.dynamics().noise()),
                point -> GaussianMapTheory.of(point.first(), point.second()));
        found.value(TheoryColumn.LYAPUNOV_MAX, theory.lyapunovMax());
        found.value(TheoryColumn.PR_PHI, n * theory.prOverN());
        if (recipe.dynamics().noise() == 0) {
            found.value(
                    TheoryColumn.PR_X,
                    n
                            * MapTheory.of(TransferFunction.tanh(), effectiveGain(recipe), 0)
                                    .prXOverN());
        } else {
            found.none("no theory of the participation ratio of x with noise", TheoryColumn.PR_X);
        }
        found.value(TheoryColumn.KAPLAN_YORKE, n * theory.kyOverN());
        found.value(TheoryColumn.KS_ENTROPY, n * theory.ksOverN());
        found.value(TheoryColumn.UNSTABLE_FRACTION, theory.unstableFraction());
        found.value(TheoryColumn.MEAN_ABS, theory.meanAbs());
        found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
    }

    private void stable(NetworkRecipe recipe, double alpha, TheoryPrediction.Builder found) {
        found.none("no theory of exponents and dimensions for alpha below 2", MEASURES);
        if (recipe.dynamics().noise() > 0) {
            found.none("no mean field of stable weights with noise", TheoryColumn.MEAN_ABS, TheoryColumn.MEAN_SQUARE);
            return;
        }
        if (alpha < StableMeanField.MIN_ALPHA) {
            found.none(
                    "no mean field for alpha below " + StableMeanField.MIN_ALPHA,
                    TheoryColumn.MEAN_ABS,
                    TheoryColumn.MEAN_SQUARE);
            return;
        }
        final StableMeanField field = stable.computeIfAbsent(
                new Pair(alpha, recipe.gain()), point -> StableMeanField.of(point.first(), point.second()));
        exponential(found, TheoryColumn.MEAN_ABS, "the mean modulus", field.logMeanAbs());
        exponential(found, TheoryColumn.MEAN_SQUARE, "the mean square", field.logMeanSquare());
    }

    private void populations(NetworkRecipe recipe, BlockEnsemble ensemble, TheoryPrediction.Builder found) {
        found.none("no theory of exponents and dimensions for populations", MEASURES);
        if (recipe.dynamics().noise() > 0) {
            found.none("no mean field of populations with noise", TheoryColumn.MEAN_ABS, TheoryColumn.MEAN_SQUARE);
            return;
        }
        try {
            final BlockMeanField field = populations.computeIfAbsent(
                    new Populations(ensemble, recipe.disorder().n(), recipe.gain()),
                    network -> BlockMeanField.of(network.ensemble(), network.n(), network.gain(), monitor.silent()));
            found.value(TheoryColumn.MEAN_ABS, field.meanAbs());
            found.value(TheoryColumn.MEAN_SQUARE, field.meanSquare());
        } catch (IllegalArgumentException e) { // a law or gain for which it cannot be evaluated
            found.none(Reasons.of(e), TheoryColumn.MEAN_ABS, TheoryColumn.MEAN_SQUARE);
        }
    }

    /** A positive number by its logarithm, where a double has all its digits. */
    private static void exponential(TheoryPrediction.Builder found, TheoryColumn column, String what, double log) {
        final double value = StrictMath.exp(log);
        if (value >= Double.MIN_NORMAL && value <= Double.MAX_VALUE) {
            found.value(column, value);
        } else {
            found.none(what + " is exp(" + log + "), which is beyond the range of a double", column);
        }
    }
}
