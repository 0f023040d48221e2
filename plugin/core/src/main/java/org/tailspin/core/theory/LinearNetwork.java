package org.tailspin.core.theory;

import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.StableFamily;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * A small perturbation &epsilon; of the rest state after T steps of the linear network &epsilon;(t+1) = g W &epsilon;(t),
 * with one matrix (quenched) or a new one at every step (annealed), as in figure 1 of Xie, Mihalas, Ku&#347;mierz (2025,
 * arXiv 2505.09816).
 *
 * <p>The gain multiplies outside, so one run at unit gain serves all gains: &epsilon;(T) is kept in logarithms, rescaled at
 * every step, and multiplied by g^T afterwards. &epsilon;(0) is standard normal.
 */
public final class LinearNetwork {

    /** The published threshold of the order parameter. */
    public static final double THRESHOLD = 0.1;

    /** The published number of steps. */
    public static final int STEPS = 100;

    /** Largest number of steps: they take hours, and fix the growth per step to four digits. */
    public static final int MOST_STEPS = 100_000_000;

    private final int steps;
    private final double[] logAbs;
    private final double logNormRatio;

    private LinearNetwork(int steps, double[] logAbs, double logNormRatio) {
        this.steps = steps;
        this.logAbs = logAbs;
        this.logNormRatio = logNormRatio;
    }

    /**
     * One matrix throughout.
     *
     * @param coupling the matrix at unit gain
     * @param steps T, in 1..{@link #MOST_STEPS}
     * @param seed names the initial perturbation
     * @return the perturbation after T steps
     * @throws IllegalArgumentException if T is out of range
     */
    public static LinearNetwork quenched(Coupling coupling, int steps, Seed seed) {
        return quenched(coupling, steps, seed, Monitor.NONE);
    }

    /**
     * One matrix throughout.
     *
     * @param coupling the matrix at unit gain
     * @param steps T, in 1..{@link #MOST_STEPS}
     * @param seed names the initial perturbation
     * @param monitor progress and cancellation
     * @return the perturbation after T steps
     * @throws IllegalArgumentException if T is out of range
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static LinearNetwork quenched(Coupling coupling, int steps, Seed seed, Monitor monitor) {
        final ColumnMatrix weights = coupling.matrix();
        final double[] next = new double[coupling.size()];
        return run(next.length, 2, steps, seed, monitor, state -> {
            weights.multiply(state, next);
            System.arraycopy(next, 0, state, 0, next.length);
        });
    }

    /**
     * A new matrix at every step. No matrix is drawn: given &epsilon;, the sums &Sigma;_j W_ij &epsilon;_j are independent
     * and stable of scale (&Sigma;_j |&epsilon;_j|^&alpha;)^(1/&alpha;) times that of a weight, exactly.
     *
     * @param ensemble the law of the weights
     * @param n number of neurons N, at least 1
     * @param steps T, in 1..{@link #MOST_STEPS}
     * @param seed names the initial perturbation and the weights
     * @return the perturbation after T steps; its growth per step is ln(g/g*) on average, with {@link TransitionGain}'s g*
     * @throws IllegalArgumentException outside these ranges
     */
    public static LinearNetwork annealed(CouplingEnsemble ensemble, int n, int steps, Seed seed) {
        return annealed(ensemble, n, steps, seed, Monitor.NONE);
    }

    /**
     * The same, with a monitor.
     *
     * @param ensemble the law of the weights
     * @param n number of neurons N, at least 1
     * @param steps T, in 1..{@link #MOST_STEPS}
     * @param seed names the initial perturbation and the weights
     * @param monitor progress and cancellation
     * @return the perturbation after T steps
     * @throws IllegalArgumentException outside these ranges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static LinearNetwork annealed(CouplingEnsemble ensemble, int n, int steps, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final StableFamily stable = StableFamily.of(ensemble);
        final StableSampler law = stable.law();
        final double scale = stable.scale(n);
        final UniformRandomProvider random = seed.stream("annealed weights");
        return run(n, law.alpha(), steps, seed, monitor, state -> {
            final double norm = scale * norm(state, law.alpha());
            for (int i = 0; i < n; i++) {
                state[i] = norm * law.sample(random);
            }
        });
    }

    /** Neurons between two looks at the monitor. */
    private static final int WORK = 1 << 16;

    private interface Step {
        void advance(double[] state);
    }

    /**
     * {@return the same}
     *
     * @param steps T
     * @throws IllegalArgumentException outside 1..{@link #MOST_STEPS}
     */
    public static int checkSteps(int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("the number of steps T must lie in 1.." + MOST_STEPS
                    + ", which fix the growth per step to four digits, but is " + steps);
        }
        return steps;
    }

    private static LinearNetwork run(int n, double alpha, int steps, Seed seed, Monitor monitor, Step step) {
        checkSteps(steps);
        final UniformRandomProvider random = seed.stream("perturbation");
        final double[] state = new double[n];
        for (int i = 0; i < n; i++) {
            state[i] = StableSampler.normal(random);
        }
        final double logStart = Elementary.log(norm(state, alpha));
        double logScale = 0;
        // often enough to end within a second, seldom enough to cost nothing
        final int stride = Math.max(1, WORK / (n + 1));
        for (int t = 0; t < steps; t++) {
            if (t % stride == 0) {
                monitor.checkCancelled();
                monitor.progress((double) t / steps);
            }
            step.advance(state);
            double max = 0;
            for (double x : state) {
                max = Math.max(max, Math.abs(x)); // NaN stays
            }
            if (!(max <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "a perturbation exceeds the range of a double in one step: use a larger"
                                + " alpha (0.1 or above always fits)");
            }
            if (max == 0) {
                break; // nilpotent: nothing is left
            }
            for (int i = 0; i < n; i++) {
                state[i] /= max;
            }
            logScale += Elementary.log(max);
        }
        final double end = logScale + Elementary.log(norm(state, alpha));
        for (int i = 0; i < n; i++) {
            state[i] = logScale + Elementary.log(Math.abs(state[i]));
        }
        return new LinearNetwork(steps, state, end - logStart);
    }

    /** (sum |x|^alpha)^(1/alpha); entries are at most 1 in size, or few steps from it. */
    private static double norm(double[] x, double alpha) {
        double max = 0;
        for (double v : x) {
            max = Math.max(max, Math.abs(v));
        }
        double sum = 0;
        for (double v : x) {
            sum += v == 0 ? 0 : Elementary.exp(alpha * Elementary.log(Math.abs(v) / max));
        }
        return max == 0 ? 0 : max * Elementary.exp(Elementary.log(sum) / alpha);
    }

    /**
     * The gain at which the rest state of one network becomes unstable: 1/&rho;(W), for stable weights N^(1/&alpha;)/&rho;(Z).
     *
     * @param coupling the matrix at unit gain
     * @return the threshold; infinite for a nilpotent matrix
     * @throws ArithmeticException if the eigenvalue iteration does not converge
     */
    public static double quenchedThreshold(Coupling coupling) {
        return 1 / coupling.spectralRadius();
    }

    /**
     * The order parameter of the figure: the fraction of neurons whose perturbation is small after T steps.
     *
     * @param gain g, above 0
     * @param threshold below which it counts as small, above 0; published: {@link #THRESHOLD}
     * @return f = #{i: |&epsilon;_i(T)| &lt; threshold} / N, in [0, 1]
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public double fractionBelow(double gain, double threshold) {
        final double bound = Elementary.log(Arguments.above("the threshold", threshold, 0))
                - steps * Elementary.log(Arguments.above("the gain g", gain, 0));
        int below = 0;
        for (double x : logAbs) {
            if (x < bound) {
                below++;
            }
        }
        return (double) below / logAbs.length;
    }

    /**
     * {@return mean growth of ln|&epsilon;| per step, by the norm of order &alpha; (annealed) or 2 (quenched); minus
     * infinity if nothing is left}
     *
     * @param gain g, above 0
     * @throws IllegalArgumentException outside the range, or NaN
     */
    public double growthRate(double gain) {
        return logNormRatio / steps + Elementary.log(Arguments.above("the gain g", gain, 0));
    }

    /**
     * The annealed exponent, exact for any N: ln(g/g*) (equation 7 of the paper).
     *
     * @param ensemble the law of the weights
     * @param n number of neurons N, at least 1
     * @param gain g in the convention of the ensemble, above 0
     * @return expected growth per step
     * @throws IllegalArgumentException outside these ranges, or NaN
     */
    public static double annealedExponent(CouplingEnsemble ensemble, int n, double gain) {
        return StrictMath.log(Arguments.above("the gain g", gain, 0) / TransitionGain.of(ensemble, n));
    }
}
