package org.tailspin.nodes.coupling;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.tailspin.core.recipe.Grid;
import org.tailspin.nodes.coupling.Several.Spacing;
import org.tailspin.nodes.coupling.Several.Values;

/** The part of the Connectome Preparer's dialog that says which gains multiply every matrix. */
final class GainParameters implements WidgetGroup, Persistable {

    interface ValuesRef extends ParameterReference<Values> {}

    static final class IsSingle extends Several.IsChosen {
        IsSingle() {
            super(ValuesRef.class, Values.SINGLE);
        }
    }

    static final class IsRange extends Several.IsChosen {
        IsRange() {
            super(ValuesRef.class, Values.RANGE);
        }
    }

    static final class IsList extends Several.IsChosen {
        IsList() {
            super(ValuesRef.class, Values.LIST);
        }
    }

    @Widget(
            title = "Gain",
            description =
                    "One value, a range, or a list. It multiplies the matrix as it was normalised: with the spectral"
                            + " radius at 1, the state of rest loses stability at gain 1.")
    @ValueReference(ValuesRef.class)
    Values m_values = Values.RANGE;

    @Widget(title = "Gain value", description = "The gain of all networks, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsSingle.class, type = EffectType.SHOW)
    double m_value = 1;

    @Widget(title = "Gain from", description = "Smallest gain, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsRange.class, type = EffectType.SHOW)
    double m_from = 0.3;

    @Widget(title = "Gain to", description = "Largest gain, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsRange.class, type = EffectType.SHOW)
    double m_to = 3;

    @Widget(title = "Number of gains", description = "Both ends included, at least 2 (1 if the ends are the same).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsRange.class, type = EffectType.SHOW)
    int m_count = 8;

    @Widget(title = "Spacing of the gains", description = "How the gains lie between the two ends.")
    @ValueSwitchWidget
    @Effect(predicate = IsRange.class, type = EffectType.SHOW)
    @Advanced
    Spacing m_spacing = Spacing.LOGARITHMIC;

    @Widget(
            title = "List of gains",
            description =
                    "Gains with commas between them, such as 0.5, 1, 2, each above 0; in ascending order, each once.")
    @TextInputWidget
    @Effect(predicate = IsList.class, type = EffectType.SHOW)
    String m_list = "0.5, 1, 2";

    /**
     * {@return the gains}
     *
     * @throws IllegalArgumentException for one that is not positive, or a range that is none
     */
    Grid toCore() {
        return Several.gains(m_values, m_value, m_from, m_to, m_count, m_spacing, m_list);
    }
}
