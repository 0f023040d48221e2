package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.RowKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.nodes.common.MatrixParameters;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.IsConnected;

/**
 * The part of the Coupling Generator's dialog for what its input table says of drawn weights: parameters, a row for each set
 * of networks, or lists, a row for each mode and neuron or for each pair of populations.
 */
final class ListsParameters implements WidgetGroup, Persistable {

    enum Rows {
        @Label(
                value = "Parameters",
                description =
                        "Every row repeats the networks of the dialog with its own parameters, in columns that are"
                                + " named as those of the output.")
        PARAMETERS,
        @Label(
                value = "Modes and neurons",
                description = "Row a belongs to mode a and to neuron a: columns have the strengths or overlaps of the"
                        + " modes, or the gains of the neurons, instead of a law.")
        LISTS,
        @Label(
                value = "Pairs of populations",
                description =
                        "Every row is the law of the weights from one population to another, of the ensemble Populations:"
                                + " columns target and source with their names, share (of the source), and, if wanted, alpha,"
                                + " scale, density and sign. What has no column is that of the dialog.")
        PAIRS
    }

    interface RowsRef extends ParameterReference<Rows> {}

    interface StrengthsRef extends ParameterReference<Boolean> {}

    interface OverlapsRef extends ParameterReference<Boolean> {}

    interface InputGainsRef extends ParameterReference<Boolean> {}

    interface OutputGainsRef extends ParameterReference<Boolean> {}

    static final class IsListed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsConnected.class)
                    .and(i.getEnum(RowsRef.class).isOneOf(Rows.LISTS));
        }
    }

    /** Shown for a list that is switched on. */
    abstract static class Has implements EffectPredicateProvider {

        private final Class<? extends ParameterReference<Boolean>> isOn;

        Has(Class<? extends ParameterReference<Boolean>> isOn) {
            this.isOn = isOn;
        }

        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getPredicate(IsListed.class).and(i.getBoolean(isOn).isTrue());
        }
    }

    static final class HasStrengths extends Has {
        HasStrengths() {
            super(StrengthsRef.class);
        }
    }

    static final class HasOverlaps extends Has {
        HasOverlaps() {
            super(OverlapsRef.class);
        }
    }

    static final class HasInputGains extends Has {
        HasInputGains() {
            super(InputGainsRef.class);
        }
    }

    static final class HasOutputGains extends Has {
        HasOutputGains() {
            super(OutputGainsRef.class);
        }
    }

    @Widget(title = "Rows of the input", description = "What a table at the optional input has in its rows.")
    @ValueSwitchWidget
    @ValueReference(RowsRef.class)
    @Effect(predicate = IsConnected.class, type = EffectType.SHOW)
    Rows m_rows = Rows.PARAMETERS;

    @Widget(
            title = "Strengths of the modes",
            description =
                    "A column has the strengths D of random modes, at least 0, one row per mode and at most N. This"
                            + " replaces the spectrum and sets the number of modes. A common factor of all has no effect:"
                            + " the gain keeps its meaning.")
    @ValueReference(StrengthsRef.class)
    @Effect(predicate = IsListed.class, type = EffectType.SHOW)
    boolean m_strengths;

    @Widget(
            title = "Strength column",
            description = "Its cells may be missing from some row on: there the list of the modes ends.")
    @ChoicesProvider(MatrixParameters.NumericColumns.class)
    @Effect(predicate = HasStrengths.class, type = EffectType.SHOW)
    String m_strengthColumn = "";

    @Widget(
            title = "Overlaps of the modes",
            description =
                    "A column has the correlation of the left and the right vector of each random mode, from \u22121 to"
                            + " 1, instead of one for all.")
    @ValueReference(OverlapsRef.class)
    @Effect(predicate = IsListed.class, type = EffectType.SHOW)
    boolean m_overlaps;

    @Widget(title = "Overlap column", description = "As many numbers as there are modes.")
    @ChoicesProvider(MatrixParameters.NumericColumns.class)
    @Effect(predicate = HasOverlaps.class, type = EffectType.SHOW)
    String m_overlapColumn = "";

    @Widget(
            title = "Input gains of the neurons",
            description = "A column has the factor that multiplies all weights to each neuron, above 0, instead of a"
                    + " random spread. The factors are divided by the root of their mean square.")
    @ValueReference(InputGainsRef.class)
    @Effect(predicate = IsListed.class, type = EffectType.SHOW)
    boolean m_inputGains;

    @Widget(title = "Input gain column", description = "N numbers.")
    @ChoicesProvider(MatrixParameters.NumericColumns.class)
    @Effect(predicate = HasInputGains.class, type = EffectType.SHOW)
    String m_inputGainColumn = "";

    @Widget(
            title = "Output gains of the neurons",
            description = "A column has the factor that multiplies all weights from each neuron, above 0, instead of a"
                    + " random spread. The factors are divided by the root of their mean square.")
    @ValueReference(OutputGainsRef.class)
    @Effect(predicate = IsListed.class, type = EffectType.SHOW)
    boolean m_outputGains;

    @Widget(title = "Output gain column", description = "N numbers.")
    @ChoicesProvider(MatrixParameters.NumericColumns.class)
    @Effect(predicate = HasOutputGains.class, type = EffectType.SHOW)
    String m_outputGainColumn = "";

    /** Of a table whose columns are named as lists, with a number in each row. */
    static Optional<ListsParameters> guess(DataTableSpec spec) {
        if (PairRows.areIn(spec)) {
            final ListsParameters pairs = new ListsParameters();
            pairs.m_rows = Rows.PAIRS;
            return Optional.of(pairs);
        }
        final Map<EnsembleList, String> named = new EnumMap<>(EnsembleList.class);
        for (EnsembleList list : EnsembleList.values()) {
            if (list.isOfBlocks()) {
                continue; // these have a table of their own, or one cell of a table of parameters
            }
            Stream.of(list.entry(), list.label())
                    .map(spec::getColumnSpec)
                    .filter(column -> column != null && column.getType().isCompatible(DoubleValue.class))
                    .map(DataColumnSpec::getName)
                    .findFirst()
                    .ifPresent(name -> named.put(list, name));
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        final ListsParameters lists = new ListsParameters();
        lists.m_rows = Rows.LISTS;
        lists.m_strengths = named.containsKey(EnsembleList.STRENGTHS);
        lists.m_strengthColumn = named.getOrDefault(EnsembleList.STRENGTHS, "");
        lists.m_overlaps = named.containsKey(EnsembleList.MODE_OVERLAPS);
        lists.m_overlapColumn = named.getOrDefault(EnsembleList.MODE_OVERLAPS, "");
        lists.m_inputGains = named.containsKey(EnsembleList.INPUT_GAINS);
        lists.m_inputGainColumn = named.getOrDefault(EnsembleList.INPUT_GAINS, "");
        lists.m_outputGains = named.containsKey(EnsembleList.OUTPUT_GAINS);
        lists.m_outputGainColumn = named.getOrDefault(EnsembleList.OUTPUT_GAINS, "");
        return Optional.of(lists);
    }

    /** Whether the rows are parts of one network, rather than each a set of networks. */
    boolean areListed() {
        return m_rows != Rows.PARAMETERS;
    }

    boolean arePairs() {
        return m_rows == Rows.PAIRS;
    }

    /**
     * {@return what the input lists}
     *
     * @param spec of the input
     */
    Set<EnsembleList> lists(DataTableSpec spec) {
        return arePairs() ? PairRows.lists(spec) : chosen().keySet();
    }

    /** The names of the chosen columns. */
    Map<EnsembleList, String> chosen() {
        final Map<EnsembleList, String> chosen = new EnumMap<>(EnsembleList.class);
        put(chosen, EnsembleList.STRENGTHS, m_strengths, m_strengthColumn);
        put(chosen, EnsembleList.MODE_OVERLAPS, m_overlaps, m_overlapColumn);
        put(chosen, EnsembleList.INPUT_GAINS, m_inputGains, m_inputGainColumn);
        put(chosen, EnsembleList.OUTPUT_GAINS, m_outputGains, m_outputGainColumn);
        return chosen;
    }

    private static void put(Map<EnsembleList, String> chosen, EnsembleList list, boolean isOn, String column) {
        if (isOn) {
            chosen.put(list, column);
        }
    }

    /**
     * Checks the columns of lists.
     *
     * @param spec of the input; null if there is none
     * @param kind the ensemble
     * @throws InvalidSettingsException if a list has no column there, or the ensemble has no such list
     */
    void check(DataTableSpec spec, EnsembleKind kind) throws InvalidSettingsException {
        if (spec == null) {
            throw new InvalidSettingsException((arePairs() ? "Pairs of populations" : "Modes and neurons")
                    + " are listed by the input, but there is none: add the port with the node's three dots, and"
                    + " connect it.");
        }
        if (arePairs()) {
            PairRows.begin(spec, kind);
            return;
        }
        if (chosen().isEmpty()) {
            throw new InvalidSettingsException("The input lists modes and neurons: switch on what its columns have, the"
                    + " strengths or overlaps of modes, or the gains of neurons.");
        }
        for (Map.Entry<EnsembleList, String> list : chosen().entrySet()) {
            final String words = list.getKey().label().replace('_', ' ');
            if (!kind.takes(list.getKey())) {
                throw new InvalidSettingsException("The ensemble " + kind.label() + " has no " + words
                        + ", which the input lists: choose random modes, or switch them off.");
            }
            final String what = "column of " + words;
            final DataColumnSpec column = spec.getColumnSpec(list.getValue());
            if (column == null) {
                throw new InvalidSettingsException(
                        list.getValue().isEmpty()
                                ? "Choose the " + what + "."
                                : "The input has no column '" + list.getValue() + "', which is chosen as the " + what
                                        + ".");
            }
            if (!column.getType().isCompatible(DoubleValue.class)) {
                throw new InvalidSettingsException("The column '" + list.getValue() + "', which is chosen as the "
                        + what + ", must hold numbers, but its type is " + column.getType() + ".");
            }
        }
    }

    /**
     * {@return the lists, as columns of a recipe have them}
     *
     * @param table at the input
     * @param kind the ensemble
     * @param exec of the running node
     * @throws KNIMEException if a list has no column, or a gap
     * @throws CanceledExecutionException if the user cancelled
     */
    Map<RecipeColumn, Object> read(BufferedDataTable table, EnsembleKind kind, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        if (arePairs()) {
            return PairRows.read(table, kind, exec);
        }
        final DataTableSpec spec = table.getDataTableSpec();
        final Map<EnsembleList, String> chosen = Refusal.asFailure(() -> {
            check(spec, kind);
            return chosen();
        });
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        chosen.keySet().forEach(list -> lists.put(list, new ArrayList<>()));
        long rows = 0;
        for (DataRow row : table) {
            exec.checkCanceled();
            for (Map.Entry<EnsembleList, String> list : chosen.entrySet()) {
                final DataCell cell = row.getCell(spec.findColumnIndex(list.getValue()));
                if (!cell.isMissing()) {
                    final boolean isNext = lists.get(list.getKey()).size() == rows;
                    lists.get(list.getKey())
                            .add(Refusal.asFailure(() -> number(cell, isNext, list.getValue(), row.getKey())));
                }
            }
            rows++;
        }
        return lists.entrySet().stream()
                .collect(Collectors.toMap(
                        list -> RecipeColumn.of(list.getKey()), list -> EnsembleList.text(list.getValue())));
    }

    private static double number(DataCell cell, boolean isNext, String column, RowKey row)
            throws InvalidSettingsException {
        if (!isNext) {
            throw new InvalidSettingsException("The column '" + column + "' has a number in row '" + row.getString()
                    + "' after a row without one: a list may end before the table, but has no gaps.");
        }
        return ((DoubleValue) cell).getDoubleValue();
    }
}
