package org.tailspin.cli.sweep;

import java.util.Optional;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.core.recipe.NetworkRecipe;

/** Collects what the picture of a sweep shows. */
final class LambdaPicture implements SweepTable.Reader {

    private final GainPicture picture = new GainPicture();

    @Override
    public void accept(NetworkRecipe recipe, SweepRow row) {
        picture.add(
                recipe,
                column -> row.text(column).isEmpty()
                        ? null
                        : switch (column.type()) {
                            case FLAG -> (Object) Boolean.valueOf(row.text(column));
                            case TEXT -> row.text(column);
                            default -> row.number(column);
                        });
    }

    /** {@return the picture; empty if nothing was measured} */
    Optional<GainChart> chart() {
        final GainChart chart = picture.chart();
        return chart.sheet().isEmpty() ? Optional.empty() : Optional.of(chart);
    }
}
