package org.tailspin.core.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.LeakyMapDynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.theory.LinearResponse;
import org.tailspin.core.theory.MatrixActivity;
import org.tailspin.core.theory.TransferFunction;

/**
 * Predicts the activity of each network from its very matrix, by {@link MatrixActivity}; nothing runs, unless a simulation is
 * wanted beside it.
 *
 * @param settings what of the theory is wanted
 * @param components number of components whose loadings are wanted, at least 0
 * @param length of the simulation beside it, in time constants; empty for none
 */
public record ActivityPredictor(MatrixActivity.Settings settings, int components, Optional<Integer> length)
        implements NetworkTask<PredictedActivity> {

    /** Components whose loadings are written where nothing else is said. */
    public static final int DEFAULT_COMPONENTS = 3;

    /** Shortest simulation, in time constants. */
    public static final int SHORTEST = 100;

    /** Below this median number of inputs that carry the variance, the input of a neuron is not Gaussian. */
    public static final double FEWEST_INPUTS = 2;

    /** Below this one, the prediction is uncertain. */
    public static final double FEW_INPUTS = 10;

    /** Largest part of the variance of the activity that one mode may carry. */
    public static final double LARGEST_SHARE = 0.5;

    /** Seconds for each of N cubed, with OpenBLAS and without. */
    private static final double FAST = 12e-9;

    private static final double SLOW = 150e-9;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException for a negative number of components, or a simulation shorter than {@value #SHORTEST}
     */
    public ActivityPredictor {
        if (components < 0) {
            throw new IllegalArgumentException("the number of components must be at least 0, but is " + components);
        }
        length.ifPresent(time -> {
            if (time < SHORTEST) {
                throw new IllegalArgumentException("the simulation must last at least " + SHORTEST
                        + " time constants, for two halves to compare, but is to last " + time);
            }
        });
    }

    /**
     * Says why there is no prediction for a network, as far as its recipe tells.
     *
     * @param recipe the network
     * @throws IllegalArgumentException if there is none
     */
    public static void check(NetworkRecipe recipe) {
        checkDynamics(recipe.dynamics());
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        if (!(ensemble instanceof ExplicitEnsemble)
                && ensemble.effectiveGain(recipe.gain(), recipe.disorder().n()).isEmpty()) {
            throw new IllegalArgumentException(
                    "linear equivalence needs inputs that are nearly Gaussian, but the weights of the ensemble "
                            + ensemble.name() + " have no variance: a few of them carry the input of a neuron");
        }
    }

    /**
     * Says why there is no prediction for a kind of dynamics.
     *
     * @param dynamics of networks
     * @throws IllegalArgumentException if there is none
     */
    public static void checkDynamics(Dynamics dynamics) {
        final Dynamics.Kind kind = dynamics.kind();
        if (kind != Dynamics.Kind.MAP && kind != Dynamics.Kind.LEAKY_MAP && kind != Dynamics.Kind.FLOW) {
            throw new IllegalArgumentException(
                    "the activity of one matrix is predicted for map, leaky-map and flow, but the dynamics is "
                            + kind.label());
        }
        if (dynamics.noise() > 0) {
            throw new IllegalArgumentException(
                    "the activity of one matrix is predicted without noise, but the noise is " + dynamics.noise());
        }
        if (!dynamics.input().isZero()) {
            throw new IllegalArgumentException(
                    "the activity of one matrix is predicted without input and bias, whose mean activity it does not"
                            + " cover, but there is one");
        }
        TransferFunction.of(dynamics.nonlinearity().label());
    }

    private static LinearResponse response(Dynamics dynamics) {
        if (dynamics instanceof LeakyMapDynamics leaky) {
            return LinearResponse.leaky(leaky.leak());
        }
        return dynamics.kind().isContinuous() ? LinearResponse.FLOW : LinearResponse.MAP;
    }

    @Override
    public PredictedActivity run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        check(recipe);
        final DMatrixRMaj j = dense(coupling, recipe.gain());
        checkInputs(effectiveInputs(j, CommonOps_DDRM.identity(j.numRows)));
        final double share = length.isPresent() ? 0.5 : 0.9;
        final TransferFunction phi =
                TransferFunction.of(recipe.dynamics().nonlinearity().label());
        final MatrixActivity activity =
                MatrixActivity.of(phi, response(recipe.dynamics()), j, settings, monitor.part(0, share));
        final MatrixActivity.Covariances entries = activity.unlike().orElse(activity.alike());
        final double inputs = effectiveInputs(j, entries.phi());
        checkInputs(inputs);
        final DenseAlgebra algebra = DenseAlgebra.inUse();
        final PredictedActivity.Numbers numbers = new PredictedActivity.Numbers(
                MatrixActivity.participationRatio(activity.alike().x()),
                MatrixActivity.participationRatio(activity.alike().phi()),
                descending(activity.alike().x(), algebra, monitor),
                descending(activity.alike().phi(), algebra, monitor),
                diagonal(entries.x()),
                diagonal(entries.phi()),
                loadings(entries.phi(), algebra, monitor),
                inputs,
                activity.delta0(),
                activity.c0(),
                activity.meanSlope(),
                activity.criticality(),
                activity.resting());
        checkModes(numbers.eigenvaluesPhi());
        final Optional<ActivityCheck> check = length.map(time -> ActivityCheck.of(
                recipe.network(coupling),
                recipe.stateSeed(),
                recipe.dynamics().stepsOfTimeConstant(),
                time,
                entries,
                monitor.part(share, 1)));
        return new PredictedActivity(
                recipe, Optional.of(activity), Optional.of(numbers), check, note(activity, coupling.size(), inputs));
    }

    private static void checkInputs(double inputs) {
        if (inputs < FEWEST_INPUTS) {
            throw new IllegalArgumentException(
                    "linear equivalence needs inputs that are nearly Gaussian, but half of the"
                            + " neurons have fewer than " + FEWEST_INPUTS
                            + " inputs that carry the variance of the sum: "
                            + inputs);
        }
    }

    /** A mean of the weights orders a network: one mode carries its activity, and the others are no Gaussian noise beside it. */
    private static void checkModes(double[] eigenvalues) {
        final double share = eigenvalues[0] / Arrays.stream(eigenvalues).sum();
        if (share > LARGEST_SHARE) {
            throw new IllegalArgumentException("linear equivalence needs activity of many modes, but one mode carries "
                    + String.format(Locale.ROOT, "%.3g", share) + " of its variance, and may carry at most "
                    + LARGEST_SHARE
                    + ": a mean of the weights does so, which can be removed");
        }
    }

    private static String note(MatrixActivity activity, int n, double inputs) {
        final List<String> notes = new ArrayList<>();
        if (activity.criticality() > MatrixActivity.NEAR) {
            notes.add("the linear network is nearly unstable, which makes the prediction uncertain");
        }
        if (n < MatrixActivity.FEW) {
            notes.add("below N = " + MatrixActivity.FEW + " the entries of the covariance are indicative only");
        }
        if (inputs < FEW_INPUTS) {
            notes.add("few inputs carry the variance of a neuron's sum, which need not be Gaussian");
        }
        if (activity.isUnlikeLost()) {
            notes.add(
                    "neurons with gains of their own have no solution with a stable linear network, so that variances and"
                            + " loadings are those of neurons with one gain");
        }
        if (activity.isPerturbed()) {
            notes.add("the matrix has nearly parallel eigenvectors, and one within 1e-6 of it stands for it");
        }
        return String.join("; ", notes);
    }

    private static DMatrixRMaj dense(Coupling coupling, double gain) {
        final DMatrixRMaj j = new DMatrixRMaj(coupling.size(), coupling.size());
        coupling.forEach((target, source, weight) -> j.set(target, source, gain * weight));
        return j;
    }

    /** Median over neurons with input of (&Sigma;_j J_ij&sup2; C_jj)&sup2; / &Sigma;_j (J_ij&sup2; C_jj)&sup2;. */
    private static double effectiveInputs(DMatrixRMaj j, DMatrixRMaj c) {
        final int n = j.numRows;
        final double[] counts = new double[n];
        int found = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < n; k++) {
                final double part = j.data[i * n + k] * j.data[i * n + k] * c.data[k * n + k];
                sum += part;
                squares += part * part;
            }
            if (squares > 0) {
                counts[found++] = sum * sum / squares;
            }
        }
        final double[] sorted = Arrays.copyOf(counts, found);
        Arrays.sort(sorted);
        return found == 0 ? 0 : 0.5 * (sorted[(found - 1) / 2] + sorted[found / 2]);
    }

    private static double[] diagonal(DMatrixRMaj c) {
        final double[] diagonal = new double[c.numRows];
        Arrays.setAll(diagonal, i -> c.get(i, i));
        return diagonal;
    }

    private static double[] descending(DMatrixRMaj c, DenseAlgebra algebra, Monitor monitor) {
        final double[] ascending = algebra.symmetric(c.copy(), false, monitor);
        final double[] values = new double[ascending.length];
        Arrays.setAll(values, i -> Math.max(0, ascending[values.length - 1 - i])); // below 0 by rounding only
        return values;
    }

    private double[][] loadings(DMatrixRMaj c, DenseAlgebra algebra, Monitor monitor) {
        if (components == 0) {
            return new double[0][];
        }
        final int n = c.numRows;
        final DMatrixRMaj vectors = c.copy();
        algebra.symmetric(vectors, true, monitor);
        final double[][] loadings = new double[Math.min(components, n)][n];
        for (int k = 0; k < loadings.length; k++) {
            System.arraycopy(vectors.data, (n - 1 - k) * n, loadings[k], 0, n);
            double largest = 0;
            for (double entry : loadings[k]) {
                largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
            }
            if (largest < 0) {
                for (int i = 0; i < n; i++) {
                    loadings[k][i] = -loadings[k][i];
                }
            }
        }
        return loadings;
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return Footprint.matrices(
                recipe.disorder().n(), MatrixActivity.MATRICES + (length.isPresent() ? ActivityCheck.MATRICES : 0));
    }

    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        final double n = recipe.disorder().n();
        final boolean isFast = Kernels.inUse().algebra() != DenseAlgebra.java();
        final double theory = (isFast ? FAST : SLOW) * n * n * n;
        return settings.isUnlike() ? 8 * theory : theory;
    }

    @Override
    public PredictedActivity failed(NetworkRecipe recipe, String reason) {
        return new PredictedActivity(recipe, Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }
}
