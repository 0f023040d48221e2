package org.tailspin.core.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.theory.CollectiveTheory;

class FlowTrialsTest {

    private static final int N = 100;

    private static FlowTrials trials(String series, double x, double rank, double... ratios) {
        return new FlowTrials(
                FlowLaw.ofRank(series, x, 3, rank, N),
                Arrays.stream(ratios).mapToObj(ratio -> new double[] {ratio}).toList());
    }

    /** Trial by trial over two kinds: theory 1 and 2 over ratios (0.5, 1) and (1, 4), minus 1, and their means 1 and -0.25. */
    @Test
    void inverseDeviations() {
        final List<FlowTrials> all = List.of(trials("a", 1, 0.5, 0.5, 1), trials("a", 2, 1, 1, 4));
        final Mean mean = FlowTrials.inverseDeviation(all, 0, FlowLaw::x);
        assertEquals(2, mean.count());
        assertEquals((1 - 0.25) / 2, mean.value(), 1e-15);
    }

    /** Neighbours on a curve, and never from one curve to the next; a trial that failed is left out of its pairs. */
    @Test
    void risesAreWithinCurves() {
        final List<FlowTrials> all = List.of(
                trials("a", 1, 0.5, 1, 2),
                trials("a", 2, 1, 4, 3),
                trials("b", 1, 0.5, 9, 9),
                new FlowTrials(FlowLaw.ofRank("b", 2, 3, 1, N), List.of(new double[] {10}, new double[0])));
        final List<Mean> rises = FlowTrials.rises(all, 0);
        assertEquals(2, rises.size());
        assertEquals(2, rises.get(0).value(), 1e-15);
        assertEquals(1, rises.get(1).value(), 1e-15);
        assertEquals(1, rises.get(1).count());
        assertEquals(List.of("a", "b"), List.copyOf(FlowTrials.curves(all).keySet()));
    }

    /** The networks of the paper: their effective rank is the wanted one, below N and above. */
    @Test
    void laws() {
        for (double rank : new double[] {0.1, 0.3, 1, 3}) {
            final RandomModeEnsemble ensemble = (RandomModeEnsemble) FlowLaw.ensemble(rank, N);
            assertEquals(1 / rank, ensemble.inverseEffectiveRank(N), 1e-6 / rank);
            assertEquals(rank > 1 ? 300 : N, ensemble.modes(N));
        }
        assertEquals(0, FlowLaw.ofRank("", 0, 3, FlowLaw.INDEPENDENT, N).inverseRank());
        assertTrue(FlowLaw.rank(0.3).endsWith("0.3"));
    }

    /** Two solutions of a gain serve every effective rank: to rounding the function of that rank. */
    @Test
    void twoTimeFunctionOfAnyRank() {
        final FlowPredictions theory = new FlowPredictions(Monitor.NONE);
        final FlowLaw law = FlowLaw.ofRank("", 0, 3, 0.3, N);
        final double[] lags = {0, 2, 5};
        final double[] expected = CollectiveTheory.twoTime(theory.flow(3), 1 / 0.3, Monitor.NONE, lags);
        final double[] found = theory.twoTime(law, lags);
        assertArrayEquals(new double[] {1, 0.93034, 0.68973}, found, 2e-5, "a table of another program");
        for (int l = 0; l < lags.length; l++) {
            assertEquals(expected[l] / expected[0], found[l], 1e-12);
        }
    }

    /** Theory tells how far it is, and stops at once when asked to. */
    @Test
    void theoryStopsWhenAsked() {
        final AtomicBoolean isStopped = new AtomicBoolean();
        final AtomicInteger told = new AtomicInteger();
        final FlowPredictions theory = new FlowPredictions(new Monitor() {
            @Override
            public void progress(double fraction) {
                told.incrementAndGet();
                isStopped.set(true);
            }

            @Override
            public boolean isCancelled() {
                return isStopped.get();
            }
        });
        final FlowLaw law = FlowLaw.ofRank("", 0, 3, 0.3, N);
        assertThrows(CancellationException.class, () -> theory.ratio(law));
        assertTrue(told.get() > 0);
        assertThrows(CancellationException.class, () -> theory.twoTime(law, 0, 1));
    }
}
