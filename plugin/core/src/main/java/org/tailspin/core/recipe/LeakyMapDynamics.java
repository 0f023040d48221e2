package org.tailspin.core.recipe;

import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkFlow;

/**
 * A leaky map: x(t+1) = (1-&delta;) x(t) + &delta; (W &phi;(x(t)) + input + noise).
 *
 * @param neurons what they make of their input
 * @param leak &delta;, in (0, 1]: the memory is 1/&delta; steps
 */
public record LeakyMapDynamics(Neurons neurons, double leak) implements Dynamics {

    /**
     * Checks the leak.
     *
     * @throws IllegalArgumentException outside its range
     */
    public LeakyMapDynamics {
        NetworkFlow.checkLeak(leak);
    }

    static Dynamics read(Neurons neurons, Parameters parameters) {
        final double leak = parameters.number(RecipeColumn.LEAK, DEFAULT_LEAK);
        return new LeakyMapDynamics(neurons, parameters.in(RecipeColumn.LEAK, () -> NetworkFlow.checkLeak(leak)));
    }

    @Override
    public Kind kind() {
        return Kind.LEAKY_MAP;
    }

    @Override
    public Dynamics with(Neurons other) {
        return new LeakyMapDynamics(other, leak);
    }

    @Override
    public Map<RecipeColumn, Object> parameters() {
        return Map.of(RecipeColumn.LEAK, leak);
    }

    @Override
    public int stride() {
        return Math.max(1, (int) (0.5 / leak));
    }

    @Override
    public double stepsOfTimeConstant() {
        return Math.max(1, 1 / leak);
    }

    @Override
    public OptionalDouble relaxation() {
        return OptionalDouble.of(leak);
    }

    @Override
    public DynamicalSystem network(Coupling coupling, double gain) {
        input().checkSize(coupling.size());
        return NetworkFlow.leakyMap(coupling, gain, nonlinearity(), noise(), input(), leak);
    }
}
