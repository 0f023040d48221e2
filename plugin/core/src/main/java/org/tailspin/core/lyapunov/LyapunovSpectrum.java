package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.statistics.BatchMeans;

/**
 * Lyapunov exponents with their errors, in nats per step of a map or per unit time of a flow. Immutable.
 */
public final class LyapunovSpectrum {

    private final int dimension;
    private final int steps;
    private final double timeStep;
    private final boolean flow;
    private final double[] exponents;
    private final double[] standardErrors;
    private final double[] effectiveSampleSizes;
    private final double[] deviations;
    private final double[][] batchMeans;
    private final double batchDuration;
    private final double batchShare;
    private final OptionalDouble sumRuleResidual;
    private final double frameError;
    private final double vectorParticipation;
    private final Optional<Boolean> converged;
    private final String kernels;

    /**
     * Makes the spectrum of what a run saw.
     *
     * @param rates growth per step, of at least one step
     * @param run what else the run has seen
     */
    LyapunovSpectrum(GrowthRates rates, Run run) {
        final int[] order = IntStream.range(0, run.k())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -rates.mean(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        final double dt = run.timeStep();
        dimension = run.dimension();
        steps = rates.steps();
        timeStep = dt;
        flow = run.isFlow();
        exponents = Arrays.stream(order).mapToDouble(i -> rates.mean(i) / dt).toArray();
        standardErrors = Arrays.stream(order)
                .mapToDouble(i -> rates.standardError(i) / dt)
                .toArray();
        deviations =
                Arrays.stream(order).mapToDouble(i -> rates.deviation(i) / dt).toArray();
        effectiveSampleSizes = new double[exponents.length];
        for (int i = 0; i < exponents.length; i++) {
            final double ratio = deviations[i] / standardErrors[i];
            // constant growth, up to rounding, has no sample size
            final boolean varies = deviations[i] > 1e-12 * Math.abs(exponents[i]) && standardErrors[i] > 0;
            effectiveSampleSizes[i] = varies ? Math.min(steps, ratio * ratio) : Double.NaN;
        }
        batchDuration = rates.batchLength() * dt;
        batchShare = rates.share();
        batchMeans = new double[rates.batches()][];
        for (int b = 0; b < batchMeans.length; b++) {
            final int batch = b;
            batchMeans[b] = Arrays.stream(order)
                    .mapToDouble(i -> rates.batchMean(batch, i) / dt)
                    .toArray();
        }
        sumRuleResidual = run.logDeterminant().isPresent()
                ? OptionalDouble.of((rates.total() - run.logDeterminant().getAsDouble()) / (steps * dt))
                : OptionalDouble.empty();
        frameError = run.frameError();
        vectorParticipation = run.vectorParticipation();
        converged = run.converged();
        kernels = run.kernels();
    }

    private LyapunovSpectrum(LyapunovSpectrum run, double[] exact) {
        dimension = run.dimension;
        steps = run.steps;
        timeStep = run.timeStep;
        flow = run.flow;
        exponents = Arrays.copyOf(exact, run.exponents.length);
        standardErrors = Arrays.stream(exponents)
                .map(exponent -> Double.isFinite(exponent) ? 0 : Double.NaN)
                .toArray();
        effectiveSampleSizes = new double[exponents.length];
        Arrays.fill(effectiveSampleSizes, Double.NaN);
        deviations = new double[exponents.length];
        batchDuration = run.batchDuration;
        batchShare = run.batchShare;
        batchMeans = new double[run.batchMeans.length][];
        Arrays.fill(batchMeans, exponents);
        final double change =
                Arrays.stream(exponents).sum() - Arrays.stream(run.exponents).sum();
        sumRuleResidual = run.sumRuleResidual.isPresent() && Double.isFinite(change)
                ? OptionalDouble.of(run.sumRuleResidual.getAsDouble() + change)
                : OptionalDouble.empty();
        frameError = run.frameError;
        vectorParticipation = run.vectorParticipation;
        converged = run.converged;
        kernels = run.kernels;
    }

    /**
     * All numbers of a spectrum, from which it comes back bit by bit.
     *
     * @param dimension of the system
     * @param steps measured steps
     * @param timeStep duration of a step
     * @param isFlow whether time is continuous
     * @param exponents descending
     * @param standardErrors of them over time
     * @param effectiveSampleSizes of them
     * @param deviations of one step
     * @param batchMeans by batch and exponent, few batches included
     * @param batchDuration of a batch
     * @param batchShare of the steps that are in batches
     * @param sumRuleResidual of a full spectrum
     * @param frameError at the end
     * @param vectorParticipation of the leading vector
     * @param converged whether the stopping rule was met
     * @param kernels name of those that carried the tangent space
     */
    public record Numbers(
            int dimension,
            int steps,
            double timeStep,
            boolean isFlow,
            double[] exponents,
            double[] standardErrors,
            double[] effectiveSampleSizes,
            double[] deviations,
            double[][] batchMeans,
            double batchDuration,
            double batchShare,
            OptionalDouble sumRuleResidual,
            double frameError,
            double vectorParticipation,
            Optional<Boolean> converged,
            String kernels) {}

    /**
     * Makes the spectrum of what a run saw.
     *
     * @param numbers of a spectrum
     */
    public LyapunovSpectrum(Numbers numbers) {
        dimension = numbers.dimension;
        steps = numbers.steps;
        timeStep = numbers.timeStep;
        flow = numbers.isFlow;
        exponents = numbers.exponents.clone();
        standardErrors = numbers.standardErrors.clone();
        effectiveSampleSizes = numbers.effectiveSampleSizes.clone();
        deviations = numbers.deviations.clone();
        batchMeans = Arrays.stream(numbers.batchMeans).map(double[]::clone).toArray(double[][]::new);
        batchDuration = numbers.batchDuration;
        batchShare = numbers.batchShare;
        sumRuleResidual = numbers.sumRuleResidual;
        frameError = numbers.frameError;
        vectorParticipation = numbers.vectorParticipation;
        converged = numbers.converged;
        kernels = numbers.kernels;
    }

    /** {@return its numbers} */
    public Numbers numbers() {
        return new Numbers(
                dimension,
                steps,
                timeStep,
                flow,
                exponents.clone(),
                standardErrors.clone(),
                effectiveSampleSizes.clone(),
                deviations.clone(),
                Arrays.stream(batchMeans).map(double[]::clone).toArray(double[][]::new),
                batchDuration,
                batchShare,
                sumRuleResidual,
                frameError,
                vectorParticipation,
                converged,
                kernels);
    }

    /**
     * The exponents of a point of rest or cycle of a map, from eigenvalues, in the place of those of tangent vectors.
     *
     * @param exact all exponents of the system in the unit of these, descending; of as many as were measured, the leading ones
     *     are taken
     * @return the same run, with exponents that have no error over time
     */
    public LyapunovSpectrum with(double[] exact) {
        return new LyapunovSpectrum(this, exact);
    }

    /**
     * What a run has seen beside the growth rates.
     *
     * @param dimension of the system
     * @param k number of exponents
     * @param timeStep duration of a step
     * @param isFlow whether time is continuous
     * @param logDeterminant sum of ln|det J_t|, if all were finite and the frame was full
     * @param frameError largest entry of |Q^T Q - 1| at the end
     * @param vectorParticipation mean participation ratio of the leading vector
     * @param converged whether the stopping rule was met; empty for a run of fixed length
     * @param kernels name of the kernels that carried the tangent space
     */
    record Run(
            int dimension,
            int k,
            double timeStep,
            boolean isFlow,
            OptionalDouble logDeterminant,
            double frameError,
            double vectorParticipation,
            Optional<Boolean> converged,
            String kernels) {}

    /**
     * Exponents of different kernels agree to rounding, not bit by bit.
     *
     * @return name of the kernels that carried the tangent space
     */
    public String kernels() {
        return kernels;
    }

    /** {@return the exponents in descending order; minus infinity where the tangent maps are singular} */
    public double[] exponents() {
        return exponents.clone();
    }

    /**
     * Standard errors over time, from batch means of the local growth rates.
     *
     * @return one per exponent, in their order; NaN where there are too few steps for batches, or the exponent is not
     *     finite
     */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /**
     * How many independent growth rates the steps are worth: the variance of one step over the squared standard error, at
     * most the number of steps.
     *
     * @return one per exponent; NaN where there is no standard error, or the growth is constant
     */
    public double[] effectiveSampleSizes() {
        return effectiveSampleSizes.clone();
    }

    /**
     * The spread of the local (finite-time) exponents of one step.
     *
     * @return standard deviation of the growth rate of a step, per exponent, in the unit of the exponents
     */
    public double[] localDeviations() {
        return deviations.clone();
    }

    /**
     * The exponents of successive stretches of the run, for errors of what is computed from them.
     *
     * @return {@code [batch][exponent]}, of equal duration; empty if there are too few for errors
     */
    public double[][] batchMeans() {
        return batchMeans.length < GrowthRates.MIN_BATCHES
                ? new double[0][]
                : Arrays.stream(batchMeans).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * How much an exponent differs between stretches of the run: what its error is at most, however long the run remembers.
     *
     * @param i which exponent
     * @return standard deviation of its means over batches, in the unit of the exponents; empty if there are too few for errors
     */
    public OptionalDouble deviationOfBatches(int i) {
        final double[][] means = batchMeans();
        if (means.length == 0) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (double[] mean : means) {
            squares += Math.pow(mean[i] - exponents[i], 2);
        }
        return OptionalDouble.of(Math.sqrt(squares / (means.length - 1)));
    }

    /**
     * The standard error of a number that follows from the exponents, to first order in their fluctuations: that of the sum of
     * exponents, each times its weight, from the batches of the run. Exponents of one run are correlated, so their own errors do
     * not tell it.
     *
     * @param weights the derivative of the number with respect to each exponent; that of an exponent of minus infinity must be 0
     * @return the error; none, with the reason, where there are too few batches or they remember each other
     */
    public BatchMeans errorOf(double[] weights) {
        if (batchMeans.length < GrowthRates.MIN_BATCHES) {
            return new BatchMeans(OptionalDouble.empty(), 0, 0);
        }
        final double[] sums = new double[batchMeans.length];
        for (int b = 0; b < sums.length; b++) {
            for (int i = 0; i < weights.length; i++) {
                sums[b] += weights[i] == 0 ? 0 : weights[i] * batchMeans[b][i];
            }
        }
        final BatchMeans error = BatchMeans.of(sums);
        return new BatchMeans(
                error.standardError().isPresent()
                        ? OptionalDouble.of(error.standardError().getAsDouble() * Math.sqrt(batchShare))
                        : OptionalDouble.empty(),
                error.correlation(),
                error.batches());
    }

    /**
     * Running estimates, for a picture of convergence.
     *
     * @return {@code [point][exponent]}, the exponents over the first 1, 2, 3, ... batches of {@link #batchDuration}
     */
    public double[][] running() {
        final double[][] running = new double[batchMeans.length][exponents.length];
        for (int i = 0; i < exponents.length; i++) {
            double sum = 0;
            for (int b = 0; b < batchMeans.length; b++) {
                sum += batchMeans[b][i];
                running[b][i] = sum / (b + 1);
            }
        }
        return running;
    }

    /** {@return duration of a batch, in steps of a map or units of time of a flow} */
    public double batchDuration() {
        return batchDuration;
    }

    /** {@return &lambda;_max} */
    public double max() {
        return exponents[0];
    }

    /** {@return standard error of &lambda;_max; empty where there are too few steps for batches} */
    public OptionalDouble maxStandardError() {
        return Double.isNaN(standardErrors[0]) ? OptionalDouble.empty() : OptionalDouble.of(standardErrors[0]);
    }

    /**
     * {@return whether the growth rates of the leading vector remember for so long that &lambda;_max has no standard
     * error}
     */
    public boolean remembersTooLong() {
        return batchMeans.length >= GrowthRates.MIN_BATCHES
                && Double.isFinite(exponents[0])
                && Double.isNaN(standardErrors[0]);
    }

    /** {@return whether every exponent of the system was computed} */
    public boolean isFull() {
        return exponents.length == dimension;
    }

    /**
     * {@return whether the rule that ends the run was met, or the limit of steps came first; empty for a run of fixed
     * length}
     */
    public Optional<Boolean> converged() {
        return converged;
    }

    /** {@return number of measured steps} */
    public int steps() {
        return steps;
    }

    /** {@return duration of a step: 1 for a map} */
    public double timeStep() {
        return timeStep;
    }

    /** {@return duration of the measurement, in steps of a map or units of time of a flow} */
    public double duration() {
        return steps * timeStep;
    }

    /** {@return whether the exponents are per unit time, as those of a flow, in place of per step} */
    public boolean isPerTime() {
        return flow;
    }

    /**
     * The Kolmogorov-Sinai entropy by Pesin's formula, an upper bound in general: the sum of the positive exponents.
     *
     * @return h, in the unit of the exponents
     */
    public double kolmogorovSinaiEntropy() {
        double h = 0;
        for (double exponent : exponents) {
            h += Math.max(0, exponent);
        }
        return h;
    }

    /**
     * The error over time of {@link #kolmogorovSinaiEntropy}: that of the sum of the exponents that are positive, or zero within
     * their errors.
     *
     * @return the error; none, with the reason, where there are too few batches or they remember each other
     */
    public BatchMeans entropyError() {
        final double[] weights = new double[exponents.length];
        Arrays.setAll(weights, i -> exponents[i] > 0 || -exponents[i] < standardErrors[i] ? 1 : 0);
        return errorOf(weights);
    }

    /**
     * The sum of the exponents minus the mean of ln|det J_t|, in the unit of the exponents. Zero up to rounding. It
     * checks the factorisation; any orthonormal frame would pass, so it says nothing of the order of the tangent maps.
     *
     * @return the residual; empty unless the spectrum is full and the tangent maps are invertible
     */
    public OptionalDouble sumRuleResidual() {
        return sumRuleResidual;
    }

    /**
     * How far the tangent frame was from orthonormal after the last step.
     *
     * @return largest entry of |Q&#7488;Q - 1|
     */
    public double frameError() {
        return frameError;
    }

    /**
     * How many neurons carry the most unstable direction: the mean over time of 1/&Sigma;v_i&#8308; of the leading
     * (backward) Lyapunov vector of unit length, from 1 (one neuron) to N.
     *
     * @return the participation ratio of the vector
     */
    public double vectorParticipation() {
        return vectorParticipation;
    }

    /** {@return how many exponents are minus infinity} */
    public int singular() {
        return (int) Arrays.stream(exponents)
                .filter(exponent -> exponent == Double.NEGATIVE_INFINITY)
                .count();
    }

    /**
     * {@return what a reader should know of the exponents; empty if nothing}
     *
     * @param cause of singular tangent maps, such as {@link org.tailspin.core.dynamics.DynamicalSystem#whySingular}
     */
    public String note(String cause) {
        return singular() == 0
                ? ""
                : singular() + " of " + exponents.length + " exponents are minus infinity: " + cause;
    }
}
