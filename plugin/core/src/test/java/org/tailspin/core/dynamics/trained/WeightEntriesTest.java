package org.tailspin.core.dynamics.trained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WeightEntriesTest {

    private static Map<String, WeightArray> read(int first) {
        final WeightEntries entries = new WeightEntries();
        for (int i = 1; i >= 0; i--) {
            for (int j = 0; j < 3; j++) {
                entries.add("W", i + first, OptionalInt.of(j + first), 10 * i + j);
            }
            entries.add(" b ", i + first, OptionalInt.empty(), -i);
        }
        return entries.arrays();
    }

    @Test
    void entriesComeInAnyOrderAndCountFromZeroOrOne() {
        for (int first : new int[] {0, 1}) {
            final Map<String, WeightArray> arrays = read(first);
            assertArrayEquals(new int[] {2, 3}, arrays.get("W").shape());
            assertArrayEquals(
                    new double[] {0, 1, 2, 10, 11, 12}, arrays.get("W").values());
            assertArrayEquals(new int[] {2}, arrays.get("b").shape());
            assertArrayEquals(new double[] {0, -1}, arrays.get("b").values());
        }
    }

    @Test
    void aHoleIsNoZero() {
        final WeightEntries entries = new WeightEntries();
        entries.add("W", 0, OptionalInt.of(0), 1);
        entries.add("W", 1, OptionalInt.of(1), 1);
        assertEquals(
                "the array 'W' must have one entry for each of its 2 x 2 places, but has 2",
                assertThrows(IllegalArgumentException.class, entries::arrays).getMessage());
        assertEquals(
                "an index of the array 'W' must be at least 0, but is -1",
                assertThrows(IllegalArgumentException.class, () -> entries.add("W", 0, OptionalInt.of(-1), 1))
                        .getMessage());
    }

    /** Extents whose product leaves the range of an int are no array of few entries. */
    @Test
    void anIndexFarOutTakesNoMemory() {
        final WeightEntries entries = new WeightEntries();
        entries.add("W", 65_535, OptionalInt.of(65_535), 1);
        entries.add("W", 0, OptionalInt.of(0), 1);
        assertEquals(
                "the array 'W' must have one entry for each of its 65536 x 65536 places, but has 2",
                assertThrows(IllegalArgumentException.class, entries::arrays).getMessage());
    }
}
