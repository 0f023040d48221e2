package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.DynamicalSystem.Forcing;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.random.Seed;

/**
 * Gathers along a run what tells its regime, and says which one it is. Each regime has evidence of its own; where none is
 * there, the regime is undecided, with the reason. With S the sum of the growth rates of the leading tangent vector (an infinitely close
 * twin):
 *
 * <ul>
 *   <li>quiescent, fixed point, cycle of a map: the state returns after one, or after p, steps up to rounding (10^-9 of its
 *       size), or comes closer to that by a factor e&sup2; or more over a quarter of the run, and S falls. The eigenvalues of the
 *       product of the Jacobians are the check where they are quickly had or S does not fall;
 *   <li>cycle of a flow: S stays in a band, the growth of the second vector falls, and the state returns between two
 *       steps;
 *   <li>quasi-periodic: S stays in a band (of a flow, both growths do) over a run of a thousand steps or more, and its drift is small beside
 *       the width of the band, or either half of the run, or of its second half, goes through the whole of it;
 *   <li>chaotic: S rises by 8 or more (neighbours part by a factor of 3000), and over both halves of the run;
 *   <li>diverging: the state of a network without a saturating nonlinearity grows steadily at the rate of S;
 *   <li>driven, noisy: there is an input that changes, or noise, and the exponent is below 0 by 3 of its errors.
 * </ul>
 *
 * <p>Chaos of a small exponent can be a transient, after which the state settles on a cycle: below 0.15 per step or time constant it must
 * have lasted for 6000 of them, or for as long as the run may go on.
 *
 * <p>In a feed-forward network, whose exponents are those of its neurons alone, tangent vectors grow for a while and see their rounding
 * grow after it: its exponents are taken from the eigenvalues of the Jacobian of one step, whatever the forcing.
 *
 * <p>A label is given only where the sign of the measured &lambda;_max does not contradict it. Not thread-safe.
 */
public final class RegimeEvidence implements StateObserver, GrowthObserver {

    /** Growth of S that is chaos, and what each half of the run must add. */
    private static final double CHAOS = 8;

    private static final double CHAOS_OF_HALF = 2;

    /** An exponent per time constant below which chaos may be a transient, and the time that it must have lasted then. */
    private static final double SLOW_CHAOS = 0.15;

    private static final double LASTING = 6000;

    /** Fall of S on the way to a cycle, and how much slower or faster than S the distances of returns may fall. */
    private static final double LEAST_FALL = 3;

    private static final double SLOWEST = 0.4;
    private static final double FASTEST = 2.5;

    /** In fewer steps, or time constants of a flow, growth is not seen to stay in a band. */
    private static final double LEAST_FOR_BAND = 1000;

    private static final double LEAST_TIME_FOR_BAND = 100;

    /** A run of fewer time constants has seen nothing. */
    private static final double LEAST_TIME = 10;

    private static final double ERRORS = 3;
    private static final double BOUNDED_GROWTH = 5;

    /** ln of an amplitude that is rest. */
    private static final double LOG_REST = Math.log(1e-6);

    /** A state that decays to the origin by as much as this, or is as small, may be looked at through the Jacobian at the origin. */
    private static final double LOG_SMALL = Math.log(0.2);

    /** Growth or decay of the state is steady if that over each third of the run is within this part of the mean. */
    private static final double STEADY = 0.3;

    /** Multiplications that the eigenvalues may take as a check, and where they are the answer. */
    private static final double QUICK = 2e6;

    private static final double AFFORDABLE = 2e8;

    /** ln of the smallest double: a state that has decayed by more is 0. */
    private static final double LOG_UNDERFLOW = -700;

    /** An eigenvalue whose logarithm is closer to 0 than this is one of modulus 1, up to rounding. */
    private static final double NEUTRAL = 1e-9;

    /** Eigenvalues of the Jacobians along a cycle of so many steps, or at the origin for 0; empty if they would take more work. */
    private record AtCycle(int period, double work, Optional<double[]> exponents) {

        boolean answers(int asked, double affordable) {
            return period == asked && (exponents.isPresent() || affordable <= work);
        }
    }

    private final DynamicalSystem system;
    private final long before;
    private final Sketch states;
    private GrowthSeries growth = new GrowthSeries();

    /** Whether {@link #growth} is that of the run itself, and not of steps after it. */
    private boolean isOfRun = true;

    private long seen;
    private Orbit orbit;

    /** Whether the cycle that was found last is one that the state still approaches: its period may be a part of what it seems. */
    private boolean isApproaching;

    private AtCycle known = new AtCycle(-1, 0, Optional.empty());

    /** Exponents of a feed-forward network per step; empty for another, null before somebody has asked. */
    private Optional<double[]> ofNeuronsAlone;

    /**
     * Begins to gather evidence of a running system.
     *
     * @param system that runs
     * @param before steps that it took before the first state that is shown
     */
    public RegimeEvidence(DynamicalSystem system, long before) {
        this.system = system;
        this.before = before;
        states = new Sketch(system.dimension());
    }

    @Override
    public void accept(double[] state) {
        states.add(state);
        seen++;
    }

    @Override
    public void see(Orbit last) {
        orbit = last;
        accept(last.state());
    }

    @Override
    public void grew(double[] rates, int steps) {
        growth.add(rates, steps);
    }

    @Override
    public void restart() {
        growth = new GrowthSeries();
    }

    /**
     * Goes on from where a run ended, with one tangent vector of a map or two of a flow, until the regime is decided.
     *
     * @param spectrum what the run has measured
     * @param settings of the run
     * @param steps at most
     * @param seed of the tangent vectors
     * @param monitor cancellation
     * @return the finding, after at most so many steps; none are taken where the run itself tells
     */
    public OrbitRun<RegimeFinding> goOn(
            LyapunovSpectrum spectrum, LyapunovSettings settings, long steps, Seed seed, Monitor monitor) {
        return new RegimeSearch(this, spectrum, settings, steps, seed, monitor);
    }

    DynamicalSystem system() {
        return system;
    }

    /** {@return the orbit as it was seen last: look, do not touch} */
    public Orbit orbit() {
        return orbit;
    }

    /** From here on the growth is that of other tangent vectors. */
    void beginAnew() {
        growth = new GrowthSeries();
        isOfRun = false;
    }

    /**
     * Whether a run need not go on for its regime: it is decided, or waits for a second exponent alone.
     *
     * @param spectrum what the run has measured so far
     * @param monitor cancellation
     * @return whether more steps of this run tell nothing more
     */
    public boolean isEnough(LyapunovSpectrum spectrum, Monitor monitor) {
        final Rules rules = new Rules(spectrum, monitor);
        final RegimeFinding finding = rules.find();
        return finding.isDecided() && !rules.mayEnd(finding)
                || system.isFlow() && !growth.hasSecond() && rules.isInBand(0);
    }

    /**
     * {@return whether it is chaos that may be a transient, or a cycle that is not reached, so that more steps are
     * worth while}
     *
     * @param spectrum what the run has measured
     * @param finding of it
     */
    boolean mayEnd(LyapunovSpectrum spectrum, RegimeFinding finding) {
        return new Rules(spectrum, Monitor.NONE).mayEnd(finding);
    }

    /**
     * {@return what is known of the regime}
     *
     * @param spectrum what the run has measured
     * @param monitor cancellation
     */
    public RegimeFinding find(LyapunovSpectrum spectrum, Monitor monitor) {
        return new Rules(spectrum, monitor).find();
    }

    private final class Rules {

        private final Monitor monitor;
        private final LyapunovSpectrum spectrum;

        /** Of the run, per step. */
        private final double measured;

        private final double measuredError;
        private final long runSteps;

        /** Of the run and what came after it. */
        private final double total;

        private final long totalSteps;

        Rules(LyapunovSpectrum spectrum, Monitor monitor) {
            this.monitor = monitor;
            this.spectrum = spectrum;
            final double dt = spectrum.timeStep();
            measured = spectrum.max() * dt;
            measuredError = spectrum.maxStandardError().orElse(Double.POSITIVE_INFINITY) * dt;
            runSteps = spectrum.steps();
            total = measured * runSteps + (isOfRun ? 0 : growth.total(0));
            totalSteps = runSteps + (isOfRun ? 0 : growth.steps());
        }

        RegimeFinding find() {
            final RegimeFinding finding = bySigns();
            final Optional<double[]> alone = alone();
            if (alone.isEmpty() || !(alone.get()[0] < -NEUTRAL) || alone.get()[0] == measured) {
                return finding;
            }
            final double unit = spectrum.timeStep();
            final double[] exponents =
                    Arrays.stream(alone.get()).map(x -> x / unit).toArray();
            return contracting(finding).feedForward(exponents);
        }

        /** What a network whose neighbouring trajectories must approach each other can be. */
        private RegimeFinding contracting(RegimeFinding finding) {
            if (system.forcing() == Forcing.NOISE) {
                return RegimeFinding.of(Regime.NOISY);
            }
            if (system.forcing() == Forcing.INPUT) {
                return RegimeFinding.of(Regime.DRIVEN);
            }
            return switch (finding.regime()) {
                case QUIESCENT, FIXED_POINT -> RegimeFinding.of(finding.regime());
                case UNDECIDED -> finding;
                default ->
                    RegimeFinding.undecided(
                            "the run is too short to see the state of a feed-forward network come to rest");
            };
        }

        private Optional<double[]> alone() {
            if (ofNeuronsAlone == null) {
                ofNeuronsAlone = orbit != null && system.isFeedForward()
                        ? Multipliers.exponents(orbit, new double[system.dimension()], 1, AFFORDABLE, monitor)
                        : Optional.empty();
            }
            return ofNeuronsAlone;
        }

        private RegimeFinding bySigns() {
            if (system.forcing() != Forcing.NONE) {
                return forced();
            }
            final double covered = seen * spectrum.timeStep() / system.timeConstant();
            if (covered < LEAST_TIME) {
                return RegimeFinding.undecided(String.format(
                        Locale.ROOT,
                        "the run covers %.3g time constants, and %.0f are the least that tell a regime",
                        covered,
                        LEAST_TIME));
            }
            return scaleFree()
                    .or(this::dying)
                    .or(this::returning)
                    .or(this::chaotic)
                    .or(this::banded)
                    .orElseGet(this::undecided);
        }

        boolean mayEnd(RegimeFinding finding) {
            final double constant = system.timeConstant() / spectrum.timeStep();
            return finding.regime() == Regime.CYCLE && isApproaching
                    || finding.regime() == Regime.CHAOTIC
                            && system.forcing() == Forcing.NONE
                            && total / totalSteps * constant < SLOW_CHAOS
                            && totalSteps < LASTING * constant;
        }

        private RegimeFinding forced() {
            double error = measuredError;
            if (!isOfRun) {
                final double after = growth.standardError() * growth.steps();
                error = Math.hypot(Double.isInfinite(error) ? 0 : error * runSteps, after) / totalSteps;
            }
            final double mean = total / totalSteps;
            final double band = Math.max(ERRORS * error, BOUNDED_GROWTH / totalSteps);
            if (mean > band && measured > 0) {
                return RegimeFinding.of(Regime.CHAOTIC);
            }
            if (mean < -band && measured < 0) {
                return RegimeFinding.of(system.forcing() == Forcing.NOISE ? Regime.NOISY : Regime.DRIVEN);
            }
            return zero();
        }

        /** Growth of the state itself, per step; NaN unless it is steady. */
        private double steadyChange() {
            final int n = states.length();
            final int third = n / 3;
            if (third < 2 || states.logNorm(n - 1) == Double.NEGATIVE_INFINITY) {
                return Double.NaN;
            }
            final double first = states.meanLogNorm(0, third);
            final double second = states.meanLogNorm(third, 2 * third);
            final double last = states.meanLogNorm(2 * third, 3 * third);
            final double mean = (last - first) / 2;
            return Math.abs(second - first - mean) <= STEADY * Math.abs(mean) ? mean / third : Double.NaN;
        }

        /** Of a network without a scale of its own, that the state grows or decays at the rate of its neighbours decides. */
        private Optional<RegimeFinding> scaleFree() {
            if (!system.isHomogeneous()) {
                return Optional.empty();
            }
            final double rate = steadyChange();
            if (!(Math.abs(rate - total / totalSteps) <= STEADY * Math.abs(rate)) || rate * measured <= 0) {
                return Optional.empty();
            }
            return Optional.of(RegimeFinding.of(rate > 0 ? Regime.DIVERGING : Regime.QUIESCENT));
        }

        /** At the origin, or on the way to it at the rate of the exponent. */
        private Optional<RegimeFinding> dying() {
            final int n = states.length();
            final double last = states.logNorm(n - 1);
            final double fall = states.logNorm(0) - last;
            final double rate = steadyChange();
            final boolean isAtRest = last < LOG_REST && !(rate > 0);
            if (!isAtRest && !(rate < 0 && fall > 0 && last < LOG_SMALL)) {
                return Optional.empty();
            }
            final double lambda = total / totalSteps;
            final boolean isFalling = lambda < 0 && measured < 0;
            if (!isAtRest && isFalling && fall >= 1 && rate <= 0.5 * lambda) {
                return Optional.of(RegimeFinding.of(Regime.QUIESCENT));
            }
            // a state that dies out much faster than its neighbours come together says that rounding has spoilt their
            // growth
            final boolean isAsFast =
                    Double.isNaN(rate) ? lambda * (before + (double) seen) < LOG_UNDERFLOW : rate > 2 * lambda;
            final boolean isSure = isAtRest && isFalling && isAsFast;
            final Optional<double[]> exponents = exponents(0, isSure ? QUICK : AFFORDABLE);
            if (exponents.isEmpty()) {
                return isSure ? Optional.of(RegimeFinding.of(Regime.QUIESCENT)) : Optional.empty();
            }
            return byMultipliers(RegimeFinding.of(Regime.QUIESCENT), exponents.get(), isAtRest, isFalling);
        }

        private Optional<double[]> exponents(int period, double work) {
            if (system.isFlow()) {
                return Optional.empty();
            }
            if (!known.answers(period, work)) {
                final double[] displacement = new double[system.dimension()];
                for (int i = 0; i < displacement.length && period == 0; i++) {
                    displacement[i] = -orbit.state()[i];
                }
                final boolean isStateOfRest = period > 0 || isOrigin(displacement);
                known = new AtCycle(
                        period,
                        work,
                        isStateOfRest
                                ? Multipliers.exponents(orbit, displacement, Math.max(1, period), work, monitor)
                                : Optional.empty());
            }
            return known.exponents;
        }

        /** Whether the origin is a state of rest. */
        private boolean isOrigin(double[] toOrigin) {
            final Orbit origin = orbit.twin(toOrigin);
            origin.step();
            for (double x : origin.state()) {
                if (x != 0) {
                    return false;
                }
            }
            return true;
        }

        /** By eigenvalues at the very state, if it is reached; or at the one that the state approaches. */
        private Optional<RegimeFinding> byMultipliers(
                RegimeFinding finding, double[] exponents, boolean isReached, boolean isFalling) {
            if (Math.abs(exponents[0]) <= NEUTRAL) {
                return Optional.of(
                        RegimeFinding.undecided("the state is critical: the Jacobian has an eigenvalue of modulus 1,"
                                + " so that neighbouring trajectories neither approach nor part exponentially"));
            }
            if (exponents[0] > 0) {
                return isReached
                        ? Optional.of(
                                RegimeFinding.undecided(
                                        "the state returns to where neighbouring trajectories part: it does not see that it is unstable"))
                        : Optional.empty();
            }
            if (!isReached) {
                return isFalling ? Optional.of(finding) : Optional.empty();
            }
            final double tolerated = Math.max(ERRORS * measuredError, CHAOS / runSteps) + 0.1 * Math.abs(exponents[0]);
            final boolean agrees = exponents[0] == measured
                    || isFalling && Double.isFinite(exponents[0]) && Math.abs(exponents[0] - measured) <= tolerated;
            return Optional.of(agrees ? finding : finding.with(exponents, isOfRun, isFalling));
        }

        private Optional<RegimeFinding> returning() {
            final int least = (int) Math.ceil(system.timeConstant() / spectrum.timeStep());
            final Optional<Returns.Cycle> seenCycle = new Returns(states).cycle(least);
            if (seenCycle.isEmpty()) {
                return Optional.empty();
            }
            final Returns.Cycle cycle = seenCycle.get();
            isApproaching = !cycle.isReached();
            if (system.isFlow() && cycle.period() > 1) {
                // the period of a flow is no number of steps, unless its scheme locks the one to the other
                return cycle.isReached() && total < 0 && measured < 0
                        ? Optional.of(RegimeFinding.locked(cycle.period() * spectrum.timeStep()))
                        : Optional.empty();
            }
            if (!isOfRun && measured * runSteps > CHAOS_OF_HALF) {
                if (!isSettling(cycle)) {
                    return Optional.empty();
                }
                return Optional.of(RegimeFinding.undecided(
                        "neighbouring trajectories part over the measured steps, but the state settles on a cycle of "
                                + cycle.period() + " steps after them: a longer warm-up measures that"));
            }
            final RegimeFinding finding =
                    cycle.period() == 1 ? RegimeFinding.of(Regime.FIXED_POINT) : RegimeFinding.cycle(cycle.period());
            final double lambda = total / totalSteps;
            final boolean isFalling = lambda < 0 && measured < 0;
            if (!cycle.isReached()) {
                // a torus that nearly returns sees its distances fall for a while, too, but not at the rate of the
                // exponent
                final double rate = -cycle.fall() / lambda;
                return isFalling && total <= -LEAST_FALL && rate > SLOWEST && rate < FASTEST
                        ? Optional.of(finding)
                        : Optional.empty();
            }
            final Optional<double[]> exponents = exponents(cycle.period(), isFalling ? QUICK : AFFORDABLE);
            if (exponents.isPresent()) {
                return byMultipliers(finding, exponents.get(), true, isFalling);
            }
            return Optional.of(
                    isFalling
                            ? finding
                            : RegimeFinding.undecided(
                                    "the state returns up to rounding, but its exponents are not below zero: the couplings are far from"
                                            + " normal, or the run too short"));
        }

        /** Chaos, too, returns nearly and comes closer to that for a while, but its neighbours do not approach each other by as much meanwhile. */
        private boolean isSettling(Returns.Cycle cycle) {
            final long lately = states.length() / Returns.PARTS;
            final double fall = growth.fallLately(lately);
            final double ratio = cycle.fall() * lately / fall;
            return cycle.isReached() || fall >= LEAST_FALL && ratio > SLOWEST && ratio < FASTEST;
        }

        private Optional<RegimeFinding> chaotic() {
            final boolean isGrowing = total >= CHAOS && growth.smallerHalf(0) >= CHAOS_OF_HALF;
            return isGrowing && measured > 0 ? Optional.of(RegimeFinding.of(Regime.CHAOTIC)) : Optional.empty();
        }

        private boolean isInBand(int i) {
            final long steps = growth.steps();
            return isLongForBand(steps) && growth.isInBand(i) || isLongForBand(steps / 2) && growth.isInBandLately(i);
        }

        private boolean isLongForBand(long steps) {
            return steps >= LEAST_FOR_BAND
                    && steps * spectrum.timeStep() / system.timeConstant() >= LEAST_TIME_FOR_BAND;
        }

        private Optional<RegimeFinding> banded() {
            // the measured exponent, too, must be one of bounded growth
            if (!isInBand(0)
                    || Math.abs(measured) * runSteps
                            > Math.max(2 * growth.width(0), ERRORS * measuredError * runSteps)) {
                return Optional.empty();
            }
            if (!system.isFlow()) {
                return Optional.of(RegimeFinding.of(Regime.QUASI_PERIODIC));
            }
            if (!growth.hasSecond()) {
                return Optional.empty();
            }
            if (isInBand(1)) {
                return Optional.of(RegimeFinding.of(Regime.QUASI_PERIODIC));
            }
            if (growth.total(1) <= -CHAOS && growth.largerHalf(1) <= -CHAOS_OF_HALF) {
                final OptionalDouble period = new Returns(states).periodOfFlow();
                if (period.isPresent()) {
                    return Optional.of(RegimeFinding.cycle(period.getAsDouble() * spectrum.timeStep()));
                }
            }
            return Optional.empty();
        }

        private RegimeFinding undecided() {
            if (total <= -CHAOS) {
                return RegimeFinding.undecided(String.format(
                        Locale.ROOT,
                        "neighbouring trajectories approach each other, but no return was seen in %d steps",
                        states.length()));
            }
            if (total >= CHAOS) {
                return RegimeFinding.undecided(String.format(
                        Locale.ROOT,
                        "neighbouring trajectories part over a part of the %d steps only, or over steps beyond those of lyapunov_max",
                        totalSteps));
            }
            return zero();
        }

        private RegimeFinding zero() {
            final double unit = spectrum.timeStep();
            return RegimeFinding.undecided(String.format(
                    Locale.ROOT,
                    "the largest exponent is zero within its error: %.2g over %d steps; more steps may tell (target regime)",
                    total / totalSteps / unit,
                    totalSteps));
        }
    }
}
