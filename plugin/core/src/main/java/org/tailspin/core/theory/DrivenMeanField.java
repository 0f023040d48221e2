package org.tailspin.core.theory;

import java.util.OptionalDouble;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.statistics.BatchMeans;

/**
 * The map x(t+1) = &phi;(W x(t) + W_in u(t) + &sigma; noise) with independent Gaussian weights under an input that all neurons share, for
 * large N: given u, the fields of neurons are independent. With z standard normal, v of the law of an input weight over its scale
 * w, and E over both at each t with the u of that t,
 *
 * <pre>
 * q(t+1) = g_eff&sup2; E &phi;&sup2;(&radic;(q(t) + &sigma;&sup2;) z + w v u(t))
 * &lambda; = &frac12; &lt; ln( g_eff&sup2; E &phi;'&sup2;(&radic;(q(t) + &sigma;&sup2;) z + w v u(t)) ) &gt;_t
 * </pre>
 *
 * is the largest conditional Lyapunov exponent. Normal weights of several signals are one Gaussian variable of variance w&sup2;
 * &sum;_j u_j&sup2;. Derived for this library, and checked by simulation: within 0.01 at N = 400 where the network is not both
 * stable and weakly driven, and there some 0.03 below it (the leading eigenvalue of a finite matrix).
 *
 * @param lyapunovConditional &lambda;, nats per step
 * @param standardError of it over the rows of the input, from batch means; empty where they are too few
 * @param meanQ mean over time of the variance q of the recurrent field
 * @param rows that it is the mean over
 */
public record DrivenMeanField(double lyapunovConditional, OptionalDouble standardError, double meanQ, int rows) {

    /** Nodes and weights of Gauss and Legendre on (-1, 1), for the uniform law. */
    private static final int NODES = 24;

    private static final int BATCHES = 50;
    private static final double STEP = 1.0 / 12;
    private static final double RANGE = 8.5;

    /**
     * {@return what theory predicts}
     *
     * @param phi nonlinearity of finite slope
     * @param gEff standard deviation of a weight times &radic;N, positive
     * @param noise &sigma;, at least 0
     * @param law of the input weights; uniform for one signal only
     * @param scale w of the input weights, at least 0
     * @param input u
     * @param discarded rows before the first that is averaged, at least 0 and fewer than there are
     * @throws IllegalArgumentException outside the ranges
     */
    public static DrivenMeanField of(
            Nonlinearity phi,
            double gEff,
            double noise,
            InputWeights.Law law,
            double scale,
            InputTable input,
            int discarded) {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.atLeast("the noise", noise, 0);
        if (!(scale >= 0 && scale <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the scale of the input weights must be at least 0 and finite, but is " + scale);
        }
        if (discarded < 0 || discarded >= input.rows()) {
            throw new IllegalArgumentException("the discarded rows must lie in 0.." + (input.rows() - 1)
                    + ", below the rows of the input, but are " + discarded);
        }
        if (law == InputWeights.Law.UNIFORM && input.columns() > 1) {
            throw new IllegalArgumentException("uniform input weights have a theory for one signal, but the input has "
                    + input.columns() + ": use gaussian weights, or choose a column");
        }
        return new Run(phi, gEff, noise, law, scale).over(input, discarded);
    }

    private static final class Run {

        private final Nonlinearity phi;
        private final double gain;
        private final double noise;
        private final InputWeights.Law law;
        private final double scale;
        private final double[] z;
        private final double[] weights;
        private final double[][] places;
        private double square;
        private double slope;
        private final double[] value = new double[1];

        Run(Nonlinearity phi, double gEff, double noise, InputWeights.Law law, double scale) {
            this.phi = phi;
            this.gain = gEff * gEff;
            this.noise = noise * noise;
            this.law = law;
            this.scale = scale;
            final int half = (int) Math.ceil(RANGE / STEP);
            z = new double[2 * half + 1];
            weights = new double[z.length];
            double total = 0;
            for (int k = -half; k <= half; k++) {
                z[k + half] = k * STEP;
                weights[k + half] = Math.exp(-0.5 * z[k + half] * z[k + half]);
                total += weights[k + half];
            }
            for (int k = 0; k < z.length; k++) {
                weights[k] /= total;
            }
            places = law == InputWeights.Law.UNIFORM ? legendre() : new double[][] {{0}, {1}};
        }

        /** By Newton's method on the recurrence of the polynomials; weights over 2, which is the density of the law. */
        private static double[][] legendre() {
            final double[][] rule = new double[2][NODES];
            for (int i = 0; i < NODES; i++) {
                double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
                double derivative = 1;
                for (int round = 0; round < 100; round++) {
                    double before = 1;
                    double p = x;
                    for (int k = 2; k <= NODES; k++) {
                        final double next = ((2 * k - 1) * x * p - (k - 1) * before) / k;
                        before = p;
                        p = next;
                    }
                    derivative = NODES * (x * p - before) / (x * x - 1);
                    final double change = p / derivative;
                    x -= change;
                    if (Math.abs(change) < Math.ulp(1.0)) {
                        break;
                    }
                }
                rule[0][i] = x;
                rule[1][i] = 1 / ((1 - x * x) * derivative * derivative);
            }
            return rule;
        }

        /** E phi^2 and E phi'^2 of a Gaussian field, and of one beside an input. */
        private void average(double q, InputTable input, int t) {
            double variance = q + noise;
            double shift = 0;
            if (law == InputWeights.Law.GAUSSIAN) {
                for (int j = 0; j < input.columns(); j++) {
                    variance += scale * scale * input.get(t, j) * input.get(t, j);
                }
            } else {
                shift = scale * input.get(t, 0);
            }
            square = 0;
            slope = 0;
            final double deviation = Math.sqrt(variance);
            for (int p = 0; p < places[0].length; p++) {
                for (int k = 0; k < z.length; k++) {
                    value[0] = deviation * z[k] + shift * places[0][p];
                    final double weight = weights[k] * places[1][p];
                    slope += weight * Math.exp(2 * phi.logSlope(value[0]));
                    phi.apply(value, value, 1);
                    square += weight * value[0] * value[0];
                }
            }
        }

        DrivenMeanField over(InputTable input, int discarded) {
            final int rows = input.rows() - discarded;
            final double[] rates = new double[rows];
            double q = gain; // that of activities of modulus 1, which the discarded rows forget
            double meanQ = 0;
            for (int t = 0; t < input.rows(); t++) {
                average(q, input, t);
                if (t >= discarded) {
                    rates[t - discarded] = 0.5 * Math.log(gain * slope);
                    meanQ += q / rows;
                }
                q = gain * square;
            }
            double sum = 0;
            for (double rate : rates) {
                sum += rate / rows;
            }
            return new DrivenMeanField(sum, error(rates), meanQ, rows);
        }

        private static OptionalDouble error(double[] rates) {
            final int length = rates.length / Math.min(BATCHES, rates.length);
            final double[] means = new double[rates.length / length];
            for (int b = 0; b < means.length; b++) {
                for (int t = 0; t < length; t++) {
                    means[b] += rates[b * length + t] / length;
                }
            }
            return BatchMeans.of(means).standardError();
        }
    }
}
