package org.tailspin.nodes.coupling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.PopulationTable;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.nodes.common.Refusal;

/** Reads a table of populations, with a row for each pair of them. */
final class PairRows {

    private PairRows() {}

    /**
     * {@return whether a table has the columns that every such table has}
     *
     * @param spec of any table
     */
    static boolean areIn(DataTableSpec spec) {
        return spec.containsName(PopulationTable.TARGET)
                && spec.containsName(PopulationTable.SOURCE)
                && spec.containsName(PopulationTable.Law.SHARE.label());
    }

    /**
     * {@return the lists that its columns become}
     *
     * @param spec of any table
     */
    static Set<EnsembleList> lists(DataTableSpec spec) {
        return Arrays.stream(PopulationTable.Law.values())
                .filter(number -> spec.containsName(number.label()))
                .map(PopulationTable.Law::list)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EnsembleList.class)));
    }

    /**
     * {@return an empty table with these columns}
     *
     * @param spec of the input
     * @param kind the ensemble
     * @throws InvalidSettingsException if a column is missing, unknown or of a wrong type, or the ensemble has no populations
     */
    static PopulationTable begin(DataTableSpec spec, EnsembleKind kind) throws InvalidSettingsException {
        if (kind != EnsembleKind.BLOCKS) {
            throw new InvalidSettingsException("The ensemble " + kind.label()
                    + " has no populations, which the input lists: choose the ensemble Populations.");
        }
        final PopulationTable table = begin(spec);
        for (PopulationTable.Law number : table.columns()) {
            checkType(spec.getColumnSpec(number.label()), DoubleValue.class, "numbers");
        }
        checkType(spec.getColumnSpec(PopulationTable.TARGET), StringValue.class, "names");
        checkType(spec.getColumnSpec(PopulationTable.SOURCE), StringValue.class, "names");
        return table;
    }

    private static PopulationTable begin(DataTableSpec spec) throws InvalidSettingsException {
        try {
            return new PopulationTable(Arrays.asList(spec.getColumnNames()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("The input: " + e.getMessage() + ".", e);
        }
    }

    private static void checkType(DataColumnSpec column, Class<? extends DataValue> type, String what)
            throws InvalidSettingsException {
        if (!column.getType().isCompatible(type)) {
            throw new InvalidSettingsException("The column '" + column.getName() + "' of the populations must hold "
                    + what + ", but its type is " + column.getType() + ".");
        }
    }

    /**
     * {@return the lists, as columns of a recipe have them}
     *
     * @param table at the input
     * @param kind the ensemble
     * @param exec of the running node
     * @throws KNIMEException if a column or a row is wrong
     * @throws CanceledExecutionException if the user cancelled
     */
    static Map<RecipeColumn, Object> read(BufferedDataTable table, EnsembleKind kind, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        final DataTableSpec spec = table.getDataTableSpec();
        final PopulationTable populations = Refusal.asFailure(() -> begin(spec, kind));
        for (DataRow row : table) {
            exec.checkCanceled();
            final Map<PopulationTable.Law, Double> numbers = new EnumMap<>(PopulationTable.Law.class);
            for (PopulationTable.Law number : populations.columns()) {
                final DataCell cell = row.getCell(spec.findColumnIndex(number.label()));
                if (!cell.isMissing()) {
                    numbers.put(number, ((DoubleValue) cell).getDoubleValue());
                }
            }
            Refusal.asFailure(() -> {
                populations.add(
                        "row '" + row.getKey().getString() + "'",
                        name(row.getCell(spec.findColumnIndex(PopulationTable.TARGET))),
                        name(row.getCell(spec.findColumnIndex(PopulationTable.SOURCE))),
                        numbers);
                return populations;
            });
        }
        return Refusal.asFailure(populations::toLists).entrySet().stream()
                .collect(Collectors.toMap(
                        list -> RecipeColumn.of(list.getKey()), list -> EnsembleList.text(list.getValue())));
    }

    private static String name(DataCell cell) {
        return cell.isMissing() ? null : ((StringValue) cell).getStringValue();
    }
}
