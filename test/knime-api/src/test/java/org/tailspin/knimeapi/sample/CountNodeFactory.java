package org.tailspin.knimeapi.sample;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.Tables;

/** A node with an optional input: counts, and fails, warns or leaves a cell out where a test needs it. */
public final class CountNodeFactory extends DefaultNodeFactory {

    static final DataTableSpec SPEC = Tables.columns("value", DoubleCell.TYPE, "seed", LongCell.TYPE)
            .build()
            .getDataTableSpec();

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Count")
            .icon("count.png")
            .shortDescription("Counts.")
            .fullDescription("Counts <i>n</i> rows.")
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Limit", group -> group.name("Limit")
                            .description("As many rows as this.")
                            .optional()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Counts", group -> group.name("Counts")
                            .description("One row per count.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(CountParameters.class)
                    .configure(CountNodeFactory::configure)
                    .execute(CountNodeFactory::execute))
            .nodeType(NodeType.Source)
            .keywords("count")
            .addExternalResource("https://en.wikipedia.org/wiki/Counting", "Counting");

    /** The factory that KNIME makes. */
    public CountNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        in.<CountParameters>getParameters().validate();
        out.setOutSpecs(SPEC);
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws CanceledExecutionException, KNIMEException {
        CountParameters parameters = in.getParameters();
        long rows = in.getInPortObjects().length > 0 ? in.getInTable(0).size() : parameters.m_rows;
        if (rows > Integer.MAX_VALUE / 2) {
            throw Message.fromSummaryWithResolution("Too many rows", "Ask for fewer.")
                    .toKNIMEException();
        }
        var container = in.getExecutionContext().createDataContainer(SPEC);
        List<String> missing = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            in.getExecutionContext().checkCanceled();
            String text = "Row " + row;
            in.getExecutionContext().setProgress(row / (double) rows, () -> text);
            double value = parameters.value(row);
            DataCell cell = value == 2 ? new MissingCell("two is left out") : new DoubleCell(value);
            if (cell.isMissing()) {
                missing.add(text);
            }
            container.addRowToTable(
                    new DefaultRow(RowKey.createRowKey((long) row), cell, new LongCell(parameters.m_seed)));
        }
        container.close();
        if (!missing.isEmpty()) {
            out.setWarningMessage(missing.size() + " missing");
        }
        out.setOutData(container.getTable());
    }
}
