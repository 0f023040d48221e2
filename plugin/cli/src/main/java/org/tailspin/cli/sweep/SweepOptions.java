package org.tailspin.cli.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.options.DiagnosticsOption;
import org.tailspin.cli.options.DynamicsOptions;
import org.tailspin.cli.options.EnsembleOptions;
import org.tailspin.cli.options.GainGrid;
import org.tailspin.cli.options.GivenOptions;
import org.tailspin.cli.options.MeasureOptions;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.Grid;
import org.tailspin.files.FileProblem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The plan of a sweep. The defaults are the demo. */
final class SweepOptions {

    private static final int DEFAULT_N = 200;
    private static final String DEFAULT_GAINS = "0.1:10:20:log";

    @Mixin
    private final EnsembleOptions ensembles = EnsembleOptions.several(List.of(1.0, 1.5, 2.0));

    @Mixin
    private GivenOptions given;

    @Option(
            names = "--given-checksum",
            paramLabel = "SHA256",
            description = "Refuse --matrix or --edges whose files have another SHA-256: a configuration keeps it.")
    private String checksum;

    @Mixin
    private final GainGrid gains = new GainGrid(DEFAULT_GAINS);

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            description = "Number of neurons, at least 1 (default: " + DEFAULT_N + ").")
    private Integer n;

    @Option(
            names = "--realisations",
            paramLabel = "R",
            defaultValue = "3",
            description =
                    "Networks drawn for each ensemble, each rescaled to every gain (default: ${DEFAULT-VALUE}); of a"
                            + " given matrix its surrogates, or other initial states where nothing is random.")
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

    /** The plan, once a file is read. */
    private GainSweep plan;

    /**
     * {@return the plan}
     *
     * @param console told what was understood of a given network
     * @throws IllegalArgumentException if any value of any network is out of range
     * @throws FileProblem if the file of a given network cannot be read, is wrong, or is another one than it was
     */
    GainSweep plan(Console console) {
        plan = given.isPresent() ? ofGiven(console) : drawn();
        plan.recipes();
        return plan;
    }

    private GainSweep drawn() {
        final int neurons = n == null ? DEFAULT_N : n;
        return new GainSweep(
                ensembles.ensembles(neurons),
                neurons,
                gains.grid(),
                gains.isEffective(),
                realisations,
                seed,
                dynamics.dynamics());
    }

    private GainSweep ofGiven(Console console) {
        if (ensembles.isPresent() || n != null) {
            throw new IllegalArgumentException((ensembles.isPresent() ? ensembles.given() : "--n")
                    + " draws networks, but " + given.path() + " gives one");
        }
        final Grid range = gains.grid(given.normalisation());
        final Dynamics moves = dynamics.dynamics();
        moves.checkGiven();
        Seed.of(seed, "the seed");
        final String found = given.checksum();
        if (checksum != null && !checksum.equals(found)) {
            throw new FileProblem(given.path() + " has changed since the sweep began: its checksum was " + checksum
                    + ", and is " + found);
        }
        checksum = found;
        final List<PreparedEnsemble> several = given.ensembles(console, new Seed(seed));
        return new GainSweep(List.copyOf(several), several.get(0).size(), range, realisations, seed, moves);
    }

    /**
     * {@return what to measure}
     *
     * @throws IllegalArgumentException if a setting is out of range
     */
    NetworkAnalysis analysis() {
        return measure.analysis(plan.n(), dynamics.dynamics());
    }

    /**
     * What holds where an option is not given and its default depends on others, so that a configuration says it all.
     *
     * @return values by the names of options, without dashes
     */
    Map<String, String> usual() {
        final Map<String, String> usual = new LinkedHashMap<>();
        if (checksum == null) {
            ensembles.usual(usual);
            usual.put("n", Integer.toString(DEFAULT_N));
        } else {
            usual.put("given-checksum", checksum);
        }
        gains.usual(usual);
        dynamics.usual(usual);
        measure.usual(usual, dynamics.dynamics(), plan.n());
        return usual;
    }

    boolean isWithDiagnostics() {
        return diagnostics.isOn();
    }

    boolean isConvergenceRequired() {
        return measure.isConvergenceRequired();
    }
}
