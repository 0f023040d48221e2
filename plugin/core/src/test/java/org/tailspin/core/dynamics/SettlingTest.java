package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** States of known laws: those that come to rest, and those that do not. */
class SettlingTest {

    private static boolean isSettling(int steps, IntFunction<double[]> state) {
        final Settling settling = new Settling();
        for (int t = 0; t <= steps; t++) {
            settling.accept(state.apply(t));
        }
        return settling.isSettling();
    }

    private static double[] spiral(double radius, double turn, int t) {
        final double r = Math.pow(radius, t);
        return new double[] {2 + r * Math.cos(turn * t), 1 + r * Math.sin(turn * t)};
    }

    @Test
    void whatDecaysIsOnItsWayToRest() {
        for (int steps : new int[] {300, 333, 1000, 5000}) {
            assertEquals(true, isSettling(steps, t -> spiral(0.99, 0, t)), "straight, " + steps);
            assertEquals(true, isSettling(steps, t -> spiral(0.99, 1, t)), "around, " + steps);
        }
        assertEquals(true, isSettling(1000, t -> new double[] {Math.pow(0.98, t)}), "to the origin");
        assertEquals(true, isSettling(1000, t -> new double[] {3}), "at rest from the beginning");
        assertEquals(true, isSettling(1000, t -> spiral(0.9, 1, t)), "at rest but for rounding");
    }

    @Test
    void whatMovesOnDoesNotRest() {
        for (int steps : new int[] {100, 1000, 5000}) {
            assertEquals(false, isSettling(steps, t -> spiral(1, 1, t)), "a circle");
            assertEquals(false, isSettling(steps, t -> new double[] {t % 2}), "a cycle");
            assertEquals(false, isSettling(steps, t -> spiral(1.001, 1, t)), "growth");
            assertEquals(
                    false,
                    isSettling(steps, t -> {
                        final double[] circle = spiral(1, 1, t);
                        circle[0] += Math.pow(0.99, t);
                        return circle;
                    }),
                    "on the way to a circle");
        }
        assertEquals(false, isSettling(3000, t -> new double[] {1 / Math.sqrt(3000 + t)}), "critical");
        assertEquals(false, isSettling(63, t -> spiral(0.9, 1, t)), "a run too short to tell");
    }

    /** By the order of 8 independent means alone, 1 of 40 000 would be taken for one that settles. */
    @Test
    void chaosAndNoiseDoNotRest() {
        for (int seed = 1; seed <= 200; seed++) {
            final Random random = new Random(seed);
            final double[] x = {random.nextDouble()};
            assertEquals(
                    false,
                    isSettling(200, t -> {
                        x[0] = 4 * x[0] * (1 - x[0]);
                        return x;
                    }),
                    "chaos " + seed);
            assertEquals(false, isSettling(200, t -> new double[] {random.nextGaussian()}), "noise " + seed);
        }
    }
}
