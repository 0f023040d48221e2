package org.tailspin.core.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.CouplingStatistics;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.SparseEigenvalues;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;

/**
 * Measures the coupling matrix of a network; nothing runs. A matrix that networks share is measured once, and rescaled by
 * the gain of each.
 */
public final class CouplingAnalysis implements NetworkTask<CouplingResult> {

    private record Matrix(
            CouplingStatistics statistics, Optional<MatrixSpectrum> spectrum, Optional<ModeOverlaps> overlaps) {}

    // Seconds for each of N cubed, see Cost.
    private static final double EIGENVALUES = 13e-9;
    private static final double SINGULAR_VALUES = 3e-9;
    private static final double OVERLAPS = 5e-9;

    /** Seconds for each number of a list and product with it. */
    private static final double SPARSE_PRODUCTS = 1.5e-9;

    /** The matrix, a copy to decompose, and its square. */
    private static final double MATRICES = 3;

    /** Of a list: the weights alone, a balanced one with its transpose, and one by sources. */
    private static final double SPARSE_COPIES = 4;

    private final boolean spectra;
    private final boolean overlaps;
    private final Map<Coupling, Matrix> matrices = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Makes an analysis of matrices.
     *
     * @param spectra whether to compute all eigenvalues and singular values
     * @param overlaps whether to compute the overlaps of the modes
     */
    public CouplingAnalysis(boolean spectra, boolean overlaps) {
        this.spectra = spectra;
        this.overlaps = overlaps;
    }

    @Override
    public CouplingResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        Matrix matrix = matrices.get(coupling); // each worker holds a matrix of its own
        if (matrix == null) {
            matrix = measure(coupling, monitor);
            matrices.put(coupling, matrix);
        }
        return new CouplingResult(
                recipe,
                Optional.of(matrix.statistics().atGain(recipe.gain())),
                matrix.spectrum(),
                matrix.overlaps(),
                "");
    }

    private Matrix measure(Coupling coupling, Monitor monitor) {
        final Optional<ModeOverlaps> modes =
                overlaps ? Optional.of(ModeOverlaps.of(coupling, monitor.silent())) : Optional.empty();
        if (!spectra) {
            return new Matrix(CouplingStatistics.of(coupling, monitor), Optional.empty(), modes);
        }
        final MatrixSpectrum spectrum = MatrixSpectrum.of(coupling, monitor);
        return new Matrix(
                CouplingStatistics.of(coupling, spectrum.spectralRadius(), monitor.silent()),
                Optional.of(spectrum),
                modes);
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return footprint(recipe.disorder().ensemble(), recipe.disorder().n(), spectra, overlaps);
    }

    private static boolean isMeasuredAsList(CouplingEnsemble ensemble, int n, boolean spectra, boolean overlaps) {
        return ensemble.isKeptSparse(n)
                && !overlaps
                && n > (spectra ? MatrixSpectrum.ALL_UP_TO : CouplingStatistics.WRITTEN_OUT_UP_TO);
    }

    /**
     * {@return the memory of the measurement, beside the matrix}
     *
     * @param ensemble of the matrix
     * @param n number of neurons
     * @param spectra whether all eigenvalues and singular values are wanted
     * @param overlaps whether the overlaps of the modes are wanted
     */
    public static Footprint footprint(CouplingEnsemble ensemble, int n, boolean spectra, boolean overlaps) {
        if (isMeasuredAsList(ensemble, n, spectra, overlaps)) {
            return new Footprint(
                    SPARSE_COPIES * ensemble.entries(n) + (spectra ? 2 : 1) * SparseEigenvalues.basisEntries(n), 0);
        }
        return new Footprint((overlaps ? 2 : 1) * MATRICES * n * n, 0);
    }

    @Override
    public double seconds(NetworkRecipe recipe, boolean isNew, int together) {
        if (!isNew) {
            return 0;
        }
        if (isMeasuredAsList(recipe.disorder().ensemble(), recipe.disorder().n(), spectra, overlaps)) {
            return SPARSE_PRODUCTS
                    * SparseEigenvalues.products(recipe.disorder().n())
                    * recipe.disorder().ensemble().entries(recipe.disorder().n());
        }
        final double cube = Math.pow(recipe.disorder().n(), 3);
        return cube * (EIGENVALUES + (spectra ? SINGULAR_VALUES : 0) + (overlaps ? OVERLAPS : 0));
    }

    @Override
    public CouplingResult failed(NetworkRecipe recipe, String reason) {
        return new CouplingResult(recipe, Optional.empty(), Optional.empty(), Optional.empty(), reason);
    }
}
