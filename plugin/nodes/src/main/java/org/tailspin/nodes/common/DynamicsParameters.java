package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.recipe.RecipeColumn;

/** The part of a dialog for the dynamics of networks whose table does not say. */
public final class DynamicsParameters implements WidgetGroup, Persistable {

    /** The noise of the published noise-driven networks. */
    private static final double PUBLISHED_NOISE = 0.1;

    static final class NoiseDefault implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return PUBLISHED_NOISE;
        }
    }

    /** Whether no column of the input says what the field does. */
    public static final class IsNeeded implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> RemovableTable.spec(input)
                    .filter(spec -> spec.containsName(RecipeColumn.NOISE.label()))
                    .isEmpty());
        }
    }

    @Widget(
            title = "Noise of networks without this column",
            description =
                    "Standard deviation of the white Gaussian noise of every neuron: per step of a map, over a time constant of a flow,"
                            + " at least 0; no noise if switched off. A column noise of the input replaces it: the Coupling Generator"
                            + " always writes one.")
    @OptionalWidget(defaultProvider = NoiseDefault.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsNeeded.class, type = EffectType.SHOW)
    Optional<Double> m_noise = Optional.empty();

    /**
     * {@return the noise, if the dialog has one}
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public Optional<Double> noise() {
        m_noise.ifPresent(NetworkMap::checkNoise);
        return m_noise;
    }
}
