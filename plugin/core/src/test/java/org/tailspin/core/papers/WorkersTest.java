package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.recipe.NetworkRecipe;

class WorkersTest {

    private static final Setting SETTING = new Setting(Scale.SMALL, false, Setting.ALL_SIZES, 0);

    /** Keeps all, in memory. */
    private static final class Kept implements Store {

        private final Map<String, double[]> all = new HashMap<>();

        @Override
        public Optional<double[]> get(String part, int index) {
            return Optional.ofNullable(all.get(part + index));
        }

        @Override
        public void put(String part, int index, double[] numbers) {
            all.put(part + index, numbers);
        }
    }

    private static Workers workers(Monitor monitor, Store store) {
        return new Workers(Runnable::run, 1, monitor, store);
    }

    private static List<NetworkRecipe> recipes() {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int n : new int[] {3, 4}) {
            recipes.addAll(Networks.of(Networks.stable(2), n, new double[] {1, 2}, 2, 0, SETTING));
        }
        return recipes;
    }

    /** After a network that stops the work, the others are not measured again. */
    @Test
    void whatWasMeasuredIsKept() {
        final AtomicInteger count = new AtomicInteger();
        final Kept store = new Kept();
        final Measure dies = (recipe, coupling, monitor) -> {
            if (count.incrementAndGet() == 6) {
                throw new CancellationException();
            }
            return new double[] {recipe.gain(), coupling.size()};
        };
        assertThrows(
                CancellationException.class, () -> workers(Monitor.NONE, store).sweep("a", recipes(), dies));
        assertEquals(5, store.all.size());
        final List<double[]> resumed = workers(Monitor.NONE, store).sweep("a", recipes(), dies);
        assertEquals(6 + 3, count.get(), "the sixth and two more");
        for (int i = 0; i < 8; i++) {
            assertArrayEquals(new double[] {1 + i % 2, i < 4 ? 3 : 4}, resumed.get(i), "network " + i);
        }
        workers(Monitor.NONE, store).sweep("b", recipes(), dies);
        assertEquals(9 + 8, count.get(), "another part has its own");
    }

    @Test
    void aNetworkThatFailedIsTriedAgain() {
        final Kept store = new Kept();
        final List<double[]> failed = workers(Monitor.NONE, store)
                .sweep("a", recipes(), (recipe, coupling, monitor) -> {
                    throw new NumericalException("no");
                });
        assertEquals(8, failed.size());
        assertTrue(Double.isNaN(Work.number(failed.get(0), 0)));
        assertTrue(store.all.isEmpty());
    }

    /** Items of weight 1 and 3: a quarter, and all. */
    @Test
    void progressIsThatOfTheCost() {
        final List<Double> told = new ArrayList<>();
        final Monitor monitor = new Monitor() {
            @Override
            public void progress(double fraction) {
                told.add(fraction);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        final Kept store = new Kept();
        final Item item = (index, share) -> new double[] {index};
        workers(monitor, store).map("a", new double[] {1, 3}, item);
        assertEquals(List.of(0.25, 1.0), told);
        assertEquals(
                2, workers(monitor, store).map("a", new double[] {1, 3}, item).size());
        assertEquals(2, told.size(), "nothing was left to do");
    }

    /** A figure that is only estimated runs nothing but one network of each law, and takes no numbers for an answer. */
    @Test
    void costsAreFoundForEveryPart() {
        final Costs costs = new Costs(Monitor.NONE);
        final AtomicInteger count = new AtomicInteger();
        final List<double[]> none = costs.sweep("a", recipes(), (recipe, coupling, monitor) -> {
            count.incrementAndGet();
            return new double[1];
        });
        costs.map("b", new double[] {1, 5, 2}, (index, monitor) -> {
            assertEquals(2, index, "the item of median weight");
            return new double[1];
        });
        assertEquals(4, count.get(), "two laws, twice each, for the compiler");
        assertEquals(8, none.size());
        assertEquals(0, none.get(0).length);
        assertEquals(
                List.of("a 3 4", "a 4 4", "b 0 3"),
                costs.found().stream()
                        .map(cost -> cost.part() + " " + cost.n() + " " + cost.count())
                        .toList());
        assertTrue(costs.found().stream().allMatch(cost -> cost.seconds() >= 0));
    }

    @Test
    void settingsHaveRanges() {
        assertThrows(IllegalArgumentException.class, () -> new Setting(Scale.SMALL, false, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Setting(Scale.SMALL, false, 1, -1));
        final Setting to1000 = new Setting(Scale.PAPER, false, 1000, 0);
        assertEquals(1000, Figure.of("2").largestMatrix(to1000));
        assertEquals(10_000, Figure.of("2").largestMatrix(new Setting(Scale.PAPER, false, Setting.ALL_SIZES, 0)));
        assertThrows(IllegalArgumentException.class, () -> Figure.of("2")
                .largestMatrix(new Setting(Scale.PAPER, false, 999, 0)));
    }
}
