package org.tailspin.cli.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.charts.GainChart;
import org.tailspin.cli.output.CsvTable;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.Summary;
import org.tailspin.core.lyapunov.Regime;

/** What is derived from the finished rows of a sweep, and nothing else: the same rows give the same bytes. */
final class SweepProducts {

    private final SweepJob job;
    private final boolean isWithPicture;
    private final boolean isWithArrays;
    private final boolean isDemo;

    SweepProducts(SweepJob job, boolean isWithPicture, boolean isWithArrays) {
        this(job, isWithPicture, isWithArrays, false);
    }

    /**
     * Chooses what is made of the rows.
     *
     * @param job whose rows they are
     * @param isWithPicture whether to draw
     * @param isWithArrays whether to write the numbers as arrays too
     * @param isDemo whether to explain
     */
    SweepProducts(SweepJob job, boolean isWithPicture, boolean isWithArrays, boolean isDemo) {
        this.job = job;
        this.isWithPicture = isWithPicture;
        this.isWithArrays = isWithArrays;
        this.isDemo = isDemo;
    }

    /** {@return the names of all files of the sweep, in the directory} */
    List<String> names() {
        final List<String> names = new ArrayList<>(List.of(
                OutputDirectory.CONFIG,
                OutputDirectory.NETWORKS,
                OutputDirectory.SPECTRUM,
                OutputDirectory.JOURNAL,
                OutputDirectory.MANIFEST));
        if (job.isWhole()) {
            names.add(OutputDirectory.SUMMARY);
            names.add(OutputDirectory.REPORT);
            if (isWithPicture) {
                names.add(OutputDirectory.LAMBDA);
            }
            if (isWithArrays) {
                names.add(OutputDirectory.ARRAYS);
            }
        }
        return names;
    }

    /**
     * Writes the files, of a whole sweep only: a shard is no result yet.
     *
     * @param directory with all rows
     * @return how many they are, and how they went
     */
    Tally write(OutputDirectory directory) {
        final SweepTable table = new SweepTable(directory, job);
        final Tally tally = new Tally();
        if (!job.isWhole()) {
            table.read(tally);
            return tally;
        }
        final LambdaPicture picture = new LambdaPicture();
        final Report report = new Report(job, isDemo);
        final Summary summary = new Summary(job.columns().list());
        final List<SweepTable.Reader> readers = new ArrayList<>(List.of(
                tally,
                report,
                (recipe, row) -> summary.add(
                        recipe, row.text(MeasuredColumn.REGIME).equals(Regime.CHAOTIC.label()), row::number)));
        if (isWithPicture) {
            readers.add(picture);
        }
        table.read(readers.toArray(SweepTable.Reader[]::new));
        directory.write(
                OutputDirectory.SUMMARY,
                CsvTable.text(summary.columns(), summary.rows()).getBytes(StandardCharsets.UTF_8));
        final Optional<GainChart> chart = picture.chart();
        final byte[] png = chart.map(GainChart::png).orElse(null);
        if (png != null) {
            directory.write(OutputDirectory.LAMBDA, png);
        }
        directory.write(
                OutputDirectory.REPORT, report.html(chart, png, isWithPicture).getBytes(StandardCharsets.UTF_8));
        if (isWithArrays) {
            directory.write(OutputDirectory.ARRAYS, file -> new SweepArrays(table, tally).write(file));
        }
        return tally;
    }
}
