package org.tailspin.core.dimension;

/**
 * How a run of states is cut up for a {@link CovarianceObserver}.
 *
 * @param blocks B, number of consecutive blocks of equal length, at least 4. Each keeps a covariance of its own (N&sup2;/2
 *     numbers), and should be much longer than the memory of the system
 * @param lags longest lag, in states, up to which the autocorrelation enters the effective number of states, at least 0; a
 *     run of K states uses at most K/4. Costs as much memory as twice so many states. The default does for maps; a flow needs
 *     several times its correlation time, in states
 */
public record CovarianceSettings(int blocks, int lags) {

    /** Fewest blocks. */
    public static final int MIN_BLOCKS = 4;

    /**
     * Enough to know an error to a fifth, and to see whether they remember each other, when neighbours are joined; of ten, errors
     * of a state without memory cover .74 where .68 is right. There is no error from fewer than five.
     */
    public static final int DEFAULT_BLOCKS = 20;

    /** A network in discrete time forgets within a few steps, unless it is close to the transition. */
    public static final int DEFAULT_LAGS = 50;

    /** The defaults. */
    public static final CovarianceSettings DEFAULT = new CovarianceSettings(DEFAULT_BLOCKS, DEFAULT_LAGS);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public CovarianceSettings {
        if (blocks < MIN_BLOCKS) {
            throw new IllegalArgumentException(
                    "the number of blocks must be at least " + MIN_BLOCKS + ", but is " + blocks);
        }
        if (lags < 0) {
            throw new IllegalArgumentException("the longest lag must be at least 0 states, but is " + lags);
        }
    }
}
