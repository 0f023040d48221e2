package org.tailspin.core.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.AnnealedMap;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.SecondOrderFlow;
import org.tailspin.core.random.Seed;

/**
 * How networks move, whatever they are coupled by.
 *
 * @param kind map or flow
 * @param nonlinearity &phi;
 * @param noise standard deviation &sigma; of the white noise, at least 0: of a step inside &phi; for maps; for a flow as in
 *     {@link NetworkFlow}
 * @param input from outside; none for the annealed map
 * @param integration scheme, step and time constant of a flow, the step of a second-order flow; {@link
 *     FlowSettings#DEFAULT} otherwise
 * @param leak &delta; of a leaky map, in (0, 1]; {@link #DEFAULT_LEAK} otherwise
 * @param damping &gamma; of a second-order flow, at least 0 and below 2 over the step; {@link #DEFAULT_DAMPING} otherwise
 */
public record Dynamics(
        Kind kind,
        Nonlinearity nonlinearity,
        double noise,
        Input input,
        FlowSettings integration,
        double leak,
        double damping) {

    /** Leak of a leaky map where nothing else is said: memory of ten steps. */
    public static final double DEFAULT_LEAK = 0.1;

    /** Damping of a second-order flow where nothing else is said: half of what keeps a neuron alone from oscillating. */
    public static final double DEFAULT_DAMPING = 1;

    /** Of an oscillator that is hardly damped or hardly moves, in units of its time: default lengths must end. */
    private static final double LONGEST_MEMORY = 10;

    /** x(t+1) = tanh(W x(t)). */
    public static final Dynamics DEFAULT = map(Nonlinearity.TANH, 0);

    /** How time passes. */
    public enum Kind {
        /** {@link NetworkMap}. */
        MAP("x(t+1) = phi(W x(t) + input + noise)"),
        /** {@link NetworkFlow#leakyMap}. */
        LEAKY_MAP("x(t+1) = (1-leak) x(t) + leak (W phi(x(t)) + input + noise)"),
        /** {@link AnnealedMap}. */
        ANNEALED_MAP("x(t+1) = phi(W(t) x(t) + noise), W drawn anew at every step"),
        /** {@link NetworkFlow#of}. */
        FLOW("time_constant dx/dt = -x + W phi(x) + input + noise"),
        /** {@link SecondOrderFlow}. */
        SECOND_ORDER("d2x/dt2 = -damping dx/dt - x + W phi(x) + input + noise");

        private final String formula;

        Kind(String formula) {
            this.formula = formula;
        }

        /**
         * @return the name in tables and options
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * @return the equation, in plain text
         */
        public String formula() {
            return formula;
        }

        /**
         * @return whether time is continuous, in steps of {@link FlowSettings#timeStep}
         */
        public boolean isContinuous() {
            return this == FLOW || this == SECOND_ORDER;
        }

        /**
         * @param n number of neurons
         * @return number of state variables, and of exponents
         */
        public int dimension(int n) {
            return this == SECOND_ORDER ? 2 * n : n;
        }

        /**
         * @return the labels of all, as an enumeration
         */
        static String labels() {
            return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
        }

        /**
         * @param label as in {@link #label()}
         * @return the kind
         * @throws IllegalArgumentException for another name
         */
        public static Kind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the dynamics must be " + labels() + ", but is '" + label + "'"));
        }
    }

    /** What comes from outside. */
    public enum InputKind {
        /** Nothing. */
        NONE,
        /** {@link Input.Constant}. */
        CONSTANT,
        /** {@link Input.Sinusoidal}. */
        SINUSOIDAL,
        /** {@link InputSeries}, whose table stands beside the networks. */
        TABLE;

        /**
         * @return the name in tables and options
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @return the labels of all, as an enumeration
         */
        static String labels() {
            return Arrays.stream(values())
                    .filter(kind -> kind != TABLE)
                    .map(InputKind::label)
                    .collect(Collectors.joining(", "));
        }

        /**
         * @param text any
         * @return whether it is the label of a kind that needs no table
         */
        public static boolean isLabel(String text) {
            return Arrays.stream(values())
                    .anyMatch(kind -> kind != TABLE && kind.label().equals(text));
        }

        /**
         * @param label as in {@link #label()}
         * @return the kind
         * @throws IllegalArgumentException for another name
         */
        public static InputKind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("the input must be " + labels() + ", but is '" + label + "'"));
        }

        /**
         * @param input any
         * @return its kind
         */
        static InputKind of(Input input) {
            final Input drive = input instanceof Input.Biased biased ? biased.drive() : input;
            if (drive instanceof InputSeries) {
                return TABLE;
            }
            return drive.isZero() ? NONE : drive instanceof Input.Sinusoidal ? SINUSOIDAL : CONSTANT;
        }
    }

    /**
     * @throws IllegalArgumentException outside the ranges, or for a value that the kind does not take
     */
    public Dynamics {
        NetworkMap.checkNoise(noise);
        if (kind == Kind.FLOW) {
            integration.checkNoise(noise);
        } else if (kind == Kind.SECOND_ORDER) {
            SecondOrderFlow.checkTimeStep(integration.timeStep());
            if (!integration.equals(FlowSettings.DEFAULT.withTimeStep(integration.timeStep()))) {
                throw new IllegalArgumentException(
                        "scheme and time_constant are those of a flow, but the dynamics is " + kind.label());
            }
        } else if (!integration.equals(FlowSettings.DEFAULT)) {
            throw new IllegalArgumentException(
                    "scheme, dt and time_constant are those of a flow, but the dynamics is " + kind.label());
        }
        if (kind == Kind.LEAKY_MAP) {
            NetworkFlow.checkLeak(leak);
        } else if (leak != DEFAULT_LEAK) {
            throw new IllegalArgumentException("the leak is that of a leaky-map, but the dynamics is " + kind.label());
        }
        if (kind == Kind.SECOND_ORDER) {
            SecondOrderFlow.checkDamping(damping, integration.timeStep());
        } else if (damping != DEFAULT_DAMPING) {
            throw new IllegalArgumentException(
                    "the damping is that of a second-order flow, but the dynamics is " + kind.label());
        }
        if (input.isZero()) {
            input = Input.NONE;
        } else if (kind == Kind.ANNEALED_MAP) {
            throw new IllegalArgumentException("an annealed-map takes no input, but the input is not none");
        }
    }

    /**
     * Without oscillators.
     *
     * @param kind map or flow
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @param input from outside
     * @param integration scheme, step and time constant of a flow
     * @param leak &delta; of a leaky map
     */
    public Dynamics(
            Kind kind, Nonlinearity nonlinearity, double noise, Input input, FlowSettings integration, double leak) {
        this(kind, nonlinearity, noise, input, integration, leak, DEFAULT_DAMPING);
    }

    /**
     * The map without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @return the dynamics
     */
    public static Dynamics map(Nonlinearity nonlinearity, double noise) {
        return new Dynamics(Kind.MAP, nonlinearity, noise, Input.NONE, FlowSettings.DEFAULT, DEFAULT_LEAK);
    }

    /**
     * The flow without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @param integration scheme, step and time constant
     * @return the dynamics
     */
    public static Dynamics flow(Nonlinearity nonlinearity, double noise, FlowSettings integration) {
        return new Dynamics(Kind.FLOW, nonlinearity, noise, Input.NONE, integration, DEFAULT_LEAK);
    }

    /**
     * Oscillators without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @param damping &gamma;
     * @param timeStep h
     * @return the dynamics
     */
    public static Dynamics secondOrder(Nonlinearity nonlinearity, double noise, double damping, double timeStep) {
        return new Dynamics(
                Kind.SECOND_ORDER,
                nonlinearity,
                noise,
                Input.NONE,
                FlowSettings.DEFAULT.withTimeStep(timeStep),
                DEFAULT_LEAK,
                damping);
    }

    /**
     * @param other input
     * @return the same with that input
     * @throws IllegalArgumentException if this kind takes no input
     */
    public Dynamics withInput(Input other) {
        return new Dynamics(kind, nonlinearity, noise, other, integration, leak, damping);
    }

    /**
     * @param other input
     * @return the same with that input beside its bias
     * @throws IllegalArgumentException if this kind takes no input
     */
    public Dynamics withDrive(Input other) {
        return withInput(bias().isPresent() ? new Input.Biased(bias().get(), other) : other);
    }

    /**
     * @param other standard deviation of the noise
     * @return the same with that noise
     * @throws IllegalArgumentException if it is out of range, or the scheme takes none
     */
    public Dynamics withNoise(double other) {
        return new Dynamics(kind, nonlinearity, other, input, integration, leak, damping);
    }

    /** With input weights that have no seed of their own drawn by that of the couplings. */
    private Dynamics ofNetwork(long couplingSeed) {
        if (!(drive() instanceof InputSeries series)) {
            return this;
        }
        return withDrive(series.ofNetwork(couplingSeed));
    }

    /**
     * @return what comes from outside, beside the bias
     */
    public InputKind inputKind() {
        return InputKind.of(input);
    }

    /**
     * @return the input without the bias
     */
    public Input drive() {
        return input instanceof Input.Biased biased ? biased.drive() : input;
    }

    /**
     * @return what each neuron receives of its own; empty if there is no bias
     */
    public Optional<List<Double>> bias() {
        return input instanceof Input.Biased biased ? Optional.of(biased.bias()) : Optional.empty();
    }

    /**
     * @return duration of a step: 1 for a map, the step of the scheme for a flow
     */
    public double timeStep() {
        return kind.isContinuous() ? integration.timeStep() : 1;
    }

    /**
     * How many steps a neuron alone takes to forget its state, to 1/e: 1 of a map, 1/&delta; of a leaky map, &tau;/h of a
     * flow; of a second-order flow 1/h divided by the slower rate of its decay, which is &gamma;/2 up to critical damping, but
     * at most {@value #LONGEST_MEMORY} times its unit of time, the shortest being 1. Default lengths are multiples of it.
     *
     * @return the time constant in steps, at least 1
     */
    public double stepsOfTimeConstant() {
        final double steps =
                switch (kind) {
                    case MAP, ANNEALED_MAP -> 1;
                    case LEAKY_MAP -> 1 / leak;
                    case FLOW -> integration.timeConstant() / integration.timeStep();
                    case SECOND_ORDER -> memory(damping) / integration.timeStep();
                };
        return Math.max(1, steps);
    }

    private static double memory(double damping) {
        final double critical = 2;
        final double rate = damping <= critical
                ? damping / 2
                // the smaller root of r^2 - damping r + 1, without cancellation
                : 2 / (damping + Math.sqrt(damping * damping - critical * critical));
        return Math.max(1, Math.min(LONGEST_MEMORY, 1 / rate));
    }

    /**
     * Whether the state of rest is a solution: no noise, no input, and &phi;(0) = 0.
     *
     * @return whether there is a state of rest
     */
    public boolean hasRest() {
        return noise == 0 && input.isZero() && nonlinearity != Nonlinearity.LOGISTIC;
    }

    /**
     * @throws IllegalArgumentException for an annealed map, which has no coupling of its own
     */
    public void checkGiven() {
        if (kind == Kind.ANNEALED_MAP) {
            throw new IllegalArgumentException(
                    "an annealed-map draws its couplings from an ensemble, but they are given");
        }
    }

    /**
     * @param coupling weights at unit gain
     * @param gain g, positive and finite
     * @return the network
     * @throws IllegalArgumentException for an annealed map, which has no coupling of its own, or a gain out of range
     */
    public DynamicalSystem network(Coupling coupling, double gain) {
        checkGiven();
        input.checkSize(coupling.size());
        return switch (kind) {
            case LEAKY_MAP -> NetworkFlow.leakyMap(coupling, gain, nonlinearity, noise, input, leak);
            case FLOW -> NetworkFlow.of(coupling, gain, nonlinearity, noise, input, integration);
            case SECOND_ORDER ->
                new SecondOrderFlow(coupling, gain, nonlinearity, noise, input, damping, integration.timeStep());
            default -> new NetworkMap(coupling, gain, nonlinearity, noise, input);
        };
    }

    /**
     * @param disorder law and seed of the couplings
     * @param coupling a draw of it, at unit gain; an annealed map draws its own
     * @param gain g, positive and finite
     * @return the network
     */
    DynamicalSystem network(Disorder disorder, Coupling coupling, double gain) {
        return kind == Kind.ANNEALED_MAP
                ? new AnnealedMap(
                        disorder.ensemble(), disorder.n(), new Seed(disorder.couplingSeed()), gain, nonlinearity, noise)
                : ofNetwork(disorder.couplingSeed()).network(coupling, gain);
    }
}
