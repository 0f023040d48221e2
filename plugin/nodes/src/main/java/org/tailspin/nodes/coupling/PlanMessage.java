package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.run.SweepEstimate;
import org.tailspin.nodes.common.CostMessage;
import org.tailspin.nodes.common.OptionalInput;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.AlphaCountRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.AlphaFromRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.AlphaListRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.AlphaRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.AlphaToRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.AlphaValuesRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.BlocksRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainCountRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainFromRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainListRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainSpacingRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainToRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.GainValuesRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.HeterogeneityRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.LawRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.ListsRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.MotionRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.NeuronsRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.NoiseRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.RealisationsRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.SeedRef;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.WeightsRef;
import org.tailspin.nodes.coupling.LawParameters.EnsembleRef;

/** The message of the Coupling Generator's open dialog: what it would draw, what that would cost, or why it is refused. */
final class PlanMessage implements StateProvider<Optional<Message>> {

    private final List<Consumer<CouplingGeneratorParameters>> fields = new ArrayList<>();

    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        follow(initializer, EnsembleRef.class, (parameters, value) -> parameters.m_ensemble = value);
        follow(initializer, AlphaValuesRef.class, (parameters, value) -> parameters.m_alphaValues = value);
        follow(initializer, GainValuesRef.class, (parameters, value) -> parameters.m_gainValues = value);
        follow(initializer, AlphaListRef.class, (parameters, value) -> parameters.m_alphaList = value);
        follow(initializer, GainListRef.class, (parameters, value) -> parameters.m_gainList = value);
        follow(initializer, NeuronsRef.class, (parameters, value) -> parameters.m_neurons = value);
        follow(initializer, AlphaRef.class, (parameters, value) -> parameters.m_alpha = value);
        follow(initializer, AlphaFromRef.class, (parameters, value) -> parameters.m_alphaFrom = value);
        follow(initializer, AlphaToRef.class, (parameters, value) -> parameters.m_alphaTo = value);
        follow(initializer, AlphaCountRef.class, (parameters, value) -> parameters.m_alphaCount = value);
        follow(initializer, LawRef.class, (parameters, value) -> parameters.m_law = value);
        follow(initializer, BlocksRef.class, (parameters, value) -> parameters.m_blocks = value);
        follow(initializer, GainRef.class, (parameters, value) -> parameters.m_gain = value);
        follow(initializer, GainFromRef.class, (parameters, value) -> parameters.m_gainFrom = value);
        follow(initializer, GainToRef.class, (parameters, value) -> parameters.m_gainTo = value);
        follow(initializer, GainCountRef.class, (parameters, value) -> parameters.m_gainCount = value);
        follow(initializer, GainSpacingRef.class, (parameters, value) -> parameters.m_gainSpacing = value);
        follow(initializer, MotionRef.class, (parameters, value) -> parameters.m_motion = value);
        follow(initializer, NoiseRef.class, (parameters, value) -> parameters.m_noise = value);
        follow(initializer, RealisationsRef.class, (parameters, value) -> parameters.m_realisations = value);
        follow(initializer, SeedRef.class, (parameters, value) -> parameters.m_seed = value);
        follow(initializer, WeightsRef.class, (parameters, value) -> parameters.m_weights = value);
        follow(initializer, HeterogeneityRef.class, (parameters, value) -> parameters.m_heterogeneity = value);
        follow(initializer, ListsRef.class, (parameters, value) -> parameters.m_lists = value);
    }

    private <T> void follow(
            StateProviderInitializer initializer,
            Class<? extends ParameterReference<T>> reference,
            BiConsumer<CouplingGeneratorParameters, T> field) {
        final Supplier<T> value = initializer.computeFromValueSupplier(reference);
        fields.add(parameters -> field.accept(parameters, value.get()));
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        final CouplingGeneratorParameters parameters = new CouplingGeneratorParameters();
        fields.forEach(field -> field.accept(parameters));
        try {
            return Optional.of(drawn(parameters, input));
        } catch (IllegalArgumentException e) {
            return Optional.of(CostMessage.refused(e));
        }
    }

    private static Message drawn(CouplingGeneratorParameters parameters, NodeParametersInput input) {
        final GainSweep plan = parameters.toCore(parameters.m_seed.orElse(0));
        final NetworkAnalysis usual =
                new NetworkAnalysis(Lengths.USUAL.exponents(LyapunovSettings.AUTO, plan.dynamics(), plan.n()));
        // A realisation and an ensemble cost what the next one costs.
        final int first = plan.gains().count();
        final SweepEstimate one = SweepEstimate.of(plan.recipes().subList(0, first), usual, CostMessage.threads());
        final SweepEstimate all = one.scaledTo(plan.size());
        final boolean isForEveryRow = !parameters.m_lists.areListed();
        final long rows = OptionalInput.table(input)
                .filter(table -> isForEveryRow)
                .map(BufferedDataTable::size)
                .orElse(1L);
        final String title = plan.size() + (plan.size() == 1 ? " network" : " networks") + " of N = " + plan.n()
                + (isForEveryRow && OptionalInput.spec(input).isPresent() ? " for every row of the input" : "");
        final double entries = plan.ensembles().get(0).entries(plan.n());
        return CostMessage.rough(
                title,
                "Each has " + SweepEstimate.memory(Double.BYTES * entries)
                        + " of weights. A Lyapunov Analyzer with its usual"
                        + " settings takes " + SweepEstimate.time(rows * all.seconds()) + " on " + all.threads()
                        + (all.threads() == 1 ? " thread" : " threads") + " for all, and "
                        + SweepEstimate.memory(all.bytes()) + " of memory.");
    }
}
