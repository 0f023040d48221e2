package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.HeterogeneousEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.NeuronGains;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.OutputGains;

/**
 * Figure 5: neurons of different output gains G_i, whose law is exponential. Of one and the same activity there are three readings, eq. 46
 * and J18: what the others receive, G_i &phi;_i; z-scored activity, which is that of &phi;_i; and readouts with gains that are a
 * permutation of G.
 */
final class FlowOutputGains extends Figure {

    private static final int SCORED = 0;
    private static final int SENT_RATIO = 1;
    private static final int READOUT_RATIO = 2;

    /** Permutations of the gains, whose N/PR is averaged: a single one scatters by as much as it lowers the dimension. */
    private static final int READOUTS = 32;

    /** At N = 300 single networks scatter by 30 %, and finite size lowers N/PR by a quarter. */
    private static final double SAME = 0.5;

    /** Differences of theory that a small experiment can see: claims of order are about the conditions that have them. */
    private static final double SEEN = 0.05;

    /** Which panel. */
    enum Part {
        /** The dimension of z-scored activity. */
        A("modes-5a", "Output gains of neurons lower the dimension, also of z-scored activity"),
        /** What is sent over z-scored. */
        B("modes-5b", "The dimension of activity with its output gains, over that of z-scored activity"),
        /** Readouts over z-scored. */
        C("modes-5c", "The dimension of activity with unrelated readout gains, over that of z-scored activity");

        private final String id;
        private final String title;

        Part(String id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    private final Part part;

    FlowOutputGains(Part part) {
        super(part.id, Paper.RANDOM_MODES, part.title, 300, 5000);
        this.part = part;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? part == Part.A ? 12 : 8 : 10;
        final double[] spreads = setting.isSmall()
                ? part == Part.A ? new double[] {0.3, 1} : new double[] {0.1, 0.3, 0.8}
                : new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
        final double[] gains = part == Part.A && !setting.isSmall() ? new double[] {3, 6, 10} : new double[] {10};
        final double[] ranks = !setting.isSmall()
                ? new double[] {10, 1, 0.1}
                : part == Part.A ? new double[] {1, 0.3} : new double[] {10, 1};
        final List<FlowLaw> laws = new ArrayList<>();
        for (double rank : ranks) {
            for (double gain : gains) {
                for (double spread : spreads) {
                    laws.add(new FlowLaw(
                            FlowLaw.rank(rank) + ", " + FlowLaw.gain(gain),
                            spread,
                            new HeterogeneousEnsemble(
                                    FlowLaw.ensemble(rank, n), NeuronGains.NONE, NeuronGains.of(gains(spread, n))),
                            gain,
                            rank));
                }
            }
        }
        final List<FlowTrials> all = FlowTrials.measure(
                "flows", laws, n, trials, FlowTrials.Length.of(setting), FlowOutputGains::ratios, setting, work);
        final FlowPredictions theory = new FlowPredictions(work.monitor());
        return part == Part.A ? dimensions(n, all, theory) : ratios(n, all, theory);
    }

    /** G_i of an exponential law whose participation ratio over N is given, for these very neurons. */
    private static List<Double> gains(double ratio, int n) {
        return Arrays.stream(new ModeSpectrum.OfEffectiveRank(ratio).strengths(n, n))
                .boxed()
                .toList();
    }

    private Reproduction dimensions(int n, List<FlowTrials> all, FlowPredictions theory) {
        final ToDoubleFunction<FlowLaw> expected =
                law -> theory.outputGains(law, law.x()).phiOverN();
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "falls-with-gains",
                                "unequal output gains lower the dimension of z-scored activity",
                                "participation ratio over N, minus that of the next smaller PR^G",
                                FlowTrials.rises(all, SCORED))
                        .ofPaper(),
                Claim.allClose(
                                "theory",
                                "the dimension of z-scored activity is that of eq. 46b",
                                "N over the participation ratio, over that of theory, minus 1: mean over kinds of networks, trial by trial",
                                List.of(FlowTrials.inverseDeviation(all, SCORED, expected)),
                                SAME,
                                "50 %: finite size lowers N/PR by a quarter")
                        .ofPaper(),
                interchangeable(all)));
        claims.addAll(FlowTrials.shown(
                all, "ratio", "participation ratio of φ over N; its name ends in PR^G", SCORED, expected));
        return reproduction(n, all, SCORED, "participation ratio of φ over N", expected, claims);
    }

    /** E = 1 with PR^G = 0.3 has what E = 0.3 with PR^G = 1 has: it is 1/PR^G + 1/E that counts. */
    private static Claim interchangeable(List<FlowTrials> all) {
        final List<FlowTrials> first = all.stream()
                .filter(t -> t.law().rank() == 1 && t.law().x() == 0.3)
                .toList();
        final List<Mean> differences = new ArrayList<>();
        for (FlowTrials one : first) {
            all.stream()
                    .filter(t -> t.law().rank() == 0.3
                            && t.law().x() == 1
                            && t.law().gain() == one.law().gain())
                    .forEach(other -> {
                        final double mean = other.mean(SCORED).value();
                        final double[] a = one.values(SCORED);
                        final double[] b = other.values(SCORED);
                        differences.add(Mean.difference(
                                Mean.of(Arrays.stream(a).map(v -> v / mean).toArray()),
                                Mean.of(Arrays.stream(b).map(v -> v / mean).toArray())));
                    });
        }
        return differences.isEmpty()
                ? Claim.shown(
                        "interchangeable", "at the sizes of the paper the panels have E of their own", "", Mean.of())
                : Claim.allClose(
                                "interchangeable",
                                "PR^G and the effective rank are interchangeable: E = 1 with PR^G = 0.3 is E = 0.3 with PR^G = 1",
                                "difference of the participation ratios over one of them",
                                differences,
                                SAME,
                                "half of it; a factor of 3 in either changes it by 2")
                        .ofPaper();
    }

    private Reproduction ratios(int n, List<FlowTrials> all, FlowPredictions theory) {
        final int number = part == Part.B ? SENT_RATIO : READOUT_RATIO;
        final String what = part == Part.B ? "activity with its output gains" : "activity with unrelated gains";
        final ToDoubleFunction<FlowLaw> expected = law -> {
            final OutputGains found = theory.outputGains(law, law.x());
            return (part == Part.B ? found.sentOverN() : found.readoutOverN()) / found.phiOverN();
        };
        final List<Mean> below = new ArrayList<>();
        final List<Mean> between = new ArrayList<>();
        final List<Mean> deviations = new ArrayList<>();
        for (FlowTrials one : all) {
            final double theoretical = expected.applyAsDouble(one.law());
            if (theoretical < 1 - SEEN) {
                below.add(Mean.of(
                        Arrays.stream(one.values(number)).map(v -> 1 - v).toArray()));
                between.add(Mean.ofDifferences(one.values(READOUT_RATIO), one.values(SENT_RATIO)));
            }
            deviations.add(Mean.of(
                    Arrays.stream(one.values(number)).map(v -> v - theoretical).toArray()));
        }
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "below",
                                what + " has a lower dimension than z-scored activity",
                                "1 minus the ratio of the participation ratios, where theory has more than 0.05",
                                below)
                        .ofPaper(),
                Claim.positive(
                                "order",
                                "gains that act in the recurrence lower the dimension more than unrelated ones",
                                "ratio of unrelated gains minus that of the output gains, where theory has a ratio below 0.95",
                                between)
                        .ofPaper(),
                Claim.allClose(
                                "theory",
                                "the ratio is that of eq. 46 and J18",
                                "ratio of the participation ratios, minus that of theory",
                                deviations,
                                0.25,
                                "finite N: PR^G = 0.1 leaves 30 neurons that count")
                        .ofPaper()));
        claims.addAll(FlowTrials.shown(
                all, "ratio", "ratio of participation ratios; its name ends in PR^G", number, expected));
        return reproduction(n, all, number, what + " over z-scored: ratio of participation ratios", expected, claims);
    }

    private Reproduction reproduction(
            int n,
            List<FlowTrials> all,
            int number,
            String ordinate,
            ToDoubleFunction<FlowLaw> expected,
            List<Claim> claims) {
        return new Reproduction(
                List.of(new Panel(
                        "output-gains",
                        title() + ", N = " + n,
                        "participation ratio of the gains over N, PR^G",
                        ordinate,
                        false,
                        FlowTrials.series(all, number, expected))),
                claims,
                List.of(
                        all.get(0).numbers().size()
                                + " networks of each kind; gains of an exponential law; of readouts the mean N/PR of "
                                + READOUTS
                                + " permutations of them.",
                        "In the paper's panel of E = 10 the lines end at .103, .087, .050 for PR^G = 1 (read off the picture):"
                                + " these are the values of independent weights; eq. 46b has .0969, .0812, .0462 at E = 10, where"
                                + " the dots are."));
    }

    /** The ratio of z-scored activity, and of the two other readings over it. */
    private static double[] ratios(IndependentRuns x, NetworkRecipe recipe, Monitor monitor) {
        final IndependentRuns phi = x.activated(Nonlinearity.ERF);
        final Seed seed = new Seed(recipe.disorder().couplingSeed());
        final double[] gains = ((HeterogeneousEnsemble) recipe.disorder().ensemble())
                .outputGains(recipe.disorder().n(), seed);
        final double scored = phi.ratioOverN(monitor);
        final double sent = phi.scaled(gains).ratioOverN(monitor);
        final UniformRandomProvider random = seed.stream("readout gains");
        double inverse = 0;
        for (int k = 0; k < READOUTS; k++) {
            shuffle(gains, random);
            inverse += 1 / (READOUTS * phi.scaled(gains).ratioOverN(monitor));
        }
        return new double[] {scored, sent / scored, 1 / (inverse * scored)};
    }

    private static void shuffle(double[] values, UniformRandomProvider random) {
        for (int i = values.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final double swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }
}
