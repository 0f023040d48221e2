package org.tailspin.core.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.RandomModeEstimate;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.Activated;
import org.tailspin.core.dynamics.CollectiveActivity;
import org.tailspin.core.dynamics.CollectiveStatistics;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeEvidence;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.statistics.Estimated;

/**
 * Runs one network, whose states stand before the nonlinearity, and measures its collective activity and exponents.
 *
 * @param settings how
 * @param prediction theory
 */
record CollectiveTask(CollectiveSettings settings, Prediction prediction) implements NetworkTask<CollectiveResult> {

    @Override
    public CollectiveResult failed(NetworkRecipe recipe, String reason) {
        return CollectiveResult.failed(recipe, reason);
    }

    @Override
    public CollectiveResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        final DynamicalSystem network = recipe.network(coupling);
        final int n = network.dimension();
        final double unit = network.timeStep();
        final CollectiveActivity x =
                new CollectiveActivity(n, new int[] {0}, settings.every(), settings.block(), settings.groups(), unit);
        final CollectiveActivity phi = new CollectiveActivity(
                n, settings.lagArray(), settings.every(), settings.block(), settings.groups(), unit);
        final Nonlinearity nonlinearity = recipe.dynamics().nonlinearity();
        final LyapunovSettings lengths = settings.lyapunov();
        final RegimeEvidence evidence = new RegimeEvidence(network, (long) lengths.warmup() + lengths.tangentWarmup());
        final double share = 1.0 / settings.trajectories();
        final Seed seed = new Seed(recipe.stateSeed());
        final LyapunovSpectrum run = OrbitRuns.one(new Lyapunov(network, lengths)
                .start(seed, x.and(new Activated(nonlinearity, phi)).and(evidence), evidence, monitor.part(0, share)));
        final RegimeFinding finding =
                OrbitRuns.one(evidence.goOn(run, lengths, lengths.stepsForRegime(run.steps()), seed, monitor));
        final LyapunovSpectrum spectrum = finding.exact().map(run::with).orElse(run);
        monitor.checkCancelled();
        final List<Seed> seeds = new ArrayList<>();
        final List<StateObserver> observers = new ArrayList<>();
        for (int k = 1; k < settings.trajectories(); k++) {
            final int block = k * settings.blocksOfTrajectory();
            seeds.add(trajectory(recipe, k));
            observers.add(x.run(block).and(new Activated(nonlinearity, phi.run(block))));
        }
        if (!seeds.isEmpty()) {
            new Simulation(settings.warmup(), settings.steps()).run(network, seeds, observers, monitor.part(share, 1));
        }
        final CollectiveStatistics ofPhi = phi.statistics();
        final Map<Quantity, Estimated> measured = new EnumMap<>(Quantity.class);
        activity(measured, x.statistics(), ofPhi, n);
        measured.put(Quantity.PR_X_SCORED, over(x.zScored().participationRatio(), n));
        measured.put(Quantity.PR_PHI_SCORED, over(phi.zScored().participationRatio(), n));
        exponents(measured, spectrum, finding.regime(), n);
        measured.putAll(couplings(coupling, recipe.gain()));
        return new CollectiveResult(
                recipe,
                Optional.of(finding.regime()),
                measured,
                prediction.of(recipe, coupling),
                Optional.of(ofPhi.singleNeuron()),
                Optional.of(ofPhi.population()),
                Optional.of(ofPhi.twoTime()),
                spectrum.singular() == 0 ? finding.reason() : spectrum.note(network.whySingular()));
    }

    private static Seed trajectory(NetworkRecipe recipe, int k) {
        return new Seed(new Seed(recipe.stateSeed()).stream("trajectory", k).nextLong());
    }

    private static void activity(
            Map<Quantity, Estimated> measured, CollectiveStatistics x, CollectiveStatistics phi, int n) {
        measured.put(Quantity.PR_X, over(x.participationRatio(), n));
        measured.put(Quantity.PR_PHI, over(phi.participationRatio(), n));
        measured.put(Quantity.N_OVER_PR_PHI, inverse(measured.get(Quantity.PR_PHI)));
        measured.put(Quantity.DELTA0, x.singleNeuron().at(0));
        measured.put(Quantity.C0, phi.singleNeuron().at(0));
        if (phi.singleNeuron().lags().length > 1) {
            measured.put(Quantity.FIRST_LAG, phi.singleNeuron().normalised().at(1));
        }
        if (phi.singleNeuron().lags().length > 2) {
            measured.put(Quantity.SINGLE_NEURON_TIME, phi.singleNeuronTime());
            measured.put(Quantity.POPULATION_TIME, phi.populationTime());
        }
    }

    private static void exponents(Map<Quantity, Estimated> measured, LyapunovSpectrum spectrum, Regime regime, int n) {
        measured.put(Quantity.LYAPUNOV_MAX, new Estimated(spectrum.max(), spectrum.maxStandardError()));
        if (spectrum.exponents().length > 1) {
            KaplanYorke.of(spectrum, regime)
                    .ifPresent(dimension -> measured.put(
                            Quantity.KAPLAN_YORKE,
                            over(new Estimated(dimension.dimension(), OptionalDouble.empty()), n)));
            measured.put(
                    Quantity.KS_ENTROPY,
                    over(new Estimated(spectrum.kolmogorovSinaiEntropy(), OptionalDouble.empty()), n));
        }
    }

    static Map<Quantity, Estimated> couplings(Coupling coupling, double gain) {
        final Map<Quantity, Estimated> measured = new EnumMap<>(Quantity.class);
        final RandomModeEstimate estimate = RandomModeEstimate.of(coupling);
        final int n = coupling.size();
        double trace = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            trace += coupling.matrix().get(i, i);
            for (int j = 0; j < n; j++) {
                square += coupling.matrix().get(i, j) * coupling.matrix().get(j, i);
            }
        }
        measured.put(Quantity.G_EFF, exact(gain * estimate.effectiveGain()));
        measured.put(Quantity.SINGULAR_VALUE_EXCESS, exact(estimate.inverseEffectiveRank()));
        measured.put(Quantity.TRACE, exact(gain * trace / n));
        measured.put(Quantity.TRACE_OF_SQUARE, exact(gain * gain * square / n));
        return measured;
    }

    private static Estimated exact(double value) {
        return new Estimated(value, OptionalDouble.of(0));
    }

    private static Estimated inverse(Estimated estimated) {
        final OptionalDouble error = estimated.standardError();
        final double value = 1 / estimated.value();
        return new Estimated(
                value,
                error.isPresent() ? OptionalDouble.of(error.getAsDouble() * value * value) : OptionalDouble.empty());
    }

    private static Estimated over(Estimated estimated, int n) {
        final OptionalDouble error = estimated.standardError();
        return new Estimated(
                estimated.value() / n,
                error.isPresent() ? OptionalDouble.of(error.getAsDouble() / n) : OptionalDouble.empty());
    }
}
