package org.tailspin.cli.sweep;

import java.util.Optional;
import org.tailspin.charts.Chart;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.recipe.NetworkRecipe;

/** Collects what the picture of a sweep shows. */
final class LambdaPicture implements SweepTable.Reader {

    private final GainPicture picture = new GainPicture();

    @Override
    public void accept(NetworkRecipe recipe, SweepRow row) {
        picture.add(
                recipe,
                column -> column == MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND
                        ? (Object) Boolean.valueOf(row.text(column))
                        : row.number(column));
    }

    /**
     * @return the picture; empty if nothing was measured
     */
    Optional<Chart> chart() {
        final Chart chart = picture.chart();
        return chart.sheet().isEmpty() ? Optional.empty() : Optional.of(chart);
    }
}
