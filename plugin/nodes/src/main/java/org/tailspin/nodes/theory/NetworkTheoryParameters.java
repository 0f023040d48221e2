package org.tailspin.nodes.theory;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of Network Theory. */
final class NetworkTheoryParameters implements NodeParameters {

    @Section(title = "Dynamics")
    interface DynamicsSection {}

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(m_dynamics::noise);
    }
}
