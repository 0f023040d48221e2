package org.tailspin.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

class TrimmedMeanTest {

    @Test
    void ofEight() {
        final TrimmedMean mean = TrimmedMean.of(100, 1, 2, 3, 4, 5, 6, -50, Double.NaN);
        assertEquals(8, mean.count());
        assertEquals(3.5, mean.mean(), 1e-15);
        // winsorised: 1 1 2 3 4 5 6 6, squares about 3.5: 2 (6.25 + 6.25 + 2.25 + .25) = 30, over 7
        assertEquals(Math.sqrt(30.0 / 7) * Math.sqrt(8) / 6, mean.standardError(), 1e-15);
    }

    @Test
    void ofFew() {
        assertEquals(3, TrimmedMean.of(2, 4).mean(), 1e-15);
        assertEquals(1, TrimmedMean.of(2, 4).standardError(), 1e-15);
        assertTrue(Double.isNaN(TrimmedMean.of().mean()));
        assertTrue(Double.isNaN(TrimmedMean.of(1).standardError()));
    }

    /** Means of 16 normal numbers, 2000 times: their scatter is the error that is claimed, within 8 %, five standard errors. */
    @Test
    void theErrorIsTheScatter() {
        final var random = new Seed(1).stream("test");
        double square = 0;
        double claimed = 0;
        for (int run = 0; run < 2000; run++) {
            final double[] values = new double[16];
            Arrays.setAll(values, i -> StableSampler.normal(random));
            final TrimmedMean mean = TrimmedMean.of(values);
            square += mean.mean() * mean.mean() / 2000;
            claimed += Math.pow(mean.standardError(), 2) / 2000;
        }
        assertEquals(1, Math.sqrt(claimed / square), 0.08);
    }
}
