package org.knime.core.node;

import org.knime.core.data.DataTableSpec;

/** What a node may do while it executes: report progress, hear of cancellation, make tables. */
public class ExecutionContext extends ExecutionMonitor {

    /** A context that reports to a monitor; the node is not needed here. */
    public ExecutionContext(NodeProgressMonitor monitor, Node node) {
        super(monitor);
    }

    /** A container whose domains start from those of the spec. */
    public BufferedDataContainer createDataContainer(DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /** A container whose domains start from those of the spec, or empty. */
    public BufferedDataContainer createDataContainer(DataTableSpec spec, boolean initDomain) {
        return new BufferedDataContainer(spec, initDomain);
    }

    /** The same rows under another spec, of as many columns. */
    public BufferedDataTable createSpecReplacerTable(BufferedDataTable table, DataTableSpec spec) {
        if (spec.getNumColumns() != table.getDataTableSpec().getNumColumns()) {
            throw new IllegalArgumentException("Table specs have different number of columns.");
        }
        return new BufferedDataTable(table, spec, table.size());
    }

    /** A part of this task that makes tables, too. */
    public ExecutionContext createSubExecutionContext(double maxProgress) {
        return new ExecutionContext(new SubProgressMonitor(getProgressMonitor(), maxProgress, false), null);
    }

    /** A part of this task that makes tables, too, without its messages. */
    public ExecutionContext createSilentSubExecutionContext(double maxProgress) {
        return new ExecutionContext(new SubProgressMonitor(getProgressMonitor(), maxProgress, true), null);
    }
}
