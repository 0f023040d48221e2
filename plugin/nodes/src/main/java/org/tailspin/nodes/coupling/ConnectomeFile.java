package org.tailspin.nodes.coupling;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.TransmitterSigns;
import org.tailspin.files.GivenFile;
import org.tailspin.files.TransmitterFile;
import org.tailspin.nodes.common.FileLocation;
import org.tailspin.nodes.common.FileMonitor;
import org.tailspin.nodes.common.MatrixReader;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Provenance;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Warnings;

/**
 * The network of a file, as the Connectome Preparer reads it.
 *
 * @param name of the file
 * @param matrix as it is in the file, with the signs that its columns or transmitters give
 * @param isAsItIs whether its weights include their gain, and are not to be normalised
 */
record ConnectomeFile(String name, GivenMatrix matrix, boolean isAsItIs) {

    /**
     * Reads the file that the dialog names.
     *
     * @param parameters of the dialog
     * @param provenance takes the checksums of the files
     * @param exec of the running node
     * @return the network
     * @throws KNIMEException if the file cannot be read or is wrong
     * @throws CanceledExecutionException if the user cancelled
     */
    static ConnectomeFile read(ConnectomePreparerParameters parameters, Provenance provenance, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        final ConnectomeFileParameters fields = parameters.m_file;
        final Optional<TransmitterSigns> signs = signs(parameters, provenance, exec);
        try (FileLocation location = FileLocation.open(fields.m_path, exec)) {
            final GivenFile file = Refusal.asFailure(
                    () -> fields.toFile(location.path(), parameters.m_preparation, parameters.m_connections, signs));
            final GivenMatrix matrix = NodeSweep.unlessCancelled(
                    () -> Refusal.asFailure(() -> file.read(new FileMonitor(exec, location.name()))));
            provenance.file(location.name(), location.path());
            return new ConnectomeFile(location.name(), matrix, fields.isAsItIs(file));
        }
    }

    private static Optional<TransmitterSigns> signs(
            ConnectomePreparerParameters parameters, Provenance provenance, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        final Optional<TransmitterSigns> signs = Refusal.asFailure(parameters.m_preparation::transmitters);
        if (signs.isEmpty() || parameters.m_file.m_transmitters.isBlank()) {
            return signs;
        }
        try (FileLocation location = FileLocation.open(parameters.m_file.m_transmitters, exec)) {
            final Map<String, String> ofNeurons = Refusal.asFailure(() -> TransmitterFile.read(location.path()));
            provenance.file(location.name(), location.path());
            return Optional.of(signs.get().of(ofNeurons));
        }
    }

    /** {@return it by its name, as a table of matrices would give it} */
    Map<String, MatrixReader.Matrix> matrices() {
        return Map.of(name, new MatrixReader.Matrix(matrix, null));
    }

    /**
     * Says what the matrix does not show of its file.
     *
     * @param warnings takes a sentence for each
     */
    void warn(Warnings warnings) {
        final Set<String> notes = new LinkedHashSet<>(matrix.notes());
        if (isAsItIs) {
            notes.add(GivenFile.EXPORT_NOTE);
        }
        notes.forEach(note -> warnings.add("Of the file '" + name + "': " + note + "."));
    }
}
