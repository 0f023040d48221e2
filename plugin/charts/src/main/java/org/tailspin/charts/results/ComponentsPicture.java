package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.charts.ComponentsChart;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dimension.CovarianceSpectrum;

/** The eigenvalues of the covariance of clouds of states. Not thread-safe. */
public final class ComponentsPicture {

    /** More curves than these cannot be told apart. */
    public static final int MAX_CLOUDS = 7;

    /** More coordinates than these take longer than a second. */
    private static final int MAX_DIMENSION = 1000;

    private final List<ComponentsChart.Series> series = new ArrayList<>();
    private int clouds;

    /**
     * @param label of the cloud; empty if there is but one
     * @param states one row per state; a cloud of too few states or of too many dimensions is left out
     * @param monitor asked now and then whether to stop
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public void add(String label, double[][] states, Monitor monitor) {
        clouds++;
        final CovarianceSettings settings = new CovarianceSettings(CovarianceSettings.MIN_BLOCKS, 0);
        if (series.size() == MAX_CLOUDS
                || states.length < 2 * settings.blocks()
                || states[0].length > MAX_DIMENSION
                || states[0].length == 0) {
            return;
        }
        final CovarianceObserver observer = new CovarianceObserver(states[0].length, states.length, settings);
        for (double[] state : states) {
            monitor.checkCancelled();
            observer.accept(state);
        }
        final CovarianceSpectrum spectrum = observer.spectrum(monitor.silent());
        series.add(new ComponentsChart.Series(
                label,
                spectrum.eigenvalues(),
                spectrum.participationRatio(),
                spectrum.components(CovarianceSpectrum.DEFAULT_FRACTION)));
    }

    /**
     * @return what the picture does not show; empty if it shows all
     */
    public String leftOut() {
        return series.size() < clouds
                ? "The picture shows " + series.size() + " of " + clouds + " groups of states: at most " + MAX_CLOUDS
                        + ", and those of at least " + 2 * CovarianceSettings.MIN_BLOCKS + " states and at most "
                        + MAX_DIMENSION + " coordinates."
                : "";
    }

    /**
     * @return the chart
     */
    public ComponentsChart chart() {
        return new ComponentsChart("Principal components of the states", series);
    }
}
