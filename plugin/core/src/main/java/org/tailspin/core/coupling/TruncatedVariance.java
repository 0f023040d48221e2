package org.tailspin.core.coupling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.tailspin.core.math.Elementary;

/**
 * E[Z&sup2; given |Z| &le; c] of the symmetric &alpha;-stable law of scale 1, by quadrature over the two variables of
 * Chambers, Mallows and Stuck (1976): ln|Z| = ln A(U) + ((&alpha;-1)/&alpha;) ln E, so that |Z| &le; c bounds E by a number
 * that depends on U alone. Relative error below 1e-6. And what is left of the variance without the smallest or the largest
 * draws.
 */
final class TruncatedVariance {

    private static final int ANGLES = 160;
    private static final double ANGLE_RANGE = 3.2;
    private static final int HALVINGS = 100;
    private static final double PANEL = 2.5;
    private static final double LOG_E_MIN = -60;
    private static final double LOG_E_MAX = 4.2;
    private static final GaussIntegrator GAUSS = new GaussIntegratorFactory().legendre(20, 0, 1);

    /** Of ln c: beyond, c is no double. */
    private static final double LOG_CUTOFF_MAX = 700;

    private static final double CUTOFF_ACCURACY = 1e-10;
    private static final int EVALUATIONS = 500;

    private record Cut(double alpha, double cutoff) {}

    private record Pruning(double alpha, double smallest, double largest) {}

    /** Every row of a sweep asks for the same number. */
    private static final Map<Cut, Double> KNOWN = new ConcurrentHashMap<>();

    private static final Map<Pruning, Double> KEPT = new ConcurrentHashMap<>();

    private final double alpha;
    private final double logCutoff;

    /** Of E in Z. */
    private final double power;

    private double probability;
    private double moment;

    private TruncatedVariance(Cut cut) {
        alpha = cut.alpha();
        logCutoff = StrictMath.log(cut.cutoff());
        power = (alpha - 1) / alpha;
    }

    static double of(double alpha, double cutoff) {
        return KNOWN.computeIfAbsent(new Cut(alpha, cutoff), cut -> {
            final TruncatedVariance below = new TruncatedVariance(cut).integrate();
            return below.moment / below.probability;
        });
    }

    /**
     * E[Z&sup2;; Z is kept], where the smallest and the largest draws, by modulus, are set to 0.
     *
     * @param alpha tail index
     * @param smallest share of the smallest, in [0, 1)
     * @param largest share of the largest, in [0, 1)
     * @return the second moment; infinite if alpha is below 2 and none of the largest is removed, or where a cutoff is beyond
     *     the range of a double
     */
    static double ofKept(double alpha, double smallest, double largest) {
        return KEPT.computeIfAbsent(new Pruning(alpha, smallest, largest), TruncatedVariance::kept);
    }

    private static double kept(Pruning pruning) {
        final double alpha = pruning.alpha();
        final double below;
        if (pruning.largest() > 0) {
            below = secondMomentBelow(alpha, 1 - pruning.largest());
        } else {
            below = alpha == 2 ? 2 : Double.POSITIVE_INFINITY;
        }
        return pruning.smallest() > 0 ? below - secondMomentBelow(alpha, pruning.smallest()) : below;
    }

    /** E[Z&sup2;; |Z| &le; c] for the c that |Z| does not exceed with a given probability. */
    private static double secondMomentBelow(double alpha, double probability) {
        final double all = at(alpha, LOG_CUTOFF_MAX).probability;
        final UnivariateFunction surplus = logCutoff -> at(alpha, logCutoff).probability / all - probability;
        if (surplus.value(-LOG_CUTOFF_MAX) >= 0 || surplus.value(LOG_CUTOFF_MAX - 1) <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        final double logCutoff =
                new BrentSolver(CUTOFF_ACCURACY).solve(EVALUATIONS, surplus, -LOG_CUTOFF_MAX, LOG_CUTOFF_MAX - 1);
        return at(alpha, logCutoff).moment / all;
    }

    private static TruncatedVariance at(double alpha, double logCutoff) {
        return new TruncatedVariance(new Cut(alpha, StrictMath.exp(logCutoff))).integrate();
    }

    /** In two parts, that meet where A(U) = c: near alpha = 1 the bound of E jumps there. */
    private TruncatedVariance integrate() {
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < HALVINGS; i++) {
            final double middle = 0.5 * (low + high);
            if (logA(middle, 0.5 - middle) < logCutoff) {
                low = middle;
            } else {
                high = middle;
            }
        }
        addAngles(0, low);
        addAngles(low, 0.5);
        return this;
    }

    /** ln A, at U = pi u, with the complement of u to 1/2. */
    private double logA(double u, double complement) {
        return Elementary.log(Elementary.sinPi(alpha == 2 ? 2 * complement : alpha * u))
                - Elementary.log(Elementary.sinPi(complement)) / alpha
                - power * Elementary.log(Elementary.sinPi(alpha == 2 ? complement : 0.5 - Math.abs(1 - alpha) * u));
    }

    /** Double exponential rule in u between two ends, with the distances from both free of cancellation. */
    private void addAngles(double from, double to) {
        for (int i = 0; i < ANGLES; i++) {
            final double k = ANGLE_RANGE * (2 * (i + 0.5) / ANGLES - 1);
            final double s = Math.PI / 2 * StrictMath.sinh(k);
            final double cosh = StrictMath.cosh(s);
            final double u = from + (to - from) / (1 + StrictMath.exp(-2 * s));
            final double complement = 0.5 - to + (to - from) / (1 + StrictMath.exp(2 * s));
            addLevels(logA(u, complement), (to - from) * StrictMath.cosh(k) / (cosh * cosh));
        }
    }

    /** Adds P(|Z| below the cutoff) and E[Z^2] below it, at one angle, by Gauss-Legendre panels in w = ln E. */
    private void addLevels(double logA, double weight) {
        final double room = logCutoff - logA;
        double from = LOG_E_MIN;
        double to = LOG_E_MAX;
        if (power > 0) {
            to = Math.min(to, room / power);
        } else if (power < 0) {
            from = Math.max(from, room / power);
        } else if (room < 0) {
            return;
        }
        if (!(from < to)) {
            return;
        }
        final int panels = (int) Math.ceil((to - from) / PANEL);
        final double width = (to - from) / panels;
        for (int p = 0; p < panels; p++) {
            final double start = from + p * width;
            for (int j = 0; j < GAUSS.getNumberOfPoints(); j++) {
                final double w = start + GAUSS.getPoint(j) * width;
                final double mass = weight * GAUSS.getWeight(j) * width * StrictMath.exp(w - StrictMath.exp(w));
                probability += mass;
                moment += mass * StrictMath.exp(2 * (logA + power * w));
            }
        }
    }
}
