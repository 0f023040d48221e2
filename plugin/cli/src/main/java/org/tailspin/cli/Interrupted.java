package org.tailspin.cli;

import java.util.concurrent.CancellationException;

/** Ctrl-C, with a sentence on what was kept. */
final class Interrupted extends CancellationException {

    private static final long serialVersionUID = 1;

    Interrupted(String message) {
        super(message);
    }
}
