package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapPanelTest {

    static Sheet sheet(Panel panel) {
        return Sheet.of("t", panel, List.of());
    }

    @Test
    void aRasterHasTimeAcrossAndNeuronsDown() {
        // two neurons at three times: 10, 12, 14
        final Drawn drawn = new Drawn(sheet(MapPanel.raster(
                "", "time", 10, 2, "x", new double[][] {{1, -1}, {0, -1}, {-1, Double.POSITIVE_INFINITY}})));
        assertTrue(drawn.isAt(0, Palette.diverging(1), 10, 1, 2));
        assertTrue(drawn.isAt(0, Palette.diverging(0.5), 12, 1, 2));
        assertTrue(drawn.isAt(0, Palette.diverging(0), 14, 1, 2));
        assertTrue(drawn.isAt(0, Palette.diverging(0), 10, 2, 2));
        assertTrue(drawn.isAt(0, Palette.MISSING, 14, 2, 2));
        assertEquals(9, drawn.plot(0).getDomainAxis().getLowerBound());
        assertEquals(15, drawn.plot(0).getDomainAxis().getUpperBound());
    }

    @Test
    void theScaleIsAsLongAsThePlot() {
        final double[][] states = {{1, -1}, {0.5, 0.2}};
        final Drawn drawn = new Drawn(sheet(MapPanel.raster("", "time", 0, 1, "x", states)));
        final int right = (int) drawn.area(0).getMaxX();
        final int top = (int) drawn.area(0).getMinY();
        final int bottom = (int) drawn.area(0).getMaxY();
        int above = 0;
        int beside = 0;
        for (int x = right + 10; x < drawn.pixels().width(); x++) {
            above += drawn.pixels().count(Palette.diverging(0.99), x, 0, top - 4);
            beside += drawn.pixels().count(Palette.INK, x, top - 4, bottom + 4);
        }
        assertEquals(0, above);
        assertTrue(beside > 100);
    }

    @Test
    void refusesRowsOfDifferentLength() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MapPanel.matrix("", "x", "y", "weight", new double[][] {{1, 2}, {1}}));
    }

    @Test
    void saysThatThereIsNothing() {
        assertTrue(
                sheet(MapPanel.raster("", "time", 0, 1, "x", new double[0][0])).isEmpty());
        assertTrue(sheet(MapPanel.matrix("", "x", "y", "weight", new double[][] {{Double.NaN}}))
                .isEmpty());
    }
}
