package org.tailspin.charts.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tailspin.charts.ButterflyChart;
import org.tailspin.charts.ConvergenceChart;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.prediction.SpectrumTheory;
import org.tailspin.core.recipe.NetworkRecipe;

/** The exponents of networks. */
public final class LyapunovPicture {

    /** The exponents whose convergence is drawn, as far as there are so many. */
    private static final int[] FOLLOWED = {1, 2, 5, 10, 20};

    private LyapunovPicture() {}

    /**
     * One spectrum as a series, with its errors, and with theory where one holds.
     *
     * @param label for the legend
     * @param recipe the network; empty for a given matrix
     * @param spectrum as measured
     * @param theory of the spectrum
     * @return the series
     * @throws java.util.concurrent.CancellationException if the monitor of the theory says so
     */
    public static SpectrumChart.Series series(
            String label, Optional<NetworkRecipe> recipe, LyapunovSpectrum spectrum, SpectrumTheory theory) {
        final double[] exponents = spectrum.exponents();
        final SpectrumChart.Series series =
                new SpectrumChart.Series(label, exponents).errors(spectrum.standardErrors());
        return recipe.map(network -> theory.exponents(network, exponents.length))
                .filter(predicted -> predicted.length > 0)
                .map(series::theory)
                .orElse(series);
    }

    /**
     * {@return the unit of its exponents}
     *
     * @param spectrum of a network
     */
    public static String unit(LyapunovSpectrum spectrum) {
        return spectrum.isPerTime() ? SpectrumChart.PER_TIME : SpectrumChart.PER_STEP;
    }

    /**
     * Running estimates of the largest exponent and of some after it.
     *
     * @param title above the plot
     * @param spectrum as measured
     * @return the chart; with nothing to draw if the run was too short for errors
     */
    public static ConvergenceChart convergence(String title, LyapunovSpectrum spectrum) {
        final double[][] batches = spectrum.batchMeans();
        final int count = spectrum.exponents().length;
        final List<ConvergenceChart.Estimate> estimates = Arrays.stream(FOLLOWED)
                .filter(index -> index <= count)
                .mapToObj(index -> ConvergenceChart.ofBatches(
                        "exponent " + index,
                        spectrum.batchDuration(),
                        Arrays.stream(batches)
                                .mapToDouble(batch -> batch[index - 1])
                                .toArray()))
                .toList();
        return new ConvergenceChart(
                title,
                spectrum.isPerTime() ? "measured time" : "measured steps",
                "Lyapunov exponent (" + unit(spectrum) + ")",
                estimates);
    }

    /**
     * {@return the chart, as far as the twins part and a little beyond}
     *
     * @param title above the plot
     * @param distances of twins after 0, 1, ... steps
     * @param step time between two of them, 1 for a map
     * @param spectrum of the same network
     */
    public static ButterflyChart butterfly(String title, double[] distances, double step, LyapunovSpectrum spectrum) {
        final double largest = Arrays.stream(distances).max().orElse(0);
        final int parted = IntStream.range(0, distances.length)
                .filter(t -> distances[t] > largest / 2)
                .findFirst()
                .orElse(distances.length);
        final int shown = spectrum.max() > 0 ? Math.min(distances.length, parted + parted / 2 + 1) : distances.length;
        return ButterflyChart.of(
                        title,
                        spectrum.isPerTime() ? "time" : "time (steps)",
                        step,
                        List.of(Arrays.copyOf(distances, shown)))
                .slope(spectrum.max());
    }
}
