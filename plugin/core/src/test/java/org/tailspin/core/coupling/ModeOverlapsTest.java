package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** The diagonal of the block is that of the modes, and the block is U' V: its squares over all N modes add to N. */
    @Test
    void theBlockIsTheProductOfTheVectors() {
        final Coupling coupling = new GaussianEnsemble().draw(40, new Seed(2), Monitor.NONE);
        final ModeOverlaps modes = ModeOverlaps.of(coupling, 40, Monitor.NONE);
        double squares = 0;
        for (int a = 0; a < 40; a++) {
            assertEquals(modes.overlaps()[a], modes.block()[a][a], 1e-13);
            for (double entry : modes.block()[a]) {
                squares += entry * entry;
            }
        }
        assertEquals(40, squares, 1e-10);
        assertEquals(7, ModeOverlaps.of(coupling, 7, Monitor.NONE).block().length);
        assertEquals(0, ModeOverlaps.of(coupling, Monitor.NONE).block().length);
    }

    /** Of random directions 1.24 % are beyond 2.5 deviations; of a symmetric matrix all are. */
    @Test
    void theNullTestTellsRandomDirectionsFromOthers() {
        final ModeOverlaps.NullTest random = ModeOverlaps.of(
                        new GaussianEnsemble().draw(300, new Seed(4), Monitor.NONE), Monitor.NONE)
                .nullTest();
        assertEquals(300, random.modes());
        assertTrue(random.probability() > 0.001, random.toString()); // errs once in a thousand seeds
        final ModeOverlaps.NullTest symmetric = ModeOverlaps.of(
                        new PartiallySymmetricEnsemble(1).draw(60, new Seed(4), Monitor.NONE), Monitor.NONE)
                .nullTest();
        assertEquals(60, symmetric.beyond());
        assertTrue(symmetric.probability() < 1e-50);
        // vectors of equal singular values, or of 0, have no directions of their own
        final ModeOverlaps.NullTest none = ModeOverlaps.of(
                        Coupling.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 0}}, List.of()), Monitor.NONE)
                .nullTest();
        assertEquals(0, none.modes());
        assertEquals(1, none.probability());
    }
}
