package org.tailspin.cli.validate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobOrigin;
import org.tailspin.core.Monitor;
import org.tailspin.core.papers.Item;
import org.tailspin.core.papers.Measure;
import org.tailspin.core.papers.Store;
import org.tailspin.core.papers.Work;
import org.tailspin.core.papers.Workers;
import org.tailspin.core.recipe.NetworkRecipe;

/** One part of a figure: networks that are measured alike, or items. Its results are plain numbers, none of what failed. */
final class FigureJob implements Job<double[]> {

    /** What measures some pieces on threads. */
    @FunctionalInterface
    private interface Pieces {
        List<double[]> of(List<Integer> indices, Work work);
    }

    /**
     * What all parts of a figure share.
     *
     * @param origin makes the same part elsewhere, of its name
     * @param memory refuses so many workers if the memory does not hold their networks
     */
    record Home(Function<String, JobOrigin> origin, IntConsumer memory) {}

    private final Home home;
    private final String part;
    private final int size;
    private final IntFunction<String> names;
    private final Pieces pieces;

    private FigureJob(Home home, String part, int size, IntFunction<String> names, Pieces pieces) {
        this.home = home;
        this.part = part;
        this.size = size;
        this.names = names;
        this.pieces = pieces;
    }

    /**
     * {@return the part}
     *
     * @param home of the figure
     * @param part its name
     * @param recipes of its networks
     * @param measure what of them
     */
    static FigureJob ofNetworks(Home home, String part, List<NetworkRecipe> recipes, Measure measure) {
        return new FigureJob(
                home,
                part,
                recipes.size(),
                index -> recipes.get(index).name(),
                (indices, work) ->
                        work.sweep(part, indices.stream().map(recipes::get).toList(), measure));
    }

    /**
     * {@return the part}
     *
     * @param home of the figure
     * @param part its name
     * @param weights of its items
     * @param item what to measure
     */
    static FigureJob ofItems(Home home, String part, double[] weights, Item item) {
        return new FigureJob(
                home,
                part,
                weights.length,
                index -> part + " " + (index + 1),
                (indices, work) -> work.map(
                        part,
                        indices.stream().mapToDouble(index -> weights[index]).toArray(),
                        (position, monitor) -> item.of(indices.get(position), monitor)));
    }

    /** {@return no part, to ask whether the memory suffices} */
    static FigureJob none(Home home) {
        return ofItems(home, "", new double[0], (index, monitor) -> new double[0]);
    }

    /** {@return its name} */
    String part() {
        return part;
    }

    @Override
    public JobOrigin origin() {
        return home.origin().apply(part);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String name(int index) {
        return names.apply(index);
    }

    @Override
    public void checkMemory(int workers) {
        home.memory().accept(workers);
    }

    @Override
    public void compute(
            List<Integer> indices,
            Executor executor,
            int workers,
            Monitor monitor,
            BiConsumer<Integer, double[]> sink) {
        final Sink put = new Sink(indices, sink);
        final List<double[]> all = pieces.of(indices, new Workers(executor, workers, monitor, put));
        for (int position = 0; position < all.size(); position++) {
            if (all.get(position).length == 0) { // what failed is not put
                sink.accept(indices.get(position), all.get(position));
            }
        }
    }

    /** Passes on what is measured as it comes. */
    private record Sink(List<Integer> indices, BiConsumer<Integer, double[]> sink) implements Store {

        @Override
        public Optional<double[]> get(String part, int index) {
            return Optional.empty();
        }

        @Override
        public synchronized void put(String part, int index, double[] numbers) {
            sink.accept(indices.get(index), numbers);
        }
    }

    @Override
    public String text(double[] result) {
        return Arrays.stream(result).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    @Override
    public double[] result(int index, String text) {
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    @Override
    public boolean isKept(double[] result) {
        return result.length > 0;
    }
}
