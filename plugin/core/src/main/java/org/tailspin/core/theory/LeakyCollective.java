package org.tailspin.core.theory;

import org.tailspin.core.Monitor;

/**
 * The double integrals of {@link CollectiveTheory} for a leaky map, over the frequencies of the Brillouin zone: with S(&theta;)
 * = d/(exp(i&theta;) - 1 + d) in the place of 1/(1 + i&omega;), and d&theta;/2&pi; as the measure. All functions are smooth and periodic, so
 * sums over equidistant frequencies have no error but that of lags that are left out.
 */
final class LeakyCollective {

    /** More frequencies take longer than seconds: their pairs are summed. */
    static final int MOST_FREQUENCIES = 1 << 14;

    private static final int LEAST_FREQUENCIES = 1 << 8;

    /** Points of a ring for each lag: as far forward as back. */
    private static final int LONGER = 2;

    private double phiConstant;
    private double phiSlope;
    private double xConstant;
    private double xSlope;

    private final int count;
    private final double[] real;
    private final double[] imaginary;
    private final double[] square;
    private final double[] spectrum;

    /**
     * Chooses frequencies that resolve the theory of the map.
     *
     * @throws IllegalArgumentException if there are too many frequencies to resolve
     */
    LeakyCollective(LeakyTheory map, Monitor monitor) {
        int points = LEAST_FREQUENCIES;
        while (points < LONGER * map.lags()) {
            points *= 2;
        }
        if (points > MOST_FREQUENCIES) {
            throw new IllegalArgumentException("participation ratios of leaky maps are computed of a memory up to "
                    + MOST_FREQUENCIES / LONGER + " steps, but it is " + map.lags()
                    + " at this leak and gain; those of the flow are their limit of small leaks");
        }
        count = points;
        final double gain = map.gEff() * map.meanGain(); // of z and X
        final double b = 1 - map.step();
        real = new double[count];
        imaginary = new double[count];
        square = new double[count];
        for (int k = 0; k < count; k++) {
            final double angle = 2 * Math.PI * k / count;
            final double re = StrictMath.cos(angle) - b;
            final double im = StrictMath.sin(angle);
            final double norm = re * re + im * im;
            real[k] = gain * map.step() * re / norm;
            imaginary[k] = -gain * map.step() * im / norm;
            square[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
        }
        spectrum = spectrum(map, monitor);
        sum(map, monitor);
    }

    /** Of C(&Delta;(n)), a real and even function of the frequency. */
    private double[] spectrum(LeakyTheory map, Monitor monitor) {
        final PairAverages pairs = map.pairs();
        final double[] cosines = new double[count];
        for (int k = 0; k < count; k++) {
            cosines[k] = StrictMath.cos(2 * Math.PI * k / count);
        }
        final double[] c = new double[map.lags()];
        c[0] = map.c0();
        for (int n = 1; n < c.length; n++) {
            c[n] = 2 * pairs.overlap(map.delta(n));
        }
        final double[] values = new double[count];
        for (int k = 0; k <= count / 2; k++) {
            monitor.checkCancelled();
            double sum = 0;
            for (int n = 0; n < c.length; n++) {
                sum += c[n] * cosines[(int) ((long) k * n % count)];
            }
            values[k] = sum;
            values[(count - k) % count] = sum;
        }
        return values;
    }

    private void sum(LeakyTheory map, Monitor monitor) {
        final int half = count / 2;
        for (int j = 0; j <= half; j++) { // the other half is conjugate
            monitor.checkCancelled();
            monitor.progress(j / (half + 1.0));
            final double weight = (j == 0 || j == half ? 1 : 2) * spectrum[j];
            double first = 0;
            double second = 0;
            double third = 0;
            for (int k = 0; k < count; k++) {
                final double re = real[j] * real[k] - imaginary[j] * imaginary[k]; // z
                final double im = real[j] * imaginary[k] + imaginary[j] * real[k];
                final double squares = square[j] * square[k]; // X1 X2 = |z|^2
                final double kernel = 1 / ((1 - re) * (1 - re) + im * im);
                first += spectrum[k] * kernel;
                second += spectrum[k] * kernel * squares;
                // |w|^2 + 2 X1 X2 Re w, w = z/(1-z)
                third += spectrum[k] * kernel * squares * (1 + 2 * (re - squares));
            }
            phiConstant += weight * first;
            phiSlope += weight * second;
            xConstant += weight * third;
        }
        final double pairs = (double) count * count;
        final double c = map.c0() * map.c0() * pairs;
        final double x = Math.pow(map.meanGain() * map.meanGain() * map.delta0(), 2) * pairs;
        xSlope = phiSlope / x;
        xConstant = 1 + xConstant / x;
        phiConstant /= c;
        phiSlope /= c;
    }

    CollectiveTheory theory(double gEff) {
        return new CollectiveTheory(gEff, phiConstant, phiSlope, xConstant, xSlope);
    }
}
