package org.tailspin.core.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.statistics.Estimated;
import org.tailspin.core.statistics.Jackknife;

/**
 * Statistics of a population's activity, gathered while it runs: the covariance at several lags, C_ij(&tau;) =
 * &lt;&delta;x_i(t+&tau;) &delta;x_j(t)&gt;, and from it the participation ratio, the two-point function of single neurons
 * C(&tau;) = (1/N) &sum;_i C_ii(&tau;) and that of the population, &psi;(&tau;) = (1/N) &sum;_ij C_ij(&tau;)&sup2; (Clark,
 * Abbott, Litwin-Kumar 2023; Clark, Marschall, van Meegen, Litwin-Kumar 2025).
 *
 * <p>A square of an estimated covariance is too large by its error, which N&sup2; pairs add up. So blocks of time go to a
 * few groups in turn, and squares are means of products of two groups: unbiased once a block is longer than the activity
 * remembers. All groups have their fluctuations about one mean state, that of all. The participation ratio is PR = mean_(a&ne;b) tr C_a tr C_b / mean_(a&ne;b) tr(C_a C_b). Errors are those of the
 * jackknife over groups: four of them know an error to 40 %.
 *
 * <p>Memory: G N&sup2; numbers for each lag and G groups, half of it for lag 0, however long the run; at the end once more for lag 0 if
 * there are others. Time: 2N&sup2; for each
 * lag and state, half of it for lag 0.
 * Not thread-safe.
 */
public final class CollectiveActivity implements StateObserver {

    /** Groups of blocks: enough for an error, few enough for memory. */
    public static final int DEFAULT_GROUPS = 4;

    private static final int MIN_GROUPS = 2;

    /** States that are gathered before the sums are updated with all of them at once. */
    private static final int BATCH = 32;

    private final int n;
    private final int[] lags;
    private final double unit;
    private final int every;
    private final int block;
    private final LaggedCovariance[] groups;
    private final List<Run> runs = new ArrayList<>();
    private final StateObserver first;

    /** States are taken relative to the first: a small cloud far from 0 would drown in rounding otherwise. */
    private double[] origin;

    /**
     * Prepares sums over neurons and time for the lags.
     *
     * @param n number of neurons, at least 1
     * @param lags ascending, from 0, in observed states
     * @param every take the first state and every such one after it, at least 1
     * @param block states taken before the next group has its turn, more than the largest lag
     * @param groups G, at least 2; errors need 3
     * @param timeStep time between two states that are shown, {@link DynamicalSystem#timeStep}
     * @throws IllegalArgumentException outside the ranges
     */
    public CollectiveActivity(int n, int[] lags, int every, int block, int groups, double timeStep) {
        if (n < 1) {
            throw new IllegalArgumentException("a state must have at least 1 dimension, but has " + n);
        }
        if (lags.length == 0 || lags[0] != 0) {
            throw new IllegalArgumentException("the first lag must be 0");
        }
        for (int l = 1; l < lags.length; l++) {
            if (lags[l] <= lags[l - 1]) {
                throw new IllegalArgumentException("the lags must ascend, but " + lags[l] + " follows " + lags[l - 1]);
            }
        }
        if (every < 1) {
            throw new IllegalArgumentException("the thinning must keep every 1st state or fewer, but is " + every);
        }
        final int longest = lags[lags.length - 1];
        if (block <= longest) {
            throw new IllegalArgumentException(
                    "a block must be longer than the largest lag, " + longest + ", but is " + block);
        }
        if (groups < MIN_GROUPS) {
            throw new IllegalArgumentException(
                    "the number of groups of blocks must be at least " + MIN_GROUPS + ", but is " + groups);
        }
        this.n = n;
        this.lags = lags.clone();
        this.every = every;
        this.block = block;
        unit = every * timeStep;
        this.groups = new LaggedCovariance[groups];
        Arrays.setAll(this.groups, g -> new LaggedCovariance(n, this.lags));
        first = run(0);
    }

    /** Sees a state of the first run, whose first block belongs to group 0. */
    @Override
    public void accept(double[] state) {
        first.accept(state);
    }

    /**
     * Another run of the same network, in blocks of its own, after or beside those before. Not to be shown states by another
     * thread at the same time.
     *
     * @param group that its first block belongs to, from 0; the next ones have their turn after it
     * @return sees the states of that run
     */
    public StateObserver run(int group) {
        final Run run = new Run(group % groups.length);
        runs.add(run);
        return run;
    }

    /** The states of one run that are still needed. */
    private final class Run implements StateObserver {

        private final double[][] window = new double[lags[lags.length - 1] + BATCH][n];
        private int group;
        private int held;
        private int fresh;
        private int inBlock;
        private long seen;

        Run(int group) {
            this.group = group;
        }

        @Override
        public void accept(double[] state) {
            if (seen++ % every != 0) {
                return;
            }
            if (origin == null) {
                origin = state.clone();
            }
            final double[] relative = window[held];
            for (int i = 0; i < n; i++) {
                relative[i] = state[i] - origin[i];
            }
            held++;
            fresh++;
            inBlock++;
            if (inBlock == block) {
                endBlock();
            } else if (held == window.length) {
                flush();
                keepLast(lags[lags.length - 1]);
            }
        }

        private void endBlock() {
            flush();
            held = 0;
            inBlock = 0;
            group = (group + 1) % groups.length;
        }

        private void flush() {
            groups[group].add(window, held - fresh, held);
            fresh = 0;
        }

        /** Moves the last states to the front, where later ones find them. */
        private void keepLast(int count) {
            for (int t = 0; t < count; t++) {
                final double[] swap = window[t];
                window[t] = window[held - count + t];
                window[held - count + t] = swap;
            }
            held = count;
        }
    }

    private void check() {
        runs.forEach(Run::flush);
        for (LaggedCovariance sums : groups) {
            if (sums.pairs(lags.length - 1) < 2) {
                throw new IllegalStateException("the statistics of the population need " + groups.length + " blocks of "
                        + block + " states, but the run ended before");
            }
        }
    }

    /**
     * {@return the covariance at lag 0, averaged over groups}
     *
     * @throws IllegalStateException if the run was too short for every group to have a block
     */
    public double[][] covariance() {
        check();
        final double[][] covariance = new double[n][n];
        final double[] mean = LaggedCovariance.mean(groups);
        final double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            for (LaggedCovariance sums : groups) {
                sums.row(0, i, mean, row);
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += row[j] / groups.length;
                }
            }
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    /**
     * {@return of the activity as it is}
     *
     * @throws IllegalStateException if the run was too short for every group to have a block
     */
    public CollectiveStatistics statistics() {
        return statistics(false);
    }

    /**
     * {@return of the z-scored activity, every neuron divided by its standard deviation; silent neurons count as none}
     *
     * @throws IllegalStateException if the run was too short for every group to have a block
     */
    public CollectiveStatistics zScored() {
        return statistics(true);
    }

    private CollectiveStatistics statistics(boolean zScored) {
        check();
        final Moments moments = new Moments(groups, lags.length, zScored);
        final double[] times = new double[lags.length];
        Arrays.setAll(times, l -> lags[l] * unit);
        return new CollectiveStatistics(
                new Estimated(moments.ratio(), Jackknife.error(moments.ratioWithout())),
                new LagFunction(times, moments.single(), moments.singleWithout()),
                new LagFunction(times, moments.population(), moments.populationWithout()),
                new LagFunction(times, moments.twoTime(), moments.twoTimeWithout()));
    }
}
