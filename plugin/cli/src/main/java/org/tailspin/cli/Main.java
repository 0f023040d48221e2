package org.tailspin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.sweep.SweepCommand;
import org.tailspin.cli.sweep.SweepEngine;

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
     * Runs the command {@code sweep} in this process.
     *
     * @param engine that computes the networks; its options are understood too
     * @param args of the command
     * @return the exit code
     */
    public static int sweep(SweepEngine engine, String... args) {
        final List<String> line = new ArrayList<>(List.of(SweepCommand.NAME));
        line.addAll(List.of(args));
        return start(engine, line.toArray(String[]::new));
    }

    private static int start(SweepEngine engine, String... args) {
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

    private static int run(Console console, SweepEngine engine, String... args) {
        final Failures failures = new Failures(console, Arrays.asList(args).contains(CommonOptions.DEBUG));
        int code;
        try {
            code = Tailspin.commandLine(console, failures, engine, List.of(args))
                    .execute(args);
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
