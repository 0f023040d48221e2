package org.tailspin.core.dynamics;

/**
 * Statistics of a population's activity, gathered while it runs: the covariance at several lags, C_ij(&tau;) =
 * &lt;&delta;x_i(t+&tau;) &delta;x_j(t)&gt;, and from it the two-point function of single neurons C(&tau;) = (1/N) &sum;_i
 * C_ii(&tau;) and that of the population, &psi;(&tau;) = (1/N) &sum;_ij C_ij(&tau;)&sup2; (Clark, Abbott, Litwin-Kumar 2023;
 * Clark, Marschall, van Meegen, Litwin-Kumar 2025).
 *
 * <p>A square of an estimated covariance is too large by its error, which N&sup2; pairs add up. So blocks of time go to two
 * halves in turn, and squares are products of the two estimates: unbiased once a block is longer than the activity
 * remembers. The participation ratio is PR = tr C tr C' / tr(C C').
 *
 * <p>Memory: 2N&sup2; numbers for each lag, however long the run. Time: 2N&sup2; for each lag and state. Not thread-safe.
 */
public final class CollectiveActivity implements StateObserver {

    /** States that are gathered before the sums are updated with all of them at once. */
    private static final int BATCH = 32;

    private final int n;
    private final int[] lags;
    private final double unit;
    private final int every;
    private final int block;
    private final LaggedCovariance[] halves = new LaggedCovariance[2];
    private final double[][] window;
    private double[] origin;
    private int held;
    private int fresh;
    private int inBlock;
    private int half;
    private long seen;

    /**
     * @param n number of neurons, at least 1
     * @param lags ascending, from 0, in observed states
     * @param every take the first state and every such one after it, at least 1
     * @param block states taken before the other half has its turn, more than the largest lag
     * @param timeStep time between two states that are shown, {@link DynamicalSystem#timeStep}
     * @throws IllegalArgumentException outside the ranges
     */
    public CollectiveActivity(int n, int[] lags, int every, int block, double timeStep) {
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
        this.n = n;
        this.lags = lags.clone();
        this.every = every;
        this.block = block;
        unit = every * timeStep;
        window = new double[longest + BATCH][n];
        halves[0] = new LaggedCovariance(n, this.lags);
        halves[1] = new LaggedCovariance(n, this.lags);
    }

    @Override
    public void accept(double[] state) {
        if (seen++ % every != 0) {
            return;
        }
        if (origin == null) {
            origin = state.clone();
        }
        // Relative to the first state: a small cloud far from the origin would drown in rounding otherwise.
        final double[] relative = window[held];
        for (int i = 0; i < n; i++) {
            relative[i] = state[i] - origin[i];
        }
        held++;
        fresh++;
        inBlock++;
        if (inBlock == block) {
            flush();
            held = 0;
            inBlock = 0;
            half = 1 - half;
        } else if (held == window.length) {
            flush();
            keepLast(lags[lags.length - 1]);
        }
    }

    private void flush() {
        halves[half].add(window, held - fresh, held);
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

    /** Both halves have states in all lags. */
    private void check() {
        flush();
        for (LaggedCovariance sums : halves) {
            if (sums.pairs(lags.length - 1) < 2) {
                throw new IllegalStateException("the statistics of the population need two blocks of " + block
                        + " states, but the run ended before");
            }
        }
    }

    /**
     * @return the covariance at lag 0, over both halves
     */
    public double[][] covariance() {
        check();
        final double[][] covariance = new double[n][n];
        final double[] other = new double[n];
        for (int i = 0; i < n; i++) {
            halves[0].row(0, i, covariance[i]);
            halves[1].row(0, i, other);
            for (int j = 0; j < n; j++) {
                covariance[i][j] = (covariance[i][j] + other[j]) / 2;
            }
        }
        return covariance;
    }

    /**
     * @return the participation ratio without the bias of a finite run; NaN for a state at rest
     */
    public double participationRatio() {
        return ratio(Moments.of(this, false));
    }

    /**
     * @return that of the z-scored activity, every neuron divided by its standard deviation; silent neurons count as none
     */
    public double zScoredParticipationRatio() {
        return ratio(Moments.of(this, true));
    }

    private double ratio(Moments moments) {
        return moments.traces[0][0] * moments.traces[1][0] / (moments.squares[0] * n);
    }

    /**
     * @return C(&tau;), averaged over neurons
     */
    public LagFunction singleNeuron() {
        return Moments.of(this, false).single();
    }

    /**
     * @return the mean over neurons of their autocorrelations
     */
    public LagFunction zScoredSingleNeuron() {
        return Moments.of(this, true).single();
    }

    /**
     * @return &psi;(&tau;); compare {@link #singleNeuron()} {@link LagFunction#squared() squared}
     */
    public LagFunction population() {
        final Moments moments = Moments.of(this, false);
        return new LagFunction(moments.lags, moments.squares);
    }

    /**
     * @return &psi;(&tau;) of the z-scored activity
     */
    public LagFunction zScoredPopulation() {
        final Moments moments = Moments.of(this, true);
        return new LagFunction(moments.lags, moments.squares);
    }

    /** Traces of both halves, and the cross-half sums of squares over N, at every lag. */
    private static final class Moments {

        private final double[] lags;
        private final double[][] traces;
        private final double[] squares;
        private final int n;

        private Moments(CollectiveActivity activity) {
            n = activity.n;
            lags = new double[activity.lags.length];
            traces = new double[2][lags.length];
            squares = new double[lags.length];
        }

        static Moments of(CollectiveActivity activity, boolean zScored) {
            activity.check();
            final Moments moments = new Moments(activity);
            final int n = activity.n;
            final double[] a = new double[n];
            final double[] b = new double[n];
            final double[] weight = new double[n];
            for (int i = 0; i < n; i++) {
                activity.halves[0].row(0, i, a);
                activity.halves[1].row(0, i, b);
                final double variance = (a[i] + b[i]) / 2;
                weight[i] = !zScored ? 1 : variance > 0 ? 1 / variance : 0;
            }
            for (int l = 0; l < moments.lags.length; l++) {
                moments.lags[l] = activity.lags[l] * activity.unit;
                for (int i = 0; i < n; i++) {
                    activity.halves[0].row(l, i, a);
                    activity.halves[1].row(l, i, b);
                    moments.traces[0][l] += a[i] * weight[i];
                    moments.traces[1][l] += b[i] * weight[i];
                    for (int j = 0; j < n; j++) {
                        moments.squares[l] += a[j] * b[j] * weight[i] * weight[j] / n;
                    }
                }
            }
            return moments;
        }

        LagFunction single() {
            final double[] values = new double[lags.length];
            for (int l = 0; l < values.length; l++) {
                values[l] = (traces[0][l] + traces[1][l]) / (2.0 * n);
            }
            return new LagFunction(lags, values);
        }
    }
}
