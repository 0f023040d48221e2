package org.tailspin.core.dynamics;

import java.util.List;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;

/**
 * Several orbits that take their steps together. Where they share a coupling, it is read once for all of them: trajectories of
 * a network from many initial states, or of networks that differ in gain, noise, input or nonlinearity. A coupling that
 * does not fit the cache is most of the cost of a step, and then many cost little more than one. Every orbit has the bits
 * that it has alone. Not thread-safe.
 */
public final class Orbits {

    private final List<Orbit> orbits;

    /** The same, if their steps have as many products as each other; else empty. */
    private final CoupledOrbit[] coupled;

    private final double[][] sources;
    private final double[][] targets;
    private Coupling shared;
    private CouplingProduct product;

    /**
     * @param orbits which are not to be stepped by anybody else; at least one
     */
    public Orbits(List<Orbit> orbits) {
        this.orbits = List.copyOf(orbits);
        if (orbits.isEmpty()) {
            throw new IllegalArgumentException("there must be at least 1 orbit, but there are 0");
        }
        coupled = inStep(this.orbits);
        sources = new double[coupled.length][];
        targets = new double[coupled.length][];
        for (int b = 0; b < coupled.length; b++) {
            targets[b] = coupled[b].target();
        }
    }

    private static CoupledOrbit[] inStep(List<Orbit> orbits) {
        final CoupledOrbit[] coupled = orbits.stream()
                .filter(CoupledOrbit.class::isInstance)
                .map(CoupledOrbit.class::cast)
                .toArray(CoupledOrbit[]::new);
        if (coupled.length < Math.max(2, orbits.size())) {
            return new CoupledOrbit[0];
        }
        for (CoupledOrbit orbit : coupled) {
            if (orbit.stages() != coupled[0].stages()) {
                return new CoupledOrbit[0];
            }
        }
        return coupled;
    }

    /**
     * @return number of orbits
     */
    public int count() {
        return orbits.size();
    }

    /**
     * @param b index, from 0
     * @return the orbit
     */
    public Orbit get(int b) {
        return orbits.get(b);
    }

    /**
     * Takes one step of each.
     *
     * @throws DivergenceException if a state is no longer finite; the others may or may not have taken the step
     */
    public void step() {
        if (coupled.length == 0) {
            for (int b = 0; b < orbits.size(); b++) {
                orbits.get(b).step();
            }
            return;
        }
        for (int stage = 0; stage < coupled[0].stages(); stage++) {
            for (int b = 0; b < coupled.length; b++) {
                sources[b] = coupled[b].source(stage);
            }
            multiply();
            for (CoupledOrbit orbit : coupled) {
                orbit.proceed(stage);
            }
        }
    }

    private void multiply() {
        final Coupling coupling = coupled[0].coupling();
        for (CoupledOrbit orbit : coupled) {
            if (orbit.coupling() != coupling) {
                multiplyAlone();
                return;
            }
        }
        if (coupling != shared) {
            shared = coupling;
            product = coupling.product();
        }
        product.multiply(sources, targets);
    }

    private void multiplyAlone() {
        for (int b = 0; b < coupled.length; b++) {
            coupled[b].product().multiply(sources[b], targets[b]);
        }
    }
}
