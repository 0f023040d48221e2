package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.SingularRanks;
import org.tailspin.core.coupling.Surrogate;

/** Figure 1: the singular values of a connectome fall faster than those of independent weights. */
final class GivenRanks extends GivenFigure {

    /** A rank of 1 among 100 has a probability of 1 %. */
    private static final int SHUFFLES = 99;

    GivenRanks() {
        super("modes-1", "The effective rank of a given matrix is below that of independent weights");
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final Coupling given = given(setting);
        final int n = given.size();
        final double[] weights = new double[2 * SHUFFLES + 1];
        Arrays.fill(weights, 1);
        final List<double[]> values = work.map("singular values", weights, (index, monitor) -> {
            final Surrogate kind =
                    index == 0 ? Surrogate.NONE : index <= SHUFFLES ? Surrogate.SHUFFLED : Surrogate.GAUSSIAN;
            return MatrixSpectrum.singularValues(kind.draw(given, setting.seed(index), monitor), monitor);
        });
        final double own = ratio(values.get(0));
        final double[] shuffled = values.subList(1, SHUFFLES + 1).stream()
                .mapToDouble(GivenRanks::ratio)
                .toArray();
        final double[] independent = values.subList(SHUFFLES + 1, values.size()).stream()
                .mapToDouble(GivenRanks::ratio)
                .toArray();
        final SingularRanks limit = SingularRanks.INDEPENDENT;
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.below(
                                "below-independent",
                                "the effective rank of a connectome is below that of independent weights",
                                "PR of the squared singular values over N, PR^S",
                                own,
                                independent)
                        .ofPaper()
                        .beside(Published.Numbers.published(
                                0.18, "arXiv 2409.01969, section II A, of the fly, N = 18028")),
                Claim.below(
                        "below-shuffled",
                        "it is below that of the same weights in random places: heavy tails alone do not make it",
                        "PR^S",
                        own,
                        shuffled),
                Claim.close(
                                "independent",
                                "independent weights have PR^S = 1/2",
                                "mean over draws of this size",
                                Mean.of(independent),
                                limit.participation(),
                                0.02,
                                "finite N")
                        .ofPaper()
                        .withTheory(limit.participation()),
                Claim.shown(
                        "shuffled", "PR^S of the same weights in random places", "mean over draws", Mean.of(shuffled)),
                Claim.shown(
                        "effective-rank",
                        "effective rank over N of random modes with this PR^S, eq. 13",
                        "PR^S/(1 - 2 PR^S)",
                        new Mean(1, own < 0.5 ? own / (1 - 2 * own) : Double.NaN, Double.NaN))));
        return new Reproduction(
                List.of(new Panel(
                        "singular-values",
                        "Singular values over the largest, N = " + n,
                        "rank",
                        "singular value over the largest",
                        true,
                        List.of(
                                curve("given", values.subList(0, 1)),
                                curve("shuffled", values.subList(1, 6)),
                                curve("independent", values.subList(SHUFFLES + 1, SHUFFLES + 6))))),
                claims,
                List.of(
                        SHUFFLES
                                + " draws of each kind. Prepare a connectome as the paper does: --transmitters and --normalise"
                                + " balanced.",
                        "The fly of the paper is not part of Tailspin; a matrix of more than a few thousand neurons takes long."));
    }

    private static double ratio(double[] values) {
        double squares = 0;
        double fourths = 0;
        for (double value : values) {
            squares += value * value;
            fourths += Math.pow(value, 4);
        }
        return values.length == 0 ? Double.NaN : squares * squares / fourths / values.length;
    }

    private static Series curve(String label, List<double[]> draws) {
        final List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < draws.size(); k++) {
            final double[] values = draws.get(k);
            for (int a = 0; a < values.length; a++) {
                samples.add(new Sample(a + 1.0, k, values[a] / values[0]));
            }
        }
        return new Series(label, samples);
    }
}
