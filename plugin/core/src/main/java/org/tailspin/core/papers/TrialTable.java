package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * A number for each law, trial and gain, in that order.
 *
 * @param gains of every trial
 * @param trials of every law
 * @param values one for each network
 */
record TrialTable(double[] gains, int trials, List<Double> values) {

    /** The first number of each network. */
    static TrialTable of(double[] gains, int trials, List<double[]> numbers) {
        return new TrialTable(
                gains, trials, numbers.stream().map(n -> Work.number(n, 0)).toList());
    }

    /** The number at one gain, for every trial of a law. */
    double[] of(int law, int gain) {
        final double[] column = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            column[trial] = values.get((law * trials + trial) * gains.length + gain);
        }
        return column;
    }

    List<Sample> samples(int law) {
        final List<Sample> samples = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            for (int g = 0; g < gains.length; g++) {
                samples.add(new Sample(gains[g], trial, values.get((law * trials + trial) * gains.length + g)));
            }
        }
        return samples;
    }
}
