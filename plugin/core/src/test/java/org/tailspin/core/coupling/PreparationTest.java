package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

class PreparationTest {

    private static final int N = 24;

    private final Coupling sparse = new SparseEnsemble(1.5, 0.3).draw(N, new Seed(5), Monitor.NONE);

    private static Coupling given(double[]... rows) {
        return Coupling.of(
                rows, IntStream.range(0, rows.length).mapToObj(i -> "n" + i).toList());
    }

    private static double[] weights(Coupling coupling) {
        return IntStream.range(0, coupling.size() * coupling.size())
                .mapToDouble(k -> coupling.matrix().get(k / coupling.size(), k % coupling.size()))
                .toArray();
    }

    private static Preparation only(MeanRemoval mean) {
        return new Preparation(
                OptionalDouble.empty(), mean, Surrogate.NONE, Normalisation.NONE, SurrogateScale.DEFAULT);
    }

    @Test
    void meansByHand() {
        final Coupling coupling = given(new double[] {0, 2, 4}, new double[] {0, 0, 9}, new double[] {0, 0, 0});
        assertArrayEquals(
                new double[] {0, -3, -1, 0, 0, 4, 0, 0, 0},
                weights(only(MeanRemoval.CONNECTIONS).apply(coupling, new Seed(1), Monitor.NONE)));
        assertArrayEquals(
                new double[] {0, -1, 1, 0, 0, 0, 0, 0, 0},
                weights(only(MeanRemoval.TARGETS).apply(coupling, new Seed(1), Monitor.NONE)));
        final double mean = 15.0 / 9;
        assertArrayEquals(
                new double[] {-mean, 2 - mean, 4 - mean, -mean, -mean, 9 - mean, -mean, -mean, -mean},
                weights(only(MeanRemoval.ALL).apply(coupling, new Seed(1), Monitor.NONE)),
                1e-15);
    }

    @Test
    void nothingToDoIsTheSameMatrix() {
        assertSame(sparse, Preparation.NONE.apply(sparse, new Seed(1), Monitor.NONE));
    }

    @Test
    void daleGivesEverySourceOneSign() {
        final Coupling signed = new Preparation(
                        OptionalDouble.of(0.75),
                        MeanRemoval.NONE,
                        Surrogate.NONE,
                        Normalisation.NONE,
                        SurrogateScale.DEFAULT)
                .apply(sparse, new Seed(4), Monitor.NONE);
        int excite = 0;
        int inhibit = 0;
        for (int j = 0; j < N; j++) {
            boolean isPositive = false;
            boolean isNegative = false;
            for (int i = 0; i < N; i++) {
                assertEquals(
                        Math.abs(sparse.matrix().get(i, j)),
                        Math.abs(signed.matrix().get(i, j)));
                isPositive |= signed.matrix().get(i, j) > 0;
                isNegative |= signed.matrix().get(i, j) < 0;
            }
            assertTrue(isPositive ^ isNegative, "source " + j);
            excite += isPositive ? 1 : 0;
            inhibit += isNegative ? 1 : 0;
        }
        assertEquals(18, excite);
        assertEquals(6, inhibit);
    }

    @Test
    void theOrderIsSignsMeanNormalisation() {
        final Coupling coupling = given(new double[] {0, 3}, new double[] {5, 0});
        final Coupling prepared = new Preparation(
                        OptionalDouble.of(0.5),
                        MeanRemoval.CONNECTIONS,
                        Surrogate.NONE,
                        Normalisation.SPECTRAL_RADIUS,
                        SurrogateScale.DEFAULT)
                .apply(coupling, new Seed(1), Monitor.NONE);
        // one weight turns negative, so the two lie 4 on either side of their mean, and the eigenvalues are +-4i
        assertEquals(1, Math.abs(prepared.matrix().get(0, 1)), 1e-14);
        assertEquals(-1, prepared.matrix().get(0, 1) * prepared.matrix().get(1, 0), 1e-14);
        assertEquals(List.of("n0", "n1"), prepared.neurons());
    }

    /** Either number is one of the two matrices: the size of the weights, which all surrogates share, or the spectral radius. */
    @ParameterizedTest
    @EnumSource
    void aSurrogateHasTheScaleThatIsAskedFor(Surrogate surrogate) {
        for (Coupling coupling : List.of(sparse, sparse.withColumns(sparse.columns()))) {
            final Coupling itself = prepared(coupling, Surrogate.NONE, SurrogateScale.GIVEN);
            final double size = Surrogate.rootMeanSquare(itself);
            assertEquals(
                    size, Surrogate.rootMeanSquare(prepared(coupling, surrogate, SurrogateScale.GIVEN)), 1e-12 * size);
            final Coupling own = prepared(coupling, surrogate, SurrogateScale.OWN);
            assertEquals(1, own.spectralRadius(), 1e-9);
            assertEquals(
                    own.matrix().get(1, 2),
                    surrogate
                            .draw(coupling, new Seed(3), Monitor.NONE)
                            .normalised(Normalisation.SPECTRAL_RADIUS, Monitor.NONE)
                            .matrix()
                            .get(1, 2));
        }
    }

    private static Coupling prepared(Coupling coupling, Surrogate surrogate, SurrogateScale scale) {
        return new Preparation(
                        OptionalDouble.empty(), MeanRemoval.NONE, surrogate, Normalisation.SPECTRAL_RADIUS, scale)
                .apply(coupling, new Seed(3), Monitor.NONE);
    }

    @Test
    void sharesAreChecked() {
        for (double share : new double[] {0, 1, -0.5, Double.NaN}) {
            final String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> new Preparation(
                                    OptionalDouble.of(share),
                                    MeanRemoval.NONE,
                                    Surrogate.NONE,
                                    Normalisation.NONE,
                                    SurrogateScale.DEFAULT))
                    .getMessage();
            assertEquals("excitatory must lie in (0, 1), but is " + share, message);
        }
    }

    @Test
    void anExplicitMatrixIsDrawnWhateverTheSeed() {
        final CouplingEnsemble explicit = new ExplicitEnsemble(sparse);
        assertSame(sparse, explicit.draw(N, new Seed(1), Monitor.NONE));
        final double gain = CouplingStatistics.of(sparse, Monitor.NONE).effectiveGain();
        assertEquals(2 * gain, explicit.effectiveGain(2, N).orElseThrow(), 1e-14 * gain);
        final Coupling halved =
                new ExplicitEnsemble(Optional.of(sparse), 2, Surrogate.NONE).draw(N, new Seed(1), Monitor.NONE);
        assertEquals(sparse.matrix().get(3, 4), 2 * halved.matrix().get(3, 4));
        assertEquals(
                "the matrix must have N = 3 neurons, but has 24",
                assertThrows(IllegalArgumentException.class, () -> explicit.draw(3, new Seed(1), Monitor.NONE))
                        .getMessage());
        final CouplingEnsemble unknown = ExplicitEnsemble.unknown();
        assertEquals(OptionalDouble.empty(), unknown.effectiveGain(1, N));
        assertEquals(
                "the weights of the ensemble explicit must be given as a matrix, but none is",
                assertThrows(IllegalArgumentException.class, () -> unknown.draw(N, new Seed(1), Monitor.NONE))
                        .getMessage());
    }
}
