package org.tailspin.core.analysis;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.Monitor;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.trained.TrainedNetwork;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.lyapunov.CovariantVectors;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeEvidence;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.lyapunov.Twins;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Cost;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.statistics.BatchMeans;

/**
 * Measures the exponents of a network, and the statistics of the same states.
 *
 * @param settings how many exponents, and how long; at least how long, if a precision is wanted
 * @param precision at which error the run ends; empty for a run of fixed length
 * @param dimensionsUpTo largest network whose dimensions have errors, see {@link ActivityDimensions}
 * @param isWithTwins whether to measure the largest exponent a second time, by {@link Twins}, over as many steps
 * @param isWithCovariant whether to measure the covariant vectors of the exponents, on a second run from the same start, over the
 *     steps of the settings
 */
public record NetworkAnalysis(
        LyapunovSettings settings,
        Optional<Precision> precision,
        int dimensionsUpTo,
        boolean isWithTwins,
        boolean isWithCovariant)
        implements NetworkTask<NetworkResult> {

    /** Largest modulus of a state before it left the range of a double; of bounded states it is the couplings that do. */
    private static final double UNBOUNDED = 1e100;

    /**
     * The kernels that carry the tangent space: exponents of different kernels agree to rounding, not bit by bit.
     *
     * @return their name
     */
    public static String kernels() {
        return Kernels.inUse().name();
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the limit of steps is below the least number of steps
     */
    public NetworkAnalysis {
        if (precision.isPresent() && precision.get().maxSteps() < settings.steps()) {
            throw new IllegalArgumentException("the limit of measured steps must be at least the number of steps, "
                    + settings.steps() + ", but is " + precision.get().maxSteps());
        }
    }

    /**
     * Without covariant vectors.
     *
     * @param settings how many exponents, and how long; at least how long, if a precision is wanted
     * @param precision at which error the run ends; empty for a run of fixed length
     * @param dimensionsUpTo largest network whose dimensions have errors, see {@link ActivityDimensions}
     * @param isWithTwins whether to measure the largest exponent a second time, by {@link Twins}, over as many steps
     */
    public NetworkAnalysis(
            LyapunovSettings settings, Optional<Precision> precision, int dimensionsUpTo, boolean isWithTwins) {
        this(settings, precision, dimensionsUpTo, isWithTwins, false);
    }

    /**
     * {@return the same with them, or without}
     *
     * @param isWanted whether covariant vectors are
     */
    public NetworkAnalysis covariant(boolean isWanted) {
        return new NetworkAnalysis(settings, precision, dimensionsUpTo, isWithTwins, isWanted);
    }

    /**
     * Checks that a recorded input lasts as long as the run.
     *
     * @param longest steps for which the input of a network is known
     * @throws IllegalArgumentException if the input ends before the run does
     */
    public void checkLength(long longest) {
        Lyapunov.checkLength(settings, longest);
        if (isWithCovariant) {
            CovariantVectors.checkLength(settings, longest);
        }
    }

    /**
     * Checks that a trained network can be measured so.
     *
     * @param network to measure
     * @throws IllegalArgumentException if it has fewer exponents, its input ends before the run does, or the memory does not hold
     *     the run
     */
    public void check(TrainedNetwork network) {
        final int n = network.dimension();
        settings.exponentsOf(n);
        checkLength(network.longest());
        Lyapunov.footprint(n, settings, Kernels.inUse())
                .plus(new Footprint(3.0 * n * n, 0)) // the Jacobian, by rows and by columns, and its factors
                .check("the tangent space of " + n + " state variables");
    }

    /**
     * With dimensions of networks up to {@link ActivityDimensions#DEFAULT_UP_TO}.
     *
     * @param settings how many exponents, and how long
     * @param precision at which error the run ends; empty for a run of fixed length
     */
    public NetworkAnalysis(LyapunovSettings settings, Optional<Precision> precision) {
        this(settings, precision, ActivityDimensions.DEFAULT_UP_TO, false);
    }

    /**
     * A run of fixed length.
     *
     * @param settings how many exponents, and how long
     */
    public NetworkAnalysis(LyapunovSettings settings) {
        this(settings, Optional.empty());
    }

    @Override
    public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return OrbitRuns.one(start(recipe, coupling, monitor));
    }

    @Override
    public int vectors(NetworkRecipe recipe) {
        return settings.isAutomatic() || isWithCovariant ? 0 : 1 + Lyapunov.expected(dimension(recipe), settings);
    }

    @Override
    public OrbitRun<NetworkResult> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return start(recipe.network(coupling), recipe.stateSeed(), monitor)
                .then(measurement -> new NetworkResult(recipe, measurement));
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        final Footprint spectrum = Lyapunov.footprint(dimension(recipe), settings, Kernels.inUse());
        return (isWithCovariant ? spectrum.or(covariantFootprint(recipe)) : spectrum)
                .plus(ActivityAnalysis.footprint(recipe.disorder().n(), settings.steps(), dimensionsUpTo));
    }

    private Footprint covariantFootprint(NetworkRecipe recipe) {
        final int rows = dimension(recipe);
        return CovariantVectors.footprint(
                rows, recipe.dynamics().stride(), settings, Lyapunov.expected(rows, settings));
    }

    private double covariantSeconds(NetworkRecipe recipe) {
        final int rows = dimension(recipe);
        final int k = Lyapunov.expected(rows, settings);
        return Cost.rough(recipe, k, ActivityDimensions.NEVER, 0, 1)
                .network(
                        settings.warmup(),
                        CovariantVectors.work(rows, recipe.dynamics().stride(), settings, k));
    }

    /** Of at most as many steps as the precision allows, and as the regime may take after them. */
    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        final int measured = precision.map(Precision::maxSteps).orElse(settings.steps());
        final boolean isFlow = recipe.dynamics().kind().isContinuous();
        final double run = Cost.rough(
                        recipe, Lyapunov.expected(dimension(recipe), settings), dimensionsUpTo, measured, together)
                .network(settings.warmup(), (double) settings.tangentWarmup() + measured);
        return run
                + (isWithCovariant ? covariantSeconds(recipe) : 0)
                + Cost.rough(recipe, isFlow ? 2 : 1, ActivityDimensions.NEVER, 0, together)
                        .network(0, (double) stepsAfter(measured));
    }

    /**
     * Steps of a state with one tangent vector, or two of a flow, that a network takes at most after it was measured, until its
     * regime is known.
     *
     * @param measured steps
     * @return the steps; 0 where the measured steps themselves go on for the regime's sake
     */
    public long stepsAfter(long measured) {
        return isForRegime() ? 0 : settings.stepsForRegime(measured);
    }

    private boolean isForRegime() {
        return precision
                .filter(wanted -> wanted.target() == Precision.Target.REGIME)
                .isPresent();
    }

    private static int dimension(NetworkRecipe recipe) {
        return recipe.dynamics().kind().dimension(recipe.disorder().n());
    }

    @Override
    public NetworkResult failed(NetworkRecipe recipe, String reason) {
        return new NetworkResult(recipe, Measurement.none(reason));
    }

    /**
     * Measures one network, drawn or given.
     *
     * @param network what to measure
     * @param stateSeed initial state, noise and tangent frame
     * @param monitor progress and cancellation
     * @return its exponents and activity
     * @throws IllegalArgumentException if more exponents are asked for than there are neurons
     * @throws ArithmeticException if the state diverges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Measurement measure(DynamicalSystem network, long stateSeed, Monitor monitor) {
        return OrbitRuns.one(start(network, stateSeed, monitor));
    }

    private OrbitRun<Measurement> start(DynamicalSystem network, long stateSeed, Monitor whole) {
        checkLength(network.longest());
        final Monitor monitor = isWithCovariant ? whole.part(0, shareOfSpectrum(network)) : whole;
        final Activity.Observer states = new Activity.Observer(network, settings.steps(), dimensionsUpTo);
        final RegimeEvidence evidence =
                new RegimeEvidence(network, (long) settings.warmup() + settings.tangentWarmup());
        final Seed seed = new Seed(stateSeed);
        return precision
                .map(wanted -> new Lyapunov(
                        network, settings, wanted.rule(evidence, monitor), limit(wanted.maxSteps(), network)))
                .orElseGet(() -> new Lyapunov(network, settings))
                .start(seed, states.and(evidence), evidence, monitor)
                .andThen(spectrum -> evidence.goOn(spectrum, settings, more(spectrum, network), seed, monitor)
                        .then(finding -> measured(network, stateSeed, spectrum, finding, evidence, states, whole)))
                .rescue(divergence -> divergence.norm() > UNBOUNDED
                        ? Optional.of(Measurement.diverged(divergence.getMessage()))
                        : Optional.empty());
    }

    /** Steps that the regime may take after the run; of a flow with one exponent it may need a second in any case. */
    private long more(LyapunovSpectrum spectrum, DynamicalSystem network) {
        final boolean isWithoutSecond = spectrum.isPerTime() && spectrum.exponents().length == 1;
        final long wanted = isForRegime() && !isWithoutSecond ? 0 : settings.stepsForRegime(spectrum.steps());
        return Math.min(wanted, network.longest() - warmups() - spectrum.steps());
    }

    /** Measured steps at most, where the input of the network ends sooner. */
    private int limit(int maxSteps, DynamicalSystem network) {
        return (int) Math.min(maxSteps, Math.max(settings.steps(), network.longest() - warmups()));
    }

    private long warmups() {
        return (long) settings.warmup() + settings.tangentWarmup();
    }

    private Measurement measured(
            DynamicalSystem network,
            long stateSeed,
            LyapunovSpectrum run,
            RegimeFinding finding,
            RegimeEvidence evidence,
            Activity.Observer states,
            Monitor monitor) {
        final LyapunovSpectrum spectrum = finding.exact().map(run::with).orElse(run);
        final Activity measured = states.activity(monitor.silent());
        final Activity seen = finding.regime().isRegular() ? measured : measured.ofOneSide();
        final Optional<CovariantSpectrum> covariant =
                isWithCovariant ? Optional.of(covariant(network, run, stateSeed, monitor)) : Optional.empty();
        final boolean rests = finding.regime() == Regime.QUIESCENT || finding.regime() == Regime.FIXED_POINT;
        final Activity activity = rests
                ? seen.atRest()
                : overOnePeriod(network, finding, evidence, seen, monitor)
                        .map(seen::with)
                        .orElse(seen);
        final String undecided = finding.isDecided() ? "" : "undecided: ";
        final String note = Stream.of(
                        finding.reason().isEmpty() ? "" : undecided + finding.reason(),
                        KaplanYorke.reason(spectrum, finding.regime()),
                        spectrum.singular() == 0 ? "" : spectrum.note(network.whySingular()),
                        spectrum.remembersTooLong() ? "lyapunov_max has no error: " + BatchMeans.TOO_LONG_MEMORY : "",
                        activity.dimensions().reason(),
                        covariant.map(CovariantSpectrum::note).orElse(""))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
        final Measurement measurement = new Measurement(
                Optional.of(spectrum),
                isWithTwins ? Optional.of(twins(network, spectrum.steps(), stateSeed, monitor)) : Optional.empty(),
                covariant,
                Optional.of(activity),
                Optional.of(finding),
                note);
        return measurement.whyWithoutErrors().isEmpty()
                ? measurement
                : measurement.with(note + "; " + measurement.whyWithoutErrors());
    }

    /** Exact dimensions of a cycle of a map, which a run of any length only comes close to. */
    private Optional<ActivityDimensions> overOnePeriod(
            DynamicalSystem network, RegimeFinding finding, RegimeEvidence evidence, Activity seen, Monitor monitor) {
        final boolean isMeasured = seen.dimensions().x().isPresent();
        return finding.regime() != Regime.CYCLE || network.isFlow() || !isMeasured
                ? Optional.empty()
                : ActivityDimensions.ofCycle(
                        evidence.orbit(),
                        network.neurons(),
                        (int) finding.period().orElseThrow(),
                        settings.totalSteps(),
                        monitor);
    }

    /** The part of the work that is done when the exponents are there, roughly. */
    private double shareOfSpectrum(DynamicalSystem network) {
        final int rows = network.dimension();
        final double vectors =
                CovariantVectors.work(rows, network.stride(), settings, Lyapunov.expected(rows, settings));
        final double spectrum = settings.tangentWarmup() + (double) settings.steps();
        return spectrum / (spectrum + vectors);
    }

    private CovariantSpectrum covariant(
            DynamicalSystem network, LyapunovSpectrum spectrum, long stateSeed, Monitor monitor) {
        final CovariantVectors vectors;
        try {
            vectors = new CovariantVectors(network, settings, spectrum.exponents().length);
        } catch (IllegalArgumentException e) {
            return CovariantSpectrum.none(Reasons.of(e)); // of a number of exponents that the run itself has found
        }
        return vectors.measure(new Seed(stateSeed), monitor.part(shareOfSpectrum(network), 1));
    }

    private Twins.Growth twins(DynamicalSystem network, int steps, long stateSeed, Monitor monitor) {
        return new Twins(network, settings.warmup())
                .growth(settings.tangentWarmup(), steps, new Seed(stateSeed), monitor.silent());
    }
}
