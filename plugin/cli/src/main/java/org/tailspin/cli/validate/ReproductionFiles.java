package org.tailspin.cli.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.output.CsvTable;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.papers.Claim;
import org.tailspin.core.papers.Figure;
import org.tailspin.core.papers.Panel;
import org.tailspin.core.papers.PaperColumn;
import org.tailspin.core.papers.Reproduction;
import org.tailspin.core.papers.Sample;
import org.tailspin.core.papers.Series;

/** What a reproduced figure leaves behind. */
final class ReproductionFiles {

    static final String DATA = "data.csv";
    static final String CLAIMS = "claims.csv";
    private static final String CLAIMS_JSON = "claims.json";
    private static final String CLAIMS_PAGE = "claims.md";

    /** All files but the pictures, whose number follows from what is measured. */
    static final List<String> NAMES =
            List.of(OutputDirectory.MEASURED, DATA, CLAIMS, CLAIMS_JSON, CLAIMS_PAGE, OutputDirectory.MANIFEST);

    /** For a person; the rest is in the files. */
    static final List<String> SHOWN = Stream.of(
                    PaperColumn.CLAIM,
                    PaperColumn.CLAIMED_BY,
                    PaperColumn.OURS,
                    PaperColumn.OURS_SE,
                    PaperColumn.PUBLISHED,
                    PaperColumn.INDEPENDENT,
                    PaperColumn.THEORY,
                    PaperColumn.VERDICT)
            .map(PaperColumn::label)
            .toList();

    private static final List<PaperColumn> DATA_COLUMNS = List.of(
            PaperColumn.PANEL, PaperColumn.SERIES, PaperColumn.ABSCISSA, PaperColumn.TRIAL, PaperColumn.ORDINATE);

    private static final List<PaperColumn> CLAIM_COLUMNS = List.of(
            PaperColumn.CLAIM,
            PaperColumn.CLAIMED_BY,
            PaperColumn.STATEMENT,
            PaperColumn.STATISTIC,
            PaperColumn.OURS,
            PaperColumn.OURS_SE,
            PaperColumn.PUBLISHED,
            PaperColumn.INDEPENDENT,
            PaperColumn.SOURCE,
            PaperColumn.THEORY,
            PaperColumn.RULE,
            PaperColumn.FALSE_ALARM,
            PaperColumn.VERDICT);

    private final OutputDirectory directory;
    private final Figure figure;
    private final Reproduction reproduction;

    ReproductionFiles(OutputDirectory directory, Figure figure, Reproduction reproduction) {
        this.directory = directory;
        this.figure = figure;
        this.reproduction = reproduction;
    }

    void write(Map<String, Object> manifest, boolean isWithPicture) {
        writeData();
        try (CsvTable claims = new CsvTable(directory, CLAIMS, CLAIM_COLUMNS)) {
            for (Claim claim : reproduction.claims()) {
                final Map<String, Object> row = row(claim);
                final List<Object> cells = new ArrayList<>();
                CLAIM_COLUMNS.forEach(column -> cells.add(row.get(column.label())));
                claims.add(cells);
            }
        }
        if (isWithPicture) {
            reproduction
                    .panels()
                    .forEach(panel ->
                            directory.write(picture(panel), chart(panel).png()));
        }
        final List<Map<String, Object>> rows =
                reproduction.claims().stream().map(ReproductionFiles::row).toList();
        write(CLAIMS_JSON, Json.text(Map.of("claims", rows)) + "\n");
        write(CLAIMS_PAGE, markdown(isWithPicture));
        final Map<String, Object> all = new LinkedHashMap<>(manifest);
        all.put(
                "panels",
                reproduction.panels().stream().map(ReproductionFiles::axes).toList());
        directory.writeManifest(all, true);
    }

    private void write(String name, String text) {
        directory.write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void writeData() {
        try (CsvTable data = new CsvTable(directory, DATA, DATA_COLUMNS)) {
            for (Panel panel : reproduction.panels()) {
                for (Series series : panel.series()) {
                    for (Sample sample : series.samples()) {
                        data.add(List.of(panel.name(), series.label(), sample.x(), sample.seed(), sample.y()));
                    }
                }
            }
        }
    }

    private static Map<String, Object> axes(Panel panel) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(PaperColumn.PANEL.label(), panel.name());
        fields.put("title", panel.title());
        fields.put(PaperColumn.ABSCISSA.label(), panel.x());
        fields.put(PaperColumn.ORDINATE.label(), panel.y());
        return fields;
    }

    static Map<String, Object> row(Claim claim) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put(PaperColumn.CLAIM.label(), claim.id());
        row.put(PaperColumn.CLAIMED_BY.label(), claim.claimant().label());
        row.put(PaperColumn.STATEMENT.label(), claim.statement());
        row.put(PaperColumn.STATISTIC.label(), claim.statistic());
        row.put(PaperColumn.OURS.label(), claim.ours());
        row.put(PaperColumn.OURS_SE.label(), boxed(claim.standardError()));
        row.put(PaperColumn.PUBLISHED.label(), boxed(claim.published()));
        row.put(PaperColumn.INDEPENDENT.label(), boxed(claim.independent()));
        row.put(PaperColumn.SOURCE.label(), claim.source());
        row.put(PaperColumn.THEORY.label(), boxed(claim.theory()));
        row.put(PaperColumn.RULE.label(), claim.rule());
        row.put(PaperColumn.FALSE_ALARM.label(), claim.falseAlarm());
        row.put(PaperColumn.VERDICT.label(), claim.verdict().label());
        return row;
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private String markdown(boolean isWithPicture) {
        final StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(figure.id())
                .append(": ")
                .append(figure.title())
                .append("\n\n");
        text.append(figure.paper().citation()).append("\n\n");
        if (isWithPicture) {
            reproduction.panels().forEach(panel -> text.append("![")
                    .append(panel.title())
                    .append("](")
                    .append(picture(panel))
                    .append(")\n\n"));
        }
        text.append("| claim | of | ours | ± s.e. | published | independent | theory | verdict |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        for (Claim claim : reproduction.claims()) {
            text.append("| ")
                    .append(claim.statement())
                    .append(" (`")
                    .append(claim.id())
                    .append("`) | ")
                    .append(claim.claimant().label())
                    .append(" | ")
                    .append(Table.number(claim.ours()));
            for (OptionalDouble value :
                    List.of(claim.standardError(), claim.published(), claim.independent(), claim.theory())) {
                text.append(" | ").append(value.isPresent() ? Table.number(value.getAsDouble()) : "");
            }
            text.append(" | ").append(claim.verdict().label()).append(" |\n");
        }
        text.append("\n**Statistics.**\n\n");
        reproduction.claims().stream().filter(claim -> !claim.rule().isEmpty()).forEach(claim -> text.append("- `")
                .append(claim.id())
                .append("`: ")
                .append(claim.statistic())
                .append(". Holds if ")
                .append(claim.rule())
                .append(". False alarms: ")
                .append(claim.falseAlarm())
                .append(".\n"));
        text.append("\n**Remarks.**\n\n");
        reproduction
                .remarks()
                .forEach(remark -> text.append("- ").append(remark).append('\n'));
        reproduction.claims().stream()
                .map(Claim::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .forEach(source ->
                        text.append("- Numbers of others: ").append(source).append(".\n"));
        return text.toString();
    }

    private static String picture(Panel panel) {
        return panel.name() + ".png";
    }

    /** Means over trials with a band of one standard deviation. */
    private static GainChart chart(Panel panel) {
        final List<GainSeries> series =
                panel.series().stream().map(ReproductionFiles::curve).toList();
        return new GainChart(
                panel.title(), panel.x(), panel.isLogarithmic(), List.of(new GainChart.Quantity(panel.y(), series)));
    }

    private static GainSeries curve(Series series) {
        final GainSeries measured = GainSeries.of(
                series.label(),
                series.samples().stream().mapToDouble(Sample::x).toArray(),
                series.samples().stream().mapToDouble(Sample::y).toArray(),
                series.mark());
        return series.theory().isEmpty()
                ? measured
                : measured.theory(
                        series.theory().stream()
                                .mapToDouble(Series.Prediction::x)
                                .toArray(),
                        series.theory().stream()
                                .mapToDouble(Series.Prediction::y)
                                .toArray());
    }
}
