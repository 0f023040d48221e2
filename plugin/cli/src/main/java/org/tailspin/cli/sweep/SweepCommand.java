package org.tailspin.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobCommand;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.ResumeOptions;
import org.tailspin.cli.options.RunOptions;
import org.tailspin.cli.options.WorkOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            "--resume continues a sweep that was interrupted or killed; the results are the same, byte for byte."
        })
public final class SweepCommand implements Callable<Integer>, JobCommand {

    /** Its name. */
    public static final String NAME = "sweep";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SweepOptions sweep;

    @Option(
            names = "--" + SweepJob.SHARD,
            paramLabel = "I/N",
            converter = Shard.Converter.class,
            description = "Compute the I-th of N parts of the networks alone; merge puts them together.")
    private Shard shard;

    @Option(
            names = ResumeOptions.TIME_LIMIT,
            paramLabel = "SECONDS",
            description =
                    "Give up a network that takes longer: a row with its reason, and the sweep continues. Which networks"
                            + " these are depends on the machine. Gains that share a large matrix then go one by one, which"
                            + " takes longer (default: never).")
    private Double timeLimit;

    @Mixin
    private StartOptions start;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final Console console = common.console();
        final SweepJob job = job(console);
        start.checkBeginning(planned().stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption));
        if (start.isDryRun()) {
            common.show(common.checked(() -> new Estimate(job, options.work().threads()).fields()));
            return ExitCode.OK;
        }
        try (SweepRun run = common.checked(() ->
                new SweepRun(NAME, job, options.work().engine(), options, start.out(), start.isResumed(), common))) {
            final SweepRun.Outcome outcome = run.run();
            if (common.isJson) {
                console.out().println(Json.text(outcome.manifest()));
            } else {
                console.say("The results are in " + run.directory().path());
            }
            return outcome.tally().report(console, sweep.isConvergenceRequired());
        }
    }

    @Override
    public Job<?> job(String part) {
        return job(Console.SILENT);
    }

    /**
     * Reads a job as the command does.
     *
     * @param arguments options of the command
     * @return what they ask for, those of a file included
     * @throws ParameterException for an option that is unknown or out of range
     * @throws FileProblem if the file cannot be read
     */
    static SweepJob parse(String... arguments) {
        final SweepCommand command = new SweepCommand();
        final CommandLine line = new CommandLine(command);
        Converters.register(line);
        line.parseArgs(arguments);
        return command.job(Console.SILENT);
    }

    /**
     * {@return what the options ask for, those of a file included}
     *
     * @param console told of what a file was made with, if it is something else
     * @throws ParameterException for an option that is unknown or out of range
     * @throws FileProblem if the file cannot be read
     */
    private SweepJob job(Console console) {
        final Path path = start.config();
        if (path != null) {
            parseAgain(path, console);
        }
        final List<OptionSpec> own = planned();
        return common.checked(() -> new SweepJob(
                sweep.plan(console),
                sweep.analysis(),
                sweep.isWithDiagnostics(),
                shard == null ? Shard.WHOLE : shard,
                sweep.usual(),
                own,
                timeLimit == null ? OptionalDouble.empty() : OptionalDouble.of(timeLimit),
                common::inputs));
    }

    /** The options that say what is computed. */
    private List<OptionSpec> planned() {
        final List<OptionSpec> own = new ArrayList<>(configurable());
        own.removeAll(optionsOf("options"));
        own.removeAll(optionsOf(WorkOptions.ENGINE));
        own.removeIf(option -> option.longestName().equals(ResumeOptions.TIME_LIMIT));
        return own;
    }

    /** Takes what the file says for the default of what was not given. */
    private void parseAgain(Path path, Console console) {
        final CommandLine line = spec.commandLine();
        final ConfigurationDefaults defaults = new ConfigurationDefaults(path, configurable());
        final List<String> given = line.getParseResult().originalArgs();
        line.setDefaultValueProvider(defaults);
        try {
            line.parseArgs(given.subList(given.indexOf(NAME) + 1, given.size()).toArray(String[]::new));
        } catch (ParameterException e) {
            throw defaults.explained(e);
        }
        defaults.foreign(SweepJob.facts()).ifPresent(console::remark);
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
