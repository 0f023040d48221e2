package org.tailspin.cli.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tailspin.cli.options.DiagnosticsOption;
import org.tailspin.cli.options.DynamicsOptions;
import org.tailspin.cli.options.EnsembleOptions;
import org.tailspin.cli.options.GainGrid;
import org.tailspin.cli.options.MeasureOptions;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.recipe.GainSweep;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The plan of a sweep. The defaults are the demo. */
final class SweepOptions {

    private static final String DEFAULT_GAINS = "0.1:10:20:log";

    @Mixin
    private final EnsembleOptions ensembles = EnsembleOptions.several(List.of(1.0, 1.5, 2.0));

    @Mixin
    private final GainGrid gains = new GainGrid(DEFAULT_GAINS);

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
    private DynamicsOptions dynamics;

    @Mixin
    private MeasureOptions measure;

    @Mixin
    private DiagnosticsOption diagnostics;

    /**
     * @return the plan
     * @throws IllegalArgumentException if any value of any network is out of range
     */
    GainSweep plan() {
        final GainSweep plan = new GainSweep(
                ensembles.ensembles(), n, gains.grid(), gains.isEffective(), realisations, seed, dynamics.dynamics());
        plan.recipes();
        return plan;
    }

    /**
     * @return what to measure
     * @throws IllegalArgumentException if a setting is out of range
     */
    NetworkAnalysis analysis() {
        return measure.analysis(n, dynamics.dynamics());
    }

    /**
     * What holds where an option is not given and its default depends on others, so that a configuration says it all.
     *
     * @return values by the names of options, without dashes
     */
    Map<String, String> usual() {
        final Map<String, String> usual = new LinkedHashMap<>();
        ensembles.usual(usual);
        gains.usual(usual);
        dynamics.usual(usual);
        measure.usual(usual, dynamics.dynamics(), n);
        return usual;
    }

    boolean isWithDiagnostics() {
        return diagnostics.isOn();
    }

    boolean isConvergenceRequired() {
        return measure.isConvergenceRequired();
    }
}
