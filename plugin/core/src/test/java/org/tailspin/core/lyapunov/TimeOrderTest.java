package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The order of the tangent maps, which the sum rule cannot see: the largest exponent against the growth of the distance
 * between twin trajectories, and against the transposed product run backward in time. The published figures of the
 * heavy-tailed paper propagate the transposed maps forward; the test shows that it would notice.
 */
class TimeOrderTest {

    private static final int N = 200;
    private static final int WARMUP = 1000;
    private static final int TANGENT_WARMUP = 200;
    private static final int STEPS = 4000;

    @ParameterizedTest
    @CsvSource({"1, 0.8, 0, 2", "1, 2, 0, 3", "1.5, 1.5, 0, 1", "2, 1.5, 0, 1", "1.5, 1.5, 0.1, 4"})
    void largestExponentIsTheGrowthOfTwins(double alpha, double gain, double noise, long seed) {
        final Coupling coupling = new StableEnsemble(alpha).draw(N, new Seed(seed), Monitor.NONE);
        final NetworkMap network = new NetworkMap(coupling, gain, Nonlinearity.TANH, noise);
        final List<double[]> slopes = new ArrayList<>();
        final LyapunovSpectrum spectrum = new Lyapunov(network, new LyapunovSettings(1, WARMUP, TANGENT_WARMUP, STEPS))
                .measure(new Seed(seed), x -> slopes.add(slopes(x)), Monitor.NONE);
        final double error = spectrum.maxStandardError().orElseThrow();

        final Twins.Growth twins =
                new Twins(network, WARMUP).growth(TANGENT_WARMUP, STEPS, new Seed(seed), Monitor.NONE);
        assertEquals(spectrum.max(), twins.exponent(), 3 * error, "twins");
        assertEquals(spectrum.max(), transposedGrowth(coupling, gain, slopes, false), 3 * error, "backward in time");
        if (alpha == 1 && gain < 1) {
            final double wrong = transposedGrowth(coupling, gain, slopes, true);
            assertTrue(Math.abs(wrong - spectrum.max()) > 3 * error, "the published order would pass: " + wrong);
        }
    }

    private static double[] slopes(double[] x) {
        final double[] d = new double[x.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = 1 - x[i] * x[i];
        }
        return d;
    }

    /** Growth per step of J_0^T ... J_(T-1)^T v, the transposed product, or of the wrong order J_(T-1)^T ... J_0^T v. */
    private static double transposedGrowth(Coupling coupling, double gain, List<double[]> slopes, boolean wrongOrder) {
        final ColumnMatrix matrix = coupling.matrix();
        final double[] v = new double[N];
        final var random = new Seed(7).stream("transposed");
        for (int i = 0; i < N; i++) {
            v[i] = StableSampler.normal(random);
        }
        rescale(v, 1);
        double sum = 0;
        for (int t = 0; t < STEPS; t++) {
            final double[] d = slopes.get(wrongOrder ? t : STEPS - 1 - t);
            final double[] next = new double[N];
            for (int j = 0; j < N; j++) {
                double product = 0;
                for (int i = 0; i < N; i++) {
                    product += matrix.get(i, j) * d[i] * v[i];
                }
                next[j] = gain * product;
            }
            System.arraycopy(next, 0, v, 0, N);
            sum += Math.log(rescale(v, 1));
        }
        return sum / STEPS;
    }

    private static double rescale(double[] v, double length) {
        double squares = 0;
        for (double x : v) {
            squares += x * x;
        }
        final double norm = Math.sqrt(squares);
        for (int i = 0; i < v.length; i++) {
            v[i] *= length / norm;
        }
        return norm;
    }
}
