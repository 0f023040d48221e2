package org.tailspin.core.theory;

/**
 * A ring of m points in time, h apart, and functions of the lag on it that are even: as kernels p(l), l = 0..m-1, and as
 * symbols at the frequencies 2 &pi; (k + &theta;)/m, k = 0..m-1. With the twist &theta; = 1/2 a function changes its sign
 * once around the ring.
 */
final class Ring {

    private final int size;
    private final double spacing;
    private final boolean twisted;
    /** cos(2 pi j/(2m)). */
    private final double[] cosines;

    Ring(int size, double spacing, boolean twisted) {
        this.size = size;
        this.spacing = spacing;
        this.twisted = twisted;
        cosines = new double[2 * size];
        for (int j = 0; j < cosines.length; j++) {
            cosines[j] = StrictMath.cos(Math.PI * j / size);
        }
    }

    int size() {
        return size;
    }

    double spacing() {
        return spacing;
    }

    /** The time around. */
    double period() {
        return size * spacing;
    }

    boolean isTwisted() {
        return twisted;
    }

    /** How many frequencies determine a symbol. */
    int independent() {
        return twisted ? (size + 1) / 2 : size / 2 + 1;
    }

    /** The one of those that frequency k shares its value with. */
    int mirror(int k) {
        return Math.min(k, twisted ? size - 1 - k : (size - k) % size);
    }

    /** Frequency k per unit time, nearest to 0. */
    double frequency(int k) {
        final double at = k + (twisted ? 0.5 : 0);
        return 2 * Math.PI * (2 * at > size ? at - size : at) / period();
    }

    private double cosine(int k, int lag) {
        return cosines[(int) ((2L * k + (twisted ? 1 : 0)) * lag % (2L * size))];
    }

    /** The symbol of a kernel. */
    double[] symbol(double[] kernel) {
        final double[] symbol = new double[size];
        for (int k = 0; k < size; k++) {
            if (mirror(k) < k) {
                symbol[k] = symbol[mirror(k)];
                continue;
            }
            double sum = 0;
            for (int lag = 0; lag < size; lag++) {
                sum += kernel[lag] * cosine(k, lag);
            }
            symbol[k] = sum;
        }
        return symbol;
    }

    /** The kernel of a symbol. */
    double[] kernel(double[] symbol) {
        final double[] kernel = new double[size];
        for (int lag = 0; lag < size; lag++) {
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += symbol[k] * cosine(k, lag);
            }
            kernel[lag] = sum / size;
        }
        return kernel;
    }
}
