package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.parameters.NodeParametersInput;

/**
 * The last input of a node as its dialog sees it, which is the optional one where the user added that. A node without any
 * input has no port to ask for: KNIME answers with an exception, and the dialog does not open.
 */
public final class OptionalInput {

    private OptionalInput() {}

    /**
     * {@return the columns, if there is a port and something is connected}
     *
     * @param input of a dialog
     */
    public static Optional<DataTableSpec> spec(NodeParametersInput input) {
        final int ports = input.getInPortTypes().length;
        return ports == 0 ? Optional.empty() : input.getInTableSpec(ports - 1);
    }

    /**
     * {@return the rows, if there is a port and what is connected has run}
     *
     * @param input of a dialog
     */
    public static Optional<BufferedDataTable> table(NodeParametersInput input) {
        final int ports = input.getInPortTypes().length;
        return ports == 0 ? Optional.empty() : input.getInTable(ports - 1);
    }
}
