package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.TransferFunction;

/** Section V: the dimension close to the onset of chaos, g to 1, where finite networks of any size that can be run do not follow. */
final class FlowOnset extends Figure {

    /** g - 1, each half of the one before. */
    private static final double[] DISTANCES = {0.2, 0.1, 0.05, 0.025};

    FlowOnset() {
        super("modes-v", Paper.RANDOM_MODES, "The dimension near the onset of chaos, in theory", 1, 1);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final List<double[]> numbers = work.map("gains", new double[] {1, 2, 4, 8}, (index, monitor) -> {
            final FlowTheory flow = FlowTheory.of(TransferFunction.erf(), 1 + DISTANCES[index]);
            final CollectiveTheory theory = CollectiveTheory.of(flow, monitor);
            return new double[] {
                theory.prPhiOverN(0), theory.prXOverN(0), theory.prPhiOverN(1), theory.lowRankPhi(), theory.lowRankX()
            };
        });
        final int last = DISTANCES.length - 1;
        final double[] closest = numbers.get(last);
        final List<Claim> claims = new ArrayList<>(List.of(
                of("power-phi", "the dimension of φ grows as the third power of g - 1", power(numbers, 0) - 3, 0.02),
                of("power-x", "the dimension of x grows as the third power of g - 1", power(numbers, 1) - 3, 0.02),
                of(
                        "halved",
                        "modes of effective rank E divide it by 1 + 1/E: for E = 1 it is half of that of independent weights",
                        extrapolated(ratio(numbers, 2, 0)) - 0.5,
                        0.001),
                of(
                        "low-rank",
                        "for few modes the dimension is that of independent weights times E: K^φ is their PR",
                        extrapolated(ratio(numbers, 3, 0)) - 1,
                        0.002),
                of("same", "φ and x have one dimension", extrapolated(ratio(numbers, 1, 0)) - 1, 0.005)));
        final double eps = DISTANCES[last];
        final List<Series> series = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            final List<Sample> samples = new ArrayList<>();
            for (int d = 0; d < DISTANCES.length; d++) {
                samples.add(new Sample(DISTANCES[d], 0, Work.number(numbers.get(d), k) / Math.pow(DISTANCES[d], 3)));
            }
            series.add(new Series(k == 0 ? "φ" : "x", samples));
        }
        claims.add(Claim.shown(
                "coefficient",
                "PR/N of independent weights over (g - 1)^3 at g = 1.025",
                "theory",
                new Mean(1, Work.number(closest, 0) / Math.pow(eps, 3), Double.NaN)));
        return new Reproduction(
                List.of(new Panel(
                        "onset",
                        "Dimension of activity near the onset, in theory, over (g - 1)³",
                        "g - 1",
                        "participation ratio over N (g - 1)³",
                        true,
                        series)),
                claims,
                List.of(
                        "Eq. 38 at g = 1.2, 1.1, 1.05 and 1.025; limits by extrapolation in g - 1 of the last two. No network is"
                                + " simulated: at these gains fluctuations last longer than any run, and N would have to be far above"
                                + " (g - 1)⁻³."));
    }

    private static Claim of(String id, String statement, double deviation, double margin) {
        return Claim.exact(
                        id,
                        statement,
                        "extrapolated to g = 1 from g = 1.1, 1.05 and 1.025, minus what is claimed",
                        deviation,
                        margin,
                        "what a parabola in g - 1 leaves")
                .ofPaper();
    }

    private static double[] ratio(List<double[]> numbers, int above, int below) {
        return numbers.stream()
                .mapToDouble(of -> Work.number(of, above) / Work.number(of, below))
                .toArray();
    }

    /** The exponent of the power law between neighbours, extrapolated. */
    private static double power(List<double[]> numbers, int k) {
        final double[] powers = new double[numbers.size() - 1];
        for (int d = 0; d < powers.length; d++) {
            powers[d] = Math.log(Work.number(numbers.get(d), k) / Work.number(numbers.get(d + 1), k)) / Math.log(2);
        }
        return extrapolated(powers);
    }

    /** The value at 0 of the parabola through the last three values, at distances that are halved from one to the next. */
    private static double extrapolated(double... values) {
        final int last = values.length - 1;
        final double first = 2 * values[last - 1] - values[last - 2];
        final double second = 2 * values[last] - values[last - 1];
        return (4 * second - first) / 3;
    }
}
