package org.tailspin.nodes.common;

import java.util.Arrays;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.nodes.common.MatrixParameters.Columns;
import org.tailspin.nodes.common.MatrixParameters.Form;
import org.tailspin.nodes.common.MatrixParameters.Networks;

/**
 * Where explicit matrices stand in a table.
 *
 * @param network position of the column with the networks' names, or {@link #ABSENT}
 * @param pre of the source, in long form
 * @param post of the target
 * @param weight of the weight, or {@link #ABSENT} where every connection counts 1
 * @param type of the type, or {@link #ABSENT}
 * @param direction of a column that says whether a connection has a direction, or {@link #ABSENT}
 * @param label of a column with names of the rows, in wide form, or {@link #ABSENT}
 * @param sources positions of the matrix's columns, in wide form; empty in long form
 * @param names of the neurons, in wide form
 */
record MatrixColumns(
        int network, int pre, int post, int weight, int type, int direction, int label, int[] sources, String[] names) {

    static final int ABSENT = -1;

    /**
     * {@return the columns}
     *
     * @param spec of the table
     * @param parameters of the dialog
     * @throws InvalidSettingsException if one is missing or has the wrong type
     */
    static MatrixColumns of(DataTableSpec spec, MatrixParameters parameters) throws InvalidSettingsException {
        final int network = network(spec, parameters);
        if (parameters.m_form == Form.WIDE || parameters.m_form == Form.AUTOMATIC && isMatrix(spec, parameters)) {
            final String[] names = parameters.sources(
                    spec, network == ABSENT ? "" : spec.getColumnSpec(network).getName());
            if (names.length == 0) {
                throw new InvalidSettingsException(
                        "A matrix in wide form must have at least 1 numeric column, but has 0: choose its columns, or the"
                                + " long form.");
            }
            final int[] sources =
                    Arrays.stream(names).mapToInt(spec::findColumnIndex).toArray();
            return new MatrixColumns(
                    network, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, label(spec, network), sources, names);
        }
        final int pre = find(spec, parameters, EdgeColumn.PRE, parameters.m_pre);
        final int post = find(spec, parameters, EdgeColumn.POST, parameters.m_post);
        final int weight = parameters.m_columns == Columns.BY_NAME
                ? byName(spec, EdgeColumn.WEIGHT)
                : position(spec, parameters.m_weight, EdgeColumn.WEIGHT.label());
        final int type = parameters.m_columns == Columns.BY_NAME ? byName(spec, EdgeColumn.TYPE) : ABSENT;
        if (weight != ABSENT && !spec.getColumnSpec(weight).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException(
                    "The column '" + spec.getColumnSpec(weight).getName()
                            + "' must hold weights, and so numbers, but its type is "
                            + spec.getColumnSpec(weight).getType() + ".");
        }
        return new MatrixColumns(network, pre, post, weight, type, direction(spec), ABSENT, new int[0], new String[0]);
    }

    /** A table without sources and targets, but with numbers, is the matrix itself. */
    private static boolean isMatrix(DataTableSpec spec, MatrixParameters parameters) {
        return parameters.m_columns == Columns.BY_NAME
                && spec.stream()
                        .noneMatch(column ->
                                EdgeColumn.PRE.isNamed(column.getName()) || EdgeColumn.POST.isNamed(column.getName()))
                && spec.stream().anyMatch(column -> column.getType().isCompatible(DoubleValue.class));
    }

    private static int direction(DataTableSpec spec) {
        for (int i = 0; i < spec.getNumColumns(); i++) {
            if (EdgeColumn.isDirectedness(spec.getColumnSpec(i).getName())) {
                return i;
            }
        }
        return ABSENT;
    }

    private static int label(DataTableSpec spec, int network) {
        for (int i = 0; i < spec.getNumColumns(); i++) {
            if (i != network && spec.getColumnSpec(i).getType().isCompatible(StringValue.class)) {
                return i;
            }
        }
        return ABSENT;
    }

    private static int byName(DataTableSpec spec, EdgeColumn column) throws InvalidSettingsException {
        try {
            return column.in(Arrays.asList(spec.getColumnNames())).orElse(ABSENT);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The couplings are not clear: " + e.getMessage()
                    + "; choose the columns of the matrices in the dialog.");
        }
    }

    private static int network(DataTableSpec spec, MatrixParameters parameters) throws InvalidSettingsException {
        if (parameters.m_columns == Columns.BY_NAME) {
            return spec.findColumnIndex(RecipeColumn.NETWORK.label());
        }
        return parameters.m_networks == Networks.ONE ? ABSENT : position(spec, parameters.m_network, "the networks");
    }

    private static int find(DataTableSpec spec, MatrixParameters parameters, EdgeColumn column, String chosen)
            throws InvalidSettingsException {
        if (parameters.m_columns == Columns.CHOSEN) {
            return position(spec, chosen, column.label());
        }
        final int found = byName(spec, column);
        return position(spec, found == ABSENT ? "" : spec.getColumnSpec(found).getName(), column.toString());
    }

    /** The position of a column that must be there. */
    static int position(DataTableSpec spec, String name, String what) throws InvalidSettingsException {
        if (name.isEmpty()) {
            throw new InvalidSettingsException("No column of the couplings is known as " + what
                    + ": choose the columns of the matrices in the dialog.");
        }
        final int position = spec.findColumnIndex(name);
        if (position == ABSENT) {
            throw new InvalidSettingsException(
                    "The couplings have no column '" + name + "', which is chosen for " + what + ".");
        }
        return position;
    }

    boolean isWide() {
        return sources.length > 0;
    }

    boolean hasNetworks() {
        return network != ABSENT;
    }
}
