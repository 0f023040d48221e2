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
import org.knime.node.parameters.widget.message.TextMessage;
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

    /** Whether a column of the input says what the field would. */
    static final class IsOverridden implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(IsOverridden::has);
        }

        static boolean has(NodeParametersInput input) {
            return input.getInTableSpec(0)
                    .filter(spec -> spec.containsName(RecipeColumn.NOISE.label()))
                    .isPresent();
        }
    }

    static final class Overridden implements TextMessage.SimpleTextMessageProvider {

        @Override
        public boolean showMessage(NodeParametersInput input) {
            return IsOverridden.has(input);
        }

        @Override
        public String title() {
            return "The column noise of the input wins";
        }

        @Override
        public String description() {
            return "Every network brings its own noise \u03c3, so the field below has no effect.";
        }

        @Override
        public TextMessage.MessageType type() {
            return TextMessage.MessageType.INFO;
        }
    }

    @TextMessage(Overridden.class)
    Void m_overridden;

    @Widget(
            title = "Noise \u03c3, if the input has no such column",
            description =
                    "Standard deviation of the white Gaussian noise of every neuron: per step of a map, over a time constant of a flow,"
                            + " at least 0; no noise if switched off. A column noise of the input replaces it: the Coupling Generator"
                            + " always writes one.")
    @OptionalWidget(defaultProvider = NoiseDefault.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsOverridden.class, type = EffectType.DISABLE)
    Optional<Double> m_noise = Optional.empty();

    /**
     * @return the noise, if the dialog has one
     * @throws IllegalArgumentException if it is out of its range
     */
    public Optional<Double> noise() {
        m_noise.ifPresent(NetworkMap::checkNoise);
        return m_noise;
    }
}
