package org.tailspin.core.papers;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.GainBatch;
import org.tailspin.core.run.NetworkTask;

/**
 * What a figure would cost: of up to four laws of every size the network in the middle is measured, for a few seconds, in processor
 * time of one thread, so that other work on the machine enters little. The figure is given no numbers.
 */
public final class Costs implements Work {

    /**
     * A part of the experiment.
     *
     * @param part its name
     * @param n neurons of each network; 0 where networks are not what is counted
     * @param count number of networks, or of items
     * @param seconds of one thread for all of them
     * @param longest seconds of the longest piece that one thread takes as a whole: a network, gains that go together, an item
     */
    public record Cost(String part, int n, int count, double seconds, double longest) {}

    /** What was measured of some networks. */
    private record Measured(double seconds, double longest) {}

    /** After so long a measurement is broken off, and its cost follows from how far it was. */
    private static final double LONG_ENOUGH = 5;

    /** What is as short is measured twice: the first time is that of the compiler. */
    private static final double SHORT = 1;

    /** Laws of one size that are measured. */
    private static final int MOST_LAWS = 4;

    /** What a network must have done before it is broken off. */
    private static final double LEAST_PROGRESS = 0.002;

    private final Monitor monitor;
    private final List<Cost> found = new ArrayList<>();

    /**
     * Makes an estimate that can be cancelled.
     *
     * @param monitor asked whether to stop
     */
    public Costs(Monitor monitor) {
        this.monitor = monitor;
    }

    /** {@return what was asked for, in order} */
    public List<Cost> found() {
        return List.copyOf(found);
    }

    /**
     * How long all would take on several cores that share the pieces evenly: parts come one after the other, and none is over
     * before its longest piece. The time of what is computed between the parts is not in it.
     *
     * @param cores their number, at least 1
     * @return seconds
     */
    public double seconds(int cores) {
        final Map<String, double[]> parts = new LinkedHashMap<>();
        for (Cost cost : found) {
            final double[] part = parts.computeIfAbsent(cost.part, name -> new double[2]);
            part[0] += cost.seconds / cores;
            part[1] = Math.max(part[1], cost.longest);
        }
        return parts.values().stream()
                .mapToDouble(part -> Math.max(part[0], part[1]))
                .sum();
    }

    @Override
    public Monitor monitor() {
        return monitor;
    }

    private record Law(CouplingEnsemble ensemble, int n) {}

    @Override
    public List<double[]> sweep(String part, List<NetworkRecipe> recipes, Measure measure) {
        final Map<Law, List<NetworkRecipe>> laws = new LinkedHashMap<>();
        for (NetworkRecipe recipe : recipes) {
            laws.computeIfAbsent(
                            new Law(
                                    recipe.disorder().ensemble(),
                                    recipe.disorder().n()),
                            law -> new ArrayList<>())
                    .add(recipe);
        }
        final Map<Integer, List<List<NetworkRecipe>>> sizes = new LinkedHashMap<>();
        laws.forEach((law, networks) ->
                sizes.computeIfAbsent(law.n, n -> new ArrayList<>()).add(networks));
        sizes.forEach((n, ofSize) -> found.add(cost(part, n, ofSize, measure)));
        return Collections.nCopies(recipes.size(), new double[0]);
    }

    /** Of many laws of one size some, evenly among them, stand for all: to draw one of thousands of neurons takes long. */
    private Cost cost(String part, int n, List<List<NetworkRecipe>> laws, Measure measure) {
        final int measured = Math.min(MOST_LAWS, laws.size());
        double seconds = 0;
        double longest = 0;
        int count = 0;
        for (int k = 0; k < measured; k++) {
            final List<NetworkRecipe> networks = laws.get(measured == 1 ? 0 : k * (laws.size() - 1) / (measured - 1));
            final Measured one = seconds(networks, measure);
            seconds += one.seconds;
            longest = Math.max(longest, one.longest);
            count += networks.size();
        }
        final int all = laws.stream().mapToInt(List::size).sum();
        return new Cost(part, n, all, seconds * all / count, longest);
    }

    private Measured seconds(List<NetworkRecipe> networks, Measure measure) {
        final NetworkRecipe middle = networks.get(networks.size() / 2);
        final Draw drawn = draw(middle.disorder());
        final long disorders =
                networks.stream().map(NetworkRecipe::disorder).distinct().count();
        final NetworkTask<double[]> task = measure.task((recipe, share) -> share);
        final int count = (int) Math.min(GainBatch.most(task, middle, 1), Math.max(1, networks.size() / disorders));
        final Item together = (index, share) -> {
            final List<Monitor> shares = new ArrayList<>(Collections.nCopies(count, share.silent()));
            shares.set(0, share);
            return GainBatch.run(task, Collections.nCopies(count, middle), drawn.coupling, shares)
                    .get(0);
        };
        final double batch = seconds(together, 0);
        return new Measured(disorders * drawn.seconds + networks.size() * batch / count, drawn.seconds + batch);
    }

    private record Draw(Coupling coupling, double seconds) {}

    /** A draw that is broken off leaves independent weights in its place: what a run costs hangs on the size alone. */
    private Draw draw(Disorder disorder) {
        final Watch watch = new Watch();
        try {
            final Coupling coupling = disorder.ensemble().draw(disorder.n(), new Seed(disorder.couplingSeed()), watch);
            return new Draw(coupling, now() - watch.start);
        } catch (CancellationException e) {
            monitor.checkCancelled();
            final double seconds = (now() - watch.start) / watch.progress;
            return new Draw(
                    new Disorder(new GaussianEnsemble(), disorder.n(), disorder.couplingSeed()).draw(monitor.silent()),
                    seconds);
        }
    }

    @Override
    public List<double[]> map(String part, double[] weights, Item item) {
        final double[] sorted = weights.clone();
        Arrays.sort(sorted);
        final double median = sorted[sorted.length / 2];
        int middle = 0;
        while (weights[middle] != median) {
            middle++;
        }
        final double unit = seconds(item, middle) / median;
        found.add(new Cost(
                part, 0, weights.length, unit * Arrays.stream(weights).sum(), unit * sorted[sorted.length - 1]));
        return Collections.nCopies(weights.length, new double[0]);
    }

    private double seconds(Item item, int index) {
        final double first = once(item, index);
        return first < SHORT ? once(item, index) : first;
    }

    private double once(Item item, int index) {
        final Watch watch = new Watch();
        try {
            item.of(index, watch);
        } catch (CancellationException e) {
            monitor.checkCancelled();
            return (now() - watch.start) / watch.progress;
        } catch (IllegalArgumentException | NumericalException e) {
            return now() - watch.start; // a network that fails costs as much
        }
        return now() - watch.start;
    }

    private final class Watch implements Monitor {

        private final double start = now();
        private double progress;

        @Override
        public void progress(double fraction) {
            progress = fraction;
        }

        @Override
        public boolean isCancelled() {
            return monitor.isCancelled() || progress > LEAST_PROGRESS && now() - start > LONG_ENOUGH;
        }
    }

    private static double now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
    }
}
