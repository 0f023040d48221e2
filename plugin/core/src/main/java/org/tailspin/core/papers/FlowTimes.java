package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.PrincipalComponents;
import org.tailspin.core.recipe.NetworkRecipe;

/** Figure 3: the covariance of neurons and that of times have one participation ratio, and far times fluctuate as neurons do. */
final class FlowTimes extends IndependentFlow {

    /** More than single neurons remember: C falls to 1 % in 15 time constants. */
    private static final int APART = 30;

    private static final int[] LAGS = {0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40};

    private static final int DIFFERENCE = 0;
    private static final int DISTANT = 1;
    private static final int CROSS = 2;
    private static final int BAND = 3;

    FlowTimes() {
        super(
                "modes-3",
                "Covariances of neurons and of times hold one dimension",
                2.25,
                400,
                2500,
                16,
                new FlowTrials.Length(4, 50, 250),
                new FlowTrials.Length(16, 100, 500));
    }

    @Override
    Reproduction reproduction(int n, FlowTrials all, FlowPredictions theory, Setting setting) {
        final FlowLaw law = all.law();
        final double ratio = theory.ratio(law);
        final double[] lags = Arrays.stream(LAGS).mapToDouble(lag -> lag).toArray();
        final double[] single = theory.correlation(law, lags);
        final List<Mean> band = new ArrayList<>();
        for (int l = 1; l < LAGS.length; l++) {
            final double expected = single[l];
            band.add(Mean.of(
                    Arrays.stream(all.values(BAND + l)).map(v -> v - expected).toArray()));
        }
        final List<Claim> claims = List.of(
                Claim.allClose(
                                "one-ratio",
                                "the covariance of neurons and that of times have one participation ratio",
                                "difference over the ratio, of one run of " + times(setting) + " states",
                                List.of(all.mean(DIFFERENCE)),
                                1e-12,
                                "rounding")
                        .ofPaper(),
                Claim.allClose(
                                "distant-times",
                                "the covariance of distant times fluctuates by the dimension, eq. 32",
                                "N over the participation ratio from times at least 30 apart, over theory, minus 1",
                                List.of(FlowTrials.inverseDeviation(List.of(all), DISTANT, theory::ratio)),
                                0.4,
                                "40 %: finite size lowers N/PR by a fifth at N = 400")
                        .ofPaper()
                        .withTheory(ratio),
                Claim.allClose(
                                "both-ways",
                                "distant times and independent runs have one participation ratio",
                                "difference of the two estimates over theory",
                                List.of(Mean.of(difference(all, ratio))),
                                0.3,
                                "30 %, few runs")
                        .ofPaper(),
                Claim.allClose(
                                "band",
                                "the covariance of times has a band of the width of C(lag) of single neurons",
                                "C(t, t + lag)/C(t, t) minus theory",
                                band,
                                0.15,
                                "finite N")
                        .ofPaper(),
                Claim.shown(
                                "distant",
                                "participation ratio over N by distant times",
                                "mean over trials",
                                all.mean(DISTANT))
                        .withTheory(ratio),
                Claim.shown(
                                "cross",
                                "participation ratio over N by independent runs",
                                "mean over trials",
                                all.mean(CROSS))
                        .withTheory(ratio));
        return new Reproduction(
                List.of(new Panel(
                        "band",
                        "Covariance of times, g = 2.25, N = " + n,
                        "lag (time constants)",
                        "C(t, t + lag) / C(t, t)",
                        false,
                        List.of(all.curve("independent weights", lags, BAND, single)))),
                claims,
                List.of(
                        trials(setting) + " networks.",
                        "The paper draws C(t1, t2) as a map of colours; here is its mean along the diagonal, by the lag."));
    }

    private static double[] difference(FlowTrials all, double ratio) {
        final double[] distant = all.values(DISTANT);
        final double[] cross = all.values(CROSS);
        final double[] difference = new double[distant.length];
        Arrays.setAll(difference, k -> (distant[k] - cross[k]) / ratio);
        return difference;
    }

    @Override
    double[] numbers(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        final IndependentRuns one = new IndependentRuns(new double[][][] {phi.states(0), phi.states(0)});
        final double fromNeurons = ratio(PrincipalComponents.variances(one, monitor));
        double trace = 0;
        double squares = 0;
        final double[][] times = phi.timeCovariance(0);
        for (int t = 0; t < times.length; t++) {
            trace += times[t][t];
            squares += Arrays.stream(times[t]).map(c -> c * c).sum();
        }
        final double fromTimes = trace * trace / squares;
        double fluctuations = 0; // of N/PR, whose mean is free of bias
        for (int a = 0; a < phi.count(); a++) {
            fluctuations += 1 / phi.ratioByDistantTimes(a, APART) / phi.count();
        }
        final double[] numbers = new double[BAND + LAGS.length];
        numbers[DIFFERENCE] = fromNeurons / fromTimes - 1;
        numbers[DISTANT] = 1 / fluctuations;
        numbers[CROSS] = phi.ratioOverN(monitor);
        for (int l = 0; l < LAGS.length; l++) {
            numbers[BAND + l] = phi.covariance(LAGS[l]) / phi.covariance(0);
        }
        return numbers;
    }

    private static double ratio(double[] variances) {
        final double sum = Arrays.stream(variances).sum();
        return sum * sum / Arrays.stream(variances).map(v -> v * v).sum();
    }
}
