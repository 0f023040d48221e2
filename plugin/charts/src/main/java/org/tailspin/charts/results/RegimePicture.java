package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.tailspin.charts.Axis;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.ScatterChart;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Every network as a point: its largest exponent against its gain, in the colour of its regime. Keeps two numbers of a
 * network. Not thread-safe.
 */
public final class RegimePicture {

    private static final String TITLE = "Networks by regime";

    /** Networks of other ensembles than these have a gain of another unit, so the axis then names none. */
    private final List<CouplingEnsemble> ensembles = new ArrayList<>();

    private final List<Double> gains = new ArrayList<>();
    private final List<Double> exponents = new ArrayList<>();
    private final List<String> regimes = new ArrayList<>();
    private String exponentLabel = GainChart.LYAPUNOV_MAX;

    /**
     * Adds a network to those of its gain.
     *
     * @param result of a network; one without an exponent is left out
     */
    public void add(NetworkResult result) {
        add(result.recipe(), column -> column.of(result));
    }

    /**
     * Adds a network to those of its gain.
     *
     * @param recipe of a network
     * @param cells what was measured of it, by column; one without a finite exponent is left out
     */
    void add(NetworkRecipe recipe, Function<MeasuredColumn, Object> cells) {
        if (!(cells.apply(MeasuredColumn.LYAPUNOV_MAX) instanceof Double exponent) || !Double.isFinite(exponent)) {
            return;
        }
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        if (ensembles.stream().noneMatch(known -> known.name().equals(ensemble.name()))) {
            ensembles.add(ensemble);
        }
        gains.add(recipe.gain());
        exponents.add(exponent);
        regimes.add(String.valueOf(cells.apply(MeasuredColumn.REGIME)));
        exponentLabel = GainPicture.exponentLabel(recipe.dynamics());
    }

    /** {@return the chart} */
    public ScatterChart chart() {
        final double[] x = gains.stream().mapToDouble(Double::doubleValue).toArray();
        return ScatterChart.of(
                TITLE,
                Axis.of(
                        GainPicture.gainLabel(ensembles),
                        GainPicture.isWide(
                                Arrays.stream(x).min().orElse(1),
                                Arrays.stream(x).max().orElse(1))),
                Axis.linear(exponentLabel),
                Arrays.stream(Regime.values()).map(Regime::label).toList(),
                x,
                exponents.stream().mapToDouble(Double::doubleValue).toArray(),
                regimes);
    }
}
