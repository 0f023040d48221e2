package org.tailspin.core.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.coupling.StableFamily;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.theory.GaussianMapTheory;
import org.tailspin.core.theory.StableMeanField;
import org.tailspin.core.theory.TransitionGain;

/**
 * Predicts what networks do from their recipes alone: nothing is drawn and nothing runs.
 *
 * <p>The transition gain is that of {@link TransitionGain}, for stable and Gaussian weights without noise. Gaussian weights, and
 * stable ones of &alpha; = 2, have the theory of {@link GaussianMapTheory}, with noise or without; for &alpha; &lt; 2
 * {@link StableMeanField} tells the activity without noise, and nothing is known of exponents and dimensions. All is for
 * tanh. Remembers what it has computed, so that the rows of a sweep cost little. Not thread-safe.
 */
public final class NetworkTheory {

    private static final int GAUSSIAN = 2;

    private static final TheoryColumn[] MEASURES = {
        TheoryColumn.LYAPUNOV_MAX,
        TheoryColumn.PR_PHI,
        TheoryColumn.KAPLAN_YORKE,
        TheoryColumn.MEAN_ABS,
        TheoryColumn.MEAN_SQUARE
    };

    private record Place(CouplingEnsemble ensemble, int n) {}

    private record Pair(double first, double second) {}

    private final Map<Place, Double> transitions = new HashMap<>();
    private final Map<Pair, GaussianMapTheory> gaussian = new HashMap<>();
    private final Map<Pair, StableMeanField> stable = new HashMap<>();

    /**
     * @param recipe of a network
     * @return what theory predicts, with a reason for each column where none holds
     */
    public TheoryPrediction of(NetworkRecipe recipe) {
        final TheoryPrediction.Builder found = new TheoryPrediction.Builder();
        final CouplingEnsemble ensemble = recipe.disorder().ensemble();
        final Dynamics dynamics = recipe.dynamics();
        if (dynamics.kind() != Dynamics.Kind.MAP || !dynamics.input().isZero()) {
            found.none(
                    "theory holds for a map without input, not for "
                            + dynamics.kind().label() + (dynamics.input().isZero() ? "" : " with input"),
                    TheoryColumn.values());
        } else if (dynamics.nonlinearity() != Nonlinearity.TANH) {
            found.none(
                    "theory holds for tanh, not for " + dynamics.nonlinearity().label(), TheoryColumn.values());
        } else if (ensemble instanceof GaussianEnsemble) {
            transition(recipe, found);
            gaussian(recipe, found);
        } else if (ensemble instanceof StableEnsemble law) {
            transition(recipe, found);
            if (law.alpha().orElseThrow() == GAUSSIAN) {
                gaussian(recipe, found);
            } else {
                stable(recipe, law.alpha().orElseThrow(), found);
            }
        } else {
            found.none("no theory for the ensemble " + ensemble.name(), TheoryColumn.values());
        }
        return found.build();
    }

    /**
     * @param ensemble law of the couplings
     * @param n number of neurons
     * @param dynamics how the network moves
     * @return the annealed gain at which rest loses stability; empty where no theory tells, or there is no rest
     */
    public static OptionalDouble restUnstable(CouplingEnsemble ensemble, int n, Dynamics dynamics) {
        if (!(ensemble instanceof StableFamily) || !dynamics.equals(Dynamics.DEFAULT)) {
            return OptionalDouble.empty();
        }
        final double gain = TransitionGain.of(ensemble, n);
        return Double.isFinite(gain) && gain > 0 ? OptionalDouble.of(gain) : OptionalDouble.empty();
    }

    private void transition(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        if (recipe.dynamics().noise() > 0) {
            found.none("with noise there is no state of rest", TheoryColumn.G_REST_UNSTABLE);
            return;
        }
        final Disorder disorder = recipe.disorder();
        final double gain = transitions.computeIfAbsent(
                new Place(disorder.ensemble(), disorder.n()), place -> TransitionGain.of(place.ensemble(), place.n()));
        if (Double.isFinite(gain)) {
            found.value(TheoryColumn.G_REST_UNSTABLE, gain);
        } else {
            found.none("the transition gain exceeds the range of a double", TheoryColumn.G_REST_UNSTABLE);
        }
    }

    private void gaussian(NetworkRecipe recipe, TheoryPrediction.Builder found) {
        final int n = recipe.disorder().n();
        final OptionalDouble gEff = recipe.disorder().ensemble().effectiveGain(recipe.gain(), n);
        final GaussianMapTheory theory = gaussian.computeIfAbsent(
                new Pair(gEff.orElseThrow(), recipe.dynamics().noise()),
                point -> GaussianMapTheory.of(point.first(), point.second()));
        found.value(TheoryColumn.LYAPUNOV_MAX, theory.lyapunovMax());
        found.value(TheoryColumn.PR_PHI, n * theory.prOverN());
        found.value(TheoryColumn.KAPLAN_YORKE, n * theory.kyOverN());
        found.value(TheoryColumn.MEAN_ABS, theory.meanAbs());
        found.value(TheoryColumn.MEAN_SQUARE, theory.c0());
    }

    private void stable(NetworkRecipe recipe, double alpha, TheoryPrediction.Builder found) {
        found.none("no theory of exponents and dimensions for alpha below 2", MEASURES);
        if (recipe.dynamics().noise() > 0) {
            found.none("no mean field of stable weights with noise", TheoryColumn.MEAN_ABS, TheoryColumn.MEAN_SQUARE);
            return;
        }
        if (alpha < StableMeanField.MIN_ALPHA) {
            found.none(
                    "no mean field for alpha below " + StableMeanField.MIN_ALPHA,
                    TheoryColumn.MEAN_ABS,
                    TheoryColumn.MEAN_SQUARE);
            return;
        }
        final StableMeanField field = stable.computeIfAbsent(
                new Pair(alpha, recipe.gain()), point -> StableMeanField.of(point.first(), point.second()));
        found.value(TheoryColumn.MEAN_ABS, field.meanAbs());
        found.value(TheoryColumn.MEAN_SQUARE, field.meanSquare());
    }
}
