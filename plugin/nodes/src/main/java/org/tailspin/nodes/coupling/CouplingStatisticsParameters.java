package org.tailspin.nodes.coupling;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.message.TextMessage;
import org.tailspin.core.analysis.CouplingAnalysis;
import org.tailspin.core.analysis.CouplingResult;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.DynamicsParameters;
import org.tailspin.nodes.common.Refusal;

/** The dialog of Coupling Statistics. */
final class CouplingStatisticsParameters implements NodeParameters {

    @Section(title = "Spectra")
    interface SpectraSection {}

    @Section(title = "Dynamics", description = "For the recipe alone: the statistics do not depend on it.")
    @After(SpectraSection.class)
    @Effect(predicate = DynamicsParameters.IsNeeded.class, type = EffectType.SHOW)
    interface DynamicsSection {}

    @Section(
            title = "Explicit couplings",
            description = "For the matrices of the optional input, which replace the recipes.")
    @After(DynamicsSection.class)
    @Effect(predicate = CouplingsParameters.IsConnected.class, type = EffectType.SHOW)
    interface CouplingsSection {}

    static final class AreSpectraWanted implements BooleanReference {}

    static final class AreOverlapsWanted implements BooleanReference {}

    static final class Cost extends CostMessage {

        private Supplier<Boolean> spectra;
        private Supplier<Boolean> overlaps;

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
            spectra = initializer.computeFromValueSupplier(AreSpectraWanted.class);
            overlaps = initializer.computeFromValueSupplier(AreOverlapsWanted.class);
        }

        @Override
        protected Optional<CouplingAnalysis> task(DataTableSpec input) {
            return Optional.of(new CouplingAnalysis(spectra.get(), overlaps.get()));
        }
    }

    @TextMessage(Cost.class)
    Void m_cost;

    @Layout(SpectraSection.class)
    @Widget(
            title = "Write spectra",
            description =
                    "Fills the second output, with one row per eigenvalue and singular value of every network: N rows"
                            + " each, or the 20 largest of a network of few connections and more than 5000 neurons. The singular values double the time, of the order of 10 N³ operations for each matrix.")
    @ValueReference(AreSpectraWanted.class)
    boolean m_spectra = true;

    @Layout(SpectraSection.class)
    @Widget(
            title = "Overlaps of the modes",
            description =
                    "Appends the overlap of the left and the right singular vector of every singular value to the second"
                            + " output, and their root mean square to the first, beside that of random directions. Takes of"
                            + " the order of 20 N³ operations for each matrix.")
    @ValueReference(AreOverlapsWanted.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_overlaps;

    @Layout(DynamicsSection.class)
    DynamicsParameters m_dynamics = new DynamicsParameters();

    @Layout(CouplingsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    CouplingsParameters m_couplings = new CouplingsParameters();

    /** {@return what to measure of every matrix} */
    CouplingAnalysis toCore() {
        return new CouplingAnalysis(m_spectra, m_overlaps);
    }

    /** The columns that are appended to the networks. */
    List<TableColumn> appended() {
        return Stream.of(
                        CouplingResult.COLUMNS.stream(),
                        m_overlaps ? CouplingResult.OVERLAP_COLUMNS.stream() : Stream.<DetailColumn>empty(),
                        Stream.of(MeasuredColumn.NOTE))
                .<TableColumn>flatMap(columns -> columns)
                .toList();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Refusal.asInvalidSettings(m_dynamics::noise);
    }
}
