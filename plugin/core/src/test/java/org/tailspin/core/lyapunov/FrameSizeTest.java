package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSizeTest {

    /** Exponents a - b i, whose sum turns negative where it does by counting. */
    private static double[] exponents(double a, double b, int count) {
        return IntStream.range(0, count).mapToDouble(i -> a - b * i).toArray();
    }

    private static int crossing(double[] exponents) {
        double sum = 0;
        int i = 0;
        while (sum >= 0) {
            sum += exponents[i++];
        }
        return i - 1;
    }

    /** A law of the very form of the guess is met exactly: between 1.05 and 1.2 times the place of the crossing, and some. */
    @ParameterizedTest
    @ValueSource(ints = {240, 300, 400})
    void guessesFromExponentsThatFollowTheLaw(int from) {
        for (double a : new double[] {0.1, 0.2, 0.4}) {
            final double[] all = exponents(a, 0.001, 4000);
            final int crossing = crossing(all);
            final int size = FrameSize.next(Arrays.copyOf(all, from), 4000);
            assertTrue(FrameSize.closes(Arrays.copyOf(all, size)), "a frame of " + size + " for " + crossing);
            assertTrue(size <= 1.2 * crossing + 12, "a frame of " + size + " for " + crossing);
        }
    }

    @Test
    void fewExponentsAreNotBelieved() {
        final double[] all = exponents(0.4, 0.001, 4000);
        assertEquals(64, FrameSize.next(Arrays.copyOf(all, 16), 4000));
        assertFalse(FrameSize.isReliable(16, 64));
        assertTrue(FrameSize.isReliable(16, 48));
    }

    @Test
    void aFrameThatIsTooWideShrinks() {
        final double[] all = exponents(0.05, 0.001, 1000);
        final int size = FrameSize.next(all, 1000);
        assertTrue(size < 140 && FrameSize.closes(Arrays.copyOf(all, size)), "size: " + size);
    }

    /** The next frame is larger whatever the exponents do, so that it ends at the dimension of the system. */
    @Test
    void growsToTheDimension() {
        final double[] constant = new double[16];
        Arrays.fill(constant, 1);
        assertEquals(64, FrameSize.next(constant, 1000));
        assertEquals(20, FrameSize.next(constant, 20));
        assertEquals(3, FrameSize.next(new double[] {1}, 3));
        assertEquals(
                1000,
                FrameSize.next(
                        Arrays.copyOf(
                                IntStream.range(0, 900).mapToDouble(i -> 1).toArray(), 900),
                        1000));
        final double[] justClosed = exponents(0.2, 0.001, crossing(exponents(0.2, 0.001, 1000)) + 1);
        assertFalse(FrameSize.closes(justClosed));
        assertTrue(FrameSize.next(justClosed, 1000) > justClosed.length);
    }

    @Test
    void singularMapsClose() {
        assertTrue(FrameSize.closes(new double[] {
            1, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        }));
        assertEquals(FrameSize.FIRST, FrameSize.next(new double[] {-1, -2, -3, -4}, 100));
        assertEquals(4, FrameSize.next(new double[] {-1, -2, -3, -4}, 4));
    }
}
