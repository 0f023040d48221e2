package org.tailspin.core.dynamics;

/**
 * A function of the lag between two times, such as C(&tau;).
 *
 * @param lags ascending, from 0, in the unit of time of the system
 * @param values at the lags
 */
public record LagFunction(double[] lags, double[] values) {

    /**
     * @return f(&tau;) / f(0)
     */
    public LagFunction normalised() {
        final double[] ratio = new double[values.length];
        for (int l = 0; l < ratio.length; l++) {
            ratio[l] = values[l] / values[0];
        }
        return new LagFunction(lags, ratio);
    }

    /**
     * @return f(&tau;)&sup2;, to compare single neurons with the population, whose function is quadratic in covariances
     */
    public LagFunction squared() {
        final double[] squares = new double[values.length];
        for (int l = 0; l < squares.length; l++) {
            squares[l] = values[l] * values[l];
        }
        return new LagFunction(lags, squares);
    }

    /**
     * How long it lasts: &int; f(&tau;)/f(0) d&tau; from 0 to the last lag, by the trapezoidal rule.
     *
     * @return a time, in the unit of the lags
     */
    public double integralTime() {
        double sum = 0;
        for (int l = 1; l < values.length; l++) {
            sum += (lags[l] - lags[l - 1]) * (values[l] + values[l - 1]) / 2;
        }
        return sum / values[0];
    }
}
