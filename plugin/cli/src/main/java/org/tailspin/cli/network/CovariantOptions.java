package org.tailspin.cli.network;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.core.analysis.CovariantColumns;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.lyapunov.CovariantSpectrum;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import picocli.CommandLine.Option;

/** The covariant vectors of one network. */
final class CovariantOptions {

    private static final List<TableColumn> ANGLES = List.of(DetailColumn.COVARIANT_TIME, DetailColumn.COVARIANT_SPLIT);

    @Option(
            names = "--covariant",
            description =
                    "Covariant Lyapunov vectors of the exponents (Ginelli et al. 2007), on a second run from the same start, over"
                            + " --steps and as many steps beyond them as --tangent-warmup: for each its participation ratio and its"
                            + " angle to the next, and the angle between unstable and stable directions. Vectors of close exponents"
                            + " need a tangent warm-up that is long against the inverse of their difference;"
                            + " covariant_disagreement says which are known. All vectors of N = 1000 take about a gigabyte.")
    private boolean isWanted;

    @Option(
            names = "--angles",
            paramLabel = "FILE",
            description =
                    "Write CSV: the smallest angle between unstable and stable directions at every measured time; with --covariant.")
    private Path angles;

    private OutputFile anglesFile;

    /**
     * Sees that the file can be written, and that there will be something to write.
     *
     * @param common what every command understands
     * @param isForced whether files may be replaced
     * @throws IllegalArgumentException if angles are asked for without vectors
     */
    void check(CommonOptions common, boolean isForced) {
        if (angles != null && !isWanted) {
            throw new IllegalArgumentException("--angles is of covariant vectors, which --covariant measures");
        }
        anglesFile = common.outputs(isForced).file("--angles", angles);
    }

    NetworkAnalysis with(NetworkAnalysis analysis) {
        return analysis.covariant(isWanted);
    }

    /** Adds a list for each column; what is not known is not a number. */
    void put(CovariantSpectrum vectors, Map<String, Object> fields) {
        for (DetailColumn column : CovariantColumns.LIST) {
            if (column != DetailColumn.INDEX && column != DetailColumn.EXPONENT && column != DetailColumn.EXPONENT_SE) {
                fields.put(
                        column.label(),
                        IntStream.range(0, vectors.vectors().size())
                                .mapToDouble(i -> CovariantColumns.real(column, vectors, i))
                                .toArray());
            }
        }
    }

    void print(PrintStream out, CovariantSpectrum vectors) {
        final List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < vectors.vectors().size(); i++) {
            final List<Object> row = new ArrayList<>();
            for (DetailColumn column : CovariantColumns.LIST) {
                row.add(column == DetailColumn.INDEX ? (Object) (i + 1) : CovariantColumns.real(column, vectors, i));
            }
            rows.add(row);
        }
        out.println();
        Table.rows(out, CovariantColumns.LIST.stream().map(DetailColumn::label).toList(), rows);
    }

    void write(CovariantSpectrum vectors) {
        if (anglesFile == null) {
            return;
        }
        final double[] split = vectors.splitQuantile(0).isPresent() ? vectors.splitAngles() : new double[0];
        anglesFile.write(ANGLES, sink -> {
            for (int t = 0; t < split.length; t++) {
                sink.accept(List.of(t * vectors.interval(), split[t]));
            }
        });
    }
}
