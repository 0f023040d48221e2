package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.StoppingRule;

/**
 * The dimension of Kaplan and Yorke (1979): with c_k the sum of the k largest exponents and k the largest index with
 * c_k &ge; 0, D = k + c_k / |&lambda;_(k+1)|.
 *
 * @param dimension D
 * @param isLowerBound whether the exponents ended before their sum turned negative, so that the true dimension is larger
 */
public record KaplanYorke(double dimension, boolean isLowerBound) {

    /**
     * @param exponents of any order; minus infinity is allowed, NaN is not
     * @param complete whether these are all exponents of the system; then the dimension is exact even if the sum never
     *     turns negative
     * @return the dimension: 0 if the largest exponent is negative, the number of exponents if the sum never turns
     *     negative
     * @throws IllegalArgumentException if there are no exponents, or one is NaN
     */
    public static KaplanYorke of(double[] exponents, boolean complete) {
        if (exponents.length == 0) {
            throw new IllegalArgumentException("the Kaplan-Yorke dimension needs at least 1 exponent, but has 0");
        }
        final double[] sorted = exponents.clone();
        Arrays.sort(sorted); // ascending, NaN last
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("the exponents must be numbers, but one is NaN");
        }
        double sum = 0;
        for (int k = 0; k < sorted.length; k++) {
            final double next = sorted[sorted.length - 1 - k];
            if (sum + next < 0) {
                return new KaplanYorke(k + sum / -next, false);
            }
            sum += next;
        }
        return new KaplanYorke(sorted.length, !complete);
    }

    /**
     * @param spectrum exponents of a run
     * @return the dimension, exact if the spectrum is full
     */
    public static KaplanYorke of(LyapunovSpectrum spectrum) {
        return of(spectrum.exponents(), spectrum.isFull());
    }

    /**
     * The error over time of the dimension: the jackknife over the batches of the run, each left out once.
     *
     * @param spectrum exponents of a run
     * @return the standard error; empty if the run was too short for batches, or the dimension is a lower bound
     */
    public static OptionalDouble standardError(LyapunovSpectrum spectrum) {
        final double[][] batches = spectrum.batchMeans();
        if (batches.length == 0 || of(spectrum).isLowerBound()) {
            return OptionalDouble.empty();
        }
        final int count = batches.length;
        final double[] total = new double[batches[0].length];
        for (double[] batch : batches) {
            for (int i = 0; i < total.length; i++) {
                total[i] += batch[i];
            }
        }
        final double[] dimensions = new double[count];
        final double[] without = new double[total.length];
        for (int b = 0; b < count; b++) {
            for (int i = 0; i < total.length; i++) {
                without[i] = total[i] == Double.NEGATIVE_INFINITY ? total[i] : (total[i] - batches[b][i]) / (count - 1);
            }
            dimensions[b] = of(without, spectrum.isFull()).dimension();
        }
        final double mean = Arrays.stream(dimensions).sum() / count;
        final double squares =
                Arrays.stream(dimensions).map(d -> (d - mean) * (d - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares * (count - 1) / count));
    }

    /**
     * Ends a run when the dimension is known well enough: 1.645 standard errors within the tolerance.
     *
     * @param tolerance of the dimension, positive
     * @return the rule
     * @throws IllegalArgumentException unless the tolerance is positive
     */
    public static StoppingRule within(double tolerance) {
        StoppingRule.checkTolerance(tolerance);
        return spectrum -> {
            final OptionalDouble error = standardError(spectrum);
            return error.isPresent() && StoppingRule.COVERAGE * error.getAsDouble() <= tolerance;
        };
    }
}
