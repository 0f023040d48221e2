package org.tailspin.cli.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tailspin.cli.output.Npy;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;

/** The file of the states of networks, if one is wanted: by step and then by neuron, a row for each step, or an array. */
final class StatesOutput {

    /** The end of the name of an array. */
    static final String ARRAY = ".npy";

    private final OutputFile file;
    private final TrajectoryOptions options;
    private final boolean isArray;

    private StatesOutput(OutputFile file, TrajectoryOptions options, boolean isArray) {
        this.file = file;
        this.options = options;
        this.isArray = isArray;
    }

    /**
     * Sees, before any work, that the file can be written.
     *
     * @param outputs the rule of the command
     * @param path of the file; null for none
     * @param options which states are kept, and how they stand in the file
     * @param areSeveral whether there may be several networks
     * @return the file, not yet written
     * @throws IllegalArgumentException if an option has no place here
     * @throws org.tailspin.files.FileProblem if it cannot be written
     */
    static StatesOutput at(Outputs outputs, Path path, TrajectoryOptions options, boolean areSeveral) {
        final boolean isArray =
                path != null && path.toString().toLowerCase(Locale.ROOT).endsWith(ARRAY);
        if (path == null && (options.form().isPresent() || options.twin().isPresent())) {
            throw new IllegalArgumentException((options.form().isPresent() ? "--form" : "--twin")
                    + " is about the states of a file, which --out must name");
        }
        if (isArray && areSeveral) {
            throw new IllegalArgumentException("--out " + path
                    + " is one array, but the networks may have different sizes and lengths: write CSV");
        }
        if (isArray && (options.form().isPresent() || options.twin().isPresent())) {
            throw new IllegalArgumentException((options.form().isPresent() ? "--form" : "--twin")
                    + " is for CSV, but --out " + path + " is an array of states alone");
        }
        return new StatesOutput(outputs.file("--out", path), options, isArray);
    }

    /**
     * Returns whether states are to be kept.
     *
     * @return whether there is a file
     */
    boolean isWanted() {
        return file != null;
    }

    /**
     * Writes the file, if one is wanted.
     *
     * @param recordings of networks
     * @param name of each network
     * @param neurons their names; empty if they have none
     * @throws org.tailspin.files.FileProblem if it cannot be written
     */
    void write(List<? extends Recording<?>> recordings, Function<NetworkRecipe, String> name, List<String> neurons) {
        if (file == null) {
            return;
        }
        if (isArray) {
            file.write(array(recordings.get(0).states()));
        } else if (options.form().orElse(TrajectoryOptions.Form.LONG) == TrajectoryOptions.Form.WIDE) {
            final int width = TrajectoryOptions.width(recordings);
            file.write(List.of(), sink -> {
                sink.accept(wideHead(width));
                recordings.forEach(recording -> wide(recording, name, width, sink));
            });
        } else {
            file.write(List.of(), sink -> {
                sink.accept(longHead(neurons));
                recordings.forEach(recording -> longForm(recording, name, neurons, sink));
            });
        }
    }

    private static byte[] array(List<double[]> states) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            final Npy npy = new Npy(bytes, "<f8", states.size(), states.isEmpty() ? 0 : states.get(0).length);
            for (double[] state : states) {
                for (double x : state) {
                    npy.real(x);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not of an array in memory
        }
        return bytes.toByteArray();
    }

    private List<String> longHead(List<String> neurons) {
        final List<String> head = new ArrayList<>(
                List.of(RecipeColumn.NETWORK.label(), DetailColumn.STEP.label(), DetailColumn.NEURON.label()));
        if (!neurons.isEmpty()) {
            head.add(DetailColumn.NEURON_NAME.label());
        }
        head.add(DetailColumn.X.label());
        options.twin().ifPresent(twin -> head.add(DetailColumn.DISTANCE.label()));
        return head;
    }

    private List<String> wideHead(int width) {
        final List<String> head = new ArrayList<>(List.of(RecipeColumn.NETWORK.label(), DetailColumn.STEP.label()));
        options.twin().ifPresent(twin -> head.add(DetailColumn.DISTANCE.label()));
        for (int i = 1; i <= width; i++) {
            head.add(DetailColumn.X.label() + i);
        }
        return head;
    }

    private void longForm(
            Recording<?> recording,
            Function<NetworkRecipe, String> name,
            List<String> neurons,
            Consumer<List<?>> sink) {
        final NetworkRecipe recipe = recording.result().recipe();
        for (int t = 0; t < recording.states().size(); t++) {
            final int step = step(recording, t);
            final double[] state = recording.states().get(t);
            for (int i = 0; i < state.length; i++) {
                final List<Object> row = new ArrayList<>(List.of(name.apply(recipe), step, i + 1));
                if (!neurons.isEmpty()) {
                    row.add(neurons.get(i));
                }
                row.add(state[i]);
                addDistance(recording, step, row);
                sink.accept(row);
            }
        }
    }

    private void wide(Recording<?> recording, Function<NetworkRecipe, String> name, int width, Consumer<List<?>> sink) {
        final NetworkRecipe recipe = recording.result().recipe();
        for (int t = 0; t < recording.states().size(); t++) {
            final int step = step(recording, t);
            final List<Object> row = new ArrayList<>(List.of(name.apply(recipe), step));
            addDistance(recording, step, row);
            final double[] state = recording.states().get(t);
            for (int i = 0; i < width; i++) {
                row.add(i < state.length ? (Double) state[i] : null);
            }
            sink.accept(row);
        }
    }

    private int step(Recording<?> recording, int kept) {
        // a network of which states were kept has steps that count
        return kept * options.every(recording.result().recipe().dynamics());
    }

    private void addDistance(Recording<?> recording, int step, List<Object> row) {
        if (options.twin().isPresent()) {
            row.add(recording.distances()[step + 1]);
        }
    }
}
