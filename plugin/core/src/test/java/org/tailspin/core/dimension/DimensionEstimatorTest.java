package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.known.HenonMap;

/** What every estimator of a dimension promises. */
class DimensionEstimatorTest {

    private static final double[][] HENON = Clouds.orbit(HenonMap.CLASSIC, 600, 1, 1);

    static Stream<DimensionEstimator> estimators() {
        return Stream.concat(
                Arrays.stream(ParticipationRatioEstimator.Variant.values())
                        .map(variant -> new ParticipationRatioEstimator(variant, CovarianceSettings.DEFAULT)),
                Stream.of(CorrelationDimension.automatic(10), new LevinaBickel(5, 2), new MacKayGhahramani(5, 2)));
    }

    @Test
    void everyImplementationIsHere() throws IOException, URISyntaxException {
        assertEquals(implementations(), estimators().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(
                estimators().count(),
                estimators().map(DimensionEstimator::name).distinct().count());
    }

    /** All classes of the package that are estimators. */
    private static Set<Class<?>> implementations() throws IOException, URISyntaxException {
        final Path classes = Path.of(DimensionEstimator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        final String name = DimensionEstimator.class.getPackageName();
        final Set<Class<?>> found = new HashSet<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(classes.resolve(name.replace('.', '/')), "*.class")) {
            for (Path file : files) {
                try {
                    final Class<?> one = Class.forName(
                            name + "." + file.getFileName().toString().replaceFirst("\\.class$", ""));
                    if (DimensionEstimator.class.isAssignableFrom(one) && !one.isInterface()) {
                        found.add(one);
                    }
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void neitherShiftNorRotationNorScaleMatters(DimensionEstimator estimator) {
        final DimensionEstimate plain = estimator.estimate(HENON, Monitor.NONE);
        assertTrue(plain.dimension() > 0.9 && plain.dimension() < 2, () -> "Henon reads " + plain);
        final double[][] moved = new double[HENON.length][3];
        for (int t = 0; t < moved.length; t++) {
            final double u = 0.6 * HENON[t][0] - 0.8 * HENON[t][1];
            final double v = 0.8 * HENON[t][0] + 0.6 * HENON[t][1];
            moved[t] = new double[] {1000 + 256 * u, -4 * 64, 256 * v};
        }
        final DimensionEstimate same = estimator.estimate(moved, Monitor.NONE);
        // a pair may change its shell by rounding: 1 of 10^3 at the least
        final double tolerance = estimator instanceof CorrelationDimension ? 1e-3 : 1e-9;
        assertEquals(plain.dimension(), same.dimension(), tolerance);
        assertEquals(plain.standardError().orElseThrow(), same.standardError().orElseThrow(), tolerance);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void neitherKeepsNorChangesTheStates(DimensionEstimator estimator) {
        final double[][] states = Arrays.stream(HENON).map(double[]::clone).toArray(double[][]::new);
        final DimensionEstimate first = estimator.estimate(states, Monitor.NONE);
        for (int t = 0; t < states.length; t++) {
            assertArrayEquals(HENON[t], states[t]);
        }
        assertEquals(first, estimator.estimate(states, Monitor.NONE));
    }

    /** States on a line, in no order: one dimension, within five standard errors and the bias of 20 neighbours or so. */
    @ParameterizedTest
    @MethodSource("estimators")
    void aLineHasOneDimension(DimensionEstimator estimator) {
        final double[][] line = new double[2000][];
        for (int t = 0; t < line.length; t++) {
            final double x = Clouds.cube(1, 1, t)[0][0];
            line[t] = new double[] {x, 2 * x, -x};
        }
        final DimensionEstimate estimate = estimator.estimate(line, Monitor.NONE);
        assertEquals(
                1, estimate.dimension(), 0.03 + 5 * estimate.standardError().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void atRestThereIsNoDimension(DimensionEstimator estimator) {
        final double[][] rest = new double[200][];
        Arrays.fill(rest, new double[] {0.3, -0.1});
        final DimensionEstimate estimate = estimator.estimate(rest, Monitor.NONE);
        assertEquals(0, estimate.dimension());
        assertEquals(0, estimate.standardError().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void whatIsNoNumberIsRejected(DimensionEstimator estimator) {
        for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            final double[][] states = Arrays.stream(HENON).map(double[]::clone).toArray(double[][]::new);
            states[7][1] = bad;
            final var e = assertThrows(IllegalArgumentException.class, () -> estimator.estimate(states, Monitor.NONE));
            assertEquals("variable 2 of state 8 must be finite, but is " + bad, e.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void raggedEmptyAndTooFewStatesAreRejected(DimensionEstimator estimator) {
        final double[][] ragged = HENON.clone();
        ragged[9] = new double[3];
        assertEquals(
                "all states must have 2 variables, as state 1 has, but state 10 has 3",
                assertThrows(IllegalArgumentException.class, () -> estimator.estimate(ragged, Monitor.NONE))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> estimator.estimate(new double[0][], Monitor.NONE));
        assertThrows(IllegalArgumentException.class, () -> estimator.estimate(new double[600][0], Monitor.NONE));
        final var few = assertThrows(
                IllegalArgumentException.class, () -> estimator.estimate(new double[][] {{1, 2}}, Monitor.NONE));
        assertTrue(few.getMessage().endsWith("but has 1"), few.getMessage());
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void canBeCancelled(DimensionEstimator estimator) {
        final Monitor cancelled = new Monitor() {
            @Override
            public void progress(double fraction) {
                assertFalse(fraction < 0 || fraction > 1, "progress " + fraction);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> estimator.estimate(HENON, cancelled));
    }
}
