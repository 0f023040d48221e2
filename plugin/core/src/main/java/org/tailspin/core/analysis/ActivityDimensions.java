package org.tailspin.core.analysis;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.DimensionEstimate;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.dimension.ParticipationStatistics;
import org.tailspin.core.dynamics.Orbit;

/**
 * Participation ratios of a run, before and after the nonlinearity. Each has the error over time of one network, and is that
 * of infinitely many states where that is known; where it is not, it is that of the states as they are, too small, and has no
 * error.
 *
 * <p>Of a flow or leaky map they are those of states half a neuron's memory apart. With errors, the memory is twenty
 * covariances of x and twenty of &phi;, 160 N&sup2; bytes in all, and a state costs N&sup2; multiplications: little beside
 * that of many exponents, as much as a step of the network itself. So larger networks are measured without, unless that is
 * asked for.
 *
 * @param x of the pre-activation; empty for a network too large
 * @param phi of the activity; empty for fewer than two states
 * @param phiCorrected of the activity, where that is of infinitely many states
 * @param effectiveStates number of independent states that would be as biased; empty where the memory does not end within the
 *     lags, or was not measured
 * @param remembersTooLong whether the activity remembers for longer than a block of time lasts, so that fluctuations over the run
 *     do not tell those of longer ones
 * @param bothSides ratio of the activity on both sides of 0, where the equations do not tell these apart, the run stayed on one, and
 *     that makes a difference of more than an error; empty otherwise
 * @param reason why one of these is missing, or what to know of them; empty if there is nothing to say
 */
public record ActivityDimensions(
        Optional<DimensionEstimate> x,
        Optional<DimensionEstimate> phi,
        Optional<DimensionEstimate> phiCorrected,
        OptionalDouble effectiveStates,
        boolean remembersTooLong,
        OptionalDouble bothSides,
        String reason) {

    /** The largest network whose dimensions have errors where nothing else is said: 40 MB for each thread. */
    public static final int DEFAULT_UP_TO = 500;

    /** What the dimensions take of memory, in matrices of N&sup2; numbers. */
    public static final int MATRICES = CovarianceSettings.DEFAULT_BLOCKS;

    /** For networks of any size. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    /** For none. */
    public static final int NEVER = 0;

    /** A state that is as close to where it was, in units of its size, has returned up to rounding. */
    private static final double RETURN = 1e-9;

    /** Fourth powers of larger values, times their number, are not kept by a double. */
    private static final double LARGEST = 1e70;

    /** Of a state at rest. */
    private static final DimensionEstimate REST = new DimensionEstimate(0, OptionalDouble.of(0));

    /**
     * {@return the dimensions of a network that rests, or is on the way to it: none, whatever rounding or the rest of
     * its way makes of the states}
     */
    ActivityDimensions atRest() {
        return new ActivityDimensions(
                x.map(any -> REST),
                phi.map(any -> REST),
                phiCorrected.or(() -> x).map(any -> REST),
                OptionalDouble.empty(),
                false,
                OptionalDouble.empty(),
                reason.equals(ParticipationStatistics.SETTLING)
                                || phi.filter(seen -> seen.dimension() > 0).isPresent()
                        ? ParticipationStatistics.SETTLING
                        : ParticipationStatistics.AT_REST);
    }

    /**
     * The same of a motion that is not known to be regular. Where it stays on one side of 0, it may do so for ever, or change sides
     * after a time longer than the run: blocks of the run do not tell, so there are no errors.
     *
     * @return the dimensions
     */
    ActivityDimensions ofOneSide() {
        return bothSides.isEmpty()
                ? this
                : new ActivityDimensions(
                        x.map(DimensionEstimate::withoutError),
                        phi.map(DimensionEstimate::withoutError),
                        phiCorrected.map(DimensionEstimate::withoutError),
                        effectiveStates,
                        remembersTooLong,
                        bothSides,
                        (reason.isEmpty() ? "" : reason + "; ")
                                + "participation ratios have no error: the run stays on one of two sides that x -> -x exchanges; on both,"
                                + " pr_phi is " + String.format(Locale.ROOT, "%.3g", bothSides.getAsDouble()));
    }

    /**
     * Of a cycle of a map, whose ratio over one period is exact.
     *
     * @param orbit at the end of a run that approaches the cycle; it is not moved
     * @param n number of neurons
     * @param period in steps, at least 2
     * @param most steps that the orbit may take until it returns up to rounding
     * @param monitor asked now and then whether to stop
     * @return the dimensions, with errors of 0; empty if the orbit does not return in time
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static Optional<ActivityDimensions> ofCycle(Orbit orbit, int n, int period, long most, Monitor monitor) {
        final Orbit twin = orbit.twin(new double[orbit.state().length]);
        for (long taken = 0; taken <= most; taken += period) {
            final double[] start = twin.state().clone();
            final ParticipationRatio x = new ParticipationRatio(n);
            final ParticipationRatio phi = new ParticipationRatio(n);
            for (int t = 0; t < period; t++) {
                monitor.checkCancelled();
                twin.step();
                x.accept(twin.preActivation());
                phi.accept(twin.activity());
            }
            if (isSame(start, twin.state())) {
                final Optional<DimensionEstimate> ofPhi = exact(phi.value(monitor));
                return Optional.of(new ActivityDimensions(
                        exact(x.value(monitor)),
                        ofPhi,
                        ofPhi,
                        OptionalDouble.empty(),
                        false,
                        OptionalDouble.empty(),
                        ""));
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(double[] a, double[] b) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += a[i] * a[i];
        }
        return difference <= RETURN * RETURN * size;
    }

    private static Optional<DimensionEstimate> exact(double dimension) {
        return Optional.of(new DimensionEstimate(dimension, OptionalDouble.of(0)));
    }

    /** Gathers them while a network runs. Not thread-safe. */
    static final class Observer {

        private final Optional<ParticipationRatio> raw;
        private final Optional<CovarianceObserver> before;
        private final Optional<CovarianceObserver> after;
        private final int upTo;
        private final int n;
        private final boolean isOdd;
        private boolean isHuge;
        private boolean isHugeAfter;
        private long count;

        /**
         * Prepares the statistics that the size of the network allows.
         *
         * @param n number of neurons
         * @param isOdd whether the equations do not tell a state from its negative
         * @param states that will be seen at least
         * @param upTo largest network that is measured with errors
         */
        Observer(int n, boolean isOdd, long states, int upTo) {
            this.upTo = upTo;
            this.n = n;
            this.isOdd = isOdd;
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
            for (double x : preActivation) {
                isHuge |= Math.abs(x) > LARGEST;
            }
            for (double r : activity) {
                isHugeAfter |= Math.abs(r) > LARGEST;
            }
            raw.ifPresent(ratio -> ratio.accept(activity));
            before.ifPresent(covariance -> covariance.accept(preActivation));
            after.ifPresent(covariance -> covariance.accept(activity));
        }

        ActivityDimensions dimensions(Monitor monitor) {
            return after.isPresent() ? corrected(monitor) : raw(monitor);
        }

        private ActivityDimensions corrected(Monitor monitor) {
            if (isHuge) {
                return ofHuge(monitor);
            }
            final ParticipationStatistics x = before.orElseThrow().participation(monitor);
            final ParticipationStatistics phi = after.orElseThrow().participation(monitor);
            // the lags of phi are those of x: where it does not forget, x does not
            final boolean isLasting = phi.reason().equals(ParticipationStatistics.LASTING);
            return new ActivityDimensions(
                    Optional.of(isLasting ? x.best().withoutError() : x.best()),
                    Optional.of(phi.best()),
                    phi.corrected(),
                    phi.memoryFitsWindow() ? OptionalDouble.of(phi.effectiveStates()) : OptionalDouble.empty(),
                    phi.remembersTooLong(),
                    isOdd && (isOneSided(x) || isOneSided(phi))
                            ? OptionalDouble.of(phi.mirrored().orElse(phi.best().dimension()))
                            : OptionalDouble.empty(),
                    note(x, phi));
        }

        /** Whether the states on both sides of 0 have a ratio that the error does not cover. */
        private static boolean isOneSided(ParticipationStatistics seen) {
            final DimensionEstimate best = seen.best();
            return seen.mirrored().isPresent()
                    && best.standardError().isPresent()
                    && Math.abs(seen.mirrored().getAsDouble() - best.dimension())
                            > best.standardError().getAsDouble();
        }

        private static String note(ParticipationStatistics x, ParticipationStatistics phi) {
            if (phi.isAtRest()) {
                return ParticipationStatistics.AT_REST;
            }
            final String reason = !phi.reason().isEmpty() ? phi.reason() : x.reason();
            if (reason.isEmpty()) {
                return "";
            }
            final boolean isOfFew = phi.corrected().isEmpty() || x.corrected().isEmpty();
            return (isOfFew
                            ? "participation ratios are of the states as they are, without error: "
                            : "participation ratios have no error: ")
                    + reason;
        }

        /** Of the activity alone, if that is bounded: products of covariances of what is before it leave the range of a double. */
        private ActivityDimensions ofHuge(Monitor monitor) {
            final Optional<ParticipationStatistics> phi =
                    isHugeAfter ? Optional.empty() : after.map(covariance -> covariance.participation(monitor));
            return new ActivityDimensions(
                    Optional.empty(),
                    phi.map(ParticipationStatistics::best),
                    phi.flatMap(ParticipationStatistics::corrected),
                    phi.filter(ParticipationStatistics::memoryFitsWindow)
                            .map(seen -> OptionalDouble.of(seen.effectiveStates()))
                            .orElse(OptionalDouble.empty()),
                    phi.map(ParticipationStatistics::remembersTooLong).orElse(false),
                    OptionalDouble.empty(),
                    "participation ratios of values above " + LARGEST
                            + " are missing: their covariances leave the range of a double");
        }

        private ActivityDimensions raw(Monitor monitor) {
            if (isHugeAfter) {
                return ofHuge(monitor);
            }
            final Optional<DimensionEstimate> phi = raw.filter(ratio -> count > 1)
                    .map(ratio -> new DimensionEstimate(ratio.value(monitor), OptionalDouble.empty()));
            return new ActivityDimensions(
                    Optional.empty(),
                    phi,
                    Optional.empty(),
                    OptionalDouble.empty(),
                    false,
                    OptionalDouble.empty(),
                    whyRaw());
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
