package org.tailspin.nodes.coupling;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** How many networks, and how large. */
final class CouplingGeneratorParameters implements NodeParameters {

    @Widget(title = "Networks", description = "How many networks to draw.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_networks = 1;

    @Widget(title = "Neurons", description = "The number of neurons of each network.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_neurons = 200;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_networks < 1 || m_neurons < 1) {
            throw new InvalidSettingsException("There must be at least one network of one neuron, but there are "
                    + m_networks + " of " + m_neurons + ".");
        }
    }
}
