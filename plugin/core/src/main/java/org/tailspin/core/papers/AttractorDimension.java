package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.GaussianMapTheory;

/**
 * Figures 3B and 6B (with noise): the Kaplan-Yorke dimension against the gain. The attractor has fewer dimensions the
 * heavier the tail.
 */
final class AttractorDimension extends Figure {

    private static final double[] ALPHAS = {1, 1.5, 2};

    /** From here on networks of all three &alpha; are chaotic, as the published claim supposes. */
    private static final double CHAOTIC = 1;

    /** From here on we claim it, away from the transition of &alpha; = 2. */
    private static final double FROM = 1.5;

    /** Of theory, which is for large N: at N = 300 dimensions are 2 to 5 % low, and five networks know theirs to 10 %. */
    private static final double FINITE_SIZE = 0.15;

    private final double noise;

    AttractorDimension(boolean isNoisy) {
        super(
                isNoisy ? "6B" : "3B",
                Paper.HEAVY_TAILS,
                "The attractor has fewer dimensions the heavier the tail" + (isNoisy ? " (noise)" : ""),
                300,
                1000);
        noise = isNoisy ? Networks.NOISE : 0;
    }

    @Override
    public boolean hasPublishedOrder() {
        return true;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 5 : 10;
        final double[] gains =
                setting.isSmall() ? new double[] {0.6, 1, 1.5, 2, 3, 5, 10} : new Grid(0.1, 10, 50, true).values();
        final LyapunovSettings settings = setting.isSmall()
                ? new LyapunovSettings(LyapunovSettings.AUTO, 1000, 50, 60)
                : new LyapunovSettings(LyapunovSettings.AUTO, 2900, 100, 50);
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (double alpha : ALPHAS) {
            recipes.addAll(Networks.of(Networks.stable(alpha), n, gains, trials, noise, setting));
        }
        final TrialTable dimensions =
                TrialTable.of(gains, trials, work.sweep("dimensions", recipes, new Dimension(settings, false)));
        final List<Series> series = new ArrayList<>();
        final List<String> remarks = new ArrayList<>();
        remarks.add(trials + " trials of N = " + n + "; as many exponents as the dimension needs, over "
                + settings.steps() + " steps.");
        for (int a = 0; a < ALPHAS.length; a++) {
            series.add(new Series(Networks.alpha(ALPHAS[a]), dimensions.samples(a))
                    .withTheory(ALPHAS[a] == 2 ? theory(n, gains) : List.of()));
        }
        final List<Claim> claims = new ArrayList<>(claims(n, gains, dimensions));
        if (setting.isWithPublishedOrder()) {
            final TrialTable published =
                    TrialTable.of(gains, trials, work.sweep("published order", recipes, new Dimension(settings, true)));
            for (int a = 0; a < ALPHAS.length; a++) {
                series.add(new Series(Networks.alpha(ALPHAS[a]) + ", published order", published.samples(a)));
            }
            claims.add(lower("published-order heavier-lower", FROM, gains, published));
            remarks.add(PublishedOrder.EXPLANATION);
        }
        return new Reproduction(
                List.of(new Panel(
                        "kaplan-yorke",
                        "Kaplan-Yorke dimension, N = " + n + (noise > 0 ? ", noise " + Networks.plain(noise) : ""),
                        Panel.GAIN,
                        "Kaplan-Yorke dimension",
                        true,
                        series)),
                claims,
                remarks);
    }

    private List<Series.Prediction> theory(int n, double[] gains) {
        return Arrays.stream(gains)
                .mapToObj(gain -> new Series.Prediction(
                        gain, n * GaussianMapTheory.ofStableGain(gain, noise).kyOverN()))
                .toList();
    }

    record Dimension(LyapunovSettings settings, boolean isPublishedOrder) implements Measure {

        @Override
        public double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return new double[] {
                KaplanYorke.of(new Lyapunov(PublishedOrder.of(recipe, coupling, isPublishedOrder), settings)
                                .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, monitor))
                        .dimension()
            };
        }
    }

    private static Claim lower(String id, double from, double[] gains, TrialTable dimensions) {
        final List<Mean> lower = new ArrayList<>();
        for (int g = 0; g < gains.length; g++) {
            for (int a = 1; a < ALPHAS.length && gains[g] >= from; a++) {
                lower.add(Mean.ofDifferences(dimensions.of(a, g), dimensions.of(a - 1, g)));
            }
        }
        return Claim.positive(
                id,
                "the dimension is lower the heavier the tail, at every g >= " + Networks.plain(from),
                "Kaplan-Yorke dimension minus that at the next smaller α, paired by trial",
                lower);
    }

    private List<Claim> claims(int n, double[] gains, TrialTable dimensions) {
        final List<Claim> claims = new ArrayList<>();
        claims.add(lower("heavier-lower", CHAOTIC, gains, dimensions).ofPaper());
        claims.add(lower("heavier-lower-from-1.5", FROM, gains, dimensions));
        for (int a = 0; a < ALPHAS.length; a++) {
            for (int g = 0; g < gains.length; g++) {
                final Mean mean = Mean.of(dimensions.of(a, g));
                final String name = " alpha=" + Networks.plain(ALPHAS[a]) + " g=" + Networks.plain(gains[g]);
                if (ALPHAS[a] == 2 && gains[g] >= FROM) {
                    final double theory =
                            n * GaussianMapTheory.ofStableGain(gains[g], noise).kyOverN();
                    claims.add(Claim.close(
                                    "theory" + name,
                                    "the dimension is that of mean-field theory",
                                    "mean over trials",
                                    mean,
                                    theory,
                                    FINITE_SIZE * theory,
                                    "15 %: finite N and few networks")
                            .withTheory(theory)
                            .beside(noise > 0 ? Published.Numbers.NONE : Published.kaplanYorke(2, gains[g], n)));
                } else {
                    claims.add(Claim.shown("dimension" + name, "Kaplan-Yorke dimension", "mean over trials", mean)
                            .beside(
                                    noise > 0
                                            ? Published.Numbers.NONE
                                            : Published.kaplanYorke(ALPHAS[a], gains[g], n)));
                }
            }
        }
        return claims;
    }
}
