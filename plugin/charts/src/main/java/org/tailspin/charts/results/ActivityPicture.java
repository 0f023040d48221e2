package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tailspin.charts.ActivityChart;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.GaussianMapTheory;

/** What a network does in time: keeps what the picture needs while the network runs. Not thread-safe. */
public final class ActivityPicture implements StateObserver {

    /** As many neurons as a raster shows apart. */
    private static final int NEURONS = 200;

    /** Enough for an autocorrelation, and a few megabytes. */
    private static final int STATES = 2000;

    /** Longest lag, in units of time. */
    private static final int LAGS = 30;

    private final String name;
    private final NetworkRecipe recipe;
    private final List<double[]> states = new ArrayList<>();

    /**
     * Begins the picture of a network.
     *
     * @param name above the panels
     * @param recipe the network
     */
    public ActivityPicture(String name, NetworkRecipe recipe) {
        this.name = name;
        this.recipe = recipe;
    }

    @Override
    public void accept(double[] state) {
        if (states.size() < STATES) {
            final double[] kept = new double[Math.min(NEURONS, state.length)];
            System.arraycopy(state, 0, kept, 0, kept.length);
            states.add(kept);
        }
    }

    /** {@return the chart of the states so far: the first neurons, and their autocorrelation with that of theory} */
    public ActivityChart chart() {
        final double step = recipe.dynamics().timeStep();
        final boolean isFlow = recipe.dynamics().kind().isContinuous();
        final ActivityChart chart =
                ActivityChart.of(name, isFlow ? "time" : "time (steps)", 0, step, "x", states.toArray(double[][]::new));
        final CovarianceSettings settings = new CovarianceSettings(CovarianceSettings.MIN_BLOCKS, (int)
                Math.min(STATES / 4, Math.ceil(LAGS / recipe.dynamics().timeStep())));
        if (states.size() < 2 * settings.blocks()) {
            return chart;
        }
        final CovarianceObserver observer = new CovarianceObserver(states.get(0).length, states.size(), settings);
        states.forEach(observer::accept);
        final double[] correlation = observer.autocorrelation();
        final double[] lags = IntStream.range(0, correlation.length)
                .mapToDouble(lag -> lag * step)
                .toArray();
        final ActivityChart measured = chart.autocorrelation(lags, correlation);
        return theory(correlation.length)
                .map(values -> measured.theory(lags, values))
                .orElse(measured);
    }

    /** White in time with independent Gaussian weights, unless the network rests. */
    private Optional<double[]> theory(int count) {
        final Optional<GaussianMapTheory> theory = Iid.of(recipe);
        if (theory.isEmpty() || !(theory.get().q() > 0)) {
            return Optional.empty();
        }
        final double[] values = new double[count];
        values[0] = 1;
        return Optional.of(values);
    }
}
