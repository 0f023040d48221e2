package org.tailspin.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;

class SweepTest {

    private static final NetworkAnalysis ANALYSIS = new NetworkAnalysis(new LyapunovSettings(5, 50, 10, 60));

    private static GainSweep plan(int realisations, CouplingEnsemble... ensembles) {
        return new GainSweep(List.of(ensembles), 20, new Grid(0.5, 4, 3, true), realisations, 7, Dynamics.usual());
    }

    private static List<List<Object>> rows(List<NetworkRecipe> recipes, int workers) {
        final ExecutorService pool = Executors.newFixedThreadPool(workers);
        final List<List<Object>> rows = new ArrayList<>();
        try {
            new Sweep<>(recipes, ANALYSIS)
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
    void rowsDoNotDependOnTheThreads() {
        final List<NetworkRecipe> recipes = plan(
                        2, new StableEnsemble(1), new StableEnsemble(1.5), new GaussianEnsemble())
                .recipes();
        final List<List<Object>> one = rows(recipes, 1);
        assertEquals(18, one.size());
        assertEquals(one, rows(recipes, 2));
        assertEquals(one, rows(recipes, 5));
        assertEquals(
                recipes.stream().map(NetworkRecipe::name).toList(),
                one.stream().map(row -> row.get(0)).toList());
    }

    @Test
    void namesSayWhatTheNetworkIs() {
        final List<NetworkRecipe> recipes =
                plan(1, new StableEnsemble(1.5), new GaussianEnsemble()).recipes();
        assertEquals("stable a=1.5 g=0.5 N=20 c7 s7", recipes.get(0).name());
        assertEquals("stable a=1.5 g=1.41421 N=20 c7 s7", recipes.get(1).name());
        assertEquals("gaussian g=4 N=20 c7 s7", recipes.get(5).name());
        assertEquals(
                "stable a=1 g=1e-7 N=3 noise=0.1 c0 s2",
                new NetworkRecipe(
                                new Disorder(new StableEnsemble(1), 3, 0),
                                1e-7,
                                2,
                                Dynamics.map(Nonlinearity.TANH, 0.1))
                        .name()
                        .replace("E-", "e-"));
    }

    @Test
    void aFailingNetworkIsOneRow() {
        final List<NetworkRecipe> recipes =
                new ArrayList<>(plan(1, new GaussianEnsemble()).recipes());
        recipes.add(1, new NetworkRecipe(new Disorder(new GaussianEnsemble(), 4, 1), 1, 1, Dynamics.usual()));
        recipes.add(1, new NetworkRecipe(new Disorder(new StableEnsemble(0.001), 9, 1), 1, 1, Dynamics.usual()));
        final List<List<Object>> rows = rows(recipes, 2);
        assertEquals(5, rows.size());
        final int max = NetworkColumns.ALL.indexOf(MeasuredColumn.LYAPUNOV_MAX);
        final int note = NetworkColumns.ALL.indexOf(MeasuredColumn.NOTE);
        assertEquals(null, rows.get(1).get(max));
        assertTrue(((String) rows.get(1).get(note)).contains("exceeds the range of a double"));
        assertEquals(
                "the number of exponents must be at most the number of neurons, N = 4, but is 5",
                rows.get(2).get(note));
        final List<List<Object>> alone = rows(plan(1, new GaussianEnsemble()).recipes(), 2);
        final int[] good = {0, 3, 4};
        for (int i = 0; i < good.length; i++) {
            assertTrue(rows.get(good[i]).get(max) instanceof Double);
            assertEquals(alone.get(i).get(max), rows.get(good[i]).get(max));
            assertEquals(alone.get(i).get(note), rows.get(good[i]).get(note));
        }
    }

    @Test
    void cancellingStopsTheWorkersAndKeepsWhatWasDelivered() {
        final ExecutorService pool = Executors.newFixedThreadPool(2);
        final List<NetworkResult> delivered = new ArrayList<>();
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return delivered.size() >= 3;
            }
        };
        final AtomicInteger busy = new AtomicInteger();
        final NetworkTask<NetworkResult> counted = new NetworkTask<>() {
            @Override
            public NetworkResult run(NetworkRecipe recipe, Coupling coupling, Monitor each) {
                busy.incrementAndGet();
                try {
                    return ANALYSIS.run(recipe, coupling, each);
                } finally {
                    busy.decrementAndGet();
                }
            }

            @Override
            public NetworkResult failed(NetworkRecipe recipe, String reason) {
                return ANALYSIS.failed(recipe, reason);
            }
        };
        final Sweep<NetworkResult> sweep =
                new Sweep<>(plan(100, new GaussianEnsemble()).recipes(), counted);
        assertThrows(CancellationException.class, () -> sweep.run(pool, 2, monitor, delivered::add));
        assertEquals(0, busy.get(), "a worker is still busy");
        assertTrue(delivered.size() >= 3 && delivered.size() < 20, "delivered " + delivered.size());
        pool.shutdown();
    }

    /** One network hangs: the others run ahead of it so far and no further, and memory stays bounded. */
    @Test
    void aSlowNetworkHoldsBackWhatWouldPileUp() throws InterruptedException {
        final CountDownLatch release = new CountDownLatch(1);
        final AtomicInteger done = new AtomicInteger();
        final List<NetworkRecipe> recipes = plan(1000, new GaussianEnsemble()).recipes();
        final List<String> delivered = new ArrayList<>();
        final NetworkTask<String> task = new NetworkTask<>() {
            @Override
            public String run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
                if (recipe.equals(recipes.get(0))) {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                } else if (done.incrementAndGet() == 2 * Sweep.WAITING - 1) {
                    release.countDown(); // all that may run ahead has run
                }
                assertTrue(done.get() < 2 * Sweep.WAITING || release.getCount() == 0);
                return recipe.name();
            }

            @Override
            public String failed(NetworkRecipe recipe, String reason) {
                throw new AssertionError(reason);
            }
        };
        final ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            new Sweep<>(recipes, task).run(pool, 2, Monitor.NONE, delivered::add);
        } finally {
            pool.shutdown();
        }
        assertEquals(recipes.stream().map(NetworkRecipe::name).toList(), delivered);
    }

    @Test
    void aPlanListsItsNetworksWithoutHoldingThem() {
        final GainSweep plan = plan(2, new StableEnsemble(1), new GaussianEnsemble());
        final List<NetworkRecipe> recipes = plan.recipes();
        assertEquals(12, plan.size());
        assertEquals(12, recipes.size());
        assertEquals("gaussian g=4 N=20 c8 s8", recipes.get(11).name());
        assertEquals("stable a=1 g=0.5 N=20 c8 s8", recipes.subList(3, 5).get(0).name());
        assertEquals(12, recipes.stream().map(NetworkRecipe::name).distinct().count());
        assertThrows(IndexOutOfBoundsException.class, () -> recipes.get(12));
        assertThrows(IllegalArgumentException.class, () -> plan(1, new StableEnsemble(1), new StableEnsemble(1 + 1e-12))
                .recipes());
        assertEquals(
                GainSweep.MAX_NETWORKS,
                plan(GainSweep.MAX_NETWORKS / 3, new GaussianEnsemble())
                                .recipes()
                                .size()
                        + 1);
    }

    @Test
    void grids() {
        assertArrayEquals(new double[] {1, 1.5, 2}, new Grid(1, 2, 3, false).values(), 1e-15);
        final double[] log = new Grid(0.1, 10, 20, true).values();
        assertEquals(0.1, log[0]);
        assertEquals(10, log[19]);
        for (int i = 1; i < log.length; i++) {
            assertEquals(Math.pow(100, 1.0 / 19), log[i] / log[i - 1], 1e-13);
        }
        assertArrayEquals(new double[] {3}, Grid.single(3).values());
        assertArrayEquals(
                new double[] {0.5, 1, 1.5, 2, 8},
                Grid.of(List.of(Grid.single(8), Grid.single(0.5), new Grid(1, 2, 3, false), Grid.single(2)))
                        .values());
        assertEquals(new Grid(1, 2, 3, true), Grid.of(List.of(new Grid(1, 2, 3, true))));
        assertArrayEquals(
                new double[] {2, 16},
                Grid.of(List.of(Grid.single(8), Grid.single(1)))
                        .map(value -> 2 * value)
                        .values());
        assertThrows(IllegalArgumentException.class, () -> new Grid(2, 1, 3, false));
        assertThrows(IllegalArgumentException.class, () -> new Grid(1, 2, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Grid(1, 2, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new Grid(0, 2, 3, true));
        assertThrows(IllegalArgumentException.class, () -> new Grid(Double.NaN, 2, 3, false));
    }

    @Test
    void plansAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> plan(0, new GaussianEnsemble()));
        assertThrows(IllegalArgumentException.class, () -> plan(1));
        final var e = assertThrows(IllegalArgumentException.class, () -> new GainSweep(
                        List.of(new GaussianEnsemble()), 5, new Grid(1, 1 + 1e-9, 3, false), 1, 1, Dynamics.usual())
                .recipes());
        assertTrue(e.getMessage().contains("'gaussian g=1 N=5 c1 s1'"), e.getMessage());
    }
}
