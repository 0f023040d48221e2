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
 * Participation ratios of a run, before and after the nonlinearity. Each has the error over time of one network.
 *
 * <p>Of a flow or leaky map they are those of states half a neuron's memory apart. With errors, the memory is ten
 * covariances of x and ten of &phi;, 80 N&sup2; bytes in all, and a state costs N&sup2; multiplications: little beside
 * that of many exponents, as much as a step of the network itself. So larger networks are measured without, unless that is
 * asked for.
 *
 * @param x of the pre-activation; empty for a network too large
 * @param phi of the activity; empty for fewer than two states
 * @param phiCorrected of the activity, corrected for the number of states; empty for a network too large, or a run too
 *     short
 */
public record ActivityDimensions(
        Optional<DimensionEstimate> x, Optional<DimensionEstimate> phi, Optional<DimensionEstimate> phiCorrected) {

    /** The largest network whose dimensions have errors where nothing else is said: 20 MB for each thread. */
    public static final int DEFAULT_UP_TO = 500;

    /** What the dimensions take of memory, in matrices of N&sup2; numbers. */
    public static final int MATRICES = CovarianceSettings.DEFAULT_BLOCKS;

    /** For networks of any size. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    /** For none. */
    public static final int NEVER = 0;

    /** Gathers them while a network runs. Not thread-safe. */
    static final class Observer {

        private final Optional<ParticipationRatio> raw;
        private final Optional<CovarianceObserver> before;
        private final Optional<CovarianceObserver> after;
        private long count;

        Observer(int n, long states, boolean isFull) {
            final CovarianceSettings settings = CovarianceSettings.DEFAULT;
            if (isFull && states >= 2L * settings.blocks()) {
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
            if (after.isEmpty()) {
                final Optional<DimensionEstimate> phi = raw.filter(ratio -> count > 1)
                        .map(ratio -> new DimensionEstimate(ratio.value(monitor), OptionalDouble.empty()));
                return new ActivityDimensions(Optional.empty(), phi, Optional.empty());
            }
            final ParticipationStatistics phi = after.get().participation(monitor);
            return new ActivityDimensions(
                    before.map(covariance -> covariance.participation(monitor).raw()),
                    Optional.of(phi.raw()),
                    phi.memoryFitsWindow() ? phi.corrected() : Optional.empty());
        }
    }
}
