package org.tailspin.core.theory;

import java.util.Arrays;
import org.tailspin.core.NumericalException;

/**
 * Dynamical mean-field theory (DMFT) of a single site of the leaky map x(n+1) = (1-d) x(n) + d J &phi;(x(n)) for large N: the autocovariance &Delta;(n) of x,
 * averaged over neurons, and the largest exponent, at any leak d in (0, 1].
 *
 * <p>With c0 = 1 + (1-d)&sup2;, c1 = 1-d and C(&Delta;) = E &phi;(x) &phi;(y),
 *
 * <pre>
 * c0 &Delta;(n) - c1 [&Delta;(n+1) + &Delta;(n-1)] = d&sup2; g_eff&sup2; C(&Delta;(n))
 * </pre>
 *
 * which is that of {@link MapTheory} at d = 1 and that of {@link FlowTheory} as d falls to 0. The largest exponent is the s at
 * which the lowest eigenvalue of (1+a&sup2;) &psi;(n) - a [&psi;(n+1) + &psi;(n-1)] - &gamma; C'(&Delta;(n)) &psi;(n) is 0,
 * a = (1-d) exp(-s d), &gamma; = (d g_eff exp(-s d))&sup2; (Clark 2026, "Lyapunov spectrum of random neural networks", of which
 * the program davidclark1/rnn-lyapunov was read). Time is t = n d, and exponents are per unit of it: d times as many per step.
 *
 * <p>It is solved by Newton's method from the curve of the flow. The equations depend on the couplings through g_eff alone. At
 * g_eff up to 1 the network is quiescent, and the exponent ln(1 - d + d g_eff)/d.
 */
public final class LeakyTheory implements NeuronProcess {

    /** Largest gain to which the equations were solved and checked. */
    public static final double MAX_GAIN = 50;

    /** Smallest gain of a chaotic network: its memory lasts as 1/(g_eff - 1), and there are as many equations. */
    public static final double MIN_GAIN = 1.05;

    /** Smallest leak: the flow differs by less than its own numerical error, and the lags are as many as 1/d. */
    public static final double MIN_LEAK = 0.001;

    /** &Delta; beyond exp(-this) counts as 0. */
    private static final double DECAY = 30;

    /** What is left at the last lag. */
    private static final double FORGOTTEN = 1e-6;

    private static final int NEWTON_STEPS = 60;
    private static final int RELAXATIONS = 10;
    private static final double CONVERGED = 1e-11;
    /** Step of the difference quotient by the variance, relative. */
    private static final double DIFFERENCE = 1e-5;
    /** Largest relative change of the variance in a step. */
    private static final double BOLD = 0.3;

    private static final int BISECTIONS = 100;

    private final TransferFunction phi;
    private final double gEff;
    private final double leak;
    private final double c0;
    private final double meanGain;
    private final double lyapunovMax;
    /** By lag; empty at rest. */
    private final double[] delta;

    private final PairAverages pairs;

    private LeakyTheory(TransferFunction phi, double gEff, double leak, double[] delta, PairAverages pairs) {
        this.phi = phi;
        this.gEff = gEff;
        this.leak = leak;
        this.delta = delta;
        this.pairs = pairs;
        final GaussianRule rule = new GaussianRule(delta.length == 0 ? 0 : delta[0]);
        c0 = rule.mean(x -> phi.value(x) * phi.value(x));
        meanGain = rule.mean(phi::slope);
        lyapunovMax = delta.length == 0
                ? (leak == 1 ? StrictMath.log(gEff) : StrictMath.log1p(leak * (gEff - 1))) / leak
                : edge();
    }

    /**
     * {@return what theory predicts; relative error about 1e-9, of the exponent below 1e-8}
     *
     * @param phi the nonlinearity, odd
     * @param gEff standard deviation of a weight times &radic;N, in (0, 1] or [{@link #MIN_GAIN}, {@link #MAX_GAIN}]
     * @param leak d, in [{@link #MIN_LEAK}, 1]
     * @throws IllegalArgumentException outside the ranges, or NaN
     */
    public static LeakyTheory of(TransferFunction phi, double gEff, double leak) {
        Arguments.above("the gain g_eff", gEff, 0);
        Arguments.between("the gain g_eff", gEff, 0, MAX_GAIN);
        Arguments.between("the leak", leak, MIN_LEAK, 1);
        if (gEff <= 1) {
            return new LeakyTheory(phi, gEff, leak, new double[0], null);
        }
        if (gEff < MIN_GAIN) {
            throw new IllegalArgumentException(
                    "the gain g_eff must be at most 1 or at least " + MIN_GAIN + ", but is " + gEff);
        }
        final LagCurve flow = FlowTheory.of(phi, gEff).lagCurve();
        final double[] start = new double[(int) Math.ceil(DECAY / flow.kappa() / leak) + 2];
        for (int n = 0; n < start.length; n++) {
            start[n] = leak == 1 && n > 0 ? 0 : flow.delta(n * leak); // a map has no memory
        }
        final Equations equations = new Equations(phi, gEff, leak);
        double[] delta = start.clone();
        PairAverages pairs;
        try {
            pairs = equations.solve(delta);
        } catch (NumericalException e) { // at a large leak a strong network remembers much less than the flow
            delta = start;
            for (int n = 1; n < delta.length; n++) {
                delta[n] *= 1 - leak * leak * leak * leak;
            }
            pairs = equations.solve(delta);
        }
        return new LeakyTheory(phi, gEff, leak, delta, pairs);
    }

    /** The equations of the lags 0, 1, ..., L with &Delta;(-1) = &Delta;(1) and &Delta;(L+1) = 0: tridiagonal, plus a column. */
    private static final class Equations {

        private final TransferFunction phi;
        private final double gEff;
        private final double c0;
        private final double c1;
        private final double k;

        Equations(TransferFunction phi, double gEff, double leak) {
            this.phi = phi;
            this.gEff = gEff;
            c1 = 1 - leak;
            c0 = 1 + c1 * c1;
            k = leak * leak * gEff * gEff;
        }

        /** Turns a guess into the solution, and returns the averages that belong to it. */
        PairAverages solve(double[] delta) {
            for (int i = 0; i < RELAXATIONS; i++) {
                relax(delta);
            }
            double last = Double.POSITIVE_INFINITY;
            for (int i = 0; i < NEWTON_STEPS; i++) {
                final double change = newton(delta);
                if (change < CONVERGED || change < Math.sqrt(CONVERGED) && change >= last) {
                    check(delta);
                    return PairAverages.of(phi, delta[0]);
                }
                last = change;
            }
            throw new NumericalException("the activity of the leaky map at g_eff = " + gEff + " did not converge in "
                    + NEWTON_STEPS + " steps");
        }

        /** A covariance falls from a variance that is not 0; other solutions of the equations do not. */
        private void check(double[] delta) {
            boolean falls = delta[0] > 0 && delta[delta.length - 1] < FORGOTTEN * delta[0];
            for (int n = 1; n < delta.length; n++) {
                falls &= delta[n] <= delta[n - 1];
            }
            if (!falls) {
                throw new NumericalException("the equations of the leaky map at g_eff = " + gEff + " and the leak "
                        + (1 - c1) + " led to no covariance");
            }
        }

        /** Half a step of the fixed-point iteration, which keeps a covariance one. */
        private void relax(double[] delta) {
            final PairAverages pairs = PairAverages.of(phi, delta[0]);
            final double[] diagonal = new double[delta.length];
            Arrays.fill(diagonal, c0);
            final double[] next =
                    Arrays.stream(delta).map(d -> k * pairs.overlap(d)).toArray();
            eliminate(diagonal, next);
            for (int n = 0; n < delta.length; n++) {
                delta[n] = 0.5 * (delta[n] + next[n]);
            }
        }

        /** A step of Newton's method; returns the largest change over the variance. */
        private double newton(double[] delta) {
            final int lags = delta.length;
            final double q = delta[0];
            final PairAverages pairs = PairAverages.of(phi, q);
            final PairAverages beside = PairAverages.of(phi, q * (1 + DIFFERENCE));
            final double[] diagonal = new double[lags];
            final double[] residual = new double[lags];
            final double[] column = new double[lags];
            for (int n = 0; n < lags; n++) {
                final double next = n + 1 < lags ? delta[n + 1] : 0;
                final double before = n == 0 ? next : delta[n - 1];
                final double overlap = pairs.overlap(delta[n]);
                residual[n] = k * overlap - c0 * delta[n] + c1 * (before + next);
                column[n] = -k * (beside.overlap(delta[n]) - overlap) / (DIFFERENCE * q);
                diagonal[n] = c0 - k * pairs.slopeOverlap(delta[n]);
            }
            eliminate(diagonal.clone(), residual);
            eliminate(diagonal, column);
            final double first = residual[0] / (1 + column[0]);
            final double step = Math.min(1, BOLD * q / Math.abs(first));
            double change = 0;
            for (int n = 0; n < lags; n++) {
                final double by = step * (residual[n] - column[n] * first);
                change = Math.max(change, Math.abs(by) / q);
                delta[n] = Math.max(0, delta[n] + by);
            }
            for (int n = 1; n < lags; n++) {
                delta[n] = Math.min(delta[n], delta[0]);
            }
            return change;
        }

        /** Solves in place; from the far end on, where the diagonal dominates. */
        private void eliminate(double[] diagonal, double[] right) {
            for (int n = right.length - 1; n > 0; n--) {
                final double above = n == 1 ? 2 * c1 : c1;
                diagonal[n - 1] -= above * c1 / diagonal[n];
                right[n - 1] += above * right[n] / diagonal[n];
            }
            right[0] /= diagonal[0];
            for (int n = 1; n < right.length; n++) {
                right[n] = (right[n] + c1 * right[n - 1]) / diagonal[n];
            }
        }
    }

    /** By bisection between the edge of the continuum and a bound of the norm. */
    private double edge() {
        double low = StrictMath.log(1 - leak + leak * gEff * meanGain) / leak;
        double high = StrictMath.log(1 - leak + leak * gEff) / leak;
        for (int i = 0; i < BISECTIONS && high - low > Math.ulp(high); i++) {
            final double s = 0.5 * (low + high);
            if (isPositive(s)) {
                high = s;
            } else {
                low = s;
            }
        }
        return 0.5 * (low + high);
    }

    /** Whether the operator of the edge has no negative eigenvalue on even functions, among which is its ground state. */
    private boolean isPositive(double s) {
        final double shrink = StrictMath.exp(-s * leak);
        final double a = (1 - leak) * shrink;
        final double gamma = leak * gEff * shrink * leak * gEff * shrink;
        final double far = 1 + a * a - gamma * pairs.slopeOverlap(0);
        if (far < 2 * a) {
            return false;
        }
        double pivot = 0.5 * (far + Math.sqrt((far - 2 * a) * (far + 2 * a))); // of the solution that decays
        for (int n = delta.length - 1; n >= 0; n--) {
            pivot = 1 + a * a - gamma * pairs.slopeOverlap(delta[n]) - (n == 0 ? 2 : 1) * a * a / pivot;
            if (!(pivot > 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TransferFunction phi() {
        return phi;
    }

    @Override
    public double gEff() {
        return gEff;
    }

    /** {@return d} */
    @Override
    public double step() {
        return leak;
    }

    /** {@return &Delta;(0), the variance of x} */
    public double delta0() {
        return delta.length == 0 ? 0 : delta[0];
    }

    /** {@return C(0), the variance of &phi;(x)} */
    public double c0() {
        return c0;
    }

    @Override
    public double meanGain() {
        return meanGain;
    }

    /** {@return the largest exponent per unit time t = n d; d times as much per step} */
    @Override
    public double lyapunovMax() {
        return lyapunovMax;
    }

    /**
     * {@return &Delta;(n)}
     *
     * @param lag n in steps, of either sign
     */
    public double delta(int lag) {
        final long n = Math.abs((long) lag);
        return n < delta.length ? delta[(int) n] : 0;
    }

    @Override
    public double delta(double tau) {
        final long n = Math.round(Math.abs(tau) / leak);
        return n < delta.length ? delta[(int) n] : 0;
    }

    /** The averages at the variance of x. */
    PairAverages pairs() {
        return pairs;
    }

    /** Number of lags at which &Delta; is not 0. */
    int lags() {
        return delta.length;
    }
}
