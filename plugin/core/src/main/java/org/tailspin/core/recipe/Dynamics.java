package org.tailspin.core.recipe;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
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

/**
 * How networks move, whatever they are coupled by: one record per kind. A new kind is a record here, a constant of {@link
 * Kind}, and the {@link DynamicalSystem} that it makes; columns, names, options and defaults follow from its {@link
 * #parameters}.
 */
public sealed interface Dynamics
        permits MapDynamics, LeakyMapDynamics, AnnealedMapDynamics, FlowDynamics, SecondOrderDynamics {

    /** Leak of a leaky map where nothing else is said: memory of ten steps. */
    double DEFAULT_LEAK = 0.1;

    /** Damping of a second-order flow where nothing else is said: half of what keeps a neuron alone from oscillating. */
    double DEFAULT_DAMPING = 1;

    /** How time passes. */
    enum Kind {
        /** {@link NetworkMap}. */
        MAP("x(t+1) = phi(W x(t) + input + noise)", false, 1, MapDynamics::read),
        /** {@link NetworkFlow#leakyMap}. */
        LEAKY_MAP("x(t+1) = (1-leak) x(t) + leak (W phi(x(t)) + input + noise)", false, 1, LeakyMapDynamics::read),
        /** {@link AnnealedMap}. */
        ANNEALED_MAP(
                "x(t+1) = phi(W(t) x(t) + noise), W drawn anew at every step", false, 1, AnnealedMapDynamics::read),
        /** {@link NetworkFlow#of}. */
        FLOW("time_constant dx/dt = -x + W phi(x) + input + noise", true, 1, FlowDynamics::read),
        /** {@link SecondOrderFlow}. */
        SECOND_ORDER("d2x/dt2 = -damping dx/dt - x + W phi(x) + input + noise", true, 2, SecondOrderDynamics::read);

        private final String formula;
        private final boolean isContinuous;
        private final int variables;
        private final BiFunction<Neurons, Parameters, Dynamics> reader;

        Kind(String formula, boolean isContinuous, int variables, BiFunction<Neurons, Parameters, Dynamics> reader) {
            this.formula = formula;
            this.isContinuous = isContinuous;
            this.variables = variables;
            this.reader = reader;
        }

        /**
         * Returns the name in tables and options.
         *
         * @return in lower case, with hyphens
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Returns the equation.
         *
         * @return in plain text
         */
        public String formula() {
            return formula;
        }

        /**
         * Returns whether time is continuous.
         *
         * @return whether a step is {@link FlowSettings#timeStep} units of time
         */
        public boolean isContinuous() {
            return isContinuous;
        }

        /**
         * Returns the number of state variables, which is that of the exponents.
         *
         * @param n number of neurons
         * @return one or two for each
         */
        public int dimension(int n) {
            return variables * n;
        }

        /**
         * Returns the dynamics of this kind whose own parameters have their defaults.
         *
         * @param neurons what they make of their input
         * @return the dynamics
         * @throws IllegalArgumentException if this kind takes no such input or noise
         */
        public Dynamics of(Neurons neurons) {
            return reader.apply(neurons, Parameters.DEFAULTS);
        }

        /**
         * Reads the dynamics of this kind.
         *
         * @param neurons what they make of their input
         * @param parameters where the values of its own parameters stand
         * @return the dynamics
         * @throws IllegalArgumentException for a value out of its range
         */
        Dynamics read(Neurons neurons, Parameters parameters) {
            return reader.apply(neurons, parameters);
        }

        /**
         * Returns the parameters that this kind has of its own, with their defaults.
         *
         * @return the value of each column as it stands in a table, in the order of a name
         */
        public Map<RecipeColumn, Object> defaults() {
            return of(Neurons.DEFAULT).parameters();
        }

        /**
         * Returns the parameters that some kind has of its own.
         *
         * @return their columns
         */
        public static Set<RecipeColumn> parametersOfAll() {
            final Set<RecipeColumn> all = new TreeSet<>();
            for (Kind kind : values()) {
                all.addAll(kind.defaults().keySet());
            }
            return Collections.unmodifiableSet(all);
        }

        private static String labels() {
            return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
        }

        /**
         * Finds a kind by its name.
         *
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

    /** Where the values of a kind's own parameters stand. */
    interface Parameters {

        /** Nowhere: each has its default. */
        Parameters DEFAULTS = new Parameters() {
            @Override
            public double number(RecipeColumn column, double usual) {
                return usual;
            }

            @Override
            public String text(RecipeColumn column, String usual) {
                return usual;
            }

            @Override
            public <T> T in(RecipeColumn column, Supplier<T> check) {
                return check.get();
            }
        };

        /**
         * Returns a number.
         *
         * @param column of the parameter
         * @param usual where nothing is said
         * @return what is said
         */
        double number(RecipeColumn column, double usual);

        /**
         * Returns a text.
         *
         * @param column of the parameter
         * @param usual where nothing is said
         * @return what is said
         */
        String text(RecipeColumn column, String usual);

        /**
         * Names the column in a refusal.
         *
         * @param <T> of what is made
         * @param column that the refusal is about
         * @param check makes it, or refuses with an {@link IllegalArgumentException}
         * @return what is made
         */
        <T> T in(RecipeColumn column, Supplier<T> check);
    }

    /** What comes from outside. */
    enum InputKind {
        /** Nothing. */
        NONE,
        /** {@link Input.Constant}. */
        CONSTANT,
        /** {@link Input.Sinusoidal}. */
        SINUSOIDAL,
        /** {@link InputSeries}, whose table stands beside the networks. */
        TABLE;

        /** {@return the name in tables and options} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@return the labels of all, as an enumeration} */
        static String labels() {
            return Arrays.stream(values())
                    .filter(kind -> kind != TABLE)
                    .map(InputKind::label)
                    .collect(Collectors.joining(", "));
        }

        /**
         * {@return whether it is the label of a kind that needs no table}
         *
         * @param text any
         */
        public static boolean isLabel(String text) {
            return Arrays.stream(values())
                    .anyMatch(kind -> kind != TABLE && kind.label().equals(text));
        }

        /**
         * {@return the kind}
         *
         * @param label as in {@link #label()}
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
         * {@return its kind}
         *
         * @param input any
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
     * Returns what holds where nothing is said: x(t+1) = tanh(W x(t)).
     *
     * @return the map of tanh without noise and input
     */
    static Dynamics usual() {
        return map(Nonlinearity.TANH, 0);
    }

    /**
     * Returns the map without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @return the dynamics
     */
    static Dynamics map(Nonlinearity nonlinearity, double noise) {
        return new MapDynamics(new Neurons(nonlinearity, noise, Input.none()));
    }

    /**
     * Returns the leaky map without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @param leak &delta;, in (0, 1]
     * @return the dynamics
     */
    static Dynamics leakyMap(Nonlinearity nonlinearity, double noise, double leak) {
        return new LeakyMapDynamics(new Neurons(nonlinearity, noise, Input.none()), leak);
    }

    /**
     * Returns the flow without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @param integration scheme, step and time constant
     * @return the dynamics
     */
    static Dynamics flow(Nonlinearity nonlinearity, double noise, FlowSettings integration) {
        return new FlowDynamics(new Neurons(nonlinearity, noise, Input.none()), integration);
    }

    /**
     * Returns oscillators without input.
     *
     * @param nonlinearity &phi;
     * @param noise &sigma;
     * @param damping &gamma;
     * @param timeStep h
     * @return the dynamics
     */
    static Dynamics secondOrder(Nonlinearity nonlinearity, double noise, double damping, double timeStep) {
        return new SecondOrderDynamics(new Neurons(nonlinearity, noise, Input.none()), damping, timeStep);
    }

    /**
     * Returns how time passes.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns what neurons make of their input.
     *
     * @return nonlinearity, noise and input
     */
    Neurons neurons();

    /**
     * Returns the same with other neurons.
     *
     * @param other nonlinearity, noise and input
     * @return the dynamics
     * @throws IllegalArgumentException if this kind takes no such input or noise
     */
    Dynamics with(Neurons other);

    /**
     * Returns the parameters of this kind alone.
     *
     * @return the value of each column as it stands in a table, in the order of a name; empty for a map
     */
    default Map<RecipeColumn, Object> parameters() {
        return Map.of();
    }

    /**
     * Returns the duration of a step.
     *
     * @return 1 for a map, the step of the scheme for a flow
     */
    default double timeStep() {
        return 1;
    }

    /**
     * Returns how many steps a neuron alone takes to forget its state, to 1/e. Default lengths are multiples of it.
     *
     * @return the time constant in steps, at least 1
     */
    default double stepsOfTimeConstant() {
        return 1;
    }

    /**
     * Returns the steps from one state to the next that tells anything new, as {@link DynamicalSystem#stride} of a network.
     *
     * @return half of what a neuron remembers, at least 1
     */
    default int stride() {
        return 1;
    }

    /**
     * Returns how often a step evaluates W &phi;.
     *
     * @return the order of a flow's scheme; 1 for all others
     */
    default int evaluationsPerStep() {
        return 1;
    }

    /**
     * Returns how far a neuron goes towards its input in a step, on which the stability of rest depends.
     *
     * @return 1 of a map, &delta; of a leaky map, 0 of a flow, whose time is continuous; empty where the stability of rest is
     *     not a matter of the eigenvalues of W
     */
    OptionalDouble relaxation();

    /**
     * Makes the network of a given matrix.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite
     * @return the network
     * @throws IllegalArgumentException for an annealed map, which has no coupling of its own, or a gain out of range
     */
    DynamicalSystem network(Coupling coupling, double gain);

    /**
     * Makes the network of a drawn matrix.
     *
     * @param disorder law and seed of the couplings
     * @param coupling a draw of it, at unit gain; an annealed map draws its own
     * @param gain g, positive and finite
     * @return the network
     */
    default DynamicalSystem network(Disorder disorder, Coupling coupling, double gain) {
        // input weights that have no seed of their own are drawn by that of the couplings
        final Dynamics own =
                drive() instanceof InputSeries series ? withDrive(series.ofNetwork(disorder.couplingSeed())) : this;
        return own.network(coupling, gain);
    }

    /**
     * Checks that couplings may be given.
     *
     * @throws IllegalArgumentException for an annealed map, which has no coupling of its own
     */
    default void checkGiven() {
        // all others have one matrix
    }

    /**
     * Returns the nonlinearity.
     *
     * @return &phi;
     */
    default Nonlinearity nonlinearity() {
        return neurons().nonlinearity();
    }

    /**
     * Returns the noise.
     *
     * @return its standard deviation &sigma;, at least 0
     */
    default double noise() {
        return neurons().noise();
    }

    /**
     * Returns what comes from outside.
     *
     * @return the drive beside the bias; {@link Input#none()} if there is neither
     */
    default Input input() {
        return neurons().input();
    }

    /**
     * Returns the same with another input.
     *
     * @param other input
     * @return the dynamics
     * @throws IllegalArgumentException if this kind takes no input
     */
    default Dynamics withInput(Input other) {
        return with(neurons().withInput(other));
    }

    /**
     * Returns the same with another input beside its bias.
     *
     * @param other input
     * @return the dynamics
     * @throws IllegalArgumentException if this kind takes no input
     */
    default Dynamics withDrive(Input other) {
        return withInput(bias().isPresent() ? new Input.Biased(bias().get(), other) : other);
    }

    /**
     * Returns the same with another noise.
     *
     * @param other standard deviation of the noise
     * @return the dynamics
     * @throws IllegalArgumentException if it is out of range, or the scheme takes none
     */
    default Dynamics withNoise(double other) {
        return with(neurons().withNoise(other));
    }

    /**
     * Returns the kind of what comes from outside, beside the bias.
     *
     * @return the kind
     */
    default InputKind inputKind() {
        return InputKind.of(input());
    }

    /**
     * Returns the input without the bias.
     *
     * @return the drive
     */
    default Input drive() {
        return input() instanceof Input.Biased biased ? biased.drive() : input();
    }

    /**
     * Returns what each neuron receives of its own.
     *
     * @return one number for each neuron; empty if there is no bias
     */
    default Optional<List<Double>> bias() {
        return input() instanceof Input.Biased biased ? Optional.of(biased.bias()) : Optional.empty();
    }

    /**
     * Returns whether the state of rest is a solution: no noise, no input, and &phi;(0) = 0.
     *
     * @return whether there is a state of rest
     */
    default boolean hasRest() {
        return noise() == 0 && input().isZero() && nonlinearity().hasRest();
    }
}
