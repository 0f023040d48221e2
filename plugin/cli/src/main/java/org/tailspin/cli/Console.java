package org.tailspin.cli;

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
record Console(PrintStream out, PrintStream err, boolean isTerminal, BooleanSupplier interrupted) {

    void message(String line) {
        err.println("tailspin: " + line);
    }
}
