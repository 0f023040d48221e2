package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.core.recipe.RecipeValues;
import org.tailspin.nodes.common.Choices;
import org.tailspin.nodes.common.RowReader;
import org.tailspin.nodes.common.Warnings;

/**
 * Parameters of networks in the rows of a table: each row repeats the dialog's plan with its own values in the place of the
 * dialog's. A missing cell leaves the dialog's value. Or lists of a table of modes and neurons, in the place of the dialog's
 * laws.
 */
final class ParameterTable {

    /** Of another input they do not belong to it. */
    private static final Set<RecipeColumn> OF_INPUT =
            Set.of(RecipeColumn.INPUT_AMPLITUDE, RecipeColumn.INPUT_FREQUENCY, RecipeColumn.INPUT_RANDOM_PHASES);

    /** A network has one of them. */
    private static final Set<EnsembleParameter> SPECTRA =
            EnumSet.of(EnsembleParameter.BETA, EnsembleParameter.GAMMA, EnsembleParameter.EFFECTIVE_RANK);

    private final DataTableSpec spec;
    private final RowReader reader;
    private final Set<RecipeColumn> columns = new TreeSet<>();

    /**
     * Finds the parameters among the columns of a table.
     *
     * @param spec of the table
     * @throws InvalidSettingsException if a column has the wrong type, or none is a parameter
     */
    ParameterTable(DataTableSpec spec) throws InvalidSettingsException {
        this.spec = spec;
        reader = new RowReader(spec);
        columns.addAll(columns(spec));
        if (columns.isEmpty()) {
            throw new InvalidSettingsException(
                    "The input has no column of parameters, such as " + RecipeColumn.ALPHA.label()
                            + ", " + RecipeColumn.GAIN.label() + " or " + RecipeColumn.N.label()
                            + ": name its columns so, or choose that it lists modes and neurons; a list of connections or a matrix"
                            + " is for the Connectome Preparer.");
        }
        for (RecipeColumn column : columns) {
            if (column.isList() && spec.getColumnSpec(column.label()).getType().isCompatible(DoubleValue.class)) {
                throw new InvalidSettingsException(
                        "The column '" + column.label() + "' has one number in each row, but a"
                                + " row is a set of networks and needs a list: choose that the rows are modes and neurons, or"
                                + " collect the numbers in one cell, as a GroupBy does.");
            }
        }
    }

    /**
     * {@return its columns of parameters}
     *
     * @param spec of any table
     */
    static List<RecipeColumn> columns(DataTableSpec spec) {
        return RecipeColumn.all().stream()
                .filter(column -> isParameter(column) && spec.containsName(column.label()))
                .toList();
    }

    /**
     * {@return the columns of the networks: the plan's, and those that the table brings; laws and dynamics that it
     * names by the values of its columns, as far as these are known before its rows are read}
     *
     * @param plan of the dialog
     */
    List<RecipeColumn> outputColumns(GainSweep plan) {
        return RecipeColumns.of(plan, columns, Choices.laws(spec), Choices.dynamics(spec));
    }

    /** Names and what follows from others are no parameters. */
    private static boolean isParameter(RecipeColumn column) {
        return !RecipeColumn.NETWORK.equals(column) && !RecipeColumn.G_EFF.equals(column);
    }

    /**
     * {@return the networks, in the order of the rows; networks that differ in overridden values alone are one}
     *
     * @param table of parameters
     * @param plan of the dialog
     * @param output columns of the networks
     * @param units brings a network into the unit of the gain
     * @param exec of the running node
     * @param warnings takes what the table overrides, and its wrong rows
     * @throws CanceledExecutionException if the user cancelled
     */
    List<NetworkRecipe> recipes(
            BufferedDataTable table,
            GainSweep plan,
            List<RecipeColumn> output,
            UnaryOperator<NetworkRecipe> units,
            ExecutionContext exec,
            Warnings warnings)
            throws CanceledExecutionException {
        warn(columns, warnings);
        final Map<String, NetworkRecipe> recipes = new LinkedHashMap<>();
        final List<NetworkRecipe> planned = plan.recipes();
        int wrong = 0;
        String first = "";
        for (DataRow row : table) {
            exec.checkCanceled();
            try {
                final Map<String, NetworkRecipe> own = overridden(planned, given(row), units);
                own.values().forEach(recipe -> RecipeColumns.check(output, recipe));
                if (recipes.size() + own.size() > GainSweep.MAX_NETWORKS) {
                    throw new IllegalArgumentException("there must be at most " + GainSweep.MAX_NETWORKS
                            + " networks, but up to this row there are " + (recipes.size() + own.size()));
                }
                recipes.putAll(own);
            } catch (IllegalArgumentException e) {
                final String reason = Reasons.of(e);
                if (wrong++ == 0) {
                    first = "'" + row.getKey().getString() + "': " + reason;
                }
            }
        }
        if (wrong > 0) {
            warnings.add(wrong + " of " + table.size()
                    + " rows of the input describe no network and are left out; the first" + " is " + first);
        }
        return new ArrayList<>(recipes.values());
    }

    /**
     * {@return the networks; those that differ in overridden values alone are one}
     *
     * @param lists of modes and neurons, by their columns
     * @param plan of the dialog
     * @param warnings takes what the lists override
     * @throws IllegalArgumentException if the lists fit no network
     */
    static List<NetworkRecipe> listed(Map<RecipeColumn, Object> lists, GainSweep plan, Warnings warnings) {
        warn(lists.keySet(), warnings);
        return new ArrayList<>(
                overridden(plan.recipes(), lists, UnaryOperator.identity()).values());
    }

    private static void warn(Set<RecipeColumn> columns, Warnings warnings) {
        warnings.add("These columns of the input override the dialog: "
                + String.join(
                        ", ", columns.stream().sorted().map(RecipeColumn::label).toList()));
    }

    /** By their names. */
    private static Map<String, NetworkRecipe> overridden(
            List<NetworkRecipe> planned, Map<RecipeColumn, Object> given, UnaryOperator<NetworkRecipe> units) {
        final Map<String, NetworkRecipe> own = new LinkedHashMap<>();
        for (NetworkRecipe recipe : planned) {
            final NetworkRecipe overridden = units.apply(RecipeValues.recipe(values(recipe, given)));
            own.put(overridden.name(), overridden);
        }
        return own;
    }

    private Map<RecipeColumn, Object> given(DataRow row) {
        final Map<RecipeColumn, Object> given = new TreeMap<>();
        for (RecipeColumn column : columns) {
            final Object value = reader.value(row, column);
            if (value != null) {
                given.put(column, value);
            }
        }
        return given;
    }

    private static Map<String, Object> values(NetworkRecipe recipe, Map<RecipeColumn, Object> given) {
        final Map<String, Object> values = new HashMap<>();
        for (RecipeColumn column : RecipeColumn.all()) {
            if (given.containsKey(column)) {
                values.put(column.label(), given.get(column));
            } else if (isParameter(column) && belongs(column, recipe, given)) {
                final Object value = column.of(recipe);
                if (value != null) {
                    values.put(column.label(), value);
                }
            }
        }
        return values;
    }

    /**
     * What the dialog says of another ensemble, dynamics or input does not belong to the row's, nor does a law in whose place
     * the row has a list or another law.
     */
    private static boolean belongs(RecipeColumn column, NetworkRecipe recipe, Map<RecipeColumn, Object> given) {
        final Optional<EnsembleParameter> parameter = column.parameter();
        if (parameter.isPresent()) {
            final Object ensemble = given.get(RecipeColumn.ENSEMBLE);
            return !isReplaced(parameter.get(), given)
                    && (ensemble == null || EnsembleKind.of(ensemble.toString()).takes(parameter.get()));
        }
        if (column.list().isPresent()) {
            final EnsembleList list = column.list().get();
            final Object ensemble = given.get(RecipeColumn.ENSEMBLE);
            return list.replaced().stream().map(RecipeColumn::of).noneMatch(given::containsKey)
                    && (ensemble == null || EnsembleKind.of(ensemble.toString()).takes(list));
        }
        if (Dynamics.Kind.parametersOfAll().contains(column)) {
            return isSame(RecipeColumn.DYNAMICS, recipe, given);
        }
        return !OF_INPUT.contains(column) || isSame(RecipeColumn.INPUT, recipe, given);
    }

    private static boolean isReplaced(EnsembleParameter parameter, Map<RecipeColumn, Object> given) {
        final boolean hasSpectrum = SPECTRA.stream().map(RecipeColumn::of).anyMatch(given::containsKey);
        return SPECTRA.contains(parameter) && hasSpectrum
                || Stream.of(EnsembleList.values())
                        .filter(list -> given.containsKey(RecipeColumn.of(list)))
                        .anyMatch(list -> list.replaced().contains(parameter));
    }

    private static boolean isSame(RecipeColumn column, NetworkRecipe recipe, Map<RecipeColumn, Object> given) {
        return !given.containsKey(column) || given.get(column).equals(column.of(recipe));
    }
}
