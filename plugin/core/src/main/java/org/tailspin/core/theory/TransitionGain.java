package org.tailspin.core.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.special.Gamma;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.PrunedEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.coupling.StableFamily;
import org.tailspin.core.random.StableSampler;

/**
 * The gain g*(N, &alpha;) at which the quiescent state of a network with stable weights loses stability, in the annealed
 * approximation (Xie, Mihalas, Ku&#347;mierz 2025, equation 7): ln g* = -&lang;&Xi;&rang;, &Xi; = (1/&alpha;) ln((1/N)
 * &Sigma;|z_j|^&alpha;) with z_j stable of scale 1. At gain g a small perturbation grows by ln(g/g*) per step.
 *
 * <p>Deterministic, for every &alpha; in (0, 2]: with Y = |z|^&alpha; and L(s) = E exp(-sY), Frullani's integral gives
 *
 * <pre>&lang;&Xi;&rang; = (1/&alpha;) &int; (exp(-t) - L(t/N)^N) dt/t, t from 0 to infinity</pre>
 *
 * evaluated by the trapezoid rule in ln t. Closed forms take over at N = 1, (1/&alpha; - 1) times Euler's constant, and at
 * &alpha; = 2, half of &psi;(N/2) + ln(4/N).
 *
 * <p>It is where the rest state becomes unstable, not where chaos sets in: for &alpha; &lt; 2 the largest exponent of a
 * network crosses zero at larger gains, and more than once.
 *
 * @param alpha tail index
 * @param n number of neurons
 * @param meanLog &lang;&Xi;&rang;, nats per step
 * @param gain g*
 */
public record TransitionGain(double alpha, int n, double meanLog, double gain) {

    // Limits of the tables: below, 1 - L is its own asymptote; above, L^N is 0 for N of at least 2.
    private static final double LOG_S_MIN = StrictMath.log(1e-14);
    private static final double LOG_S_MAX = StrictMath.log(1e7);
    private static final int TABLE = 1400;
    private static final double STEP = 1e-3;

    /** A table takes a second, depends on nothing but alpha, and has 1400 entries: as many alphas are kept. */
    private static final int KEPT = 32;

    private static final Map<Double, UnivariateFunction> TABLES = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Double, UnivariateFunction> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * {@return the transition; relative error of the gain below 1e-5}
     *
     * @param alpha tail index, in (0, 2]
     * @param n number of neurons, at least 1
     * @throws IllegalArgumentException outside the ranges
     */
    public static TransitionGain of(double alpha, int n) {
        StableSampler.checkAlpha(alpha);
        Coupling.checkSize(n);
        final double meanLog;
        if (n == 1) {
            meanLog = Gamma.GAMMA * (1 / alpha - 1);
        } else if (alpha == 2) {
            meanLog = 0.5 * (Gamma.digamma(0.5 * n) + StrictMath.log(4.0 / n));
        } else {
            meanLog = frullani(alpha, n);
        }
        return new TransitionGain(alpha, n, meanLog, StrictMath.exp(-meanLog));
    }

    /**
     * The transition in the convention of an ensemble.
     *
     * @param ensemble the law of the weights
     * @param n number of neurons, at least 1
     * @return the gain of the ensemble at which the rest state becomes unstable
     * @throws IllegalArgumentException unless it is known
     */
    public static double of(CouplingEnsemble ensemble, int n) {
        return StrictMath.exp(logOf(ensemble, n));
    }

    /**
     * Its natural logarithm, also where the gain is beyond the range of a double.
     *
     * @param ensemble the law of the weights
     * @param n number of neurons, at least 1
     * @return ln of the gain of the ensemble at which the rest state becomes unstable
     * @throws IllegalArgumentException unless the ensemble is stable or gaussian, or what pruning leaves of one has a variance
     */
    public static double logOf(CouplingEnsemble ensemble, int n) {
        if (ensemble instanceof PrunedEnsemble && isKnown(ensemble, n)) {
            return -StrictMath.log(ensemble.effectiveGain(1, n).orElseThrow());
        }
        if (ensemble instanceof BlockEnsemble blocks && isKnown(ensemble, n)) {
            return BlockTransition.logGain(blocks, n);
        }
        final StableFamily stable = StableFamily.of(ensemble);
        final double alpha = stable.law().alpha();
        final double convention =
                stable instanceof StableEnsemble ? 1 : new StableEnsemble(alpha).scale(n) / stable.scale(n);
        return StrictMath.log(convention) - of(alpha, n).meanLog();
    }

    /**
     * {@return whether the transition is known: of independent stable and Gaussian weights at every n, and for large n
     * by the circular law where pruning leaves weights with a variance, and of populations of one tail index}
     *
     * @param ensemble the law of the weights
     * @param n number of neurons, at least 1
     */
    public static boolean isKnown(CouplingEnsemble ensemble, int n) {
        return ensemble instanceof StableFamily
                || ensemble instanceof BlockEnsemble blocks && BlockTransition.isKnown(blocks)
                || ensemble instanceof PrunedEnsemble
                        && ensemble.effectiveGain(1, n).isPresent();
    }

    private static double frullani(double alpha, int n) {
        final UnivariateFunction logDeficit;
        synchronized (TABLES) {
            logDeficit = TABLES.computeIfAbsent(alpha, TransitionGain::logDeficit);
        }
        final double logN = StrictMath.log(n);
        double sum = 0;
        final int points = (int) ((LOG_S_MAX - LOG_S_MIN) / STEP);
        for (int i = 0; i <= points; i++) {
            final double logS = LOG_S_MIN + i * STEP;
            final double deficit = Math.min(1, StrictMath.exp(logDeficit.value(Math.min(logS, LOG_S_MAX))));
            final double power = StrictMath.exp(n * StrictMath.log1p(-deficit));
            final double weight = i == 0 || i == points ? 0.5 : 1;
            sum += weight * (StrictMath.exp(-StrictMath.exp(logS + logN)) - power);
        }
        return sum * STEP / alpha;
    }

    /** ln(1 - L(s)) as a function of ln s. */
    private static UnivariateFunction logDeficit(double alpha) {
        final StableLaplace laplace = new StableLaplace(alpha);
        final double[] logS = new double[TABLE];
        final double[] log = new double[TABLE];
        for (int i = 0; i < TABLE; i++) {
            logS[i] = i == TABLE - 1 ? LOG_S_MAX : LOG_S_MIN + i * (LOG_S_MAX - LOG_S_MIN) / (TABLE - 1);
            log[i] = StrictMath.log(laplace.deficit(logS[i]));
        }
        return new SplineInterpolator().interpolate(logS, log);
    }
}
