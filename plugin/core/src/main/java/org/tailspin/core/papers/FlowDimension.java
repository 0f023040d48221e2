package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.NetworkRecipe;

/** Figure 4a: the dimension of activity against the effective rank of the couplings, by eq. 38. */
final class FlowDimension extends Figure {

    private static final int TRIALS = 10;
    private static final int RATIO = 0;
    private static final int VARIANCE = 1;
    private static final double[] GAINS = {3, 10};

    /** On the abscissa of the picture. */
    private static final double INDEPENDENT_PLACE = 30;

    /** At N = 300 finite size lowers N/PR by a quarter, and single networks scatter by 30 %. */
    private static final double SAME = 0.5;

    FlowDimension() {
        super(
                "modes-4a",
                Paper.RANDOM_MODES,
                "The dimension of activity of flows against the effective rank",
                300,
                5000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? TRIALS : 10;
        final double[] ranks = setting.isSmall()
                ? new double[] {0.3, 1}
                : new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 3, 10};
        final double[] gains = setting.isSmall() ? GAINS : new double[] {3, 6, 10};
        final List<FlowLaw> laws = new ArrayList<>();
        final List<FlowLaw> limits = new ArrayList<>();
        for (double gain : gains) {
            for (double rank : ranks) {
                laws.add(FlowLaw.ofRank(FlowLaw.gain(gain), rank, gain, rank, n));
            }
            limits.add(FlowLaw.ofRank(FlowLaw.gain(gain), INDEPENDENT_PLACE, gain, FlowLaw.INDEPENDENT, n));
        }
        final FlowPredictions theory = new FlowPredictions(work.monitor());
        final List<FlowTrials> all = FlowTrials.measure(
                "flows",
                laws,
                n,
                trials,
                FlowTrials.Length.of(setting),
                FlowDimension::ratioAndVariance,
                setting,
                work);
        final List<FlowTrials> independent = FlowTrials.measure(
                "independent weights",
                limits,
                n,
                trials,
                FlowTrials.Length.of(setting),
                FlowDimension::ratioAndVariance,
                setting,
                work);
        final List<Mean> byGain = new ArrayList<>();
        final List<Mean> below = new ArrayList<>();
        final List<Mean> same = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= ranks.length) {
                byGain.add(Mean.ofDifferences(
                        all.get(i).values(RATIO), all.get(i - ranks.length).values(RATIO)));
            }
            if (i % ranks.length > 0) {
                final double c0 = theory.c0(all.get(i).law());
                final double[] first = all.get(i - i % ranks.length).values(VARIANCE);
                final double[] values = all.get(i).values(VARIANCE);
                same.add(Mean.of(IntStream.range(0, first.length)
                        .mapToDouble(k -> (values[k] - first[k]) / c0)
                        .toArray()));
            }
            below.add(Mean.ofDifferences(
                    independent.get(i / ranks.length).values(RATIO), all.get(i).values(RATIO)));
        }
        final List<FlowTrials> shown = new ArrayList<>(all);
        shown.addAll(independent);
        final List<Claim> claims = new ArrayList<>();
        claims.add(Claim.positive(
                        "rises-with-rank",
                        "the dimension rises with the effective rank",
                        "participation ratio over N, minus that of the next smaller effective rank",
                        FlowTrials.rises(all, RATIO))
                .ofPaper());
        claims.add(Claim.positive(
                        "below-independent",
                        "the dimension is below that of independent weights at every effective rank",
                        "participation ratio over N of independent weights, minus that of each effective rank",
                        below)
                .ofPaper());
        claims.add(Claim.positive(
                        "rises-with-gain",
                        "the dimension rises with the gain at every effective rank",
                        "participation ratio over N, minus that of the next smaller gain",
                        byGain)
                .ofPaper());
        claims.add(Claim.allClose(
                        "theory",
                        "the dimension is that of eq. 38",
                        "N over the participation ratio, over that of theory, minus 1: mean over kinds of networks, trial by trial",
                        List.of(FlowTrials.inverseDeviation(all, RATIO, theory::ratio)),
                        SAME,
                        "50 %: finite size lowers N/PR by a quarter")
                .ofPaper());
        claims.add(Claim.allClose(
                        "neurons-alike",
                        "the variance of single neurons does not depend on the effective rank",
                        "C(0) minus that of the smallest effective rank, over theory",
                        same,
                        0.03,
                        "3 %, finite N")
                .ofPaper());
        claims.addAll(FlowTrials.shown(shown, "ratio", "participation ratio over N", RATIO, theory::ratio));
        return new Reproduction(
                List.of(
                        new Panel(
                                "dimension",
                                "Dimension of activity of flows, N = " + n,
                                "effective rank over N (30 stands for independent weights)",
                                "participation ratio over N",
                                true,
                                FlowTrials.series(shown, RATIO, theory::ratio)),
                        new Panel(
                                "variance",
                                "Variance of single neurons, N = " + n,
                                "effective rank over N (30 stands for independent weights)",
                                "C(0)",
                                true,
                                FlowTrials.series(shown, VARIANCE, theory::c0))),
                claims,
                List.of(
                        trials + " networks of each kind; all count, whatever they do.",
                        "The dashed line of independent weights in the inset of the paper's figure is at .091 ± .002 (read off"
                                + " the picture) where eq. 38 has .0869 at g = 6."));
    }

    static double[] ratioAndVariance(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        return new double[] {phi.ratioOverN(monitor), phi.covariance(0)};
    }
}
