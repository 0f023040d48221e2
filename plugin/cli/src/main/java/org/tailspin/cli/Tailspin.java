package org.tailspin.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
            "Exit codes: 0 done, 1 failure, 2 wrong option or value, 3 done but not to the required tolerance,",
            "4 a file could not be read or written, 130 interrupted (what was finished is kept)."
        })
final class Tailspin implements Callable<Integer>, Speaker {

    static final String DEBUG = "--debug";

    /** Name of the options of another engine than the threads of this program. */
    static final String ENGINE = "engine";

    private final Console console;
    private final SweepEngine engine;

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

    private Tailspin(Console console, SweepEngine engine) {
        this.console = console;
        this.engine = engine;
    }

    static CommandLine commandLine(Console console, Failures failures) {
        return commandLine(console, failures, null);
    }

    /**
     * @param engine that computes sweeps; null for the threads of this program
     */
    static CommandLine commandLine(Console console, Failures failures, SweepEngine engine) {
        final CommandLine line = new CommandLine(new Tailspin(console, engine));
        if (engine != null) {
            final CommandSpec sweep =
                    line.getSubcommands().get(SweepCommand.NAME).getCommandSpec();
            sweep.remove(sweep.findOption(WorkOptions.THREADS));
            sweep.addMixin(ENGINE, CommandSpec.forAnnotatedObject(engine));
        }
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        line.registerConverter(Double.class, new Converters.Real());
        line.registerConverter(double.class, new Converters.Real());
        line.registerConverter(Integer.class, new Converters.Whole());
        line.registerConverter(int.class, new Converters.Whole());
        line.registerConverter(Long.class, new Converters.LongWhole());
        line.registerConverter(long.class, new Converters.LongWhole());
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        return line;
    }

    @Override
    public Console console() {
        return console;
    }

    /**
     * @param work how to work on this machine, if that is where to
     * @return what computes a sweep
     */
    SweepEngine engine(WorkOptions work) {
        return engine == null ? new ThreadEngine(work.threads()) : engine;
    }

    /**
     * Checks values in the core, before any work: what it refuses is a wrong use of the command.
     *
     * @param spec the command
     * @param value makes the checked value
     * @return the value
     */
    static <T> T checked(CommandSpec spec, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /**
     * An option without a default. The parser's own check would speak of it before it spoke of a misspelt one, which is
     * where the missing one went.
     *
     * @param option the name
     * @param value null if it was not given
     * @return the value
     * @throws IllegalArgumentException if it is missing
     */
    static <T> T needed(String option, T value) {
        if (value == null) {
            throw new IllegalArgumentException("the option " + option + " is missing");
        }
        return value;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
