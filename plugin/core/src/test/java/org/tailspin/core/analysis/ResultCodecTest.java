package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

class ResultCodecTest {

    private static NetworkResult measured(double gain, int k, int steps) {
        return measured(gain, k, steps, false);
    }

    private static NetworkResult measured(double gain, int k, int steps, boolean covariant) {
        final NetworkRecipe recipe =
                new NetworkRecipe(new Disorder(new GaussianEnsemble(), 20, 3), gain, 1, Dynamics.usual());
        return new NetworkAnalysis(new LyapunovSettings(k, 50, 20, steps), Optional.empty())
                .covariant(covariant)
                .run(recipe, recipe.disorder().draw(Monitor.NONE), Monitor.NONE);
    }

    /** At rest, chaotic with some and with all exponents, and so short that there are no errors. */
    @ParameterizedTest
    @CsvSource({"0.3, 5, 100", "0.9, 20, 200", "3, 5, 400", "3, 20, 400", "3, 2, 3"})
    void aResultComesBackBitByBit(double gain, int k, int steps) {
        final NetworkResult result = measured(gain, k, steps);
        final byte[] bytes = NetworkResult.CODEC.bytes(result).orElseThrow();
        final NetworkResult again = NetworkResult.CODEC.result(result.recipe(), bytes);
        for (MeasuredColumn column : MeasuredColumn.values()) {
            final Object value = column.of(result);
            if (value instanceof double[] list) {
                assertArrayEquals(list, (double[]) column.of(again), 0, column.label());
            } else {
                assertEquals(value, column.of(again), column.label());
            }
        }
        assertArrayEquals(
                result.measurement().spectrum().orElseThrow().running(),
                again.measurement().spectrum().orElseThrow().running());
        assertArrayEquals(bytes, NetworkResult.CODEC.bytes(again).orElseThrow());
    }

    @Test
    void soDoCovariantVectors() {
        final NetworkResult result = measured(3, 5, 400, true);
        assertFalse(result.measurement().covariant().orElseThrow().vectors().isEmpty());
        final byte[] bytes = NetworkResult.CODEC.bytes(result).orElseThrow();
        final NetworkResult again = NetworkResult.CODEC.result(result.recipe(), bytes);
        assertEquals(
                result.measurement().covariant().orElseThrow().vectors().size(),
                again.measurement().covariant().orElseThrow().vectors().size());
        assertArrayEquals(bytes, NetworkResult.CODEC.bytes(again).orElseThrow());
    }

    /** Its reason may be gone the next time. */
    @Test
    void aFailureIsNotKept() {
        final NetworkRecipe recipe = measured(0.3, 1, 10).recipe();
        assertEquals(
                Optional.empty(),
                NetworkResult.CODEC.bytes(new NetworkResult(recipe, Measurement.none("the memory does not hold it"))));
    }

    @Test
    void aTornResultIsRefused() {
        final NetworkResult result = measured(3, 5, 400);
        final byte[] bytes = NetworkResult.CODEC.bytes(result).orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () -> NetworkResult.CODEC.result(result.recipe(), Arrays.copyOf(bytes, bytes.length - 1)));
    }
}
