package org.tailspin.core.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;

/**
 * A plan of networks: every ensemble, several realisations, every gain.
 *
 * <p>Realisation r has coupling seed and state seed {@code seed + r}, at every gain (common random numbers: one disorder
 * is rescaled along the sweep) and in every ensemble (the same uniform numbers under every &alpha;).
 *
 * @param ensembles at least one
 * @param n number of neurons
 * @param gains positive
 * @param realisations number of disorders of each ensemble, at least 1
 * @param seed of the first realisation
 * @param nonlinearity &phi;
 * @param noise standard deviation of the noise
 */
public record GainSweep(
        List<CouplingEnsemble> ensembles,
        int n,
        Grid gains,
        int realisations,
        long seed,
        Nonlinearity nonlinearity,
        double noise) {

    /** More networks than this are a slip of the pen: their rows alone would fill the memory. */
    public static final int MAX_NETWORKS = 1_000_000;

    /**
     * @throws IllegalArgumentException if there is nothing to do or too much, a seed leaves its range, or two networks would have the
     *     same name
     */
    public GainSweep {
        ensembles = List.copyOf(ensembles);
        if (ensembles.isEmpty()) {
            throw new IllegalArgumentException("a sweep needs at least 1 ensemble, but has 0");
        }
        if (realisations < 1) {
            throw new IllegalArgumentException("the number of realisations must be at least 1, but is " + realisations);
        }
        final double networks = (double) ensembles.size() * realisations * gains.count();
        if (networks > MAX_NETWORKS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "a sweep must have at most %d networks, but has %.0f", MAX_NETWORKS, networks));
        }
        Seed.of(seed, "the seed");
        Seed.of(seed + realisations - 1, "the seed of the last realisation");
    }

    /**
     * @return the networks, in the order of their rows: by ensemble, realisation and gain
     * @throws IllegalArgumentException if a value is out of range or two networks would have the same name
     */
    public List<NetworkRecipe> recipes() {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        final double[] values = gains.values();
        for (CouplingEnsemble ensemble : ensembles) {
            for (int r = 0; r < realisations; r++) {
                final Disorder disorder = new Disorder(ensemble, n, seed + r);
                for (double gain : values) {
                    final NetworkRecipe recipe = new NetworkRecipe(disorder, gain, seed + r, nonlinearity, noise);
                    if (!names.add(recipe.name())) {
                        throw new IllegalArgumentException("two networks have the name '" + recipe.name()
                                + "': the gains or the tail indices of a sweep must differ in their first six digits");
                    }
                    recipes.add(recipe);
                }
            }
        }
        return recipes;
    }
}
