package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.LagFunction;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.PrincipalComponents;
import org.tailspin.core.recipe.NetworkRecipe;

/** Figure 9: principal components have time scales of their own, whose weighted means are C(&tau;) and &Psi;(&tau;, 0). */
final class FlowComponents extends IndependentFlow {

    private static final int[] LAGS = IntStream.range(0, 31).toArray();
    private static final double[] TIMES =
            Arrays.stream(LAGS).mapToDouble(lag -> lag).toArray();

    /** In the order of variance: first, tenth and fiftieth. */
    private static final int[] SHOWN = {0, 9, 49};

    /** Places of the numbers: time scales, differences of the identities, and three functions of the lag. */
    private static final int FIRST_IDENTITY = SHOWN.length;

    private static final int SECOND_IDENTITY = FIRST_IDENTITY + 1;
    private static final int SINGLE = SECOND_IDENTITY + 1;
    private static final int POPULATION = SINGLE + LAGS.length;
    private static final int COMPONENT = POPULATION + LAGS.length;

    /** Single networks may have one slow mode: the shape of their function scatters by 0.1. */
    private static final double SAME = 0.2;

    FlowComponents() {
        super(
                "modes-9",
                "Time scales of principal components, and their weighted means",
                6,
                400,
                4000,
                8,
                new FlowTrials.Length(8, 40, 150),
                new FlowTrials.Length(64, 100, 300));
    }

    @Override
    Reproduction reproduction(int n, FlowTrials all, FlowPredictions theory, Setting setting) {
        final FlowLaw law = all.law();
        final double[] population = theory.twoTime(law, TIMES);
        final double[] single = theory.correlation(law, TIMES);
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "slow-components",
                                "components of large variance are slow",
                                "integral of the autocorrelation up to a lag of 30, of components 1 and 10 minus that of 10 and 50",
                                List.of(
                                        Mean.ofDifferences(all.values(0), all.values(1)),
                                        Mean.ofDifferences(all.values(1), all.values(2))))
                        .ofPaper(),
                Claim.allClose(
                                "identity-single",
                                "autocorrelations weighted by the variances add to C of single neurons",
                                "largest difference at any lag over C(0)",
                                List.of(all.mean(FIRST_IDENTITY)),
                                1e-12,
                                "rounding")
                        .ofPaper(),
                Claim.allClose(
                                "identity-population",
                                "autocorrelations weighted by the squares of the variances add to the two-time function, eq. 28",
                                "largest difference at any lag over the value at lag 0",
                                List.of(all.mean(SECOND_IDENTITY)),
                                1e-12,
                                "rounding")
                        .ofPaper(),
                Claim.allClose(
                                "theory-single",
                                "C of single neurons is that of theory",
                                "C(lag)/C(0) minus theory, at lags 1, 2, 5 and 10",
                                deviations(all, SINGLE, single),
                                0.1,
                                "finite N: half of what C falls by from lag 1 to 2")
                        .ofPaper(),
                Claim.allClose(
                                "theory-population",
                                "the two-time function is that of theory",
                                "Ψ(lag, 0)/Ψ(0, 0) minus theory, at lags 1, 2, 5 and 10",
                                deviations(all, POPULATION, population),
                                SAME,
                                "finite N, and networks with one slow mode")
                        .ofPaper()));
        for (int k = 0; k < SHOWN.length; k++) {
            claims.add(Claim.shown(
                    "time " + (SHOWN[k] + 1),
                    "time scale of component " + (SHOWN[k] + 1) + ", in time constants",
                    "integral of its autocorrelation up to a lag of 30, mean over trials",
                    all.mean(k)));
        }
        final List<Series> components = new ArrayList<>();
        for (int k = 0; k < SHOWN.length; k++) {
            components.add(all.curve("component " + (SHOWN[k] + 1), TIMES, COMPONENT + k * LAGS.length));
        }
        return new Reproduction(
                List.of(
                        new Panel(
                                "components",
                                "Autocorrelation of principal components, g = 6, N = " + n,
                                "lag (time constants)",
                                "autocorrelation",
                                false,
                                components),
                        new Panel(
                                "means",
                                "Single neurons and population, g = 6, N = " + n,
                                "lag (time constants)",
                                "over its value at lag 0",
                                false,
                                List.of(
                                        all.curve("C of single neurons", TIMES, SINGLE, single),
                                        all.curve("Ψ of the population", TIMES, POPULATION, population)))),
                claims,
                List.of(trials(setting)
                        + " networks; the function of the population from pairs of independent trajectories."));
    }

    private static List<Mean> deviations(FlowTrials all, int first, double[] theory) {
        return IntStream.of(1, 2, 5, 10)
                .mapToObj(lag -> Mean.of(Arrays.stream(all.values(first + lag))
                        .map(v -> v - theory[lag])
                        .toArray()))
                .toList();
    }

    @Override
    double[] numbers(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        final PrincipalComponents components = PrincipalComponents.of(phi, monitor);
        final double[] numbers = new double[COMPONENT + SHOWN.length * LAGS.length];
        for (int k = 0; k < SHOWN.length; k++) {
            final double[] own = components.autocorrelation(SHOWN[k], LAGS);
            numbers[k] = LagFunction.integralTime(TIMES, own);
            System.arraycopy(own, 0, numbers, COMPONENT + k * LAGS.length, LAGS.length);
        }
        final double[] single = components.weighted(1, LAGS);
        final double[] squared = components.weighted(2, LAGS);
        final double[] sample = phi.sampleTwoTime(monitor, LAGS);
        final double[] population = phi.twoTime(monitor, LAGS);
        final double c0 = phi.covariance(0);
        for (int l = 0; l < LAGS.length; l++) {
            final double c = phi.covariance(LAGS[l]);
            numbers[FIRST_IDENTITY] = Math.max(numbers[FIRST_IDENTITY], Math.abs(single[l] - c) / c0);
            numbers[SECOND_IDENTITY] = Math.max(numbers[SECOND_IDENTITY], Math.abs(squared[l] - sample[l]) / sample[0]);
            numbers[SINGLE + l] = c / c0;
            numbers[POPULATION + l] = population[l] / population[0];
        }
        return numbers;
    }
}
