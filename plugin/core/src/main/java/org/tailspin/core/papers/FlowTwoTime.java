package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.NetworkRecipe;

/** Figure 4b: the two-time function &Psi;(&tau;, 0) of the population, by eq. 24 and 28, beside C(&tau;) of single neurons. */
final class FlowTwoTime extends Figure {

    private static final double[] RANKS = {0.3, 1, 10};
    private static final int[] LAGS = IntStream.range(0, 20).toArray();
    private static final double[] TIMES =
            Arrays.stream(LAGS).mapToDouble(lag -> lag).toArray();

    /**
     * The lag of the claims. At later ones single networks of N = 300 differ by more than the whole function: their slowest modes
     * oscillate, each with a frequency of its own.
     */
    private static final int LAG = 2;

    FlowTwoTime() {
        super(
                "modes-4b",
                Paper.RANDOM_MODES,
                "The two-time function of the population hardly depends on the effective rank",
                300,
                5000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 8 : 10;
        final double[] gains = setting.isSmall() ? new double[] {3, 10} : new double[] {3, 10, 20};
        final FlowTrials.Length length =
                setting.isSmall() ? new FlowTrials.Length(8, 40, 80) : FlowTrials.Length.of(setting);
        final List<FlowLaw> laws = new ArrayList<>();
        for (double gain : gains) {
            for (double rank : RANKS) {
                laws.add(FlowLaw.ofRank(FlowLaw.gain(gain), rank, gain, rank, n));
            }
        }
        final FlowPredictions theory = new FlowPredictions(work.monitor());
        final List<FlowTrials> all =
                FlowTrials.measure("flows", laws, n, trials, length, FlowTwoTime::functions, setting, work);
        final List<Mean> same = new ArrayList<>();
        final List<Mean> longer = new ArrayList<>();
        final List<Mean> deviations = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            final FlowTrials one = all.get(i);
            final double[] values = one.values(LAG);
            if (i % RANKS.length > 0) {
                same.add(
                        Mean.ofDifferences(values, all.get(i - i % RANKS.length).values(LAG)));
            }
            longer.add(Mean.ofDifferences(one.values(LAG), one.values(LAGS.length + LAG)));
            final double expected = theory.twoTime(one.law(), TIMES)[LAG];
            deviations.add(Mean.of(Arrays.stream(values).map(v -> v - expected).toArray()));
        }
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "outlives",
                                "the population remembers longer than single neurons",
                                "Ψ(2, 0)/Ψ(0, 0) minus C(2)/C(0)",
                                longer)
                        .ofPaper(),
                Claim.allClose(
                                "rank",
                                "the effective rank hardly changes the shape of the function",
                                "Ψ(2, 0)/Ψ(0, 0), minus that of the smallest effective rank",
                                same,
                                0.2,
                                "a fifth of where it begins")
                        .ofPaper(),
                Claim.exact(
                                "rank-theory",
                                "the same in theory",
                                "largest difference between E = 0.3 and E = 10 up to a lag of 19",
                                difference(theory, gains, 0.3, 10),
                                0.05,
                                "of a function that begins at 1")
                        .ofPaper(),
                Claim.exact(
                        "gain-theory",
                        "from g = 10 on the gain hardly changes the shape of the function, in theory",
                        "largest difference between g = 10 and g = 20 up to a lag of 19, at E = 0.3, 1 and 10",
                        difference(theory),
                        0.02,
                        "of a function that begins at 1"),
                Claim.allClose(
                                "theory",
                                "the function is that of eq. 28 with eq. 38",
                                "Ψ(2, 0)/Ψ(0, 0), minus that of theory",
                                deviations,
                                0.2,
                                "a fifth of where it begins, finite N")
                        .ofPaper()));
        final List<Panel> panels = new ArrayList<>();
        for (double rank : RANKS) {
            final List<Series> series = new ArrayList<>();
            for (FlowTrials one : all) {
                if (one.law().rank() == rank) {
                    series.add(one.curve(one.law().series(), TIMES, 0, theory.twoTime(one.law(), TIMES)));
                }
            }
            panels.add(new Panel(
                    "two-time-" + Networks.plain(rank),
                    "Two-time function of the population, " + FlowLaw.rank(rank) + ", N = " + n,
                    "lag (time constants)",
                    "Ψ(lag, 0) / Ψ(0, 0)",
                    false,
                    series));
        }
        for (FlowTrials one : all) {
            claims.add(Claim.shown(
                            "psi " + one.law().id(),
                            "Ψ(2, 0)/Ψ(0, 0), the last number of its name is E",
                            "mean over trials",
                            one.mean(LAG))
                    .withTheory(theory.twoTime(one.law(), TIMES)[LAG]));
        }
        return new Reproduction(
                panels,
                claims,
                List.of(
                        trials
                                + " networks of each kind, in pairs of independent trajectories. At lags above 5 those of N = 300 differ by"
                                + " more than the function: their slowest modes oscillate.",
                        "It is not the function of both times shifted, Ψ(lag, lag), that the pipeline invisible has."));
    }

    private static double difference(FlowPredictions theory, double[] gains, double low, double high) {
        double largest = 0;
        for (double gain : gains) {
            largest = Math.max(largest, difference(theory, gain, low, gain, high));
        }
        return largest;
    }

    private static double difference(FlowPredictions theory) {
        double largest = 0;
        for (double rank : RANKS) {
            largest = Math.max(largest, difference(theory, 10, rank, 20, rank));
        }
        return largest;
    }

    private static double difference(FlowPredictions theory, double gain, double rank, double gain2, double rank2) {
        final double[] one = theory.twoTime(FlowLaw.ofRank("", 0, gain, rank, 100), TIMES);
        final double[] two = theory.twoTime(FlowLaw.ofRank("", 0, gain2, rank2, 100), TIMES);
        return IntStream.range(0, one.length)
                .mapToDouble(l -> Math.abs(one[l] - two[l]))
                .max()
                .orElseThrow();
    }

    /** The two-time function over its first value, then C(lag)/C(0). */
    private static double[] functions(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        final double[] population = phi.twoTime(monitor, LAGS);
        final double[] numbers = new double[2 * LAGS.length];
        final double c0 = phi.covariance(0);
        for (int l = 0; l < LAGS.length; l++) {
            numbers[l] = population[l] / population[0];
            numbers[LAGS.length + l] = phi.covariance(LAGS[l]) / c0;
        }
        return numbers;
    }
}
