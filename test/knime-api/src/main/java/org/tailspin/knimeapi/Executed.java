package org.tailspin.knimeapi;

import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.image.ImagePortObject;

/** What a node made: an object per port, what it keeps for its view, and a warning or null. */
public record Executed(List<PortObject> objects, List<PortObject> internal, String warning) {

    /** The table at a port. */
    public BufferedDataTable table(int port) {
        return (BufferedDataTable) objects.get(port);
    }

    /** The picture at a port. */
    public ImagePortObject image(int port) {
        return (ImagePortObject) objects.get(port);
    }
}
