package org.tailspin.core.lyapunov;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A regime with what was seen of it.
 *
 * @param regime what the network does
 * @param period of a cycle, in steps of a map or units of time of a flow; empty for every other regime
 * @param reason why it is undecided, or what to know of the regime; empty otherwise
 * @param exact all exponents in the unit of the spectrum, descending, where the eigenvalues of the Jacobian along the cycle or at the point of
 *     rest take the place of those of the run, which non-normal growth has spoilt or a transient; empty where those of the run hold
 */
public record RegimeFinding(Regime regime, OptionalDouble period, String reason, Optional<double[]> exact) {

    /**
     * Checks the values.
     *
     * @throws NullPointerException if something is null
     */
    public RegimeFinding {
        Objects.requireNonNull(regime);
        Objects.requireNonNull(reason);
    }

    /**
     * {@return the finding}
     *
     * @param regime of which there is nothing more to say
     */
    public static RegimeFinding of(Regime regime) {
        return new RegimeFinding(regime, OptionalDouble.empty(), "", Optional.empty());
    }

    /**
     * {@return the finding}
     *
     * @param reason why the regime is not known
     */
    public static RegimeFinding undecided(String reason) {
        return new RegimeFinding(Regime.UNDECIDED, OptionalDouble.empty(), reason, Optional.empty());
    }

    /**
     * {@return a cycle}
     *
     * @param period in steps or units of time
     */
    static RegimeFinding cycle(double period) {
        return new RegimeFinding(Regime.CYCLE, OptionalDouble.of(period), "", Optional.empty());
    }

    /**
     * {@return a cycle of a flow whose scheme has locked it to its steps}
     *
     * @param period in units of time
     */
    static RegimeFinding locked(double period) {
        return new RegimeFinding(
                Regime.CYCLE,
                OptionalDouble.of(period),
                "the cycle takes a whole number of steps, to which the scheme has locked it, so that the exponent along it is below 0;"
                        + " a smaller step lets it go",
                Optional.empty());
    }

    /**
     * {@return the same regime with these exponents}
     *
     * @param exponents all of them, from eigenvalues
     * @param isOfRun whether the state had settled in the measured steps themselves, and not after them
     * @param isFalling whether the measured exponent is below 0, too
     */
    RegimeFinding with(double[] exponents, boolean isOfRun, boolean isFalling) {
        return new RegimeFinding(
                regime,
                period,
                "the exponents are those of the eigenvalues of the Jacobian where the state settles: those of the measured steps differ,"
                        + (!isOfRun
                                ? " which the state took before it had settled"
                                : isFalling
                                        ? " as the run is too short, or tangent vectors shrink too fast, to show them"
                                        : " as couplings far from normal amplify the rounding of tangent vectors"),
                Optional.of(exponents));
    }

    /**
     * {@return the same regime with these exponents}
     *
     * @param exponents all of them, of neurons alone
     */
    RegimeFinding feedForward(double[] exponents) {
        final String why = "the couplings are feed-forward: the exponents are those of neurons alone, at every state";
        return new RegimeFinding(regime, period, reason.isEmpty() ? why : reason + "; " + why, Optional.of(exponents));
    }

    /** {@return whether the regime is known} */
    public boolean isDecided() {
        return regime != Regime.UNDECIDED;
    }
}
