package org.tailspin.core.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.ColumnMatrix;

/**
 * The covariance of one network's activity in the map x(t+1) = J &phi;(x(t)), from linear equivalence: &phi;(x) behaves as
 * A = m1 J driven by white noise, so its covariance solves Stein's equation
 *
 * <pre>C = A C A&#7488; + (1 - &rho;) C0 1,   m1 = E &phi;',  &rho; = g_eff&sup2; m1&sup2;</pre>
 *
 * with the averages of {@link MapTheory}, and J C J&#7488; is the covariance of x. Derived for this library and checked by
 * simulation. It applies where &rho;(A) &lt; 1, and is of little use above about 0.98, where one mode stands out.
 */
public final class SteinCovariance {

    private static final int DOUBLINGS = 64;
    private static final double ENOUGH = 1e-16;

    private final double gEff;
    private final double spectralRadius;
    private final DMatrixRMaj ofPhi;
    private final DMatrixRMaj ofX;

    private SteinCovariance(double gEff, double spectralRadius, DMatrixRMaj ofPhi, DMatrixRMaj ofX) {
        this.gEff = gEff;
        this.spectralRadius = spectralRadius;
        this.ofPhi = ofPhi;
        this.ofX = ofX;
    }

    /**
     * @param phi the nonlinearity, odd
     * @param coupling the matrix at unit gain
     * @param gain its factor, above 0; g_eff is taken from the matrix, g_eff&sup2; = tr(J J&#7488;)/N
     * @return the covariances
     * @throws IllegalArgumentException if the gain is not positive, the network is quiescent (g_eff at most 1), or the
     *     spectral radius of A is not below 1
     */
    public static SteinCovariance of(TransferFunction phi, Coupling coupling, double gain) {
        Arguments.above("the gain", gain, 0);
        final DMatrixRMaj j = dense(coupling, gain);
        final double gEff = NormOps_DDRM.normF(j) / Math.sqrt(coupling.size());
        Arguments.above("the gain g_eff of the matrix", gEff, 1);
        final MapActivity activity = MapActivity.of(phi, gEff, 0);
        final double radius = activity.meanSlope() * gain * coupling.spectralRadius();
        if (!(radius < 1)) {
            throw new IllegalArgumentException("the spectral radius of A = E phi' J must be below 1, but is " + radius);
        }
        final DMatrixRMaj a = j.copy();
        CommonOps_DDRM.scale(activity.meanSlope(), a);
        final DMatrixRMaj c = CommonOps_DDRM.identity(coupling.size());
        CommonOps_DDRM.scale((1 - activity.rho()) * activity.c0(), c);
        solve(a, c);
        return new SteinCovariance(gEff, radius, c, sandwich(j, c));
    }

    /**
     * Solves X = A X A' + C: sums A^k C (A')^k over k by doubling. With each pass, A is squared and the number of terms
     * doubled.
     *
     * @param a of spectral radius below 1; overwritten
     * @param c replaced by X
     */
    static void solve(DMatrixRMaj a, DMatrixRMaj c) {
        final DMatrixRMaj square = a.createLike();
        for (int k = 0; k < DOUBLINGS; k++) {
            final DMatrixRMaj term = sandwich(a, c);
            CommonOps_DDRM.addEquals(c, term);
            if (NormOps_DDRM.normF(term) <= ENOUGH * NormOps_DDRM.normF(c)) {
                return;
            }
            CommonOps_DDRM.mult(a, a, square);
            a.setTo(square);
        }
    }

    private static DMatrixRMaj sandwich(DMatrixRMaj a, DMatrixRMaj c) {
        final DMatrixRMaj left = a.createLike();
        final DMatrixRMaj product = a.createLike();
        CommonOps_DDRM.mult(a, c, left);
        CommonOps_DDRM.multTransB(left, a, product);
        return product;
    }

    private static DMatrixRMaj dense(Coupling coupling, double gain) {
        final int n = coupling.size();
        final ColumnMatrix weights = coupling.matrix();
        final DMatrixRMaj j = new DMatrixRMaj(n, n);
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                j.set(row, column, gain * weights.get(row, column));
            }
        }
        return j;
    }

    /**
     * @return g_eff of the matrix
     */
    public double gEff() {
        return gEff;
    }

    /**
     * @return &rho;(A), below 1
     */
    public double spectralRadius() {
        return spectralRadius;
    }

    /**
     * @param i a neuron, from 0
     * @param j a neuron, from 0
     * @return covariance of &phi;(x_i) and &phi;(x_j)
     */
    public double phi(int i, int j) {
        return ofPhi.get(i, j);
    }

    /**
     * @param i a neuron, from 0
     * @param j a neuron, from 0
     * @return covariance of x_i and x_j
     */
    public double x(int i, int j) {
        return ofX.get(i, j);
    }

    /**
     * @return participation ratio of &phi;(x), an absolute count
     */
    public double prPhi() {
        return participationRatio(ofPhi);
    }

    /**
     * @return participation ratio of x, an absolute count
     */
    public double prX() {
        return participationRatio(ofX);
    }

    private static double participationRatio(DMatrixRMaj covariance) {
        final double ratio = CommonOps_DDRM.trace(covariance) / NormOps_DDRM.normF(covariance);
        return ratio * ratio;
    }
}
