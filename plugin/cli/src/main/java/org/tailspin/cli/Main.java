package org.tailspin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobCommand;
import org.tailspin.cli.engine.JobOrigin;
import org.tailspin.cli.options.CommonOptions;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The program. */
public final class Main {

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    /**
     * Runs a command and ends with its exit code.
     *
     * @param args as typed
     */
    public static void main(String[] args) {
        System.exit(start(null, args));
    }

    /**
     * Runs a command of many networks in this process.
     *
     * @param engine that computes the networks; its options are understood too
     * @param args as typed, the name of the command first
     * @return the exit code
     */
    public static int submit(Engine engine, String... args) {
        return start(engine, args);
    }

    /**
     * Makes a job again, on a machine that computes some of it.
     *
     * @param engine whose options the command line may have
     * @param origin of the job
     * @return the same job
     * @throws IllegalArgumentException for an option that is unknown or out of range, or a file that is another one here, in
     *     one sentence
     * @throws RuntimeException if a file cannot be read, in one sentence
     */
    public static Job<?> job(Engine engine, JobOrigin origin) {
        origin.checkInputs();
        try {
            CommandLine line =
                    Tailspin.commandLine(Console.SILENT, new Failures(Console.SILENT, false), engine, origin.line());
            line.parseArgs(origin.line().toArray(String[]::new));
            while (line.getParseResult().hasSubcommand()) {
                line = line.getParseResult().subcommand().commandSpec().commandLine();
            }
            return line.<JobCommand>getCommand().job(origin.part());
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int start(Engine engine, String... args) {
        System.setProperty("java.awt.headless", "true"); // pictures need no screen, and a cluster has none
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(
                    LOG_FORMAT, "%5$s%6$s%n"); // a record is a line: the message, and a stack trace if there is one
        }
        final Heartbeat.Timed err = new Heartbeat.Timed(System.err);
        final Interruption interruption = Interruption.install(err);
        final Console console =
                wanted(new Console(StandardOutput.ofProcess(), err, isTerminal(), interruption::isRequested), args);
        final Heartbeat heartbeat = Heartbeat.start(console, err);
        try {
            return run(console, engine, args);
        } finally {
            heartbeat.stop();
            interruption.finished();
        }
    }

    /**
     * Runs one command in this process.
     *
     * @param console takes what it says
     * @param args as typed
     * @return the exit code
     */
    public static int run(Console console, String... args) {
        return run(wanted(console, args), null, args);
    }

    /** The heartbeat begins before the line is parsed. */
    private static Console wanted(Console console, String... args) {
        return Collections.disjoint(Arrays.asList(args), CommonOptions.QUIET) ? console : console.quiet();
    }

    /**
     * Runs one command in this process.
     *
     * @param console takes what it says
     * @param engine that computes networks; null for the threads of this program
     * @param args as typed
     * @return the exit code
     */
    static int run(Console console, Engine engine, String... args) {
        final Failures failures = new Failures(console, Arrays.asList(args).contains(CommonOptions.DEBUG));
        int code;
        try {
            code = Tailspin.commandLine(console, failures, engine, List.of(args))
                    .execute(args);
        } catch (ParameterException e) {
            code = failures.handleParseException(e, args);
        } catch (OutOfMemoryError e) {
            code = failures.outOfMemory(e);
        }
        return console.out().checkError() ? failures.lostOutput() : code;
    }

    /** From Java 22 on there is a console without a terminal, too, which says so of itself. */
    private static boolean isTerminal(java.io.Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // of an older Java
        }
    }

    /**
     * Whether standard error is a terminal. Java itself only tells of input and output together; Linux tells of each.
     */
    private static boolean isTerminal() {
        final Path standardError = Path.of("/proc/self/fd/2");
        try {
            final String target = Files.readSymbolicLink(standardError).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return isTerminal(System.console());
        }
    }
}
