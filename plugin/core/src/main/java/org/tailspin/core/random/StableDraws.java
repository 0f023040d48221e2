package org.tailspin.core.random;

import static org.tailspin.core.math.Elementary.cosPi;
import static org.tailspin.core.math.Elementary.exp;
import static org.tailspin.core.math.Elementary.log;
import static org.tailspin.core.math.Elementary.sinPi;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws many numbers of a stable law at a time: those, bit for bit, that {@link StableSampler#sample} draws one after the
 * other, several times as fast. A block of uniform numbers is drawn first, and everything else is done to whole blocks, in
 * loops that run in vector registers.
 *
 * <p>A workspace for one thread. Nothing is allocated after construction.
 */
public final class StableDraws {

    /** Numbers in a block: its six arrays stay in the first-level cache. */
    private static final int BLOCK = 256;

    private final double alpha;
    private final double scale;
    private final double[] u = new double[BLOCK];
    private final double[] e = new double[BLOCK];
    private final double[] a = new double[BLOCK];
    private final double[] b = new double[BLOCK];
    private final double[] work = new double[BLOCK];

    StableDraws(double alpha, double scale) {
        this.alpha = alpha;
        this.scale = scale;
    }

    /**
     * Draws a part of an array.
     *
     * @param random source of randomness
     * @param z receives the draws
     * @param from place of the first
     * @param to place behind the last
     */
    public void fill(UniformRandomProvider random, double[] z, int from, int to) {
        for (int start = from; start < to; start += BLOCK) {
            final int n = Math.min(BLOCK, to - start);
            for (int i = 0; i < n; i++) {
                u[i] = StableSampler.angle(random);
                e[i] = StableSampler.uniform(random);
            }
            if (alpha == 1) {
                cauchy(n);
            } else if (alpha == 2) {
                gaussian(n);
            } else {
                general(n);
            }
            for (int i = 0; i < n; i++) {
                z[start + i] = a[i] * scale;
            }
        }
    }

    private void cauchy(int n) {
        sinPi(u, a, n);
        cosPi(u, b, n);
        for (int i = 0; i < n; i++) {
            a[i] = a[i] / b[i];
        }
    }

    private void gaussian(int n) {
        sinPi(u, a, n);
        log(e, e, work, n);
        for (int i = 0; i < n; i++) {
            a[i] = 2 * a[i] * Math.sqrt(-e[i]);
        }
    }

    private void general(int n) {
        log(e, e, work, n);
        for (int i = 0; i < n; i++) {
            e[i] = -e[i];
            a[i] = (1 - alpha) * u[i];
        }
        log(e, e, work, n);
        cosPi(a, a, n);
        log(a, a, work, n);
        cosPi(u, b, n);
        log(b, b, work, n);
        for (int i = 0; i < n; i++) {
            e[i] = ((1 - alpha) * (a[i] - e[i]) - b[i]) / alpha;
            u[i] = alpha * u[i];
        }
        exp(e, b, n);
        sinPi(u, a, n);
        for (int i = 0; i < n; i++) {
            a[i] = a[i] * b[i];
        }
    }
}
