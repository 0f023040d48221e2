package org.tailspin.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lyapunov spectra along a range of gains. */
@Command(
        name = "sweep",
        description = {
            "Lyapunov spectra of many networks along a range of gains, on all cores. The output directory receives"
                    + " networks.csv (a row per network), spectrum.csv (a row per exponent), lambda.png and"
                    + " manifest.json.",
            "In networks.csv the column exponents holds a network's exponents in one cell, with blanks between them;"
                    + " those of minus infinity are left out, and the column note counts them."
        })
final class SweepCommand implements Callable<Integer> {

    @ParentCommand
    private Tailspin root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SweepOptions sweep;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet.")
    private Path out;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final Console console = root.console();
        final SweepRun run = new SweepRun(
                spec, sweep, options, Tailspin.checked(spec, () -> Tailspin.needed("--out", out)), console);
        final Map<String, Object> manifest = run.run(result -> {});
        console.out()
                .println(
                        common.isJson
                                ? Json.text(manifest)
                                : "The results are in " + run.directory().path());
        return run.report();
    }
}
