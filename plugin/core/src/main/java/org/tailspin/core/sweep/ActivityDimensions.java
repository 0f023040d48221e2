package org.tailspin.core.sweep;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.dimension.ParticipationStatistics;

/**
 * Participation ratios of a run, before and after the nonlinearity. Each has the error over time of one network, and is that
 * of infinitely many states where it has one; without an error it is that of the states as they are, and too small.
 *
 * <p>Of a flow or leaky map they are those of states half a neuron's memory apart. With errors, the memory is ten
 * covariances of x and ten of &phi;, 80 N&sup2; bytes in all, and a state costs N&sup2; multiplications: little beside
 * that of many exponents, as much as a step of the network itself. So larger networks are measured without, unless that is
 * asked for.
 *
 * @param x of the pre-activation; empty for a network too large
 * @param phi of the activity; empty for fewer than two states
 * @param phiCorrected of the activity, where that is of infinitely many states
 * @param effectiveStates number of independent states that would be as biased; empty where the memory does not end within the
 *     lags, or was not measured
 * @param reason why one of these is missing, or what to know of them; empty if there is nothing to say
 */
public record ActivityDimensions(
        Optional<DimensionEstimate> x,
        Optional<DimensionEstimate> phi,
        Optional<DimensionEstimate> phiCorrected,
        OptionalDouble effectiveStates,
        String reason) {

    /** The largest network whose dimensions have errors where nothing else is said: 20 MB for each thread. */
    public static final int DEFAULT_UP_TO = 500;

    /** What the dimensions take of memory, in matrices of N&sup2; numbers. */
    public static final int MATRICES = CovarianceSettings.DEFAULT_BLOCKS;

    /** For networks of any size. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    /** For none. */
    public static final int NEVER = 0;

    /** Of a state at rest. */
    private static final DimensionEstimate REST = new DimensionEstimate(0, OptionalDouble.of(0));

    /**
     * @return the dimensions of a network that rests, or is on the way to it: none, whatever rounding or the rest of its way makes
     *     of the states
     */
    ActivityDimensions atRest() {
        return new ActivityDimensions(
                x.map(any -> REST),
                phi.map(any -> REST),
                phiCorrected.or(() -> x).map(any -> REST),
                OptionalDouble.empty(),
                ParticipationStatistics.AT_REST);
    }

    /** Gathers them while a network runs. Not thread-safe. */
    static final class Observer {

        private final Optional<ParticipationRatio> raw;
        private final Optional<CovarianceObserver> before;
        private final Optional<CovarianceObserver> after;
        private final int upTo;
        private final int n;
        private long count;

        /**
         * @param n number of neurons
         * @param states that will be seen at least
         * @param upTo largest network that is measured with errors
         */
        Observer(int n, long states, int upTo) {
            this.upTo = upTo;
            this.n = n;
            final CovarianceSettings settings = CovarianceSettings.DEFAULT;
            if (n <= upTo && states >= 2L * settings.blocks()) {
                raw = Optional.empty();
                before = Optional.of(new CovarianceObserver(n, states, new CovarianceSettings(settings.blocks(), 0)));
                after = Optional.of(new CovarianceObserver(n, states, settings));
            } else {
                raw = Optional.of(new ParticipationRatio(n));
                before = Optional.empty();
                after = Optional.empty();
            }
        }

        void see(double[] preActivation, double[] activity) {
            count++;
            raw.ifPresent(ratio -> ratio.accept(activity));
            before.ifPresent(covariance -> covariance.accept(preActivation));
            after.ifPresent(covariance -> covariance.accept(activity));
        }

        ActivityDimensions dimensions(Monitor monitor) {
            return after.isPresent() ? corrected(monitor) : raw(monitor);
        }

        private ActivityDimensions corrected(Monitor monitor) {
            final ParticipationStatistics x = before.orElseThrow().participation(monitor);
            final ParticipationStatistics phi = after.orElseThrow().participation(monitor);
            final String reason = !phi.reason().isEmpty() ? phi.reason() : x.reason();
            return new ActivityDimensions(
                    Optional.of(x.best()),
                    Optional.of(phi.best()),
                    phi.corrected(),
                    phi.memoryFitsWindow() ? OptionalDouble.of(phi.effectiveStates()) : OptionalDouble.empty(),
                    phi.isAtRest()
                            ? ParticipationStatistics.AT_REST
                            : reason.isEmpty()
                                    ? ""
                                    : "participation ratios are of the states as they are, without error: " + reason);
        }

        private ActivityDimensions raw(Monitor monitor) {
            final Optional<DimensionEstimate> phi = raw.filter(ratio -> count > 1)
                    .map(ratio -> new DimensionEstimate(ratio.value(monitor), OptionalDouble.empty()));
            return new ActivityDimensions(Optional.empty(), phi, Optional.empty(), OptionalDouble.empty(), whyRaw());
        }

        private String whyRaw() {
            if (upTo == NEVER) {
                return "";
            }
            return n > upTo
                    ? "participation ratios have errors, and are corrected, up to " + upTo + " neurons"
                    : "participation ratios have errors from " + 2 * CovarianceSettings.DEFAULT_BLOCKS
                            + " states on, but there are " + count;
        }
    }
}
