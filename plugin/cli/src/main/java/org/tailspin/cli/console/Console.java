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
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal, BooleanSupplier interrupted) {

    /** Where a run speaks that nobody listens to. */
    public static final Console SILENT = new Console(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            false,
            () -> false);

    /**
     * Says something to a person.
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
