package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;

/** What every neuron receives from outside, apart from noise. Time is in steps for a map, in units of time for a flow. */
public sealed interface Input permits Input.Constant, Input.Sinusoidal, Input.Biased, InputSeries {

    /**
     * Returns no input at all.
     *
     * @return the constant 0
     */
    static Input none() {
        return new Constant(0); // a constant field would tie the initialisation of two classes into a knot
    }

    /**
     * The same for all neurons and times.
     *
     * @param amplitude I, finite
     */
    record Constant(double amplitude) implements Input {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the range
         */
        public Constant {
            checkFinite("the amplitude of the input", amplitude);
        }

        @Override
        public boolean isZero() {
            return amplitude == 0;
        }

        @Override
        public Source start(int n, Seed seed) {
            return (t, into) -> Arrays.fill(into, amplitude);
        }
    }

    /**
     * I_i(t) = A cos(2&pi; f t + &theta;_i), with phases uniform over neurons or all 0 (Rajan, Abbott, Sompolinsky 2010).
     *
     * @param amplitude A, finite
     * @param frequency f, cycles per unit of time, at least 0
     * @param randomPhases whether each neuron has a phase of its own, drawn from the state seed
     */
    record Sinusoidal(double amplitude, double frequency, boolean randomPhases) implements Input {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the ranges
         */
        public Sinusoidal {
            checkFinite("the amplitude of the input", amplitude);
            if (!(frequency >= 0 && frequency <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the frequency of the input must be at least 0 and finite, but is " + frequency);
            }
        }

        @Override
        public boolean isZero() {
            return amplitude == 0;
        }

        /** By the addition theorem: two trigonometric functions a time, and two for each neuron in advance. */
        @Override
        public Source start(int n, Seed seed) {
            final UniformRandomProvider random = seed.stream("input phases");
            final double[] cosine = new double[n];
            final double[] sine = new double[n];
            for (int i = 0; i < n; i++) {
                final double phase = randomPhases ? random.nextDouble() : 0;
                cosine[i] = amplitude * Elementary.cosPi(2 * phase);
                sine[i] = amplitude * Elementary.sinPi(2 * phase);
            }
            return (t, into) -> {
                final double cycles = frequency * t;
                final double turn = 2 * (cycles - Math.floor(cycles));
                final double c = Elementary.cosPi(turn);
                final double s = Elementary.sinPi(turn);
                for (int i = 0; i < into.length; i++) {
                    into[i] = c * cosine[i] - s * sine[i];
                }
            };
        }
    }

    /**
     * An input of each neuron's own, constant in time, beside another input: the bias of a trained network, h(t+1) = tanh(W
     * h(t) + b).
     *
     * @param bias b_i of every neuron, finite
     * @param drive what comes beside it
     */
    record Biased(List<Double> bias, Input drive) implements Input {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException for a number that is not finite, no number, or two biases
         */
        public Biased {
            bias = List.copyOf(bias);
            if (bias.isEmpty() || drive instanceof Biased) {
                throw new IllegalArgumentException("there must be one bias of at least 1 neuron");
            }
            bias.forEach(b -> checkFinite("the bias of a neuron", b));
        }

        @Override
        public boolean isZero() {
            return drive.isZero() && bias.stream().allMatch(b -> b == 0);
        }

        @Override
        public Source start(int n, Seed seed) {
            checkSize(n);
            final Source beside = drive.start(n, seed);
            final double[] own = bias.stream().mapToDouble(Double::doubleValue).toArray();
            return new Source() {
                @Override
                public void at(double t, double[] into) {
                    beside.at(t, into);
                    add(into);
                }

                @Override
                public void during(long step, double node, double timeStep, double[] into) {
                    beside.during(step, node, timeStep, into);
                    add(into);
                }

                private void add(double[] into) {
                    for (int i = 0; i < own.length; i++) {
                        into[i] += own[i];
                    }
                }
            };
        }

        @Override
        public boolean changes() {
            return drive.changes();
        }

        @Override
        public long steps() {
            return drive.steps();
        }

        @Override
        public void checkSize(int n) {
            if (bias.size() != n) {
                throw new IllegalArgumentException(
                        "the bias must hold N = " + n + " numbers, one for each neuron, but holds " + bias.size());
            }
            drive.checkSize(n);
        }
    }

    /** An input under way: a function of time alone, so twins can share it. */
    @FunctionalInterface
    interface Source {
        /**
         * Evaluates the input at a time.
         *
         * @param t time
         * @param into receives I_i(t) for every neuron
         */
        void at(double t, double[] into);

        /**
         * At a moment of a step of fixed length.
         *
         * @param step number of the step, from 0
         * @param node part of the step that has passed, in [0, 1]
         * @param timeStep duration of a step
         * @param into receives I_i for every neuron
         * @throws IllegalArgumentException if the input has ended
         */
        default void during(long step, double node, double timeStep, double[] into) {
            at((step + node) * timeStep, into);
        }
    }

    /** {@return whether it is 0 always} */
    boolean isZero();

    /** {@return whether it is not the same at all times} */
    default boolean changes() {
        return !isZero() && this instanceof Sinusoidal wave && wave.frequency() > 0;
    }

    /**
     * For how many steps it is known.
     *
     * @return the number; {@link Long#MAX_VALUE} for one without end
     */
    default long steps() {
        return Long.MAX_VALUE;
    }

    /**
     * Checks that the input is one of that many neurons.
     *
     * @param n number of neurons
     * @throws IllegalArgumentException if it is that of another number of neurons
     */
    default void checkSize(int n) {
        // the same for any number
    }

    /**
     * {@return the input of a run}
     *
     * @param n number of neurons
     * @param seed the state seed
     */
    Source start(int n, Seed seed);

    private static void checkFinite(String what, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " must be finite, but is " + value);
        }
    }
}
