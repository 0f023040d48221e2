package org.tailspin.nodes.common;

import java.util.function.Function;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultView;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Page;
import org.tailspin.charts.Sheet;

/**
 * Interactive views: a page of ours, which draws the chart of the picture at the port. What it draws is kept with the executed
 * node, in a table of its own, so that it survives saving the workflow.
 */
public final class Views {

    /** Characters of a cell, so that no cell of the table is unusually long. */
    private static final int PIECE = 20_000;

    private static final String COLUMN = "page";
    private static final String PAGE = "page";

    private Views() {}

    /**
     * @param description one sentence: what the view shows
     * @return makes the view of a node
     */
    public static Function<DefaultView.RequireViewParameters, DefaultView> of(String description) {
        return view -> view.withoutParameters()
                .description(description
                        + " Zoom with the wheel, hover for numbers, switch curves in the legend, and save as"
                        + " PNG or SVG.")
                .page(page -> page.fromFile()
                        .bundleClass(Views.class)
                        .basePath(PAGE)
                        .relativeFilePath("index.html")
                        .addResourceDirectory("lib"))
                .initialData(data -> data.data(in -> text(in.getInternalTables())));
    }

    /**
     * Keeps the data of the view.
     *
     * @param out of the node
     * @param data from {@link Page#data}
     * @param exec makes the table
     */
    static void keep(ExecuteOutput out, String data, ExecutionContext exec) {
        final BufferedDataContainer rows = exec.createDataContainer(
                new DataTableSpec(new DataColumnSpecCreator(COLUMN, StringCell.TYPE).createSpec()), false);
        for (int from = 0; from < data.length(); from += PIECE) {
            rows.addRowToTable(new DefaultRow(
                    RowKey.createRowKey(rows.size()),
                    new StringCell(data.substring(from, Math.min(data.length(), from + PIECE)))));
        }
        rows.close();
        out.setInternalData(rows.getTable());
    }

    private static String text(BufferedDataTable[] tables) {
        if (tables == null || tables.length == 0) {
            return Page.data(nothing("Nothing is kept for this view: execute the node again."));
        }
        final StringBuilder text = new StringBuilder();
        for (DataRow row : tables[0]) {
            text.append(((StringValue) row.getCell(0)).getStringValue());
        }
        return text.toString();
    }

    /** A page with one sentence. */
    static Chart nothing(String sentence) {
        return Sheet.nothing("", sentence);
    }
}
