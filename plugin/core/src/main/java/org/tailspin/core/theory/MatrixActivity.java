package org.tailspin.core.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.linalg.DenseAlgebra;

/**
 * The activity of one given network without simulating it, by linear equivalence: the covariance of the nonlinear network is
 * that of a linear network with the same couplings driven by independent noise, whose slopes and noise spectra are those of
 * self-consistent single sites.
 *
 * <p>Two closures, of which each is better at what it is taken for here (found by simulation of random matrices at N = 300 and
 * 800, not derived). With one gain m for all neurons ("alike") the participation ratio and the eigenvalues of the covariance
 * are some 15 % off simulation at N = 300; with the gain of each neuron at its own variance ("unlike") its entries, directions
 * and variances are nearer to it, while its participation ratio is 40 to 100 % too large.
 *
 * <p>Holds for N of hundreds and more, odd &phi;, no input and noise, and inputs that are sums over many neurons. The
 * equations: {@link ActivityClosure} and {@link ResponseBasis}; derived for this library after the abstract of arXiv 2604.23489.
 */
public final class MatrixActivity {

    /** Above this {@link #criticality} one mode dominates, and the theory is uncertain. */
    public static final double NEAR = 0.97;

    /** Below this number of neurons entries are no more than indicative. */
    public static final int FEW = 200;

    /** N x N matrices that are there at the same time, at most. */
    public static final int MATRICES = 16;

    private static final double CONVERGED = 1e-5;

    /** Which gain a neuron has. */
    public enum Closure {
        /** g_eff&sup2; of the matrix in place of g_J&sup2;: theory of large N, with the linear network of this matrix. */
        MEAN_FIELD,
        /** The single site is that of this matrix. */
        SELF_CONSISTENT;

        /**
         * Returns its name.
         *
         * @return the name in options
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What is wanted.
     *
     * @param closure of the network with neurons alike
     * @param lags at which the lag functions are wanted, each at least 0
     * @param isUnlike whether each neuron has its own gain as well
     * @param tolerance largest change of the logarithm of a variance in the last round of unlike neurons
     */
    public record Settings(Closure closure, double[] lags, boolean isUnlike, double tolerance) {

        /** The self-consistent closure, both ways, without lag functions. */
        public static final Settings DEFAULT = new Settings(Closure.SELF_CONSISTENT, new double[0], true, CONVERGED);

        /**
         * Checks the lags.
         *
         * @throws IllegalArgumentException for a negative lag
         */
        public Settings {
            for (double lag : lags) {
                Arguments.atLeast("a lag", lag, 0);
            }
            Arguments.above("the tolerance", tolerance, 0);
        }
    }

    /**
     * A covariance of x and one of &phi;(x).
     *
     * @param x of x, N x N
     * @param phi of &phi;(x), N x N
     */
    public record Covariances(DMatrixRMaj x, DMatrixRMaj phi) {}

    /**
     * The lag functions at one lag.
     *
     * @param lag &tau;, in time constants or steps
     * @param delta &Delta;(&tau;), mean autocovariance of x
     * @param c C(&tau;), mean autocovariance of &phi;(x)
     * @param population (1/N) &Sigma;_ij C_ij(&tau;)&sup2; of &phi;(x)
     * @param twoTime (1/N) &Sigma;_ij C_ij(&tau;) C_ij(0) of &phi;(x)
     */
    public record Lag(double lag, double delta, double c, double population, double twoTime) {}

    private final double gEff;
    private final ActivityGrid grid;
    private final ActivityClosure alike;
    private final double criticality;
    private final int neurons;
    private final int active;
    private final boolean isPerturbed;
    private final Covariances ofAlike;
    private final Covariances ofUnlike;
    private final double change;
    private final boolean isUnlikeLost;
    private final List<Lag> lags;

    private MatrixActivity(ActivityComputation computation) {
        gEff = computation.gEff();
        grid = computation.grid();
        alike = computation.alike();
        criticality = computation.criticality();
        neurons = computation.size();
        active = computation.active().length;
        isPerturbed = computation.isPerturbed();
        ofAlike = computation.ofAlike();
        ofUnlike = computation.ofUnlike();
        change = computation.change();
        isUnlikeLost = computation.isUnlikeLost();
        lags = List.of(computation.lags());
    }

    /**
     * Predicts the activity of a network.
     *
     * @param phi the nonlinearity, odd
     * @param response how a neuron follows its input
     * @param j the couplings with their gain, N x N; rows are targets; not changed
     * @param settings what is wanted
     * @param monitor progress and cancellation
     * @return the activity
     * @throws IllegalArgumentException if the network rests, because its state of rest is stable
     * @throws NumericalException if there is no self-consistent solution with a stable linear network
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static MatrixActivity of(
            TransferFunction phi, LinearResponse response, DMatrixRMaj j, Settings settings, Monitor monitor) {
        return of(phi, response, j, settings, DenseAlgebra.inUse(), monitor);
    }

    /** With an algebra of choice. */
    static MatrixActivity of(
            TransferFunction phi,
            LinearResponse response,
            DMatrixRMaj j,
            Settings settings,
            DenseAlgebra algebra,
            Monitor monitor) {
        final ActivityComputation computation = new ActivityComputation(phi, response, j, settings, algebra);
        computation.run(monitor);
        return new MatrixActivity(computation);
    }

    /**
     * Returns the gain of the matrix.
     *
     * @return g_eff of the neurons that do not rest, the root of tr(J J&#7488;)/N
     */
    public double gEff() {
        return gEff;
    }

    /**
     * Returns the number of neurons that rest, because they have no input from neurons that do not.
     *
     * @return number of neurons; their variances are 0
     */
    public int resting() {
        return neurons - active;
    }

    /**
     * Returns how near the linear network is to being unstable: m times the largest real part of an eigenvalue of J in the
     * flow, its largest modulus in the map.
     *
     * @return a number in (0, 1); from {@link #NEAR} on the theory is uncertain
     */
    public double criticality() {
        return criticality;
    }

    /**
     * Returns the mean slope.
     *
     * @return m = E &phi;'(x), of neurons alike
     */
    public double meanSlope() {
        return alike.slope();
    }

    /**
     * Returns the mean variance of x.
     *
     * @return &Delta;(0), over the neurons that do not rest
     */
    public double delta0() {
        return alike.variance();
    }

    /**
     * Returns the mean variance of &phi;(x).
     *
     * @return C(0), over the neurons that do not rest
     */
    public double c0() {
        return alike.c0();
    }

    /**
     * Returns whether the matrix has no full set of eigenvectors, or a nearly singular one, and another one within 1e-6 of it
     * stood for it.
     *
     * @return whether the matrix was perturbed; digits beyond the fourth then mean nothing
     */
    public boolean isPerturbed() {
        return isPerturbed;
    }

    /**
     * Returns the covariances of neurons alike, whose eigenvalues and participation ratios are those to use.
     *
     * @return the covariances; not to be changed
     */
    public Covariances alike() {
        return ofAlike;
    }

    /**
     * Returns the covariances of neurons with a gain of their own, whose entries and directions are those to use.
     *
     * @return the covariances, not to be changed; empty if they were not wanted, or {@link #isUnlikeLost}
     */
    public Optional<Covariances> unlike() {
        return Optional.ofNullable(ofUnlike);
    }

    /**
     * Returns whether neurons with a gain of their own were wanted, but have no solution with a stable linear network.
     *
     * @return whether there is one of neurons alike only
     */
    public boolean isUnlikeLost() {
        return isUnlikeLost;
    }

    /**
     * Returns how far the variances of the neurons still moved.
     *
     * @return largest change of the logarithm of a variance in the last round of unlike neurons
     */
    public double change() {
        return change;
    }

    /**
     * Returns the lag functions of neurons alike.
     *
     * @return one for each lag that was wanted
     */
    public List<Lag> lags() {
        return lags;
    }

    /**
     * Returns g_J&sup2; over frequencies: what the matrix makes of the spectrum of &phi;(x).
     *
     * @param from lowest frequency
     * @return g_J&sup2; at the frequencies from there on; g_eff&sup2; in the mean-field closure
     */
    double[] gains(double from) {
        int k = 0;
        while (grid.omega(k) < from) {
            k++;
        }
        return Arrays.copyOfRange(alike.gain(), k, alike.gain().length);
    }

    /**
     * Returns the participation ratio of a covariance.
     *
     * @param covariance C
     * @return (tr C)&sup2; / tr C&sup2;, an absolute count
     */
    public static double participationRatio(DMatrixRMaj covariance) {
        final double ratio = CommonOps_DDRM.trace(covariance) / NormOps_DDRM.normF(covariance);
        return ratio * ratio;
    }
}
