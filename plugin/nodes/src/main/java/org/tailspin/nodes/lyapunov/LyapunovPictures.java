package org.tailspin.nodes.lyapunov;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Page;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.LyapunovPicture;
import org.tailspin.charts.results.RegimePicture;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.prediction.SpectrumTheory;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.nodes.common.Warnings;

/** Keeps what the picture shows, while the networks are measured. */
final class LyapunovPictures {

    /** More spectra than these cannot be told apart. */
    static final int MAX_SPECTRA = 6;

    /** A network whose spectrum is drawn. */
    private record Spectrum(String name, NetworkRecipe recipe, LyapunovSpectrum exponents) {}

    private final LyapunovAnalyzerParameters.Picture picture;
    private final boolean isSampled;
    private final Monitor monitor;
    private final GainPicture gains = new GainPicture();
    private final RegimePicture regimes = new RegimePicture();
    private final List<Spectrum> first = new ArrayList<>();
    private final Map<String, Page.Spectra> ofUnits = new LinkedHashMap<>();
    private int spectra;

    LyapunovPictures(LyapunovAnalyzerParameters.Picture picture, boolean isSampled, Monitor monitor) {
        this.picture = picture;
        this.isSampled = isSampled;
        this.monitor = monitor;
    }

    void add(String name, NetworkResult result) {
        result.measurement().spectrum().ifPresent(one -> ofUnits.computeIfAbsent(
                        LyapunovPicture.unit(one), Page.Spectra::new)
                .add(name, one.exponents(), one.standardErrors()));
        gains.add(result);
        regimes.add(result);
        if (result.measurement().spectrum().isPresent()) {
            spectra++;
            if (first.size() < MAX_SPECTRA) {
                first.add(new Spectrum(
                        name, result.recipe(), result.measurement().spectrum().get()));
            }
        }
    }

    /** The spectra that the view shows of single networks; none where their units differ. */
    Optional<Page.Spectra> spectra() {
        return ofUnits.size() == 1 ? ofUnits.values().stream().findFirst() : Optional.empty();
    }

    /**
     * {@return the picture}
     *
     * @param warnings takes what the picture does not show
     */
    Chart chart(Warnings warnings) {
        switch (picture) {
            case GAIN:
                if (!gains.leftOut().isEmpty()) {
                    warnings.add(gains.leftOut());
                }
                return gains.chart();
            case REGIME:
                return regimes.chart();
            case SPECTRUM:
                if (spectra > first.size()) {
                    warnings.add("The picture shows the spectra of the first " + first.size() + " of " + spectra
                            + " networks.");
                }
                final SpectrumTheory theory = theory();
                return new SpectrumChart(
                                first.size() == 1 ? first.get(0).name : "Lyapunov spectra",
                                first.isEmpty() ? SpectrumChart.PER_STEP : LyapunovPicture.unit(first.get(0).exponents),
                                first.stream()
                                        .map(one -> LyapunovPicture.series(
                                                first.size() == 1 ? "simulation" : one.name,
                                                Optional.of(one.recipe),
                                                one.exponents,
                                                theory))
                                        .toList())
                        .saying(gains.findings());
            default:
                if (spectra > 1) {
                    warnings.add("The picture shows the first of " + spectra + " networks.");
                }
                return first.isEmpty()
                        ? Sheet.nothing("Convergence", warnings.explained("Nothing to draw: no network has exponents."))
                        : LyapunovPicture.convergence(first.get(0).name, first.get(0).exponents);
        }
    }

    private SpectrumTheory theory() {
        final boolean isWhole = first.stream()
                .anyMatch(one -> one.exponents.exponents().length
                        == one.recipe.disorder().n());
        return SpectrumTheory.drawn(monitor, isSampled, isWhole);
    }
}
