package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;

class DecompositionsTest {

    private static DMatrixRMaj matrix(int n, boolean symmetric) {
        final DMatrixRMaj a = RandomMatrices_DDRM.rectangle(n, n, -1, 1, new Random(n));
        if (symmetric) {
            final DMatrixRMaj transposed = CommonOps_DDRM.transpose(a, null);
            CommonOps_DDRM.addEquals(a, transposed);
        }
        return a;
    }

    /** The same bits as EJML's own: nothing is added but questions. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eigenvaluesAreThoseOfEjml(boolean symmetric) {
        for (int n : new int[] {1, 2, 3, 7, 40}) {
            final DMatrixRMaj a = matrix(n, symmetric);
            final EigenDecomposition_F64<DMatrixRMaj> expected = DecompositionFactory_DDRM.eig(n, false);
            assertTrue(expected.decompose(a.copy()));
            final Complex_F64[] found = Decompositions.eigenvalues(a.copy(), Monitor.NONE);
            assertEquals(expected.getNumberOfEigenvalues(), found.length);
            for (int i = 0; i < n; i++) {
                assertEquals(expected.getEigenvalue(i).getReal(), found[i].getReal());
                assertEquals(expected.getEigenvalue(i).getImaginary(), found[i].getImaginary());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void singularValuesAndVectorsAreThoseOfEjml(boolean vectors) {
        for (int n : new int[] {1, 2, 3, 7, 40}) {
            final DMatrixRMaj a = matrix(n, false);
            final SingularValueDecomposition_F64<DMatrixRMaj> expected =
                    DecompositionFactory_DDRM.svd(n, n, vectors, vectors, !vectors);
            assertTrue(expected.decompose(a.copy()));
            final SingularValueDecomposition_F64<DMatrixRMaj> found = Decompositions.singular(a, vectors, Monitor.NONE);
            assertArrayEquals(expected.getSingularValues(), found.getSingularValues());
            if (vectors) {
                assertArrayEquals(expected.getU(null, false).data, found.getU(null, false).data);
                assertArrayEquals(expected.getV(null, false).data, found.getV(null, false).data);
            }
        }
    }

    /** Counts the questions, and says stop at one of them. */
    private static final class Stop implements Monitor {

        private final int at;
        private int asked;

        Stop(int at) {
            this.at = at;
        }

        @Override
        public void progress(double fraction) {}

        @Override
        public boolean isCancelled() {
            return ++asked >= at;
        }
    }

    static Stream<Arguments> works() {
        final BiConsumer<DMatrixRMaj, Monitor> eigen = Decompositions::eigenvalues;
        final BiConsumer<DMatrixRMaj, Monitor> singular = (a, monitor) -> Decompositions.singular(a, false, monitor);
        final BiConsumer<DMatrixRMaj, Monitor> vectors = (a, monitor) -> Decompositions.singular(a, true, monitor);
        return Stream.of(
                Arguments.of("general", false, eigen),
                Arguments.of("symmetric", true, eigen),
                Arguments.of("singular", false, singular),
                Arguments.of("vectors", false, vectors));
    }

    /** Asks at least once for each column, and ends at the question that is answered so. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("works")
    void stopsInTheMiddle(String name, boolean symmetric, BiConsumer<DMatrixRMaj, Monitor> work) {
        final int n = 60;
        final Stop never = new Stop(Integer.MAX_VALUE);
        work.accept(matrix(n, symmetric), never);
        assertTrue(never.asked >= n - 2, "asked " + never.asked + " times");
        for (int at : new int[] {1, n / 2, never.asked}) {
            final Stop stop = new Stop(at);
            assertThrows(CancellationException.class, () -> work.accept(matrix(n, symmetric), stop));
            assertEquals(at, stop.asked);
        }
    }

    /** Counts the questions of each override of EJML, by the method that asks. */
    private static final class Askers implements Monitor {

        private final Map<String, Integer> counts = new TreeMap<>();

        @Override
        public void progress(double fraction) {}

        @Override
        public boolean isCancelled() {
            StackWalker.getInstance()
                    .walk(frames -> frames.map(frame -> frame.getClassName() + "." + frame.getMethodName())
                            .filter(name -> name.startsWith(Decompositions.class.getName() + "$"))
                            .findFirst())
                    .ifPresent(name -> counts.merge(
                            name.substring(Decompositions.class.getName().length() + 1), 1, Integer::sum));
            return false;
        }

        private void assertAsked(String method, int atLeast) {
            assertTrue(
                    counts.getOrDefault(method, 0) >= atLeast, method + " at least " + atLeast + " times: " + counts);
        }
    }

    /** Every phase of O(N^3) asks: N - 2 reflections of a reduction, and a step or more for every second value at least. */
    @Test
    void everyOverrideOfEjmlIsCalled() {
        final int n = 60;
        final Askers general = new Askers();
        Decompositions.eigenvalues(matrix(n, false), general);
        general.assertAsked("Hessenberg.rank1UpdateMultR", n - 2);
        general.assertAsked("Steps.implicitDoubleStep", n / 2);
        final Askers symmetric = new Askers();
        Decompositions.eigenvalues(matrix(n, true), symmetric);
        symmetric.assertAsked("Tridiagonal.householderSymmetric", n - 2);
        final Askers singular = new Askers();
        Decompositions.singular(matrix(n, false), true, singular);
        singular.assertAsked("Bidiagonal.rank1UpdateMultL", n - 2);
        singular.assertAsked("Bidiagonal.rank1UpdateMultR", n - 1);
        singular.assertAsked("Iteration.performImplicitSingleStep", n / 2);
    }

    /** By blocks of 60 columns or fewer, each of which reads an entry: the same bits, and the questions. */
    @Test
    void theReductionByBlocksAsksAsWell() {
        final int n = 200;
        final DMatrixRMaj a = matrix(n, true);
        final Askers asked = new Askers();
        final EigenDecomposition_F64<DMatrixRMaj> found = Decompositions.symmetric(Decompositions.BLOCKS, false, asked);
        assertTrue(found.decompose(a.copy()));
        asked.assertAsked("Asking.get", n / 60);
        final EigenDecomposition_F64<DMatrixRMaj> expected =
                DecompositionFactory_DDRM.eig(Decompositions.BLOCKS, false, true);
        assertTrue(expected.decompose(a.copy()));
        for (int i = 0; i < n; i++) {
            assertEquals(
                    expected.getEigenvalue(i).getReal(), found.getEigenvalue(i).getReal());
        }
    }

    /** By blocks, symmetric matrices have the same bits as well, and the longest time between two questions is short. */
    @Test
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void isAskedOftenAtN2000() {
        final int n = 2000;
        final DMatrixRMaj symmetric = matrix(n, true);
        final EigenDecomposition_F64<DMatrixRMaj> expected = DecompositionFactory_DDRM.eig(n, false);
        assertTrue(expected.decompose(symmetric.copy()));
        final Complex_F64[] found = Decompositions.eigenvalues(symmetric.copy(), Monitor.NONE);
        for (int i = 0; i < n; i++) {
            assertEquals(expected.getEigenvalue(i).getReal(), found[i].getReal());
        }
        works().forEach(each -> {
            final Clock clock = new Clock();
            @SuppressWarnings("unchecked")
            final BiConsumer<DMatrixRMaj, Monitor> work = (BiConsumer<DMatrixRMaj, Monitor>) each.get()[2];
            work.accept(matrix(n, (Boolean) each.get()[1]), clock);
            clock.isCancelled();
            assertTrue(clock.longest < 1e9, each.get()[0] + ": " + clock.longest * 1e-9 + " s");
        });
    }

    /** The longest time between two questions, in processor time of the thread. */
    private static final class Clock implements Monitor {

        private long last = now();
        private long longest;

        private static long now() {
            return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public void progress(double fraction) {}

        @Override
        public boolean isCancelled() {
            final long now = now();
            longest = Math.max(longest, now - last);
            last = now;
            return false;
        }
    }
}
