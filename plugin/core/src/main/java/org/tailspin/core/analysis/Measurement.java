package org.tailspin.core.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.lyapunov.Twins;

/**
 * What was measured of a network, drawn or given, or why nothing was.
 *
 * @param spectrum its exponents, if they were measured
 * @param twins the largest exponent without a tangent map, if it was asked for
 * @param covariant its covariant vectors, if they were asked for
 * @param activity statistics of the measured states, if there were any
 * @param finding what the network does, if the exponents were measured or the state diverged
 * @param note why something is missing, or what to know of the numbers; empty otherwise
 */
public record Measurement(
        Optional<LyapunovSpectrum> spectrum,
        Optional<Twins.Growth> twins,
        Optional<CovariantSpectrum> covariant,
        Optional<Activity> activity,
        Optional<RegimeFinding> finding,
        String note) {

    /**
     * {@return the measurement}
     *
     * @param activity statistics of the states of a network whose exponents were not asked for
     */
    public static Measurement of(Activity activity) {
        return new Measurement(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(activity),
                Optional.empty(),
                activity.dimensions().reason());
    }

    /**
     * {@return a measurement of nothing}
     *
     * @param reason why nothing could be measured; empty if nothing was tried
     */
    public static Measurement none(String reason) {
        return new Measurement(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }

    /**
     * {@return a measurement of nothing but that}
     *
     * @param reason how the state left the range of a double
     */
    static Measurement diverged(String reason) {
        return new Measurement(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(RegimeFinding.of(Regime.DIVERGING)),
                reason);
    }

    /**
     * {@return the same with this note}
     *
     * @param longer note
     */
    Measurement with(String longer) {
        return new Measurement(spectrum, twins, covariant, activity, finding, longer);
    }

    /** {@return what the network does, if the exponents were measured or the state diverged} */
    public Optional<Regime> regime() {
        return finding.map(RegimeFinding::regime);
    }

    /** {@return the Kaplan-Yorke dimension that the regime and the exponents agree on, if there is one} */
    public Optional<KaplanYorke> kaplanYorke() {
        return spectrum.flatMap(s -> KaplanYorke.of(s, regime().orElse(Regime.UNDECIDED)));
    }

    /**
     * The dimension and the entropy are made of many exponents, whose errors rest on the same blocks of time as those of
     * participation ratios: where the activity remembers for longer, there are none.
     */
    private boolean isWithoutErrors() {
        return regime().filter(Regime::isRegular).isEmpty()
                && activity.filter(seen -> seen.dimensions().remembersTooLong()).isPresent();
    }

    /**
     * {@return why dimension and entropy have no error while the exponents do; empty if they have, or there are none}
     */
    String whyWithoutErrors() {
        return spectrum.isPresent() && isWithoutErrors()
                ? "kaplan_yorke and ks_entropy have no error for the same reason"
                : "";
    }

    /** {@return its standard error over time} */
    public OptionalDouble kaplanYorkeStandardError() {
        return isWithoutErrors()
                ? OptionalDouble.empty()
                : spectrum.map(s -> KaplanYorke.standardError(s, regime().orElse(Regime.UNDECIDED)))
                        .orElse(OptionalDouble.empty());
    }

    /** {@return the standard error over time of {@link #entropy}; 0 where the regime alone decides} */
    public OptionalDouble entropyStandardError() {
        if (spectrum.isEmpty() || isWithoutErrors()) {
            return OptionalDouble.empty();
        }
        return regime().filter(Regime::isRegular).isPresent()
                ? OptionalDouble.of(0)
                : spectrum.get().entropyError().standardError();
    }

    /** {@return the sum of the positive exponents; 0 where the regime says that none is} */
    public Optional<Double> entropy() {
        return spectrum.map(
                s -> regime().filter(Regime::isRegular).isPresent() ? 0.0 : (Double) s.kolmogorovSinaiEntropy());
    }
}
