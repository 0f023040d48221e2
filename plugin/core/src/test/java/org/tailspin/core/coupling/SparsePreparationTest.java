package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.random.Seed;

/** What is done to a list of connections gives the weights, to the last bit, that it gives of the whole matrix. */
class SparsePreparationTest {

    private static final int N = 90;

    private static Coupling sparse() {
        final Coupling drawn = new SparseEnsemble(1.3, 0.08).draw(N, new Seed(6), Monitor.NONE);
        return Coupling.of(
                drawn.sparse(), IntStream.range(0, N).mapToObj(i -> "n" + i).toList());
    }

    private static Coupling dense(Coupling sparse) {
        final double[][] rows = new double[N][N];
        sparse.forEach((i, j, weight) -> rows[i][j] = weight);
        return Coupling.of(rows, sparse.neurons());
    }

    private static void assertSame(Coupling expected, Coupling actual) {
        assertEquals(expected.neurons(), actual.neurons());
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                assertEquals(expected.weight(i, j), actual.weight(i, j), i + ", " + j);
            }
        }
    }

    private static void assertSame(Preparation preparation, Storage storage) {
        final Coupling given = sparse();
        assertEquals(Storage.SPARSE, given.storage());
        final Coupling actual = preparation.apply(given, new Seed(8), Monitor.NONE);
        assertSame(preparation.apply(dense(given), new Seed(8), Monitor.NONE), actual);
        assertEquals(storage, actual.storage());
    }

    @ParameterizedTest
    @EnumSource
    void surrogates(Surrogate surrogate) {
        assertSame(
                new Preparation(
                        OptionalDouble.empty(),
                        MeanRemoval.NONE,
                        surrogate,
                        Normalisation.NONE,
                        SurrogateScale.DEFAULT),
                List.of(Surrogate.GAUSSIAN, Surrogate.RANDOM_MODES, Surrogate.RANDOM_MODES_OVERLAPS)
                                .contains(surrogate)
                        ? Storage.DENSE
                        : Storage.SPARSE);
    }

    @ParameterizedTest
    @EnumSource
    void means(MeanRemoval mean) {
        assertSame(
                new Preparation(
                        OptionalDouble.of(0.7), mean, Surrogate.NONE, Normalisation.NONE, SurrogateScale.DEFAULT),
                mean == MeanRemoval.ALL ? Storage.DENSE : Storage.SPARSE);
    }

    @ParameterizedTest
    @EnumSource
    void normalisations(Normalisation normalisation) {
        assertSame(
                new Preparation(
                        OptionalDouble.of(0.5),
                        MeanRemoval.TARGETS,
                        Surrogate.REWIRED,
                        normalisation,
                        SurrogateScale.DEFAULT),
                Storage.SPARSE);
    }

    /** All but the last bits, which come from sums in another order. */
    @Test
    void statistics() {
        final CouplingStatistics expected = CouplingStatistics.of(dense(sparse()), Monitor.NONE);
        final CouplingStatistics actual =
                CouplingStatistics.of(sparse(), true, () -> sparse().spectralRadius(), Monitor.NONE);
        assertEquals(expected, CouplingStatistics.of(sparse(), Monitor.NONE), "a small list is written out");
        assertEquals(expected.mean(), actual.mean());
        assertEquals(expected.standardDeviation(), actual.standardDeviation());
        assertEquals(expected.sparsity(), actual.sparsity());
        assertEquals(expected.effectiveGain(), actual.effectiveGain());
        assertEquals(expected.spectralRadius(), actual.spectralRadius());
        assertEquals(expected.tail(), actual.tail());
        final double rank = expected.singularValueExcess().orElseThrow();
        assertEquals(rank, actual.singularValueExcess().orElseThrow(), 1e-12 * Math.abs(rank));
        assertEquals(expected.singularValueExcessNull(), actual.singularValueExcessNull());
    }

    @Test
    void feedForwardLists() {
        final SparseMatrix.Builder chain = new SparseMatrix.Builder(N, N, N);
        for (int i = 1; i < N; i++) {
            chain.add(i, i - 1, 1);
        }
        assertTrue(Coupling.of(chain.build(), List.of()).isFeedForward());
        assertFalse(sparse().isFeedForward());
        final SparseMatrix.Builder loop = new SparseMatrix.Builder(N, N, N);
        loop.add(4, 4, 1);
        assertFalse(Coupling.of(loop.build(), List.of()).isFeedForward());
    }

    /** A list of a quarter of all pairs or more becomes a matrix. */
    @Test
    void storageFollowsFromTheNumberOfConnections() {
        final SparseMatrix.Builder few = new SparseMatrix.Builder(4, 4, 4);
        few.add(0, 1, 1);
        few.add(1, 2, 1);
        few.add(2, 3, 1);
        assertEquals(Storage.SPARSE, Coupling.of(few.build(), List.of()).storage());
        few.add(3, 0, 1);
        assertEquals(Storage.DENSE, Coupling.of(few.build(), List.of()).storage());
    }

    /** A list too large to be shuffled with its zeros: the same weights, each at a place of its own, all over the matrix. */
    @Test
    void weightsOfALargeListAreScattered() {
        final Coupling given = sparse();
        final SparseMatrix scattered = Surrogate.scattered(given.sparse(), new Seed(2).stream("places"), Monitor.NONE);
        assertEquals(given.connections(), scattered.count());
        final double[] expected = given.sparse().entries();
        final double[] actual = scattered.entries();
        Arrays.sort(expected);
        Arrays.sort(actual);
        assertArrayEquals(expected, actual);
        final double[] upper = new double[1];
        scattered.forEach((i, j, weight) -> upper[0] += i < N / 2 ? 1 : 0);
        final double deviation = Math.sqrt(scattered.count()) / 2;
        assertEquals(scattered.count() / 2.0, upper[0], 4 * deviation); // once in 16 000 seeds
    }

    /** Against a set of the library, over many additions and removals, in a table that is full of neighbours. */
    @Test
    void placesAreThoseOfASet() {
        final Random random = new Random(12);
        final PlaceSet places = new PlaceSet(40, 500);
        final Set<Integer> expected = new HashSet<>();
        for (int step = 0; step < 20_000; step++) {
            final int source = random.nextInt(40);
            final int target = random.nextInt(25);
            final int key = source * 40 + target;
            assertEquals(expected.contains(key), places.has(source, target));
            if (expected.contains(key)) {
                expected.remove(key);
                places.remove(source, target);
            } else if (expected.size() < 500) {
                assertTrue(places.add(source, target));
                assertFalse(places.add(source, target));
                expected.add(key);
            }
        }
        for (int key = 0; key < 1600; key++) {
            assertEquals(expected.contains(key), places.has(key / 40, key % 40));
        }
    }
}
