package org.tailspin.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Curve;
import org.tailspin.charts.DimensionChart;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.charts.MatrixSpectraChart;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.LagAnalysis;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.DaleEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.GaussianMapTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;
import org.tailspin.core.theory.TransitionGain;

class ResultsTest {

    private static NetworkRecipe recipe(CouplingEnsemble ensemble, int n, double gain) {
        return new NetworkRecipe(new Disorder(ensemble, n, 1), gain, 1, Dynamics.usual());
    }

    private static GainPicture gains(CouplingEnsemble ensemble, boolean isLowerBound, int... sizes) {
        final GainPicture picture = new GainPicture();
        for (int n : sizes) {
            for (double gain : new double[] {0.5, 1, 1, 2}) {
                final Map<MeasuredColumn, Object> cells = Map.of(
                        MeasuredColumn.LYAPUNOV_MAX,
                        gain,
                        MeasuredColumn.KAPLAN_YORKE,
                        10.0,
                        MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND,
                        isLowerBound,
                        MeasuredColumn.STEPS,
                        100L);
                picture.add(recipe(ensemble, n, gain), cells::get);
            }
        }
        return picture;
    }

    private static List<String> labels(GainChart chart) {
        return chart.quantities().stream().map(GainChart.Quantity::label).toList();
    }

    /** What a unit of gain means stands at the axis where it fits. */
    @Test
    void labelsOfGainsFit() {
        assertEquals(GainChart.STABLE_GAIN, GainPicture.gainLabel(List.of(new StableEnsemble(1.5))));
        assertEquals("gain (every singular value)", GainPicture.gainLabel(List.of(new OrthogonalEnsemble())));
        assertEquals(GainChart.GAIN, GainPicture.gainLabel(List.of(new DaleEnsemble(0.8))));
    }

    @Test
    void quantitiesAgainstGainWithTheirTheory() {
        final GainChart chart = gains(new GaussianEnsemble(), false, 50).chart();
        assertEquals(List.of(GainChart.LYAPUNOV_MAX, GainChart.KAPLAN_YORKE), labels(chart)); // no participation ratio
        assertEquals("Gaussian couplings, N = 50", chart.title());
        assertEquals(GainChart.GAUSSIAN_GAIN, chart.gainLabel());
        final GainSeries exponents = chart.quantities().get(0).series().get(0);
        assertEquals(
                List.of(1, 2, 1),
                exponents.points().stream().map(GainSeries.Point::count).toList());
        final GainSeries.Prediction last =
                exponents.theory().get(exponents.theory().size() - 1);
        assertEquals(2, last.gain(), 1e-12);
        assertEquals(GaussianMapTheory.of(2, 0).lyapunovMax(), last.value(), 1e-9);
        final GainSeries dimensions = chart.quantities().get(1).series().get(0);
        assertEquals(
                50 * GaussianMapTheory.of(2, 0).kyOverN(),
                dimensions.theory().get(dimensions.theory().size() - 1).value(),
                1e-9);
        assertEquals(
                TransitionGain.of(new GaussianEnsemble(), 50),
                exponents.transition().getAsDouble());
    }

    @Test
    void aLowerBoundIsNotDrawn() {
        assertEquals(
                List.of(GainChart.LYAPUNOV_MAX),
                labels(gains(new GaussianEnsemble(), true, 50).chart()));
    }

    @Test
    void severalSizesAreDrawnPerNeuron() {
        final GainChart chart = gains(new StableEnsemble(1.5), false, 50, 100).chart();
        assertEquals(GainChart.KAPLAN_YORKE + " / N", labels(chart).get(1));
        assertEquals(
                0.1, chart.quantities().get(1).series().get(1).points().get(0).mean(), 1e-12);
        assertEquals(
                List.of("N = 50", "N = 100"),
                chart.quantities().get(0).series().stream()
                        .map(GainSeries::label)
                        .toList());
        assertTrue(chart.quantities().get(0).series().get(0).theory().isEmpty(), "no theory of heavy tails");
    }

    @Test
    void theoryStandsAloneWhereNothingWasMeasured() {
        final GainPicture picture = new GainPicture();
        picture.add(recipe(new GaussianEnsemble(), 50, 1.5), column -> null);
        picture.add(recipe(new GaussianEnsemble(), 50, 3), column -> null);
        final GainChart chart = picture.chart();
        assertEquals(3, chart.quantities().size());
        assertTrue(!chart.sheet().isEmpty());
        assertTrue(new GainPicture().chart().sheet().isEmpty());
        assertEquals(
                1,
                new GainPicture()
                        .chart(EnumSet.of(GainPicture.Quantity.PR_PHI))
                        .quantities()
                        .size());
    }

    @Test
    void manyCurvesAreNotAllDrawn() {
        final int[] sizes = new int[GainPicture.MAX_CURVES + 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = i + 1;
        }
        final GainPicture picture = gains(new StableEnsemble(1), true, sizes);
        assertTrue(picture.leftOut().contains("first 12 of 13"), picture.leftOut());
        assertEquals(12, picture.chart().quantities().get(0).series().size());
    }

    @Test
    void otherDynamicsHaveNoTheoryOfTheMap() {
        final NetworkRecipe erf =
                new NetworkRecipe(new Disorder(new GaussianEnsemble(), 50, 1), 2, 1, Dynamics.map(Nonlinearity.ERF, 0));
        assertTrue(Iid.of(erf).isEmpty());
        assertTrue(Iid.of(recipe(new StableEnsemble(1.9), 50, 2)).isEmpty());
        assertTrue(Iid.of(recipe(new StableEnsemble(2), 50, 2)).isPresent());
    }

    @Test
    void dimensionAgainstRankHasTheLineOfTheory() {
        final RankPicture picture = new RankPicture();
        final CouplingEnsemble few = new RandomModeEnsemble(new ModeSpectrum.Exponential(0.1));
        picture.add(recipe(few, 100, 2), 20);
        picture.add(recipe(new GaussianEnsemble(), 100, 2), 50);
        assertTrue(picture.chart().isEmpty(), "one rank is no curve");
        final RandomModeEnsemble more = new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5));
        picture.add(recipe(more, 100, 2), 40);
        picture.add(recipe(more, 100, 2), 50);
        final DimensionChart chart = picture.chart().orElseThrow();
        assertEquals(1, chart.series().size());
        assertTrue(!chart.sheet().isEmpty());
        final double gEff = more.effectiveGain(2, 100).orElseThrow();
        final double rank = more.inverseEffectiveRank(100);
        final double predicted =
                1 / MapTheory.of(TransferFunction.tanh(), gEff, rank).prPhiOverN();
        final Curve theory = chart.series().get(0).theory().get(0);
        final Curve measured = chart.series().get(0).measured().get(0);
        assertEquals(predicted, first(theory), 1e-9); // the more modes, the smaller N/PR^D: it comes first
        assertEquals((100 / 40.0 + 100 / 50.0) / 2, first(measured), 1e-12);
    }

    private static double first(Curve curve) {
        return curve.values()[0];
    }

    @Test
    void couplingsOfANetwork() {
        final Chart chart =
                CouplingPicture.of("a", recipe(new StableEnsemble(1.5), 12, 2), Optional.empty(), Monitor.NONE);
        assertEquals(3, chart.sheet().columns().size());
        assertTrue(CouplingPicture.of(
                        "a",
                        recipe(new StableEnsemble(1.5), CouplingPicture.LARGEST + 1, 2),
                        Optional.empty(),
                        Monitor.NONE)
                .sheet()
                .isEmpty());
    }

    /** One colour for each matrix, not for each gain of it; gains rescale. */
    @Test
    void spectraOfTheFirstMatrices() {
        final MatrixSpectraPicture picture = new MatrixSpectraPicture();
        picture.add("none", recipe(new GaussianEnsemble(), 5, 1), Optional.empty());
        assertTrue(picture.chart().isEmpty());
        for (double gain : new double[] {2, 3}) {
            final NetworkRecipe recipe = recipe(new GaussianEnsemble(), 5, gain);
            picture.add(
                    "g=" + gain,
                    recipe,
                    Optional.of(MatrixSpectrum.of(recipe.disorder().draw(Monitor.NONE), Monitor.NONE)));
        }
        final MatrixSpectraChart chart = (MatrixSpectraChart) picture.chart().orElseThrow();
        assertEquals(1, chart.matrices().size());
        assertEquals("g=2.0", chart.title());
        final double[] unit = MatrixSpectrum.of(
                        recipe(new GaussianEnsemble(), 5, 1).disorder().draw(Monitor.NONE), Monitor.NONE)
                .singularValues();
        assertEquals(2 * unit[0], chart.matrices().get(0).singularValues()[0], 1e-12);
        assertEquals(2, chart.sheet().columns().size());
    }

    @Test
    void activityKeepsWhatItShows() {
        final ActivityPicture picture = new ActivityPicture("a", recipe(new GaussianEnsemble(), 3, 2));
        assertTrue(picture.chart().sheet().isEmpty());
        for (int t = 0; t < 2500; t++) {
            picture.accept(new double[] {Math.sin(t), Math.cos(t), 0});
        }
        final var sheet = picture.chart().sheet();
        assertEquals(2, sheet.columns().size());
        assertEquals(List.of("the first 300 of 2000 states"), sheet.remarks());
    }

    @Test
    void componentsOfTooFewStatesAreLeftOut() {
        final ComponentsPicture picture = new ComponentsPicture();
        picture.add("few", new double[3][2], Monitor.NONE);
        assertTrue(picture.chart().sheet().isEmpty());
        assertEquals("", picture.leftOut());
        for (int i = 0; i <= ComponentsPicture.MAX_CLOUDS; i++) {
            final double[][] states = new double[20][2];
            for (int t = 0; t < states.length; t++) {
                states[t] = new double[] {Math.sin(t + i), Math.cos(3 * t)};
            }
            picture.add("cloud " + i, states, Monitor.NONE);
        }
        assertEquals(ComponentsPicture.MAX_CLOUDS, picture.chart().series().size());
        assertTrue(picture.leftOut().contains("leaves out 1"), picture.leftOut());
    }

    @Test
    void atMostFourRecordsAreDrawnWithTheirMemories() {
        final LagPicture picture = new LagPicture();
        final LagAnalysis analysis = new LagAnalysis(10, OptionalDouble.empty());
        picture.add("few", analysis.estimate(new double[3][2], Monitor.NONE));
        assertTrue(picture.chart().sheet().isEmpty());
        for (int i = 0; i < 5; i++) {
            final double[][] states = new double[200][2];
            for (int t = 0; t < states.length; t++) {
                states[t] = new double[] {Math.sin(0.1 * t + i), Math.cos(0.3 * t)};
            }
            picture.add("record " + i, analysis.estimate(states, Monitor.NONE));
        }
        assertFalse(picture.chart().sheet().isEmpty());
        assertTrue(picture.leftOut().contains("leaves out 1"), picture.leftOut());
    }
}
