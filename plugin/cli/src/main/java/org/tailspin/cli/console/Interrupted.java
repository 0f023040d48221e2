package org.tailspin.cli.console;

import java.util.concurrent.CancellationException;

/** Ctrl-C, with a sentence on what was kept. */
public final class Interrupted extends CancellationException {

    private static final long serialVersionUID = 1;

    /**
     * Reports that the user ended the command.
     *
     * @param message what was kept
     */
    public Interrupted(String message) {
        super(message);
    }
}
