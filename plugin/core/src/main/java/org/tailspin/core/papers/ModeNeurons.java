package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.theory.GaussianMapTheory;

/** Single neurons do not show the spectrum of the modes: their statistics depend on the variance of the weights alone. */
final class ModeNeurons extends Figure {

    private static final Map<String, ToDoubleFunction<ModeMeasurement>> STATISTICS = new TreeMap<>(Map.of(
            "variance", ModeMeasurement::variance,
            "kurtosis", ModeMeasurement::kurtosis,
            "autocorrelation at lag 1", ModeMeasurement::autocorrelation));

    /** The paper speaks of second moments alone. */
    private static final Set<String> OF_PAPER = Set.of("variance", "autocorrelation at lag 1");

    /** What counts as the same, of numbers of order 1; the autocorrelation has outliers of single modes at N = 400. */
    private static final Map<String, Double> MARGIN =
            Map.of("variance", 0.01, "kurtosis", 0.01, "autocorrelation at lag 1", 0.1);

    ModeNeurons() {
        super("modes-neurons", Paper.RANDOM_MODES, "Single neurons do not show the spectrum of the modes", 400, 2000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = 12;
        final List<ModeNetworks> laws = ModeNetworks.all(n);
        final List<List<ModeMeasurement>> measured =
                ModeMeasurement.measure(laws, n, trials, new Simulation(200, 800), setting, work);
        final double variance = GaussianMapTheory.of(ModeNetworks.GAIN, 0).c0();
        final List<Panel> panels = new ArrayList<>();
        final List<Claim> claims = new ArrayList<>();
        STATISTICS.forEach((name, statistic) -> {
            final List<Series> series = new ArrayList<>();
            final Mean first = mean(measured.get(0), statistic);
            for (int i = 0; i < laws.size(); i++) {
                final List<Sample> samples = new ArrayList<>();
                for (int trial = 0; trial < trials; trial++) {
                    samples.add(new Sample(
                            laws.get(i).inverseRank(),
                            trial,
                            statistic.applyAsDouble(measured.get(i).get(trial))));
                }
                series.add(new Series(laws.get(i).label(), samples));
                if (i > 0) {
                    final Claim claim = Claim.close(
                            name + " " + laws.get(i).label(),
                            "the " + name + " of single neurons is that of independent weights",
                            "mean over trials, minus that of independent weights",
                            Mean.difference(mean(measured.get(i), statistic), first),
                            0,
                            MARGIN.get(name),
                            "finite N");
                    claims.add(OF_PAPER.contains(name) ? claim.ofPaper() : claim);
                }
            }
            if (name.equals("variance")) {
                claims.add(Claim.close(
                                "variance theory",
                                "the variance of independent weights is that of theory",
                                "mean over trials",
                                first,
                                variance,
                                MARGIN.get(name),
                                "finite N")
                        .withTheory(variance));
            }
            panels.add(new Panel(
                    name.replace(' ', '-'),
                    "Single neurons of random modes: " + name + ", g_eff = 3, N = " + n,
                    "N over the effective rank PR^D",
                    name,
                    false,
                    series));
        });
        final Mean independent = mean(measured.get(0), ModeMeasurement::ratioOverN);
        final Mean fewest = mean(measured.get(laws.size() - 1), ModeMeasurement::ratioOverN);
        claims.add(Claim.positive(
                        "population",
                        "the population does show it: the same networks differ in dimension",
                        "participation ratio over N, independent weights minus "
                                + laws.get(laws.size() - 1).label(),
                        List.of(Mean.difference(independent, fewest)))
                .ofPaper());
        return new Reproduction(panels, claims, List.of(trials + " trials; tanh map.", ModeDimension.MAPS));
    }

    private static Mean mean(List<ModeMeasurement> trials, ToDoubleFunction<ModeMeasurement> statistic) {
        return Mean.of(trials.stream().mapToDouble(statistic).toArray());
    }
}
