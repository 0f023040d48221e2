package org.tailspin.knimeapi;

import java.util.function.Supplier;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;

/** Initialises a state as a dialog does when it opens, to see whether all that it refers to is there. */
final class StateCheck implements StateProviderInitializer {

    private final References references;

    StateCheck(References references) {
        this.references = references;
    }

    @Override
    public <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference) {
        return getValueSupplier(reference);
    }

    @Override
    public <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference) {
        references.need(reference);
        return () -> null;
    }

    @Override
    public <T> void computeOnValueChange(Class<? extends ParameterReference<T>> reference) {
        references.need(reference);
    }

    @Override
    public <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider) {
        ParameterFields.create(provider).init(this);
        return () -> null;
    }

    @Override
    public void computeBeforeOpenDialog() {
        // Nothing to refer to.
    }

    @Override
    public void computeAfterOpenDialog() {
        // Nothing to refer to.
    }
}
