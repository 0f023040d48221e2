package org.tailspin.core.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tailspin.core.dynamics.LagFunction;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.ResultCodec;
import org.tailspin.core.statistics.Estimated;

/**
 * What is known of one network.
 *
 * @param recipe the network
 * @param regime what it does; empty for one that failed
 * @param measured values with errors over time
 * @param theory values for large N, of the quantities that a theory has
 * @param singleNeuron C(&tau;) of &phi;(x); empty for a network that failed
 * @param population (1/N) &sum;_ij C_ij(&tau;)&sup2; of &phi;(x); empty for a network that failed
 * @param twoTime (1/N) &sum;_ij C_ij(&tau;) C_ij(0) of &phi;(x); empty for a network that failed
 * @param note why it failed; empty otherwise
 */
public record CollectiveResult(
        NetworkRecipe recipe,
        Optional<Regime> regime,
        Map<Quantity, Estimated> measured,
        Map<Quantity, Double> theory,
        Optional<LagFunction> singleNeuron,
        Optional<LagFunction> population,
        Optional<LagFunction> twoTime,
        String note) {

    /** Copies the maps. */
    public CollectiveResult {
        measured = Map.copyOf(measured);
        theory = Map.copyOf(theory);
    }

    /** What is kept of a network: records alone. */
    private record Kept(
            Optional<Regime> regime,
            Map<Quantity, Estimated> measured,
            Map<Quantity, Double> theory,
            Optional<LagFunction.Numbers> singleNeuron,
            Optional<LagFunction.Numbers> population,
            Optional<LagFunction.Numbers> twoTime,
            String note) {}

    /** Keeps networks that were measured. */
    public static final ResultCodec<CollectiveResult> CODEC = ResultCodec.of(
            Kept.class,
            result -> result.regime.map(regime -> new Kept(
                    result.regime,
                    new TreeMap<>(result.measured), // equal results have equal bytes
                    new TreeMap<>(result.theory),
                    result.singleNeuron.map(LagFunction::numbers),
                    result.population.map(LagFunction::numbers),
                    result.twoTime.map(LagFunction::numbers),
                    result.note)),
            (recipe, kept) -> new CollectiveResult(
                    recipe,
                    kept.regime,
                    kept.measured,
                    kept.theory,
                    kept.singleNeuron.map(LagFunction::new),
                    kept.population.map(LagFunction::new),
                    kept.twoTime.map(LagFunction::new),
                    kept.note));

    static CollectiveResult failed(NetworkRecipe recipe, String reason) {
        return new CollectiveResult(
                recipe,
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason);
    }

    /**
     * Whether the network belongs to the averages: theory is about chaotic ones, and about those that noise drives.
     *
     * @return whether it is active without end
     */
    public boolean isActive() {
        return regime.equals(Optional.of(Regime.CHAOTIC))
                || regime.isPresent() && recipe.dynamics().noise() > 0;
    }

    /**
     * {@return its value; NaN without one}
     *
     * @param quantity what to look up
     */
    public double value(Quantity quantity) {
        final Estimated estimated = measured.get(quantity);
        return estimated == null ? Double.NaN : estimated.value();
    }

    /**
     * {@return what theory says; NaN without a theory}
     *
     * @param quantity what to look up
     */
    public double theory(Quantity quantity) {
        return quantity == Quantity.N_OVER_PR_PHI
                ? 1 / theory(Quantity.PR_PHI)
                : theory.getOrDefault(quantity, Double.NaN);
    }
}
