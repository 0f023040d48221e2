package org.tailspin.nodes.common;

import java.util.Map;
import java.util.function.Consumer;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.RequirePorts.DynamicPortsAdder;

/** The last output of a node, which the user may add: a table of what made the others. */
public final class ProvenancePort {

    /** The group of the port; it stands in workflows. */
    public static final String GROUP = "provenance";

    private final String node;
    private final int port;

    /**
     * Describes the port of a node.
     *
     * @param node its name
     * @param port index of the port: how many outputs the node has without it
     */
    public ProvenancePort(String node, int port) {
        this.node = node;
        this.port = port;
    }

    /** What a node does with its output as it executes. */
    @FunctionalInterface
    public interface Execute {

        /**
         * Executes.
         *
         * @param in what comes in
         * @param out takes what is made
         * @throws CanceledExecutionException if the user cancelled
         * @throws KNIMEException if it is not possible
         */
        void accept(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException;
    }

    /**
     * {@return the same ports, and this one}
     *
     * @param ports that the node has besides
     */
    public static Consumer<DynamicPortsAdder> after(Consumer<DynamicPortsAdder> ports) {
        return dynamic -> {
            ports.accept(dynamic);
            dynamic.addOutputPortGroup(GROUP, group -> group.name("Provenance")
                    .description(
                            "Add this port with the node's three dots for a table of what made the results, names and values:"
                                    + " version, kernels, Java and system, every setting, and SHA-256 of each input table (as"
                                    + " tab-separated text) and file. Seeds are in the tables themselves. The report of the"
                                    + " view has the same.")
                    .optional()
                    .supportedTypes(BufferedDataTable.TYPE));
        };
    }

    /**
     * {@return the same, and the columns of this port}
     *
     * @param configure of the other ports
     */
    public ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure(
            ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure) {
        return (in, out) -> {
            configure.accept(in, out);
            if (in.getOutPortTypes().length > port) {
                out.setOutSpec(port, spec());
            }
        };
    }

    /**
     * {@return the same, and the table of this port}
     *
     * @param execute fills the other ports
     */
    public ExecuteConsumer execute(Execute execute) {
        return (in, out) -> {
            final Provenance provenance = new Provenance(node, in);
            execute.accept(in, new RecordedOutput(out, provenance));
            if (in.getOutPortTypes().length > port) {
                out.setOutData(port, table(provenance.fields(), in.getExecutionContext()));
            }
        };
    }

    private static DataTableSpec spec() {
        return new DataTableSpec(
                new DataColumnSpecCreator("name", StringCell.TYPE).createSpec(),
                new DataColumnSpecCreator("value", StringCell.TYPE).createSpec());
    }

    private static BufferedDataTable table(Map<String, String> fields, ExecutionContext exec) {
        final BufferedDataContainer rows = exec.createDataContainer(spec(), false);
        fields.forEach((name, value) -> rows.addRowToTable(
                new DefaultRow(RowKey.createRowKey(rows.size()), new StringCell(name), new StringCell(value))));
        rows.close();
        return rows.getTable();
    }
}
