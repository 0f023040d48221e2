package org.tailspin.core.recipe;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.SecondOrderFlow;

/**
 * Oscillators: d&sup2;x/dt&sup2; = -&gamma; dx/dt - x + W &phi;(x) + input + noise.
 *
 * @param neurons what they make of their input
 * @param damping &gamma;, at least 0 and below 2 over the step
 * @param timeStep h, in units of time, positive and below 2
 */
public record SecondOrderDynamics(Neurons neurons, double damping, double timeStep) implements Dynamics {

    /** Of an oscillator that is hardly damped or hardly moves, in units of its time: default lengths must end. */
    private static final double LONGEST_MEMORY = 10;

    /** Beyond it a neuron alone does not oscillate. */
    private static final double CRITICAL_DAMPING = 2;

    /**
     * Checks step and damping.
     *
     * @throws IllegalArgumentException outside their ranges
     */
    public SecondOrderDynamics {
        SecondOrderFlow.checkTimeStep(timeStep);
        SecondOrderFlow.checkDamping(damping, timeStep);
    }

    static Dynamics read(Neurons neurons, Parameters parameters) {
        final double givenStep = parameters.number(RecipeColumn.DT, FlowSettings.DEFAULT_TIME_STEP);
        final double step = parameters.in(RecipeColumn.DT, () -> SecondOrderFlow.checkTimeStep(givenStep));
        final double given = parameters.number(RecipeColumn.DAMPING, DEFAULT_DAMPING);
        final double damping = parameters.in(RecipeColumn.DAMPING, () -> SecondOrderFlow.checkDamping(given, step));
        return new SecondOrderDynamics(neurons, damping, step);
    }

    @Override
    public Kind kind() {
        return Kind.SECOND_ORDER;
    }

    @Override
    public Dynamics with(Neurons other) {
        return new SecondOrderDynamics(other, damping, timeStep);
    }

    @Override
    public Map<RecipeColumn, Object> parameters() {
        final Map<RecipeColumn, Object> parameters = new TreeMap<>();
        parameters.put(RecipeColumn.DT, timeStep);
        parameters.put(RecipeColumn.DAMPING, damping);
        return parameters;
    }

    /**
     * {@inheritDoc} The slower rate of its decay is &gamma;/2 up to critical damping; its memory is at most
     * {@value #LONGEST_MEMORY} times its unit of time, the shortest being 1.
     */
    @Override
    public int stride() {
        return Math.max(1, (int) (0.5 / timeStep));
    }

    @Override
    public double stepsOfTimeConstant() {
        final double rate = damping <= CRITICAL_DAMPING
                ? damping / 2
                // the smaller root of r^2 - damping r + 1, without cancellation
                : 2 / (damping + Math.sqrt(damping * damping - CRITICAL_DAMPING * CRITICAL_DAMPING));
        return Math.max(1, Math.max(1, Math.min(LONGEST_MEMORY, 1 / rate)) / timeStep);
    }

    @Override
    public OptionalDouble relaxation() {
        return OptionalDouble.empty();
    }

    @Override
    public DynamicalSystem network(Coupling coupling, double gain) {
        input().checkSize(coupling.size());
        return new SecondOrderFlow(coupling, gain, nonlinearity(), noise(), input(), damping, timeStep);
    }
}
