package org.tailspin.cli;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Interrupted;
import org.tailspin.cli.console.Shown;
import org.tailspin.cli.console.Spelling;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.core.Reasons;
import org.tailspin.core.run.SweepEstimate;
import org.tailspin.files.FileProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line for a person and an exit code for a script. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Characters of a message, and of its end, which tells more than its middle. */
    private static final int LONGEST = 1000;

    private static final int TAIL = 300;

    private final Console console;
    private final boolean isDebugging;

    /**
     * Makes the sentences of failures.
     *
     * @param console where to say it
     * @param isDebugging whether to print the stack trace as well
     */
    Failures(Console console, boolean isDebugging) {
        this.console = console;
        this.isDebugging = isDebugging;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        final StringBuilder line = new StringBuilder(message(e));
        if (e instanceof UnmatchedArgumentException unmatched) {
            suggestion(unmatched)
                    .ifPresent(
                            name -> line.append("; did you mean ").append(name).append('?'));
        }
        line.append(" (see ").append(e.getCommandLine().getCommandSpec().qualifiedName());
        return report(line.append(" --help)").toString(), e, ExitCode.USAGE);
    }

    /** Of many options with long names in common, the parser's own would not be the nearest. */
    private static Optional<String> suggestion(UnmatchedArgumentException e) {
        return e.isUnknownOption()
                ? Spelling.nearest(
                        e.getUnmatched().get(0).replaceFirst("=.*", ""),
                        e.getCommandLine().getCommandSpec().optionsMap().keySet())
                : e.getSuggestions().stream().findFirst();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult result) {
        if (e instanceof CancellationException) {
            return report(
                    e instanceof Interrupted ? message(e) : "interrupted, without a result", e, ExitCode.INTERRUPTED);
        }
        if (e instanceof FileProblem || e instanceof UncheckedIOException) {
            return report(message(e), e, ExitCode.INPUT_OUTPUT);
        }
        return report(message(e), e, ExitCode.FAILURE);
    }

    int outOfMemory(OutOfMemoryError e) {
        final String limit = SweepEstimate.memory((double) Runtime.getRuntime().maxMemory());
        return report(
                "the memory does not suffice: Java may use " + limit
                        + "; use smaller networks, fewer threads, or java -Xmx",
                e,
                ExitCode.FAILURE);
    }

    /**
     * What was printed did not arrive: the disk is full, or who read it has gone, as head does.
     *
     * @return the exit code
     */
    int lostOutput() {
        final String reason = console.out() instanceof StandardOutput known ? known.reason() : null;
        console.message("the results are lost, in part or whole: cannot write to standard output"
                + (reason == null ? "" : ": " + reason));
        return ExitCode.INPUT_OUTPUT;
    }

    private int report(String line, Throwable cause, int code) {
        console.message(line);
        if (isDebugging) {
            cause.printStackTrace(console.err());
        }
        return code;
    }

    /** The message in one line; without one, it is a fault of the program. */
    private static String message(Exception e) {
        final String message = e.getMessage();
        return message == null || message.isBlank() || !isTold(e)
                ? "internal error, please report it: " + e.getClass().getName() + " (" + CommonOptions.DEBUG
                        + " tells more)"
                : shown(message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** Whether somebody wrote the message for a person; those of other exceptions speak of arrays and the like. */
    private static boolean isTold(Exception e) {
        return e instanceof ParameterException
                || e instanceof RuntimeException unchecked && Reasons.isTold(unchecked)
                || e instanceof IllegalStateException
                || e instanceof FileProblem
                || e instanceof UncheckedIOException;
    }

    /** What files hold stands in messages too: it must not fill the screen, nor command the terminal. */
    private static String shown(String message) {
        final String line = message.length() > LONGEST
                ? message.substring(0, LONGEST - TAIL) + " ... " + message.substring(message.length() - TAIL)
                : message;
        return Shown.text(line);
    }
}
