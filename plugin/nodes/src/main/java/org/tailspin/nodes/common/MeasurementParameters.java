package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.lyapunov.LyapunovSettings;

/** The part of a dialog that says how long to measure exponents, and how many. */
public final class MeasurementParameters implements WidgetGroup, Persistable {

    enum Exponents {
        @Label(
                value = "Automatic",
                description = "As many as the Kaplan-Yorke dimension needs: until the sum of the exponents has turned"
                        + " negative, and some to spare.")
        AUTOMATIC,
        @Label(value = "Leading", description = "The largest exponents, as many as the number below.")
        LEADING,
        @Label(
                value = "All",
                description = "The full spectrum, N exponents: for the sum rule, and for a Kaplan-Yorke dimension"
                        + " that is never cut short. The time grows as N³.")
        ALL
    }

    interface ExponentsRef extends ParameterReference<Exponents> {}

    static final class IsLeading implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ExponentsRef.class).isOneOf(Exponents.LEADING);
        }
    }

    @Widget(title = "Exponents", description = "Which Lyapunov exponents to compute.")
    @ValueSwitchWidget
    @ValueReference(ExponentsRef.class)
    Exponents m_exponents = Exponents.AUTOMATIC;

    @Widget(
            title = "Number of exponents",
            description = "At least 1. A network with fewer neurons than this gets missing cells; the others are not"
                    + " affected.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsLeading.class, type = EffectType.SHOW)
    int m_leading = 40;

    @Widget(
            title = "Warm-up (steps)",
            description =
                    "Steps of the state before anything is measured, at least 0: time to forget the initial state. If switched"
                            + " off, as the dynamics of each network need: " + LyapunovSettings.DEFAULT_WARMUP + ", or "
                            + LyapunovSettings.DEFAULT_WARMUP_CONSTANTS + " time constants where that is more. "
                            + Lengths.RULE)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualLengths.Warmup.class)
    Optional<Integer> m_warmup = Optional.empty();

    @Widget(
            title = "Warm-up of the tangent frame (steps)",
            description =
                    "Steps of state and tangent frame, after the first warm-up and before anything is averaged, at"
                            + " least 0: time for the frame to turn to the directions of the exponents. If switched off, as"
                            + " the dynamics of each network need: " + LyapunovSettings.DEFAULT_TANGENT_WARMUP
                            + " time constants.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @OptionalWidget(defaultProvider = UsualLengths.TangentWarmup.class)
    @Advanced
    Optional<Integer> m_tangentWarmup = Optional.empty();

    @Widget(
            title = "Measured time (steps)",
            description =
                    "Steps that exponents and activity are averaged over, at least 1; a standard error needs some tens of"
                            + " them. If switched off, as each network needs: " + Lengths.MEASURED
                            + ", and in the Dimension Estimator at least " + Lengths.LEAST_STATES + " steps.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = UsualLengths.Steps.class)
    Optional<Integer> m_steps = Optional.empty();

    /** {@return how many exponents, as in {@link LyapunovSettings}} */
    public int exponents() {
        return switch (m_exponents) {
            case AUTOMATIC -> LyapunovSettings.AUTO;
            case LEADING -> m_leading;
            case ALL -> LyapunovSettings.ALL;
        };
    }

    /**
     * {@return how long to measure, as far as the dialog says}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Lengths lengths() {
        return new Lengths(m_warmup, m_tangentWarmup, m_steps);
    }

    /**
     * {@return how long it is, in words}
     *
     * @param settings of a run
     */
    public static String words(LyapunovSettings settings) {
        return settings.steps() + " measured steps after " + settings.warmup() + " and " + settings.tangentWarmup()
                + " of warm-up";
    }
}
