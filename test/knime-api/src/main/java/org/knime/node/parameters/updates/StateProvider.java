package org.knime.node.parameters.updates;

import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;

/** Computes a part of the dialog's state from values, inputs and other states. */
public interface StateProvider<S> {

    /** Says what the state depends on. */
    void init(StateProviderInitializer initializer);

    /** Computes the state. */
    S computeState(NodeParametersInput parametersInput);

    /** Takes the dependencies of a state. */
    interface StateProviderInitializer {

        /** A value, whose change computes the state again. */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** A value. */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** Computes the state when a value changes. */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> ref);

        /** Another state, whose change computes this one again. */
        <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider);

        /** Computes the state before the dialog opens. */
        void computeBeforeOpenDialog();

        /** Computes the state after the dialog opened. */
        void computeAfterOpenDialog();
    }
}
