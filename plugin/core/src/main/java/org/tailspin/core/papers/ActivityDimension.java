package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.GaussianMapTheory;

/**
 * Figures 3C and 6C (with noise): the participation ratio of the activity against the gain. Without noise it grows with the
 * gain, less for heavier tails; near the edge of chaos the order is the reverse of the published one. With noise and Gaussian weights it is not monotone: noise fills all dimensions of a quiet
 * network, the slow modes near the transition carry nearly all variance, and chaos fills dimensions again.
 */
final class ActivityDimension extends Figure {

    private static final double[] ALPHAS = {1, 1.5, 2};

    /** Near the edge of chaos: around the onset of &alpha; = 2, where the published claim is about. */
    private static final double EDGE_FROM = 0.9;

    private static final double EDGE_TO = 1.2;

    /** From here on we claim the order: below, it is not that of the paper. */
    private static final double FROM = 3;

    /** Where mean-field theory sees the transition of &alpha; = 2, and where it is claimed to have its minimum. */
    private static final double TRANSITION = Math.sqrt(0.5);

    private final double noise;

    ActivityDimension(boolean isNoisy) {
        super(
                isNoisy ? "6C" : "3C",
                Paper.HEAVY_TAILS,
                isNoisy
                        ? "The dimension of noise-driven activity is not monotone in the gain"
                        : "The dimension of activity is lower the heavier the tail",
                300,
                1000);
        noise = isNoisy ? Networks.NOISE : 0;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = 10;
        final double[] gains = gains(setting);
        final Simulation simulation = setting.isSmall() ? new Simulation(1000, 351) : new Simulation(2900, 1050);
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (double alpha : ALPHAS) {
            recipes.addAll(Networks.of(Networks.stable(alpha), n, gains, trials, noise, setting));
        }
        final TrialTable ratios = TrialTable.of(gains, trials, work.sweep("ratios", recipes, new Ratio(simulation)));
        final List<Series> series = new ArrayList<>();
        for (int a = 0; a < ALPHAS.length; a++) {
            series.add(new Series(Networks.alpha(ALPHAS[a]), ratios.samples(a))
                    .withTheory(noise == 0 && ALPHAS[a] == 2 ? theory(n, simulation.steps(), gains) : List.of()));
        }
        return new Reproduction(
                List.of(new Panel(
                        "participation-ratio",
                        "Participation ratio of " + simulation.steps() + " states, N = " + n
                                + (noise > 0 ? ", noise " + Networks.plain(noise) : ""),
                        Panel.GAIN,
                        "participation ratio",
                        true,
                        series)),
                noise > 0 ? noisyClaims(gains, ratios) : claims(n, simulation.steps(), gains, ratios),
                List.of(trials + " trials of N = " + n + "; the raw participation ratio of " + simulation.steps()
                        + " states, which cannot exceed their number, as published."));
    }

    private double[] gains(Setting setting) {
        if (!setting.isSmall()) {
            final double[] grid = Arrays.copyOf(new Grid(0.1, 10, 50, true).values(), 51);
            grid[50] = TRANSITION;
            Arrays.sort(grid);
            return grid;
        }
        return noise > 0
                ? new double[] {0.1, 0.2, 0.4, 0.6, TRANSITION, 0.8, 1, 1.5, 2, 3, 5, 10}
                : new double[] {1, 1.5, 2, 3, 5, 10};
    }

    private static List<Series.Prediction> theory(int n, int states, double[] gains) {
        return Arrays.stream(gains)
                .mapToObj(gain -> new Series.Prediction(
                        gain, GaussianMapTheory.ofStableGain(gain, 0).participationRatio(n, states)))
                .toList();
    }

    record Ratio(Simulation simulation) implements Measure {

        @Override
        public double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return OrbitRuns.one(start(recipe, coupling, monitor));
        }

        @Override
        public int vectors(NetworkRecipe recipe) {
            return 1;
        }

        @Override
        public OrbitRun<double[]> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final ParticipationRatio ratio = new ParticipationRatio(coupling.size());
            return simulation
                    .start(recipe.network(coupling), new Seed(recipe.stateSeed()), ratio, monitor)
                    .then(none -> new double[] {ratio.value(monitor)});
        }
    }

    private List<Claim> claims(int n, int states, double[] gains, TrialTable ratios) {
        final List<Claim> shown = new ArrayList<>();
        for (int g = 0; g < gains.length; g++) {
            for (int a = 0; a < ALPHAS.length; a++) {
                final Claim row = Claim.shown(
                                "ratio alpha=" + Networks.plain(ALPHAS[a]) + " g=" + Networks.plain(gains[g]),
                                "participation ratio",
                                "mean over trials",
                                Mean.of(ratios.of(a, g)))
                        .beside(Published.participationRatio(ALPHAS[a], gains[g], n));
                shown.add(
                        ALPHAS[a] == 2
                                ? row.withTheory(GaussianMapTheory.ofStableGain(gains[g], 0)
                                        .participationRatio(n, states))
                                : row);
            }
        }
        final List<Claim> claims = new ArrayList<>();
        claims.add(lower(
                        "near-edge",
                        "near the edge of chaos the dimension of activity is lower the heavier the tail",
                        gains,
                        ratios,
                        EDGE_FROM,
                        EDGE_TO)
                .ofPaper());
        claims.add(lower(
                        "heavier-lower",
                        "the dimension of activity is lower the heavier the tail, at every g >= 1",
                        gains,
                        ratios,
                        1,
                        Double.POSITIVE_INFINITY)
                .ofPaper());
        claims.add(lower(
                "heavier-lower-from-3",
                "the dimension of activity is lower the heavier the tail, at every g >= 3",
                gains,
                ratios,
                FROM,
                Double.POSITIVE_INFINITY));
        claims.addAll(shown);
        return claims;
    }

    private static Claim lower(String id, String statement, double[] gains, TrialTable ratios, double from, double to) {
        final List<Mean> lower = new ArrayList<>();
        for (int g = 0; g < gains.length; g++) {
            for (int a = 1; a < ALPHAS.length && gains[g] >= from && gains[g] <= to; a++) {
                lower.add(Mean.ofDifferences(ratios.of(a, g), ratios.of(a - 1, g)));
            }
        }
        return Claim.positive(
                id, statement, "participation ratio minus that at the next smaller α, paired by trial", lower);
    }

    private static List<Claim> noisyClaims(double[] gains, TrialTable ratios) {
        final int middle = Arrays.binarySearch(gains, TRANSITION);
        final int last = gains.length - 1;
        final List<Claim> claims = new ArrayList<>();
        claims.add(Claim.positive(
                        "not-monotone",
                        "for α = 2 the participation ratio falls towards the transition and rises after it",
                        "participation ratio at either end of the gains, minus that at g = 1/√2, paired by trial",
                        List.of(
                                Mean.ofDifferences(ratios.of(2, 0), ratios.of(2, middle)),
                                Mean.ofDifferences(ratios.of(2, last), ratios.of(2, middle))))
                .ofPaper());
        claims.add(lower(
                        "consistently-lower",
                        "with noise the dimension of activity is consistently lower the heavier the tail, at every g",
                        gains,
                        ratios,
                        0,
                        Double.POSITIVE_INFINITY)
                .ofPaper());
        claims.add(lower(
                "consistently-lower-from-3",
                "with noise the dimension of activity is lower the heavier the tail, at every g >= 3",
                gains,
                ratios,
                FROM,
                Double.POSITIVE_INFINITY));
        for (int a = 0; a < ALPHAS.length; a++) {
            for (int g : new int[] {0, middle, last}) {
                claims.add(Claim.shown(
                        "ratio alpha=" + Networks.plain(ALPHAS[a]) + " g=" + Networks.plain(gains[g]),
                        "participation ratio",
                        "mean over trials",
                        Mean.of(ratios.of(a, g))));
            }
        }
        return claims;
    }
}
