package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;

class TwoTimeTest {

    private static final double[] LAGS =
            IntStream.rangeClosed(0, 30).asDoubleStream().toArray();

    private record Key(double gain, double inverseRank) {}

    private static final Map<Integer, CollectiveTheory> COLLECTIVE = new HashMap<>();

    private static final Map<Key, double[]> COMPUTED = new HashMap<>();

    private static double[] twoTime(double gain, double inverseRank) {
        return COMPUTED.computeIfAbsent(
                new Key(gain, inverseRank),
                key -> CollectiveTheory.twoTime(
                        FlowTheory.of(TransferFunction.erf(), gain), inverseRank, Monitor.NONE, LAGS));
    }

    private static double at(double gain, double inverseRank, double tau) {
        final double[] values = twoTime(gain, inverseRank);
        for (int k = 0; k < LAGS.length; k++) {
            if (LAGS[k] == tau) {
                return values[k] / values[0];
            }
        }
        throw new IllegalArgumentException("no lag " + tau);
    }

    /** Five digits. */
    @ParameterizedTest
    @CsvFileSource(resources = "two_time.csv", numLinesToSkip = 1)
    void theTable(
            double gain,
            double tau,
            double independent,
            double lowRank,
            double three,
            double one,
            double ten,
            double single) {
        final FlowTheory flow = FlowTheory.of(TransferFunction.erf(), gain);
        assertEquals(independent, at(gain, 0, tau), 1e-5);
        assertEquals(lowRank, at(gain, 1e9, tau), 1e-5);
        assertEquals(three, at(gain, 1 / 0.3, tau), 1e-5);
        assertEquals(one, at(gain, 1, tau), 1e-5);
        assertEquals(ten, at(gain, 0.1, tau), 1e-5);
        assertEquals(single, flow.c(tau)[0] / flow.c0(), 1e-5);
    }

    /** At lag 0 it is C(0)^2 N/PR, of either sign it is the same, and it outlives C(tau) by a factor of 4 to 18. */
    @Test
    void itsOrigin() {
        final FlowTheory flow = FlowTheory.of(TransferFunction.erf(), 3);
        final CollectiveTheory theory = CollectiveTheory.of(flow);
        final double[] values = CollectiveTheory.twoTime(flow, 2, Monitor.NONE, 0, 7, -7, 200, 1000);
        final double expected = flow.c0() * flow.c0() / theory.prPhiOverN(2);
        assertEquals(expected, values[0], 1e-6 * expected);
        assertEquals(values[1], values[2], 1e-12 * values[0]);
        assertEquals(0, values[3] / values[0], 1e-8);
        assertEquals(0, values[4] / values[0], 1e-8);
        assertEquals(0, CollectiveTheory.twoTime(FlowTheory.of(TransferFunction.erf(), 0.5), 0, Monitor.NONE, 1)[0]);
        for (double tau : new double[] {10, 20}) {
            final double ratio = at(3, 0, tau) * flow.c0() / flow.c(tau)[0];
            assertTrue(ratio > 4 && ratio < 18, "" + ratio);
        }
    }

    /** The constants of eq. 38 and I22, and the limit of few modes (eq. 42, 43). */
    @ParameterizedTest
    @CsvFileSource(resources = "flow_integrals.csv", numLinesToSkip = 1)
    void theIntegrals(
            double gain,
            double delta0,
            double c0,
            double slope,
            double a,
            double b,
            double x0,
            double x1,
            double lowRankPhi,
            double lowRankX) {
        final FlowTheory flow = FlowTheory.of(TransferFunction.erf(), gain);
        final CollectiveTheory theory = CollectiveTheory.of(flow);
        final double tolerance = gain < 1.3 ? 1e-3 : 1e-6; // the table is less exact there
        assertEquals(delta0, flow.delta0(), tolerance * delta0);
        assertEquals(c0, flow.c0(), tolerance * c0);
        assertEquals(slope, flow.meanGain(), tolerance * slope);
        assertEquals(a, theory.phiConstant(), tolerance * a);
        assertEquals(b, theory.phiSlope(), tolerance * b);
        assertEquals(x0, theory.xConstant(), tolerance * x0);
        assertEquals(x1, theory.xSlope(), tolerance * x1);
        assertEquals(lowRankPhi, theory.lowRankPhi(), tolerance * lowRankPhi);
        assertEquals(lowRankX, theory.lowRankX(), tolerance * lowRankX);
    }

    /** The lines of figure 4a, to four digits. */
    @ParameterizedTest
    @CsvFileSource(resources = "figure_4a.csv", numLinesToSkip = 1)
    void theLinesOfFigure4a(int gain, double inverseRank, double pr) {
        final CollectiveTheory theory =
                COLLECTIVE.computeIfAbsent(gain, g -> CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), g)));
        assertEquals(pr, theory.prPhiOverN(inverseRank), 5.1e-5);
    }

    /** Section V: half of the dimension at E = 1 close to the onset, to four digits. */
    @ParameterizedTest
    @CsvSource({"1.05, 0.500447", "1.1, 0.5016", "1.2, 0.505168", "1.5, 0.5190"})
    void closeToTheOnset(double gain, double half) {
        final CollectiveTheory theory = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), gain));
        assertEquals(half, theory.prPhiOverN(1) / theory.prPhiOverN(0), 6e-5);
    }

    /** Close to the onset, where 1/|1 - z|^2 is a ridge of the width 1 - (g S(0))^2: A and B by SciPy on a grid that follows it. */
    @ParameterizedTest
    @CsvSource({"1.05, 40532.24, 40459.62", "1.1, 5947.879, 5909.981"})
    void onTheRidge(double gain, double a, double b) {
        final CollectiveTheory theory = CollectiveTheory.of(FlowTheory.of(TransferFunction.erf(), gain));
        assertEquals(a, theory.phiConstant(), 2e-5 * a);
        assertEquals(b, theory.phiSlope(), 2e-5 * b);
    }

    /** A and B by SciPy: the curve to 1e-12, steps of 0.001 and 0.002 alike to 1e-11, a double sum up to frequency 40. */
    @ParameterizedTest
    @CsvSource({
        "1.2, 0.28774025219, 0.20151936157, 1000.00768265, 979.548073663",
        "10, 71.6448226771, 0.9154446586, 9.664254398, 6.546965506",
        "50, 1815.80484415, 0.9831446737, 8.164694347, 5.351997495",
        "100, 7266.49890781, 0.9915733157, 8.027740263, 5.247379756"
    })
    void farAndNear(double gain, double delta0, double c0, double a, double b) {
        final FlowTheory flow = FlowTheory.of(TransferFunction.erf(), gain);
        final CollectiveTheory theory = CollectiveTheory.of(flow);
        assertEquals(delta0, flow.delta0(), 1e-9 * delta0);
        assertEquals(c0, flow.c0(), 1e-9 * c0);
        assertEquals(a, theory.phiConstant(), 1e-6 * a);
        assertEquals(b, theory.phiSlope(), 1e-6 * b);
    }
}
