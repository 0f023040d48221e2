package org.tailspin.core.sweep;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingStatistics;
import org.tailspin.core.coupling.MatrixSpectrum;

/**
 * Measures the coupling matrix of a network; nothing runs. A matrix that networks share is measured once, and rescaled by
 * the gain of each.
 */
public final class CouplingAnalysis implements NetworkTask<CouplingResult> {

    private record Matrix(CouplingStatistics statistics, Optional<MatrixSpectrum> spectrum) {}

    private final boolean spectra;
    private final Map<Coupling, Matrix> matrices = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @param spectra whether to compute all eigenvalues and singular values
     */
    public CouplingAnalysis(boolean spectra) {
        this.spectra = spectra;
    }

    @Override
    public CouplingResult run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        Matrix matrix = matrices.get(coupling); // each worker holds a matrix of its own
        if (matrix == null) {
            matrix = measure(coupling, monitor);
            matrices.put(coupling, matrix);
        }
        return new CouplingResult(
                recipe, Optional.of(matrix.statistics().atGain(recipe.gain())), matrix.spectrum(), "");
    }

    private Matrix measure(Coupling coupling, Monitor monitor) {
        if (!spectra) {
            return new Matrix(CouplingStatistics.of(coupling, monitor), Optional.empty());
        }
        final MatrixSpectrum spectrum = MatrixSpectrum.of(coupling, monitor);
        return new Matrix(
                CouplingStatistics.of(coupling, spectrum.spectralRadius(), monitor.silent()), Optional.of(spectrum));
    }

    @Override
    public CouplingResult failed(NetworkRecipe recipe, String reason) {
        return new CouplingResult(recipe, Optional.empty(), Optional.empty(), reason);
    }
}
