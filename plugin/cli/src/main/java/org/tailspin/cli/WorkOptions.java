package org.tailspin.cli;

import picocli.CommandLine.Option;

/** How a run over many networks works. */
final class WorkOptions {

    static final String FORCE = "--force";
    static final String THREADS = "--threads";

    @Option(names = FORCE, description = "Overwrite the results in an existing output directory.")
    private boolean isForced;

    @Option(names = THREADS, paramLabel = "T", description = "Number of threads (default: all cores).")
    private Integer threads;

    boolean isForced() {
        return isForced;
    }

    /**
     * @return number of threads
     * @throws IllegalArgumentException if it is out of range
     */
    int threads() {
        return threads(threads);
    }

    /**
     * @param asked as typed; null for all cores
     * @return number of threads
     * @throws IllegalArgumentException if it is out of range
     */
    static int threads(Integer asked) {
        final int count = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
        final int most = 1024;
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("the number of threads must lie in 1.." + most + ", but is " + count);
        }
        return count;
    }
}
