package org.tailspin.core.dimension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.tailspin.core.statistics.StudentFactor;

/**
 * The slope of the straight part of a divergence curve.
 *
 * @param from first k of the straightest window
 * @param to its last k
 * @param slope nats per row: the mean over all windows that are straight enough, weighted by 1/error&sup2;
 * @param error one standard deviation of the slope, nats per row: the mean error of the windows, the deviation between them, and for a record the doubts of {@link #of(DivergenceCurve,
 *     double)}, as squares
 */
record DivergenceFit(int from, int to, double slope, double error) {

    /** Below saturation, where the window ends: neighbours are a third as far apart as any two states then. */
    private static final double TOP = 1;

    /** Least rise of the curve in a window: a factor of 7 in distance. */
    private static final double RISE = 2;

    private static final int LEAST_STEPS = 3;

    private static final double ROUNDING = 1e-3;

    /** Largest error over slope that a straight part may have. */
    private static final double LARGEST_ERROR = 0.2;

    /** Windows begin and end at so many places at most. */
    private static final int PLACES = 40;

    /**
     * Finds the straight part. Windows are least-squares slopes that end a factor of e below saturation and rise by 2 or more. The error of
     * one is chance, over blocks of vectors, and bend, as squares; the bend is the larger of the difference of the slopes of its
     * halves, which is what a slope that falls with distance departs from that of no distance, and of that of its middle half from the whole.
     *
     * @param curve S(k)
     * @param ofBlocks the same of blocks of vectors
     * @param saturation where it ends
     * @param floor least S(k) that is above the resolution of the record
     * @return the fit; empty if no window's slope is known to 20 %
     */
    static Optional<DivergenceFit> of(double[] curve, double[][] ofBlocks, double saturation, double floor) {
        final List<DivergenceFit> windows = windows(curve, ofBlocks, saturation, floor);
        return windows.isEmpty() ? Optional.empty() : Optional.of(mean(windows));
    }

    /**
     * The straight part of the medians of a curve, with an error that knows of two more doubts, which are means over the windows. The median and the mean of
     * logarithms grow at the same rate where pairs have forgotten how they began: the difference of their slopes. Growth must not depend on the distance:
     * the difference d of the slopes of neighbours and of those that are a factor r further apart, over the same times, is d/(r - 1) at no distance if it grows
     * in proportion to the distance. Each doubt is known from one difference, and widened by Student's factor of that.
     *
     * @param curve of a record
     * @param floor least S(k) that is above the resolution of the record
     * @return the fit; empty if no window's slope is known to 20 %, or none lies below saturation for the farther neighbours, too
     */
    static Optional<DivergenceFit> of(DivergenceCurve curve, double floor) {
        final double[] medians = curve.medians();
        final double[] means = curve.logarithms();
        final double[] farther = curve.farther();
        final int end = end(farther, curve.end());
        final double ratio = Math.exp(farther[0] - medians[0]);
        final List<DivergenceFit> windows = windows(medians, curve.ofBlocks(), curve.end(), floor);
        double weights = 0;
        double ofMean = 0;
        double weightsOfFarther = 0;
        double ofFarther = 0;
        for (DivergenceFit window : windows) {
            weights += window.weight();
            ofMean += window.weight() * (slope(means, window.from, window.to) - window.slope);
            final int to = Math.min(window.to, end);
            if (to - window.from >= LEAST_STEPS) {
                weightsOfFarther += window.weight();
                ofFarther += window.weight() * (slope(farther, window.from, to) - slope(medians, window.from, to));
            }
        }
        if (!(weightsOfFarther > 0)) {
            return Optional.empty();
        }
        final DivergenceFit fit = mean(windows);
        final double doubt = Math.hypot(ofMean / weights, ofFarther / weightsOfFarther / (ratio - 1));
        return Optional.of(
                new DivergenceFit(fit.from, fit.to, fit.slope, Math.hypot(fit.error, StudentFactor.OF_ONE * doubt)));
    }

    /**
     * {@return whether the median of neighbours that are further away rises by as much as a straight part does, at least: an exponent that the
     * neighbours of a quarter of the record cannot show hangs on the number of rows}
     *
     * @param curve of a record
     * @param floor least S(k) that is above the resolution of the record
     */
    static boolean isSeenByFarther(DivergenceCurve curve, double floor) {
        final double[] farther = curve.farther();
        return farther[end(farther, curve.end())] - Math.max(farther[0], floor) >= RISE;
    }

    private static int end(double[] curve, double saturation) {
        int end = 0;
        while (end < curve.length - 1 && curve[end + 1] <= saturation - TOP) {
            end++;
        }
        return end;
    }

    private static List<DivergenceFit> windows(double[] curve, double[][] ofBlocks, double saturation, double floor) {
        final int end = end(curve, saturation);
        final int stride = Math.max(1, end / PLACES);
        final List<DivergenceFit> windows = new ArrayList<>();
        for (int from = 0; from < end; from += stride) {
            for (int to = from + LEAST_STEPS; to <= end && curve[from] >= floor; to += stride) {
                if (curve[to] - curve[from] >= RISE) {
                    final DivergenceFit window = fit(curve, ofBlocks, from, to);
                    if (window.slope > 0 && window.error <= LARGEST_ERROR * window.slope) {
                        windows.add(window);
                    }
                }
            }
        }
        return windows;
    }

    private static DivergenceFit mean(List<DivergenceFit> windows) {
        DivergenceFit best = windows.get(0);
        double weights = 0;
        double slope = 0;
        for (DivergenceFit window : windows) {
            best = window.error < best.error ? window : best;
            weights += window.weight();
            slope += window.weight() * window.slope;
        }
        slope /= weights;
        double squares = 0;
        for (DivergenceFit window : windows) {
            final double deviation = window.slope - slope;
            squares += window.weight() * (window.error * window.error + deviation * deviation);
        }
        return new DivergenceFit(best.from, best.to, slope, Math.sqrt(squares / weights));
    }

    /** A straight line without scatter, as of a shift of binary digits, has the weight of an error of rounding. */
    private double weight() {
        final double least = ROUNDING * slope;
        return 1 / (error * error + least * least);
    }

    private static DivergenceFit fit(double[] curve, double[][] ofBlocks, int from, int to) {
        final double slope = slope(curve, from, to);
        final int half = from + (to - from) / 2;
        final int quarter = (to - from) / 4;
        final double bend = Math.max(
                Math.abs(slope(curve, from, half) - slope(curve, half, to)),
                Math.abs(slope(curve, from + quarter, to - quarter) - slope));
        final double[] slopes = new double[ofBlocks.length];
        for (int b = 0; b < slopes.length; b++) {
            slopes[b] = slope(ofBlocks[b], from, to);
        }
        final double chance = new StandardDeviation().evaluate(slopes) / Math.sqrt(slopes.length);
        return new DivergenceFit(from, to, slope, Math.hypot(chance, bend));
    }

    private static double slope(double[] curve, int from, int to) {
        final double middle = (from + to) / 2.0;
        double product = 0;
        double squares = 0;
        for (int k = from; k <= to; k++) {
            product += (k - middle) * curve[k];
            squares += (k - middle) * (k - middle);
        }
        return product / squares;
    }
}
