package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.PrunedEnsemble;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.theory.TransitionGain;

/**
 * The pruning experiments (figure 18): the largest exponent after the weakest 95 %, the strongest 1 % or the strongest 3 %
 * of the weights are set to 0. Heavy-tailed networks depend on their few strong weights, Gaussian ones by all. Without the
 * strongest a matrix is like a Gaussian one of the variance that is left, and theory knows where rest becomes unstable.
 */
final class Pruning extends Figure {

    private static final double[] ALPHAS = {1, 1.5, 2};

    /** What is set to 0. */
    enum Cut {
        /** Nothing. */
        NONE(0, 0, "all weights"),
        /** The weakest 95 %. */
        WEAKEST_95(0.95, 0, "without the weakest 95 %"),
        /** The strongest 1 %. */
        STRONGEST_1(0, 0.01, "without the strongest 1 %"),
        /** The strongest 3 %. */
        STRONGEST_3(0, 0.03, "without the strongest 3 %");

        private final double smallest;
        private final double largest;
        private final String label;

        Cut(double smallest, double largest, String label) {
            this.smallest = smallest;
            this.largest = largest;
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The word in names of claims and panels. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        CouplingEnsemble of(CouplingEnsemble base) {
            return this == NONE ? base : new PrunedEnsemble(base, smallest, largest);
        }
    }

    Pruning() {
        super("pruning", Paper.HEAVY_TAILS, "Heavy-tailed networks depend on their few strong weights (18)", 200, 1000);
    }

    @Override
    List<String> otherIds() {
        return List.of("18");
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 10 : 3;
        final double[] gains =
                setting.isSmall() ? Networks.publishedGains(13, 49, 3) : Networks.publishedGains(0, 49, 1);
        final LyapunovSettings settings =
                setting.isSmall() ? new LyapunovSettings(1, 800, 100, 150) : new LyapunovSettings(1, 2900, 100, 100);
        final List<GainCurves.Law> laws = new ArrayList<>();
        for (Cut cut : Cut.values()) {
            for (double alpha : ALPHAS) {
                laws.add(new GainCurves.Law(cut.of(Networks.stable(alpha)), n));
            }
        }
        final List<GainCurves> curves = GainCurves.measure(laws, gains, trials, 0, settings, false, setting, work);
        final List<Panel> panels = new ArrayList<>();
        for (Cut cut : Cut.values()) {
            final List<Series> series = new ArrayList<>();
            for (int a = 0; a < ALPHAS.length; a++) {
                series.add(new Series(
                        Networks.alpha(ALPHAS[a]), curve(curves, cut, a).samples()));
            }
            panels.add(new Panel(
                    cut.id(),
                    "Largest Lyapunov exponent " + cut.label + ", N = " + n,
                    Panel.GAIN,
                    "largest Lyapunov exponent λ (nats per step)",
                    true,
                    series));
        }
        return new Reproduction(
                panels,
                claims(n, curves),
                List.of(
                        trials + " trials; largest exponent over " + settings.steps() + " steps.",
                        "A trial without an onset of chaos within the gains counts with the largest of them: its shift is a"
                                + " lower bound."));
    }

    private static GainCurves curve(List<GainCurves> curves, Cut cut, int alpha) {
        return curves.get(cut.ordinal() * ALPHAS.length + alpha);
    }

    /** How far a cut moves the onset of chaos, ln(gain), for every trial. */
    private static double[] shift(List<GainCurves> curves, Cut cut, int alpha) {
        final double[] before = curve(curves, Cut.NONE, alpha).logOnsetsAtLeast();
        final double[] after = curve(curves, cut, alpha).logOnsetsAtLeast();
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }

    /** Whether the weights that are kept have a variance, so that theory knows ln of the linear onset for large N. */
    private static OptionalDouble linearOnset(Cut cut, int alpha, int n) {
        final CouplingEnsemble ensemble = cut.of(Networks.stable(ALPHAS[alpha]));
        return cut != Cut.NONE && TransitionGain.isKnown(ensemble, n)
                ? OptionalDouble.of(TransitionGain.logOf(ensemble, n))
                : OptionalDouble.empty();
    }

    private static List<Claim> claims(int n, List<GainCurves> curves) {
        final int cauchy = 0;
        final int gaussian = ALPHAS.length - 1;
        final String statistic = "shift of ln of the first onset, ";
        final List<Claim> claims = new ArrayList<>();
        final double step = Math.log(curve(curves, Cut.NONE, 0).gains()[1]
                / curve(curves, Cut.NONE, 0).gains()[0]);
        claims.add(Claim.allClose(
                        "weak-little",
                        "without the weakest 95 % the transition of heavy tails changes little, α = 1 and 1.5",
                        statistic + "by trial",
                        List.of(
                                Mean.of(shift(curves, Cut.WEAKEST_95, cauchy)),
                                Mean.of(shift(curves, Cut.WEAKEST_95, 1))),
                        step,
                        "a step of the grid")
                .ofPaper());
        final List<Mean> later = new ArrayList<>();
        final List<Mean> narrower = new ArrayList<>();
        for (Cut cut : List.of(Cut.STRONGEST_1, Cut.STRONGEST_3)) {
            for (int a = 0; a < gaussian; a++) {
                later.add(Mean.of(shift(curves, cut, a)));
                narrower.add(Mean.ofDifferences(
                        curve(curves, Cut.NONE, a).logWidths(),
                        curve(curves, cut, a).logWidths()));
            }
        }
        claims.add(Claim.positive(
                        "strong-later",
                        "without the strongest 1 % or 3 % chaos of heavy tails sets in at larger gains, α = 1 and 1.5",
                        statistic + "by trial",
                        later)
                .ofPaper());
        claims.add(Claim.positive(
                        "strong-narrower",
                        "without the strongest 1 % or 3 % the slow transition of heavy tails disappears, α = 1 and 1.5",
                        "width in ln g of |λ| < 0.1 with all weights, minus without the strongest, paired by trial",
                        narrower)
                .ofPaper());
        claims.add(Claim.positive(
                "weak-weights",
                "without the weakest 95 % the transition moves more for α = 2 than for α = 1",
                statistic + "α = 2 minus α = 1, paired by trial",
                List.of(Mean.ofDifferences(
                        shift(curves, Cut.WEAKEST_95, gaussian), shift(curves, Cut.WEAKEST_95, cauchy)))));
        claims.add(Claim.positive(
                "strong-weights",
                "without the strongest 1 % or 3 % the transition moves more for α = 1 than for α = 2",
                statistic + "α = 1 minus α = 2, paired by trial",
                List.of(
                        Mean.ofDifferences(
                                shift(curves, Cut.STRONGEST_1, cauchy), shift(curves, Cut.STRONGEST_1, gaussian)),
                        Mean.ofDifferences(
                                shift(curves, Cut.STRONGEST_3, cauchy), shift(curves, Cut.STRONGEST_3, gaussian)))));
        for (Cut cut : Cut.values()) {
            for (int a = 0; a < ALPHAS.length; a++) {
                final OptionalDouble theory = linearOnset(cut, a, n);
                final Claim row = Claim.shown(
                                "onset " + cut.id() + " alpha=" + Networks.plain(ALPHAS[a]),
                                "first gain of the grid with a mean exponent of at least 0, " + cut.label,
                                "mean over trials; resolution one step of the grid",
                                new Mean(1, curve(curves, cut, a).crossing(GainCurves.Crossing.ON_GRID), Double.NaN))
                        .beside(
                                cut == Cut.NONE
                                        ? Published.onset(ALPHAS[a], n, false)
                                        : Published.prunedOnset(cut, ALPHAS[a], n));
                claims.add(theory.isPresent() ? row.withTheory(Math.exp(theory.getAsDouble())) : row);
            }
        }
        return claims;
    }
}
