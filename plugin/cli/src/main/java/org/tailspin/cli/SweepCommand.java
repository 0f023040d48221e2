package org.tailspin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lyapunov spectra along a range of gains. */
@Command(
        name = SweepCommand.NAME,
        description = {
            "Lyapunov spectra of many networks along a range of gains, on all cores. The output directory receives"
                    + " networks.csv (a row per network), summary.csv (medians over realisations), spectrum.csv (a row per exponent), lambda.png, report.html,"
                    + " manifest.json, config.yaml (the options, which --config takes) and journal.csv (checksums).",
            "In networks.csv the column exponents holds a network's exponents in one cell, with blanks between them;"
                    + " those of minus infinity are left out, and the column note counts them.",
            "A sweep that was interrupted or killed goes on with --resume, to the same bytes."
        })
final class SweepCommand implements Callable<Integer> {

    static final String NAME = "sweep";

    @ParentCommand
    private Tailspin root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SweepOptions sweep;

    @Option(
            names = "--" + SweepJob.SHARD,
            paramLabel = "I/N",
            converter = Converters.Shards.class,
            description = "Compute the I-th of N parts of the networks alone; merge puts them together.")
    private Shard shard;

    @Mixin
    private StartOptions start;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final SweepJob job = job();
        final Console console = root.console();
        if (start.isDryRun()) {
            common.show(root, Tailspin.checked(spec, () -> new Estimate(
                            job, options.work().threads())
                    .fields()));
            return ExitCode.OK;
        }
        try (SweepRun run = Tailspin.checked(
                spec,
                () -> new SweepRun(
                        NAME, job, root.engine(options.work()), options, start.out(), start.isResumed(), console))) {
            final SweepRun.Outcome outcome = run.run();
            console.out()
                    .println(
                            common.isJson
                                    ? Json.text(outcome.manifest())
                                    : "The results are in " + run.directory().path());
            return outcome.tally().report(console, sweep.isConvergenceRequired());
        }
    }

    /**
     * @return what the options ask for, those of a file included
     * @throws ParameterException for an option that is unknown or out of range
     * @throws FileProblem if the file cannot be read
     */
    SweepJob job() {
        final Path path = start.config();
        if (path != null) {
            parseAgain(path);
        }
        final List<OptionSpec> own = new ArrayList<>(configurable());
        own.removeAll(optionsOf("options"));
        own.removeAll(optionsOf(Tailspin.ENGINE));
        return Tailspin.checked(
                spec,
                () -> new SweepJob(
                        sweep.plan(), sweep.analysis(), shard == null ? Shard.WHOLE : shard, sweep.usual(), own));
    }

    /** Takes what the file says for the default of what was not given. */
    private void parseAgain(Path path) {
        final CommandLine line = spec.commandLine();
        final ConfigurationDefaults defaults = new ConfigurationDefaults(path, configurable());
        final List<String> given = line.getParseResult().originalArgs();
        line.setDefaultValueProvider(defaults);
        try {
            line.parseArgs(given.subList(given.indexOf(NAME) + 1, given.size()).toArray(String[]::new));
        } catch (ParameterException e) {
            throw defaults.explained(e);
        }
        defaults.foreign(SweepJob.facts()).ifPresent(root.console()::message);
    }

    /** The options that a file may hold: all but those on where to begin and to write. */
    private List<OptionSpec> configurable() {
        final List<OptionSpec> all = new ArrayList<>(spec.options());
        all.removeAll(optionsOf("common"));
        all.removeAll(optionsOf("start"));
        all.removeIf(option -> option.longestName().equals(WorkOptions.FORCE));
        return all;
    }

    private List<OptionSpec> optionsOf(String mixin) {
        final CommandSpec options = spec.mixins().get(mixin);
        return options == null ? List.of() : options.options();
    }
}
