package org.tailspin.cli.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tailspin.cli.options.Converters;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.dynamics.Trajectory;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How long networks run, and which of their states are kept. */
final class TrajectoryOptions {

    /** How states stand in a file. */
    enum Form {
        /** A row for each neuron and step. */
        LONG,
        /** A row for each step. */
        WIDE
    }

    private static final class Forms implements ITypeConverter<Form> {
        @Override
        public Form convert(String text) {
            return Converters.named(Form.values(), form -> form.name().toLowerCase(Locale.ROOT), text);
        }
    }

    @Option(
            names = "--steps",
            paramLabel = "T",
            description = "Measured steps (default: " + Lengths.MEASURED + ", and at least " + Lengths.LEAST_STATES
                    + " steps). " + Lengths.RULE)
    private Integer steps;

    @Option(
            names = "--warmup",
            paramLabel = "T",
            description = "Steps before that, which nobody sees (default: both warm-ups of the command lyapunov).")
    private Integer warmup;

    @Option(
            names = "--every",
            paramLabel = "T",
            description = "Keep the first measured state and every T-th after it (default: a time constant, at least "
                    + Lengths.LEAST_EVERY + " steps).")
    private Integer every;

    @Option(
            names = "--neurons",
            paramLabel = "K",
            defaultValue = "" + Recording.DEFAULT_NEURONS,
            description = "Keep the first K neurons; a smaller network is kept whole (default: ${DEFAULT-VALUE}).")
    private int neurons;

    @Option(
            names = "--twin",
            paramLabel = "D",
            description =
                    "Start a second trajectory at the distance D from the first at the end of the warm-up, with the"
                            + " same noise, and write the distance of the two at every kept step.")
    private Double twin;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            converter = Forms.class,
            description = "Form of a CSV file: long (network, step, neuron, x; default) or wide (network, step, x1, x2,"
                    + " ...).")
    private Form form;

    /**
     * Returns how long to run, checked with all that needs no network.
     *
     * @return the lengths
     * @throws IllegalArgumentException if a value is out of its range
     */
    Lengths lengths() {
        new Trajectory(every == null ? 1 : every, neurons);
        twin().ifPresent(Recording::checkTwin);
        return new Lengths(Optional.ofNullable(warmup), Optional.empty(), Optional.ofNullable(steps));
    }

    /**
     * Checks that there are not too many states to keep.
     *
     * @param recipes networks
     * @throws IllegalArgumentException if there are
     */
    void checkCount(List<NetworkRecipe> recipes) {
        final Lengths lengths = lengths();
        double count = 0;
        for (NetworkRecipe recipe : recipes) {
            count += (double) Recording.states(
                            lengths.simulation(
                                    recipe.dynamics(), recipe.disorder().n()),
                            every(recipe.dynamics()))
                    * Math.min(neurons, recipe.disorder().n());
        }
        if (count > Recording.MOST_STATES) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the file must have at most %d states of neurons, but would have %.0f: keep fewer steps (--every) or"
                            + " neurons (--neurons)",
                    Recording.MOST_STATES,
                    count));
        }
    }

    /**
     * Returns the distance of a twin at the end of the warm-up.
     *
     * @return the distance; empty if none is wanted
     */
    Optional<Double> twin() {
        return Optional.ofNullable(twin);
    }

    /**
     * Returns how the states stand in a file.
     *
     * @return the form; empty if it was not given
     */
    Optional<Form> form() {
        return Optional.ofNullable(form);
    }

    /**
     * Returns the distance of the states that are kept.
     *
     * @param dynamics of a network
     * @return steps, at least 1
     */
    int every(Dynamics dynamics) {
        return every == null ? Lengths.every(dynamics) : every;
    }

    /**
     * Makes the recorder of a network.
     *
     * @param dynamics of the network
     * @return an empty recording
     */
    Trajectory trajectory(Dynamics dynamics) {
        return new Trajectory(every(dynamics), neurons);
    }

    /**
     * Returns the number of columns of a wide file, or of an array.
     *
     * @param recordings of networks
     * @return neurons of the largest
     */
    static int width(List<? extends Recording<?>> recordings) {
        return recordings.stream()
                .flatMap(recording -> recording.states().stream())
                .mapToInt(state -> state.length)
                .max()
                .orElse(0);
    }
}
