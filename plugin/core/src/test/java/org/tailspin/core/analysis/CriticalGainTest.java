package org.tailspin.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.statistics.Spread;

class CriticalGainTest {

    private static CriticalGains.Point point(double gain, double exponent, boolean isChaotic) {
        return new CriticalGains.Point(gain, exponent, 0.01, isChaotic ? Regime.CHAOTIC : Regime.FIXED_POINT);
    }

    private static List<CriticalGains.Point> curve(String pattern) {
        final List<CriticalGains.Point> curve = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            curve.add(point(Math.exp(i), 0, pattern.charAt(i) == 'x'));
        }
        return curve;
    }

    /** x is chaotic; an onset needs two in a row, except at the end. */
    @ParameterizedTest
    @CsvSource({
        "...xxx, '[3]'",
        "..x..xx, '[5]'",
        ".xx.xx, '[1, 4]'",
        ".....x, '[5]'",
        "xxxx, '[]'",
        "xx.xx, '[3]'",
        "...., '[]'"
    })
    void onsetsOfACurve(String pattern, String expected) {
        assertEquals(expected, CriticalGainSearch.onsets(curve(pattern)).toString());
    }

    /** lambda = ln g from 1/e^2 to e^2: below 0.1 over 0.2 of ln g; a flat curve inside the bound counts whole. */
    @Test
    void widthOfACurve() {
        final List<CriticalGains.Point> line = new ArrayList<>();
        for (int i = -4; i <= 4; i++) {
            line.add(point(Math.exp(0.5 * i), 0.5 * i, i > 0));
        }
        assertEquals(2 * CriticalGainSearch.SLOW, CriticalGainSearch.logWidth(line), 1e-12);
        assertEquals(
                Math.log(3), CriticalGainSearch.logWidth(List.of(point(1, 0.05, false), point(3, 0.05, false))), 1e-12);
        assertEquals(0, CriticalGainSearch.logWidth(List.of(point(1, 1, true), point(3, 2, true))), 1e-12);
    }

    private static List<CriticalGains> search(List<NetworkRecipe> recipes, CriticalGainSearch search) {
        final List<CriticalGains> found = new ArrayList<>();
        final ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            new Sweep<>(recipes, search).run(pool, 2, Monitor.NONE, found::add);
        } finally {
            pool.shutdownNow();
        }
        return found;
    }

    /**
     * Gaussian networks of 80 neurons leave rest at 1/rho and become chaotic a little later; heavy tails spread the
     * transition over a wider range of ln(gain).
     */
    @Test
    void heavyTailsMakeTheTransitionSlow() {
        final CriticalGainSearch search =
                new CriticalGainSearch(new Grid(0.1, 6, 12, true), new LyapunovSettings(1, 500, 100, 300), 0.02);
        final double[] widths = new double[2];
        final double[] alphas = {1, 2};
        for (int a = 0; a < 2; a++) {
            final List<NetworkRecipe> recipes = new ArrayList<>();
            for (int seed = 1; seed <= 5; seed++) {
                recipes.add(new NetworkRecipe(
                        new Disorder(new StableEnsemble(alphas[a]), 80, seed), 0.1, seed, Dynamics.usual()));
            }
            final List<CriticalGains> found = search(recipes, search);
            widths[a] = Spread.of(
                            found.stream().mapToDouble(CriticalGains::logWidth).toArray(), new Seed(1))
                    .median();
            for (CriticalGains gains : found) {
                if (gains.upwardCrossings() == 0) {
                    assertTrue(alphas[a] < 2, gains.note()); // a heavy-tailed disorder may never be chaotic
                    continue;
                }
                assertTrue(gains.first().orElseThrow() <= gains.last().orElseThrow());
                assertTrue(
                        gains.first().orElseThrow() > 0.9 * gains.restUnstable().orElseThrow(),
                        "chaos before the rest state is unstable");
            }
        }
        assertTrue(widths[0] > widths[1], "widths " + widths[0] + " and " + widths[1]);
    }

    /**
     * The usual lengths find the first onset within 1 % of where runs of 20 000 steps each find it, whose chaos is that of the
     * exponent alone: 5 nats of growth more than bounded, in place of a regime. With {@code -Dtailspin.slow=true} of ten
     * disorders of N = 200, else of one of N = 60.
     */
    @Test
    void usualLengthsFindTheOnsetOfLongRuns() {
        final boolean isSlow = Boolean.getBoolean("tailspin.slow");
        final int first = Integer.getInteger("tailspin.seed", 1);
        final Grid gains = new Grid(0.6, 1.4, 17, true);
        for (int seed = first; seed < first + (isSlow ? 10 : 1); seed++) {
            final NetworkRecipe recipe = new NetworkRecipe(
                    new Disorder(new StableEnsemble(2), isSlow ? 200 : 60, seed), 0.6, seed, Dynamics.usual());
            final CriticalGains usual = search(
                            List.of(recipe),
                            new CriticalGainSearch(
                                    gains, LyapunovSettings.usual(1, 1, 1000), CriticalGainSearch.DEFAULT_TOLERANCE))
                    .get(0);
            final Coupling coupling = recipe.disorder().draw(Monitor.NONE);
            // the same bisection by the exponents of long runs
            double low = 0;
            double high = 0;
            final double[] grid = gains.values();
            for (int i = 1; i < grid.length && high == 0; i++) {
                if (isChaoticInTheLongRun(recipe, coupling, grid[i])
                        && (i + 1 == grid.length || isChaoticInTheLongRun(recipe, coupling, grid[i + 1]))) {
                    low = Math.log(grid[i - 1]);
                    high = Math.log(grid[i]);
                }
            }
            while (high - low > CriticalGainSearch.DEFAULT_TOLERANCE) {
                final double middle = 0.5 * (low + high);
                if (isChaoticInTheLongRun(recipe, coupling, Math.exp(middle))) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            if (isSlow) {
                System.out.println(seed + ": " + usual.first() + " against " + Math.exp(0.5 * (low + high)));
            }
            assertEquals(0.5 * (low + high), Math.log(usual.first().orElseThrow()), 0.01, "seed " + seed);
        }
    }

    private static boolean isChaoticInTheLongRun(NetworkRecipe recipe, Coupling coupling, double gain) {
        return Regime.isChaotic(
                new Lyapunov(recipe.at(gain).network(coupling), new LyapunovSettings(1, 5000, 300, 20_000))
                        .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, Monitor.NONE));
    }

    @Test
    void saysWhyThereIsNoOnset() {
        final List<NetworkRecipe> recipes =
                List.of(new NetworkRecipe(new Disorder(new GaussianEnsemble(), 20, 1), 0.1, 1, Dynamics.usual()));
        final LyapunovSettings settings = new LyapunovSettings(1, 200, 50, 100);
        final CriticalGains rest = search(recipes, new CriticalGainSearch(new Grid(0.1, 0.2, 3, true), settings, 0.1))
                .get(0);
        assertEquals("not chaotic at any gain of the search", rest.note());
        assertTrue(rest.first().isEmpty());
        final CriticalGains chaos = search(recipes, new CriticalGainSearch(new Grid(6, 8, 3, true), settings, 0.1))
                .get(0);
        assertEquals("chaotic at the smallest gain of the search already", chaos.note());
    }

    /** The bootstrap interval of a median of 25 normal draws covers 0 in a share that is binomial around 95 %. */
    @Test
    void spreadCovers() {
        int covered = 0;
        final int trials = 200;
        final var random = new Seed(3).stream("normal");
        for (int t = 0; t < trials; t++) {
            final double[] values = new double[25];
            for (int i = 0; i < values.length; i++) {
                values[i] = org.tailspin.core.random.StableSampler.normal(random);
            }
            final Spread spread = Spread.of(values, new Seed(t));
            covered += spread.low() <= 0 && spread.high() >= 0 ? 1 : 0;
        }
        // five standard deviations of the share: 0.077
        assertEquals(0.95, covered / (double) trials, 0.077);
    }

    @Test
    void spreadOfFewValues() {
        final Spread spread = Spread.of(new double[] {1, Double.NaN, 3}, new Seed(1));
        assertEquals(2, spread.count());
        assertEquals(2, spread.median());
        assertTrue(Double.isNaN(spread.low()) && Double.isNaN(spread.high()));
        assertEquals(0, Spread.of(new double[0], new Seed(1)).count());
    }

    @Test
    void arguments() {
        final LyapunovSettings settings = new LyapunovSettings(1, 0, 0, 10);
        assertThrows(IllegalArgumentException.class, () -> new CriticalGainSearch(Grid.single(1), settings, 0.1));
        assertThrows(
                IllegalArgumentException.class, () -> new CriticalGainSearch(new Grid(0, 1, 3, false), settings, 0.1));
        assertThrows(
                IllegalArgumentException.class, () -> new CriticalGainSearch(new Grid(1, 2, 3, true), settings, 0));
    }
}
