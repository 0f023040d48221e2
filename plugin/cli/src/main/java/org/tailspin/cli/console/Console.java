package org.tailspin.cli.console;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * Where a run speaks, and whether it should stop.
 *
 * @param out data
 * @param err progress and messages
 * @param isTerminal whether a person watches {@code err}
 * @param interrupted whether Ctrl-C was pressed
 * @param isQuiet whether progress and remarks are left out
 */
public record Console(
        PrintStream out, PrintStream err, boolean isTerminal, BooleanSupplier interrupted, boolean isQuiet) {

    /** Where a run speaks that nobody listens to. */
    public static final Console SILENT = new Console(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            false,
            () -> false);

    /**
     * Makes a console that says all that there is to say.
     *
     * @param out data
     * @param err progress and messages
     * @param isTerminal whether a person watches {@code err}
     * @param interrupted whether Ctrl-C was pressed
     */
    public Console(PrintStream out, PrintStream err, boolean isTerminal, BooleanSupplier interrupted) {
        this(out, err, isTerminal, interrupted, false);
    }

    /**
     * Returns the same console without progress and remarks.
     *
     * @return the quiet console
     */
    public Console quiet() {
        return new Console(out, err, isTerminal, interrupted, true);
    }

    /**
     * Says how the work goes, or what is good to know, unless nobody wants to hear it.
     *
     * @param line without an end
     */
    public void remark(String line) {
        if (!isQuiet) {
            message(line);
        }
    }

    /**
     * Says what went wrong to a person.
     *
     * @param line without an end
     */
    public void message(String line) {
        err.println("tailspin: " + Shown.text(line));
    }

    /**
     * Says a line of the result to a person.
     *
     * @param line without an end
     */
    public void say(String line) {
        out.println(Shown.text(line));
    }
}
