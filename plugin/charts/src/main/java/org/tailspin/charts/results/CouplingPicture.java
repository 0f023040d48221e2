package org.tailspin.charts.results;

import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.charts.Chart;
import org.tailspin.charts.CouplingChart;
import org.tailspin.charts.Sheet;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.coupling.TailIndex;
import org.tailspin.core.recipe.NetworkRecipe;

/** The couplings of one network. */
public final class CouplingPicture {

    /** The eigenvalues of a matrix no larger than this take less than half a second. */
    public static final int QUICK = 300;

    /** A larger matrix is not drawn for a picture alone: it would take hundreds of megabytes. */
    public static final int LARGEST = 2000;

    private CouplingPicture() {}

    /**
     * Draws the network's matrix, and computes its eigenvalues if they are not known and that is quick.
     *
     * @param name above the panels
     * @param recipe the network
     * @param known the spectrum of the matrix at unit gain, if it was computed
     * @param monitor progress and cancellation
     * @return the chart, without eigenvalues if they are not known and N is above {@link #QUICK}; one sentence if N is above
     *     {@link #LARGEST}
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws IllegalArgumentException if the matrix cannot be drawn
     * @throws ArithmeticException if the eigenvalues do not converge
     */
    public static Chart of(String name, NetworkRecipe recipe, Optional<MatrixSpectrum> known, Monitor monitor) {
        if (recipe.disorder().n() > LARGEST) {
            return tooLarge(name, recipe.disorder().n());
        }
        return of(name, recipe.disorder().draw(monitor), recipe.gain(), law(recipe), known, monitor);
    }

    /**
     * {@return the chart, as for a recipe}
     *
     * @param name above the panels
     * @param coupling a matrix at unit gain
     * @param gain that multiplies it
     * @param gEff the radius that the law of the weights gives the cloud of eigenvalues; empty where there is none, and
     *     the spectral radius is drawn
     * @param known the spectrum of the matrix, if it was computed
     * @param monitor asked whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     * @throws ArithmeticException if the eigenvalues do not converge
     */
    public static Chart of(
            String name,
            Coupling coupling,
            double gain,
            OptionalDouble gEff,
            Optional<MatrixSpectrum> known,
            Monitor monitor) {
        final int n = coupling.size();
        if (n > LARGEST) {
            return tooLarge(name, n);
        }
        final Optional<MatrixSpectrum> spectrum =
                known.isEmpty() && n <= QUICK ? Optional.of(MatrixSpectrum.of(coupling, monitor.silent())) : known;
        return chart(name, coupling, gain, gEff, spectrum, monitor);
    }

    private static Chart tooLarge(String name, int n) {
        return Sheet.nothing(
                name,
                "Nothing to draw: a picture shows at most " + LARGEST + " neurons, but the network has " + n + ".");
    }

    private static OptionalDouble law(NetworkRecipe recipe) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        return ensemble instanceof ExplicitEnsemble || ensemble instanceof PreparedEnsemble
                ? OptionalDouble.empty()
                : ensemble.effectiveGain(recipe.gain(), recipe.disorder().n());
    }

    private static CouplingChart chart(
            String title,
            Coupling coupling,
            double gain,
            OptionalDouble gEff,
            Optional<MatrixSpectrum> spectrum,
            Monitor monitor) {
        monitor.checkCancelled();
        final int n = coupling.size();
        final double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = gain * coupling.matrix().get(i, j);
            }
        }
        CouplingChart chart = CouplingChart.of(title, matrix);
        monitor.checkCancelled();
        final double[] weights = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, weights, i * n, n);
        }
        final Optional<TailIndex> tail = TailIndex.of(weights);
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
