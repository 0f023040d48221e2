package org.tailspin.core.reservoir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.random.Seed;

/** What a driven network is to do: its inputs, the targets of the readout, and how it is scored. */
public sealed interface ReservoirTask permits XorTask, MemoryTask, NarmaTask, MackeyGlassTask, TableTask {

    /** The tasks, with what holds of the network where nothing else is said. */
    enum Kind {
        /** {@link XorTask}. */
        XOR(1, 0, 1e-6, 1e-3, "XOR of two binary stimuli, both gone when it is read"),
        /** {@link MemoryTask}. */
        MEMORY(0.1, 0, 1e-8, 0, "linear memory capacity: the input of the past, lag by lag"),
        /** {@link NarmaTask}. */
        NARMA10(0.1, 0.1, 1e-8, 0, "the next value of a nonlinear moving average of order 10"),
        /** {@link MackeyGlassTask}. */
        MACKEY_GLASS(0.5, 0.1, 1e-10, 0, "a chaotic series, one row and 84 rows ahead"),
        /** {@link TableTask}. */
        TABLE(1, 0.1, 1e-6, 0, "target columns of a table of yours, from its inputs");

        private final double scale;
        private final double bias;
        private final double ridge;
        private final double noise;
        private final String what;

        Kind(double scale, double bias, double ridge, double noise, String what) {
            this.scale = scale;
            this.bias = bias;
            this.ridge = ridge;
            this.noise = noise;
            this.what = what;
        }

        /** {@return the name in tables and options} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** {@return the usual scale of the input weights} */
        public double scale() {
            return scale;
        }

        /** {@return the usual scale of the biases} */
        public double bias() {
            return bias;
        }

        /** {@return the usual ridge parameter} */
        public double ridge() {
            return ridge;
        }

        /** {@return the usual noise of a network that has none of its own} */
        public double noise() {
            return noise;
        }

        /** {@return what it is, in a few words} */
        public String what() {
            return what;
        }

        /** {@return the labels of all, as an enumeration} */
        public static String labels() {
            return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
        }

        /**
         * {@return the kind}
         *
         * @param label as in {@link #label()}
         * @throws IllegalArgumentException for another name
         */
        public static Kind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("the task must be " + labels() + ", but is '" + label + "'"));
        }
    }

    /** {@return which one it is} */
    Kind kind();

    /** {@return number of signals of the input} */
    int inputs();

    /**
     * More input of the task's kind, for exponents and ranks.
     *
     * @param rows how many, at most {@link #longest}
     * @param seed of what is random in it
     * @return the input
     */
    InputTable drive(int rows, Seed seed);

    /** {@return rows that {@link #drive} can have} */
    default int longest() {
        return Integer.MAX_VALUE;
    }

    /** {@return rows that the network is shown, in all} */
    long rows();

    /** {@return how many rows of a series are for what; empty for a task of trials} */
    default Optional<SeriesLength> series() {
        return Optional.empty();
    }

    /** {@return names of what is read out} */
    List<String> outputs();

    /** {@return states that the readout is trained and scored on} */
    int states();

    /**
     * Checks that a network of this kind can do the task.
     *
     * @param isOdd whether the nonlinearity is odd
     * @param hasBias whether some neuron has a bias
     * @throws IllegalArgumentException if no network of this kind can do better than chance
     */
    default void check(boolean isOdd, boolean hasBias) {
        // any network may try
    }

    /**
     * Shows the task to a network, trains the readout, and scores it on what it was not trained on.
     *
     * @param reservoir the network
     * @param ridge &lambda; of the readout
     * @param seed of inputs and noise
     * @param monitor progress and cancellation
     * @return the scores
     * @throws ArithmeticException if a state diverges, or the readout cannot be trained
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    Scores run(Reservoir reservoir, double ridge, Seed seed, Monitor monitor);

    /** Checks that a sum is a whole number of 32 bits. */
    static void countable(long sum, String what) {
        if (sum > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    what + " in all must be at most " + Integer.MAX_VALUE + ", but is " + sum);
        }
    }

    /**
     * Checks a lower bound.
     *
     * @param value to check
     * @param what it is
     * @param least that it may be
     * @throws IllegalArgumentException if it is less
     */
    static void atLeast(int value, String what, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", but is " + value);
        }
    }
}
