package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.List;
import org.tailspin.core.NumericalException;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingProduct;
import org.tailspin.core.linalg.Frame;

/**
 * Several orbits that take their steps together. Where they share a coupling, it is read once for all of them: trajectories of
 * a network from many initial states, or of networks that differ in gain, noise, input or nonlinearity, each with a few tangent
 * vectors or none. A coupling that does not fit the cache is most of the cost of a step, and then many cost little more
 * than one. Every orbit and frame has the bits that it has alone. Not thread-safe.
 */
public final class Orbits {

    private final List<Orbit> orbits;
    private final CarriedFrame[] carried;
    private final RuntimeException[] failures;

    /** The same, if their steps have as many products as each other; else empty. */
    private final Member[] members;

    /** What the members multiply, one after the other, and where it goes. */
    private double[][] sources = {};

    private double[][] targets = {};
    private Coupling shared;
    private CouplingProduct product;

    /**
     * Steps several orbits together.
     *
     * @param orbits which are not to be stepped by anybody else; at least one
     */
    public Orbits(List<Orbit> orbits) {
        this.orbits = List.copyOf(orbits);
        if (orbits.isEmpty()) {
            throw new IllegalArgumentException("there must be at least 1 orbit, but there are 0");
        }
        carried = new CarriedFrame[orbits.size()];
        failures = new RuntimeException[orbits.size()];
        members = inStep(this.orbits);
    }

    private static Member[] inStep(List<Orbit> orbits) {
        final Member[] members = orbits.stream()
                .filter(CoupledOrbit.class::isInstance)
                .map(orbit -> new Member((CoupledOrbit) orbit))
                .toArray(Member[]::new);
        if (members.length < orbits.size()) {
            return new Member[0];
        }
        for (Member member : members) {
            if (member.orbit.stages() != members[0].orbit.stages()) {
                return new Member[0];
            }
        }
        return members;
    }

    /** {@return number of orbits} */
    public int count() {
        return orbits.size();
    }

    /**
     * {@return the orbit}
     *
     * @param b index, from 0
     */
    public Orbit get(int b) {
        return orbits.get(b);
    }

    /**
     * Gives an orbit tangent vectors to carry over its steps from now on.
     *
     * @param b index, from 0
     * @param frame what it carries; null for nothing
     */
    public void carry(int b, CarriedFrame frame) {
        carried[b] = frame;
    }

    /**
     * Takes one step of each.
     *
     * @throws DivergenceException if a state is no longer finite; the others have taken the step
     */
    public void step() {
        tryStep();
        for (RuntimeException failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** Takes one step of each. An orbit that fails does so alone, see {@link #failure}. */
    void tryStep() {
        Arrays.fill(failures, null);
        if (members.length > 0) {
            stepTogether();
        } else {
            for (int b = 0; b < orbits.size(); b++) {
                stepAlone(b);
            }
        }
        for (int b = 0; b < carried.length; b++) {
            if (carried[b] != null && failures[b] == null && !(members.length > 0 && members[b].wasShared)) {
                follow(b);
            }
        }
    }

    /**
     * {@return why it could not take the last step, which it cannot take again either; null if it did}
     *
     * @param b index, from 0
     */
    RuntimeException failure(int b) {
        return failures[b];
    }

    private void stepAlone(int b) {
        try {
            orbits.get(b).step();
        } catch (IllegalArgumentException | NumericalException e) {
            failures[b] = e;
        }
    }

    /** The tangent vectors of a step that is done. */
    private void follow(int b) {
        try {
            orbits.get(b).tangent(carried[b].frame(), carried[b].sizes(), carried[b].monitor());
        } catch (IllegalArgumentException | NumericalException e) {
            failures[b] = e;
        }
    }

    private void stepTogether() {
        final int stages = members[0].orbit.stages();
        for (int stage = 0; stage < stages; stage++) {
            for (int b = 0; b < members.length; b++) {
                if (failures[b] == null) {
                    prepare(b, stage);
                }
            }
            multiply();
            for (int b = 0; b < members.length; b++) {
                if (failures[b] == null) {
                    proceed(b, stage);
                }
            }
        }
    }

    private void prepare(int b, int stage) {
        try {
            members[b].prepare(stage, carried[b]);
        } catch (IllegalArgumentException | NumericalException e) {
            failures[b] = e;
        }
    }

    private void proceed(int b, int stage) {
        try {
            members[b].proceed(stage, carried[b]);
        } catch (IllegalArgumentException | NumericalException e) {
            failures[b] = e;
        }
    }

    private void multiply() {
        final Coupling coupling = members[0].orbit.coupling();
        for (Member member : members) {
            if (member.orbit.coupling() != coupling) {
                multiplyAlone();
                return;
            }
        }
        if (members.length == 1) {
            members[0].multiply();
            return;
        }
        if (coupling != shared) {
            shared = coupling;
            product = coupling.product();
        }
        gather();
        product.multiply(sources, targets);
    }

    private void multiplyAlone() {
        for (int b = 0; b < members.length; b++) {
            if (failures[b] == null) {
                members[b].multiply();
            }
        }
    }

    private void gather() {
        int count = 0;
        for (Member member : members) {
            count += member.sources.length;
        }
        if (sources.length != count) {
            sources = new double[count][];
            targets = new double[count][];
        }
        int at = 0;
        for (Member member : members) {
            System.arraycopy(member.sources, 0, sources, at, member.sources.length);
            System.arraycopy(member.targets, 0, targets, at, member.targets.length);
            at += member.sources.length;
        }
    }

    /** An orbit with what it multiplies at a stage: its state, and the vectors that ride along. */
    private static final class Member {

        private final CoupledOrbit orbit;
        private double[][] sources;
        private double[][] targets;
        private Frame shared;
        private boolean wasShared;

        Member(CoupledOrbit orbit) {
            this.orbit = orbit;
            sources = new double[][] {orbit.state()}; // of an orbit that fails before its first product
            targets = new double[][] {orbit.target()};
        }

        void prepare(int stage, CarriedFrame load) {
            final double[] source = orbit.source(stage);
            if (stage == 0) {
                wasShared = load != null && load.frame().mayRide();
            }
            shared = wasShared ? orbit.sharedFrame(stage, load.frame()) : null;
            wasShared = shared != null;
            final double[][] vectors = wasShared ? shared.sources() : new double[0][];
            if (sources.length != vectors.length + 1) {
                sources = new double[vectors.length + 1][];
                targets = new double[vectors.length + 1][];
            }
            sources[0] = source;
            targets[0] = orbit.target();
            if (wasShared) {
                System.arraycopy(vectors, 0, sources, 1, vectors.length);
                System.arraycopy(shared.targets(), 0, targets, 1, vectors.length);
            }
        }

        void multiply() {
            if (sources.length == 1) {
                orbit.product().multiply(sources[0], targets[0]);
            } else {
                orbit.product().multiply(sources, targets);
            }
        }

        void proceed(int stage, CarriedFrame load) {
            if (wasShared) {
                shared.take();
                orbit.proceed(stage, load.frame(), load.sizes());
            } else {
                orbit.proceed(stage);
            }
        }
    }
}
