package org.tailspin.nodes.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultView;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Sheet;

/**
 * Interactive views: a page of ours, which draws the chart of the picture at the port. What it draws is kept with the executed
 * node, in a table of its own, so that it survives saving the workflow.
 */
public final class Views {

    /** Characters of a cell, so that no cell of the table is unusually long. */
    private static final int PIECE = 20_000;

    private static final String COLUMN = "page";

    /** Where the page lies in the bundle. */
    private static final String PAGE = "/page/";

    /** What the page asks for, by paths from it. */
    private static final List<String> PARTS =
            List.of("lib/page.css", "lib/echarts.min.js", "lib/page.js", "lib/client.js");

    private Views() {}

    private static String index() {
        try (InputStream in = part("index.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page of the view cannot be read", e);
        }
    }

    private static InputStream part(String name) {
        return Views.class.getResourceAsStream(PAGE + name);
    }

    /**
     * {@return makes the view of a node}
     *
     * @param description one sentence: what the view shows
     */
    public static Function<DefaultView.RequireViewParameters, DefaultView> of(String description) {
        return view -> view.withoutParameters()
                .description(description
                        + " Zoom with the wheel, hover for numbers, switch curves in the legend, save as"
                        + " PNG or SVG, or all of it as a report, a page to hand over.")
                .page(page -> {
                    // not from files: those of a bundle that is a jar cannot be had
                    Page made = page.fromString(Views::index).relativePath("index.html");
                    for (String part : PARTS) {
                        made = made.addResource(() -> part(part), part);
                    }
                    return made;
                })
                .initialData(data -> data.data(in -> text(in.getInternalTables())));
    }

    /**
     * Keeps the data of the view.
     *
     * @param out of the node
     * @param data from {@link org.tailspin.charts.Page#data}
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
            return org.tailspin.charts.Page.data(nothing("Nothing is kept for this view: execute the node again."));
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
