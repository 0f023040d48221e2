package org.tailspin.knimeapi.sample;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.DoubleColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** One parameter of each kind that our nodes use. */
final class CountParameters implements NodeParameters {

    @Section(title = "Rows")
    interface RowSection {}

    @Section(title = "Values")
    @After(RowSection.class)
    interface ValueSection {}

    enum Step {
        @Label(value = "One", description = "Counts by one.")
        ONE,
        @Label(value = "Other", description = "Counts by a step of your own.")
        OTHER
    }

    interface StepRef extends ParameterReference<Step> {}

    static final class IsOther implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(StepRef.class).isOneOf(Step.OTHER);
        }
    }

    static final class OffsetDefault implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(NodeParametersInput input) {
            return 0.5;
        }
    }

    static final class Numbers extends DoubleColumnsProvider {}

    @Layout(RowSection.class)
    @Widget(title = "Rows", description = "How many rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_rows = 3;

    @Layout(ValueSection.class)
    @Widget(title = "Step", description = "From row to row.")
    @ValueSwitchWidget
    @ValueReference(StepRef.class)
    Step m_step = Step.ONE;

    @Layout(ValueSection.class)
    @Widget(title = "Other step", description = "Any number.")
    @Effect(predicate = IsOther.class, type = EffectType.SHOW)
    double m_otherStep = 2;

    @Layout(ValueSection.class)
    @Widget(title = "Offset", description = "Added to every value, if set.")
    @OptionalWidget(defaultProvider = OffsetDefault.class)
    Optional<Double> m_offset = Optional.empty();

    @Layout(ValueSection.class)
    @Widget(title = "Columns", description = "Numbers to copy from the input.")
    @ColumnFilterWidget(choicesProvider = Numbers.class)
    ColumnFilter m_columns = new ColumnFilter();

    @Layout(ValueSection.class)
    @Widget(title = "Seed", description = "Written to the output.")
    @Migrate(loadDefaultIfAbsent = true)
    long m_seed = 1;

    double value(int row) {
        return m_offset.orElse(0.0) + row * (m_step == Step.ONE ? 1 : m_otherStep);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_rows < 1) {
            throw new InvalidSettingsException("The number of rows must be positive, but is " + m_rows + ".");
        }
    }
}
