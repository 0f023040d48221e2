package org.tailspin.nodes.lyapunov;

import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
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
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.nodes.common.UsualLengths;

/** The part of the dialog that asks for a precision: runs then end when they know enough. */
final class PrecisionParameters implements WidgetGroup, Persistable {

    enum Quantity {
        @Label(value = "Largest exponent", description = "lyapunov_max, in the unit of the column lyapunov_unit.")
        LYAPUNOV_MAX,
        @Label(value = "Kaplan-Yorke dimension", description = "kaplan_yorke; needs automatic or all exponents.")
        KAPLAN_YORKE,
        @Label(
                value = "Regime",
                description = "Every network is measured until its regime is decided; the tolerance has no effect.")
        REGIME;

        Precision.Target toCore() {
            return Precision.Target.valueOf(name());
        }
    }

    interface QuantityRef extends ParameterReference<Quantity> {}

    static final class HasTolerance implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(QuantityRef.class).isOneOf(Quantity.LYAPUNOV_MAX, Quantity.KAPLAN_YORKE);
        }
    }

    static final class Limit extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.USUAL.limit(dynamics);
        }
    }

    static final class ToleranceDefault implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput context) {
            return Precision.DEFAULT_TOLERANCE;
        }
    }

    @Widget(title = "Quantity", description = "What the tolerance is for, or the regime, which has none.")
    @ValueReference(QuantityRef.class)
    Quantity m_quantity = Quantity.LYAPUNOV_MAX;

    @Widget(
            title = "Tolerance",
            description =
                    "If set, a network is measured until 1.645 standard errors of the quantity above (an interval that"
                            + " covers nine times in ten) are within this tolerance, above 0, in the unit of the quantity. The"
                            + " column converged says whether that was reached before the largest number of steps.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = ToleranceDefault.class)
    @Effect(predicate = HasTolerance.class, type = EffectType.SHOW)
    Optional<Double> m_tolerance = Optional.empty();

    @Widget(
            title = "Longest measured time (steps)",
            description =
                    "Where a network that has not reached the tolerance, or whose regime is not decided, is given up, at least"
                            + " the number of measured steps above. If switched off, as the dynamics of each network"
                            + " need: " + LyapunovSettings.DEFAULT_MAX_STEPS
                            + " time constants, or the measured steps if those are more. It has no effect for exponents"
                            + " and dimension without a tolerance.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = Limit.class)
    Optional<Integer> m_maxSteps = Optional.empty();

    /**
     * {@return the precision that is wanted of it, if one is}
     *
     * @param lengths of the run
     * @param dynamics of a network
     * @throws IllegalArgumentException if a value is out of its range
     */
    Optional<Precision> toCore(Lengths lengths, Dynamics dynamics) {
        if (m_quantity == Quantity.REGIME) {
            return Optional.of(Precision.ofRegime(m_maxSteps.orElseGet(() -> lengths.limit(dynamics))));
        }
        return m_tolerance.map(tolerance ->
                new Precision(m_quantity.toCore(), tolerance, m_maxSteps.orElseGet(() -> lengths.limit(dynamics))));
    }
}
