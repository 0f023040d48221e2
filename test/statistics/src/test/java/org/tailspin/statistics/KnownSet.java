package org.tailspin.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * A set whose correlation dimension is known, exactly or from the literature, and records of it.
 *
 * @param name in tables
 * @param dimension D2
 * @param uncertainty of the literature; 0 where the dimension is exact
 * @param source draws a record: a number of states, and where randomness comes from
 */
record KnownSet(String name, double dimension, double uncertainty, Source source) {

    private static final int WARMUP = 500;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Draws a record. */
    @FunctionalInterface
    interface Source {
        double[][] draw(int states, UniformRandomProvider random);
    }

    /** A time derivative, or the next state. */
    @FunctionalInterface
    private interface Law {
        double[] of(double[] x);
    }

    double[][] record(int states, long seed) {
        return source.draw(states, new Seed(seed).stream("known set"));
    }

    /**
     * D2 of flows and maps: Grassberger and Procaccia (1983) for Lorenz 2.05 &plusmn; .01 and Henon 1.21 &plusmn; .01 (1.25 with another
     * metric: Sprott 2003 has 1.220 &plusmn; .036); Sprott (2003), appendix A, for Roessler 1.991 &plusmn; .065 and Ikeda 1.690
     * &plusmn; .074. The logistic map at r = 4 has a density with two singularities of exponent -1/2, where D2 = 1 exactly
     * (Ott, Withers and Yorke 1984).
     */
    static List<KnownSet> all() {
        final List<KnownSet> sets = new ArrayList<>();
        sets.add(new KnownSet("circle", 1, 0, (n, random) -> torus(n, random, false, 1)));
        sets.add(new KnownSet("circle, golden rotation", 1, 0, (n, random) -> torus(n, random, true, GOLDEN)));
        sets.add(new KnownSet("torus", 2, 0, (n, random) -> torus(n, random, false, 1, 1)));
        // a cubic field's basis: badly approximable together
        sets.add(new KnownSet(
                "torus, cubic rotation",
                2,
                0,
                (n, random) -> torus(n, random, true, Math.cbrt(2) % 1, Math.cbrt(4) % 1)));
        sets.add(new KnownSet(
                "torus, slow flow", 2, 0, (n, random) -> torus(n, random, true, 0.05, 0.05 * Math.sqrt(2))));
        sets.add(new KnownSet(
                "logistic r = 4",
                1,
                0,
                (n, random) -> map(n, new double[] {random.nextDouble()}, x -> new double[] {4 * x[0] * (1 - x[0])})));
        sets.add(new KnownSet(
                "Henon",
                1.21,
                0.02,
                (n, random) -> map(n, new double[] {0.1 * random.nextDouble(), 0.1 * random.nextDouble()}, x ->
                        new double[] {1 - 1.4 * x[0] * x[0] + x[1], 0.3 * x[0]})));
        sets.add(new KnownSet(
                "Ikeda",
                1.69,
                0.074,
                (n, random) ->
                        map(n, new double[] {0.1 * random.nextDouble(), 0.1 * random.nextDouble()}, KnownSet::ikeda)));
        sets.add(new KnownSet("Lorenz", 2.05, 0.01, (n, random) -> lorenz(n, random)));
        sets.add(new KnownSet("Lorenz, 8 bits", 2.05, 0.01, (n, random) -> rounded(lorenz(n, random), 255)));
        sets.add(new KnownSet("Lorenz, 7 bits", 2.05, 0.01, (n, random) -> rounded(lorenz(n, random), 127)));
        sets.add(new KnownSet(
                "Roessler",
                1.99,
                0.065,
                (n, random) -> flow(n, new double[] {1 + random.nextDouble(), random.nextDouble(), 0}, 0.05, 20, x ->
                        new double[] {-x[1] - x[2], x[0] + 0.2 * x[1], 0.2 + x[2] * (x[0] - 5.7)})));
        sets.add(new KnownSet("swiss roll", 2, 0, KnownSet::roll));
        for (int d : new int[] {2, 4, 9}) {
            sets.add(new KnownSet("sphere S^" + d, d, 0, (n, random) -> sphere(n, d, random)));
        }
        for (int d = 1; d <= 10; d++) {
            final int columns = d;
            sets.add(new KnownSet("Gaussian " + d, d, 0, (n, random) -> gaussian(n, columns, random)));
        }
        sets.add(new KnownSet("cube 3", 3, 0, (n, random) -> {
            final double[][] states = new double[n][3];
            for (double[] state : states) {
                for (int i = 0; i < 3; i++) {
                    state[i] = random.nextDouble();
                }
            }
            return states;
        }));
        return sets;
    }

    /** A product of circles: independent angles, or angles that advance by parts of a turn from a random beginning. */
    private static double[][] torus(int n, UniformRandomProvider random, boolean isOrbit, double... turns) {
        final double[][] states = new double[n][2 * turns.length];
        for (int i = 0; i < turns.length; i++) {
            final double first = random.nextDouble();
            for (int t = 0; t < n; t++) {
                final double angle = 2 * Math.PI * (isOrbit ? (first + t * turns[i]) % 1 : random.nextDouble());
                states[t][2 * i] = Math.cos(angle);
                states[t][2 * i + 1] = Math.sin(angle);
            }
        }
        return states;
    }

    private static double[][] map(int n, double[] first, Law law) {
        final double[][] states = new double[n][];
        double[] x = first;
        for (int t = -WARMUP; t < n; t++) {
            x = law.of(x);
            if (t >= 0) {
                states[t] = x;
            }
        }
        return states;
    }

    /** Ikeda's map with the parameters .9, .4, 6, as Hammel, Jones and Moloney (1985) have it. */
    private static double[] ikeda(double[] x) {
        final double angle = 0.4 - 6 / (1 + x[0] * x[0] + x[1] * x[1]);
        final double cosine = Math.cos(angle);
        final double sine = Math.sin(angle);
        return new double[] {1 + 0.9 * (x[0] * cosine - x[1] * sine), 0.9 * (x[0] * sine + x[1] * cosine)};
    }

    private static double[][] lorenz(int n, UniformRandomProvider random) {
        return flow(
                n, new double[] {1 + random.nextDouble(), random.nextDouble(), 20 + random.nextDouble()}, 0.01, 10, x ->
                        new double[] {10 * (x[1] - x[0]), x[0] * (28 - x[2]) - x[1], x[0] * x[1] - 8.0 / 3 * x[2]});
    }

    /** The method of Runge and Kutta of order 4. */
    private static double[][] flow(int n, double[] first, double dt, int every, Law law) {
        return map(n, first, state -> {
            double[] x = state;
            for (int step = 0; step < every; step++) {
                final double[] a = law.of(x);
                final double[] b = law.of(sum(x, a, dt / 2));
                final double[] c = law.of(sum(x, b, dt / 2));
                final double[] d = law.of(sum(x, c, dt));
                x = sum(sum(sum(sum(x, a, dt / 6), b, dt / 3), c, dt / 3), d, dt / 6);
            }
            return x;
        });
    }

    private static double[] sum(double[] x, double[] y, double factor) {
        final double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * y[i];
        }
        return sum;
    }

    /** Each column in so many equal steps of its range. */
    private static double[][] rounded(double[][] states, int steps) {
        for (int i = 0; i < states[0].length; i++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[] state : states) {
                least = Math.min(least, state[i]);
                most = Math.max(most, state[i]);
            }
            for (double[] state : states) {
                state[i] = Math.rint((state[i] - least) / (most - least) * steps);
            }
        }
        return states;
    }

    /** As usual: angles of 1.5 to 4.5 &pi;, height 21. */
    private static double[][] roll(int n, UniformRandomProvider random) {
        final double[][] states = new double[n][];
        for (int t = 0; t < n; t++) {
            final double angle = 1.5 * Math.PI * (1 + 2 * random.nextDouble());
            states[t] = new double[] {angle * Math.cos(angle), 21 * random.nextDouble(), angle * Math.sin(angle)};
        }
        return states;
    }

    private static double[][] gaussian(int n, int columns, UniformRandomProvider random) {
        final double[][] states = new double[n][columns];
        for (double[] state : states) {
            for (int i = 0; i < columns; i++) {
                state[i] = StableSampler.normal(random);
            }
        }
        return states;
    }

    private static double[][] sphere(int n, int dimension, UniformRandomProvider random) {
        final double[][] states = gaussian(n, dimension + 1, random);
        for (double[] state : states) {
            double squares = 0;
            for (double x : state) {
                squares += x * x;
            }
            for (int i = 0; i < state.length; i++) {
                state[i] /= Math.sqrt(squares);
            }
        }
        return states;
    }
}
