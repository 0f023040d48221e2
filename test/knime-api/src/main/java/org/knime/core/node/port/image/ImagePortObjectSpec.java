package org.knime.core.node.port.image;

import java.util.Objects;
import org.knime.core.data.DataType;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** The kind of a picture. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {

    private final DataType type;

    /** A picture of this type, such as that of PNG. */
    public ImagePortObjectSpec(DataType type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    /** The type of picture. */
    public DataType getDataType() {
        return type;
    }
}
