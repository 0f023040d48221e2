package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * An orbit with an orthonormal frame whose whole triangular factors are known: J Q = Q' R over an interval of one step or
 * several, with R = Q'&#7488; J Q. The logarithm of its diagonal is that of the kernels, which keep it where it is small.
 *
 * <p>A place on the way can be kept, and gone back to: states have the same bits again, and frames those of the same kernels.
 */
final class FactoredSteps implements AutoCloseable {

    /**
     * A vector of which the earlier ones leave less than this part counts as lost: what is left is rounding of the
     * factorisation, of some 10&#8315;&sup1;&#8309; for hundreds of vectors.
     */
    private static final double RESOLVED = 1e-12;

    /**
     * Where a run has been.
     *
     * @param orbit at that time
     * @param frame {@code frame[i][l]} is entry i of vector l
     */
    record Place(Orbit orbit, double[][] frame) {}

    private final int n;
    private final int k;
    private final int interval;
    private final DenseAlgebra algebra;
    private final Frame frame;
    private final double[] sizes;
    private final double[] factors;
    private final double[] growth;
    private final DMatrixRMaj image;
    private final DMatrixRMaj q;
    private final DMatrixRMaj r;
    private final Monitor monitor;
    private double[][] vectors;
    private Orbit orbit;
    private int resolved;

    /** From the random frame of a spectrum, along an orbit that is warm. */
    FactoredSteps(
            DynamicalSystem system, Orbit orbit, int k, int interval, Kernels kernels, Seed seed, Monitor monitor) {
        n = system.dimension();
        this.k = k;
        this.interval = interval;
        this.orbit = orbit;
        this.monitor = monitor;
        algebra = kernels.algebra();
        frame = kernels.frame(n, k);
        sizes = new double[n];
        factors = new double[n];
        growth = new double[k];
        image = new DMatrixRMaj(n, k);
        q = new DMatrixRMaj(n, k);
        r = new DMatrixRMaj(k, k);
        vectors = new double[n][k];
        resolved = k;
        final StableDraws normals = StableSampler.normals();
        for (int l = 0; l < k; l++) {
            monitor.checkCancelled();
            normals.fill(seed.stream("tangent frame", l), factors, 0, n);
            for (int i = 0; i < n; i++) {
                vectors[i][l] = factors[i];
            }
        }
        frame.load(vectors);
        frame.orthonormalise(sizes, growth, 0, monitor);
        frame.read(vectors, monitor);
    }

    Orbit orbit() {
        return orbit;
    }

    /** The frame, a live view: {@code [i][l]} is entry i of vector l. */
    double[][] vectors() {
        return vectors;
    }

    /** ln|R_ll| of the last interval, a live view. */
    double[] growth() {
        return growth;
    }

    /** How many of the leading vectors all intervals since {@link #resolveAll} have told from rounding. */
    int resolved() {
        return resolved;
    }

    /** Forgets which vectors were lost, in a frame that is not yet aligned. */
    void resolveAll() {
        resolved = k;
    }

    Place place() {
        final double[][] copy = new double[n][];
        Arrays.setAll(copy, i -> vectors[i].clone());
        return new Place(orbit.twin(new double[n]), copy);
    }

    /** Goes on from a place, which is given up. */
    void goTo(Place place) {
        orbit = place.orbit();
        vectors = place.frame();
    }

    /** Takes the steps of an interval, and leaves the factors alone. */
    void advance() {
        frame.load(vectors);
        for (int t = 0; t < interval; t++) {
            monitor.checkCancelled();
            orbit.step();
            orbit.tangent(frame, sizes, monitor);
            if (t + 1 < interval) {
                Elementary.exp(sizes, factors, n);
                frame.scaleRows(factors);
            }
        }
    }

    /** Takes the steps of an interval, of which the growth alone is wanted. */
    void align() {
        advance();
        frame.orthonormalise(sizes, growth, 0, monitor);
        frame.read(vectors, monitor);
    }

    /**
     * Takes the steps of an interval.
     *
     * @param packed receives the rows of R, each from its diagonal on
     */
    void factorise(double[] packed) {
        advance();
        frame.read(vectors, monitor);
        Elementary.exp(sizes, factors, n);
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                image.data[i * k + l] = factors[i] * vectors[i][l];
            }
        }
        frame.orthonormalise(sizes, growth, 0, monitor);
        frame.read(vectors, monitor);
        for (int i = 0; i < n; i++) {
            System.arraycopy(vectors[i], 0, q.data, i * k, k);
        }
        algebra.multiply(q, true, image, false, r, monitor);
        int to = 0;
        final double[] columns = new double[k];
        for (int i = 0; i < k; i++) {
            packed[to] = Math.copySign(Math.exp(growth[i]), r.data[i * k + i]);
            System.arraycopy(r.data, i * k + i + 1, packed, to + 1, k - i - 1);
            for (int l = i; l < k; l++) {
                columns[l] += packed[to] * packed[to];
                to++;
            }
        }
        for (int l = 0; l < resolved; l++) {
            if (!(Math.exp(growth[l]) > RESOLVED * Math.sqrt(columns[l]))) {
                resolved = l;
            }
        }
    }

    @Override
    public void close() {
        frame.close();
    }
}
