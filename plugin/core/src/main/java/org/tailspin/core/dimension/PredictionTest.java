package org.tailspin.core.dimension;

import java.util.Arrays;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * Whether a record is predicted better than linear noise with the same values and spectra (Theiler and others 1992, with the surrogates
 * of {@link AmplitudeAdjustedSurrogates}): by the mean of what followed the five nearest delay vectors (Farmer and Sidorowich 1987, of
 * order 0), one delay ahead, in units of the root mean square of the record about its mean. Where the error is below that of n surrogates, noise has the
 * probability 1/(n+1) or less.
 *
 * @param surrogates n, at least 19
 */
record PredictionTest(int surrogates) {

    private static final int NEIGHBOURS = 5;

    private static final int REFERENCES = 1000;

    /** Any; the test is the same for the same record. */
    private static final Seed RANDOM = new Seed(1);

    /**
     * What the test compares.
     *
     * @param error of the record
     * @param least of the surrogates
     */
    record Result(double error, double least) {

        boolean isBetter() {
            return error < least;
        }
    }

    /**
     * {@return what the test found}
     *
     * @param states the record
     * @param embedding of its rows
     * @param theiler w: vectors with |i - j| &le; w are no neighbours
     * @param monitor progress and cancellation
     * @throws IllegalArgumentException as {@link SurrogateTest#piece} does
     */
    Result test(RecordedStates states, DelayEmbedding embedding, int theiler, Monitor monitor) {
        final double[][] piece = SurrogateTest.piece(states);
        final double error = error(piece, embedding, theiler, monitor);
        final AmplitudeAdjustedSurrogates source = new AmplitudeAdjustedSurrogates(piece);
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < surrogates && error < least; s++) { // one as low is enough
            least = Math.min(
                    least, error(source.draw(RANDOM.stream("prediction", s), monitor), embedding, theiler, monitor));
            monitor.progress((s + 1.0) / surrogates);
        }
        return new Result(error, least);
    }

    private static double error(double[][] columns, DelayEmbedding embedding, int theiler, Monitor monitor) {
        final double[][] rows = new double[columns[0].length][columns.length];
        for (int t = 0; t < rows.length; t++) {
            for (int c = 0; c < columns.length; c++) {
                rows[t][c] = columns[c][t];
            }
        }
        final double[][] vectors = embedding.of(rows);
        final int n = vectors.length - embedding.delay();
        final KdTree tree = new KdTree(vectors, 0, n, monitor);
        final int window = Math.max(theiler, embedding.span() + embedding.delay());
        final double[] squared = new double[NEIGHBOURS];
        final int[] found = new int[NEIGHBOURS];
        final int references = Math.min(n, REFERENCES);
        final int ahead = embedding.span() + embedding.delay();
        double sum = 0;
        int count = 0;
        for (int k = 0; k < references; k++) {
            monitor.checkCancelled();
            final int t = (int) ((long) k * n / references);
            tree.nearestOthers(vectors[t], t, window, squared, found);
            if (squared[NEIGHBOURS - 1] < Double.POSITIVE_INFINITY) {
                final double[] mean = new double[columns.length];
                for (int other : found) {
                    Arrays.setAll(mean, c -> mean[c] + rows[other + ahead][c] / NEIGHBOURS);
                }
                sum += PairCounts.squaredDistance(rows[t + ahead], mean);
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("no row of a piece of " + rows.length + " has " + NEIGHBOURS
                    + " neighbours further away in time than " + window + " rows");
        }
        return Math.sqrt(sum / count) / DelayEmbedding.deviation(rows);
    }
}
