package org.tailspin.core.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void streamsDependOnSeedNameAndIndexAlone() {
        final Seed seed = new Seed(7);
        final long first = seed.stream("coupling", 3).nextLong();
        seed.stream("noise").nextLong();
        assertEquals(first, seed.stream("coupling", 3).nextLong());
    }

    @Test
    void streamsDiffer() {
        final Set<Long> seen = new HashSet<>();
        int opened = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (String name :
                    new String[] {"coupling", "initial state", "noise", "tangent frame", "", "a", "b", "ab"}) {
                for (int index = 0; index < 50; index++) {
                    seen.add(new Seed(seed).stream(name, index).nextLong());
                    opened++;
                }
            }
        }
        assertEquals(opened, seen.size());
    }

    @Test
    void streamsSplit() {
        assertNotNull(new Seed(1).stream("noise").split());
    }

    /** Neighbouring seeds and rows must not be correlated: 10^6 products of uniforms, five standard errors. */
    @Test
    void neighboursAreUncorrelated() {
        double sum = 0;
        final int n = 1_000_000;
        for (int row = 0; row < 1000; row++) {
            final var a = new Seed(1).stream("coupling", row);
            final var b = new Seed(1).stream("coupling", row + 1);
            for (int i = 0; i < n / 1000; i++) {
                sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
            }
        }
        assertEquals(0, sum / n, 5.0 / 12 / Math.sqrt(n));
    }

    @Test
    void seedsOfNetworksHaveARange() {
        assertEquals(Seed.MAX, Seed.of(Seed.MAX, "the seed").value());
        final var e = assertThrows(IllegalArgumentException.class, () -> Seed.of(-1, "the seed"));
        assertEquals("the seed must lie in 0..2147483647, but is -1", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Seed.of(1L << 31, "the seed"));
    }
}
