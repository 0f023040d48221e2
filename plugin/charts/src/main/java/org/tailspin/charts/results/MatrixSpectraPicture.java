package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.charts.Chart;
import org.tailspin.charts.MatrixSpectraChart;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.NetworkRecipe;

/** Spectra of the first matrices that were measured, each at the gain of its first network. Not thread-safe. */
public final class MatrixSpectraPicture {

    /** Clouds of eigenvalues of more matrices hide each other. */
    private static final int MOST = 4;

    private final Map<Disorder, MatrixSpectraChart.Spectrum> spectra = new LinkedHashMap<>();

    /**
     * Adds the spectrum of a matrix.
     *
     * @param name of a network
     * @param recipe of it
     * @param spectrum of its matrix at unit gain; empty if it was not computed
     */
    public void add(String name, NetworkRecipe recipe, Optional<MatrixSpectrum> spectrum) {
        if (spectrum.isEmpty() || spectra.size() == MOST || spectra.containsKey(recipe.disorder())) {
            return;
        }
        final double gain = recipe.gain();
        spectra.put(
                recipe.disorder(),
                new MatrixSpectraChart.Spectrum(
                        name,
                        times(gain, spectrum.get().singularValues()),
                        times(gain, spectrum.get().eigenvaluesReal()),
                        times(gain, spectrum.get().eigenvaluesImaginary())));
    }

    private static double[] times(double gain, double[] values) {
        return Arrays.stream(values).map(value -> gain * value).toArray();
    }

    /** {@return the chart; empty if no spectrum was added} */
    public Optional<Chart> chart() {
        final List<MatrixSpectraChart.Spectrum> all = new ArrayList<>(spectra.values());
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new MatrixSpectraChart(
                        all.size() == 1 ? all.get(0).label() : "Spectra of the first matrices", all));
    }
}
