package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tailspin.core.math.Elementary;

/**
 * How the strengths D_a of the modes fall off (Clark, Marschall, van Meegen, Litwin-Kumar 2025). Its scale does not matter:
 * strengths are multiplied so that g_eff&sup2; = (1/N) &sum;_a D_a&sup2; = 1.
 */
public sealed interface ModeSpectrum {

    /** All modes have the same strength: PR^D = M. */
    record Flat() implements ModeSpectrum {
        @Override
        public double logStrength(int a, int n) {
            return 0;
        }

        @Override
        public Map<EnsembleParameter, Double> parameters() {
            return Map.of();
        }
    }

    /**
     * D_a proportional to exp(-a/(&beta;N)): with M = N modes, PR^D/N = &beta; tanh(1/&beta;) for large N.
     *
     * @param beta &beta;, positive
     */
    record Exponential(double beta) implements ModeSpectrum {
        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the range
         */
        public Exponential {
            EnsembleParameter.BETA.check(beta);
        }

        @Override
        public double logStrength(int a, int n) {
            return -a / (beta * n);
        }

        @Override
        public Map<EnsembleParameter, Double> parameters() {
            return Map.of(EnsembleParameter.BETA, beta);
        }
    }

    /**
     * D_a proportional to a^-&gamma;, a = 1..M: the effective rank grows with N only for &gamma; &lt; 1/4.
     *
     * @param gamma &gamma;, in [0, 100]
     */
    record PowerLaw(double gamma) implements ModeSpectrum {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the range
         */
        public PowerLaw {
            EnsembleParameter.GAMMA.check(gamma);
        }

        @Override
        public double logStrength(int a, int n) {
            return -gamma * Elementary.log(a + 1);
        }

        @Override
        public Map<EnsembleParameter, Double> parameters() {
            return Map.of(EnsembleParameter.GAMMA, gamma);
        }
    }

    /**
     * The exponential spectrum that has a given effective rank, at the very N and M of the network.
     *
     * @param share PR^D / N wanted, positive
     */
    record OfEffectiveRank(double share) implements ModeSpectrum {

        private static final double LOG_BETA_RANGE = 30;
        private static final int HALVINGS = 70;

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the range
         */
        public OfEffectiveRank {
            EnsembleParameter.EFFECTIVE_RANK.check(share, true, "(0, M/N]");
        }

        @Override
        public double logStrength(int a, int n) {
            throw new UnsupportedOperationException("the spectrum must be solved for a number of modes first");
        }

        @Override
        public Map<EnsembleParameter, Double> parameters() {
            return Map.of(EnsembleParameter.EFFECTIVE_RANK, share);
        }

        /** By bisection in ln &beta;, in portable arithmetic: &beta; enters the weights. */
        @Override
        public double[] strengths(int n, int modes) {
            final double wanted = share * n;
            if (!(wanted >= 1 && wanted <= modes)) {
                throw new IllegalArgumentException("the effective rank must lie between 1 and the number of modes, "
                        + modes + ", but " + share + " of N = " + n + " is " + wanted);
            }
            double low = -LOG_BETA_RANGE;
            double high = LOG_BETA_RANGE;
            for (int i = 0; i < HALVINGS; i++) {
                final double middle = 0.5 * (low + high);
                final double[] d = new Exponential(Elementary.exp(middle)).strengths(n, modes);
                if (effectiveRank(d) < wanted) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return new Exponential(Elementary.exp(high)).strengths(n, modes);
        }
    }

    /**
     * Strengths as listed, up to a common factor. Those that have a mean square of 1 over N already, but for rounding, are
     * taken as they are: the strengths of a law, listed, give its network, bit for bit.
     *
     * @param strengths at least 0 and finite, one of them positive
     */
    record Listed(List<Double> strengths) implements ModeSpectrum {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the range
         */
        public Listed {
            strengths = List.copyOf(EnsembleList.STRENGTHS.checked(strengths));
        }

        @Override
        public double logStrength(int a, int n) {
            return Elementary.log(strengths.get(a));
        }

        @Override
        public Map<EnsembleParameter, Double> parameters() {
            return Map.of(EnsembleParameter.MODES, (double) strengths.size());
        }

        /**
         * Computes the strengths of the modes.
         *
         * @throws IllegalArgumentException unless there are as many modes as numbers in the list
         */
        @Override
        public double[] strengths(int n, int modes) {
            if (modes != strengths.size()) {
                throw new IllegalArgumentException("the number of modes must be that of the listed strengths, "
                        + strengths.size() + ", but is " + modes);
            }
            final double[] d =
                    strengths.stream().mapToDouble(Double::doubleValue).toArray();
            double largest = 0;
            double squares = 0;
            for (double one : d) {
                largest = Math.max(largest, one);
                squares += one * one;
            }
            // what rounding makes at most of two sums of squares and of the factor between
            final double rounding = (n + 4) * 0x1p-52;
            if (Math.abs(squares / n - 1) <= rounding) {
                return d;
            }
            for (int a = 0; a < modes; a++) {
                d[a] /= largest;
            }
            return ModeSpectrum.toUnitGain(d, n);
        }
    }

    /**
     * {@return ln D_a up to a constant}
     *
     * @param a mode, from 0
     * @param n number of neurons
     */
    double logStrength(int a, int n);

    /** {@return the parameter that names it in a table; of a list only its length} */
    Map<EnsembleParameter, Double> parameters();

    /**
     * {@return D_a, a = 1..M, with (1/N) &sum; D_a&sup2; = 1}
     *
     * @param n number of neurons N
     * @param modes number of modes M, at least 1
     * @throws IllegalArgumentException if the spectrum does not exist for them
     */
    default double[] strengths(int n, int modes) {
        final double[] logs = new double[modes];
        for (int a = 0; a < modes; a++) {
            logs[a] = logStrength(a, n);
        }
        return ofLogs(logs, n);
    }

    /**
     * {@return D_a, with (1/N) &sum; D_a&sup2; = 1}
     *
     * @param logs ln D_a up to a constant
     * @param n number of neurons
     */
    static double[] ofLogs(double[] logs, int n) {
        final double largest = Arrays.stream(logs).max().orElse(0);
        return toUnitGain(
                Arrays.stream(logs).map(log -> Elementary.exp(log - largest)).toArray(), n);
    }

    private static double[] toUnitGain(double[] d, int n) {
        double squares = 0;
        for (double one : d) {
            squares += one * one;
        }
        final double factor = Math.sqrt(n / squares);
        for (int a = 0; a < d.length; a++) {
            d[a] *= factor;
        }
        return d;
    }

    /**
     * {@return PR^D = (&sum; D_a&sup2;)&sup2; / &sum; D_a&#8308;, the effective rank: between 1 and the number of
     * modes}
     *
     * @param strengths D_a
     */
    static double effectiveRank(double[] strengths) {
        double squares = 0;
        double fourths = 0;
        for (double d : strengths) {
            squares += d * d;
            fourths += d * d * d * d;
        }
        return squares * squares / fourths;
    }
}
