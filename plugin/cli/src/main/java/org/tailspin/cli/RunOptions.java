package org.tailspin.cli;

import picocli.CommandLine.Option;

/** How a sweep runs, whatever it computes. */
final class RunOptions {

    @Option(names = "--force", description = "Overwrite the results in an existing output directory.")
    private boolean isForced;

    @Option(names = "--threads", paramLabel = "T", description = "Number of threads (default: all cores).")
    private Integer threads;

    @Option(names = "--no-picture", description = "Leave the pictures out, on a machine without fonts.")
    private boolean isWithoutPicture;

    boolean isForced() {
        return isForced;
    }

    boolean isWithPicture() {
        return !isWithoutPicture;
    }

    /**
     * @return number of threads
     * @throws IllegalArgumentException if it is out of range
     */
    int threads() {
        final int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        final int most = 1024;
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("the number of threads must lie in 1.." + most + ", but is " + count);
        }
        return count;
    }
}
