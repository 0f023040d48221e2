package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.List;
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
    },
    /**
     * Excitation and inhibition of every neuron: its positive and its negative inputs get a norm of 1/&radic;2 each, and as far
     * as that goes together its outputs, so that g_eff = 1 (appendix B of Clark, Marschall, van Meegen, Litwin-Kumar 2025).
     */
    BALANCED("excitation and inhibition") {
        @Override
        GivenMatrix apply(Coupling coupling, Monitor monitor) {
            return Balancing.of(coupling, false, monitor);
        }
    },
    /** The same, with the outputs of every neuron at that norm in the end, and its inputs as far as that goes together. */
    BALANCED_OUTPUTS("excitation and inhibition") {
        @Override
        GivenMatrix apply(Coupling coupling, Monitor monitor) {
            return Balancing.of(coupling, true, monitor);
        }
    };

    private final String label;

    Normalisation(String label) {
        this.label = label;
    }

    /** What is set to 1. */
    double sizeOf(Coupling coupling, Monitor monitor) {
        throw new UnsupportedOperationException("the " + label + " is no single number");
    }

    /**
     * {@return it over its size, and what is to be said of that}
     *
     * @param coupling any matrix
     * @param monitor asked now and then whether to stop
     * @throws IllegalArgumentException if that size is 0, as it is without a loop of connections for the spectral
     *     radius
     */
    GivenMatrix apply(Coupling coupling, Monitor monitor) {
        final double unit = sizeOf(coupling, monitor);
        if (!(unit > 0 && unit <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the matrix cannot be normalised: its " + label + " is " + unit
                    + ", and must be positive and finite");
        }
        return new GivenMatrix(coupling.over(unit), List.of());
    }

    /** {@return the words for it in a sentence} */
    public String label() {
        return label;
    }

    /** {@return the name in options and tables, such as {@code spectral-radius}} */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
