package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;

class SeriesExponentTest {

    private static final SeriesExponent USUAL =
            new SeriesExponent(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 19);

    private static SeriesExponent.Result found(double[][] rows) {
        return USUAL.estimate(RecordedStates.of(rows, Monitor.NONE), Monitor.NONE);
    }

    private static double[][] column(double... values) {
        return Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    }

    private static double[][] orbit(int rows, int dropped, double[] first, UnaryOperator<double[]> law) {
        final double[][] orbit = new double[rows][];
        double[] x = first;
        for (int t = -dropped; t < rows; t++) {
            x = law.apply(x);
            if (t >= 0) {
                orbit[t] = x;
            }
        }
        return orbit;
    }

    private static double[][] first(double[][] rows) {
        return Arrays.stream(rows).map(row -> new double[] {row[0]}).toArray(double[][]::new);
    }

    private static double[][] henon(int rows) {
        return orbit(rows, 100, new double[] {0.1, 0.1}, x -> new double[] {1 - 1.4 * x[0] * x[0] + x[1], 0.3 * x[0]});
    }

    /** By Euler's method in steps of .002: a map near Lorenz' flow, whose exponent is the same to a few per cent. */
    private static double[][] lorenz(int rows) {
        return orbit(rows, 400, new double[] {1, 1, 20}, state -> {
            double[] x = state;
            for (int step = 0; step < 25; step++) {
                x = new double[] {
                    x[0] + 0.002 * 10 * (x[1] - x[0]),
                    x[1] + 0.002 * (x[0] * (28 - x[2]) - x[1]),
                    x[2] + 0.002 * (x[0] * x[1] - 8.0 / 3 * x[2])
                };
            }
            return x;
        });
    }

    /** The shift of binary digits doubles every distance. */
    @Test
    void theShiftOfDigitsHasTheExponentLogTwo() {
        final Random random = new Random(5);
        final BitSet digits = new BitSet();
        for (int t = 0; t < 3060; t++) {
            digits.set(t, random.nextBoolean());
        }
        final double[] x = new double[3000];
        for (int t = 0; t < x.length; t++) {
            for (int j = 49; j >= 0; j--) {
                x[t] = (x[t] + (digits.get(t + j) ? 1 : 0)) / 2;
            }
        }
        final SeriesExponent.Result result = found(column(x));
        assertEquals(Math.log(2), result.exponent().orElseThrow(), 0.03, result.reason());
        final double[] curve = result.curves().get(0).logarithms();
        assertEquals(Math.log(2), curve[3] - curve[2], 0.01);
    }

    /**
     * Exponents of Benettin's method: ln 2 (exact), .4192 and, per unit time, .9056; within what the method can tell of 5000
     * rows, .03 of the maps and .1 of the flow.
     */
    @ParameterizedTest
    @CsvSource({"logistic,1,0.6931,0.03,1", "henon,2,0.4192,0.03,1", "lorenz,3,0.9056,0.1,0.05"})
    void chaosIsMeasured(String name, int dimension, double exponent, double tolerance, double interval) {
        final double[][] rows =
                switch (name) {
                    case "logistic" -> orbit(5000, 100, new double[] {0.3}, x -> new double[] {4 * x[0] * (1 - x[0])});
                    case "henon" -> first(henon(5000));
                    default -> first(lorenz(5000));
                };
        final SeriesExponent.Result result = found(rows);
        assertEquals(exponent, result.exponent().orElseThrow() / interval, tolerance, result.reason());
        assertEquals(dimension, result.embedding().orElseThrow().dimension());
        assertTrue(result.standardError().orElseThrow() < result.exponent().orElseThrow() / 2);
        assertEquals(
                exponent,
                result.exponent().orElseThrow() / interval,
                2 * result.standardError().orElseThrow() / interval);
        assertTrue(result.prediction().orElseThrow().error()
                < result.prediction().orElseThrow().surrogates());
    }

    /**
     * x of Roessler's flow, a row per unit of time: orbits go round in step, so that neighbours separate by the width of a band alone, and 5000 rows begin a factor
     * of 12 below that. The slope, .053 to .059, is none of the exponent, .0714: there is no answer, or an error that covers.
     */
    @Test
    void aSlopeThatHangsOnTheNumberOfRowsIsNotTold() {
        final double[][] rows = first(orbit(5000, 500, new double[] {1.5, 1, 0}, state -> {
            double[] x = state;
            for (int step = 0; step < 100; step++) {
                final double[] k = roessler(x);
                final double[] middle =
                        roessler(new double[] {x[0] + k[0] / 200, x[1] + k[1] / 200, x[2] + k[2] / 200});
                x = new double[] {x[0] + middle[0] / 100, x[1] + middle[1] / 100, x[2] + middle[2] / 100};
            }
            return x;
        }));
        final SeriesExponent.Result result = found(rows);
        assertTrue(result.exponent().isEmpty(), result.toString());
        assertTrue(result.reason().contains("hang on the number of rows"), result.reason());
    }

    private static double[] roessler(double[] x) {
        return new double[] {-x[1] - x[2], x[0] + 0.2 * x[1], 0.2 + x[2] * (x[0] - 5.7)};
    }

    private enum NoAnswer {
        WHITE("false ones"),
        FIVE_OU("false ones"),
        NARROW_BAND("noise"),
        TORUS("do not separate exponentially"),
        CYCLE("as those of a cycle"),
        NOISY_HENON("no straight part"),
        DRIFT("drifts"),
        RISE("remembers for"),
        SHORT("at least 500"),
        REST("all rows are the same");

        private final String words;

        NoAnswer(String words) {
            this.words = words;
        }

        double[][] rows() {
            final Random random = new Random(11);
            final double[][] rows = new double[this == SHORT ? 499 : 3000][this == FIVE_OU ? 5 : 1];
            final double[][] henon = henon(rows.length);
            final double decay = Math.exp(-0.05);
            double[] x = new double[5];
            for (int t = 0; t < rows.length; t++) {
                if (this == FIVE_OU) {
                    for (int i = 0; i < x.length; i++) {
                        x[i] = decay * x[i] + Math.sqrt(1 - decay * decay) * random.nextGaussian();
                        rows[t][i] = x[i];
                    }
                } else if (this == NARROW_BAND) {
                    x = new double[] {2 * 0.99 * Math.cos(0.3) * x[0] - 0.99 * 0.99 * x[1] + random.nextGaussian(), x[0]
                    };
                    rows[t][0] = x[0];
                } else {
                    rows[t][0] = switch (this) {
                        case TORUS -> Math.sin(0.2 * t) + 0.7 * Math.sin(0.2 * Math.sqrt(2) * t);
                        case CYCLE -> t % 7;
                        case NOISY_HENON -> henon[t][0] + 0.03 * random.nextGaussian();
                        case DRIFT -> henon[t][0] + 0.0003 * t;
                        case RISE -> henon[t][0] + 0.001 * t;
                        case REST -> 7;
                        default -> random.nextGaussian();
                    };
                }
            }
            return rows;
        }
    }

    /** Whatever does not separate exponentially has no exponent, and a reason. */
    @ParameterizedTest
    @EnumSource(NoAnswer.class)
    void theRestCannotBeTold(NoAnswer what) {
        final SeriesExponent.Result result = found(what.rows());
        assertTrue(result.exponent().isEmpty() && result.standardError().isEmpty());
        assertTrue(result.reason().startsWith("the largest exponent cannot be told: "), result.reason());
        assertTrue(result.reason().contains(what.words), result.reason());
    }

    /**
     * S(k) of the logistic map at r = 4, x_0 = .3, 5000 points, in 2 delays with a window of 5: scipy's cKDTree, all neighbours with successors
     * for as long as the curve. The number of successors differs here, which changes the neighbours of a few.
     */
    @Test
    void theCurveIsThatOfAnotherProgram() {
        final double[][] rows = orbit(5000, 100, new double[] {0.3}, x -> new double[] {4 * x[0] * (1 - x[0])});
        final double[] curve = DivergenceCurve.of(
                        RecordedStates.of(rows, Monitor.NONE), new DelayEmbedding(2, 1), 5, Monitor.NONE)
                .logarithms();
        final double[] expected = {-9.082151, -8.388807, -7.695712, -7.001885, -6.307162, -5.611465, -4.916235};
        assertArrayEquals(expected, Arrays.copyOf(curve, expected.length), 0.05);
    }

    @Test
    void neitherUnitNorOriginMatters() {
        final double[][] rows = first(henon(2000));
        final double[][] other =
                Arrays.stream(rows).map(row -> new double[] {8 * row[0]}).toArray(double[][]::new);
        final double exponent = found(rows).exponent().orElseThrow();
        assertEquals(exponent, found(other).exponent().orElseThrow(), 1e-9);
        final double[][] shifted =
                Arrays.stream(rows).map(row -> new double[] {row[0] + 4}).toArray(double[][]::new);
        assertEquals(exponent, found(shifted).exponent().orElseThrow(), 1e-3);
    }

    @Test
    void vectorsAreDelayed() {
        final double[][] vectors = new DelayEmbedding(3, 2).of(column(0, 1, 2, 3, 4, 5, 6));
        assertEquals(3, vectors.length);
        assertArrayEquals(new double[] {2, 4, 6}, vectors[2]);
        assertThrows(IllegalArgumentException.class, () -> new DelayEmbedding(3, 2).of(column(0, 1, 2, 3, 4)));
        assertThrows(IllegalArgumentException.class, () -> new DelayEmbedding(0, 1));
    }

    @Test
    void stopsWhenAsked() {
        final RecordedStates record = RecordedStates.of(first(henon(3000)), Monitor.NONE);
        final Monitor stopped = new Monitor() {
            @Override
            public void progress(double fraction) {
                // nobody looks
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> USUAL.estimate(record, stopped));
    }
}
