package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.tailspin.core.dynamics.InputSeries;

/** The inputs of an analysis node: networks, and perhaps explicit matrices of them. */
public final class NetworksInput {

    private static final int OPTIONAL = 1;

    private NetworksInput() {}

    /**
     * {@return whether explicit matrices are connected}
     *
     * @param inputs specs or tables
     */
    public static boolean hasCouplings(Object[] inputs) {
        return hasOptional(inputs);
    }

    /**
     * {@return whether explicit matrices are connected, and no recorded input}
     *
     * @param inputs specs or tables
     * @param input of the dialog
     */
    public static boolean hasCouplings(Object[] inputs, InputParameters input) {
        return hasOptional(inputs) && !input.isInput();
    }

    private static boolean hasOptional(Object[] inputs) {
        return inputs.length > OPTIONAL && inputs[OPTIONAL] != null;
    }

    private static InputSeries series(InputParameters input, BufferedDataTable[] tables, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        try {
            return input.series(tables, exec);
        } catch (InvalidSettingsException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        }
    }

    /**
     * {@return what reads the networks}
     *
     * @param in the inputs
     * @param noise of the dialog
     * @param parameters of the dialog, for the matrices
     * @param input of the dialog, for a recorded input; empty for a node that takes none
     * @throws InvalidSettingsException if a column is missing or has the wrong type
     */
    public static RecipeReader configure(
            ConfigureInput in, Optional<Double> noise, CouplingsParameters parameters, Optional<InputParameters> input)
            throws InvalidSettingsException {
        final DataTableSpec[] specs = in.getInTableSpecs();
        final RecipeReader reader = RecipeReader.of(specs[0], noise);
        if (!hasOptional(specs)) {
            return reader;
        }
        if (input.isPresent()) {
            input.get().checkPorts(specs.length);
        }
        if (isInput(input)) {
            InputParameters.signals(specs[OPTIONAL]);
            if (specs.length > InputParameters.WEIGHTS) {
                InputParameters.weightColumns(specs[InputParameters.WEIGHTS]);
            }
            return reader.driven();
        }
        new MatrixReader(specs[OPTIONAL], parameters.m_matrix, MatrixReader.Edges.PLAIN);
        return reader;
    }

    private static boolean isInput(Optional<InputParameters> input) {
        return input.filter(InputParameters::isInput).isPresent();
    }

    /**
     * {@return what reads the networks, with their matrices}
     *
     * @param in the inputs
     * @param noise of the dialog
     * @param parameters of the dialog, for the matrices
     * @param input of the dialog, for a recorded input; empty for a node that takes none
     * @throws KNIMEException if a column is missing or has the wrong type
     * @throws CanceledExecutionException if the user cancelled
     */
    public static RecipeReader execute(
            ExecuteInput in, Optional<Double> noise, CouplingsParameters parameters, Optional<InputParameters> input)
            throws KNIMEException, CanceledExecutionException {
        final BufferedDataTable[] tables = in.getInTables();
        final RecipeReader reader = Refusal.asFailure(() -> RecipeReader.of(tables[0].getDataTableSpec(), noise));
        if (!hasOptional(tables)) {
            return reader;
        }
        final BufferedDataTable table = tables[OPTIONAL];
        if (isInput(input)) {
            return reader.with(series(input.orElseThrow(), tables, in.getExecutionContext()));
        }
        final MatrixReader matrices = Refusal.asFailure(
                () -> new MatrixReader(table.getDataTableSpec(), parameters.m_matrix, MatrixReader.Edges.PLAIN));
        return reader.with(new GivenCouplings(
                matrices.read(table, in.getExecutionContext()),
                matrices.hasNetworks(),
                parameters.isGainIncluded(matrices.hasNetworks()),
                matrices::warn));
    }
}
