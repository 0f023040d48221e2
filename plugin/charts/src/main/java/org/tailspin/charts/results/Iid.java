package org.tailspin.charts.results;

import java.util.Optional;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.TheoryColumn;
import org.tailspin.core.theory.GaussianMapTheory;

/** Where the theory of maps with independent Gaussian weights holds. */
final class Iid {

    private static final double GAUSSIAN = 2;

    private Iid() {}

    /** Whether a network has such weights, and dynamics that the theory is about. */
    static boolean holds(NetworkRecipe recipe) {
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final boolean isGaussian = ensemble instanceof GaussianEnsemble
                || ensemble instanceof StableEnsemble stable && stable.tailIndex() == GAUSSIAN;
        return isGaussian
                && recipe.dynamics().kind() == Dynamics.Kind.MAP
                && recipe.dynamics().nonlinearity() == Nonlinearity.TANH
                && new NetworkTheory().of(recipe).of(TheoryColumn.LYAPUNOV_MAX).isPresent();
    }

    /** The theory of a network at a gain, where it holds. */
    static GaussianMapTheory at(NetworkRecipe recipe, double gain) {
        final double gEff = recipe.disorder()
                .ensemble()
                .effectiveGain(gain, recipe.disorder().n())
                .orElseThrow();
        return GaussianMapTheory.of(gEff, recipe.dynamics().noise());
    }

    /** The theory of a network; empty where none holds. */
    static Optional<GaussianMapTheory> of(NetworkRecipe recipe) {
        return holds(recipe) ? Optional.of(at(recipe, recipe.gain())) : Optional.empty();
    }
}
