package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.tailspin.core.dynamics.NetworkMap;

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

    @Widget(
            title = "Noise \u03c3, if the input has no such column",
            description =
                    "Standard deviation of the white Gaussian noise inside the hyperbolic tangent, per neuron and step,"
                            + " at least 0; no noise if switched off. A column noise of the input wins: the Coupling Generator"
                            + " always writes one.")
    @OptionalWidget(defaultProvider = NoiseDefault.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
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
