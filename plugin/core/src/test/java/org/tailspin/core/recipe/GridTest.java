package org.tailspin.core.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {

    @Test
    void listsAscendAndHaveEachValueOnce() {
        assertArrayEquals(new double[] {0.5, 1, 2}, Grid.list("2, 0.5,1 2").values());
        assertArrayEquals(new double[] {3}, Grid.list("3").values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "1, two", "NaN", "1e999"})
    void refusesWhatIsNoList(String text) {
        assertThrows(IllegalArgumentException.class, () -> Grid.list(text));
    }
}
