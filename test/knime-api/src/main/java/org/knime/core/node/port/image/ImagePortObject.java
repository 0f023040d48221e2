package org.knime.core.node.port.image;

import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.ImageContent;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A picture at a port. */
public class ImagePortObject extends AbstractPortObject {

    /** The type of picture ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ImagePortObject.class);

    /** The type of picture ports that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(ImagePortObject.class, true);

    private final ImageContent content;
    private final ImagePortObjectSpec spec;

    /** A picture, whose kind must be that of the spec. */
    public ImagePortObject(ImageContent content, ImagePortObjectSpec spec) {
        this.content = Objects.requireNonNull(content, "content");
        this.spec = Objects.requireNonNull(spec, "spec");
    }

    @Override
    public ImagePortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return content.getSummary();
    }

    /** The picture as a cell. */
    public DataCell toDataCell() {
        return content.toImageCell();
    }
}
