package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tailspin.charts.Axis;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Curve;
import org.tailspin.charts.MapPanel;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.XyPanel;
import org.tailspin.core.analysis.LagAnalysis;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;

/**
 * How recorded states remember: functions of the lag, time scales of the principal components, and the covariance of coordinates beside
 * that of times in one scale of colours (figures 3, 4b and 9 of Clark, Marschall, van Meegen, Litwin-Kumar 2025). Not thread-safe.
 */
public final class LagPicture {

    /** More records cannot be told apart. */
    private static final int MOST = 4;

    private static final String TITLE = "How the states remember";

    /** Of a name in a legend. */
    private static final int LETTERS = 20;

    private final List<String> labels = new ArrayList<>();
    private final List<LagAnalysis.Found> records = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int left;

    /**
     * Adds a record.
     *
     * @param label its name; empty for the only one
     * @param found of it
     */
    public void add(String label, LagAnalysis.Found found) {
        if (!found.isKnown()) {
            remarks.add((label.isEmpty() ? "" : label + ": ") + found.note());
        } else if (records.size() == MOST) {
            left++;
        } else {
            labels.add(label);
            records.add(found);
        }
    }

    /** What a legend calls a record: nothing where there is but one. */
    private String legend(int k) {
        final String label = labels.get(k);
        return records.size() == 1 || label.isEmpty()
                ? ""
                : (label.length() > LETTERS ? label.substring(0, LETTERS) + "…" : label);
    }

    private List<Curve> functions() {
        final List<Curve> functions = new ArrayList<>();
        for (int k = 0; k < records.size(); k++) {
            final String name = records.size() == 1 ? "" : ", " + legend(k);
            functions.add(relative("C(τ)" + name, k, records.get(k), DetailColumn.C, DetailColumn.C_SE));
            functions.add(relative(
                    "Ψ(τ, 0)" + name,
                    records.size() == 1 ? 1 : k + MOST,
                    records.get(k),
                    DetailColumn.TWO_TIME,
                    DetailColumn.TWO_TIME_SE));
        }
        return functions;
    }

    private List<Curve> times() {
        final List<Curve> times = new ArrayList<>();
        for (int k = 0; k < records.size(); k++) {
            final List<List<Object>> rows = records.get(k).components();
            times.add(Curve.linePoints(
                            legend(k),
                            k,
                            of(rows, LagAnalysis.COMPONENT_COLUMNS, DetailColumn.COMPONENT, 1),
                            of(rows, LagAnalysis.COMPONENT_COLUMNS, DetailColumn.TIME_SCALE, 1))
                    .bars(of(rows, LagAnalysis.COMPONENT_COLUMNS, DetailColumn.TIME_SCALE_SE, 1)));
        }
        return times;
    }

    private static Curve relative(
            String label, int colour, LagAnalysis.Found found, DetailColumn value, DetailColumn error) {
        final double[] lags = of(found.lags(), LagAnalysis.LAG_COLUMNS, DetailColumn.LAG, 1);
        final double unit = 1 / of(found.lags(), LagAnalysis.LAG_COLUMNS, value, 1)[0];
        return Curve.line(label, colour, lags, of(found.lags(), LagAnalysis.LAG_COLUMNS, value, unit))
                .band(of(found.lags(), LagAnalysis.LAG_COLUMNS, error, unit));
    }

    private static double[] of(List<List<Object>> rows, List<TableColumn> columns, DetailColumn column, double unit) {
        final int place = columns.indexOf(column);
        final ToDoubleFunction<List<Object>> number =
                row -> row.get(place) instanceof Number value ? unit * value.doubleValue() : Double.NaN;
        return rows.stream().mapToDouble(number).toArray();
    }

    /** {@return what the picture does not show; empty if it shows all} */
    public String leftOut() {
        return left > 0 ? "The picture leaves out " + left + " groups of states: it shows at most " + MOST + "." : "";
    }

    /** {@return the chart} */
    public Chart chart() {
        if (records.isEmpty()) {
            return Sheet.nothing(TITLE, remarks.isEmpty() ? "Nothing to draw: there are no states." : remarks.get(0));
        }
        final LagAnalysis.Found shown = records.get(0);
        final String unit = shown.interval().isPresent() ? "time" : "rows";
        final List<String> small = new ArrayList<>();
        small.add("bands and bars: standard errors, by leaving out each of " + LagAnalysis.PARTS
                + " parts of the record; covariances are about the mean over time"
                + (records.size() > 1 ? ", and those of " + labels.get(0) + " in colours" : ""));
        small.addAll(remarks);
        return Sheet.columns(
                records.size() == 1 && !labels.get(0).isEmpty() ? TITLE + ": " + labels.get(0) : TITLE,
                List.of(
                        new Sheet.Column(
                                1,
                                List.of(
                                        XyPanel.of(
                                                "functions of the lag",
                                                Axis.linear("lag τ (" + unit + ")"),
                                                Axis.linear("over its value at lag 0"),
                                                functions()),
                                        XyPanel.of(
                                                "time scales",
                                                Axis.whole("principal component"),
                                                Axis.linear("time scale (" + unit + ")"),
                                                times()))),
                        new Sheet.Column(
                                1,
                                List.of(MapPanel.matrix(
                                        "coordinates",
                                        "coordinate j",
                                        "coordinate i",
                                        "covariance",
                                        shown.neurons(),
                                        shown.times()))),
                        new Sheet.Column(
                                1,
                                List.of(MapPanel.matrix(
                                        "times", "row t₂", "row t₁", "covariance", shown.times(), shown.neurons())))),
                small);
    }
}
