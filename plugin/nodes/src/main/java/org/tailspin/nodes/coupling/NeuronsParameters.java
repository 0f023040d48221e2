package org.tailspin.nodes.coupling;

import java.util.EnumMap;
import java.util.Map;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.nodes.coupling.LawParameters.BelowOne;

/** The part of the Coupling Generator's dialog for what every ensemble takes: neurons that differ, and pruning. */
final class NeuronsParameters implements WidgetGroup, Persistable {

    @Widget(
            title = "Spread of input gains",
            description = "Standard deviation of the logarithm of the factors that multiply all weights to a neuron, at"
                    + " least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_inputSpread;

    @Widget(
            title = "Spread of output gains",
            description =
                    "Standard deviation of the logarithm of the factors that multiply all weights from a neuron, at"
                            + " least 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_outputSpread;

    @Widget(
            title = "Prune the smallest",
            description = "Share of the weights that are set to 0, those of smallest modulus, at least 0 and below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = BelowOne.class)
    double m_prunedSmallest;

    @Widget(
            title = "Prune the largest",
            description = "Share of the weights that are set to 0, those of largest modulus, at least 0 and below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = BelowOne.class)
    double m_prunedLargest;

    @Widget(title = "Zero diagonal", description = "No neuron couples to itself.")
    boolean m_zeroDiagonal;

    /** {@return the parameters that differ from 0} */
    Map<EnsembleParameter, Double> toCore() {
        final Map<EnsembleParameter, Double> parameters = new EnumMap<>(EnsembleParameter.class);
        parameters.put(EnsembleParameter.INPUT_SPREAD, m_inputSpread);
        parameters.put(EnsembleParameter.OUTPUT_SPREAD, m_outputSpread);
        parameters.put(EnsembleParameter.PRUNED_SMALLEST, m_prunedSmallest);
        parameters.put(EnsembleParameter.PRUNED_LARGEST, m_prunedLargest);
        parameters.put(EnsembleParameter.ZERO_DIAGONAL, m_zeroDiagonal ? 1.0 : 0);
        parameters.values().removeIf(value -> value == 0);
        return parameters;
    }
}
