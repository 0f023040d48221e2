package org.tailspin.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.help.CompletionCommand;
import org.tailspin.cli.help.GroupedHelp;
import org.tailspin.cli.help.ManualCommand;
import org.tailspin.cli.network.CouplingsCommand;
import org.tailspin.cli.network.CriticalGainCommand;
import org.tailspin.cli.network.DimensionCommand;
import org.tailspin.cli.network.LyapunovCommand;
import org.tailspin.cli.network.ReservoirCommand;
import org.tailspin.cli.network.TrajectoryCommand;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.cli.output.Version;
import org.tailspin.cli.pipeline.PipelineCommand;
import org.tailspin.cli.sweep.DemoCommand;
import org.tailspin.cli.sweep.MergeCommand;
import org.tailspin.cli.sweep.SweepCommand;
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
        footer = {
            "",
            "Data go to standard output, progress and messages to standard error.",
            "Exit codes: 0 done, 1 failure, 2 wrong option or value, 3 done, but a result is not as required (a",
            "tolerance that was not reached, a check or a claim that does not hold), 4 a file or standard output",
            "could not be read or written, 130 interrupted, 143 asked to end (what was finished is kept).",
            "COMMAND --help shows the options of a command."
        })
final class Tailspin implements Callable<Integer>, Speaker {

    private static final List<Class<?>> COMMANDS = List.of(
            TransitionCommand.class,
            LyapunovCommand.class,
            TrajectoryCommand.class,
            SweepCommand.class,
            MergeCommand.class,
            CriticalGainCommand.class,
            ReservoirCommand.class,
            DimensionCommand.class,
            CouplingsCommand.class,
            TheoryCommand.class,
            PipelineCommand.class,
            DemoCommand.class,
            ValidateCommand.class,
            ReproduceCommand.class,
            InfoCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            ManualCommand.class);

    /** Commands that look at all the others. */
    private static final Set<String> EXPLAINING = Set.of(CompletionCommand.NAME, ManualCommand.NAME);

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean isVersion;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean isHelp;

    private Tailspin(Console console) {
        this.console = console;
    }

    /**
     * Makes the parser of all commands.
     *
     * @param console takes what they say
     * @param failures turns what goes wrong into words and exit codes
     * @return the parser
     */
    static CommandLine commandLine(Console console, Failures failures) {
        return commandLine(console, failures, null, Optional.empty());
    }

    /**
     * Makes the parser of one line. Only the command that its first word names has its options: most of the time that the
     * program takes to start is spent on the model of the others.
     *
     * @param console takes what they say
     * @param failures turns what goes wrong into words and exit codes
     * @param engine that computes networks; null for the threads of this program
     * @param args as typed
     * @return the parser of this line
     */
    static CommandLine commandLine(Console console, Failures failures, Engine engine, List<String> args) {
        final String first = args.isEmpty() ? "" : args.get(0);
        // a file of arguments may begin with any command
        final boolean areAllNeeded = EXPLAINING.contains(first) || first.startsWith("@");
        return commandLine(console, failures, engine, areAllNeeded ? Optional.empty() : Optional.of(first));
    }

    /**
     * Builds the command line.
     *
     * @param only the name of the one command that gets options; empty for all
     */
    private static CommandLine commandLine(Console console, Failures failures, Engine engine, Optional<String> only) {
        final CommandLine line = new CommandLine(new Tailspin(console));
        for (Class<?> command : COMMANDS) {
            final Command facts = command.getAnnotation(Command.class);
            if (only.filter(name -> !name.equals(facts.name())).isPresent()) {
                final CommandSpec name = CommandSpec.create();
                name.usageMessage().description(facts.description());
                line.addSubcommand(facts.name(), name);
            } else {
                line.addSubcommand(facts.name(), command);
            }
        }
        if (engine != null
                && !WorkOptions.use(engine, line)
                && only.filter(line.getSubcommands()::containsKey).isPresent()) {
            throw new ParameterException(
                    line,
                    "a cluster computes many networks, of sweep, critical-gain, reservoir, pipeline and reproduce: run '"
                            + only.get() + "' with java -jar tailspin.jar");
        }
        line.setOut(new PrintWriter(console.out(), true, Charset.defaultCharset()));
        line.setErr(new PrintWriter(console.err(), true, Charset.defaultCharset()));
        Converters.register(line);
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        GroupedHelp.install(line);
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
