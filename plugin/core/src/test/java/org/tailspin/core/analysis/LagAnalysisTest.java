package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;

class LagAnalysisTest {

    /** What a column forgets in a row: x(t) = a x(t-1) + ... has the autocorrelation a^lag. */
    private static final double[] MEMORY = {0.9, 0.7, 0.4, 0};

    private static final double[] DEVIATION = {3, 2, 1.5, 1};

    /** Columns that know nothing of each other, of known variances and autocorrelations, turned in the plane of the first two. */
    private static double[][] record(int states, String name) {
        final UniformRandomProvider random = new Seed(11).stream(name);
        final double[][] record = new double[states][];
        final double[] x = new double[MEMORY.length];
        Arrays.setAll(x, i -> DEVIATION[i] * StableSampler.normal(random));
        for (int t = 0; t < states; t++) {
            Arrays.setAll(
                    x,
                    i -> MEMORY[i] * x[i]
                            + DEVIATION[i] * Math.sqrt(1 - MEMORY[i] * MEMORY[i]) * StableSampler.normal(random));
            record[t] = x.clone();
            record[t][0] = 0.6 * x[0] + 0.8 * x[1] + 100;
            record[t][1] = 0.8 * x[0] - 0.6 * x[1];
        }
        return record;
    }

    private static LagAnalysis.Found found(double[][] record) {
        return new LagAnalysis(30, OptionalDouble.empty()).estimate(record, Monitor.NONE);
    }

    private static double value(List<TableColumn> columns, List<Object> row, DetailColumn column) {
        return ((Number) row.get(columns.indexOf(column))).doubleValue();
    }

    private static double ofComponent(LagAnalysis.Found found, int k, DetailColumn column) {
        return value(LagAnalysis.COMPONENT_COLUMNS, found.components().get(k), column);
    }

    private static double ofLag(LagAnalysis.Found found, int l, DetailColumn column) {
        return value(LagAnalysis.LAG_COLUMNS, found.lags().get(l), column);
    }

    /**
     * Against the exact time scales 1/2 + a + ... + a^29 + a^30/2 and functions of the lag, in 40 records: a mean over records has
     * 40^-1/2 of one's error, so that four of its errors see a bias of two thirds of an error of one; errors cover about 68 %.
     */
    @Test
    void knownMemories() {
        final int records = 40;
        final double[] sums = new double[6];
        final double[] squares = new double[6];
        int covered = 0;
        for (int r = 0; r < records; r++) {
            final LagAnalysis.Found found = found(record(4000, "record " + r));
            assertEquals("", found.note());
            final double[] deviations = new double[6];
            for (int k = 0; k < 3; k++) {
                double exact = 0;
                for (int l = 0; l <= 30; l++) {
                    exact += Math.pow(MEMORY[k], l) * (l == 0 || l == 30 ? 0.5 : 1);
                }
                deviations[k] = (ofComponent(found, k, DetailColumn.TIME_SCALE) - exact)
                        / ofComponent(found, k, DetailColumn.TIME_SCALE_SE);
            }
            for (int l = 0; l < 3; l++) {
                double psi = 0;
                for (int i = 0; i < MEMORY.length; i++) {
                    psi += Math.pow(DEVIATION[i], 4) * Math.pow(MEMORY[i], 5 * l) / MEMORY.length;
                }
                deviations[3 + l] = (ofLag(found, 5 * l, DetailColumn.TWO_TIME) - psi)
                        / ofLag(found, 5 * l, DetailColumn.TWO_TIME_SE);
            }
            for (int q = 0; q < sums.length; q++) {
                sums[q] += deviations[q] / records;
                squares[q] += deviations[q] * deviations[q] / records;
                covered += Math.abs(deviations[q]) <= 1 ? 1 : 0;
            }
        }
        for (int q = 0; q < sums.length; q++) {
            assertEquals(0, sums[q], 4 * Math.sqrt(squares[q] / records), "bias of " + q);
        }
        assertEquals(0.66, covered / (6.0 * records), 0.12);
    }

    /** The variances of components over N add to C(0), whatever the data; shares add to 1. */
    @Test
    void componentsAddToThePopulation() {
        final LagAnalysis.Found found = found(record(400, "short"));
        double variance = 0;
        double share = 0;
        for (int k = 0; k < found.components().size(); k++) {
            variance += ofComponent(found, k, DetailColumn.COMPONENT_VARIANCE);
            share += ofComponent(found, k, DetailColumn.VARIANCE_SHARE);
        }
        assertEquals(4, found.components().size());
        assertEquals(variance / 4, ofLag(found, 0, DetailColumn.C), 1e-12 * variance);
        assertEquals(1, share, 1e-12);
        double trace = 0;
        for (int i = 0; i < 4; i++) {
            trace += found.neurons()[i][i];
        }
        assertEquals(variance, trace, 1e-12 * variance);
        assertTrue(found.note().contains("25 rows"), found.note());
        assertTrue(found.note().contains("errors do not cover"), found.note());
    }

    /** No unit and no origin matters: the result is the same in them, also where fourth powers leave the range of numbers. */
    @Test
    void unitsAndTimes() {
        final double[][] record = record(800, "units");
        final double[][] large = Arrays.stream(record)
                .map(state -> Arrays.stream(state).map(x -> Math.scalb(x, 300)).toArray())
                .toArray(double[][]::new);
        final LagAnalysis.Found one = found(record);
        final LagAnalysis.Found two = found(large);
        assertEquals(ofComponent(one, 1, DetailColumn.TIME_SCALE), ofComponent(two, 1, DetailColumn.TIME_SCALE));
        assertEquals(
                Math.scalb(ofComponent(one, 1, DetailColumn.COMPONENT_VARIANCE), 600),
                ofComponent(two, 1, DetailColumn.COMPONENT_VARIANCE));
        final LagAnalysis.Found inTime = new LagAnalysis(30, OptionalDouble.empty())
                .orEvery(OptionalDouble.of(0.5))
                .estimate(record, Monitor.NONE);
        assertEquals(
                ofComponent(one, 0, DetailColumn.TIME_SCALE) / 2,
                ofComponent(inTime, 0, DetailColumn.TIME_SCALE),
                1e-12);
        assertEquals(15, ofLag(inTime, 30, DetailColumn.LAG));
    }

    @Test
    void aLowerBoundIsSaid() {
        final int flag = LagAnalysis.COMPONENT_COLUMNS.indexOf(DetailColumn.TIME_SCALE_IS_LOWER_BOUND);
        final double[][] record = record(4000, "bound");
        assertEquals(false, found(record).components().get(0).get(flag));
        assertEquals(
                true,
                new LagAnalysis(5, OptionalDouble.empty())
                        .estimate(record, Monitor.NONE)
                        .components()
                        .get(0)
                        .get(flag));
    }

    @Test
    void refusesWhatCannotBeTold() {
        assertThrows(IllegalArgumentException.class, () -> new LagAnalysis(0, OptionalDouble.empty()));
        assertThrows(IllegalArgumentException.class, () -> new LagAnalysis(1, OptionalDouble.of(0)));
        assertTrue(found(record(31, "few")).note().contains("at least 32"));
        assertTrue(found(new double[100][3]).note().contains("do not vary"));
        assertFalse(found(new double[0][]).note().isEmpty());
        final double[][] record = record(100, "nan");
        record[40][2] = Double.NaN;
        assertTrue(found(record).note().contains("state 41"));
        final Monitor stopped = new Monitor() {
            @Override
            public void progress(double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> new LagAnalysis(5, OptionalDouble.empty())
                .estimate(record(100, "stopped"), stopped));
    }
}
