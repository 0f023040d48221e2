package org.tailspin.charts.results;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tailspin.charts.Axis;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Curve;
import org.tailspin.charts.MapPanel;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.XyPanel;
import org.tailspin.core.coupling.ModeOverlaps;

/** The overlaps of left and right singular vectors, as figure 6a and b of Clark, Marschall, van Meegen, Litwin-Kumar 2025. */
public final class OverlapPicture {

    private OverlapPicture() {}

    /**
     * {@return the sizes of the block in colours, and the diagonal of all modes between the bounds of random
     * directions}
     *
     * @param title above the panels
     * @param modes with a block of overlaps
     */
    public static Chart of(String title, ModeOverlaps modes) {
        final double[][] block = modes.block();
        final double[] places = IntStream.rangeClosed(1, modes.overlaps().length)
                .mapToDouble(a -> a)
                .toArray();
        final double bound = ModeOverlaps.DEVIATIONS * modes.nullDeviation();
        final double[] ends = {1, Math.max(2, places.length)};
        final XyPanel diagonal = XyPanel.of(
                "diagonal",
                Axis.linear("mode a"),
                Axis.linear("u_a \u00b7 v_a"),
                List.of(
                        Curve.points("u_a \u00b7 v_a", 0, places, modes.overlaps()),
                        Curve.theory("2.5/\u221aN of random directions", 1, ends, new double[] {bound, bound}),
                        Curve.theory("", 1, ends, new double[] {-bound, -bound})));
        final ModeOverlaps.NullTest test = modes.nullTest();
        return Sheet.row(
                title,
                List.of(
                        MapPanel.matrix(
                                "u_a \u00b7 v_b",
                                "right singular vector b",
                                "left singular vector a",
                                "overlap",
                                block),
                        diagonal),
                List.of(String.format(
                        Locale.ROOT,
                        "%d of %d modes beyond 2.5/\u221aN; probability for random directions %.2g",
                        test.beyond(),
                        test.modes(),
                        test.probability())));
    }
}
