package org.tailspin.core.dimension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;

/** What the memory of the states makes of their participation ratio, where both are given. */
class ParticipationStatisticsTest {

    private static final int BLOCKS = 20;
    private static final int STATES = 30;
    private static final int N = 3;

    /** Lags 0 to 40: the last quarter begins at lag 31. */
    private static final int LAGS = 41;

    /** Blocks of white noise, whatever correlation is said of them. */
    private static Scatter[] blocks() {
        final SplittableRandom random = new SplittableRandom(4);
        final Scatter[] blocks = new Scatter[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = new Scatter(N);
            for (int t = 0; t < STATES; t++) {
                blocks[b].add(
                        new double[] {random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)});
            }
            blocks[b].flush();
        }
        return blocks;
    }

    private static ParticipationStatistics of(double... correlation) {
        return ParticipationStatistics.of(blocks(), new double[N], correlation, Monitor.NONE);
    }

    private static double[] correlation(int lag, double value) {
        final double[] correlation = new double[LAGS];
        correlation[0] = 1;
        correlation[lag] = value;
        return correlation;
    }

    /** K_eff = K / (1 + 2 sum c^2): 600 states with c = .5 at one lag are worth 400. */
    @Test
    void statesAreWorthLessWhereTheyRemember() {
        assertEquals(600, of(1, 0, 0, 0).effectiveStates(), 1e-10);
        assertEquals(400, of(1, 0.5, 0, 0).effectiveStates(), 1e-10);
        assertEquals(400, of(1, -0.5, 0, 0).effectiveStates(), 1e-10);
        assertEquals(300, of(1, 0.5, 0.5, 0).effectiveStates(), 1e-10);
    }

    /** The ratio of states and their mirror images is that of the cloud of both; there is none where the mean may be 0. */
    @Test
    void aCloudBesideZeroHasAMirrorImage() {
        final double[] origin = {0.3, -2, 0.1};
        final SplittableRandom random = new SplittableRandom(5);
        final ParticipationRatio both = new ParticipationRatio(N);
        final Scatter[] blocks = new Scatter[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = new Scatter(N);
            for (int t = 0; t < STATES; t++) {
                final double[] x = {random.nextGaussian(), 0.5 * random.nextGaussian(), 2 * random.nextGaussian()};
                blocks[b].add(x);
                both.accept(new double[] {origin[0] + x[0], origin[1] + x[1], origin[2] + x[2]});
                both.accept(new double[] {-origin[0] - x[0], -origin[1] - x[1], -origin[2] - x[2]});
            }
            blocks[b].flush();
        }
        final ParticipationStatistics beside =
                ParticipationStatistics.of(blocks, origin, new double[] {1}, Monitor.NONE);
        assertEquals(both.value(), beside.mirrored().orElseThrow(), 1e-10);
        assertTrue(of(1).mirrored().isEmpty());
    }

    /** Memory in the last quarter of the lags has not ended there; memory at the lag before it has. */
    @Test
    void memoryMustEndBeforeTheLastQuarterOfTheLags() {
        assertTrue(of(correlation(30, 0.9)).memoryFitsWindow());
        assertFalse(of(correlation(31, 0.9)).memoryFitsWindow());
        assertFalse(of(correlation(40, 0.9)).memoryFitsWindow());
    }

    /**
     * What counts as no memory: a hundredth of all of it, and four times what noise leaves in ten lags by Bartlett, 2 10 M / (K
     * PR). With c in one of them, 2 c^2 = (.01 + 80/(K PR)) (1 + 2 c^2) is the limit.
     */
    @Test
    void noiseInTheLastQuarterIsNoMemory() {
        final double ratio = of(1, 0, 0, 0).raw().dimension();
        final double share = 0.01 + 80 / (BLOCKS * STATES * ratio);
        final double limit = Math.sqrt(share / (2 * (1 - share)));
        assertTrue(limit > 0.1 && limit < 0.3, "a limit of " + limit);
        assertTrue(of(correlation(35, 0.999 * limit)).memoryFitsWindow());
        assertFalse(of(correlation(35, 1.001 * limit)).memoryFitsWindow());
    }

    /** Fewer than fifty independent states have no error: 600 with 2 sum c^2 = 11 are 50, and 49 with a little more. */
    @Test
    void fewIndependentStatesHaveNoError() {
        final double[] many = new double[LAGS];
        many[0] = 1;
        for (int lag = 1; lag <= 22; lag++) {
            many[lag] = 0.499;
        }
        assertTrue(of(many).effectiveStates() > 50);
        assertTrue(of(many).raw().standardError().isPresent());
        for (int lag = 1; lag <= 22; lag++) {
            many[lag] = 0.501;
        }
        final ParticipationStatistics few = of(many);
        assertTrue(few.effectiveStates() < 50);
        assertTrue(few.raw().standardError().isEmpty());
        assertTrue(few.remembersTooLong());
        assertFalse(of(1, 0, 0, 0).remembersTooLong());
    }
}
