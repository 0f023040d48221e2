package org.tailspin.core.dimension;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The population autocorrelation c(&tau;) = tr C(&tau;) / tr C(0) of a whole record at all lags, from the power spectrum of
 * each column (Wiener and Khinchin), padded with zeros so that its end does not meet its beginning.
 */
final class Autocorrelation {

    private static final double LEVEL = Math.exp(-1);

    private final int states;
    private final int length;
    private final double[] power;

    /**
     * Reserves the transform of a series.
     *
     * @param states K, at least 1
     */
    Autocorrelation(int states) {
        this.states = states;
        length = Math.max(2, Integer.highestOneBit(2 * states - 1) << 1);
        power = new double[length];
    }

    /** Adds a column of K values. */
    void add(double[] column) {
        double mean = 0;
        for (double x : column) {
            mean += x / states;
        }
        final double[][] data = new double[2][length];
        for (int t = 0; t < states; t++) {
            data[0][t] = column[t] - mean;
        }
        FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int k = 0; k < length; k++) {
            power[k] += data[0][k] * data[0][k] + data[1][k] * data[1][k];
        }
    }

    /** {@return c at the lags 0 to K-1, from sums over K - &tau; pairs of states; zeros if nothing varies} */
    double[] values() {
        final double[][] data = {power.clone(), new double[length]};
        FastFourierTransformer.transformInPlace(data, DftNormalization.STANDARD, TransformType.INVERSE);
        final double[] values = new double[states];
        for (int lag = 0; lag < states && data[0][0] > 0; lag++) {
            values[lag] = data[0][lag] / data[0][0] * states / (states - lag);
        }
        return values;
    }

    /** The number of lags from 1 on whose autocorrelation lies above 1/e without interruption. */
    int memory() {
        final double[] values = values();
        int lag = 1;
        while (lag < states && values[lag] > LEVEL) {
            lag++;
        }
        return lag - 1;
    }
}
