package org.tailspin.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.Page;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.output.Machine;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.Numbers;

/** The page of a sweep: what was done, what is seen, and the numbers. Complete in itself. */
final class Report implements SweepTable.Reader {

    private static final String STYLE = "<style>"
            + "body{font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff;max-width:60rem;"
            + "margin:0 auto;padding:1rem}"
            + "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}"
            + "img{max-width:100%;min-width:44rem;height:auto}.scroll{overflow-x:auto}"
            + "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}"
            + "th,td{border:1px solid #ccc;padding:.2rem .5rem;text-align:right}"
            + "th,td:first-child{white-space:nowrap}"
            + "th{background:#f2f2f2}td:first-child,th:first-child{text-align:left}"
            + "summary{cursor:pointer}"
            + "</style>";

    /** Gain whose spectra are shown, or its nearest neighbour. */
    private static final double SHOWN_GAIN = 3;

    /** Rows on the page: more would make it slow, and nobody reads them. */
    private static final int MOST_ROWS = 1000;

    /** The errors of the exponents stand in another file. */
    private static final double[] NO_ERRORS = {};

    private static final List<TableColumn> COLUMNS = List.of(
            RecipeColumn.NETWORK,
            MeasuredColumn.REGIME,
            MeasuredColumn.LYAPUNOV_MAX,
            MeasuredColumn.LYAPUNOV_MAX_SE,
            MeasuredColumn.KAPLAN_YORKE,
            MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND,
            MeasuredColumn.KS_ENTROPY,
            MeasuredColumn.PR_PHI,
            MeasuredColumn.NOTE);

    private final SweepJob job;
    private final GainSweep plan;
    private final boolean isDemo;
    private final Map<CouplingEnsemble, Shown> shown = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Page.Spectra spectra;
    private int count;

    /** The spectrum of an ensemble that the page shows. */
    private record Shown(NetworkRecipe recipe, double[] exponents) {

        double distance() {
            return Math.abs(Math.log(recipe.gain() / SHOWN_GAIN));
        }
    }

    /**
     * Begins the page of a sweep.
     *
     * @param job of the sweep
     * @param isDemo whether to explain what the sweep of the defaults shows
     */
    Report(SweepJob job, boolean isDemo) {
        this.job = job;
        this.isDemo = isDemo;
        plan = job.plan();
        spectra = new Page.Spectra(
                plan.dynamics().kind().isContinuous() ? SpectrumChart.PER_TIME : SpectrumChart.PER_STEP);
    }

    @Override
    public void accept(NetworkRecipe recipe, SweepRow row) {
        count++;
        if (rows.size() < MOST_ROWS) {
            rows.add(COLUMNS.stream().map(column -> cell(column, row)).toList());
        }
        final Shown mine = new Shown(recipe, row.numbers(MeasuredColumn.EXPONENTS));
        spectra.add(recipe.name(), mine.exponents, NO_ERRORS);
        final Shown last = shown.get(recipe.disorder().ensemble());
        if (mine.exponents.length > 0 && (last == null || mine.distance() < last.distance())) {
            shown.put(recipe.disorder().ensemble(), mine);
        }
    }

    /**
     * {@return the page}
     *
     * @param chart of the largest exponents and dimensions; empty for none
     * @param picture of it as PNG; null for none
     * @param isWithPicture whether to draw
     */
    String html(Optional<GainChart> chart, byte[] picture, boolean isWithPicture) {
        final Html page = new Html();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        page.element("title", "Tailspin: a gain sweep").raw(STYLE + "</head><body>");
        page.element(
                "h1",
                isDemo ? "From rest to chaos: random networks with heavy-tailed couplings" : "A sweep of the gain");
        page.element("p", summary());
        chart.ifPresent(one -> {
            page.element("h2", "What is seen");
            one.sentences().forEach(sentence -> page.element("p", sentence));
        });
        lambda(page, chart, picture);
        transitions(page);
        spectra(page, isWithPicture);
        networks(page);
        page.element("h2", "How it was made");
        page.element("p", "The same settings and seeds give the same numbers again.");
        final Map<String, Object> made = new LinkedHashMap<>(job.configuration().fields());
        final Map<String, Object> machine = Machine.fields();
        machine.remove("version"); // the settings have it
        machine.values().removeIf(Objects::isNull);
        machine.forEach(made::putIfAbsent);
        page.table(
                List.of("name", "value"),
                List.copyOf(made.entrySet()),
                entry -> List.of(entry.getKey(), Configuration.shortened(String.valueOf(entry.getValue()))));
        if (chart.isPresent()) {
            page.raw(Page.scripts());
        }
        return page.raw("</body></html>").toString();
    }

    private String summary() {
        final String networks = String.format(
                Locale.ROOT,
                "%d networks of N = %d neurons: %s, %d %s%s, each at %d gain%s.",
                count,
                plan.n(),
                plan.ensembles().size() == 1
                        ? GainPicture.label(plan.ensembles().get(0))
                        : plan.ensembles().size() + " kinds of couplings",
                plan.realisations(),
                isOneMatrix() ? "initial state" : "realisation",
                (plan.realisations() == 1 ? "" : "s") + (isOneMatrix() ? "" : " of the couplings"),
                plan.gains().count(),
                plan.gains().count() == 1 ? "" : "s");
        return isDemo
                ? networks
                        + " A network moves by x(t+1) = tanh(W x(t)). \u03b1 = 2 draws Gaussian weights; the smaller the"
                        + " tail index \u03b1, the heavier the tails: a few very strong connections among many weak ones."
                : networks;
    }

    /** Then realisations differ in their initial states alone. */
    private boolean isOneMatrix() {
        return plan.ensembles().stream()
                .allMatch(ensemble -> ensemble instanceof PreparedEnsemble given
                        && given.only().isPresent());
    }

    private void lambda(Html page, Optional<GainChart> chart, byte[] picture) {
        page.element("h2", "The largest Lyapunov exponent");
        page.element(
                "p",
                "It tells whether a small disturbance dies out (below 0) or grows (above 0: chaos), in nats per "
                        + (plan.dynamics().kind().isContinuous() ? "unit of time." : "step.")
                        + (hasTransition()
                                ? " The dashed lines are no fit: the curves are theory, and the upright lines the gains g*"
                                        + " at which theory sees the state of rest lose stability."
                                : ""));
        if (isDemo) {
            page.element(
                    "p",
                    "At small gains every network comes to rest, and its line rises with the logarithm of the gain. The"
                            + " Gaussian networks (\u03b1 = 2) reach zero where theory says. Heavy tails bring the end of"
                            + " rest to smaller gains, and only roughly to g*: a few strong connections decide, and they"
                            + " differ from network to network, which is why the bands are wider. What follows is not"
                            + " chaos at once, but regular motion with an exponent near or below zero over a range of"
                            + " gains; and at large gains chaos is weaker the heavier the tails.");
        }
        chart.ifPresent(one -> page.chart(
                Page.data(one.saying(List.of()), spectra), picture, "Largest Lyapunov exponent against gain"));
    }

    private boolean hasTransition() {
        return plan.ensembles().stream()
                .anyMatch(ensemble -> transition(ensemble).isPresent());
    }

    private OptionalDouble transition(CouplingEnsemble ensemble) {
        return NetworkTheory.restUnstable(ensemble, plan.n(), plan.dynamics());
    }

    private void transitions(Html page) {
        if (!hasTransition()) {
            return;
        }
        page.element("h2", "Where theory puts the transition");
        page.table(
                List.of("couplings", "g*(N = " + plan.n() + ")"),
                plan.ensembles(),
                ensemble -> List.of(
                        GainPicture.label(ensemble),
                        Table.number(transition(ensemble).orElse(Double.NaN))));
    }

    private void spectra(Html page, boolean isWithPicture) {
        if (!isWithPicture || shown.isEmpty()) {
            return;
        }
        page.element("h2", "Lyapunov spectra");
        page.element(
                "p",
                "One network of each kind, at the gain closest to " + Numbers.plain(SHOWN_GAIN)
                        + ": how many directions of its state space stretch (above 0), and how fast the others shrink.");
        final List<SpectrumChart.Series> series = plan.ensembles().stream()
                .filter(shown::containsKey)
                .map(shown::get)
                .map(one -> new SpectrumChart.Series(one.recipe.name(), one.exponents))
                .toList();
        page.picture(
                new SpectrumChart("Leading Lyapunov exponents, one network each", SpectrumChart.PER_STEP, series).png(),
                "Lyapunov exponents against their index");
    }

    private void networks(Html page) {
        page.element("h2", "The networks");
        page.raw("<details><summary>");
        page.raw(Html.escape((count > rows.size() ? "the first " + rows.size() + " of " : "") + count
                + " rows; networks.csv has all columns, spectrum.csv all exponents"));
        page.raw("</summary>");
        page.table(COLUMNS.stream().map(TableColumn::label).toList(), rows, row -> row);
        page.raw("</details>");
    }

    private static String cell(TableColumn column, SweepRow row) {
        return column.type() == ColumnType.REAL && !row.text(column).isEmpty()
                ? Table.number(row.number(column))
                : row.text(column);
    }
}
