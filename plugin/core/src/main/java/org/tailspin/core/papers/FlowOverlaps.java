package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.CorrelatedFlowTheory;

/**
 * Figure 7: left and right vectors of strong modes that overlap by &gamma;, those of weak ones by -&gamma;, so that no neuron acts on itself.
 * Two of the paper's three panels do not follow from its caption: see the remarks.
 */
final class FlowOverlaps extends Figure {

    private static final double STEEPNESS = 16;
    static final double RANK = 0.3;

    private static final int RATIO = 0;
    private static final int VARIANCE = 1;

    private static final double[] GAINS = {3, 10};
    private static final double[] GAMMAS = {-0.6, -0.4, 0, 0.4, 0.6};

    /** The overlap that is followed to large N at the larger gain, where it changes the dimension most in theory. */
    private static final double STRONG = 0.4;

    private static final int STRONG_AT_LARGE_GAIN = GAMMAS.length + 3;

    /** Of .042 at &gamma; = -.4 and .0125 at .4, over their mean, in the panel of equal strengths. */
    private static final double PANEL_ASYMMETRY = 1.08;

    FlowOverlaps() {
        super("modes-7", Paper.RANDOM_MODES, "Overlaps of left and right vectors change the dimension", 600, 5000);
    }

    /** What theory says of a kind of network: dimension, its error, variance of single neurons. */
    private record Solved(double ratio, double error, double variance) {

        static Solved of(double[] numbers) {
            return new Solved(Work.number(numbers, 0), Work.number(numbers, 1), Work.number(numbers, 2));
        }
    }

    private static ModeSpectrum spectrum(double rank) {
        return rank < 1 ? new ModeSpectrum.OfEffectiveRank(rank) : new ModeSpectrum.Flat();
    }

    private static double[] overlaps(double rank, double gamma, int n) {
        return CorrelatedFlowTheory.sigmoidOverlaps(spectrum(rank).strengths(n, n), gamma, STEEPNESS);
    }

    /** Networks of which strong modes overlap by &gamma;, at a place on an abscissa. */
    static FlowLaw law(double x, double gain, double rank, double gamma, int n) {
        return new FlowLaw(
                FlowLaw.gain(gain) + ", " + FlowLaw.rank(rank),
                x,
                new RandomModeEnsemble(
                        spectrum(rank),
                        n,
                        RandomModeEnsemble.Basis.GAUSSIAN,
                        Arrays.stream(overlaps(rank, gamma, n)).boxed().toList()),
                gain,
                rank);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int largest = largestNetwork(setting);
        final int n = setting.isSmall() ? largest / 3 : largest;
        final int trials = setting.isSmall() ? 16 : 10;
        final List<FlowLaw> laws = new ArrayList<>();
        for (double gain : GAINS) {
            for (double gamma : GAMMAS) {
                laws.add(law(gamma, gain, RANK, gamma, n));
            }
        }
        for (double gamma : new double[] {-STRONG, STRONG}) {
            laws.add(law(gamma, GAINS[0], 1, gamma, n));
        }
        final List<FlowTrials> all = FlowTrials.measure(
                "flows", laws, n, trials, FlowTrials.Length.of(setting), FlowOverlaps::numbers, setting, work);
        final int[] sizes = {largest / 4, largest / 2, largest};
        final List<FlowTrials> bySize = new ArrayList<>();
        for (int size : sizes) {
            bySize.addAll(FlowTrials.measure(
                    "N = " + size,
                    List.of(law(1.0 / size, GAINS[1], RANK, STRONG, size)),
                    size,
                    trials,
                    FlowTrials.Length.of(setting),
                    FlowOverlaps::numbers,
                    setting,
                    work));
        }
        final FlowPredictions exact = new FlowPredictions(work.monitor());
        final double[] weights = new double[laws.size()];
        Arrays.fill(weights, 1);
        final List<double[]> solved =
                work.map("theory", weights, (index, monitor) -> solve(laws.get(index), exact, setting, monitor));
        final List<Solved> theory = solved.stream().map(Solved::of).toList();
        return new Reproduction(
                panels(n, all, bySize, theory),
                claims(all, bySize, theory, exact),
                List.of(
                        trials + " networks of each kind; all count, whatever they do. Overlaps are"
                                + " -γ tanh(8 (u - u0)) of the relative number u of a mode, with the u0 for which Σ D ρ = 0.",
                        "Margins are half of what the overlaps change in theory, or half of what the paper's panel shows: a claim that"
                                + " holds excludes theory without overlaps. They were chosen before the first run.",
                        "Where all strengths are equal, u0 is 1/2 and γ → -γ numbers the modes from the other end: everything is"
                                + " exactly even in γ. The paper's panel of PR^D = 1 has .042 at -.4 and .0125 at +.4 (g = 3, read off the picture).",
                        "At γ = 0 eq. 38 has .0280, .0510, .0617 for g = 3, 6, 10 at E = 1, as figures 4a, 5a and 10a do; the"
                                + " panel's lines have .0315, .0555, .0602. Figure 7 beyond its left panel at g = 3 is no reference."));
    }

    /** Participation ratio over N and variance of &phi;(x). */
    static double[] numbers(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        return new double[] {phi.ratioOverN(monitor), phi.covariance(0)};
    }

    /** Exact without overlaps; otherwise by the solver. */
    private static double[] solve(FlowLaw law, FlowPredictions exact, Setting setting, Monitor monitor) {
        if (law.x() == 0) {
            return new double[] {exact.ratio(law), 0, exact.c0(law)};
        }
        final CorrelatedFlowTheory one = theory(law.gain(), law.rank(), law.x(), FlowTrials.solver(setting, monitor));
        return new double[] {one.prPhiOverN(), one.prPhiOverNError(), one.c0()};
    }

    /** Theory of the same for large N. */
    static CorrelatedFlowTheory theory(double gain, double rank, double gamma, CorrelatedFlowTheory.Work work) {
        final int modes = 400;
        return CorrelatedFlowTheory.ofModes(
                Nonlinearity.ERF,
                Arrays.stream(spectrum(rank).strengths(modes, modes))
                        .map(d -> gain * d)
                        .toArray(),
                overlaps(rank, gamma, modes),
                modes,
                work);
    }

    private static List<Claim> claims(
            List<FlowTrials> all, List<FlowTrials> bySize, List<Solved> theory, FlowPredictions exact) {
        final Solved strong = theory.get(STRONG_AT_LARGE_GAIN);
        final FlowLaw strongLaw = all.get(STRONG_AT_LARGE_GAIN).law();
        final FlowTrials biggest = bySize.get(bySize.size() - 1);
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "maximum",
                                "the dimension is largest at a negative overlap of the strong modes, not without overlaps",
                                "participation ratio over N at γ = -0.4 minus that at 0, at g = 3 and 10",
                                List.of(difference(all, 1, 2), difference(all, 6, 7)))
                        .ofPaper(),
                Claim.positive(
                                "strong-positive",
                                "strong positive overlaps lower the dimension",
                                "participation ratio over N at γ = 0 minus that at 0.4 and 0.6, at g = 3 and 10",
                                List.of(
                                        difference(all, 2, 3),
                                        difference(all, 2, 4),
                                        difference(all, 7, 8),
                                        difference(all, 7, 9)))
                        .ofPaper(),
                Claim.positive(
                                "strong-negative",
                                "strong negative overlaps lower the dimension",
                                "participation ratio over N at γ = -0.4 minus that at -0.6, at g = 3 and 10",
                                List.of(difference(all, 1, 0), difference(all, 6, 5)))
                        .ofPaper(),
                Claim.positive(
                                "weaker",
                                "the effect is weaker at large gains",
                                "logarithm of the ratio of γ = 0.4 over γ = 0, g = 10 minus g = 3",
                                List.of(Mean.ofDifferences(logs(all, 8, 7), logs(all, 3, 2))))
                        .ofPaper(),
                Claim.allClose(
                        "even",
                        "where all strengths are equal, positive and negative overlaps have one dimension",
                        "participation ratio over N at γ = 0.4 minus that at -0.4, over their mean",
                        List.of(asymmetry(all)),
                        PANEL_ASYMMETRY / 2,
                        "half of what the paper's panel has"),
                Claim.close(
                                "variance",
                                "the variance of single neurons is that of theory, eq. 47 to 49",
                                "C(0) at γ = 0.4, g = 10 in the largest networks",
                                biggest.mean(VARIANCE),
                                strong.variance,
                                Math.abs(strong.variance - exact.c0(strongLaw)) / 2,
                                "half of what the overlaps change in theory")
                        .ofPaper()
                        .withTheory(strong.variance),
                Claim.close(
                                "limit",
                                "the dimension for large N is that of eq. 51",
                                "participation ratio over N at γ = 0.4, g = 10: intercept of a line in 1/N through three sizes",
                                intercept(bySize),
                                strong.ratio,
                                Math.abs(strong.ratio - exact.ratio(strongLaw)) / 2,
                                "half of what the overlaps change in theory")
                        .ofPaper()
                        .withTheory(strong.ratio)));
        for (int k = 0; k < all.size(); k++) {
            final String id = all.get(k).law().id();
            claims.add(Claim.shown(
                            "ratio " + id,
                            "participation ratio over N; the last number of its name is γ",
                            "mean over trials",
                            all.get(k).mean(RATIO))
                    .withTheory(theory.get(k).ratio));
            claims.add(Claim.shown(
                            "c0 " + id,
                            "C(0); the last number of its name is γ",
                            "mean over trials",
                            all.get(k).mean(VARIANCE))
                    .withTheory(theory.get(k).variance));
            if (theory.get(k).error > 0) {
                claims.add(Claim.shown(
                        "theory " + id,
                        "participation ratio over N of theory",
                        "eq. 51, with the error of its solver",
                        new Mean(2, theory.get(k).ratio, theory.get(k).error)));
            }
        }
        for (FlowTrials one : bySize) {
            final String id = " N=" + Math.round(1 / one.law().x());
            claims.add(Claim.shown(
                            "size" + id,
                            "participation ratio over N at γ = 0.4, g = 10",
                            "mean over trials",
                            one.mean(RATIO))
                    .withTheory(strong.ratio));
            claims.add(Claim.shown("c0" + id, "C(0) at γ = 0.4, g = 10", "mean over trials", one.mean(VARIANCE))
                    .withTheory(strong.variance));
        }
        return claims;
    }

    private static Mean difference(List<FlowTrials> all, int larger, int smaller) {
        return Mean.ofDifferences(
                all.get(larger).values(RATIO), all.get(smaller).values(RATIO));
    }

    private static double[] logs(List<FlowTrials> all, int above, int below) {
        final double[] one = all.get(above).values(RATIO);
        final double[] two = all.get(below).values(RATIO);
        final double[] logs = new double[one.length];
        Arrays.setAll(logs, k -> Math.log(one[k] / two[k]));
        return logs;
    }

    private static Mean asymmetry(List<FlowTrials> all) {
        final double[] positive = all.get(all.size() - 2).values(RATIO);
        final double[] negative = all.get(all.size() - 1).values(RATIO);
        final double mean = (Mean.of(positive).value() + Mean.of(negative).value()) / 2;
        return Mean.difference(
                Mean.of(Arrays.stream(positive).map(v -> v / mean).toArray()),
                Mean.of(Arrays.stream(negative).map(v -> v / mean).toArray()));
    }

    /** At 1/N = 0, of the line of least squares with the errors of the means. */
    static Mean intercept(List<FlowTrials> bySize) {
        double weights = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        int count = Integer.MAX_VALUE;
        for (FlowTrials one : bySize) {
            final Mean mean = one.mean(RATIO);
            final double weight = 1 / (mean.standardError() * mean.standardError());
            weights += weight;
            x += weight * one.law().x();
            y += weight * mean.value();
            xx += weight * one.law().x() * one.law().x();
            xy += weight * one.law().x() * mean.value();
            count = Math.min(count, mean.count());
        }
        final double determinant = weights * xx - x * x;
        return new Mean(count, (xx * y - x * xy) / determinant, Math.sqrt(xx / determinant));
    }

    private static List<Panel> panels(int n, List<FlowTrials> all, List<FlowTrials> bySize, List<Solved> theory) {
        final Map<String, Solved> byLaw = new HashMap<>();
        for (int k = 0; k < all.size(); k++) {
            byLaw.put(all.get(k).law().id(), theory.get(k));
        }
        return List.of(
                new Panel(
                        "overlaps",
                        "Dimension of activity with overlaps, N = " + n,
                        "overlap γ of the strong modes",
                        "participation ratio over N",
                        false,
                        FlowTrials.series(all, RATIO, law -> byLaw.get(law.id()).ratio)),
                new Panel(
                        "sizes",
                        "Dimension of activity with overlaps γ = 0.4, g = 10, against 1/N",
                        "1/N",
                        "participation ratio over N",
                        false,
                        FlowTrials.series(bySize, RATIO, law -> theory.get(STRONG_AT_LARGE_GAIN).ratio)));
    }
}
