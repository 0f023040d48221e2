package org.tailspin.nodes.theory;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.JournalParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of Network Theory. */
final class NetworkTheoryParameters implements NodeParameters {

    @Section(title = "Output")
    interface OutputSection {}

    @Section(title = "Dynamics")
    @After(OutputSection.class)
    @Effect(predicate = DynamicsParameters.IsNeeded.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(title = "Long runs")
    @Advanced
    @After(DynamicsSection.class)
    interface JournalSection {}

    @Layout(OutputSection.class)
    @Widget(
            title = "All predictions",
            description =
                    "Appends a column for every prediction, also where none is known of the laws and dynamics of the input. Of"
                            + " stable weights exponents and dimensions are predicted at \u03b1 = 2 alone. A cell without a"
                            + " prediction is missing, where k-Means, PCA or a regression stops.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_all;

    @Layout(OutputSection.class)
    @Widget(
            title = "Dimension and entropy of whole spectra",
            description =
                    "Appends what the whole spectrum of theory gives, with standard errors: the Kaplan-Yorke dimension, the entropy"
                            + " and the share of positive exponents. For leaky maps and flows it is sampled, which takes"
                            + " half a minute or so for each different network.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_dimension;

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(JournalSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    JournalParameters m_journal = new JournalParameters();

    /** {@return the parts of the dialog that a prediction depends on} */
    List<Object> settings() {
        return List.of(m_dimension, m_dynamics);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(m_dynamics::noise);
        Refusal.asInvalidSettings(m_journal::directory);
    }
}
