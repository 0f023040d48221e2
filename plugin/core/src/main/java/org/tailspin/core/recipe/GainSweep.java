package org.tailspin.core.recipe;

import java.util.AbstractList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import org.tailspin.core.coupling.CouplingEnsemble;
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
 * @param isEffective whether these are g_eff, in place of gains in the convention of each ensemble
 * @param realisations number of disorders of each ensemble, at least 1
 * @param seed of the first realisation
 * @param dynamics how they move
 */
public record GainSweep(
        List<CouplingEnsemble> ensembles,
        int n,
        Grid gains,
        boolean isEffective,
        int realisations,
        long seed,
        Dynamics dynamics) {

    /** More networks than this are a slip of the pen. */
    public static final int MAX_NETWORKS = 1_000_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is nothing to do or too much, a seed leaves its range, or two networks
     *     would have the same name
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
     * A plan with gains in the convention of each ensemble.
     *
     * @param ensembles at least one
     * @param n number of neurons
     * @param gains positive
     * @param realisations number of disorders of each ensemble, at least 1
     * @param seed of the first realisation
     * @param dynamics how they move
     */
    public GainSweep(
            List<CouplingEnsemble> ensembles, int n, Grid gains, int realisations, long seed, Dynamics dynamics) {
        this(ensembles, n, gains, false, realisations, seed, dynamics);
    }

    /**
     * {@return the gains of its networks, in its convention, ascending}
     *
     * @param ensemble one of them
     * @throws IllegalArgumentException if they are given as g_eff, and its variance is infinite or not known
     */
    public double[] gains(CouplingEnsemble ensemble) {
        final double[] values = gains.values();
        for (int i = 0; i < values.length && isEffective; i++) {
            values[i] = ensemble.gainOf(values[i], n);
        }
        return values;
    }

    /** {@return number of networks} */
    public int size() {
        return ensembles.size() * realisations * gains.count();
    }

    /**
     * The networks, in the order of their rows: by ensemble, realisation and gain. They are made when they are asked for,
     * so that a plan takes no memory, however many they are.
     *
     * @return a list that cannot be changed
     * @throws IllegalArgumentException if a value is out of range or two networks would have the same name
     */
    public List<NetworkRecipe> recipes() {
        final double[][] values = ensembles.stream().map(this::gains).toArray(double[][]::new);
        checkNames(values);
        return new Recipes(values);
    }

    /**
     * Realisations differ in their seeds, so only those of the first can be alike. Gains ascend and their names round: equal
     * ones are neighbours.
     */
    private void checkNames(double[][] gains) {
        final Set<String> names = new HashSet<>();
        for (int e = 0; e < gains.length; e++) {
            final CouplingEnsemble ensemble = ensembles.get(e);
            final double[] values = gains[e];
            String last = "";
            for (int g = 0; g < values.length; g++) {
                final String name = recipe(ensemble, 0, values[g]).name();
                if (name.equals(last) || g == 0 && !names.add(name)) {
                    throw new IllegalArgumentException("two networks have the name '" + name
                            + "': the gains and the parameters of the ensembles of a sweep must differ in their first six"
                            + " digits");
                }
                last = name;
            }
        }
    }

    private NetworkRecipe recipe(CouplingEnsemble ensemble, int realisation, double gain) {
        final long own = seed + realisation;
        return new NetworkRecipe(new Disorder(ensemble, n, own), gain, own, dynamics);
    }

    /** Every network by its place. */
    private final class Recipes extends AbstractList<NetworkRecipe> implements RandomAccess {

        /** Of each ensemble. */
        private final double[][] values;

        Recipes(double[][] values) {
            this.values = values;
        }

        @Override
        public NetworkRecipe get(int index) {
            final int disorder = Objects.checkIndex(index, size()) / gains.count();
            final int ensemble = disorder / realisations;
            return recipe(ensembles.get(ensemble), disorder % realisations, values[ensemble][index % gains.count()]);
        }

        @Override
        public int size() {
            return GainSweep.this.size();
        }
    }
}
