package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.charts.ComponentsChart;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.CovarianceSpectrum;
import org.tailspin.core.dimension.States;

/** The eigenvalues of the covariance of clouds of states. Not thread-safe. */
public final class ComponentsPicture {

    /** More curves than these cannot be told apart. */
    public static final int MAX_CLOUDS = 7;

    /** More multiplications than these take longer than some seconds: states times squared coordinates. */
    private static final double MAX_WORK = 4e9;

    private static final int MAX_DIMENSION = 1000;

    private final List<ComponentsChart.Series> series = new ArrayList<>();
    private int left;

    /**
     * Adds a cloud of states.
     *
     * @param label of the cloud; empty if there is but one
     * @param states one row per state; a cloud of too few states, or of so many that it takes long, is left out
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public void add(String label, double[][] states, Monitor monitor) {
        final CovarianceSettings settings = new CovarianceSettings(CovarianceSettings.MIN_BLOCKS, 0);
        final int n = states.length == 0 ? 0 : states[0].length;
        if (states.length < 2 * settings.blocks() || n == 0) {
            return;
        }
        if (series.size() == MAX_CLOUDS || n > MAX_DIMENSION || (double) n * n * states.length > MAX_WORK) {
            left++;
            return;
        }
        final CovarianceObserver observer = new CovarianceObserver(n, states.length, settings);
        for (double[] state : States.scaled(states, States.binaryScale(states))) { // shares have no unit
            monitor.checkCancelled();
            observer.accept(state);
        }
        try {
            final CovarianceSpectrum spectrum = observer.spectrum(monitor.silent());
            series.add(new ComponentsChart.Series(
                    label,
                    spectrum.eigenvalues(),
                    spectrum.participationRatio(),
                    spectrum.components(CovarianceSpectrum.DEFAULT_FRACTION)));
        } catch (NumericalException | IllegalArgumentException e) {
            // eigenvalues that do not converge or overflow: the estimators say so in the table, and the picture leaves
            // them out
        }
    }

    /** {@return what the picture does not show; empty if it shows all} */
    public String leftOut() {
        return left > 0
                ? "The picture leaves out " + left + (left == 1 ? " group" : " groups")
                        + " of states: it shows at most " + MAX_CLOUDS + ", of at most " + MAX_DIMENSION
                        + " coordinates, that can be drawn in seconds."
                : "";
    }

    /** {@return the chart} */
    public ComponentsChart chart() {
        return new ComponentsChart("Principal components of the states", series);
    }
}
