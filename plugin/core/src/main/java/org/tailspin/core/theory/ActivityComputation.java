package org.tailspin.core.theory;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/** How {@link MatrixActivity} is computed: on the neurons that do not rest, first with one gain for all, then with their own. */
final class ActivityComputation {

    private static final int ROUNDS = 40;
    /** Rounds that are combined for the next. */
    private static final int DEPTH = 10;
    /** Part of its residual that a round moves by: a larger variance of a neuron lowers its gain, so whole steps overshoot. */
    private static final double PART = 0.7;
    /** The spectra within a round are solved for to this part of the change of the round before. */
    private static final double INEXACT = 1e-2;
    /** Largest change of the logarithm of a variance in a last round that is good enough. */
    private static final double LOOSELY_CONVERGED = 1e-2;

    private static final double SMALLEST_NOISE = 1e-12;
    private static final double SMALLEST_VARIANCE = 1e-12;
    /** Condition of a basis of eigenvectors, over N, up to which eight digits are left. */
    private static final double CONDITION = 1e5;

    private static final double PERTURBATION = 1e-6;
    /** Decay of the slowest mode, in units of what a neuron alone has, that frequencies resolve from the start. */
    private static final double USUAL_DECAY = 0.05;
    /** Slowest decay that they resolve at all. */
    private static final double SLOWEST = 1e-3;
    /** The grid serves variances up to this factor above the guess. */
    private static final double ROOM = 1.5;

    private final TransferFunction phi;
    private final LinearResponse response;
    private final MatrixActivity.Settings settings;
    private final DenseAlgebra algebra;
    private final int n;
    private final int[] active;
    private final DMatrixRMaj j;
    private final double gEff;
    private ActivityGrid grid;
    private ActivityClosure alike;
    private double criticality;
    private boolean isPerturbed;
    private MatrixActivity.Covariances ofAlike;
    private MatrixActivity.Covariances ofUnlike;
    private double change;
    private boolean isUnlikeLost;
    private MatrixActivity.Lag[] lags = new MatrixActivity.Lag[0];

    ActivityComputation(
            TransferFunction phi,
            LinearResponse response,
            DMatrixRMaj whole,
            MatrixActivity.Settings settings,
            DenseAlgebra algebra) {
        this.phi = phi;
        this.response = response;
        this.settings = settings;
        this.algebra = algebra;
        n = whole.numRows;
        active = active(whole);
        j = part(whole, active);
        gEff = active.length == 0 ? 0 : NormOps_DDRM.normF(j) / Math.sqrt(active.length);
    }

    /** Neurons that take part in the activity: without input from such a neuron, one goes to rest. */
    private static int[] active(DMatrixRMaj j) {
        final int n = j.numRows;
        final boolean[] rests = new boolean[n];
        boolean isNew = true;
        while (isNew) {
            isNew = false;
            for (int i = 0; i < n; i++) {
                boolean hasInput = rests[i];
                for (int k = 0; k < n && !hasInput; k++) {
                    hasInput = j.data[i * n + k] != 0 && !rests[k];
                }
                if (!hasInput) {
                    rests[i] = true;
                    isNew = true;
                }
            }
        }
        int count = 0;
        final int[] found = new int[n];
        for (int i = 0; i < n; i++) {
            if (!rests[i]) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static DMatrixRMaj part(DMatrixRMaj whole, int[] indices) {
        final DMatrixRMaj part = new DMatrixRMaj(indices.length, indices.length);
        for (int i = 0; i < indices.length; i++) {
            for (int k = 0; k < indices.length; k++) {
                part.set(i, k, whole.get(indices[i], indices[k]));
            }
        }
        return part;
    }

    private DMatrixRMaj whole(DMatrixRMaj part) {
        if (active.length == n) {
            return part;
        }
        final DMatrixRMaj whole = new DMatrixRMaj(n, n);
        for (int i = 0; i < active.length; i++) {
            for (int k = 0; k < active.length; k++) {
                whole.set(active[i], active[k], part.get(i, k));
            }
        }
        return whole;
    }

    private MatrixActivity.Covariances whole(MatrixActivity.Covariances parts) {
        return new MatrixActivity.Covariances(whole(parts.x()), whole(parts.phi()));
    }

    int size() {
        return n;
    }

    int[] active() {
        return active;
    }

    double gEff() {
        return gEff;
    }

    ActivityGrid grid() {
        return grid;
    }

    ActivityClosure alike() {
        return alike;
    }

    double criticality() {
        return criticality;
    }

    boolean isPerturbed() {
        return isPerturbed;
    }

    MatrixActivity.Covariances ofAlike() {
        return whole(ofAlike);
    }

    /** Null where they were not wanted. */
    MatrixActivity.Covariances ofUnlike() {
        return ofUnlike == null ? null : whole(ofUnlike);
    }

    boolean isUnlikeLost() {
        return isUnlikeLost;
    }

    double change() {
        return change;
    }

    MatrixActivity.Lag[] lags() {
        return lags;
    }

    void run(Monitor monitor) {
        if (active.length == 0) {
            throw new IllegalArgumentException(
                    "the network rests: it has no loop of connections, so that there is no activity to predict");
        }
        final double share = settings.isUnlike() ? 0.3 : 1;
        ofNeuronsAlike(monitor.part(0, share));
        if (settings.isUnlike()) {
            try {
                ofNeuronsUnlike(monitor.part(share, 1));
            } catch (NumericalException e) { // small networks may have a solution of neurons alike only
                ofUnlike = null;
                isUnlikeLost = true;
            }
        }
    }

    private void ofNeuronsAlike(Monitor monitor) {
        final double[] ones = new double[active.length];
        Arrays.fill(ones, 1);
        final ResponseBasis basis = basis(ones, ones, monitor.part(0, 0.5));
        final double instability = basis.largest(response::instability);
        if (!(instability > 1)) {
            throw new IllegalArgumentException("the network rests: its state of rest is stable, since the gain is"
                    + " only " + instability + " times the one at which it becomes unstable; there is no activity to"
                    + " predict");
        }
        double start = Math.max(gEff * gEff, 1.2 * ActivityClosure.varianceOf(phi, 1 / instability));
        double decay = USUAL_DECAY * (response.isFlow() ? 1 : response.leak());
        while (true) {
            grid = new ActivityGrid(response, ROOM * start, Math.max(decay, SLOWEST));
            alike = ActivityClosure.solve(
                    phi, grid, traces(basis, monitor), instability, start, ActivityClosure.ROOT, null, monitor);
            start = alike.variance();
            final double found = -basis.largest((a, b) -> -response.decay(alike.slope() * a, alike.slope() * b));
            if (grid.resolves(Math.max(found, SLOWEST))) {
                break;
            }
            decay = found;
        }
        criticality = alike.slope() * instability;
        monitor.progress(0.6);
        ofAlike = covariances(basis, alike, monitor);
        monitor.progress(0.7);
        lags = new MatrixActivity.Lag[settings.lags().length];
        for (int l = 0; l < lags.length; l++) {
            final double lag = settings.lags()[l];
            final DMatrixRMaj c = basis.covariance(grid, alike.slope(), alike.eta(), lag, false, monitor);
            final double size = NormOps_DDRM.normF(c);
            double delta = 0;
            for (int k = 0; k < grid.frequencies(); k++) {
                delta += grid.weight(k) * StrictMath.cos(grid.omega(k) * lag) * alike.delta()[k];
            }
            lags[l] = new MatrixActivity.Lag(
                    lag,
                    delta,
                    CommonOps_DDRM.trace(c) / active.length,
                    size * size / active.length,
                    product(c, ofAlike.phi()) / active.length);
            monitor.progress(0.7 + 0.3 * (l + 1) / lags.length);
        }
    }

    private static double product(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int k = 0; k < a.getNumElements(); k++) {
            sum += a.data[k] * b.data[k];
        }
        return sum;
    }

    private ActivityClosure.TraceSource traces(ResponseBasis basis, Monitor monitor) {
        if (settings.closure() == MatrixActivity.Closure.SELF_CONSISTENT) {
            return slope -> basis.traces(grid, slope, monitor);
        }
        return slope -> {
            final double[] ofPhi = new double[grid.frequencies()];
            final double[] ofX = new double[ofPhi.length];
            for (int k = 0; k < ofPhi.length; k++) {
                ofPhi[k] = 1 / (1 - gEff * gEff * slope * slope * grid.power(k));
                ofX[k] = gEff * gEff * ofPhi[k];
            }
            return new ResponseBasis.Traces(ofPhi, ofX);
        };
    }

    private MatrixActivity.Covariances covariances(ResponseBasis basis, ActivityClosure closure, Monitor monitor) {
        return new MatrixActivity.Covariances(
                basis.covariance(grid, closure.slope(), closure.eta(), 0, true, monitor),
                basis.covariance(grid, closure.slope(), closure.eta(), 0, false, monitor));
    }

    /**
     * A basis of the eigenvectors of diag(&rho;) J. Where there is none, or a nearly singular one, that of a matrix that
     * differs from it by a random matrix of 1e-6 of its size (approximate diagonalisation, Davies 2007).
     */
    private ResponseBasis basis(double[] gains, double[] noise, Monitor monitor) {
        final DMatrixRMaj matrix = isPerturbed ? perturbed() : j;
        final ResponseBasis basis = new ResponseBasis(matrix, gains, noise, algebra, monitor);
        if (!isPerturbed) {
            if (!(basis.condition() <= CONDITION * active.length)) {
                isPerturbed = true;
                return basis(gains, noise, monitor);
            }
        }
        return basis;
    }

    private DMatrixRMaj perturbed() {
        final double size = PERTURBATION * NormOps_DDRM.normF(j) / active.length;
        final DMatrixRMaj perturbed = j.copy();
        final UniformRandomProvider random = new Seed(0).stream("approximate diagonalisation");
        for (int k = 0; k < perturbed.getNumElements(); k++) {
            perturbed.data[k] += size * StableSampler.normal(random);
        }
        return perturbed;
    }

    /**
     * Rounds of: gains m_i and amplitudes a_i of the noise at the variances of the neurons, the spectra inside, the
     * variances from them. Mixed by the method of Anderson (1965).
     */
    private void ofNeuronsUnlike(Monitor monitor) {
        final int size = active.length;
        final double[] variances = new double[size];
        Arrays.setAll(variances, i -> ofAlike.x().get(i, i));
        double[] log = logs(variances);
        final Anderson mixing = new Anderson(DEPTH, PART, Double.POSITIVE_INFINITY);
        ActivityClosure closure = alike;
        change = 1;
        for (int round = 0; round < ROUNDS; round++) {
            final Monitor part = monitor.part(0.95 * round / ROUNDS, 0.95 * (round + 1) / ROUNDS);
            final double[] gains = new double[size];
            final double[] noise = new double[size];
            double mean = 0;
            for (int i = 0; i < size; i++) {
                final double variance = StrictMath.exp(log[i]);
                final GaussianRule rule = new GaussianRule(variance);
                final double m = rule.mean(phi::slope);
                gains[i] = m / closure.slope();
                noise[i] = rule.mean(x -> phi.value(x) * phi.value(x)) - m * m * variance;
                mean += noise[i] / size;
            }
            for (int i = 0; i < size; i++) {
                noise[i] = Math.max(noise[i] / mean, SMALLEST_NOISE);
            }
            final ResponseBasis basis = basis(gains, noise, part);
            final double instability = basis.largest(response::instability);
            closure = ActivityClosure.solve(
                    phi,
                    grid,
                    slope -> basis.traces(grid, slope, part),
                    instability,
                    closure.variance(),
                    Math.max(ActivityClosure.ROOT, INEXACT * change),
                    closure,
                    part);
            final double[] next = logs(basis.variances(grid, closure.slope(), closure.eta(), part));
            change = 0;
            for (int i = 0; i < size; i++) {
                change = Math.max(change, Math.abs(next[i] - log[i]));
            }
            if (change < settings.tolerance() || round == ROUNDS - 1) {
                if (!(change < Math.max(settings.tolerance(), LOOSELY_CONVERGED))) {
                    throw new NumericalException("the variances of the neurons did not converge in " + ROUNDS
                            + " rounds: the last one changed one of them by a factor of " + StrictMath.exp(change));
                }
                ofUnlike = new MatrixActivity.Covariances(
                        basis.covariance(grid, closure.slope(), closure.eta(), 0, true, part),
                        basis.covariance(grid, closure.slope(), closure.eta(), 0, false, part));
                return;
            }
            log = mixing.next(log, next);
        }
    }

    private static double[] logs(double[] variances) {
        return Arrays.stream(variances)
                .map(variance -> StrictMath.log(Math.max(variance, SMALLEST_VARIANCE)))
                .toArray();
    }
}
