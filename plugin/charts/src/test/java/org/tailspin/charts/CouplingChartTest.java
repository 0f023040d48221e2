package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

class CouplingChartTest {

    /** Weights i^(-1/2), i = 1..n&sup2;, of alternating sign: P(|W| &ge; w) = w^-2 / n&sup2;, a power law throughout. */
    private static double[][] powerLaw(int n) {
        final double[][] matrix = new double[n][n];
        for (int i = 0; i < n * n; i++) {
            matrix[i / n][i % n] = (i % 2 == 0 ? 1 : -1) / Math.sqrt(i + 1.0);
        }
        return matrix;
    }

    @Test
    void theSurvivalFunctionOfAPowerLawIsOnItsLine() {
        final int n = 20;
        final Drawn drawn = new Drawn(CouplingChart.of("t", powerLaw(n)).tail(2, 0.05, 100));
        final IntervalXYDataset data = drawn.data(1, 0);
        for (int i = 0; i < data.getItemCount(0); i++) {
            final double w = data.getXValue(0, i);
            assertEquals(Math.pow(w, -2) / (n * n), data.getYValue(0, i), 1e-12);
        }
        final IntervalXYDataset line = drawn.data(1, 1);
        assertEquals(1.0 / (n * n), line.getYValue(0, 1), 0.02 / (n * n)); // k/n at X_(k+1) in place of (k+1)/n
        assertEquals(List.of("\u03b1 = 2.00 \u00b1 0.050"), drawn.legend(1));
        assertTrue(drawn.count(1, Palette.colour(1)) > 300);
    }

    @Test
    void theMatrixHasItsColoursInItsPlaces() {
        final Drawn drawn = new Drawn(CouplingChart.of("t", new double[][] {{1, -1}, {Double.NaN, 0}}));
        assertEquals(2, drawn.panels());
        assertTrue(drawn.isAt(0, Palette.diverging(1), 1, 1, 2)); // first row at the top, source 1
        assertTrue(drawn.isAt(0, Palette.diverging(0), 2, 1, 2));
        assertTrue(drawn.isAt(0, Palette.MISSING, 1, 2, 2));
        assertTrue(drawn.isAt(0, Palette.diverging(0.5), 2, 2, 2));
        assertTrue(drawn.y(0, 1) < drawn.y(0, 2));
        assertEquals(drawn.area(0).getWidth(), drawn.area(0).getHeight(), 2);
        assertEquals(drawn.area(0).getY(), drawn.area(1).getY(), 2);
    }

    @Test
    void eigenvaluesStandInTheirCircles() {
        final double[] re = {2, 0, 0, 0.5, 0.5, 0.1};
        final double[] im = {0, 1.5, -1.5, 0.5, -0.5, 0};
        final Drawn drawn =
                new Drawn(CouplingChart.of("t", powerLaw(4)).eigenvalues(re, im).circle("g_eff = 1.8", 1.8));
        final double scale = drawn.data(2, 0).getXValue(0, 0) / 2;
        for (int i = 0; i < re.length; i++) { // all on one linear scale
            assertEquals(scale * re[i], drawn.data(2, 0).getXValue(0, i), 1e-12);
            assertEquals(scale * im[i], drawn.data(2, 0).getYValue(0, i), 1e-12);
        }
        assertTrue(drawn.isAt(2, Palette.colour(Curve.BLACK), 0, scale, 2)); // the unit circle
        assertTrue(drawn.isAt(2, Palette.colour(1), 1.8 * scale, 0, 20));
        assertEquals(List.of("g_eff = 1.8"), drawn.legend(2));
        assertEquals(drawn.area(2).getWidth(), drawn.area(2).getHeight(), 2);
    }

    @Test
    void farEigenvaluesKeepTheirAngleOnALogarithmicScale() {
        final double[] re = {300, 0.1, 0.2, -0.1};
        final double[] im = {400, 0.1, -0.2, 0.1};
        final Drawn drawn = new Drawn(CouplingChart.of("t", powerLaw(4)).eigenvalues(re, im));
        final IntervalXYDataset points = drawn.data(2, 0);
        assertEquals(4.0 / 3, points.getYValue(0, 0) / points.getXValue(0, 0), 1e-9);
        assertTrue(points.getXValue(0, 1) > 0.05, "small ones are not crushed into the middle");
        assertTrue(drawn.sheet().remarks().get(0).contains("logarithmic"));
    }

    @Test
    void aLargeMatrixKeepsItsLargestWeights() {
        final double[][] matrix = new double[1500][1500];
        matrix[700][300] = -5;
        matrix[701][301] = 3;
        final Drawn drawn = new Drawn(MapPanelTest.sheet(MapPanel.matrix("", "x", "y", "weight", matrix)));
        assertTrue(drawn.count(0, Palette.diverging(0)) > 0);
        assertEquals(0, drawn.count(0, Palette.diverging(0.8)));
    }

    @Test
    void anEmptyMatrixOrOneOfZerosIsNoError() {
        assertTrue(CouplingChart.of("t", new double[0][0]).sheet().isEmpty());
        assertTrue(new Pixels(CouplingChart.of("t", new double[0][0])).count(Palette.INK) > 500);
        final Drawn zeros = new Drawn(CouplingChart.of("t", new double[3][3])
                .eigenvalues(new double[3], new double[3])
                .circle("radius", 0));
        assertTrue(zeros.count(0, Palette.diverging(0.5)) > 1000);
    }

    @Test
    void refusesHalfAnEigenvalue() {
        final CouplingChart chart = CouplingChart.of("t", powerLaw(3));
        assertThrows(IllegalArgumentException.class, () -> chart.eigenvalues(new double[2], new double[1]));
    }

    @Test
    void theSameNumbersGiveTheSameBytes() {
        assertArrayEquals(
                CouplingChart.of("t", powerLaw(9)).png(),
                CouplingChart.of("t", powerLaw(9)).png());
    }
}
