package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeList;

/**
 * Reads explicit matrices out of a table, long or wide. A matrix that is wrong costs itself, and not the others.
 */
public final class MatrixReader {

    /** The name of the only matrix of a table without a column of networks. */
    static final String ONLY = "";

    /** A matrix, or what is wrong with it; one of the two is null. */
    public record Matrix(Coupling coupling, String problem) {}

    /** What else of a row counts in a list of connections. */
    public interface Edges {

        /** All rows, and weights as they are. */
        Edges PLAIN = new Edges() {};

        /**
         * @param row of the table
         * @return the kind of its connection
         */
        default String type(DataRow row) {
            return "";
        }

        /**
         * @param row of the table
         * @param weight in it
         * @return the weight to use
         */
        default double weight(DataRow row, double weight) {
            return weight;
        }

        /**
         * @return the kinds to take; empty for all
         */
        default Set<String> types() {
            return Set.of();
        }

        /**
         * @return which neurons become rows and columns
         */
        default EdgeList.Keep keep() {
            return EdgeList.Keep.ALL;
        }
    }

    private final MatrixColumns columns;
    private final Edges edges;
    private final Map<String, EdgeList> lists = new LinkedHashMap<>();
    private final Map<String, List<double[]>> rows = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private long repeated;

    /**
     * @param spec of the table
     * @param parameters of the dialog
     * @param edges what else of a row counts, in long form
     * @throws InvalidSettingsException if a column is missing or has the wrong type
     */
    public MatrixReader(DataTableSpec spec, MatrixParameters parameters, Edges edges) throws InvalidSettingsException {
        columns = MatrixColumns.of(spec, parameters);
        this.edges = edges;
    }

    /**
     * @return whether a column tells several matrices apart
     */
    public boolean hasNetworks() {
        return columns.hasNetworks();
    }

    /**
     * @param table of matrices
     * @param exec of the running node
     * @return the matrices by the names of their networks, in the order of the table; of one without such a column the
     *     name is empty
     * @throws CanceledExecutionException if the user cancelled
     */
    public Map<String, Matrix> read(BufferedDataTable table, ExecutionMonitor exec) throws CanceledExecutionException {
        for (DataRow row : table) {
            exec.checkCanceled();
            final String network = network(row);
            try {
                if (columns.isWide()) {
                    rows.computeIfAbsent(network, name -> new ArrayList<>()).add(weights(row));
                } else {
                    add(row, lists.computeIfAbsent(network, name -> new EdgeList()));
                }
            } catch (IllegalArgumentException e) {
                problems.putIfAbsent(
                        network, "row '" + row.getKey().getString() + "' of the couplings: " + e.getMessage());
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
     * @return how many rows named a pair that another row of the same matrix names as well
     */
    public long repeated() {
        return repeated;
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
            return new Matrix(null, problems.get(network));
        }
        try {
            if (columns.isWide()) {
                return new Matrix(square(rows.get(network)), null);
            }
            final EdgeList list = lists.get(network);
            repeated += list.repeated();
            return new Matrix(list.toCoupling(edges.keep(), edges.types()), null);
        } catch (IllegalArgumentException e) {
            return new Matrix(null, "the couplings: " + e.getMessage());
        }
    }

    private Coupling square(List<double[]> weights) {
        if (weights.size() != columns.names().length) {
            throw new IllegalArgumentException(
                    "a matrix must have as many rows (targets) as columns (sources), but has " + weights.size()
                            + " rows and " + columns.names().length + " columns");
        }
        return Coupling.of(weights.toArray(double[][]::new), Arrays.asList(columns.names()));
    }

    private void add(DataRow row, EdgeList list) {
        final double weight = number(row.getCell(columns.weight()), "weight");
        list.add(
                text(row.getCell(columns.pre()), "source"),
                text(row.getCell(columns.post()), "target"),
                edges.weight(row, weight),
                edges.type(row));
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

    private static String text(DataCell cell, String what) {
        if (cell.isMissing()) {
            throw new IllegalArgumentException("the " + what + " " + Cells.absence(cell));
        }
        return cell.toString();
    }
}
