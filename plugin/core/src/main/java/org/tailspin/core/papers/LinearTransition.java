package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tailspin.core.random.Seed;
import org.tailspin.core.sweep.Grid;
import org.tailspin.core.theory.LinearNetwork;
import org.tailspin.core.theory.TransitionGain;

/**
 * Figures 1B and 1C: the part of the neurons whose perturbation has died out after 100 steps of the linear network with
 * Cauchy weights (&alpha; = 1), with one matrix (quenched) or a new one at every step (annealed).
 */
final class LinearTransition implements Figure {

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

        int size(Scale scale) {
            return scale == Scale.SMALL ? small : published;
        }
    }

    private record Pair(LinearNetwork annealed, LinearNetwork quenched) {}

    private final Part part;

    LinearTransition(Part part) {
        this.part = part;
    }

    @Override
    public String id() {
        return "1" + part;
    }

    @Override
    public Paper paper() {
        return Paper.HEAVY_TAILS;
    }

    @Override
    public String title() {
        return "Perturbations die out below the transition and grow above it, annealed and quenched";
    }

    @Override
    public int largestNetwork(Scale scale) {
        return part.size(scale);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = part.size(setting.scale());
        final int realisations = setting.isSmall() ? 40 : 100;
        final List<Pair> pairs = work.map(
                IntStream.range(0, realisations).boxed().toList(),
                (r, monitor) -> new Pair(
                        LinearNetwork.annealed(Networks.stable(ALPHA), n, LinearNetwork.STEPS, new Seed(r)),
                        LinearNetwork.quenched(
                                Networks.stable(ALPHA).draw(n, new Seed(r), monitor),
                                LinearNetwork.STEPS,
                                new Seed(r))));
        final TransitionGain theory = TransitionGain.of(ALPHA, n);
        final List<Sample> annealed = new ArrayList<>();
        final List<Sample> quenched = new ArrayList<>();
        for (double gain : new Grid(0.01, 0.5, 50, false).values()) {
            for (int r = 0; r < realisations; r++) {
                annealed.add(new Sample(gain, r, fraction(pairs.get(r).annealed, gain)));
                quenched.add(new Sample(gain, r, fraction(pairs.get(r).quenched, gain)));
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

    private static double fraction(LinearNetwork network, double gain) {
        return network.fractionBelow(gain, LinearNetwork.THRESHOLD);
    }

    private static List<Claim> claims(int n, List<Pair> pairs, TransitionGain theory) {
        final double[] annealed =
                pairs.stream().mapToDouble(p -> -p.annealed.growthRate(1)).toArray();
        final double[] quenched =
                pairs.stream().mapToDouble(p -> -p.quenched.growthRate(1)).toArray();
        final List<Mean> sides = new ArrayList<>();
        for (double factor : new double[] {0.5, 2}) {
            for (boolean isAnnealed : new boolean[] {true, false}) {
                sides.add(Mean.of(pairs.stream()
                        .mapToDouble(p -> fraction(isAnnealed ? p.annealed : p.quenched, factor * theory.gain()) - 0.5)
                        .map(f -> factor < 1 ? f : -f)
                        .toArray()));
            }
        }
        final Mean gain = Mean.of(IntStream.range(0, quenched.length)
                .mapToDouble(i -> Math.exp(quenched[i]))
                .toArray());
        return List.of(
                Claim.agrees(
                                "annealed",
                                "the annealed network loses stability at g*(N, α)",
                                "mean of ln g at which a realisation neither grows nor decays",
                                Mean.of(annealed),
                                -theory.meanLog())
                        .withTheory(-theory.meanLog()),
                Claim.positive(
                        "sides",
                        "most neurons are silent at g*/2 and most are not at 2 g*, annealed and quenched",
                        "distance of the part of silent neurons from one half, on its side",
                        sides),
                Claim.positive(
                        "scatter",
                        "the transition of one matrix scatters more than that of many",
                        "mean |deviation of ln g|, quenched minus annealed",
                        List.of(Mean.difference(scatter(quenched), scatter(annealed)))),
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
