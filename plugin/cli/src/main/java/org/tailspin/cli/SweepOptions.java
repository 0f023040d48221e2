package org.tailspin.cli;

import java.util.List;
import java.util.stream.Stream;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.sweep.Dynamics;
import org.tailspin.core.sweep.GainSweep;
import org.tailspin.core.sweep.Grid;
import org.tailspin.core.sweep.NetworkAnalysis;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The plan of a sweep. The defaults are the demo. */
final class SweepOptions {

    private static final String DEFAULT_ALPHAS = "1,1.5,2";

    @Option(names = "--ensemble", paramLabel = "NAME", description = "Law of the weights: " + Ensembles.NAMES + ".")
    private String ensemble;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            split = ",",
            description = "Tail indices of stable weights, each in (0, 2] (default: " + DEFAULT_ALPHAS + ").")
    private List<Double> alphas;

    @Option(
            names = "--gain",
            paramLabel = "G",
            converter = Converters.Grids.class,
            defaultValue = "0.1:10:20:log",
            description = "Gain, " + Converters.Grids.SYNTAX + " (default: ${DEFAULT-VALUE}).")
    private Grid gains;

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            defaultValue = "200",
            description = "Number of neurons, at least 1 (default: ${DEFAULT-VALUE}).")
    private int n;

    @Option(
            names = "--realisations",
            paramLabel = "R",
            defaultValue = "3",
            description = "Networks drawn for each ensemble, each rescaled to every gain (default: ${DEFAULT-VALUE}).")
    private int realisations;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first realisation; the next have S+1, S+2, ... (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private MeasureOptions measure;

    /**
     * @return the plan
     * @throws IllegalArgumentException if any value of any network is out of range
     */
    GainSweep plan() {
        final GainSweep plan = new GainSweep(
                ensembles(), n, gains, realisations, seed, Dynamics.map(Nonlinearity.TANH, measure.noise()));
        plan.recipes();
        return plan;
    }

    private List<CouplingEnsemble> ensembles() {
        if (!Ensembles.hasAlpha(ensemble)) {
            return List.of(Ensembles.of(ensemble, alphas == null ? null : alphas.get(0)));
        }
        final List<Double> all = alphas != null
                ? alphas
                : Stream.of(DEFAULT_ALPHAS.split(",")).map(Numbers::parse).toList();
        return all.stream().map(alpha -> Ensembles.of(ensemble, alpha)).toList();
    }

    /**
     * @return what to measure
     * @throws IllegalArgumentException if a setting is out of range
     */
    NetworkAnalysis analysis() {
        return measure.analysis(n);
    }

    boolean isConvergenceRequired() {
        return measure.isConvergenceRequired();
    }
}
