package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.theory.LinearNetwork;
import org.tailspin.core.theory.TransitionGain;

/**
 * Figures 1B and 1C: the part of the neurons whose perturbation has died out after 100 steps of the linear network with
 * Cauchy weights (&alpha; = 1), with one matrix (quenched) or a new one at every step (annealed).
 */
final class LinearTransition extends Figure {

    private static final double ALPHA = 1;

    /** The two panels. */
    enum Part {
        /** The large network. */
        B(300, 3000),
        /** The small network. */
        C(100, 100);

        private final int small;
        private final int published;

        Part(int small, int published) {
            this.small = small;
            this.published = published;
        }
    }

    /** In ln g, what counts as the same transition. */
    private static final double SAME = 0.05;

    /** The gains of the picture. */
    private static final double[] GAINS = new Grid(0.01, 0.5, 50, false).values();

    /** Below and above the transition, in units of g*: where most neurons are silent, and most are not. */
    private static final double[] SIDES = {0.5, 2};

    /**
     * What is kept of one network.
     *
     * @param logTransition ln of the gain at which it neither grows nor decays
     * @param sides parts of its neurons that are silent, on either side
     * @param curve the same at every gain
     */
    private record Network(double logTransition, double[] sides, double[] curve) {

        private static final int NUMBERS = 1 + SIDES.length + GAINS.length;

        static DoubleStream numbers(LinearNetwork network, double transition) {
            return DoubleStream.concat(
                    DoubleStream.of(-network.growthRate(1)),
                    DoubleStream.concat(Arrays.stream(SIDES).map(side -> side * transition), Arrays.stream(GAINS))
                            .map(gain -> network.fractionBelow(gain, LinearNetwork.THRESHOLD)));
        }

        static Network of(double[] numbers, int which) {
            final double[] all = IntStream.range(which * NUMBERS, (which + 1) * NUMBERS)
                    .mapToDouble(i -> Work.number(numbers, i))
                    .toArray();
            return new Network(
                    all[0],
                    Arrays.copyOfRange(all, 1, 1 + SIDES.length),
                    Arrays.copyOfRange(all, 1 + SIDES.length, NUMBERS));
        }
    }

    private record Pair(Network annealed, Network quenched) {}

    private final Part part;

    LinearTransition(Part part) {
        super(
                "1" + part,
                Paper.HEAVY_TAILS,
                "Perturbations die out below the transition and grow above it, annealed and quenched",
                part.small,
                part.published);
        this.part = part;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int realisations = setting.isSmall() ? 40 : 100;
        final TransitionGain theory = TransitionGain.of(ALPHA, n);
        final double[] weights = new double[realisations];
        Arrays.fill(weights, 1);
        final List<Pair> pairs = work
                .map("realisations", weights, (r, monitor) -> measure(n, setting.seed(r), theory.gain(), monitor))
                .stream()
                .map(numbers -> new Pair(Network.of(numbers, 0), Network.of(numbers, 1)))
                .toList();
        final List<Sample> annealed = new ArrayList<>();
        final List<Sample> quenched = new ArrayList<>();
        for (int g = 0; g < GAINS.length; g++) {
            for (int r = 0; r < realisations; r++) {
                annealed.add(new Sample(GAINS[g], r, pairs.get(r).annealed.curve[g]));
                quenched.add(new Sample(GAINS[g], r, pairs.get(r).quenched.curve[g]));
            }
        }
        final Panel panel = new Panel(
                "order-parameter",
                "Linear network with Cauchy weights, N = " + n + ", after " + LinearNetwork.STEPS + " steps",
                Panel.GAIN,
                "part of the neurons with |ε| < 0.1",
                false,
                List.of(
                        new Series("annealed", annealed, OptionalDouble.of(theory.gain())),
                        new Series("quenched", quenched)));
        return new Reproduction(
                List.of(panel),
                claims(n, pairs, theory),
                List.of(realisations + " realisations; the published figure has 100 at N = " + part.published + "."));
    }

    /** The numbers of the annealed network, and then of the quenched one. */
    private static double[] measure(int n, Seed seed, double transition, Monitor monitor) {
        final StableEnsemble ensemble = Networks.stable(ALPHA);
        return DoubleStream.concat(
                        Network.numbers(LinearNetwork.annealed(ensemble, n, LinearNetwork.STEPS, seed), transition),
                        Network.numbers(
                                LinearNetwork.quenched(ensemble.draw(n, seed, monitor), LinearNetwork.STEPS, seed),
                                transition))
                .toArray();
    }

    private static List<Claim> claims(int n, List<Pair> pairs, TransitionGain theory) {
        final double[] annealed =
                pairs.stream().mapToDouble(p -> p.annealed.logTransition).toArray();
        final double[] quenched =
                pairs.stream().mapToDouble(p -> p.quenched.logTransition).toArray();
        final List<Mean> sides = new ArrayList<>();
        for (int side = 0; side < SIDES.length; side++) {
            final int index = side;
            final double sign = SIDES[side] < 1 ? 1 : -1;
            for (Function<Pair, Network> which : List.<Function<Pair, Network>>of(Pair::annealed, Pair::quenched)) {
                sides.add(Mean.of(pairs.stream()
                        .mapToDouble(p -> sign * (which.apply(p).sides[index] - 0.5))
                        .toArray()));
            }
        }
        final Mean gain = Mean.of(IntStream.range(0, quenched.length)
                .mapToDouble(i -> Math.exp(quenched[i]))
                .toArray());
        return List.of(
                Claim.close(
                                "annealed",
                                "the annealed network loses stability at g*(N, α)",
                                "mean of ln g at which a realisation neither grows nor decays",
                                Mean.of(annealed),
                                -theory.meanLog(),
                                SAME,
                                "5 % of the gain, a third of a step of the published grid")
                        .ofPaper()
                        .withTheory(-theory.meanLog()),
                Claim.positive(
                                "sides",
                                "most neurons are silent at g*/2 and most are not at 2 g*, annealed and quenched",
                                "distance of the part of silent neurons from one half, on its side",
                                sides)
                        .ofPaper(),
                Claim.positive(
                                "scatter",
                                "the transition of one matrix scatters more than that of many",
                                "mean |deviation of ln g|, quenched minus annealed",
                                List.of(Mean.difference(scatter(quenched), scatter(annealed))))
                        .ofPaper(),
                Claim.shown("quenched", "gain at which one matrix neither grows nor decays", "mean over matrices", gain)
                        .withTheory(theory.gain())
                        .beside(Published.quenchedGain(ALPHA, n)));
    }

    private static Mean scatter(double[] values) {
        final double mean = Mean.of(values).value();
        return Mean.of(IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i] - mean))
                .toArray());
    }
}
