package org.tailspin.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirDetail;
import org.tailspin.core.analysis.SummaryColumn;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.papers.PaperColumn;
import org.tailspin.core.pipeline.Quantity;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.QuantityColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.table.TheoryColumn;

/** The reference of columns and nonlinearities, written from the code. */
final class ColumnReference {

    private final StringBuilder text = new StringBuilder();

    static String markdown() {
        return new ColumnReference().page();
    }

    private String page() {
        text.append(
                        "# Column reference\n\nWritten from the code by `DocumentationTest`; do not edit. Names, types and descriptions")
                .append(" are the same in KNIME, in CSV and in JSON.\n")
                .append(
                        "[Which number do I report?](glossary.md#which-number-do-i-report) says which column answers which")
                .append(
                        " question, and when it is wrong. JSON objects have [further fields](#fields-of-json-objects).\n")
                .append("A missing value is a missing cell, an empty field or null, and `note` says why.\n");
        section(
                "Networks",
                "A row is a network: its recipe, then what was measured. A table has the columns that apply: of the recipe those of the"
                        + " chosen law and dynamics\n(and those that a table of parameters brings), of the results those that were"
                        + " asked for. A column that is left out of a recipe holds its default;\n`g_eff` is there where the law has a finite"
                        + " variance whatever its parameters. On request, by `--diagnostics` or the switch\n*Diagnostics* of a node: "
                        + Arrays.stream(MeasuredColumn.values())
                                .filter(MeasuredColumn::isOnRequest)
                                .map(column -> code(column.label()))
                                .collect(Collectors.joining(", "))
                        + ".\nThe columns follow from these choices alone, never from the value of a parameter."
                        + " `--json` of a single network has all of them, with null for one that does not apply.",
                NetworkColumns.ALL.toArray(TableColumn[]::new));
        section(
                "Weights, trajectories, spectra, dimensions, matrices, curves",
                "The tables beside that of the networks.",
                DetailColumn.values());
        section("Theory", "Appended by Network Theory.", TheoryColumn.values());
        section(
                "Driven networks at a task",
                "Of `reservoir`: appended to the recipe of each network, where the task has them. `summary.csv` has means over networks, each\nwith `_se`, its error over networks.",
                ReservoirColumn.values());
        rows(ReservoirDetail.PREDICTIONS
                .subList(1, ReservoirDetail.PREDICTIONS.size())
                .toArray(TableColumn[]::new));
        rows(ReservoirDetail.READOUT.subList(2, ReservoirDetail.READOUT.size()).toArray(TableColumn[]::new));
        section(
                "Medians over realisations",
                "Of `summary.csv` of a sweep: a row for each recipe apart from its seeds. Error bars there are over networks.",
                SummaryColumn.NETWORKS,
                SummaryColumn.CHAOTIC);
        rows(SummaryColumn.of(MeasuredColumn.LYAPUNOV_MAX).toArray(TableColumn[]::new));
        text.append("\nThe four last are there for ")
                .append(Arrays.stream(MeasuredColumn.values())
                        .filter(MeasuredColumn::isSummarised)
                        .filter(column -> column != MeasuredColumn.LYAPUNOV_MAX)
                        .map(column -> code(column.label()))
                        .collect(Collectors.joining(", ")))
                .append(" too.\n");
        section(
                "Conditions of whole experiments",
                "Of `conditions.csv` of a pipeline: means over networks, each with `_se`, its error over networks, `_sd`,\nthe standard deviation over networks, and `_theory`.",
                Stream.of(Quantity.values())
                        .map(quantity -> new QuantityColumn(quantity.label(), ColumnType.REAL, quantity.description()))
                        .toArray(TableColumn[]::new));
        section("Checks and figures", "Of `validate` and `reproduce`.", PaperColumn.values());
        section(
                "Fields of JSON objects",
                "What `--json` prints beside columns. First, where a result came from; then of a given network, of one network that ran, of\n`critical-gain`, of `theory`, and of `couplings --list`.",
                JsonField.OF_ALL.toArray(TableColumn[]::new));
        Stream.of(JsonField.OF_GIVEN, JsonField.OF_RUN, JsonField.OF_SEARCH, JsonField.OF_THEORY, JsonField.OF_LISTING)
                .forEach(fields -> rows(fields.toArray(TableColumn[]::new)));
        text.append("\n## Nonlinearities\n\n");
        text.append(List.of(Nonlinearity.values()).stream()
                        .map(nonlinearity -> code(nonlinearity.label()))
                        .collect(Collectors.joining(", ")))
                .append("\n");
        return text.toString();
    }

    private void section(String title, String sentence, TableColumn... columns) {
        text.append("\n## ").append(title).append("\n\n").append(sentence).append("\n\n");
        text.append("| column | type | description |\n|---|---|---|\n");
        rows(columns);
    }

    private void rows(TableColumn... columns) {
        for (TableColumn column : columns) {
            row(code(column.label()), column.type().name().toLowerCase(Locale.ROOT), column.description());
        }
    }

    private void row(String... cells) {
        text.append("| ");
        text.append(
                List.of(cells).stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ")));
        text.append(" |\n");
    }

    private static String code(String name) {
        return "`" + name + "`";
    }
}
