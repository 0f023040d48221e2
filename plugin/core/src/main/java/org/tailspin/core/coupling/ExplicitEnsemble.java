package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * A matrix that is given in place of a law: a connectome, trained weights, a surrogate. Every draw is that matrix, whatever
 * the seed, so that a given network goes through everything that a drawn one goes through.
 *
 * <p>The gain multiplies the matrix. Two of these are equal if they hold the same object.
 *
 * @param matrix the weights; empty for a row of a table whose matrix nobody has handed over, which cannot be drawn
 * @param unit the gain that the weights include, positive and finite: a draw is the matrix over it
 * @param surrogate which surrogate of a given matrix it is; {@link Surrogate#NONE} for the matrix itself
 */
public record ExplicitEnsemble(Optional<Coupling> matrix, double unit, Surrogate surrogate)
        implements CouplingEnsemble {

    /** The name in tables. */
    public static final String NAME = "explicit";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException for a unit that is not positive and finite
     */
    public ExplicitEnsemble {
        if (!(unit > 0 && unit <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the gain that a matrix includes must be positive and finite, but is " + unit);
        }
    }

    /**
     * Makes the ensemble of one matrix.
     *
     * @param matrix at unit gain
     */
    public ExplicitEnsemble(Coupling matrix) {
        this(Optional.of(matrix), 1, Surrogate.NONE);
    }

    /** {@return the ensemble of a matrix that is somewhere else} */
    public static ExplicitEnsemble unknown() {
        return unknown(Surrogate.NONE);
    }

    /**
     * {@return the ensemble of a matrix that is somewhere else}
     *
     * @param surrogate which it is
     */
    public static ExplicitEnsemble unknown(Surrogate surrogate) {
        return new ExplicitEnsemble(Optional.empty(), 1, surrogate);
    }

    /**
     * {@return the name in tables: {@link #NAME}, with what surrogate it is, since a surrogate of independent Gaussian weights is not
     *     the ensemble of that name}
     *
     * @param surrogate which it is
     */
    public static String name(Surrogate surrogate) {
        return surrogate == Surrogate.NONE ? NAME : NAME + " " + surrogate.label();
    }

    /**
     * {@return which surrogate has this name; empty for a name of an ensemble that is drawn}
     *
     * @param name in a table
     */
    public static Optional<Surrogate> surrogate(String name) {
        return Arrays.stream(Surrogate.values())
                .filter(surrogate -> name(surrogate).equals(name))
                .findAny();
    }

    @Override
    public String name() {
        return name(surrogate);
    }

    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return Map.of();
    }

    /** The root of the sum of squared weights over N, as {@link CouplingStatistics} has it. */
    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return matrix.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(gain / unit * Surrogate.rootMeanSquare(matrix.get()));
    }

    /**
     * {@inheritDoc}
     *
     * @param n number of neurons of the matrix
     * @throws IllegalArgumentException if there is no matrix, or it has another number of neurons
     */
    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        final Coupling given = matrix.orElseThrow(() -> new IllegalArgumentException(
                "the weights of the ensemble " + NAME + " must be given as a matrix, but none is"));
        if (given.size() != n) {
            throw new IllegalArgumentException("the matrix must have N = " + n + " neurons, but has " + given.size());
        }
        return given.over(unit);
    }

    @Override
    public boolean isKeptSparse(int n) {
        return matrix.filter(Coupling::isSparse).isPresent();
    }

    /** Those that the matrix keeps. */
    @Override
    public double entries(int n) {
        return matrix.filter(given -> given.size() == n).map(Coupling::entries).orElse((double) n * n);
    }
}
