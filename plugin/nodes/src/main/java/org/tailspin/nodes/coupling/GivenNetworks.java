package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.Reasons;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.MatrixSummary;
import org.tailspin.core.coupling.Preparation;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.nodes.common.MatrixReader;

/**
 * Networks of given matrices: every matrix, several realisations, every gain.
 *
 * @param preparations what is done to every matrix
 * @param gains positive
 * @param realisations of each matrix: other surrogates, or other initial states where nothing is random
 * @param seed of the first realisation
 * @param dynamics how they move
 */
record GivenNetworks(List<Preparation> preparations, Grid gains, int realisations, long seed, Dynamics dynamics) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    GivenNetworks {
        if (realisations < 1) {
            throw new IllegalArgumentException("the number of realisations must be at least 1, but is " + realisations);
        }
        Seed.of(seed, "the seed");
        Seed.of(seed + realisations - 1, "the seed of the last realisation");
        if (dynamics.kind() == Dynamics.Kind.ANNEALED_MAP) {
            throw new IllegalArgumentException(
                    "an annealed map draws its matrices from an ensemble, but they are given: choose other dynamics");
        }
    }

    /**
     * One network.
     *
     * @param name of its own
     * @param recipe with the matrix in it
     * @param coupling the matrix at unit gain
     */
    record Network(String name, NetworkRecipe recipe, Coupling coupling) {}

    /** Takes what there is to say of matrices. */
    interface Report {

        /**
         * Takes a matrix that is left out.
         *
         * @param name of a wrong matrix, which is left out
         * @param problem what is wrong with it
         */
        void bad(String name, String problem);

        /**
         * Takes a remark on a matrix.
         *
         * @param name of a matrix
         * @param note what is to be said of how it was normalised
         */
        void remark(String name, String note);

        /**
         * Takes what was found in a matrix.
         *
         * @param name of a matrix
         * @param found what is in it, with the signs of the first realisation
         */
        void found(String name, MatrixSummary found);
    }

    /**
     * {@return the networks, in the order of their rows: by matrix, realisation and gain}
     *
     * @param matrices by the names of their networks
     * @param monitor progress and cancellation
     * @param report takes what there is to say of each
     * @throws IllegalArgumentException if the table of their weights were too long
     */
    List<Network> of(Map<String, MatrixReader.Matrix> matrices, Monitor monitor, Report report) {
        final List<Network> networks = new ArrayList<>();
        double weights = 0;
        int done = 0;
        for (Map.Entry<String, MatrixReader.Matrix> entry : matrices.entrySet()) {
            final String name = entry.getKey().isEmpty() ? ExplicitEnsemble.NAME : entry.getKey();
            if (entry.getValue().problem() != null) {
                report.bad(name, entry.getValue().problem());
                continue;
            }
            try {
                report.found(name, preparations.get(0).summary(entry.getValue().given(), new Seed(seed)));
                final Set<String> said = new HashSet<>();
                for (Preparation preparation : preparations) {
                    final List<Network> own = networks(
                            name,
                            entry.getValue().coupling(),
                            preparation,
                            monitor,
                            note -> report.remark(name, note),
                            said);
                    weights += (double) gains.count() * WeightsTable.count(own, gains.count());
                    networks.addAll(own);
                }
            } catch (IllegalArgumentException | NumericalException e) {
                report.bad(name, Reasons.of(e));
            }
            if (weights > WeightsTable.MOST) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "the table of weights must have at most %d rows, but would have more than %.0f: use fewer gains,"
                                + " realisations or matrices",
                        WeightsTable.MOST,
                        weights));
            }
            monitor.progress((double) ++done / matrices.size());
        }
        return networks;
    }

    private List<Network> networks(
            String name,
            Coupling given,
            Preparation preparation,
            Monitor monitor,
            Consumer<String> remarks,
            Set<String> said) {
        final List<Network> networks = new ArrayList<>();
        Coupling prepared = null;
        for (int r = 0; r < realisations; r++) {
            if (prepared == null || preparation.isRandom()) {
                final GivenMatrix result = preparation.prepare(given, new Seed(seed + r), monitor.silent());
                prepared = result.coupling();
                if (r == 0) {
                    result.notes().stream().filter(said::add).forEach(remarks);
                }
            }
            final Disorder disorder = new Disorder(
                    new ExplicitEnsemble(Optional.of(prepared), 1, preparation.surrogate()), prepared.size(), seed + r);
            for (double gain : gains.values()) {
                final NetworkRecipe recipe = new NetworkRecipe(disorder, gain, seed + r, dynamics);
                networks.add(new Network(name(name, recipe), recipe, prepared));
            }
        }
        return networks;
    }

    /** The recipe's name with the matrix's own in place of the ensemble's. */
    private String name(String own, NetworkRecipe recipe) {
        return own + recipe.name().substring(ExplicitEnsemble.NAME.length());
    }
}
