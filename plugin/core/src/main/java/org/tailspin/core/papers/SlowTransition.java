package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.theory.TransitionGain;

/**
 * Figures 2, 4 (with &alpha; = 0.5) and 5 (with noise): the largest Lyapunov exponent against the gain. The transition to
 * chaos comes earlier, and more slowly, the heavier the tail; and the earlier, the larger the network.
 */
final class SlowTransition extends Figure {

    private static final String RESAMPLING = "onset";

    private final double[] alphas;
    private final double noise;

    private SlowTransition(String id, String title, double[] alphas, double noise) {
        super(id, Paper.HEAVY_TAILS, title, 300, 10_000);
        this.alphas = alphas;
        this.noise = noise;
    }

    static SlowTransition figure2() {
        return new SlowTransition(
                "2",
                "Heavy tails make the transition to chaos slow, and early in large networks",
                new double[] {1, 1.5, 2},
                0);
    }

    static SlowTransition figure4() {
        return new SlowTransition("4", "The transition to chaos, with α = 0.5", new double[] {0.5, 1, 1.5, 2}, 0);
    }

    static SlowTransition figure5() {
        return new SlowTransition(
                "5",
                "The transition to chaos of networks driven by noise",
                new double[] {0.5, 1, 1.5, 2},
                Networks.NOISE);
    }

    @Override
    public boolean hasPublishedOrder() {
        return true;
    }

    @Override
    int[] sizes(Setting setting) {
        return setting.isSmall() ? setting.upTo(100, 300) : setting.upTo(1000, 3000, 10_000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int[] sizes = sizes(setting);
        final double[] gains =
                setting.isSmall() ? Networks.publishedGains(14, 40, 2) : Networks.publishedGains(0, 49, 1);
        final int trials = setting.isSmall() ? 40 : 10;
        final LyapunovSettings settings =
                setting.isSmall() ? new LyapunovSettings(1, 800, 100, 200) : new LyapunovSettings(1, 2900, 100, 100);
        final List<GainCurves.Law> laws = new ArrayList<>();
        for (int n : sizes) {
            for (double alpha : alphas) {
                laws.add(new GainCurves.Law(Networks.stable(alpha), n));
            }
        }
        final List<GainCurves> curves = GainCurves.measure(laws, gains, trials, noise, settings, false, setting, work);
        final List<GainCurves> published = setting.isWithPublishedOrder()
                ? GainCurves.measure(laws, gains, trials, noise, settings, true, setting, work)
                : List.of();
        final List<Panel> panels = new ArrayList<>();
        for (int s = 0; s < sizes.length; s++) {
            panels.add(panel(sizes[s], part(curves, s), published.isEmpty() ? List.of() : part(published, s)));
        }
        final List<Claim> claims = claims(sizes, curves);
        final List<String> remarks = new ArrayList<>();
        remarks.add(trials + " trials; largest exponent over " + settings.steps() + " steps after " + settings.warmup()
                + " of the state and " + settings.tangentWarmup() + " of the tangent vector.");
        remarks.add(
                "g*(N, α) is where the state of rest becomes unstable in the annealed theory. It is not where chaos sets"
                        + " in, which comes later for α < 2: the claims are about order and width, not about equality.");
        remarks.add(
                "The published claims are about N of at least 1000. Small networks reverse part of the order: below N = 100 or"
                        + " so the mean exponent of α = 1 crosses zero later than that of 1.5, so our own claims are about"
                        + " the largest size.");
        remarks.add(
                "The published definition of the onset, the first gain of the grid with a mean exponent of at least 0, is a toss"
                        + " between two gains where the mean passes zero at a gain of the grid, however many the trials: so it"
                        + " does at N = 300, α = 1, g = 0.52 (0.001 ± 0.003 over 400 trials). The interpolated crossing is"
                        + " beside it.");
        if (noise > 0) {
            remarks.add("With noise the quiet side of the transition is steeper.");
        }
        if (Arrays.binarySearch(alphas, 0.5) >= 0) {
            remarks.add(
                    "Networks of α = 0.5 are determined by a few weights; at N = 300 and below their mean exponent may not"
                            + " reach zero at any gain.");
        }
        if (setting.isWithPublishedOrder()) {
            claims.addAll(publishedClaims(sizes, curves, published));
            claims.addAll(OrderEvidence.claims(setting, work));
            remarks.add(PublishedOrder.EXPLANATION);
        }
        return new Reproduction(panels, claims, remarks);
    }

    private <T> List<T> part(List<T> all, int size) {
        return all.subList(size * alphas.length, (size + 1) * alphas.length);
    }

    private Panel panel(int n, List<GainCurves> curves, List<GainCurves> published) {
        final List<Series> series = new ArrayList<>();
        for (int a = 0; a < alphas.length; a++) {
            series.add(new Series(
                    Networks.alpha(alphas[a]),
                    curves.get(a).samples(),
                    OptionalDouble.of(TransitionGain.of(alphas[a], n).gain())));
        }
        for (int a = 0; a < published.size(); a++) {
            series.add(new Series(
                    Networks.alpha(alphas[a]) + ", published order",
                    published.get(a).samples()));
        }
        return new Panel(
                "lambda-N" + n,
                "Largest Lyapunov exponent, N = " + n + (noise > 0 ? ", noise " + Networks.plain(noise) : ""),
                Panel.GAIN,
                "largest Lyapunov exponent λ (nats per step)",
                true,
                series);
    }

    /** Chaos sets in at smaller gains the heavier the tail, from a size on. */
    private Claim earlier(String id, String where, int[] sizes, List<GainCurves> curves, int from) {
        final List<Mean> differences = new ArrayList<>();
        forNeighbours(
                sizes,
                curves,
                from,
                (heavy, light) -> differences.add(Mean.ofDifferences(light.logOnsets(), heavy.logOnsets())));
        return Claim.positive(
                id,
                "chaos sets in at smaller gains " + where,
                "ln of the first onset minus that of the next smaller α, paired by trial, of trials with an onset for both",
                differences);
    }

    /** The transition is the slower the heavier the tail, from a size on. */
    private Claim slower(String id, String where, int[] sizes, List<GainCurves> curves, int from) {
        final List<Mean> differences = new ArrayList<>();
        forNeighbours(
                sizes,
                curves,
                from,
                (heavy, light) -> differences.add(Mean.ofDifferences(heavy.logWidths(), light.logWidths())));
        return Claim.positive(
                id,
                "the transition is slower " + where,
                "width in ln g of |λ| < 0.1 minus that of the next larger α, paired by trial",
                differences);
    }

    /** For &alpha; = 1 and 1.5, and 1.5 and 2, at every size from one on. */
    private void forNeighbours(
            int[] sizes, List<GainCurves> curves, int from, BiConsumer<GainCurves, GainCurves> heavyAndLight) {
        for (int s = from; s < sizes.length; s++) {
            final List<GainCurves> part = part(curves, s);
            for (int a = Arrays.binarySearch(alphas, 1) + 1; a < alphas.length; a++) {
                heavyAndLight.accept(part.get(a - 1), part.get(a));
            }
        }
    }

    /** How far the onset of one &alpha; moves from the smallest size to the largest. */
    private Mean shift(List<GainCurves> curves, int last, int alpha) {
        return Mean.difference(
                Mean.of(part(curves, 0).get(alpha).logOnsets()),
                Mean.of(part(curves, last).get(alpha).logOnsets()));
    }

    private List<Claim> claims(int[] sizes, List<GainCurves> curves) {
        final int last = sizes.length - 1;
        final int cauchy = Arrays.binarySearch(alphas, 1);
        final List<Claim> claims = new ArrayList<>();
        final String order = "the heavier the tail, at α = 1, 1.5, 2 and ";
        claims.add(earlier("earlier", order + "every N", sizes, curves, 0).ofPaper());
        claims.add(slower("slower", order + "every N", sizes, curves, 0).ofPaper());
        if (last > 0) {
            claims.add(earlier("earlier-largest", order + "N = " + sizes[last], sizes, curves, last));
            claims.add(slower("slower-largest", order + "N = " + sizes[last], sizes, curves, last));
            claims.add(Claim.positive(
                            "size",
                            "chaos sets in at smaller gains in larger networks for every α < 2",
                            "ln of the first onset at N = " + sizes[0] + " minus that at N = " + sizes[last],
                            IntStream.range(0, alphas.length - 1)
                                    .mapToObj(a -> shift(curves, last, a))
                                    .toList())
                    .ofPaper());
            claims.add(Claim.positive(
                    "size-cauchy",
                    "chaos sets in at smaller gains in larger networks for α = 1",
                    "ln of the first onset at N = " + sizes[0] + " minus that at N = " + sizes[last],
                    List.of(shift(curves, last, cauchy))));
            claims.add(Claim.positive(
                            "shift-heavier",
                            "the shift of the onset with N is larger the heavier the tail",
                            "ln of the first onset at N = " + sizes[0] + " minus that at N = " + sizes[last]
                                    + ", minus the same at the next larger α",
                            IntStream.range(0, alphas.length - 1)
                                    .mapToObj(a -> Mean.difference(shift(curves, last, a), shift(curves, last, a + 1)))
                                    .toList())
                    .ofPaper());
        }
        if (alphas[0] < 1 && noise == 0) {
            final GainCurves heaviest = part(curves, last).get(0);
            claims.add(Claim.positive(
                            "falls-again",
                            "for α = 0.5 the exponent rises and falls again at large gains, N = " + sizes[last],
                            "exponent at the gain of its largest mean over the trials of even number, minus that at the"
                                    + " largest gain, trials of odd number",
                            List.of(heaviest.fallFromTop()))
                    .ofPaper());
        }
        for (int s = 0; s < sizes.length; s++) {
            for (int a = 0; a < alphas.length; a++) {
                agreement(sizes[s], a, part(curves, s).get(a)).ifPresent(claims::add);
            }
        }
        for (int s = 0; s < sizes.length; s++) {
            for (int a = 0; a < alphas.length; a++) {
                claims.add(onset(
                                "onset",
                                "first gain of the grid with a mean exponent of at least 0",
                                sizes[s],
                                a,
                                part(curves, s))
                        .withTheory(TransitionGain.of(alphas[a], sizes[s]).gain())
                        .beside(Published.onset(alphas[a], sizes[s], noise > 0)));
                claims.add(crossing(
                        "zero" + name(sizes[s], a),
                        "gain at which the mean exponent crosses zero",
                        "mean over trials, linear in ln g between gains of the grid",
                        part(curves, s).get(a),
                        GainCurves.Crossing.INTERPOLATED));
                claims.add(Claim.shown(
                        "width" + name(sizes[s], a),
                        "width of the transition",
                        "extent in ln g of |λ| < 0.1 within the gains, mean over trials",
                        Mean.of(part(curves, s).get(a).logWidths())));
            }
        }
        return claims;
    }

    private String name(int n, int a) {
        return " alpha=" + Networks.plain(alphas[a]) + " N=" + n;
    }

    private Claim onset(String id, String statement, int n, int a, List<GainCurves> curves) {
        final GainCurves curve = curves.get(a);
        final String step = Networks.plain(Math.rint(100 * (curve.gains()[1] / curve.gains()[0] - 1)));
        return crossing(
                id + name(n, a),
                statement,
                "of the mean over trials; a step of the grid is " + step + " %",
                curve,
                GainCurves.Crossing.ON_GRID);
    }

    private static Claim crossing(
            String id, String statement, String statistic, GainCurves curve, GainCurves.Crossing crossing) {
        final double[] resampled = Arrays.stream(
                        curve.crossings(crossing, curve.trials().size(), RESAMPLING))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        final String interval = resampled.length == 0
                ? "there is none"
                : "in 90 % of resamplings of the trials it lies in "
                        + Networks.plain(resampled[(int) (0.05 * resampled.length)]) + " to "
                        + Networks.plain(resampled[(int) (0.95 * resampled.length)]);
        return Claim.shown(
                id,
                statement,
                statistic + "; " + interval,
                new Mean(1, curve.crossing(crossing), Mean.deviation(resampled)));
    }

    /** Whether the onset is that of an independent program, which had {@link Published#ONSET_TRIALS}. */
    private Optional<Claim> agreement(int n, int a, GainCurves curve) {
        final Published.Numbers theirs = Published.onset(alphas[a], n, noise > 0);
        if (theirs.independent().isEmpty()) {
            return Optional.empty();
        }
        final GainCurves.Crossing crossing = GainCurves.Crossing.ON_GRID;
        final double[] ours = curve.crossings(crossing, curve.trials().size(), RESAMPLING);
        final double[] others = curve.crossings(crossing, Published.ONSET_TRIALS, "onset of others");
        return Optional.of(Claim.closeByResampling(
                "onset-agrees" + name(n, a),
                "the onset is that of an independent program",
                "ln of the first gain with a mean exponent of at least 0, "
                        + curve.trials().size() + " trials minus " + Published.ONSET_TRIALS,
                Math.log(curve.crossing(crossing) / theirs.independent().getAsDouble()),
                IntStream.range(0, ours.length)
                        .mapToDouble(i -> Math.log(ours[i] / others[i]))
                        .toArray(),
                Math.log(curve.gains()[1] / curve.gains()[0]),
                "a step of the grid"));
    }

    private List<Claim> publishedClaims(int[] sizes, List<GainCurves> curves, List<GainCurves> published) {
        final List<Claim> claims = new ArrayList<>();
        final List<Mean> lowered = new ArrayList<>();
        for (int s = 0; s < sizes.length; s++) {
            for (int a = 0; a < alphas.length; a++) {
                claims.add(onset(
                                "published-order onset",
                                "the same in the published order",
                                sizes[s],
                                a,
                                part(published, s))
                        .beside(Published.onset(alphas[a], sizes[s], noise > 0)));
            }
            final int cauchy = Arrays.binarySearch(alphas, 1);
            final double from = 0.3;
            final double to = 1.3;
            lowered.add(Mean.ofDifferences(
                    part(curves, s).get(cauchy).meanExponents(from, to),
                    part(published, s).get(cauchy).meanExponents(from, to)));
        }
        claims.add(
                0,
                Claim.positive(
                        "published-order",
                        "the published order lowers the exponents of α = 1 near the transition",
                        "mean exponent at 0.3 < g < 1.3, right minus published order, paired by trial",
                        lowered));
        return claims;
    }
}
