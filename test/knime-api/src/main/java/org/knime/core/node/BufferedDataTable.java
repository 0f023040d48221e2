package org.knime.core.node;

import java.util.Objects;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A table at a port; made by {@link ExecutionContext#createDataContainer}. */
public final class BufferedDataTable implements DataTable, PortObject {

    /** The type of table ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    /** The type of table ports that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final DataTable rows;
    private final DataTableSpec spec;
    private final long size;

    BufferedDataTable(DataTable rows, DataTableSpec spec, long size) {
        this.rows = Objects.requireNonNull(rows, "rows");
        this.spec = Objects.requireNonNull(spec, "spec");
        this.size = size;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return spec;
    }

    @Override
    public DataTableSpec getSpec() {
        return spec;
    }

    /** The number of rows. */
    public long size() {
        return size;
    }

    @Override
    public String getSummary() {
        return "Rows: " + size + ", Cols: " + spec.getNumColumns();
    }

    @Override
    public CloseableRowIterator iterator() {
        return (CloseableRowIterator) rows.iterator();
    }
}
