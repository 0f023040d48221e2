package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Locale;
import org.tailspin.core.linalg.SparseMatrix;

/**
 * Which mean of a given matrix is subtracted from its weights. A connectome lists strengths, all of one sign: their mean is an
 * eigenvalue far outside the others, and drives a network into saturation.
 */
public enum MeanRemoval {
    /** None. */
    NONE {
        @Override
        Coupling of(Coupling given) {
            return given;
        }
    },
    /** The mean of the weights other than 0, off those: what is not connected stays so. */
    CONNECTIONS {
        @Override
        Coupling of(Coupling given) {
            final SparseMatrix bySource = given.bySource();
            final double[] sum = new double[1];
            bySource.forEach((source, target, weight) -> sum[0] += weight);
            final double mean = bySource.count() == 0 ? 0 : sum[0] / bySource.count();
            return given.withBySource(bySource.map(weight -> weight - mean));
        }
    },
    /** The mean of all N&sup2; weights, off all: no weight stays 0, and no list stays one. */
    ALL {
        @Override
        Coupling of(Coupling given) {
            final double[][] columns = given.columns();
            double sum = 0;
            for (double[] column : columns) {
                for (double weight : column) {
                    sum += weight;
                }
            }
            final double mean = sum / columns.length / columns.length;
            for (double[] column : columns) {
                Arrays.setAll(column, i -> column[i] - mean);
            }
            return given.withColumns(columns);
        }
    },
    /** For every target the mean of its inputs other than 0, off those: the inputs of every neuron balance. */
    TARGETS {
        @Override
        Coupling of(Coupling given) {
            final SparseMatrix bySource = given.bySource();
            final double[] means = new double[given.size()];
            final int[] counts = new int[given.size()];
            bySource.forEach((source, target, weight) -> {
                means[target] += weight;
                counts[target]++;
            });
            for (int i = 0; i < means.length; i++) {
                means[i] = counts[i] == 0 ? 0 : means[i] / counts[i];
            }
            return given.withBySource(bySource.map((source, target, weight) -> weight - means[target]));
        }
    };

    /** Takes the mean off a matrix. */
    abstract Coupling of(Coupling given);

    /** {@return the name in options} */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
