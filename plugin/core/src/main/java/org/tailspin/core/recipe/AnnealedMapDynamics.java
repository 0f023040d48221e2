package org.tailspin.core.recipe;

import java.util.OptionalDouble;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.AnnealedMap;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.random.Seed;

/**
 * A map whose couplings are drawn anew at every step, the oracle of mean fields: x(t+1) = &phi;(W(t) x(t) + noise).
 *
 * @param neurons what they make of their input; they take none from outside
 */
public record AnnealedMapDynamics(Neurons neurons) implements Dynamics {

    /**
     * Checks that there is no input.
     *
     * @throws IllegalArgumentException if there is one
     */
    public AnnealedMapDynamics {
        if (!neurons.input().isZero()) {
            throw new IllegalArgumentException("an annealed-map takes no input, but the input is not none");
        }
    }

    static Dynamics read(Neurons neurons, Parameters parameters) {
        return new AnnealedMapDynamics(neurons);
    }

    @Override
    public Kind kind() {
        return Kind.ANNEALED_MAP;
    }

    @Override
    public Dynamics with(Neurons other) {
        return new AnnealedMapDynamics(other);
    }

    @Override
    public OptionalDouble relaxation() {
        return OptionalDouble.empty();
    }

    @Override
    public void checkGiven() {
        throw given();
    }

    private static IllegalArgumentException given() {
        return new IllegalArgumentException("an annealed-map draws its couplings from an ensemble, but they are given");
    }

    @Override
    public DynamicalSystem network(Coupling coupling, double gain) {
        throw given();
    }

    @Override
    public DynamicalSystem network(Disorder disorder, Coupling coupling, double gain) {
        return new AnnealedMap(
                disorder.ensemble(), disorder.n(), new Seed(disorder.couplingSeed()), gain, nonlinearity(), noise());
    }
}
