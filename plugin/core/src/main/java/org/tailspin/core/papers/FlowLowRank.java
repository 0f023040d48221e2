package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.PrincipalComponents;
import org.tailspin.core.recipe.NetworkRecipe;

/** Figure 10: few modes of one strength. The dimension is proportional to their number; x lies in their span, &phi;(x) does not. */
final class FlowLowRank extends Figure {

    private static final int OF_PHI = 0;
    private static final int OF_X = 1;
    private static final int PHI_STEP = 2;
    private static final int X_STEP = 3;

    FlowLowRank() {
        super(
                "modes-10",
                Paper.RANDOM_MODES,
                "Few modes: a dimension in proportion to their number, and a cutoff in the spectrum of x alone",
                320,
                6500);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 16 : 10;
        final double[] gains = setting.isSmall() ? new double[] {6} : new double[] {3, 6, 10};
        final FlowTrials.Length length =
                setting.isSmall() ? new FlowTrials.Length(8, 45, 80) : new FlowTrials.Length(64, 100, 150);
        final List<FlowLaw> laws = new ArrayList<>();
        for (double gain : gains) {
            for (double power = setting.isSmall() ? 3 : 4; power > 0.25; power -= setting.isSmall() ? 1 : 0.5) {
                final int modes = (int) Math.round(n * Math.pow(2, -power));
                laws.add(new FlowLaw(
                        FlowLaw.gain(gain), (double) modes / n, FlowLaw.step(modes), gain, (double) modes / n));
            }
        }
        final FlowPredictions theory = new FlowPredictions(work.monitor());
        final List<FlowTrials> all =
                FlowTrials.measure("flows", laws, n, trials, length, FlowLowRank::numbers, setting, work);
        final List<Mean> ranks = new ArrayList<>();
        final List<Mean> shelves = new ArrayList<>();
        for (FlowTrials one : all) {
            ranks.add(one.mean(X_STEP));
            shelves.add(Mean.of(
                    Arrays.stream(one.values(PHI_STEP)).map(v -> v - 0.5).toArray()));
        }
        final double limit =
                theory.collective(100).lowRankPhi() / theory.collective(100).prPhiOverN(0);
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "rises",
                                "the dimension rises with the number of modes",
                                "participation ratio of φ over N, minus that of the next smaller number",
                                FlowTrials.rises(all, OF_PHI))
                        .ofPaper(),
                Claim.allClose(
                                "theory",
                                "the dimension of φ is that of eq. 38, proportional to the number of modes if these are few",
                                "N over the participation ratio, over that of theory, minus 1: mean over kinds of networks, trial by trial",
                                List.of(FlowTrials.inverseDeviation(all, OF_PHI, theory::ratio)),
                                0.5,
                                "50 %: finite size lowers N/PR by a quarter at N = 320")
                        .ofPaper(),
                Claim.allClose(
                                "theory-x",
                                "the dimension of x is that of eq. I22",
                                "N over the participation ratio, over that of theory, minus 1: mean over kinds of networks, trial by trial",
                                List.of(FlowTrials.inverseDeviation(all, OF_X, theory::ratioOfX)),
                                0.5,
                                "50 %: finite size lowers N/PR by a quarter at N = 320")
                        .ofPaper(),
                Claim.allClose(
                                "rank-of-x",
                                "x has as many dimensions as there are modes, and no more",
                                "variance of component M + 1 of x over that of the first",
                                ranks,
                                1e-9,
                                "rounding, and what a warm-up of 45 time constants leaves")
                        .ofPaper(),
                Claim.positive(
                                "no-cutoff",
                                "the spectrum of φ has no cutoff at the number of modes",
                                "variance of component M + 1 of φ over that of component M, minus 1/2",
                                shelves)
                        .ofPaper(),
                Claim.exact(
                                "limit",
                                "for large gains K^φ tends to 1.53 times the dimension of independent weights",
                                "K^φ over PR/N of independent weights at g = 100, minus 1.53",
                                limit - 1.53,
                                0.005,
                                "the digits of the paper")
                        .ofPaper()
                        .withTheory(limit)
                        .beside(Published.Numbers.published(1.53, "arXiv 2409.01969, section V"))));
        claims.addAll(FlowTrials.shown(all, "ratio", "participation ratio of φ over N", OF_PHI, theory::ratio));
        claims.addAll(FlowTrials.shown(all, "ratio-x", "participation ratio of x over N", OF_X, theory::ratioOfX));
        return new Reproduction(
                List.of(
                        new Panel(
                                "dimension",
                                "Dimension of φ with few modes of one strength, N = " + n,
                                "number of modes over N",
                                "participation ratio over N",
                                true,
                                FlowTrials.series(all, OF_PHI, theory::ratio)),
                        new Panel(
                                "dimension-x",
                                "Dimension of x with few modes of one strength, N = " + n,
                                "number of modes over N",
                                "participation ratio over N",
                                true,
                                FlowTrials.series(all, OF_X, theory::ratioOfX))),
                claims,
                List.of(trials + " networks of each kind."));
    }

    private static double[] numbers(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        final int modes = ((RandomModeEnsemble) recipe.disorder().ensemble())
                .modes(recipe.disorder().n());
        final double[] ofPhi = PrincipalComponents.variances(phi, monitor);
        final double[] ofX = PrincipalComponents.variances(x, monitor);
        return new double[] {
            phi.ratioOverN(monitor),
            x.ratioOverN(monitor),
            ofPhi[modes] / ofPhi[modes - 1],
            Math.abs(ofX[modes]) / ofX[0]
        };
    }
}
