package org.tailspin.nodes.common;

import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/** The part of an analysis node's dialog for the explicit matrices of its optional input. */
public final class CouplingsParameters implements WidgetGroup, Persistable {

    /** Whether the optional input is there. */
    public static final class IsConnected implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortTypes().length > 1);
        }
    }

    enum Gain {
        @Label(
                value = "As the table says",
                description =
                        "With a network column, as Coupling Generator and Connectome Preparer write it, the weights include the gain of"
                                + " their network; one matrix for all networks is multiplied by the gain of each.")
        AUTOMATIC,
        @Label(value = "Included", description = "The weights include the gain, which is not applied again.")
        INCLUDED,
        @Label(
                value = "Multiplies",
                description = "The weights are at unit gain: the gain of each network multiplies them.")
        MULTIPLIES
    }

    MatrixParameters m_matrix = new MatrixParameters();

    @Widget(
            title = "Gain of the matrices",
            description = "What the column gain of the networks does to an explicit matrix. It is applied once, in"
                    + " either case.")
    @ValueSwitchWidget
    Gain m_gain = Gain.AUTOMATIC;

    /** Whether weights of this table include the gain. */
    boolean isGainIncluded(boolean hasNetworks) {
        return m_gain == Gain.INCLUDED || (m_gain == Gain.AUTOMATIC && hasNetworks);
    }
}
