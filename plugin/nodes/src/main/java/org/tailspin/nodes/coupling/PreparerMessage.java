package org.tailspin.nodes.coupling;

import java.util.Optional;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.tailspin.core.Counted;
import org.tailspin.nodes.common.CostMessage;

/** The message of the Connectome Preparer's open dialog: how many networks it makes, or why its settings are refused. */
final class PreparerMessage implements StateProvider<Optional<Message>> {

    private Supplier<PreparationParameters> preparation;
    private Supplier<GainParameters> gain;
    private Supplier<MotionParameters> motion;
    private Supplier<Double> noise;
    private Supplier<Integer> realisations;
    private Supplier<Optional<Integer>> seed;

    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        preparation = initializer.computeFromValueSupplier(ConnectomePreparerParameters.PreparationRef.class);
        gain = initializer.computeFromValueSupplier(ConnectomePreparerParameters.GainRef.class);
        motion = initializer.computeFromValueSupplier(ConnectomePreparerParameters.MotionRef.class);
        noise = initializer.computeFromValueSupplier(ConnectomePreparerParameters.NoiseRef.class);
        realisations = initializer.computeFromValueSupplier(ConnectomePreparerParameters.RealisationsRef.class);
        seed = initializer.computeFromValueSupplier(ConnectomePreparerParameters.SeedRef.class);
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        final ConnectomePreparerParameters parameters = new ConnectomePreparerParameters();
        parameters.m_preparation = preparation.get();
        parameters.m_gain = gain.get();
        parameters.m_motion = motion.get();
        parameters.m_noise = noise.get();
        parameters.m_realisations = realisations.get();
        parameters.m_seed = seed.get();
        try {
            final GivenNetworks plan = parameters.toCore(parameters.m_seed.orElse(0));
            return Optional.of(new Message(
                    Counted.of((long) plan.realisations() * plan.gains().count(), "network") + " of every matrix",
                    "The number of neurons is that of the matrix.",
                    MessageType.INFO));
        } catch (IllegalArgumentException e) {
            return Optional.of(CostMessage.refused(e));
        }
    }
}
