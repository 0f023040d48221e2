package org.tailspin.nodes.common;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;

/** The explicit matrices of an analysis node: they win over what the recipes describe. */
public final class GivenCouplings {

    /** Nothing is connected. */
    static final GivenCouplings NONE = new GivenCouplings(null, false, false, warnings -> {});

    private final Map<String, MatrixReader.Matrix> matrices;
    private final boolean isGainIncluded;
    private final boolean hasNetworks;
    private final Consumer<Warnings> notes;
    private final Set<String> used = new HashSet<>();

    /**
     * Makes a source of given matrices.
     *
     * @param matrices by network; null if nothing is connected
     * @param hasNetworks whether a column tells them apart, or one is that of all networks
     * @param isGainIncluded whether the weights include the gain of their network
     * @param notes says what the matrices do not show of their table
     */
    GivenCouplings(
            Map<String, MatrixReader.Matrix> matrices,
            boolean hasNetworks,
            boolean isGainIncluded,
            Consumer<Warnings> notes) {
        this.matrices = matrices;
        this.hasNetworks = hasNetworks;
        this.isGainIncluded = isGainIncluded;
        this.notes = notes;
    }

    /** Whether the optional input is there. */
    boolean isConnected() {
        return matrices != null;
    }

    /**
     * {@return the same with the explicit matrix of the network, if matrices are connected}
     *
     * @param network name of a row
     * @param recipe as the columns of the row describe it
     * @throws IllegalArgumentException if they have none for this network, or a wrong one
     */
    NetworkRecipe given(String network, NetworkRecipe recipe) {
        if (!isConnected()) {
            return recipe;
        }
        final String name = hasNetworks ? network : MatrixReader.ONLY;
        final MatrixReader.Matrix matrix = matrices.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException(
                    "the input Couplings has no matrix " + (hasNetworks ? "of the network '" + name + "'" : "at all"));
        }
        used.add(name);
        if (matrix.problem() != null) {
            throw new IllegalArgumentException(matrix.problem());
        }
        return recipe.with(new Disorder(
                new ExplicitEnsemble(
                        Optional.of(matrix.coupling()),
                        isGainIncluded ? recipe.gain() : 1,
                        recipe.disorder().ensemble() instanceof ExplicitEnsemble given
                                ? given.surrogate()
                                : Surrogate.NONE),
                matrix.coupling().size(),
                recipe.disorder().couplingSeed()));
    }

    /**
     * {@return what the row says of a matrix that is not its recipe's; empty if it has none}
     *
     * @param network name of a row
     */
    String remark(String network) {
        final MatrixReader.Matrix matrix =
                isConnected() ? matrices.get(hasNetworks ? network : MatrixReader.ONLY) : null;
        return matrix == null || matrix.coupling() == null
                ? ""
                : "explicit matrix of N = " + matrix.coupling().size() + " neurons in place of the recipe's";
    }

    /**
     * {@return the names of its neurons; empty if they have none}
     *
     * @param recipe of a network
     */
    public static List<String> neurons(NetworkRecipe recipe) {
        return recipe.disorder().ensemble() instanceof ExplicitEnsemble explicit
                ? explicit.matrix().map(Coupling::neurons).orElse(List.of())
                : List.of();
    }

    /** Says what of the matrices did not count, or more than once; to be called when all rows are read. */
    void warn(Warnings warnings) {
        if (!isConnected()) {
            return;
        }
        final List<String> unused =
                matrices.keySet().stream().filter(name -> !used.contains(name)).toList();
        if (hasNetworks && !unused.isEmpty()) {
            warnings.add(unused.size() + " of " + matrices.size() + " matrices of the couplings belong to no row of the"
                    + " networks; the first is '" + unused.get(0) + "', by the column '" + RecipeColumn.NETWORK.label()
                    + "'.");
        }
        notes.accept(warnings);
    }
}
