package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ExecuteInput;

/** The inputs of an analysis node: networks, and perhaps explicit matrices of them. */
public final class NetworksInput {

    private static final int COUPLINGS = 1;

    private NetworksInput() {}

    /**
     * @param inputs specs or tables
     * @return whether explicit matrices are connected
     */
    public static boolean hasCouplings(Object[] inputs) {
        return inputs.length > COUPLINGS && inputs[COUPLINGS] != null;
    }

    /**
     * @param in the inputs
     * @param noise of the dialog
     * @param parameters of the dialog, for the matrices
     * @return what reads the networks
     * @throws InvalidSettingsException if a column is missing or has the wrong type
     */
    public static RecipeReader configure(ConfigureInput in, Optional<Double> noise, CouplingsParameters parameters)
            throws InvalidSettingsException {
        final DataTableSpec[] specs = in.getInTableSpecs();
        if (hasCouplings(specs)) {
            new MatrixReader(specs[COUPLINGS], parameters.m_matrix, MatrixReader.Edges.PLAIN);
        }
        return RecipeReader.of(specs[0], noise);
    }

    /**
     * @param in the inputs
     * @param noise of the dialog
     * @param parameters of the dialog, for the matrices
     * @return what reads the networks, with their matrices
     * @throws KNIMEException if a column is missing or has the wrong type
     * @throws CanceledExecutionException if the user cancelled
     */
    public static RecipeReader execute(ExecuteInput in, Optional<Double> noise, CouplingsParameters parameters)
            throws KNIMEException, CanceledExecutionException {
        final BufferedDataTable[] tables = in.getInTables();
        final RecipeReader reader = Refusal.asFailure(() -> RecipeReader.of(tables[0].getDataTableSpec(), noise));
        if (!hasCouplings(tables)) {
            return reader;
        }
        final BufferedDataTable table = tables[COUPLINGS];
        final MatrixReader matrices = Refusal.asFailure(
                () -> new MatrixReader(table.getDataTableSpec(), parameters.m_matrix, MatrixReader.Edges.PLAIN));
        return reader.with(new GivenCouplings(
                matrices.read(table, in.getExecutionContext()),
                matrices.hasNetworks(),
                parameters.isGainIncluded(matrices.hasNetworks()),
                matrices::warn));
    }
}
