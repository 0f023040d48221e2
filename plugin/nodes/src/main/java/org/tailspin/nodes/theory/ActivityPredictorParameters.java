package org.tailspin.nodes.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.prediction.ActivityCheck;
import org.tailspin.core.prediction.ActivityPredictor;
import org.tailspin.core.prediction.PredictedActivity;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.MatrixActivity;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.JournalParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of the Activity Predictor. */
final class ActivityPredictorParameters implements NodeParameters {

    @Section(title = "Prediction")
    interface PredictionSection {}

    @Section(title = "Dynamics")
    @After(PredictionSection.class)
    @Effect(predicate = DynamicsParameters.IsNeeded.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(
            title = "Explicit couplings",
            description = "For the matrices of the optional input, which replace the recipes.")
    @After(DynamicsSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface CouplingsSection {}

    @Section(title = "Long runs")
    @Advanced
    @After(CouplingsSection.class)
    interface JournalSection {}

    interface LengthRef extends ParameterReference<Optional<Integer>> {}

    static final class LengthDefault implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return ActivityCheck.DEFAULT_LENGTH;
        }
    }

    static final class Cost extends CostMessage {

        private Supplier<Optional<Integer>> length;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            length = initializer.computeFromValueSupplier(LengthRef.class);
        }

        @Override
        protected Optional<ActivityPredictor> task(DataTableSpec input) {
            return Optional.of(new ActivityPredictor(MatrixActivity.Settings.DEFAULT, 1, length.get()));
        }
    }

    @TextMessage(Cost.class)
    Void m_cost;

    @Layout(PredictionSection.class)
    @Widget(
            title = "Number of components",
            description =
                    "Number of leading components of the activity whose loadings are columns of the neurons, at least 0."
                            + " Components of nearly the same variance may come in another order, or mixed, in a simulation.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_components = ActivityPredictor.DEFAULT_COMPONENTS;

    @Layout(PredictionSection.class)
    @Widget(
            title = "Simulate as well (time constants)",
            description = "Runs every network for so many time constants, at least " + ActivityPredictor.SHORTEST
                    + ", and appends how far its activity agrees with the prediction, and the two halves of the run with each"
                    + " other.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = LengthDefault.class)
    @ValueReference(LengthRef.class)
    Optional<Integer> m_length = Optional.empty();

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(CouplingsSection.class)
    CouplingsParameters m_couplings = new CouplingsParameters();

    @Layout(JournalSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    JournalParameters m_journal = new JournalParameters();

    /**
     * {@return what to predict of every network}
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    ActivityPredictor toCore() {
        m_dynamics.noise();
        return new ActivityPredictor(MatrixActivity.Settings.DEFAULT, m_components, m_length);
    }

    /** The columns that are appended to the networks. */
    List<TableColumn> appended() {
        return Stream.of(
                        PredictedActivity.COLUMNS.stream(),
                        m_length.isPresent() ? PredictedActivity.CHECK_COLUMNS.stream() : Stream.<DetailColumn>empty(),
                        Stream.of(MeasuredColumn.NOTE))
                .<TableColumn>flatMap(columns -> columns)
                .toList();
    }

    /** {@return the parts of the dialog that a prediction depends on} */
    List<Object> settings() {
        return List.of(this);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(this::toCore);
        Refusal.asInvalidSettings(m_journal::directory);
    }
}
