package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Figures 19 and 20: the Kaplan-Yorke dimension and the participation ratio after pruning ({@link Pruning}). Without their
 * few strongest weights heavy-tailed networks have attractors of as many dimensions as Gaussian ones, at larger gains.
 */
final class PrunedDimension extends Figure {

    private static final double[] ALPHAS = {1, 1.5, 2};
    private static final int CAUCHY = 0;
    private static final int MIDDLE = 1;
    private static final int GAUSSIAN = 2;

    private static final double[] SMALL_GAINS = {1, 2, 5, 10};

    private static final List<Pruning.Cut> STRONGEST = List.of(Pruning.Cut.STRONGEST_1, Pruning.Cut.STRONGEST_3);

    /** From here on all networks without the weakest weights are chaotic. */
    private static final double CHAOTIC = 5;

    /** Of the logarithm of a dimension. */
    private static final double COMPARABLE = Math.log(1.25);

    /** What is measured. */
    enum Dimension {
        /** Of the attractor. */
        KAPLAN_YORKE("19", "Kaplan-Yorke dimension"),
        /** Of the activity. */
        PARTICIPATION_RATIO("20", "participation ratio");

        private final String id;
        private final String label;

        Dimension(String id, String label) {
            this.id = id;
            this.label = label;
        }

        private Measure measure(boolean isSmall) {
            if (this == PARTICIPATION_RATIO) {
                return new ActivityDimension.Ratio(isSmall ? new Simulation(1000, 351) : new Simulation(2900, 1050));
            }
            return new AttractorDimension.Dimension(
                    isSmall
                            ? new LyapunovSettings(LyapunovSettings.AUTO, 1000, 50, 60)
                            : new LyapunovSettings(LyapunovSettings.AUTO, 2900, 100, 50),
                    false);
        }
    }

    private final Dimension dimension;

    PrunedDimension(Dimension dimension) {
        super(
                dimension.id,
                Paper.HEAVY_TAILS,
                "Without their strongest weights heavy-tailed networks have more dimensions (" + dimension.label + ")",
                200,
                1000);
        this.dimension = dimension;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 6 : 3;
        final double[] gains = setting.isSmall() ? SMALL_GAINS : paperGains();
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (Pruning.Cut cut : Pruning.Cut.values()) {
            for (double alpha : ALPHAS) {
                recipes.addAll(Networks.of(cut.of(Networks.stable(alpha)), n, gains, trials, 0, setting));
            }
        }
        final TrialTable table =
                TrialTable.of(gains, trials, work.sweep("dimensions", recipes, dimension.measure(setting.isSmall())));
        final List<Panel> panels = new ArrayList<>();
        for (Pruning.Cut cut : Pruning.Cut.values()) {
            final List<Series> series = new ArrayList<>();
            for (int a = 0; a < ALPHAS.length; a++) {
                series.add(new Series(Networks.alpha(ALPHAS[a]), table.samples(law(cut, a))));
            }
            panels.add(new Panel(
                    cut.id(),
                    "The " + dimension.label + " " + cut.label() + ", N = " + n,
                    Panel.GAIN,
                    dimension.label,
                    true,
                    series));
        }
        return new Reproduction(
                panels,
                claims(n, gains, table),
                List.of(
                        trials + " trials of N = " + n + ", the same networks with all and with pruned weights.",
                        "Independent numbers are means over 4 other networks of the same size."));
    }

    /** The published ones, with those of the claims, which lie between them. */
    private static double[] paperGains() {
        return Grid.of(Arrays.asList(new Grid(0.1, 10, 50, true), Grid.single(1), Grid.single(2), Grid.single(5)))
                .values();
    }

    private static int law(Pruning.Cut cut, int alpha) {
        return cut.ordinal() * ALPHAS.length + alpha;
    }

    private List<Claim> claims(int n, double[] gains, TrialTable table) {
        final int last = gains.length - 1;
        final List<Claim> claims = new ArrayList<>();
        final List<Mean> raised = new ArrayList<>();
        final List<Mean> comparable = new ArrayList<>();
        for (Pruning.Cut cut : STRONGEST) {
            for (int a : new int[] {CAUCHY, MIDDLE}) {
                raised.add(Mean.ofDifferences(table.of(law(cut, a), last), table.of(law(Pruning.Cut.NONE, a), last)));
            }
            comparable.add(Mean.ofDifferences(
                    logLargest(gains, table, law(cut, MIDDLE)), logLargest(gains, table, law(cut, GAUSSIAN))));
        }
        claims.add(Claim.positive(
                        "strong-raises",
                        "without the strongest 1 % or 3 % the dimension of heavy tails is larger in the chaotic regime, α = 1"
                                + " and 1.5",
                        dimension.label + " at g = " + Networks.plain(gains[last])
                                + ", minus with all weights, paired by trial",
                        raised)
                .ofPaper());
        claims.add(Claim.positive(
                        "strong-later",
                        "without the strongest 1 % or 3 % it rises at larger gains, α = 1 (g = 2) and 1.5 (g = 1)",
                        dimension.label + " with all weights minus without the strongest, paired by trial",
                        STRONGEST.stream()
                                .flatMap(cut -> IntStream.of(CAUCHY, MIDDLE)
                                        .mapToObj(a -> Mean.ofDifferences(
                                                table.of(law(Pruning.Cut.NONE, a), at(gains, a == CAUCHY ? 2 : 1)),
                                                table.of(law(cut, a), at(gains, a == CAUCHY ? 2 : 1)))))
                                .toList())
                .ofPaper());
        claims.add(Claim.allClose(
                        "strong-comparable",
                        "without the strongest 1 % or 3 % the largest dimension of α = 1.5 is comparable to that of α = 2",
                        "ln of the largest " + dimension.label + " over gains, α = 1.5 minus α = 2, paired by trial",
                        comparable,
                        COMPARABLE,
                        "25 %")
                .ofPaper());
        final List<Mean> ordered = new ArrayList<>();
        for (int g = 0; g < gains.length; g++) {
            for (int a = 1; a < ALPHAS.length && gains[g] >= CHAOTIC; a++) {
                ordered.add(Mean.ofDifferences(
                        table.of(law(Pruning.Cut.WEAKEST_95, a), g), table.of(law(Pruning.Cut.WEAKEST_95, a - 1), g)));
            }
        }
        claims.add(Claim.positive(
                        "weak-trend",
                        "without the weakest 95 % the dimension is still lower the heavier the tail, at every g >= "
                                + Networks.plain(CHAOTIC),
                        dimension.label + " minus that at the next smaller α, paired by trial",
                        ordered)
                .ofPaper());
        for (Pruning.Cut cut : Pruning.Cut.values()) {
            for (int a = 0; a < ALPHAS.length; a++) {
                for (double gain : SMALL_GAINS) {
                    claims.add(Claim.shown(
                                    "dimension " + cut.id() + " alpha=" + Networks.plain(ALPHAS[a]) + " g="
                                            + Networks.plain(gain),
                                    dimension.label + ", " + cut.label(),
                                    "mean over trials",
                                    Mean.of(table.of(law(cut, a), at(gains, gain))))
                            .beside(Published.prunedDimension(dimension, cut, a, gain, n)));
                }
            }
        }
        return claims;
    }

    private static int at(double[] gains, double gain) {
        return Arrays.binarySearch(gains, gain);
    }

    /** ln of the largest over all gains, for every trial. */
    private static double[] logLargest(double[] gains, TrialTable table, int law) {
        final double[] largest = new double[table.trials()];
        for (int g = 0; g < gains.length; g++) {
            final double[] values = table.of(law, g);
            Arrays.setAll(largest, trial -> Math.max(largest[trial], values[trial]));
        }
        return Arrays.stream(largest).map(Math::log).toArray();
    }
}
