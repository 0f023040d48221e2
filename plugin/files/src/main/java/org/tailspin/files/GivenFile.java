package org.tailspin.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.TransmitterSigns;

/**
 * A network that a file gives, as a matrix or a list of connections, and what is to be made of it.
 *
 * @param path of the file
 * @param isMatrix whether it is a square matrix, and no list of connections; what follows but the array is of a list alone
 * @param variable name of the array in a file of several; empty for the only one that can be meant
 * @param columns names of the columns, or their numbers from 1, where they are not to be found
 * @param keep which neurons become rows and columns; empty for all of what this program wrote, and otherwise those that send
 * @param types kinds of connection to take, in any case; empty for all
 * @param sign name or number of the column that tells which connections inhibit; empty for that of the kinds
 * @param inhibitory texts of that column that inhibit
 * @param isUndirected whether every connection goes both ways
 * @param transmitters which sign the connections in place of a column; empty to leave them
 * @param names what messages call the choices
 */
public record GivenFile(
        Path path,
        boolean isMatrix,
        Optional<String> variable,
        Map<EdgeColumn, String> columns,
        Optional<EdgeList.Keep> keep,
        Set<String> types,
        Optional<String> sign,
        Set<String> inhibitory,
        boolean isUndirected,
        Optional<TransmitterSigns> transmitters,
        FileOption.Names names) {

    /** What is said of weights that this program wrote, where they are taken as they are. */
    public static final String EXPORT_NOTE =
            "the file says that it is an export with the gain in its weights: they were not normalised";

    /**
     * {@return the weights as they are in the file}
     *
     * @param monitor told which part of a text has been read, and asked now and then whether to stop
     * @throws FileProblem if the file cannot be read or is wrong
     * @throws IllegalArgumentException for a type that does not occur, or if the memory does not hold the matrix
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public GivenMatrix read(Monitor monitor) {
        final Variable array = new Variable(variable.orElse(null), names.of(FileOption.VARIABLE));
        return isMatrix
                ? MatrixFile.read(path, CsvLines.Limits.DEFAULT, array, monitor)
                : EdgeFile.read(
                        path,
                        CsvLines.Limits.DEFAULT,
                        array,
                        new EdgeFile.Options(
                                columns,
                                keep.orElseGet(() -> isExport() ? EdgeList.Keep.ALL : EdgeList.Keep.DEFAULT),
                                types,
                                sign,
                                inhibitory,
                                isUndirected,
                                transmitters,
                                names),
                        monitor);
    }

    /**
     * {@return the same, with other neurons}
     *
     * @param kept which become rows and columns
     */
    public GivenFile keeping(EdgeList.Keep kept) {
        return new GivenFile(
                path,
                isMatrix,
                variable,
                columns,
                Optional.of(kept),
                types,
                sign,
                inhibitory,
                isUndirected,
                transmitters,
                names);
    }

    /** {@return whether this program wrote it, with the gain in its weights} */
    public boolean isExport() {
        return WeightsMark.isOn(path);
    }
}
