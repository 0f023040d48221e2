package org.tailspin.core.theory;

/**
 * Frequencies &omega; &ge; 0 and lags &tau; &ge; 0 of the activity of one network, and the transforms of even functions
 * between them.
 *
 * <p>Lags are uniform. Frequencies of a map are uniform over [0, &pi;]. Those of a flow are &omega; = sinh u, uniform in u: near
 * 0 they resolve the narrow resonances of modes that are nearly unstable, and far out the fast changes at large variance. Both
 * sums are trapezoid rules of analytic functions, whose error is exp(-2&pi; width / step).
 */
final class ActivityGrid {

    /** Widest step in u. */
    private static final double WIDEST = 0.012;
    /** Steps over the narrowest resonance: its error is exp(-2 pi this). */
    private static final double RESOLUTION = 3;
    /** The highest frequency over the rate at which &phi;(x) changes. */
    private static final double HIGHEST = 14;
    /** Entries of the table of cosines: 160 MB. */
    private static final double MOST = 2e7;
    /** Lags over the longest memory: what matters there is the third power of exp(-this). */
    private static final double MEMORY = 7;
    /** Steps of the longest memory of a map: the error is exp(-this). */
    private static final double PERIOD = 26;

    private static final int LEAST = 128;

    private final double[] omega;
    /** Measure of each frequency, both signs: sum weight f = integral of f d omega/2 pi for even f. */
    private final double[] weight;

    private final double[] responseReal;
    private final double[] responseImaginary;
    private final double step;
    private final double[][] cosines; // by lag
    private final double decay;

    /**
     * Chooses frequencies that resolve the response and the slowest mode.
     *
     * @param response of a neuron
     * @param variance largest variance of x that is expected
     * @param decay slowest decay of a mode that has to be resolved, per unit of time
     */
    ActivityGrid(LinearResponse response, double variance, double decay) {
        this.decay = decay;
        final int lags;
        if (response.isFlow()) {
            final double highest = HIGHEST * (1 + Math.sqrt(0.5 * Math.PI * variance));
            step = Math.PI / highest;
            final double du = Math.min(WIDEST, decay / RESOLUTION);
            final int count = (int) Math.ceil(asinh(highest) / du) + 1;
            omega = new double[count];
            weight = new double[count];
            for (int k = 0; k < count; k++) {
                omega[k] = StrictMath.sinh(k * du);
                weight[k] = (k == 0 ? 0.5 : 1) * du * StrictMath.cosh(k * du) / Math.PI;
            }
            lags = (int) Math.min(Math.ceil(MEMORY / decay / step), MOST / count);
        } else {
            step = 1;
            final int half = (int) Math.max(LEAST, Math.ceil(0.5 * PERIOD / decay));
            omega = new double[half + 1];
            weight = new double[half + 1];
            for (int k = 0; k <= half; k++) {
                omega[k] = Math.PI * k / half;
                weight[k] = (k == 0 || k == half ? 0.5 : 1) / half;
            }
            lags = (int) Math.min(Math.max(LEAST / 2, Math.ceil(MEMORY / decay)), MOST / half);
        }
        responseReal = new double[omega.length];
        responseImaginary = new double[omega.length];
        final double[] s = new double[2];
        for (int k = 0; k < omega.length; k++) {
            response.at(omega[k], s);
            responseReal[k] = s[0];
            responseImaginary[k] = s[1];
        }
        cosines = new double[lags + 1][omega.length];
        for (int j = 0; j <= lags; j++) {
            for (int k = 0; k < omega.length; k++) {
                cosines[j][k] = StrictMath.cos(omega[k] * j * step);
            }
        }
    }

    private static double asinh(double x) {
        return StrictMath.log(x + Math.hypot(x, 1));
    }

    /** Whether a mode of this decay is resolved. */
    boolean resolves(double rate) {
        return rate >= 0.7 * decay;
    }

    int frequencies() {
        return omega.length;
    }

    int lags() {
        return cosines.length;
    }

    /** Time between two lags. */
    double step() {
        return step;
    }

    double omega(int k) {
        return omega[k];
    }

    double weight(int k) {
        return weight[k];
    }

    double responseReal(int k) {
        return responseReal[k];
    }

    double responseImaginary(int k) {
        return responseImaginary[k];
    }

    /** |S|&sup2;. */
    double power(int k) {
        return responseReal[k] * responseReal[k] + responseImaginary[k] * responseImaginary[k];
    }

    /** The integral of a spectrum over d&omega;/2&pi;, both signs. */
    double total(double[] spectrum) {
        double sum = 0;
        for (int k = 0; k < spectrum.length; k++) {
            sum += weight[k] * spectrum[k];
        }
        return sum;
    }

    /** The spectrum of an even function of the lag. */
    double[] spectrum(double[] ofLag) {
        final double[] spectrum = new double[omega.length];
        for (int j = 0; j < ofLag.length; j++) {
            final double value = ofLag[j] * step * (j == 0 ? 1 : 2);
            final double[] row = cosines[j];
            for (int k = 0; k < spectrum.length; k++) {
                spectrum[k] += value * row[k];
            }
        }
        return spectrum;
    }

    /** The even function of the lag that has a spectrum. */
    double[] ofLag(double[] spectrum) {
        final double[] measured = new double[omega.length];
        for (int k = 0; k < measured.length; k++) {
            measured[k] = weight[k] * spectrum[k];
        }
        final double[] values = new double[cosines.length];
        for (int j = 0; j < values.length; j++) {
            double sum = 0;
            final double[] row = cosines[j];
            for (int k = 0; k < measured.length; k++) {
                sum += measured[k] * row[k];
            }
            values[j] = sum;
        }
        return values;
    }
}
