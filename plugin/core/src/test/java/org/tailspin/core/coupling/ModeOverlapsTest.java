package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class ModeOverlapsTest {

    /** A diagonal of 1, -3, 2: the modes are the axes, of overlap 1 or -1. */
    @Test
    void diagonal() {
        final ModeOverlaps modes = ModeOverlaps.of(
                Coupling.of(new double[][] {{1, 0, 0}, {0, -3, 0}, {0, 0, 2}}, List.of()), Monitor.NONE);
        assertArrayEquals(new double[] {3, 2, 1}, modes.singularValues(), 1e-14);
        assertArrayEquals(new double[] {-1, 1, 1}, modes.overlaps(), 1e-14);
        assertEquals(1 / Math.sqrt(3), modes.nullDeviation(), 1e-15);
        assertEquals(1, modes.rootMeanSquare(), 1e-14);
    }

    /** One mode drawn with overlap 0.6 has it up to 1/sqrt(N): five standard errors, (1 - rho^2)/sqrt(N). */
    @Test
    void drawnOverlap() {
        final int n = 100;
        final Coupling coupling = new RandomModeEnsemble(
                        new ModeSpectrum.Flat(), 1, RandomModeEnsemble.Basis.GAUSSIAN, List.of(0.6))
                .draw(n, new Seed(2), Monitor.NONE);
        final ModeOverlaps modes = ModeOverlaps.of(coupling, Monitor.NONE);
        assertEquals(0.6, modes.overlaps()[0], 5 * 0.64 / Math.sqrt(n));
        assertEquals(0, modes.singularValues()[1], 1e-12);
        assertEquals(Math.abs(modes.overlaps()[0]), modes.rootMeanSquare(), 1e-12);
    }

    /** Orthonormal modes in random directions: the mean square is 1/N, with a standard error of about sqrt(2)/N. */
    @Test
    void independentModes() {
        final int n = 80;
        final ModeOverlaps modes = ModeOverlaps.of(
                new RandomModeEnsemble(
                                new ModeSpectrum.Exponential(0.5),
                                RandomModeEnsemble.ALL,
                                RandomModeEnsemble.Basis.HAAR,
                                List.of())
                        .draw(n, new Seed(3), Monitor.NONE),
                Monitor.NONE);
        double square = 0;
        for (double overlap : modes.overlaps()) {
            square += overlap * overlap / n;
        }
        assertEquals(modes.nullDeviation() * modes.nullDeviation(), square, 5 * Math.sqrt(2.0 / n) / n);
    }
}
