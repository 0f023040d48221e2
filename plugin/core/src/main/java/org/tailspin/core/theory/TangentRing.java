package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/**
 * The fraction of exponents below a threshold s, from the mean-field equations of the tangent space on a ring in time.
 *
 * <p>Shifted by s, the response of the bounded solution of v(n+1) = exp(-s d) M(n) v(n) + I(n) at the place and time of its
 * source is the projector on what decays, so F(s) = tr R/N. For large N, with a regulator &epsilon;, symbols in the frequency w
 * and L = (1 - a exp(iwd))/d, a = (1-d) exp(-s d), &gamma; = g&sup2; exp(-2 s d),
 *
 * <pre>
 * Q = (&epsilon; + D &Pi; D + |L|&sup2;/A)&#8315;&sup1;,  V = E Q,  W = E D Q D,  X = E[(&epsilon; + D &Pi; D) Q]/A
 * A = &epsilon; + &gamma; W,  &Pi; = &gamma; X
 * F = &lang;V (d &epsilon; + Re L / A)&rang;
 * </pre>
 *
 * where D is diagonal, the gains &phi;'(x) along a path of one neuron, and E the average over paths (Clark 2026, "Lyapunov
 * spectrum of random neural networks", of which the program davidclark1/rnn-lyapunov was read; X by Woodbury's identity from
 * its average of a second inverse). For modes J = L D R&#7488;, by the cavity method over modes, derived for this library,
 *
 * <pre>
 * A = &epsilon; + (1/N) &Sigma; b&sup2;D_a&sup2; W/(1 + b&sup2;D_a&sup2; W X),  &Pi; = (1/N) &Sigma; b&sup2;D_a&sup2; X/(1 + b&sup2;D_a&sup2; W X),  b&sup2; = exp(-2 s d)
 * </pre>
 *
 * <p>The paths have weights with which the covariance of the gains is exact ({@link GainPaths}).
 */
final class TangentRing {

    /** Regulators, each solved from the one before; the last two are extrapolated to 0. */
    private static final double[] REGULATORS = {0.1, 0.01, 1e-3, 4e-4};

    private static final double TOLERANCE = 1e-5;
    /** Not met where rounding stalls the iteration, which then is accepted up to this. */
    private static final double STALLED = 1e-3;

    private static final int MOST_SWEEPS = 60;
    /** Paths to a block, which is summed by one thread: sums do not depend on the number of threads. */
    private static final int BLOCK = 16;
    /** Sweeps that are combined. */
    private static final int DEPTH = 6;
    /** Most that the logarithm of a symbol moves by. */
    private static final double LARGEST_STEP = 2;

    private final NeuronProcess site;
    private final GainPaths paths;
    private final Optional<StrengthLaw> modes;
    private final Ring ring;
    private final Monitor monitor;
    /** The last solution for each regulator. */
    private final double[][] solutions = new double[REGULATORS.length][];

    TangentRing(NeuronProcess site, Optional<StrengthLaw> modes, GainPaths paths, Ring ring, Monitor monitor) {
        this.site = site;
        this.modes = modes;
        this.paths = paths;
        this.ring = ring;
        this.monitor = monitor;
    }

    /** What depends on the threshold. */
    private final class Threshold {

        private final double s;
        private final double gamma;
        private final double[] square;
        private final double[] real;

        Threshold(double s) {
            this.s = s;
            final double d = site.step();
            final double a = (1 - d) * StrictMath.exp(-s * d);
            final double below = d == 0 ? s + 1 : (1 - a) / d;
            gamma = site.gEff() * site.gEff() * StrictMath.exp(-2 * s * d);
            square = new double[ring.size()];
            real = new double[ring.size()];
            for (int k = 0; k < ring.size(); k++) {
                final double w = ring.frequency(k);
                final double chord = d == 0 ? w : 2 * StrictMath.sin(0.5 * w * d) / d;
                square[k] = below * below + a(d, a) * chord * chord;
                real[k] = below + 0.5 * d * a * chord * chord;
            }
        }

        private double a(double d, double a) {
            return d == 0 ? 1 : a;
        }

        /** The fraction if nothing is coupled, on the ring with all its frequencies. */
        double uncoupled() {
            final double d = site.step();
            final double log = ring.period() * (d == 0 ? -(s + 1) : StrictMath.log1p(-d) / d - s);
            return 1 / (1 + (ring.isTwisted() ? 1 : -1) * StrictMath.exp(log));
        }

        /** Whether the ring has all frequencies of a map. */
        boolean isWhole() {
            return site.step() > 0 && Math.abs(ring.spacing() - site.step()) < 1e-9 * site.step();
        }
    }

    /** The symbols of a sweep. */
    private record Sweep(double[] next, double[] response, double[] a) {}

    /**
     * {@return F(s), without a regulator; found fastest when called for neighbouring thresholds in turn}
     *
     * @param s threshold, per unit time
     * @throws NumericalException if the iteration does not converge
     */
    double below(double s) {
        try {
            return from(s);
        } catch (NumericalException e) {
            if (solutions[REGULATORS.length - 1] == null) {
                throw e;
            }
            Arrays.fill(solutions, null); // too far from the last threshold: from the first regulator on
            return from(s);
        }
    }

    private double from(double s) {
        final Threshold threshold = new Threshold(s);
        final int last = REGULATORS.length - 1;
        double[] start = solutions[last] == null ? guess(threshold) : solutions[last - 1];
        double before = 0;
        double fraction = 0;
        for (int r = solutions[last] == null ? 0 : last - 1; r <= last; r++) {
            final double[] old = solutions[r];
            before = fraction;
            fraction = solve(threshold, r, start);
            start = solutions[r].clone();
            if (r < last && old != null) { // the next regulator moves as this one did
                for (int j = 0; j < start.length; j++) {
                    start[j] = solutions[last][j] + solutions[r][j] - old[j];
                }
            }
        }
        final double slope = (fraction - before) / (REGULATORS[last] - REGULATORS[last - 1]);
        return fraction - slope * REGULATORS[last];
    }

    private double[] guess(Threshold threshold) {
        final int count = ring.independent();
        final double[] u = new double[2 * count];
        for (int k = 0; k < count; k++) {
            final double scale = 0.5 * StrictMath.log(threshold.square[k] + threshold.gamma);
            u[k] = -scale;
            u[count + k] = scale - StrictMath.log(2 * threshold.gamma);
        }
        return u;
    }

    private double solve(Threshold threshold, int regulator, double[] start) {
        final Anderson anderson = new Anderson(DEPTH, 1, LARGEST_STEP);
        double[] u = start.clone();
        double[] best = u;
        double least = Double.POSITIVE_INFINITY;
        double fraction = 0;
        for (int i = 0; i < MOST_SWEEPS && least > TOLERANCE; i++) {
            final Sweep sweep = sweep(threshold, REGULATORS[regulator], u);
            double largest = 0;
            for (int j = 0; j < u.length; j++) {
                largest = Math.max(largest, Math.abs(sweep.next[j] - u[j]));
            }
            if (!(largest >= 0)) {
                break;
            }
            if (largest < least) {
                least = largest;
                best = u;
                fraction = fraction(threshold, REGULATORS[regulator], sweep);
            }
            u = anderson.next(u, sweep.next);
        }
        if (!(least < STALLED)) {
            throw new NumericalException("the tangent equations at g_eff = " + site.gEff() + " and the exponent "
                    + threshold.s + " did not converge: their residual is " + least + " after " + MOST_SWEEPS
                    + " sweeps");
        }
        solutions[regulator] = best;
        return fraction;
    }

    /** The symbol of which the logarithms are entries of u. */
    private double[] symbol(double[] u, int from) {
        final double[] symbol = new double[ring.size()];
        for (int k = 0; k < symbol.length; k++) {
            symbol[k] = StrictMath.exp(u[from + ring.mirror(k)]);
        }
        return symbol;
    }

    private Sweep sweep(Threshold threshold, double eta, double[] u) {
        final int m = ring.size();
        final double[] x = symbol(u, 0);
        final double[] w = symbol(u, ring.independent());
        final double[] a = new double[m];
        final double[] pi = new double[m];
        final double[] circulant = new double[m];
        for (int k = 0; k < m; k++) {
            final int at = k;
            final double coupling =
                    modes.map(law -> law.mean(threshold.gamma, w[at] * x[at])).orElse(threshold.gamma);
            a[k] = eta + coupling * w[k];
            pi[k] = coupling * x[k];
            circulant[k] = threshold.square[k] / a[k];
        }
        final PathAverages averages = averages(eta, ring.kernel(pi), ring.kernel(circulant));
        final double[] v = ring.symbol(averages.inverse());
        final double[] nextW = ring.symbol(averages.between());
        final double[] product = ring.symbol(averages.product());
        final double[] nextX = new double[m];
        for (int k = 0; k < m; k++) {
            nextX[k] = (eta * v[k] + product[k]) / a[k];
        }
        // the traces of V and X are equal; this removes the slow direction
        final double gauge =
                Math.sqrt(Arrays.stream(v).sum() / Arrays.stream(nextX).sum());
        final double[] next = new double[u.length];
        for (int k = 0; k < ring.independent(); k++) {
            next[k] = StrictMath.log(nextX[k] * gauge);
            next[ring.independent() + k] = StrictMath.log(nextW[k] / gauge);
        }
        return new Sweep(next, v, a);
    }

    private PathAverages averages(double eta, double[] p, double[] c) {
        final int blocks = (paths.count() + BLOCK - 1) / BLOCK;
        final List<PathAverages> sums = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> {
                    final PathAverages sum = new PathAverages(ring.size());
                    for (int path = block * BLOCK; path < Math.min(paths.count(), (block + 1) * BLOCK); path++) {
                        monitor.checkCancelled();
                        sum.add(paths.of(path), paths.weight(path), eta, p, c);
                    }
                    return sum;
                })
                .toList();
        final PathAverages total = sums.get(0);
        sums.subList(1, blocks).forEach(total::add);
        return total;
    }

    private double fraction(Threshold threshold, double eta, Sweep sweep) {
        double sum = 0;
        for (int k = 0; k < ring.size(); k++) {
            sum += sweep.response[k] * (site.step() * eta + threshold.real[k] / sweep.a[k])
                    - (threshold.isWhole() ? 0 : threshold.real[k] / threshold.square[k]);
        }
        return sum / ring.period() + (threshold.isWhole() ? 0 : threshold.uncoupled());
    }
}
