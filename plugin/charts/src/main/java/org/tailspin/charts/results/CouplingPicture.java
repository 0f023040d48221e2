package org.tailspin.charts.results;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.charts.CouplingChart;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.TailIndex;
import org.tailspin.core.sweep.NetworkRecipe;

/** The couplings of one network. */
public final class CouplingPicture {

    /** The eigenvalues of a matrix no larger than this take about a second. */
    public static final int QUICK = 500;

    private CouplingPicture() {}

    /**
     * Draws the network's matrix, and computes its eigenvalues if that is quick.
     *
     * @param recipe the network
     * @param monitor progress and cancellation
     * @return its chart, without eigenvalues if N is above {@link #QUICK}
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws RuntimeException if the matrix cannot be drawn, as {@link org.tailspin.core.sweep.Disorder#draw}
     */
    public static CouplingChart of(NetworkRecipe recipe, Monitor monitor) {
        final Coupling coupling = recipe.disorder().draw(monitor);
        return of(
                recipe.name(),
                coupling,
                recipe.gain(),
                law(recipe),
                coupling.size() > QUICK
                        ? Optional.empty()
                        : Optional.of(MatrixSpectrum.of(coupling, monitor.silent())));
    }

    /**
     * @param recipe the network
     * @param coupling its matrix at unit gain
     * @param spectrum of it, if it is known
     * @return its chart
     */
    public static CouplingChart of(NetworkRecipe recipe, Coupling coupling, Optional<MatrixSpectrum> spectrum) {
        return of(recipe.name(), coupling, recipe.gain(), law(recipe), spectrum);
    }

    private static OptionalDouble law(NetworkRecipe recipe) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        return ensemble instanceof ExplicitEnsemble
                ? OptionalDouble.empty()
                : ensemble.effectiveGain(recipe.gain(), recipe.disorder().n());
    }

    /**
     * @param title above the panels
     * @param coupling a matrix at unit gain
     * @param gain that multiplies it
     * @param gEff the radius that the law of the weights gives the cloud of eigenvalues; empty where there is none, and the
     *     spectral radius is drawn
     * @param spectrum of the matrix, if it is known
     * @return its chart
     */
    public static CouplingChart of(
            String title, Coupling coupling, double gain, OptionalDouble gEff, Optional<MatrixSpectrum> spectrum) {
        final int n = coupling.size();
        final double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = gain * coupling.matrix().get(i, j);
            }
        }
        CouplingChart chart = CouplingChart.of(title, matrix);
        final Optional<TailIndex> tail = TailIndex.of(
                Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray());
        if (tail.isPresent()) {
            chart = chart.tail(
                    tail.get().index(), tail.get().standardError(), tail.get().count());
        }
        if (spectrum.isPresent()) {
            final MatrixSpectrum known = spectrum.get();
            chart = chart.eigenvalues(
                    scaled(gain, known.eigenvaluesReal()), scaled(gain, known.eigenvaluesImaginary()));
            chart = gEff.isPresent()
                    ? chart.circle("g_eff", gEff.getAsDouble())
                    : chart.circle("spectral radius", gain * known.spectralRadius());
        }
        return chart;
    }

    private static double[] scaled(double gain, double[] values) {
        final double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = gain * values[i];
        }
        return scaled;
    }
}
