package org.tailspin.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.ActivityAnalysis;
import org.tailspin.core.analysis.CriticalGainSearch;
import org.tailspin.core.analysis.CriticalGains;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeEvidence;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.Neurons;

/** Gains of one disorder go together, and nobody sees it but the clock. */
class GainBatchTest {

    /** The smallest networks whose matrix is shared. */
    private static final int N = 512;

    private static final LyapunovSettings SHORT = new LyapunovSettings(2, 3, 1, 6);

    private static NetworkRecipe recipe(int n) {
        return new NetworkRecipe(new Disorder(new GaussianEnsemble(), n, 1), 1, 1, Dynamics.usual());
    }

    /** Gains of two disorders; one network diverges, and one has a name for its matrix that no draw fits. */
    private static List<NetworkRecipe> recipes() {
        final List<NetworkRecipe> recipes = new ArrayList<>(
                new GainSweep(List.of(new GaussianEnsemble()), N, new Grid(0.5, 4, 5, true), 2, 7, Dynamics.usual())
                        .recipes());
        final Disorder disorder = recipes.get(2).disorder();
        recipes.add(2, new NetworkRecipe(disorder, 1e60, 1, Dynamics.map(Nonlinearity.LINEAR, 0)));
        recipes.add(7, new NetworkRecipe(new Disorder(new StableEnsemble(0.001), N, 1), 1, 1, Dynamics.usual()));
        return recipes;
    }

    private static List<List<Object>> rows(List<NetworkRecipe> recipes, NetworkTask<NetworkResult> task, int workers) {
        final ExecutorService pool = Executors.newFixedThreadPool(workers);
        final List<List<Object>> rows = new ArrayList<>();
        try {
            new Sweep<>(recipes, task)
                    .run(
                            pool,
                            workers,
                            Monitor.NONE,
                            result -> rows.add(NetworkColumns.ALL.stream()
                                    .map(column -> NetworkColumns.of(column, result))
                                    .map(value -> value instanceof double[] list ? Arrays.toString(list) : value)
                                    .collect(java.util.stream.Collectors.toList())));
        } finally {
            pool.shutdownNow();
        }
        return rows;
    }

    @Test
    void rowsAreThoseOfNetworksAlone() {
        final List<NetworkRecipe> recipes = recipes();
        for (NetworkTask<NetworkResult> task : List.of(
                new NetworkAnalysis(SHORT),
                new NetworkAnalysis(SHORT, Optional.of(new Precision(Precision.Target.LYAPUNOV_MAX, 0.05, 9))),
                new ActivityAnalysis(new Simulation(3, 6)))) {
            assertTrue(GainBatch.most(task, recipes.get(0), 2) > 1, "they do not go together");
            final List<List<Object>> alone = rows(recipes, new TimeLimit<>(task, 1e9), 1);
            assertEquals(12, alone.size());
            for (int workers : new int[] {1, 3}) {
                assertEquals(alone, rows(recipes, task, workers), workers + " workers");
            }
            assertEquals(alone.subList(4, 11), rows(recipes.subList(4, 11), task, 1), "a part of them");
        }
    }

    /** Several batches, all workers busy to the end, and what a cancelled sweep loses. */
    @Test
    void batchesAreAlikeAndNoWorkerGoesWithout() {
        assertEquals(10, GainBatch.evenly(12, 49));
        assertEquals(12, GainBatch.evenly(12, 12));
        assertEquals(7, GainBatch.evenly(12, 13));
        assertEquals(1, GainBatch.evenly(1, 5));
        final List<NetworkRecipe> recipes =
                IntStream.range(0, 26).mapToObj(i -> recipe(N).at(1 + i)).toList();
        final AtomicInteger prepared = new AtomicInteger();
        final List<Integer> batches = new ArrayList<>();
        final NetworkTask<NetworkResult> task = counting(prepared);
        new Sweep<>(recipes, task).run(Runnable::run, 1, Monitor.NONE, result -> {
            final int started = prepared.getAndSet(0);
            if (started > 0) {
                batches.add(started);
            }
        });
        assertEquals(List.of(9, 9, 8), batches);
        batches.clear();
        for (int networks : new int[] {24, 3}) {
            new Sweep<>(recipes.subList(0, networks), task).run(Runnable::run, 2, Monitor.NONE, result -> {
                final int started = prepared.getAndSet(0);
                if (started > 0) {
                    batches.add(started);
                }
            });
        }
        assertEquals(List.of(12, 12, 2, 1), batches, "of two workers, of which the first does all");
        final List<NetworkResult> kept = new ArrayList<>();
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return prepared.get() > 9;
            }
        };
        assertThrows(CancellationException.class, () -> new Sweep<>(recipes, task)
                .run(Runnable::run, 1, monitor, kept::add));
        assertEquals(9, kept.size(), "the batch before");
    }

    private static NetworkTask<NetworkResult> counting(AtomicInteger started) {
        final ActivityAnalysis analysis = new ActivityAnalysis(new Simulation(0, 2));
        return new NetworkTask<>() {
            @Override
            public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                started.incrementAndGet();
                return analysis.run(recipe, coupling, monitor);
            }

            @Override
            public int vectors(NetworkRecipe recipe) {
                return analysis.vectors(recipe);
            }

            @Override
            public OrbitRun<NetworkResult> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                started.incrementAndGet();
                return analysis.start(recipe, coupling, monitor);
            }

            @Override
            public NetworkResult failed(NetworkRecipe recipe, String reason) {
                throw new AssertionError(reason);
            }
        };
    }

    /** Many exponents and small matrices gain nothing, a matrix of every step cannot be shared, and nobody waits long. */
    @ParameterizedTest
    @CsvSource({
        "1, 512, 12",
        "5, 512, 12",
        "6, 512, 1",
        "2147483646, 512, 1",
        "1, 500, 1",
        "1, 10000, 10",
        "5, 10000, 3"
    })
    void howMany(int exponents, int n, int most) {
        assertEquals(most, GainBatch.most(1 + Math.min(exponents, n), recipe(n)));
        final NetworkRecipe annealed = new NetworkRecipe(
                recipe(n).disorder(),
                1,
                1,
                Dynamics.Kind.ANNEALED_MAP.of(new Neurons(Nonlinearity.TANH, 0, Input.none())));
        assertEquals(1, GainBatch.most(2, annealed));
    }

    /** Networks that fill the memory by themselves go alone. */
    @Test
    void asManyAsTheMemoryHolds() {
        final double numbers = Runtime.getRuntime().maxMemory() / 8.0;
        for (double share : new double[] {0.9, 0.1, 0.001}) {
            final NetworkTask<NetworkResult> task = new NetworkTask<>() {
                @Override
                public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                    throw new AssertionError();
                }

                @Override
                public NetworkResult failed(NetworkRecipe recipe, String reason) {
                    throw new AssertionError(reason);
                }

                @Override
                public int vectors(NetworkRecipe recipe) {
                    return 2;
                }

                @Override
                public Footprint footprint(NetworkRecipe recipe) {
                    return new Footprint(share * numbers, 0);
                }
            };
            final int most = GainBatch.most(task, recipe(N), 1);
            assertTrue(
                    share > 0.5 ? most == 1 : share < 0.01 ? most == 12 : most > 1 && most < 12, share + ": " + most);
            assertTrue(8 * GainBatch.memory(task, recipe(N), most).heap()
                    <= Runtime.getRuntime().maxMemory());
        }
    }

    /** GainBatch on the grid, and both onsets at a time, a search measures what it measures gain by gain. */
    @Test
    void aSearchOfCriticalGains() {
        final NetworkRecipe recipe = new NetworkRecipe(
                new Disorder(new StableEnsemble(1), N, 5), 0.1, 5, Dynamics.map(Nonlinearity.TANH, 0.1));
        final Coupling coupling = recipe.disorder().draw(Monitor.NONE);
        final LyapunovSettings settings = new LyapunovSettings(1, 15, 5, 60);
        final CriticalGains found = new CriticalGainSearch(
                        new Grid(0.05, 6, 14, true), settings, settings.steps(), 0.05)
                .run(recipe, coupling, Monitor.NONE);
        assertEquals(14, found.curve().size());
        for (CriticalGains.Point point : found.curve()) {
            assertEquals(
                    exponent(recipe.at(point.gain()), coupling, settings), point.exponent(), "gain " + point.gain());
        }
        assertTrue(found.upwardCrossings() > 0, "no onset");
        final double[] gains =
                found.curve().stream().mapToDouble(CriticalGains.Point::gain).toArray();
        final List<Integer> onsets = CriticalGainSearch.onsets(found.curve());
        final int first = onsets.get(0);
        final int last = onsets.get(onsets.size() - 1);
        assertArrayEquals(
                new double[] {
                    halved(recipe, coupling, settings, gains[first - 1], gains[first]),
                    halved(recipe, coupling, settings, gains[last - 1], gains[last])
                },
                new double[] {found.first().orElseThrow(), found.last().orElseThrow()});
    }

    private static double halved(
            NetworkRecipe recipe, Coupling coupling, LyapunovSettings settings, double below, double above) {
        double low = Elementary.log(below);
        double high = Elementary.log(above);
        while (high - low > 0.05) {
            final double middle = 0.5 * (low + high);
            final DynamicalSystem network = recipe.at(Elementary.exp(middle)).network(coupling);
            final RegimeEvidence evidence = new RegimeEvidence(network, settings.warmup() + settings.tangentWarmup());
            final var spectrum = OrbitRuns.one(new Lyapunov(network, settings)
                    .start(new Seed(recipe.stateSeed()), evidence, evidence, Monitor.NONE));
            if (evidence.find(spectrum, Monitor.NONE).regime() == Regime.CHAOTIC) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Elementary.exp(0.5 * (low + high));
    }

    private static double exponent(NetworkRecipe recipe, Coupling coupling, LyapunovSettings settings) {
        return new Lyapunov(recipe.network(coupling), settings)
                .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, Monitor.NONE)
                .max();
    }
}
