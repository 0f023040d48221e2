package org.tailspin.nodes.common;

import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

/** The numbers that appear where a length is switched on in a dialog: those that the first network of the input needs. */
public abstract class UsualLengths implements DefaultValueProvider<Integer> {

    /** Of an input that is not known yet. */
    private static final int USUAL_NEURONS = 100;

    /** Of the state, for exponents. */
    static final class Warmup extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.USUAL.exponents(1, dynamics, neurons).warmup();
        }
    }

    /** Of the tangent frame. */
    static final class TangentWarmup extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.USUAL.exponents(1, dynamics, neurons).tangentWarmup();
        }
    }

    /** Measured. */
    static final class Steps extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics, int neurons) {
            return Lengths.USUAL.exponents(1, dynamics, neurons).steps();
        }
    }

    /**
     * {@return the length that it needs}
     *
     * @param dynamics of a network
     * @param neurons N of the network
     * @throws IllegalArgumentException if there is none
     */
    protected abstract int of(Dynamics dynamics, int neurons);

    @Override
    public Integer computeState(NodeParametersInput input) {
        final Optional<NetworkRecipe> network = input.getInPortTypes().length == 0
                ? Optional.empty()
                : input.getInTable(0).flatMap(UsualLengths::first);
        final int neurons = network.map(recipe -> recipe.disorder().n()).orElse(USUAL_NEURONS);
        try {
            return of(network.map(NetworkRecipe::dynamics).orElse(Dynamics.usual()), neurons);
        } catch (IllegalArgumentException e) {
            return of(Dynamics.usual(), neurons); // the network says so itself
        }
    }

    private static Optional<NetworkRecipe> first(BufferedDataTable table) {
        try (CloseableRowIterator rows = table.iterator()) {
            if (!RecipeReader.isNetworks(table.getDataTableSpec()) || !rows.hasNext()) {
                return Optional.empty();
            }
            final DataRow row = rows.next();
            return Optional.of(
                    RecipeReader.of(table.getDataTableSpec(), Optional.empty()).read(row));
        } catch (InvalidSettingsException e) {
            return Optional.empty(); // the node says so itself
        }
    }
}
