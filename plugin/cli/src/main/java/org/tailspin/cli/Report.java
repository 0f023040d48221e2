package org.tailspin.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.theory.TransitionGain;

/** The page of a demo: what was done, what is seen, and the numbers. Complete in itself. */
final class Report {

    private static final String STYLE = "<style>"
            + "body{font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff;max-width:60rem;"
            + "margin:0 auto;padding:1rem}"
            + "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}"
            + "img{max-width:100%;height:auto}.scroll{overflow-x:auto}"
            + "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}"
            + "th,td{border:1px solid #ccc;padding:.2rem .5rem;text-align:right}"
            + "th,td:first-child{white-space:nowrap}"
            + "th{background:#f2f2f2}td:first-child,th:first-child{text-align:left}"
            + "summary{cursor:pointer}"
            + "</style>";

    /** Gain whose spectra are shown, or its nearest neighbour. */
    private static final double SHOWN_GAIN = 3;

    private static final List<Column> COLUMNS = List.of(
            Column.NETWORK,
            Column.LYAPUNOV_MAX,
            Column.LYAPUNOV_MAX_SE,
            Column.KAPLAN_YORKE,
            Column.KAPLAN_YORKE_IS_LOWER_BOUND,
            Column.KS_ENTROPY,
            Column.PR_PHI,
            Column.NOTE);

    private final GainSweep plan;
    private final List<NetworkResult> results;
    private final Map<String, Object> manifest;
    private final boolean isWithPicture;

    /**
     * @param plan of the sweep
     * @param results in the order of the rows
     * @param manifest of the run
     * @param isWithPicture whether to draw
     */
    Report(GainSweep plan, List<NetworkResult> results, Map<String, Object> manifest, boolean isWithPicture) {
        this.plan = plan;
        this.results = results;
        this.manifest = manifest;
        this.isWithPicture = isWithPicture;
    }

    /**
     * @return the page
     */
    String html() {
        final Html page = new Html();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        page.element("title", "Tailspin: a gain sweep").raw(STYLE + "</head><body>");
        page.element("h1", "From rest to chaos: random networks with heavy-tailed couplings");
        page.element("p", summary());
        lambda(page);
        transitions(page);
        spectra(page);
        networks(page);
        page.element("h2", "How it was made");
        page.element("p", "The same settings and seeds give the same numbers again.");
        page.table(List.of("setting", "value"), flat(manifest), entry -> List.of(entry.getKey(), entry.getValue()));
        return page.raw("</body></html>").toString();
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%d networks x(t+1) = tanh(W x(t)) of N = %d neurons: for each tail index \u03b1, %d realisations of the"
                        + " couplings, each rescaled to %d gains. \u03b1 = 2 draws Gaussian weights; the smaller \u03b1,"
                        + " the heavier the tails: a few very strong connections among many weak ones.",
                results.size(),
                plan.n(),
                plan.realisations(),
                plan.gains().count());
    }

    private void lambda(Html page) {
        page.element("h2", "The largest Lyapunov exponent");
        page.element(
                "p",
                "It tells whether a small disturbance dies out (below 0) or grows (above 0: chaos), in nats per step."
                        + " The dashed lines are no fit: they are the gains g* at which theory sees the state of rest"
                        + " lose stability.");
        page.element(
                "p",
                "At small gains every network comes to rest, and its line rises with the logarithm of the gain. The"
                        + " Gaussian networks (\u03b1 = 2) reach zero where theory says. Heavy tails bring the end of rest"
                        + " to smaller gains, and only roughly to g*: a few strong connections decide, and they differ"
                        + " from network to network, which is why the bands are wider. What follows is not chaos at"
                        + " once, but regular motion with an exponent near or below zero over a range of gains; and"
                        + " at large gains chaos is weaker the heavier the tails.");
        if (isWithPicture) {
            final LambdaPicture picture = new LambdaPicture(plan);
            results.forEach(picture);
            picture.png().ifPresent(png -> page.picture(png, "Largest Lyapunov exponent against gain"));
        }
    }

    private void transitions(Html page) {
        page.element("h2", "Where theory puts the transition");
        page.table(
                List.of("couplings", "g*(N = " + plan.n() + ")"),
                plan.ensembles(),
                ensemble ->
                        List.of(LambdaPicture.label(ensemble), Table.number(TransitionGain.of(ensemble, plan.n()))));
    }

    private void spectra(Html page) {
        final List<SpectrumChart.Series> series =
                plan.ensembles().stream().flatMap(this::shown).toList();
        if (!isWithPicture || series.isEmpty()) {
            return;
        }
        page.element("h2", "Lyapunov spectra");
        page.element(
                "p",
                "One network of each kind, at the gain closest to " + Numbers.plain(SHOWN_GAIN)
                        + ": how many directions of its state space stretch (above 0), and how fast the others shrink.");
        page.picture(
                new SpectrumChart("Leading Lyapunov exponents, one network each", SpectrumChart.PER_STEP, series).png(),
                "Lyapunov exponents against their index");
    }

    /** The first realisation of an ensemble at the shown gain, if it has exponents. */
    private Stream<SpectrumChart.Series> shown(CouplingEnsemble ensemble) {
        return results.stream()
                .filter(r -> r.recipe().disorder().ensemble().equals(ensemble))
                .filter(r -> r.measurement().spectrum().isPresent())
                .min(Comparator.comparingDouble(
                        r -> Math.abs(Math.log(r.recipe().gain() / SHOWN_GAIN))))
                .map(r -> new SpectrumChart.Series(
                        r.recipe().name(),
                        r.measurement().spectrum().orElseThrow().exponents()))
                .stream();
    }

    private void networks(Html page) {
        page.element("h2", "The networks");
        page.raw("<details><summary>");
        page.raw(Html.escape(results.size() + " rows; networks.csv has all columns, spectrum.csv all exponents"));
        page.raw("</summary>");
        page.table(COLUMNS.stream().map(Column::label).toList(), results, result -> COLUMNS.stream()
                .map(column -> cell(column.of(result)))
                .toList());
        page.raw("</details>");
    }

    private static String cell(Object value) {
        return value instanceof Double number ? Table.number(number) : value == null ? "" : value.toString();
    }

    /** Nested settings side by side, such as gain.from. */
    private static List<Map.Entry<String, String>> flat(Map<String, Object> fields) {
        final List<Map.Entry<String, String>> entries = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                final Map<String, Object> prefixed = new LinkedHashMap<>();
                inner.forEach((key, v) -> prefixed.put(name + "." + key, v));
                entries.addAll(flat(prefixed));
            } else {
                entries.add(Map.entry(name, String.valueOf(value)));
            }
        });
        return entries;
    }
}
