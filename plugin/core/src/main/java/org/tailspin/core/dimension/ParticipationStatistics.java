package org.tailspin.core.dimension;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.statistics.BatchMeans;

/**
 * The participation ratio PR = (tr C)&sup2; / tr(C&sup2;) of a run of K states: of these states, and of infinitely many.
 *
 * <p>The ratio of the sample covariance is too small, by the factor 1/(1 + PR/K) for independent states, since the square of
 * an estimate is larger than the square of what is estimated. Products of the covariances C_a and C_b of two different
 * blocks of time are not, whatever the states remember within a block, and whether that memory decays or returns:
 *
 * <p>PR = [mean_(a&ne;b) tr C_a tr C_b + 2 tr C tr &Sigma;] / [mean_(a&ne;b) tr(C_a C_b) + 2 tr(C &Sigma;)],
 *
 * <p>where all deviations are from the mean of the run, and &Sigma; is the covariance of that mean, from the means of the
 * blocks and the correlation of neighbours; it makes up for the mean that was subtracted.
 *
 * <p>Errors are those of {@link BatchMeans} over the blocks, of the influence of each block on the ratio: 2 PR [tr C_a / tr C
 * - tr(C_a C) / tr(C&sup2;)]. They cover how one network's estimate varies over time, not the spread over networks. There are
 * none from fewer than {@value #FEWEST_INDEPENDENT} independent states, by K_eff below, unless all blocks are the
 * same: such a run may stay near one of several ways to move for longer than it lasts, and its blocks differ too little.
 *
 * @param raw of the sample covariance, with its error over time but not its bias
 * @param corrected of infinitely many states, in [1, N]; empty, with the {@link #reason}, if the blocks remember each
 *     other or have no common direction
 * @param crossBlock the same without &Sigma;
 * @param effectiveStates K_eff = K / &Sigma;_&tau; c(&tau;)&sup2;, over lags of both signs, with c(&tau;) = tr C(&tau;) /
 *     tr C(0): the number of independent states that would be as biased; the sum ends at the longest lag of the settings
 * @param memoryFitsWindow whether the last quarter of the lags holds less than a hundredth of that sum, but for noise; if
 *     not, as where memory returns, K_eff is not known
 * @param mirrored the ratio of the states and their mirror images -x together, where the mean is away from 0 by more than
 *     {@value #ERRORS} of its errors: of a network whose equations do not tell the sides apart, and that changes sides; empty where
 *     the mean may be 0
 * @param states K
 * @param reason why there is no corrected value, or no error of it; empty if there are both
 */
public record ParticipationStatistics(
        DimensionEstimate raw,
        Optional<DimensionEstimate> corrected,
        Optional<DimensionEstimate> crossBlock,
        double effectiveStates,
        boolean memoryFitsWindow,
        OptionalDouble mirrored,
        long states,
        String reason) {

    /** What to know of states without extent. */
    public static final String AT_REST =
            "the state rests: what is left of its fluctuations is rounding, so its participation ratio is 0";

    /** What to know of states that vary on the way to rest. */
    public static final String SETTLING = "the state comes to rest, or is on its way to it, so its dimensions are 0";

    /** Why there are no errors where blocks hold too few independent states. */
    public static final String LASTING = "the states remember too long for the blocks of the run";

    private static final double NEGLIGIBLE = 0.01;

    /** Independent states that tell an error: ten in each of the five blocks that are left when neighbours are joined. */
    private static final int FEWEST_INDEPENDENT = 50;

    /** Blocks whose ratios differ by less than this part are the same, as those of a cycle of two states. */
    private static final double SAME = 1e-9;

    /** Errors of the mean state that chance does not make of 0. */
    private static final double ERRORS = 3;

    /** A slow noise in one dimension is as good as one draw of chi-squared, which exceeds this in 1 of 20. */
    private static final double NOISE_FACTOR = 4;

    /**
     * The participation ratio to state: the corrected one; where there is none, that of the states as they are, which then has no
     * error.
     *
     * @return the estimate
     */
    public DimensionEstimate best() {
        return corrected.orElseGet(() -> new DimensionEstimate(raw.dimension(), OptionalDouble.empty()));
    }

    /** {@return whether the states remember for longer than a block lasts, so that there is no error} */
    public boolean remembersTooLong() {
        return reason.equals(LASTING) || reason.equals(BatchMeans.TOO_LONG_MEMORY);
    }

    /** {@return whether the states are all the same but for rounding} */
    public boolean isAtRest() {
        return raw.dimension() == 0;
    }

    /**
     * {@return the statistics}
     *
     * @param blocks the sums of each block, about any origin
     * @param origin that origin
     * @param correlation c(&tau;) for &tau; = 0, 1, ...
     * @param monitor asked now and then whether to stop
     */
    static ParticipationStatistics of(Scatter[] blocks, double[] origin, double[] correlation, Monitor monitor) {
        final long states = Arrays.stream(blocks).mapToLong(Scatter::count).sum();
        double memory = 1;
        double last = 0;
        int lastLags = 0;
        for (int lag = 1; lag < correlation.length; lag++) {
            final double part = 2 * correlation[lag] * correlation[lag];
            memory += part;
            if (4 * lag > 3 * (correlation.length - 1)) {
                last += part;
                lastLags++;
            }
        }
        final double effective = states / memory;
        final BlockCovariances c = new BlockCovariances(blocks, origin, states, monitor);
        if (!(c.squares > 0) || Scatter.isRounding(c.trace, c.meanSquare)) {
            final DimensionEstimate rest = DimensionEstimate.AT_REST;
            return new ParticipationStatistics(
                    rest, Optional.of(rest), Optional.of(rest), effective, true, OptionalDouble.empty(), states, "");
        }
        final double raw = ParticipationRatio.ratio(c.trace, c.squares);
        // Bartlett (1946): where there is no memory left, c(tau)^2 has the mean sum_tau c^2 / (K PR).
        final double noise = 2 * lastLags * memory / (states * raw);
        final boolean fits = last < NEGLIGIBLE * memory + NOISE_FACTOR * noise;
        final BatchMeans ofBlocks = BatchMeans.of(c.influences(raw));
        final boolean isForgetful = !ofBlocks.reason().equals(BatchMeans.TOO_LONG_MEMORY);
        final boolean isLasting =
                effective < FEWEST_INDEPENDENT && ofBlocks.standardError().orElse(raw) > SAME * raw;
        final OptionalDouble error = isLasting ? OptionalDouble.empty() : ofBlocks.standardError();
        final double most = origin.length;
        final double numerator = c.meanTraces();
        final double denominator = c.meanProducts();
        final Optional<DimensionEstimate> crossBlock = estimate(numerator / denominator, raw, most, error);
        final Optional<DimensionEstimate> corrected = estimate(
                (numerator + 2 * c.trace * c.meanVariance()) / (denominator + 2 * c.meanAlong()), raw, most, error);
        return new ParticipationStatistics(
                new DimensionEstimate(raw, error),
                isForgetful ? corrected : Optional.empty(),
                isForgetful ? crossBlock : Optional.empty(),
                effective,
                fits,
                c.meanSquare > ERRORS * ERRORS * c.meanVariance()
                        ? OptionalDouble.of(c.mirrored())
                        : OptionalDouble.empty(),
                states,
                corrected.isPresent()
                        ? ofBlocks.reason().isEmpty() && isLasting ? LASTING : ofBlocks.reason()
                        : "the states of different blocks of time vary in no common direction");
    }

    /** To first order 1/PR changes by what the bias takes off it, so an error grows with the square of PR. */
    private static Optional<DimensionEstimate> estimate(double value, double raw, double most, OptionalDouble error) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            return Optional.empty();
        }
        final double ratio = value / raw;
        final OptionalDouble scaled =
                error.isPresent() ? OptionalDouble.of(error.getAsDouble() * ratio * ratio) : OptionalDouble.empty();
        return Optional.of(new DimensionEstimate(Math.max(1, Math.min(most, value)), scaled));
    }
}
