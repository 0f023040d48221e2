package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Locale;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.SparseMatrix;

/** What of a given matrix is set to 1 before the gain multiplies it. */
public enum Normalisation {
    /** Nothing: the weights as they are. */
    NONE("weights") {
        @Override
        double sizeOf(Coupling coupling, Monitor monitor) {
            return 1;
        }
    },
    /** The standard deviation of the N&sup2; weights (about their mean) times &radic;N, so that the gain is g_eff. */
    STD("standard deviation times the root of N") {
        @Override
        double sizeOf(Coupling coupling, Monitor monitor) {
            final int n = coupling.size();
            final SparseMatrix bySource = coupling.bySource();
            final double[] sum = new double[1];
            bySource.forEach((source, target, weight) -> sum[0] += weight / n / n);
            final double mean = sum[0];
            final double[] column = new double[n];
            double variance = 0;
            for (int j = 0; j < n; j++) { // zeros included, one after the other: the order of a sum is part of a state
                monitor.checkCancelled();
                Arrays.fill(column, 0);
                bySource.forEach(j, (source, target, weight) -> column[target] = weight);
                for (int i = 0; i < n; i++) {
                    final double d = column[i] - mean;
                    variance += d * d / n;
                }
            }
            return Math.sqrt(variance);
        }
    },
    /** The spectral radius, so that the quiescent state loses stability at gain 1. */
    SPECTRAL_RADIUS("spectral radius") {
        @Override
        double sizeOf(Coupling coupling, Monitor monitor) {
            return coupling.spectralRadius(monitor);
        }
    };

    private final String label;

    Normalisation(String label) {
        this.label = label;
    }

    abstract double sizeOf(Coupling coupling, Monitor monitor);

    /**
     * @return the words for it in a sentence
     */
    public String label() {
        return label;
    }

    /**
     * @return the name in options and tables, such as {@code spectral-radius}
     */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
