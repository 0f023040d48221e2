package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.PartiallySymmetricEnsemble;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.theory.CorrelatedFlowTheory;

/** Appendix H: weights of the two directions of a pair that are correlated. */
final class FlowSymmetry extends Figure {

    private static final double GAIN = 3;
    private static final double[] ETAS = {-0.3, 0, 0.3};

    private static final int RATIO = 0;
    private static final int VARIANCE = 1;
    private static final int MEMORY = 2;

    /** In time constants. */
    private static final int LAG = 4;

    FlowSymmetry() {
        super("modes-h", Paper.RANDOM_MODES, "Partially symmetric weights: dimension and memory", 300, 5000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 32 : 10;
        final List<FlowLaw> laws = new ArrayList<>();
        for (double eta : ETAS) {
            laws.add(new FlowLaw(
                    FlowLaw.gain(GAIN),
                    eta,
                    eta == 0 ? new GaussianEnsemble() : new PartiallySymmetricEnsemble(eta),
                    GAIN,
                    FlowLaw.INDEPENDENT));
        }
        final List<FlowTrials> all = FlowTrials.measure(
                "flows",
                laws,
                n,
                trials,
                FlowTrials.Length.of(setting),
                (x, recipe, monitor) -> {
                    final IndependentRuns phi = x.activated(Nonlinearity.ERF);
                    final double c0 = phi.covariance(0);
                    return new double[] {phi.ratioOverN(monitor), c0, phi.covariance(LAG) / c0};
                },
                setting,
                work);
        final FlowPredictions exact = new FlowPredictions(work.monitor());
        final List<double[]> theory = work.map("theory", new double[] {1, 1}, (index, monitor) -> {
            final CorrelatedFlowTheory one = CorrelatedFlowTheory.partiallySymmetric(
                    Nonlinearity.ERF, GAIN, ETAS[2 * index], FlowTrials.solver(setting, monitor));
            return new double[] {one.prPhiOverN(), one.c0(), one.c(LAG)[0] / one.c0(), one.prPhiOverNError()};
        });
        final double[] alone = {
            exact.ratio(laws.get(1)), exact.c0(laws.get(1)), exact.flow(GAIN).c(LAG)[0] / exact.c0(laws.get(1))
        };
        final List<double[]> expected = List.of(theory.get(0), alone, theory.get(1));
        final List<Claim> claims = new ArrayList<>(List.of(
                Claim.positive(
                                "lower",
                                "symmetry and antisymmetry lower the dimension",
                                "participation ratio over N of independent weights, minus that of eta = -0.3 and 0.3",
                                List.of(difference(all, RATIO, 1, 0), difference(all, RATIO, 1, 2)))
                        .ofPaper(),
                Claim.positive(
                                "slower",
                                "symmetry makes single neurons slow, antisymmetry fast",
                                "C(4)/C(0), minus that of the next smaller eta",
                                FlowTrials.rises(all, MEMORY))
                        .ofPaper(),
                Claim.allClose(
                                "theory",
                                "the dimension is that of eq. H19",
                                "N over the participation ratio, over that of theory, minus 1: mean over kinds of networks, trial by trial",
                                List.of(deviation(all, expected)),
                                0.25,
                                "25 %: what finite size lowers N/PR by at N = 300")
                        .ofPaper(),
                Claim.allClose(
                                "theory-variance",
                                "the variance of single neurons is that of eq. H16 and H17",
                                "C(0) minus theory",
                                differences(all, VARIANCE, expected),
                                halfOfNearest(expected, VARIANCE),
                                "half of what the nearest other eta has in theory")
                        .ofPaper(),
                Claim.allClose(
                                "theory-memory",
                                "the memory of single neurons is that of eq. H16 and H17",
                                "C(4)/C(0) minus theory",
                                differences(all, MEMORY, expected),
                                halfOfNearest(expected, MEMORY),
                                "half of what the nearest other eta has in theory")
                        .ofPaper()));
        final String[] names = {"ratio", "variance", "memory"};
        final String[] words = {"participation ratio over N", "C(0)", "C(4)/C(0)"};
        for (int k = 0; k < ETAS.length; k++) {
            for (int q = 0; q < names.length; q++) {
                claims.add(Claim.shown(
                                names[q] + " eta=" + Networks.plain(ETAS[k]),
                                words[q],
                                "mean over trials",
                                all.get(k).mean(q))
                        .withTheory(Work.number(expected.get(k), q)));
            }
        }
        for (int k = 0; k < theory.size(); k++) {
            claims.add(Claim.shown(
                    "theory eta=" + Networks.plain(ETAS[2 * k]),
                    "participation ratio over N of theory",
                    "eq. H19, with the error of its solver",
                    new Mean(2, Work.number(theory.get(k), RATIO), Work.number(theory.get(k), 3))));
        }
        final List<Panel> panels = new ArrayList<>();
        for (int q = 0; q < names.length; q++) {
            final int quantity = q;
            panels.add(new Panel(
                    names[q],
                    "Partially symmetric weights, g = 3, N = " + n,
                    "symmetry eta",
                    words[q],
                    false,
                    FlowTrials.series(
                            all, q, law -> Work.number(expected.get(Arrays.binarySearch(ETAS, law.x())), quantity))));
        }
        return new Reproduction(
                panels,
                claims,
                List.of(
                        trials
                                + " networks of each kind. Theory of eta other than 0 has an error of its own; of the participation"
                                + " ratio it is shown.",
                        "Margins were chosen before the first run: half of what theory has between neighbouring eta; of the"
                                + " participation ratio, for which theory has a fifth between them and networks of this size scatter by"
                                + " a third, what finite size is known to do."));
    }

    /** Half of the smallest difference between neighbours: what holds is not theory of another symmetry. */
    private static double halfOfNearest(List<double[]> expected, int number) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 1; k < expected.size(); k++) {
            nearest = Math.min(
                    nearest, Math.abs(Work.number(expected.get(k), number) - Work.number(expected.get(k - 1), number)));
        }
        return nearest / 2;
    }

    private static Mean difference(List<FlowTrials> all, int number, int larger, int smaller) {
        return Mean.ofDifferences(
                all.get(larger).values(number), all.get(smaller).values(number));
    }

    private static Mean deviation(List<FlowTrials> all, List<double[]> expected) {
        return FlowTrials.inverseDeviation(
                all, RATIO, law -> Work.number(expected.get(Arrays.binarySearch(ETAS, law.x())), RATIO));
    }

    private static List<Mean> differences(List<FlowTrials> all, int number, List<double[]> expected) {
        final List<Mean> differences = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            final double theory = Work.number(expected.get(k), number);
            differences.add(Mean.of(Arrays.stream(all.get(k).values(number))
                    .map(v -> v - theory)
                    .toArray()));
        }
        return differences;
    }
}
