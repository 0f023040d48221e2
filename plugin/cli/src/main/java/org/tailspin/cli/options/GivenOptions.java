package org.tailspin.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.cli.input.CsvLines;
import org.tailspin.cli.input.EdgeFile;
import org.tailspin.cli.input.MatrixFile;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.MeanRemoval;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.random.Seed;
import picocli.CommandLine.Option;

/** A network that a file gives. */
public final class GivenOptions {

    @Option(
            names = "--matrix",
            paramLabel = "FILE",
            description = "Square matrix, CSV without header or NPY (*.npy); rows are targets, columns sources.")
    private Path matrix;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description = "Connections, CSV with columns pre, post, weight and perhaps type, by position or by name"
                    + " (also Source, Target, ...); several lines of a pair are summed.")
    private Path edges;

    @Option(
            names = "--types",
            split = ",",
            paramLabel = "T",
            description = "Types of connection to take (default: all).")
    private List<String> types;

    @Option(
            names = "--inhibitory",
            split = ",",
            paramLabel = "T",
            description =
                    "Types of connection that inhibit: their weights become negative, those of all others positive.")
    private List<String> inhibitory;

    @Option(
            names = "--keep",
            paramLabel = "WHICH",
            converter = Converters.Keeps.class,
            description = "Neurons to keep: sources, those with an outgoing connection (default), or all.")
    private EdgeList.Keep keep;

    @Option(
            names = "--normalise",
            paramLabel = "BY",
            converter = Converters.Normalisations.class,
            description = "What of the matrix to set to 1 before the gain: spectral-radius (default), std"
                    + " (standard deviation times the root of N), or none.")
    private Normalisation normalisation;

    /**
     * @return whether a file is given
     * @throws IllegalArgumentException for two files, or options of a file without one
     */
    public boolean isPresent() {
        if (matrix != null && edges != null) {
            throw new IllegalArgumentException("--matrix " + matrix + " and --edges " + edges
                    + " both give a network, but there must be at most one");
        }
        if (edges == null && (types != null || keep != null)) {
            throw new IllegalArgumentException("--types and --keep choose among connections, which --edges must give");
        }
        if (edges == null && inhibitory != null) {
            throw new IllegalArgumentException("--inhibitory names types of connections, which --edges must give");
        }
        if (matrix == null && edges == null && normalisation != null) {
            throw new IllegalArgumentException("--normalise " + normalisation.optionName()
                    + " is for a network of --matrix or --edges: an ensemble has its own convention of the gain");
        }
        return matrix != null || edges != null;
    }

    /**
     * @return the file
     */
    public Path path() {
        return matrix != null ? matrix : edges;
    }

    /**
     * @return the weights as they are in the file
     * @throws FileProblem if the file cannot be read or is wrong
     * @throws IllegalArgumentException for a type that does not occur
     */
    public Coupling read() {
        if (matrix != null) {
            return MatrixFile.read(matrix, CsvLines.Limits.DEFAULT);
        }
        return EdgeFile.read(
                edges,
                CsvLines.Limits.DEFAULT,
                keep == null ? EdgeList.Keep.SOURCES : keep,
                stripped(types),
                stripped(inhibitory));
    }

    private static Set<String> stripped(List<String> texts) {
        final Set<String> stripped = new LinkedHashSet<>();
        if (texts != null) {
            texts.forEach(text -> stripped.add(text.strip()));
        }
        return stripped;
    }

    /**
     * @param coupling as read
     * @return the weights at unit gain
     * @throws FileProblem if the matrix has no such size
     */
    public Coupling normalise(Coupling coupling) {
        return prepare(
                coupling,
                new Preparation(OptionalDouble.empty(), MeanRemoval.NONE, Surrogate.NONE, normalisation()),
                new Seed(0), // nothing is random
                Monitor.NONE);
    }

    /**
     * @param coupling as read
     * @param preparation what is done to it
     * @param seed of what is random in that
     * @param monitor asked now and then whether to stop
     * @return the weights at unit gain
     * @throws FileProblem if that cannot be done to this matrix
     */
    public Coupling prepare(Coupling coupling, Preparation preparation, Seed seed, Monitor monitor) {
        try {
            return preparation.apply(coupling, seed, monitor);
        } catch (IllegalArgumentException e) {
            throw new FileProblem(
                    path() + ": " + e.getMessage() + " (or use --normalise " + Normalisation.NONE.optionName() + ")");
        }
    }

    /**
     * @return what of the matrix is set to 1
     */
    public Normalisation normalisation() {
        return normalisation == null ? Normalisation.SPECTRAL_RADIUS : normalisation;
    }

    /** Adds where the network comes from, and what was made of it. */
    public void describe(Coupling coupling, Map<String, Object> fields) {
        fields.put("input", path().toString());
        fields.put("input_format", matrix != null ? "matrix" : "edges");
        fields.put("normalise", normalisation().optionName());
        fields.put("named_neurons", coupling.neurons().size());
    }
}
