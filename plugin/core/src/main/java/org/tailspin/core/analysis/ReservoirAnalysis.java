package org.tailspin.core.analysis;

import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.Ranks;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.core.run.Cost;
import org.tailspin.core.run.NetworkTask;

/**
 * Evaluates networks as reservoirs.
 *
 * @param settings the task, and all that the score depends on beside the network
 * @param isDetailKept whether the result has the readout and its predictions
 * @param areStatesKept whether, with them, it has the states
 */
public record ReservoirAnalysis(ReservoirSettings settings, boolean isDetailKept, boolean areStatesKept)
        implements NetworkTask<ReservoirResult> {

    /** Trials read the couplings together. */
    private static final int TOGETHER = 32;

    /**
     * Scores alone.
     *
     * @param settings the task, and all that the score depends on beside the network
     */
    public ReservoirAnalysis(ReservoirSettings settings) {
        this(settings, false, false);
    }

    /**
     * Whether a network can be given this task.
     *
     * @param recipe the network
     * @throws IllegalArgumentException if it has an input of its own, takes none, or cannot do better than chance
     */
    public void check(NetworkRecipe recipe) {
        final Dynamics dynamics = recipe.dynamics();
        if (dynamics.kind() == Dynamics.Kind.ANNEALED_MAP) {
            throw new IllegalArgumentException("an annealed-map takes no input, so that it cannot do the task "
                    + task().kind().label());
        }
        if (!dynamics.drive().isZero()) {
            throw new IllegalArgumentException(
                    "the input of a reservoir is that of its task, but the network has an input of" + " its own, "
                            + dynamics.inputKind().label());
        }
        final boolean hasBias = dynamics.bias()
                .map(biases -> biases.stream().anyMatch(b -> b != 0))
                .orElse(settings.biasScale() > 0);
        task().check(dynamics.nonlinearity().isOdd(), hasBias);
        dynamics.withNoise(noise(dynamics)); // of a scheme that takes none
    }

    private ReservoirTask task() {
        return settings.task();
    }

    private double noise(Dynamics dynamics) {
        return dynamics.noise() > 0 ? dynamics.noise() : settings.noise();
    }

    @Override
    public ReservoirResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        check(recipe);
        final Dynamics dynamics = recipe.dynamics().withNoise(noise(recipe.dynamics()));
        final int n = recipe.disorder().n();
        final ReservoirSettings.Result result = settings.measure(
                input -> dynamics.withInput(input).network(coupling, recipe.gain()),
                n,
                dynamics.bias(),
                recipe.disorder().couplingSeed(),
                recipe.stateSeed(),
                monitor);
        final ReservoirResult all = new ReservoirResult(recipe, settings, Optional.of(result), note(n, result));
        if (!isDetailKept) {
            return all.withoutDetail();
        }
        return areStatesKept ? all : all.withoutStates();
    }

    private String note(int n, ReservoirSettings.Result result) {
        final StringBuilder note = new StringBuilder();
        if (result.ranks().isEmpty()) {
            final Ranks.Settings ranks = settings.ranks();
            note.append(
                    n > ranks.upTo()
                            ? "ranks are measured of at most " + ranks.upTo() + " neurons"
                            : "ranks need streams of " + ranks.length() + " rows, but the table has "
                                    + task().longest());
        }
        if (result.exponent().isEmpty()) {
            note.append(note.isEmpty() ? "" : "; ").append("the conditional exponent is minus infinity");
        }
        return note.toString();
    }

    @Override
    public ReservoirResult failed(NetworkRecipe recipe, String reason) {
        return new ReservoirResult(recipe, settings, Optional.empty(), reason);
    }

    /** States of the task, their centred copy, and the Gram matrix with its decomposition; the streams of the ranks after them. */
    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        final double n = recipe.disorder().n();
        final double states = task().states();
        final double gram = Math.min(n, states);
        return new Footprint(2 * states * n + 2 * gram * gram, 0)
                .or(new Footprint(settings.hasRanks(recipe.disorder().n()) ? 4 * n * n : 0, 0));
    }

    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        final double n = recipe.disorder().n();
        final double ranks = settings.hasRanks(recipe.disorder().n())
                ? 2.0 * n * settings.ranks().length()
                : 0;
        final double steps = settings.stepsPerRow() * (task().rows() + ranks)
                + 2.0 * settings.exponentLength().totalSteps();
        return Cost.rough(recipe, 0, ActivityDimensions.NEVER, 0, TOGETHER).network(steps, 0);
    }
}
