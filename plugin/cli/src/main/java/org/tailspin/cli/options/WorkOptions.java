package org.tailspin.cli.options;

import picocli.CommandLine.Option;

/** How a run over many networks works. */
public final class WorkOptions {

    /** The option that overwrites results. */
    public static final String FORCE = "--force";
    /** The option that bounds the threads. */
    public static final String THREADS = "--threads";

    @Option(
            names = FORCE,
            description =
                    "Overwrite the results of an earlier run of this command in the output directory, as its manifest.json"
                            + " lists them; never other files.")
    private boolean isForced;

    @Option(names = THREADS, paramLabel = "T", description = "Number of threads (default: all cores).")
    private Integer threads;

    /** {@return whether results in an existing directory may go} */
    public boolean isForced() {
        return isForced;
    }

    /**
     * {@return number of threads}
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public int threads() {
        return threads(threads);
    }

    /**
     * {@return number of threads}
     *
     * @param asked as typed; null for all cores
     * @throws IllegalArgumentException if it is out of range
     */
    public static int threads(Integer asked) {
        final int count = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
        final int most = 1024;
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("the number of threads must lie in 1.." + most + ", but is " + count);
        }
        return count;
    }
}
