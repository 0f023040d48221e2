package org.tailspin.core.dimension;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;

/**
 * Surrogates of a record by iterative amplitude adjustment (IAAFT) of Schreiber and Schmitz (1996), for several columns as
 * they say in Physica D 142, 346 (2000), section 4.2: each has the values of the record, column by column, and very nearly
 * its power spectra and cross-spectra, and is random but for these.
 *
 * <p>A step gives the columns the amplitudes of the record, with phases that differ between columns as those of the record
 * and are near those that there are, and then puts the values of the record in the order of what comes out. It ends when
 * no order changes, or after fifty steps.
 */
final class AmplitudeAdjustedSurrogates {

    private static final int STEPS = 50;

    private final int length;

    /** By column: the values in ascending order, and the transform. */
    private final double[][] ascending;

    private final double[][][] transform;

    /**
     * Keeps what surrogates share with the record: its values and its spectrum.
     *
     * @param columns values of each column over time, as many as a power of 2
     */
    AmplitudeAdjustedSurrogates(double[][] columns) {
        length = columns[0].length;
        ascending = new double[columns.length][];
        transform = new double[columns.length][][];
        for (int c = 0; c < columns.length; c++) {
            ascending[c] = columns[c].clone();
            Arrays.sort(ascending[c]);
            transform[c] = new double[][] {columns[c].clone(), new double[length]};
            FastFourierTransformer.transformInPlace(transform[c], DftNormalization.STANDARD, TransformType.FORWARD);
        }
    }

    /**
     * {@return one surrogate, the values of each column over time}
     *
     * @param random where it comes from
     * @param monitor asked at each step whether to stop
     */
    double[][] draw(UniformRandomProvider random, Monitor monitor) {
        final int columns = ascending.length;
        final int[] shuffled = new int[length]; // from the inside out (Knuth, algorithm 3.4.2P)
        for (int t = 0; t < length; t++) {
            final int other = random.nextInt(t + 1);
            shuffled[t] = shuffled[other];
            shuffled[other] = t;
        }
        final double[][] values = new double[columns][length];
        final int[][] order = new int[columns][];
        for (int c = 0; c < columns; c++) {
            order[c] = shuffled; // the same shuffle for all, which keeps what they share
            place(shuffled, ascending[c], values[c]);
        }
        boolean isChanging = true;
        for (int step = 0; step < STEPS && isChanging; step++) {
            final double[][][] transformed = new double[columns][2][];
            for (int c = 0; c < columns; c++) {
                monitor.checkCancelled();
                transformed[c][0] = values[c];
                transformed[c][1] = new double[length];
                FastFourierTransformer.transformInPlace(
                        transformed[c], DftNormalization.STANDARD, TransformType.FORWARD);
            }
            adjust(transformed);
            isChanging = false;
            for (int c = 0; c < columns; c++) {
                monitor.checkCancelled();
                FastFourierTransformer.transformInPlace(
                        transformed[c], DftNormalization.STANDARD, TransformType.INVERSE);
                final int[] next = order(transformed[c][0]);
                isChanging |= !Arrays.equals(next, order[c]);
                order[c] = next;
                values[c] = new double[length];
                place(next, ascending[c], values[c]);
            }
        }
        return values;
    }

    /**
     * Amplitudes of the record, and its phases turned by one angle per frequency, the nearest to those that there are: that of
     * the sum over columns of z / |z| times the conjugate of x / |x|, for the transforms z and x of surrogate and record.
     */
    private void adjust(double[][][] transformed) {
        for (int k = 0; k < length; k++) {
            double real = 0;
            double imaginary = 0;
            for (int c = 0; c < transformed.length; c++) {
                final double a = transform[c][0][k];
                final double b = transform[c][1][k];
                final double p = transformed[c][0][k];
                final double q = transformed[c][1][k];
                final double size = Math.sqrt((a * a + b * b) * (p * p + q * q));
                if (size > 0) {
                    real += (p * a + q * b) / size;
                    imaginary += (q * a - p * b) / size;
                }
            }
            final double size = Math.sqrt(real * real + imaginary * imaginary);
            final double cosine = size > 0 ? real / size : 1;
            final double sine = size > 0 ? imaginary / size : 0;
            for (int c = 0; c < transformed.length; c++) {
                final double a = transform[c][0][k];
                final double b = transform[c][1][k];
                transformed[c][0][k] = a * cosine - b * sine;
                transformed[c][1][k] = a * sine + b * cosine;
            }
        }
    }

    /** The times in the order of their values; of equal ones the earlier first. */
    private static int[] order(double[] values) {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        final int[] order = new int[values.length];
        final int[] taken = new int[values.length];
        for (int t = 0; t < values.length; t++) {
            int place = Arrays.binarySearch(sorted, values[t]);
            while (place > 0 && sorted[place - 1] == values[t]) {
                place--;
            }
            order[place + taken[place]] = t;
            taken[place]++;
        }
        return order;
    }

    private static void place(int[] order, double[] ascending, double[] values) {
        for (int i = 0; i < order.length; i++) {
            values[order[i]] = ascending[i];
        }
    }
}
