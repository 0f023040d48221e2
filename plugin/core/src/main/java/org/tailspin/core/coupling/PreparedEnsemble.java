package org.tailspin.core.coupling;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * Realisations of a given matrix: it is prepared anew for every seed, so that a surrogate, or random signs, are other ones for each.
 * Where nothing is random every draw is the same matrix, and realisations differ in their initial states alone.
 *
 * <p>The gain multiplies the prepared matrix. Two of these are equal if they prepare the same object alike. Several threads may use one.
 */
public final class PreparedEnsemble implements CouplingEnsemble {

    /** Surrogates that leave as many zeros as there are. */
    private static final Set<Surrogate> SPARSE = EnumSet.of(
            Surrogate.NONE,
            Surrogate.PERMUTED_WEIGHTS,
            Surrogate.REWIRED,
            Surrogate.SHUFFLED,
            Surrogate.SHUFFLED_TARGETS,
            Surrogate.SHUFFLED_SOURCES);

    private final String title;
    private final Coupling given;
    private final Preparation preparation;

    /** Root mean square of the inputs of a neuron, by seed, as far as it was asked for. */
    private final Map<Seed, Double> sizes = new ConcurrentHashMap<>();

    /** The prepared matrix where nothing is random; or that of which all surrogates are drawn. */
    private Coupling only;

    /**
     * Makes the ensemble of a given matrix, prepared anew for each seed.
     *
     * @param title what the names of its networks begin with, such as that of a file
     * @param given the matrix as it was read
     * @param preparation what is done to it
     */
    public PreparedEnsemble(String title, Coupling given, Preparation preparation) {
        this.title = title.strip().replaceAll("\\s+", "_");
        this.given = given;
        this.preparation = preparation;
    }

    /** That of an {@link ExplicitEnsemble}. */
    @Override
    public String name() {
        return ExplicitEnsemble.name(preparation.surrogate());
    }

    /** {@return number of neurons of the matrix} */
    public int size() {
        return given.size();
    }

    @Override
    public String title() {
        return preparation.surrogate() == Surrogate.NONE
                ? title
                : title + " " + preparation.surrogate().label();
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of();
    }

    /** Empty where it depends on the seed. */
    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return preparation.isRandom() ? OptionalDouble.empty() : effectiveGain(gain, n, new Seed(0));
    }

    /** The root of the sum of squared weights over N, as {@link CouplingStatistics} has it. */
    @Override
    public OptionalDouble effectiveGain(double gain, int n, Seed seed) {
        if (n != given.size()) {
            return OptionalDouble.empty();
        }
        final Seed own = preparation.isRandom() ? seed : new Seed(0);
        final Double known = sizes.get(own);
        return OptionalDouble.of(gain * (known != null ? known : size(own, draw(n, own, Monitor.NONE))));
    }

    private double size(Seed seed, Coupling prepared) {
        final double size = Surrogate.rootMeanSquare(prepared);
        sizes.put(seed, size);
        return size;
    }

    /**
     * {@inheritDoc}
     *
     * @param n number of neurons of the matrix
     * @throws IllegalArgumentException if the matrix has another number of neurons, or cannot be prepared so
     */
    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        if (given.size() != n) {
            throw new IllegalArgumentException("the matrix must have N = " + n + " neurons, but has " + given.size());
        }
        if (!preparation.isRandom()) {
            return same(monitor);
        }
        final Coupling prepared = preparation.isOfOne()
                ? preparation.surrogate().draw(same(monitor), seed, monitor)
                : preparation.apply(given, seed, monitor);
        size(seed, prepared);
        return prepared;
    }

    /** {@return the prepared matrix where nothing is random; otherwise empty} */
    public Optional<Coupling> only() {
        return preparation.isRandom() ? Optional.empty() : Optional.of(same(Monitor.NONE));
    }

    private synchronized Coupling same(Monitor monitor) {
        if (only == null) {
            only = preparation.withoutSurrogate().apply(given, new Seed(0), monitor);
            if (!preparation.isRandom()) {
                size(new Seed(0), only);
            }
        }
        return only;
    }

    @Override
    public boolean isKeptSparse(int n) {
        return given.isSparse() && SPARSE.contains(preparation.surrogate()) && preparation.mean() != MeanRemoval.ALL;
    }

    /** Those that the matrix keeps. */
    @Override
    public double entries(int n) {
        return isKeptSparse(n) && given.size() == n ? given.entries() : (double) n * n;
    }

    /** The given matrix is there as well, and the normalised one of which surrogates are drawn. */
    @Override
    public double drawingEntries(int n) {
        return entries(n) + given.entries() * (preparation.isOfOne() ? 2 : 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreparedEnsemble that
                && title.equals(that.title)
                && given == that.given
                && preparation.equals(that.preparation);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(given) + preparation.hashCode();
    }
}
