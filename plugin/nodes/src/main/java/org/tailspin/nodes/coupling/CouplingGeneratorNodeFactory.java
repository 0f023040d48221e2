package org.tailspin.nodes.coupling;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Names networks by their recipes. */
public final class CouplingGeneratorNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec SPEC = new DataTableSpec(
            new DataColumnSpecCreator("network", StringCell.TYPE).createSpec(),
            new DataColumnSpecCreator("N", IntCell.TYPE).createSpec(),
            new DataColumnSpecCreator("coupling_seed", LongCell.TYPE).createSpec());

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Coupling Generator")
            .icon("coupling-generator.png")
            .shortDescription("Draws random networks.")
            .fullDescription("Draws random networks; each row is one network.")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable("Networks", "One row per network."))
            .model(model -> model.parametersClass(CouplingGeneratorParameters.class)
                    .configure(CouplingGeneratorNodeFactory::configure)
                    .execute(CouplingGeneratorNodeFactory::execute))
            .nodeType(NodeType.Source)
            .keywords("random", "recurrent", "network");

    /** The factory that KNIME makes. */
    public CouplingGeneratorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        in.<CouplingGeneratorParameters>getParameters().validate();
        out.setOutSpecs(SPEC);
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws CanceledExecutionException {
        CouplingGeneratorParameters parameters = in.getParameters();
        BufferedDataContainer container = in.getExecutionContext().createDataContainer(SPEC);
        for (long seed = 0; seed < parameters.m_networks; seed++) {
            in.getExecutionContext().checkCanceled();
            String name = "N=" + parameters.m_neurons + " c" + seed;
            container.addRowToTable(new DefaultRow(
                    RowKey.createRowKey(seed),
                    new StringCell(name),
                    new IntCell(parameters.m_neurons),
                    new LongCell(seed)));
        }
        container.close();
        out.setOutData(container.getTable());
    }
}
