package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which mean of a given matrix is taken off its weights. A connectome lists strengths, all of one sign: their mean is an
 * eigenvalue far outside the others, and drives a network into saturation.
 */
public enum MeanRemoval {
    /** None. */
    NONE {
        @Override
        void centre(double[][] columns) {
            // as it is
        }
    },
    /** The mean of the weights other than 0, off those: what is not connected stays so. */
    CONNECTIONS {
        @Override
        void centre(double[][] columns) {
            double sum = 0;
            long count = 0;
            for (double[] column : columns) {
                for (double weight : column) {
                    sum += weight;
                    count += weight == 0 ? 0 : 1;
                }
            }
            final double mean = count == 0 ? 0 : sum / count;
            for (double[] column : columns) {
                Arrays.setAll(column, i -> column[i] == 0 ? 0 : column[i] - mean);
            }
        }
    },
    /** The mean of all N&sup2; weights, off all: no weight stays 0. */
    ALL {
        @Override
        void centre(double[][] columns) {
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
        }
    },
    /** For every target the mean of its inputs other than 0, off those: the inputs of every neuron balance. */
    TARGETS {
        @Override
        void centre(double[][] columns) {
            for (int i = 0; i < columns.length; i++) {
                double sum = 0;
                int count = 0;
                for (double[] column : columns) {
                    sum += column[i];
                    count += column[i] == 0 ? 0 : 1;
                }
                final double mean = count == 0 ? 0 : sum / count;
                for (double[] column : columns) {
                    column[i] = column[i] == 0 ? 0 : column[i] - mean;
                }
            }
        }
    };

    /** Takes the mean off the columns of a square matrix. */
    abstract void centre(double[][] columns);

    /**
     * @return the name in options
     */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
