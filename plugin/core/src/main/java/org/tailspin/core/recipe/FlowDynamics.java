package org.tailspin.core.recipe;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.Scheme;

/**
 * A flow: &tau; dx/dt = -x + W &phi;(x) + input + noise.
 *
 * @param neurons what they make of their input
 * @param integration scheme, step h and time constant &tau;
 */
public record FlowDynamics(Neurons neurons, FlowSettings integration) implements Dynamics {

    /**
     * Checks that the scheme takes the noise.
     *
     * @throws IllegalArgumentException for noise with a scheme that takes none
     */
    public FlowDynamics {
        integration.checkNoise(neurons.noise());
    }

    static Dynamics read(Neurons neurons, Parameters parameters) {
        final FlowSettings usual = FlowSettings.DEFAULT;
        final Scheme scheme = parameters.in(
                RecipeColumn.SCHEME,
                () -> Scheme.of(
                        parameters.text(RecipeColumn.SCHEME, usual.scheme().label())));
        final double step = parameters.number(RecipeColumn.DT, usual.timeStep());
        final double constant = parameters.number(RecipeColumn.TIME_CONSTANT, usual.timeConstant());
        parameters.in(RecipeColumn.TIME_CONSTANT, () -> new FlowSettings(scheme, Double.MIN_VALUE, constant));
        final FlowSettings integration = parameters.in(RecipeColumn.DT, () -> new FlowSettings(scheme, step, constant));
        return parameters.in(RecipeColumn.SCHEME, () -> new FlowDynamics(neurons, integration));
    }

    @Override
    public Kind kind() {
        return Kind.FLOW;
    }

    @Override
    public Dynamics with(Neurons other) {
        return new FlowDynamics(other, integration);
    }

    @Override
    public Map<RecipeColumn, Object> parameters() {
        final Map<RecipeColumn, Object> parameters = new TreeMap<>();
        parameters.put(RecipeColumn.SCHEME, integration.scheme().label());
        parameters.put(RecipeColumn.DT, integration.timeStep());
        parameters.put(RecipeColumn.TIME_CONSTANT, integration.timeConstant());
        return parameters;
    }

    @Override
    public double timeStep() {
        return integration.timeStep();
    }

    @Override
    public int stride() {
        return Math.max(1, (int) (0.5 / (integration.timeStep() / integration.timeConstant())));
    }

    @Override
    public double stepsOfTimeConstant() {
        return Math.max(1, integration.timeConstant() / integration.timeStep());
    }

    @Override
    public int evaluationsPerStep() {
        return integration.scheme().order();
    }

    @Override
    public OptionalDouble relaxation() {
        return OptionalDouble.of(0);
    }

    @Override
    public DynamicalSystem network(Coupling coupling, double gain) {
        input().checkSize(coupling.size());
        return NetworkFlow.of(coupling, gain, nonlinearity(), noise(), input(), integration);
    }
}
