package org.tailspin.knimeapi;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;

/** What a node said of its outputs: a spec per port, null where it is not known yet, and a warning or null. */
public record Configured(List<PortObjectSpec> specs, String warning) {

    /** The spec of the table at a port. */
    public DataTableSpec table(int port) {
        return (DataTableSpec) specs.get(port);
    }
}
