package org.tailspin.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.network.CouplingsCommand;
import org.tailspin.cli.network.CriticalGainCommand;
import org.tailspin.cli.network.DimensionCommand;
import org.tailspin.cli.network.LyapunovCommand;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.output.Version;
import org.tailspin.cli.pipeline.PipelineCommand;
import org.tailspin.cli.sweep.DemoCommand;
import org.tailspin.cli.sweep.MergeCommand;
import org.tailspin.cli.sweep.SweepCommand;
import org.tailspin.cli.sweep.SweepEngine;
import org.tailspin.cli.theory.TheoryCommand;
import org.tailspin.cli.theory.TransitionCommand;
import org.tailspin.cli.validate.ReproduceCommand;
import org.tailspin.cli.validate.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the commands. */
@Command(
        name = "tailspin",
        description =
                "Random recurrent networks at the edge of chaos: transition gains, Lyapunov spectra, gain sweeps.",
        versionProvider = Version.class,
        subcommands = {
            TransitionCommand.class,
            LyapunovCommand.class,
            SweepCommand.class,
            MergeCommand.class,
            CriticalGainCommand.class,
            DimensionCommand.class,
            CouplingsCommand.class,
            TheoryCommand.class,
            PipelineCommand.class,
            DemoCommand.class,
            ValidateCommand.class,
            ReproduceCommand.class,
            InfoCommand.class,
            BenchCommand.class
        },
        footer = {
            "",
            "Data go to standard output, progress and messages to standard error.",
            "Exit codes: 0 done, 1 failure, 2 wrong option or value, 3 done, but a result is not as required (a tolerance",
            "that was not reached, a check or a claim that does not hold),",
            "4 a file or standard output could not be read or written, 130 interrupted, 143 asked to end (what was",
            "finished is kept)."
        })
final class Tailspin implements Callable<Integer>, Speaker {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean isVersion;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    private boolean isHelp;

    private Tailspin(Console console) {
        this.console = console;
    }

    static CommandLine commandLine(Console console, Failures failures) {
        return commandLine(console, failures, null);
    }

    /**
     * @param engine that computes sweeps; null for the threads of this program
     */
    static CommandLine commandLine(Console console, Failures failures, SweepEngine engine) {
        final CommandLine line = new CommandLine(new Tailspin(console));
        if (engine != null) {
            SweepCommand.use(engine, line.getSubcommands().get(SweepCommand.NAME));
        }
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        Converters.register(line);
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        return line;
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
