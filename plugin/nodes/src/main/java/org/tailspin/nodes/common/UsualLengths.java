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

/** The numbers that appear where a length is switched on in a dialog: those that the first network of the input needs. */
public abstract class UsualLengths implements DefaultValueProvider<Integer> {

    /** Of the state, for exponents. */
    static final class Warmup extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics) {
            return Lengths.USUAL.exponents(1, dynamics).warmup();
        }
    }

    /** Of the tangent frame. */
    static final class TangentWarmup extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics) {
            return Lengths.USUAL.exponents(1, dynamics).tangentWarmup();
        }
    }

    /** Measured. */
    static final class Steps extends UsualLengths {
        @Override
        protected int of(Dynamics dynamics) {
            return Lengths.USUAL.exponents(1, dynamics).steps();
        }
    }

    /**
     * @param dynamics of a network
     * @return the length that it needs
     * @throws IllegalArgumentException if there is none
     */
    protected abstract int of(Dynamics dynamics);

    @Override
    public Integer computeState(NodeParametersInput input) {
        try {
            return of(input.getInTable(0).flatMap(UsualLengths::first).orElse(Dynamics.DEFAULT));
        } catch (IllegalArgumentException e) {
            return of(Dynamics.DEFAULT); // the network says so itself
        }
    }

    private static Optional<Dynamics> first(BufferedDataTable table) {
        try (CloseableRowIterator rows = table.iterator()) {
            if (!RecipeReader.isNetworks(table.getDataTableSpec()) || !rows.hasNext()) {
                return Optional.empty();
            }
            final DataRow row = rows.next();
            return Optional.of(RecipeReader.of(table.getDataTableSpec(), Optional.empty())
                    .read(row)
                    .dynamics());
        } catch (InvalidSettingsException e) {
            return Optional.empty(); // the node says so itself
        }
    }
}
