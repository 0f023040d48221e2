package org.tailspin.core.dimension;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * How neighbouring delay vectors separate, step by step.
 *
 * <p>Rosenstein, Collins and De Luca (1993): S(k) = &lt;ln |X_(t+k) - X_(t'+k)|&gt;, X_t' the nearest vector to X_t that is another one
 * and further away in time than the window. The mean over pairs lies below a straight line long before it ends: pairs separate at
 * different rates, some have separated altogether when the mean pair is a factor of ten from that, and they separate no
 * more. The median logarithm is not moved by them until half of all have. Kantz (1994): the logarithm of the mean distance of the newest rows to those of all vectors
 * within &epsilon;, averaged; &epsilon; is the median distance of the tenth neighbour, and vectors with fewer than ten within it do not
 * count. The slope against time is the largest exponent where the curve is straight. Immutable.
 */
public final class DivergenceCurve {

    /** Consecutive blocks of vectors, for the error by chance. */
    static final int BLOCKS = 16;

    /** Of Kantz' sums, at least. */
    private static final int NEIGHBOURS = 10;

    /** And at most. */
    private static final int MOST_NEIGHBOURS = 40;

    private static final int PILOTS = 256;

    private static final int PAIRS = 20_000;

    /** More add nothing to the error, and much to the time. */
    private static final int MOST_REFERENCES = 20_000;

    /** Of the progress. */
    private static final double SEARCH = 0.7;

    /** Part of the neighbours that are compared with all: one in so many. */
    private static final int CLOSEST = 4;

    /** Parts of the record in which neighbours are looked for once more. */
    private static final int QUARTERS = 4;

    private static final int POLL = 64;

    /** Part of the vectors that a curve may look ahead. */
    private static final int LEAST_PARTS = 4;

    /** Below saturation, where the pilot ends. */
    private static final double NEAR_SATURATION = 0.5;

    private static final int LEAST_STEPS = 12;

    private static final int MOST_STEPS = 5000;

    /** Any; the pairs are the same for the same record. */
    private static final Seed RANDOM = new Seed(1);

    private final DelayEmbedding embedding;
    private final double[] logarithms;
    private final double[] medians;
    private final double[] farther;
    private final double[][] ofBlocks;
    private final double[] kantz;
    private final double saturation;
    private final double kept;

    private DivergenceCurve(
            DelayEmbedding embedding,
            double[] logarithms,
            double[] medians,
            double[] farther,
            double[][] ofBlocks,
            double[] kantz,
            double saturation,
            double kept) {
        this.embedding = embedding;
        this.logarithms = logarithms;
        this.medians = medians;
        this.farther = farther;
        this.ofBlocks = ofBlocks;
        this.kantz = kantz;
        this.saturation = saturation;
        this.kept = kept;
    }

    /**
     * {@return the curve}
     *
     * @param states the record
     * @param embedding of its rows
     * @param theiler w: vectors with |i - j| &le; w, or overlapping ones, are no neighbours
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException if the rows are too few
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static DivergenceCurve of(RecordedStates states, DelayEmbedding embedding, int theiler, Monitor monitor) {
        final double[][] vectors = embedding.of(states.states());
        return new Run(vectors, embedding, states.variables(), Math.max(theiler, embedding.span()), monitor).curve();
    }

    /** One embedding. */
    private static final class Run {

        private final double[][] vectors;
        private final DelayEmbedding embedding;
        private final int columns;
        private final int window;
        private final Monitor monitor;

        Run(double[][] vectors, DelayEmbedding embedding, int columns, int window, Monitor monitor) {
            this.vectors = vectors;
            this.embedding = embedding;
            this.columns = columns;
            this.window = window;
            this.monitor = monitor;
        }

        DivergenceCurve curve() {
            final double saturation = saturation();
            final int steps = steps(saturation);
            final int n = vectors.length - steps;
            final KdTree tree = new KdTree(vectors, 0, n, monitor);
            final double[] squared = new double[MOST_NEIGHBOURS];
            final int[] found = new int[MOST_NEIGHBOURS];
            final int references = Math.min(n, MOST_REFERENCES);
            final double[] tenth = new double[references];
            final int[][] neighbours = new int[references][];
            final double[][] distances = new double[references][];
            for (int r = 0; r < references; r++) {
                poll(r);
                monitor.progress(SEARCH * r / references);
                final int t = (int) ((long) r * n / references);
                tree.nearestOthers(vectors[t], t, window, squared, found);
                tenth[r] = squared[NEIGHBOURS - 1];
                neighbours[r] = found.clone();
                distances[r] = squared.clone();
            }
            Arrays.sort(tenth);
            final double radius = tenth[references / 2];
            final double[] kantz = new double[steps + 1];
            final double[] kantzCounts = new double[steps + 1];
            for (int r = 0; r < references; r++) {
                poll(r);
                monitor.progress(SEARCH + (1 - SEARCH) * r / references);
                final int t = (int) ((long) r * n / references);
                int within = 0;
                while (within < MOST_NEIGHBOURS && distances[r][within] <= radius) {
                    within++;
                }
                if (within >= NEIGHBOURS && radius < Double.POSITIVE_INFINITY) {
                    spread(t, neighbours[r], within, kantz, kantzCounts);
                }
            }
            final double[] mean = new double[steps + 1];
            final double[] medians = new double[steps + 1];
            final double[][] ofBlocks = new double[BLOCKS][steps + 1];
            final double[] all = new double[references];
            for (int k = 0; k <= steps; k++) {
                poll(k);
                int count = 0;
                for (int b = 0; b < BLOCKS; b++) {
                    final int from = count;
                    final int end = (int) (((long) b + 1) * references / BLOCKS);
                    for (int r = (int) ((long) b * references / BLOCKS); r < end; r++) {
                        final int t = (int) ((long) r * n / references);
                        final double apart = distances[r][0] < Double.POSITIVE_INFINITY
                                ? PairCounts.squaredDistance(vectors[t + k], vectors[neighbours[r][0] + k])
                                : 0;
                        if (apart > 0) {
                            all[count] = Math.log(apart) / 2;
                            mean[k] += all[count++];
                        }
                    }
                    ofBlocks[b][k] = median(all, from, count);
                }
                mean[k] /= count;
                medians[k] = median(all, 0, count);
                kantz[k] /= kantzCounts[k];
            }
            return new DivergenceCurve(
                    embedding,
                    mean,
                    medians,
                    farther(n, references, steps),
                    ofBlocks,
                    kantz,
                    saturation,
                    kept(neighbours, distances, n));
        }

        /** The medians of the nearest neighbours in the same quarter of the record. */
        private double[] farther(int n, int references, int steps) {
            final int[] others = new int[references];
            final double[] squared = new double[1];
            final int[] found = new int[1];
            for (int q = 0; q < QUARTERS; q++) {
                final int from = (int) ((long) q * n / QUARTERS);
                final int to = (int) ((q + 1L) * n / QUARTERS);
                final KdTree tree = new KdTree(vectors, from, to, monitor);
                for (int r = 0; r < references; r++) {
                    final int t = (int) ((long) r * n / references);
                    if (t >= from && t < to) {
                        poll(r);
                        tree.nearestOthers(vectors[t], t, window, squared, found);
                        others[r] = squared[0] < Double.POSITIVE_INFINITY ? found[0] : -1;
                    }
                }
            }
            final double[] medians = new double[steps + 1];
            final double[] all = new double[references];
            for (int k = 0; k <= steps; k++) {
                poll(k);
                int count = 0;
                for (int r = 0; r < references; r++) {
                    final int t = (int) ((long) r * n / references);
                    final double apart =
                            others[r] < 0 ? 0 : PairCounts.squaredDistance(vectors[t + k], vectors[others[r] + k]);
                    if (apart > 0) {
                        all[count++] = Math.log(apart) / 2;
                    }
                }
                medians[k] = median(all, 0, count);
            }
            return medians;
        }

        /** Sorts a part. NaN of nothing. */
        private static double median(double[] values, int from, int to) {
            Arrays.sort(values, from, to);
            final int middle = (from + to) / 2;
            return to == from
                    ? Double.NaN
                    : (to - from) % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }

        /**
         * The slope of the logarithm of the distance of neighbours, when all rows of both vectors are new, against that of their
         * distance in the beginning, by the means of the closest quarter and of all.
         */
        private double kept(int[][] neighbours, double[][] distances, int n) {
            final int references = neighbours.length;
            final int later = embedding.span() + embedding.delay();
            final double[] nearest =
                    Arrays.stream(distances).mapToDouble(all -> all[0]).sorted().toArray();
            final double quarter = nearest[references / CLOSEST];
            final double[] before = new double[2];
            final double[] after = new double[2];
            final int[] counts = new int[2];
            for (int r = 0; r < references; r++) {
                final int t = (int) ((long) r * n / references);
                final int other = neighbours[r][0];
                if (distances[r][0] < Double.POSITIVE_INFINITY && Math.max(t, other) + later < vectors.length) {
                    final double squared = PairCounts.squaredDistance(vectors[t + later], vectors[other + later]);
                    for (int which = squared == 0 ? 2 : distances[r][0] <= quarter ? 0 : 1; which < 2; which++) {
                        before[which] += Math.log(distances[r][0]) / 2;
                        after[which] += Math.log(squared) / 2;
                        counts[which]++;
                    }
                }
            }
            return (after[0] / counts[0] - after[1] / counts[1]) / (before[0] / counts[0] - before[1] / counts[1]);
        }

        private void poll(int r) {
            if (r % POLL == 0) {
                monitor.checkCancelled();
            }
        }

        private void separate(int t, int other, double[] sums, double[] counts) {
            for (int k = 0; k < sums.length; k++) {
                final double squared = PairCounts.squaredDistance(vectors[t + k], vectors[other + k]);
                if (squared > 0) {
                    sums[k] += Math.log(squared) / 2;
                    counts[k]++;
                }
            }
        }

        private void spread(int t, int[] others, int within, double[] sums, double[] counts) {
            final int from = vectors[0].length - columns;
            for (int k = 0; k < sums.length; k++) {
                double mean = 0;
                for (int j = 0; j < within; j++) {
                    double squared = 0;
                    for (int i = from; i < from + columns; i++) {
                        final double difference = vectors[t + k][i] - vectors[others[j] + k][i];
                        squared += difference * difference;
                    }
                    mean += Math.sqrt(squared) / within;
                }
                if (mean > 0) {
                    sums[k] += Math.log(mean);
                    counts[k]++;
                }
            }
        }

        /** Mean logarithm of the distance of vectors that know nothing of each other. */
        private double saturation() {
            final var random = RANDOM.stream("pairs");
            double sum = 0;
            int count = 0;
            for (int pair = 0; pair < PAIRS; pair++) {
                final int s = random.nextInt(vectors.length);
                final int t = random.nextInt(vectors.length);
                if (Math.abs(s - t) > window) {
                    final double squared = PairCounts.squaredDistance(vectors[s], vectors[t]);
                    if (squared > 0) {
                        sum += Math.log(squared) / 2;
                        count++;
                    }
                }
            }
            if (count == 0) {
                throw new IllegalArgumentException(
                        "no vectors of the embedding lie further apart in time than " + window + " rows");
            }
            return sum / count;
        }

        /** How far to look ahead: until a few pairs have nearly reached saturation, and a quarter more. */
        private int steps(double saturation) {
            final int most = Math.min(MOST_STEPS, vectors.length / LEAST_PARTS);
            final int n = vectors.length - most;
            final KdTree tree = new KdTree(vectors, 0, n, monitor);
            final double[] sums = new double[most + 1];
            final double[] counts = new double[most + 1];
            final double[] squared = new double[1];
            final int[] found = new int[1];
            final int pilots = Math.min(n, PILOTS);
            for (int p = 0; p < pilots; p++) {
                monitor.checkCancelled();
                final int t = (int) ((long) p * n / pilots);
                tree.nearestOthers(vectors[t], t, window, squared, found);
                if (squared[0] < Double.POSITIVE_INFINITY) {
                    separate(t, found[0], sums, counts);
                }
            }
            int k = 0;
            while (k < most && !(sums[k] / counts[k] > saturation - NEAR_SATURATION)) {
                k++;
            }
            return Math.min(most, Math.max(LEAST_STEPS, k + k / 4));
        }
    }

    /** {@return how the vectors are made} */
    public DelayEmbedding embedding() {
        return embedding;
    }

    /** {@return S(k) of Rosenstein and others at k = 0, 1, ... rows; in logarithms of the unit of the states} */
    public double[] logarithms() {
        return logarithms.clone();
    }

    /** {@return the median of the logarithms whose mean is S(k), likewise} */
    public double[] medians() {
        return medians.clone();
    }

    /** The medians of neighbours that are further away, the nearest in the same quarter of the record; NaN if a quarter has none. */
    double[] farther() {
        return farther.clone();
    }

    /** {@return S(k) of Kantz, likewise; NaN where no vector had ten neighbours} */
    public double[] kantz() {
        return kantz.clone();
    }

    /**
     * How much of the distance of neighbours is that of states: 1 where closer neighbours stay closer by as much, in logarithms, after all rows of the
     * vectors are new; near 0 where noise made them close.
     */
    double kept() {
        return kept;
    }

    /** The medians by block of vectors. */
    double[][] ofBlocks() {
        return ofBlocks;
    }

    /** {@return the mean logarithm of the distance of any two vectors, at which the curve ends} */
    public double saturation() {
        return saturation;
    }

    /**
     * Where neighbours have separated altogether: at the distance of any two vectors, or before it, where the curve ends, as those of a flow whose orbits go
     * round in step.
     */
    double end() {
        return Math.min(saturation, Arrays.stream(medians).max().orElse(saturation));
    }
}
