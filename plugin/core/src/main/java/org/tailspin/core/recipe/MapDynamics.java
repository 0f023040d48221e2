package org.tailspin.core.recipe;

import java.util.OptionalDouble;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;

/**
 * A map: x(t+1) = &phi;(W x(t) + input + noise).
 *
 * @param neurons what they make of their input
 */
public record MapDynamics(Neurons neurons) implements Dynamics {

    static Dynamics read(Neurons neurons, Parameters parameters) {
        return new MapDynamics(neurons);
    }

    @Override
    public Kind kind() {
        return Kind.MAP;
    }

    @Override
    public Dynamics with(Neurons other) {
        return new MapDynamics(other);
    }

    @Override
    public OptionalDouble relaxation() {
        return OptionalDouble.of(1);
    }

    @Override
    public DynamicalSystem network(Coupling coupling, double gain) {
        input().checkSize(coupling.size());
        return new NetworkMap(coupling, gain, nonlinearity(), noise(), input());
    }
}
