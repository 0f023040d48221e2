package org.tailspin.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tailspin.core.Monitor;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.statistics.TrimmedMean;

/** Simulation of random-mode networks against theory, minutes long: with {@code -Dtailspin.slow=true}. */
@EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
class ExperimentsSlowTest {

    private static final double GAIN = 3;

    private static List<Finding> run(Pipeline pipeline) {
        final int workers = Runtime.getRuntime().availableProcessors();
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            final List<CollectiveResult> results = new ArrayList<>();
            new Sweep<>(pipeline.recipes(), pipeline.task()).run(executor, workers, Monitor.NONE, results::add);
            return pipeline.findings(results);
        } finally {
            executor.shutdown();
        }
    }

    private static void print(Finding finding, Quantity... quantities) {
        final StringBuilder line = new StringBuilder(finding.condition().label());
        for (Quantity quantity : quantities) {
            final TrimmedMean mean = finding.mean(quantity);
            line.append(String.format(
                    ", %s %.4f +- %.4f (theory %.4f)",
                    quantity.label(), mean.mean(), mean.standardError(), finding.theory(quantity)));
        }
        System.out.println(line + ", left out: " + finding.excluded());
    }

    /**
     * PR/N of the activity against the closed form (1 - rho^2) / (1 + rho^2 N/PR^D), N = 1000, 16 networks, N/PR^D from 0 to 5:
     * the trimmed mean within the larger of 2 standard errors and 8 %, and known to 4 %.
     */
    @Test
    void dimensionOfActivity() {
        for (Finding finding : run(Experiments.dimensionAgainstRank(new Extent(1000, 16, GAIN, 0)))) {
            print(finding, Quantity.PR_PHI, Quantity.PR_X);
            final TrimmedMean mean = finding.mean(Quantity.PR_PHI);
            final double theory = finding.theory(Quantity.PR_PHI);
            assertTrue(
                    mean.standardError() <= 0.04 * theory, finding.condition().label());
            assertEquals(
                    theory,
                    mean.mean(),
                    Math.max(2 * mean.standardError(), 0.08 * theory),
                    finding.condition().label());
        }
    }

    /**
     * The largest exponent does not depend on the spectrum of the modes: means over 8 networks of N = 500 within 0.03 of each
     * other, around the mean field's 0.310249 less what finite size takes; the Kaplan-Yorke dimension does, by more than 5
     * standard errors from each spectrum to the next, whose N/PR^D are 0, 1, 2.1, 3.3 and 5.
     */
    @Test
    void exponentIsBlindToTheSpectrumAndDimensionIsNot() {
        final Pipeline spectra = Experiments.dimensionAgainstRank(new Extent(500, 8, GAIN, 0))
                .only(List.of("independent", "flat", "beta 0.5", "beta 0.3", "beta 0.2"));
        final List<Finding> findings = run(new Pipeline(
                spectra.name(),
                spectra.title(),
                spectra.placeLabel(),
                spectra.conditions(),
                new CollectiveSettings(300, 200, 1, 50, 4, 1, List.of(0), LyapunovSettings.AUTO),
                List.of()));
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        TrimmedMean before = null;
        for (Finding finding : findings) {
            print(finding, Quantity.LYAPUNOV_MAX, Quantity.KAPLAN_YORKE);
            final double exponent = finding.mean(Quantity.LYAPUNOV_MAX).mean();
            lowest = Math.min(lowest, exponent);
            highest = Math.max(highest, exponent);
            final TrimmedMean dimension = finding.mean(Quantity.KAPLAN_YORKE);
            if (before != null) {
                assertTrue(
                        before.mean() - dimension.mean()
                                > 5 * Math.hypot(before.standardError(), dimension.standardError()),
                        finding.condition().label());
            }
            before = dimension;
        }
        assertTrue(highest - lowest < 0.03, lowest + " to " + highest);
        assertEquals(0.310249, highest, 0.03);
    }
}
