package org.tailspin.cli.console;

/** How a run ended, for scripts. */
public final class ExitCode {

    /** Done. */
    public static final int OK = 0;
    /** A network, a check or the machine failed. */
    public static final int FAILURE = 1;
    /** A wrong option or value. */
    public static final int USAGE = 2;

    /** Finished, but not to the tolerance that was required. */
    public static final int NOT_CONVERGED = 3;

    /** A file could not be read or written. */
    public static final int INPUT_OUTPUT = 4;

    /** What a shell reports of a program that Ctrl-C ended: 128 and the number of the signal. */
    public static final int INTERRUPTED = 130;

    /** The same of a program that was asked to end, by kill or by a scheduler: SIGTERM has the number 15. */
    public static final int TERMINATED = 143;

    private ExitCode() {}
}
