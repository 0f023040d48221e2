package org.tailspin.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableSamplerTest {

    private static double[] draw(double alpha, int n, long seed) {
        final var random = new Seed(seed).stream("test");
        final StableSampler sampler = new StableSampler(alpha);
        final double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = sampler.sample(random);
        }
        return z;
    }

    /**
     * Quantiles of the law at p = 0.6, 0.75, 0.9, 0.95, 0.99, 0.999, from Zolotarev's integral. The empirical distribution
     * at a quantile has standard error sqrt(p(1-p)/n); the bound is five of them (false alarm 2e-5 for the table).
     */
    @ParameterizedTest
    @CsvSource({
        "0.5,  0.208890, 1.283833, 12.741343, 57.304028, 1559.726104, 158836.640700",
        "1,    0.324920, 1.000000, 3.077684, 6.313752, 31.820516, 318.308839",
        "1.25, 0.344363, 0.978764, 2.381409, 4.059419, 14.045968, 87.368894",
        "1.5,  0.353341, 0.968933, 2.061463, 3.051941, 7.736446, 34.320825",
        "1.75, 0.357128, 0.961243, 1.902108, 2.566404, 4.682438, 15.074988",
        "2,    0.358287, 0.953873, 1.812388, 2.326174, 3.289953, 4.370248"
    })
    void quantiles(double alpha, double q60, double q75, double q90, double q95, double q99, double q999) {
        final int n = 400_000;
        final double[] z = draw(alpha, n, 1);
        final double[] p = {0.6, 0.75, 0.9, 0.95, 0.99, 0.999};
        final double[] q = {q60, q75, q90, q95, q99, q999};
        for (int i = 0; i < p.length; i++) {
            final double quantile = q[i];
            final double below = Arrays.stream(z).filter(x -> x < quantile).count() / (double) n;
            final double above = Arrays.stream(z).filter(x -> x > -quantile).count() / (double) n;
            final double bound = 5 * Math.sqrt(p[i] * (1 - p[i]) / n);
            assertEquals(p[i], below, bound, "alpha " + alpha);
            assertEquals(p[i], above, bound, "alpha " + alpha + ", negative side");
        }
    }

    /** E ln|Z| = gamma (1/alpha - 1), Var ln|Z| = pi^2/6 (1/alpha^2 + 1/2); five standard errors. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.7, 1, 1.3, 1.9, 2})
    void logarithmicMoment(double alpha) {
        final int n = 200_000;
        final double mean =
                Arrays.stream(draw(alpha, n, 2)).map(z -> Math.log(Math.abs(z))).sum() / n;
        final double sd = Math.PI * Math.sqrt((1 / alpha / alpha + 0.5) / 6);
        assertEquals(Gamma.GAMMA * (1 / alpha - 1), mean, 5 * sd / Math.sqrt(n));
    }

    /** Two samples of 10^5 differ by less than Kolmogorov and Smirnov's distance at a false-alarm rate of 1e-6. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8, 1, 1.2, 1.5, 1.9, 2})
    void agreesWithCommonsRng(double alpha) {
        final int n = 100_000;
        final double[] ours = draw(alpha, n, 3);
        final UniformRandomProvider random = new Seed(4).stream("oracle");
        final var oracle = org.apache.commons.rng.sampling.distribution.StableSampler.of(random, alpha, 0);
        final double[] theirs = oracle.samples(n).toArray();
        Arrays.sort(ours);
        Arrays.sort(theirs);
        double distance = 0;
        for (int i = 0, j = 0; i < n && j < n; ) {
            if (ours[i] <= theirs[j]) {
                i++;
            } else {
                j++;
            }
            distance = Math.max(distance, Math.abs(i - j) / (double) n);
        }
        assertTrue(distance < Math.sqrt(Math.log(2 / 1e-6) / n), "distance " + distance);
    }

    /** The textbook form of the method, in StrictMath, on the same uniform numbers. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5, 1.999, 2})
    void isTheMethodOfChambersMallowsAndStuck(double alpha) {
        final var random = new Seed(5).stream("test");
        final double[] ours = draw(alpha, 1000, 5);
        for (int i = 0; i < ours.length; i++) {
            final double u = Math.PI * ((random.nextLong() >> 12) + 0.5) * 0x1p-52;
            final double e = -StrictMath.log(((random.nextLong() >>> 12) + 0.5) * 0x1p-52);
            final double z = StrictMath.sin(alpha * u)
                    / StrictMath.pow(StrictMath.cos(u), 1 / alpha)
                    * StrictMath.pow(StrictMath.cos((1 - alpha) * u) / e, (1 - alpha) / alpha);
            assertEquals(z, ours[i], 1e-11 * Math.abs(z));
        }
    }

    /** Blocks and rows of any length hold the bits of single draws, also where draws overflow. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1, 1.5, 1.999, 2})
    void manyAtATimeAreThoseOneByOne(double alpha) {
        final StableDraws draws = new StableSampler(alpha).draws();
        final int n = 3000;
        final double[] z = new double[n];
        final var random = new Seed(7).stream("test");
        for (int from = 0, length = 1; from < n; from += length, length += 97) {
            draws.fill(random, z, from, Math.min(n, from + length));
        }
        assertArrayEquals(draw(alpha, n, 7), z);
        assertEquals(alpha < 0.1, Arrays.stream(z).anyMatch(Double::isInfinite));
    }

    @Test
    void normalsAreThoseOneByOne() {
        final double[] z = new double[700];
        StableSampler.normals().fill(new Seed(8).stream("test"), z, 0, z.length);
        final var random = new Seed(8).stream("test");
        for (double value : z) {
            assertEquals(StableSampler.normal(random), value);
        }
    }

    @Test
    void endPointsAreNeverDrawn() {
        final UniformRandomProvider lowest = () -> Long.MIN_VALUE;
        final UniformRandomProvider zero = () -> 0;
        final UniformRandomProvider highest = () -> -1L;
        for (double alpha : new double[] {0.2, 1, 1.5, 2}) {
            for (UniformRandomProvider random : new UniformRandomProvider[] {lowest, zero, highest}) {
                final double z = new StableSampler(alpha).sample(random);
                assertTrue(Double.isFinite(z) && z != 0, "alpha " + alpha + ": " + z);
            }
        }
    }

    @Test
    void normalHasUnitVariance() {
        final var random = new Seed(6).stream("test");
        final int n = 400_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            final double z = StableSampler.normal(random);
            sum += z;
            squares += z * z;
        }
        assertEquals(0, sum / n, 5 / Math.sqrt(n));
        assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 2.0000001, Double.NaN, Double.POSITIVE_INFINITY})
    void alphaHasARange(double alpha) {
        final var e = assertThrows(IllegalArgumentException.class, () -> new StableSampler(alpha));
        assertEquals("alpha must lie in (0, 2], but is " + alpha, e.getMessage());
    }
}
