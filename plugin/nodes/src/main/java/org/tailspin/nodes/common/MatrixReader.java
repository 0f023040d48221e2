package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.NamedSquare;
import org.tailspin.core.coupling.NeuronName;
import org.tailspin.core.coupling.TransmitterSigns;
import org.tailspin.core.dimension.StateColumns;

/**
 * Reads explicit matrices out of a table, long or wide. A matrix that is wrong costs itself, and not the others.
 */
public final class MatrixReader {

    /** The name of the only matrix of a table without a column of networks. */
    static final String ONLY = "";

    /** Rows between two reports of progress. */
    private static final int BETWEEN_REPORTS = 1 << 14;

    /** Of the notes on all matrices of a table. */
    private static final int MOST_NOTES = 5;

    /** A matrix, or what is wrong with it; one of the two is null. */
    public record Matrix(GivenMatrix given, String problem) {

        private static Matrix wrong(String problem) {
            return new Matrix(null, problem);
        }

        /** {@return the weights; null if something is wrong} */
        public Coupling coupling() {
            return given == null ? null : given.coupling();
        }
    }

    /** What else of a row counts in a list of connections. */
    public interface Edges {

        /** All rows, and weights as they are. */
        Edges PLAIN = new Edges() {};

        /**
         * {@return the kind of its connection}
         *
         * @param row of the table
         */
        default String type(DataRow row) {
            return "";
        }

        /**
         * {@return the weight to use}
         *
         * @param row of the table
         * @param weight in it
         */
        default double weight(DataRow row, double weight) {
            return weight;
        }

        /** {@return the signs of transmitters, which sign all that a neuron sends; empty to sign by the weights} */
        default Optional<TransmitterSigns> transmitters() {
            return Optional.empty();
        }

        /**
         * {@return the transmitter of its source}
         *
         * @param row of the table
         */
        default String transmitter(DataRow row) {
            return "";
        }

        /** {@return the kinds to take; empty for all} */
        default Set<String> types() {
            return Set.of();
        }

        /**
         * {@return which neurons become rows and columns}
         *
         * @param hasNetworks whether a column tells several matrices apart, as the Connectome Preparer writes them: it
         *     has made its choice already
         */
        default EdgeList.Keep keep(boolean hasNetworks) {
            return hasNetworks ? EdgeList.Keep.ALL : EdgeList.Keep.DEFAULT;
        }
    }

    private final MatrixColumns columns;
    private final Edges edges;
    private final Map<String, EdgeList> lists = new LinkedHashMap<>();

    /** Of each network, the transmitters of its neurons. */
    private final Map<String, TransmitterSigns.Sent> sent = new LinkedHashMap<>();

    private final Map<String, List<double[]>> rows = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, List<String>> rowNames = new LinkedHashMap<>();

    /** Of each network, connections that its list has from the other side too. */
    private final Map<String, Long> received = new LinkedHashMap<>();

    private final boolean isFromEitherSide;
    private final boolean isUndirected;
    private final String direction;

    /**
     * Finds the columns of matrices in a table.
     *
     * @param spec of the table
     * @param parameters of the dialog
     * @param edges what else of a row counts, in long form
     * @throws InvalidSettingsException if a column is missing or has the wrong type
     */
    public MatrixReader(DataTableSpec spec, MatrixParameters parameters, Edges edges) throws InvalidSettingsException {
        columns = MatrixColumns.of(spec, parameters);
        if (columns.isWide() && edges.transmitters().isPresent()) {
            throw new InvalidSettingsException(
                    "Signs by transmitter are for a list of connections, but no columns of the"
                            + " input are known as their sources and targets, so that it is taken for a matrix: choose these columns in"
                            + " the section 'Matrices in the input', or, of a matrix, take the signs as they are.");
        }
        this.edges = edges;
        isFromEitherSide = !columns.isWide() && EdgeColumn.isFromEitherSide(Arrays.asList(spec.getColumnNames()));
        isUndirected = parameters.m_undirected;
        direction = columns.direction() == MatrixColumns.ABSENT
                ? ""
                : spec.getColumnSpec(columns.direction()).getName();
    }

    /** {@return whether a column tells several matrices apart} */
    public boolean hasNetworks() {
        return columns.hasNetworks();
    }

    /**
     * {@return the matrices by the names of their networks, in the order of the table; of one without such a column the
     * name is empty}
     *
     * @param table of matrices
     * @param exec of the running node
     * @throws CanceledExecutionException if the user cancelled
     */
    public Map<String, Matrix> read(BufferedDataTable table, ExecutionMonitor exec) throws CanceledExecutionException {
        long read = 0;
        for (DataRow row : table) {
            exec.checkCanceled();
            if (++read % BETWEEN_REPORTS == 0) {
                exec.setProgress((double) read / table.size());
            }
            final String network = network(row);
            try {
                if (columns.isWide()) {
                    rows.computeIfAbsent(network, name -> new ArrayList<>()).add(weights(row));
                    rowNames.computeIfAbsent(network, name -> new ArrayList<>()).add(rowName(row));
                } else {
                    add(network, row, lists.computeIfAbsent(network, name -> new EdgeList()));
                }
            } catch (IllegalArgumentException e) {
                problems.putIfAbsent(
                        network, "row '" + row.getKey().getString() + "' of the couplings: " + Reasons.of(e));
            }
        }
        final Map<String, Matrix> matrices = new LinkedHashMap<>();
        for (String network : columns.isWide() ? rows.keySet() : lists.keySet()) {
            exec.checkCanceled();
            matrices.put(network, matrix(network));
        }
        return matrices;
    }

    /**
     * Says what the matrices do not show of their table: connections that were summed or left out, rows that were put into
     * another order.
     *
     * @param warnings takes a sentence for each
     */
    public void warn(Warnings warnings) {
        notes.stream().distinct().limit(MOST_NOTES).forEach(note -> warnings.add("Couplings: " + note + "."));
        final long more = notes.stream().distinct().count() - MOST_NOTES;
        if (more > 0) {
            warnings.add("Couplings: " + more + " more notes on other matrices.");
        }
    }

    private String network(DataRow row) {
        if (!columns.hasNetworks()) {
            return ONLY;
        }
        final DataCell cell = row.getCell(columns.network());
        return cell.isMissing() ? ONLY : cell.toString();
    }

    private Matrix matrix(String network) {
        if (problems.containsKey(network)) {
            return Matrix.wrong(problems.get(network));
        }
        try {
            final GivenMatrix given = columns.isWide()
                    ? square(network)
                    : signed(network).toCoupling(edges.keep(hasNetworks()), edges.types());
            if (received.containsKey(network)) {
                note(network, EdgeColumn.receivedNote(received.get(network)));
            }
            given.notes().forEach(note -> note(network, note));
            return new Matrix(given, null);
        } catch (IllegalArgumentException e) {
            return Matrix.wrong("the couplings: " + Reasons.of(e));
        }
    }

    /** The list of a network, by the signs of transmitters if these are wanted. */
    private EdgeList signed(String network) {
        final EdgeList list = lists.get(network);
        if (edges.transmitters().isEmpty()) {
            return list;
        }
        final EdgeList.Signed signed =
                list.signed(edges.transmitters().get().of(sent.get(network).ofMostWeight()));
        signed.notes().forEach(note -> note(network, note));
        return signed.edges();
    }

    private void note(String network, String note) {
        notes.add(network.isEmpty() ? note : "'" + network + "': " + note);
    }

    private GivenMatrix square(String network) {
        final List<double[]> weights = rows.get(network);
        final List<String> names = Arrays.asList(columns.names());
        if (weights.size() == names.size() - 1 && isIndex(names.get(0), weights)) {
            notes.add("the column '" + names.get(0) + "' counts the rows and is no neuron");
            return NamedSquare.of(
                    names.subList(1, names.size()),
                    List.of(),
                    weights.stream()
                            .map(row -> Arrays.copyOfRange(row, 1, row.length))
                            .toArray(double[][]::new));
        }
        if (weights.size() != names.size()) {
            throw new IllegalArgumentException(
                    "a matrix must have as many rows (targets) as columns (sources), but has " + weights.size()
                            + " rows and " + names.size() + " columns");
        }
        final List<String> targets = rowNames.get(network);
        // a row may be called anything, but where the rows bear the names of the columns these say which is which
        return NamedSquare.of(
                names,
                new HashSet<>(targets).equals(new HashSet<>(names)) ? targets : List.of(),
                weights.toArray(double[][]::new));
    }

    private static boolean isIndex(String name, List<double[]> weights) {
        return StateColumns.isNamedSo(name)
                && StateColumns.whyNot(name, true, List.of(weights), row -> row[0])
                        .isPresent();
    }

    /** Of the first column of text, or the key. */
    private String rowName(DataRow row) {
        return columns.label() == MatrixColumns.ABSENT
                ? row.getKey().getString()
                : row.getCell(columns.label()).toString();
    }

    private void add(String network, DataRow row, EdgeList list) {
        final String type = edges.type(row);
        final String kind = columns.type() == MatrixColumns.ABSENT
                ? type
                : row.getCell(columns.type()).toString();
        if (isFromEitherSide && EdgeColumn.isReceived(kind.strip())) {
            received.merge(network, 1L, Long::sum);
            return;
        }
        final double weight =
                columns.weight() == MatrixColumns.ABSENT ? 1 : number(row.getCell(columns.weight()), "weight");
        final String source = text(row.getCell(columns.pre()), "source");
        final String target = text(row.getCell(columns.post()), "target");
        final boolean isBothWays = isUndirected || EdgeColumn.isUndirected(kind) || hasNoDirection(row);
        list.add(source, target, edges.weight(row, weight), type, isBothWays);
        if (edges.transmitters().isPresent()) {
            final TransmitterSigns.Sent all = sent.computeIfAbsent(network, name -> new TransmitterSigns.Sent());
            all.add(NeuronName.of(source), edges.transmitter(row), weight);
            if (isBothWays) {
                all.add(NeuronName.of(target), edges.transmitter(row), weight);
            }
        }
    }

    private boolean hasNoDirection(DataRow row) {
        return columns.direction() != MatrixColumns.ABSENT
                && EdgeColumn.isUndirected(
                        direction, row.getCell(columns.direction()).toString());
    }

    private double[] weights(DataRow row) {
        final double[] weights = new double[columns.sources().length];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = number(row.getCell(columns.sources()[j]), "weight from '" + columns.names()[j] + "'");
        }
        return weights;
    }

    private static double number(DataCell cell, String what) {
        if (cell.isMissing()) {
            throw new IllegalArgumentException("the " + what + " " + Cells.absence(cell));
        }
        return ((DoubleValue) cell).getDoubleValue();
    }

    /** A number with a point may have lost digits that a name needs. */
    private static String text(DataCell cell, String what) {
        if (cell.isMissing()) {
            throw new IllegalArgumentException("the " + what + " " + Cells.absence(cell));
        }
        return cell instanceof DoubleValue number && !(cell instanceof LongValue)
                ? NeuronName.of(number.getDoubleValue())
                : cell.toString();
    }
}
