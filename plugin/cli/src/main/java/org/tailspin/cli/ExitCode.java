package org.tailspin.cli;

/** How a run ended, for scripts. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;

    /** Finished, but not to the tolerance that was required. */
    static final int NOT_CONVERGED = 3;

    static final int INPUT_OUTPUT = 4;

    /** What a shell reports of a program that Ctrl-C ended: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
