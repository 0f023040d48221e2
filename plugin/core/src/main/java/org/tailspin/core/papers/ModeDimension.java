package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;

/** The dimension of activity is set by the effective rank of the weights. */
final class ModeDimension extends Figure {

    /** For a reader who looks for the figures. */
    static final String MAPS =
            "The paper's networks are flows of the error function: its claims are tested here on maps of"
                    + " tanh, whose theory is ours and in closed form. The pipelines of the user guide have flows.";

    /** Of theory, for large N: the distribution over networks of N = 400 has a tail of low dimensions. */
    private static final double FINITE_SIZE = 0.25;

    /** Twice or half the effective rank moves the dimension over N by 0.05 or more. */
    private static final double SAME = 0.03;

    ModeDimension() {
        super(
                "modes-dimension",
                Paper.RANDOM_MODES,
                "The effective rank of the weights sets the dimension of activity",
                400,
                2000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = 20;
        final List<ModeNetworks> laws = new ArrayList<>(ModeNetworks.all(n));
        // the effective rank of exponential modes with beta = 0.5, by modes that are all alike
        final int rank = (int) Math.round(n / ModeNetworks.exponential(0.5).inverseRank());
        laws.add(ModeNetworks.exponential(0.2));
        laws.add(ModeNetworks.flat(rank, n));
        final List<List<ModeMeasurement>> measured = ModeMeasurement.measure(
                laws, n, trials, new Simulation(200, setting.isSmall() ? 1200 : 4000), setting, work);
        final List<Series> series = new ArrayList<>();
        final List<Claim> claims = new ArrayList<>();
        final List<Mean> means = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            final List<Sample> samples = new ArrayList<>();
            for (int trial = 0; trial < trials; trial++) {
                samples.add(new Sample(
                        laws.get(i).inverseRank(),
                        trial,
                        measured.get(i).get(trial).ratioOverN()));
            }
            series.add(new Series(laws.get(i).label(), samples));
            means.add(Mean.of(samples.stream().mapToDouble(Sample::y).toArray()));
            final double theory = MapTheory.of(
                            TransferFunction.tanh(),
                            ModeNetworks.GAIN,
                            laws.get(i).inverseRank())
                    .prPhiOverN();
            claims.add(Claim.close(
                            "theory " + laws.get(i).label(),
                            "the dimension is that of theory",
                            "participation ratio over N, mean over trials",
                            means.get(i),
                            theory,
                            FINITE_SIZE * theory,
                            "25 %, finite N")
                    .withTheory(theory));
        }
        claims.add(0, falls(laws, means).ofPaper());
        claims.add(1, sameRank(laws, means).ofPaper());
        return new Reproduction(
                List.of(new Panel(
                        "dimension",
                        "Dimension of activity of random modes, g_eff = 3, N = " + n,
                        "N over the effective rank PR^D",
                        "participation ratio over N",
                        false,
                        series)),
                claims,
                List.of(trials + " trials; tanh map; corrected for the number of states.", MAPS));
    }

    private static Claim falls(List<ModeNetworks> laws, List<Mean> means) {
        final List<Mean> falls = new ArrayList<>();
        for (int i = 1; i < laws.size() - 1; i++) {
            if (laws.get(i).inverseRank() > 1.1 * laws.get(i - 1).inverseRank()) {
                falls.add(Mean.difference(means.get(i - 1), means.get(i)));
            }
        }
        return Claim.positive(
                "falls-with-rank",
                "the dimension falls with the effective rank",
                "participation ratio over N, minus that of the next smaller effective rank",
                falls);
    }

    private static Claim sameRank(List<ModeNetworks> laws, List<Mean> means) {
        final int flat = laws.size() - 1;
        final int exponential = flat - 2;
        return Claim.close(
                "rank-alone",
                "two spectra of one effective rank have one dimension",
                "participation ratio over N, " + laws.get(flat).label() + " minus "
                        + laws.get(exponential).label(),
                Mean.difference(means.get(flat), means.get(exponential)),
                0,
                SAME,
                "half of what a factor of two in rank does");
    }
}
