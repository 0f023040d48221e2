package org.tailspin.cli.theory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tailspin.charts.Axis;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Curve;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.charts.XyPanel;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.core.Monitor;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.RandomModeSpectrum;
import org.tailspin.core.theory.TangentSpectrum;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where to evaluate the spectrum of a theory. */
final class SpectrumOptions {

    private static final int MOST_POINTS = 1_000_000;
    private static final List<TableColumn> COLUMNS = List.of(DetailColumn.RANK_FRACTION, DetailColumn.EXPONENT);
    private static final List<TableColumn> SAMPLED_COLUMNS =
            List.of(DetailColumn.RANK_FRACTION, DetailColumn.EXPONENT, DetailColumn.EXPONENT_SE);

    @Option(
            names = "--points",
            paramLabel = "K",
            defaultValue = "100",
            description = "Exponents of the spectrum, at the rank fractions (i - 1/2)/K, i = 1..K"
                    + " (default: ${DEFAULT-VALUE}).")
    private int points;

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description =
                    "Write the spectrum as CSV too: rank_fraction, exponent, and exponent_se where it is sampled.")
    private Path curve;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw the spectrum; the suffix of FILE says its format.")
    private Path picture;

    @Mixin
    private ForceOption force;

    private OutputFile file;
    private PictureFile pictureFile;

    /** Checks what needs no theory. */
    void check(CommonOptions common) {
        if (points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException("the number of points must lie in 1.." + MOST_POINTS
                    + ", which a file and a picture bear, but is " + points);
        }
        final Outputs outputs = common.outputs(force.isForced());
        file = outputs.file("--curve", curve);
        pictureFile = outputs.picture("--picture", picture);
    }

    /**
     * {@return its exponents}
     *
     * @param spectrum a theory
     * @param monitor progress and cancellation
     */
    Points of(RandomModeSpectrum spectrum, Monitor monitor) {
        final double[] exponents = new double[points];
        final List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            monitor.checkCancelled();
            monitor.progress((double) i / points);
            final double fraction = (i + 0.5) / points;
            exponents[i] = spectrum.exponent(fraction);
            rows.add(List.of(fraction, exponents[i]));
        }
        return new Points(exponents, rows, COLUMNS, SpectrumChart.PER_STEP);
    }

    /**
     * {@return its exponents; none where the theory has none}
     *
     * @param spectrum a theory with errors
     */
    Points of(TangentSpectrum spectrum) {
        final int count = spectrum.hasExponents() ? points : 0;
        final double[] exponents = new double[count];
        final List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final double fraction = (i + 0.5) / count;
            final TangentSpectrum.Estimate exponent = spectrum.exponent(fraction);
            exponents[i] = exponent.value();
            rows.add(List.of(fraction, exponents[i], exponent.standardError()));
        }
        return new Points(exponents, rows, SAMPLED_COLUMNS, SpectrumChart.PER_TIME);
    }

    /** The spectrum of a theory, descending. */
    final class Points {

        private final double[] exponents;
        private final List<List<Double>> rows;
        private final List<TableColumn> columns;
        private final String unit;

        Points(double[] exponents, List<List<Double>> rows, List<TableColumn> columns, String unit) {
            this.exponents = exponents;
            this.rows = rows;
            this.columns = columns;
            this.unit = unit;
        }

        /** Prints the fields and the spectrum, and writes the file if one was asked for. */
        void show(CommonOptions common, Map<String, Object> fields) {
            if (file != null) {
                file.write(columns, rows);
            }
            if (pictureFile.isWanted()) {
                pictureFile.write(chart());
            }
            if (Arrays.stream(exponents).anyMatch(Double::isInfinite)) {
                fields.put("note", "the exponents beyond the rank of the couplings are minus infinity");
            }
            if (exponents.length == 0) {
                fields.put("note", "there is no theory of the exponents of random modes at rest but the largest");
            }
            fields.put("spectrum", exponents);
            if (columns.contains(DetailColumn.EXPONENT_SE)) {
                fields.put(
                        "spectrum_se",
                        rows.stream().mapToDouble(row -> row.get(2)).toArray());
            }
            common.show(fields);
            if (!common.isJson) {
                common.console().out().println();
                Table.rows(
                        common.console().out(),
                        columns.stream().map(TableColumn::label).toList(),
                        rows);
            }
        }

        private Chart chart() {
            final double[] fractions =
                    rows.stream().mapToDouble(row -> row.get(0)).toArray();
            return Sheet.of(
                    "Lyapunov spectrum, theory for large N",
                    XyPanel.of(
                            "",
                            Axis.linear("index of the exponent / N"),
                            Axis.linear("Lyapunov exponent (" + unit + ")"),
                            List.of(Curve.theory("", Curve.BLACK, fractions, exponents))),
                    List.of());
        }
    }
}
