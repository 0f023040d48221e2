package org.tailspin.core.dynamics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.tailspin.core.statistics.Estimated;
import org.tailspin.core.statistics.Jackknife;

/**
 * A function of the lag between two times, such as C(&tau;), estimated from groups of data; whatever is made of it has the
 * error that follows, with correlations between lags. Immutable.
 */
public final class LagFunction {

    private final double[] lags;
    private final double[] values;
    private final double[][] without;

    /**
     * Keeps a function of the lag, with what its error is computed from.
     *
     * @param lags ascending, from 0, in the unit of time of the system
     * @param values at the lags
     * @param without the values without each group of data; none for a function without error
     */
    LagFunction(double[] lags, double[] values, double[][] without) {
        this.lags = lags;
        this.values = values;
        this.without = without;
    }

    /** The mean over runs, with the means without each. */
    static LagFunction ofRuns(double[][] ofRun, double unit, int... lags) {
        final double[][] without = new double[ofRun.length > 1 ? ofRun.length : 0][];
        Arrays.setAll(without, left -> mean(ofRun, left));
        return new LagFunction(
                Arrays.stream(lags).mapToDouble(lag -> lag * unit).toArray(), mean(ofRun, -1), without);
    }

    private static double[] mean(double[][] ofRun, int left) {
        final double[] mean = new double[ofRun[0].length];
        final int count = left < 0 ? ofRun.length : ofRun.length - 1;
        for (int a = 0; a < ofRun.length; a++) {
            for (int l = 0; a != left && l < mean.length; l++) {
                mean[l] += ofRun[a][l] / count;
            }
        }
        return mean;
    }

    /**
     * A function of the lag as its numbers, for who keeps it.
     *
     * @param lags ascending, from 0
     * @param values at the lags
     * @param without the values without each group of data
     */
    public record Numbers(double[] lags, double[] values, double[][] without) {}

    /**
     * Makes the function again of its numbers.
     *
     * @param numbers of a function
     */
    public LagFunction(Numbers numbers) {
        this(numbers.lags, numbers.values, numbers.without);
    }

    /** {@return its numbers, of which the function can be made again} */
    public Numbers numbers() {
        return new Numbers(lags, values, without);
    }

    /** {@return the lags, ascending, from 0, in the unit of time of the system} */
    public double[] lags() {
        return lags.clone();
    }

    /** {@return the values at the lags} */
    public double[] values() {
        return values.clone();
    }

    /**
     * {@return its value and error over time}
     *
     * @param l number of a lag, from 0
     */
    public Estimated at(int l) {
        return of(f -> f[l]);
    }

    private Estimated of(ToDoubleFunction<double[]> function) {
        return new Estimated(
                function.applyAsDouble(values),
                Jackknife.error(Arrays.stream(without).mapToDouble(function).toArray()));
    }

    /** {@return f(&tau;) / f(0)} */
    public LagFunction normalised() {
        return map(f -> Arrays.stream(f).map(value -> value / f[0]).toArray());
    }

    /**
     * {@return f(&tau;)&sup2;, to compare single neurons with the population, whose function is quadratic in
     * covariances}
     */
    public LagFunction squared() {
        return map(f -> Arrays.stream(f).map(value -> value * value).toArray());
    }

    private LagFunction map(UnaryOperator<double[]> operator) {
        final double[][] mapped = new double[without.length][];
        Arrays.setAll(mapped, g -> operator.apply(without[g]));
        return new LagFunction(lags, operator.apply(values), mapped);
    }

    /**
     * How long it lasts: &int; f(&tau;)/f(0) d&tau; from 0 to the last lag, by the trapezoidal rule.
     *
     * @return a time, in the unit of the lags
     */
    public Estimated integralTime() {
        return of(f -> integralTime(lags, f));
    }

    /**
     * How long a function lasts, as {@link #integralTime()} has it of an estimate.
     *
     * @param lags ascending, from 0
     * @param values at the lags; the first is not 0
     * @return a time, in the unit of the lags
     */
    public static double integralTime(double[] lags, double[] values) {
        double sum = 0;
        for (int l = 1; l < values.length; l++) {
            sum += (lags[l] - lags[l - 1]) * (values[l] + values[l - 1]) / 2;
        }
        return sum / values[0];
    }
}
