package org.tailspin.nodes.coupling;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.nodes.common.OptionalInput;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.ListsRef;

/** Names the columns of the input that take the place of fields in the Coupling Generator's dialog. */
final class OverrideMessage implements StateProvider<Optional<Message>> {

    private Supplier<ListsParameters> lists;

    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        lists = initializer.computeFromValueSupplier(ListsRef.class);
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        return OptionalInput.spec(input)
                .map(this::columns)
                .filter(columns -> !columns.isEmpty())
                .map(columns -> new Message(
                        "Columns of the input win over fields of this dialog: "
                                + String.join(
                                        ", ",
                                        columns.stream()
                                                .map(RecipeColumn::label)
                                                .toList()),
                        lists.get().areListed()
                                ? "What the dialog says in the place of these lists does not count."
                                : "What the fields of these names say counts only in rows where the column has no value.",
                        MessageType.INFO));
    }

    private List<RecipeColumn> columns(DataTableSpec spec) {
        return lists.get().areListed()
                ? lists.get().lists(spec).stream().map(RecipeColumn::of).toList()
                : ParameterTable.columns(spec);
    }
}
