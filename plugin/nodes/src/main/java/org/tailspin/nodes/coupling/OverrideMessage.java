package org.tailspin.nodes.coupling;

import java.util.Optional;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.tailspin.core.sweep.Column;
import org.tailspin.nodes.common.OptionalInput;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.Source;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.SourceRef;

/** Names the columns of the input that take the place of fields in the Coupling Generator's dialog. */
final class OverrideMessage implements StateProvider<Optional<Message>> {

    private Supplier<Source> source;

    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        source = initializer.computeFromValueSupplier(SourceRef.class);
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        return OptionalInput.spec(input)
                .filter(spec -> source.get() == Source.DRAWN)
                .map(ParameterTable::columns)
                .filter(columns -> !columns.isEmpty())
                .map(columns -> new Message(
                        "Columns of the input win over fields of this dialog: "
                                + String.join(
                                        ", ",
                                        columns.stream().map(Column::label).toList()),
                        "What the fields of these names say counts only in rows where the column has no value.",
                        MessageType.INFO));
    }
}
