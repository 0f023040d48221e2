package org.tailspin.core.coupling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * Random modes (Clark, Marschall, van Meegen, Litwin-Kumar 2025): J = g L D R&#7488; = g &sum;_a D_a l_a r_a&#7488;, with M
 * modes of N numbers each. Gaussian modes have independent entries of variance 1/N; Haar modes are orthonormal, so that D
 * are the singular values.
 *
 * <p>The gain is g_eff, &radic;N times the standard deviation of a weight: g_eff&sup2; = (1/N) &sum; (g D_a)&sup2; holds
 * exactly for the strengths. The effective rank is PR^D = (&sum; D&sup2;)&sup2; / &sum; D&#8308;; independent Gaussian
 * weights are the limit of PR^D/N to infinity.
 *
 * <p>With an overlap &rho;_a, l_a = &rho;_a r_a + &radic;(1-&rho;_a&sup2;) &xi;_a. The diagonal then has a mean of its own,
 * tr J/N = (g/N) &sum; D_a &rho;_a, and g_eff is the deviation from that.
 *
 * <p>With fewer than N/2 modes the coupling is kept in factors.
 *
 * @param spectrum how the strengths fall off
 * @param modes M, at least 1, or {@link #ALL} for as many as neurons; of a listed spectrum {@link #ALL}, whether
 *     that or its length is given
 * @param basis the law of the modes
 * @param overlaps &rho;_a in [-1, 1]: none, one for all modes, or one for each; with Gaussian modes only
 */
public record RandomModeEnsemble(ModeSpectrum spectrum, int modes, Basis basis, List<Double> overlaps)
        implements CouplingEnsemble {

    /** As many modes as neurons, or as the list has strengths. */
    public static final int ALL = 0;

    /** What it takes to draw the two entries of a neuron and a mode, in additions of a product: for the progress alone. */
    private static final double DRAW = 40;

    /** The law of the modes. */
    public enum Basis {
        /** Independent Gaussian entries of variance 1/N. */
        GAUSSIAN,
        /** Orthonormal modes in uniformly random directions. */
        HAAR
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public RandomModeEnsemble {
        overlaps = List.copyOf(overlaps);
        if (modes < ALL) {
            throw new IllegalArgumentException("the number of modes must be at least 1, but is " + modes);
        }
        if (spectrum instanceof ModeSpectrum.Listed listed) {
            if (modes != ALL && modes != listed.strengths().size()) {
                throw new IllegalArgumentException("the number of modes must be that of the listed strengths, "
                        + listed.strengths().size() + ", but is " + modes);
            }
            modes = ALL;
        }
        for (double overlap : overlaps) {
            EnsembleParameter.OVERLAP.check(overlap);
        }
        if (basis == Basis.HAAR && overlaps.stream().anyMatch(overlap -> overlap != 0)) {
            throw new IllegalArgumentException(
                    "left-right overlaps need Gaussian modes, but the modes are orthonormal");
        }
    }

    /**
     * Gaussian modes without overlaps, as many as neurons.
     *
     * @param spectrum how the strengths fall off
     */
    public RandomModeEnsemble(ModeSpectrum spectrum) {
        this(spectrum, ALL, Basis.GAUSSIAN, List.of());
    }

    @Override
    public String name() {
        return (basis == Basis.HAAR ? EnsembleKind.HAAR_MODES : EnsembleKind.RANDOM_MODES).label();
    }

    /** Of listed strengths their number alone, of listed overlaps nothing: {@link #lists}. */
    @Override
    public Map<EnsembleParameter, Double> parameters() {
        final Map<EnsembleParameter, Double> parameters = new EnumMap<>(EnsembleParameter.class);
        parameters.putAll(spectrum.parameters());
        if (modes != ALL) {
            parameters.put(EnsembleParameter.MODES, (double) modes);
        }
        if (overlaps.size() == 1) {
            parameters.put(EnsembleParameter.OVERLAP, overlaps.get(0));
        }
        return parameters;
    }

    @Override
    public Map<EnsembleList, List<Double>> lists() {
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        if (spectrum instanceof ModeSpectrum.Listed listed) {
            lists.put(EnsembleList.STRENGTHS, listed.strengths());
        }
        if (overlaps.size() > 1) {
            lists.put(EnsembleList.MODE_OVERLAPS, overlaps);
        }
        return lists;
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return OptionalDouble.of(gain);
    }

    /**
     * {@return M}
     *
     * @param n number of neurons
     */
    public int modes(int n) {
        if (modes != ALL) {
            return modes;
        }
        return spectrum instanceof ModeSpectrum.Listed listed
                ? listed.strengths().size()
                : Coupling.checkSize(n);
    }

    /** {@return whether left and right vectors of a mode are correlated} */
    public boolean hasOverlaps() {
        return overlaps.stream().anyMatch(overlap -> overlap != 0);
    }

    /**
     * {@return the strengths D_a at unit gain, (1/N) &sum; D_a&sup2; = 1}
     *
     * @param n number of neurons
     */
    public double[] strengths(int n) {
        return spectrum.strengths(n, modes(n));
    }

    /**
     * {@return N/PR^D, which decides the dimension of activity; 0 stands for independent weights}
     *
     * @param n number of neurons
     */
    public double inverseEffectiveRank(int n) {
        return n / ModeSpectrum.effectiveRank(strengths(n));
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        Coupling.checkSize(n);
        final double[] d = strengths(n);
        final double share = DRAW / (DRAW + n);
        final Monitor drawing = Factors.isCheaper(d.length, n) ? monitor : monitor.part(0, share);
        return of(
                basis == Basis.HAAR ? haar(n, d, seed, drawing) : gaussian(n, d, overlaps(d.length), seed, drawing),
                d,
                n,
                monitor.part(share, 1));
    }

    /** Orthonormal modes of these very strengths. */
    static Coupling ofSingularValues(double[] d, int n, Seed seed, Monitor monitor) {
        return of(haar(n, d, seed, monitor), d, n, monitor);
    }

    private static Coupling of(Factors factors, double[] d, int n, Monitor monitor) {
        if (Factors.isCheaper(d.length, n)) {
            return Coupling.factored(factors);
        }
        int positive = 0;
        for (double strength : d) {
            positive += strength > 0 ? 1 : 0;
        }
        return Coupling.drawn(factors.writtenOut(monitor), positive >= n);
    }

    @Override
    public double entries(int n) {
        final double modes = modes(n);
        return Factors.isCheaper(modes(n), n) ? 2 * modes * n : (double) n * n;
    }

    /** The factors, beside the product that is written out, or beside what orthonormal modes are made of. */
    @Override
    public double drawingEntries(int n) {
        final double factors = 2.0 * modes(n) * n;
        final double product = Factors.isCheaper(modes(n), n) ? factors : factors + (double) n * n;
        return basis == Basis.HAAR ? Math.max(product, 2 * factors) : product;
    }

    private double[] overlaps(int count) {
        if (overlaps.size() > 1 && overlaps.size() != count) {
            throw new IllegalArgumentException("there must be 1 overlap, or one for each of " + count
                    + " modes, but there are " + overlaps.size());
        }
        final double[] rho = new double[count];
        for (int a = 0; a < count && !overlaps.isEmpty(); a++) {
            rho[a] = overlaps.get(overlaps.size() == 1 ? 0 : a);
        }
        return rho;
    }

    /** Neuron i draws its entries of all modes from streams of its own. */
    private static Factors gaussian(int n, double[] d, double[] rho, Seed seed, Monitor monitor) {
        final double scale = 1 / Math.sqrt(n);
        final double[][] left = new double[d.length][n];
        final double[][] right = new double[n][d.length];
        final StableDraws normals = StableSampler.normals();
        final double[] leftRow = new double[d.length];
        final double[] rightRow = new double[d.length];
        for (int i = 0; i < n; i++) {
            monitor.checkCancelled();
            monitor.progress((double) i / n);
            normals.fill(seed.stream("left modes", i), leftRow, 0, d.length);
            normals.fill(seed.stream("right modes", i), rightRow, 0, d.length);
            for (int a = 0; a < d.length; a++) {
                final double r = rightRow[a];
                final double own = leftRow[a];
                final double l = rho[a] == 0 ? own : rho[a] * r + Math.sqrt(1 - rho[a] * rho[a]) * own;
                left[a][i] = l * scale * d[a];
                right[i][a] = r * scale;
            }
        }
        return new Factors(new ColumnMatrix(n, left), new ColumnMatrix(d.length, right));
    }

    private static Factors haar(int n, double[] d, Seed seed, Monitor monitor) {
        if (d.length > n) {
            throw new IllegalArgumentException(
                    "there can be at most N = " + n + " orthonormal modes, but there are " + d.length);
        }
        final double[][] l = HaarFrame.draw(n, d.length, seed, "left modes", monitor);
        final double[][] left = new double[d.length][n];
        for (int a = 0; a < d.length; a++) {
            for (int i = 0; i < n; i++) {
                left[a][i] = l[i][a] * d[a];
            }
        }
        final double[][] right = HaarFrame.draw(n, d.length, seed, "right modes", monitor);
        return new Factors(new ColumnMatrix(n, left), new ColumnMatrix(d.length, right));
    }
}
