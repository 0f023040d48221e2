package org.tailspin.core.coupling;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * A law that coupling matrices are drawn from, and the convention of its gain.
 *
 * <p>A matrix is drawn at unit gain; the gain multiplies outside the product, so that one disorder serves every gain. Every
 * number of it is made in portable arithmetic from streams of its own (one for each row, as a rule), so the same seed gives
 * the same bits everywhere.
 */
public sealed interface CouplingEnsemble
        permits IndependentEnsemble,
                DaleEnsemble,
                PartiallySymmetricEnsemble,
                OrthogonalEnsemble,
                CirculantEnsemble,
                RandomModeEnsemble,
                ModesPlusBulkEnsemble,
                BlockEnsemble,
                HeterogeneousEnsemble,
                PrunedEnsemble,
                ZeroDiagonalEnsemble,
                ExplicitEnsemble,
                PreparedEnsemble {

    /** {@return the name in tables and options} */
    String name();

    /** {@return what the names of its networks begin with} */
    default String title() {
        return name();
    }

    /** {@return its parameters, in the order of {@link EnsembleParameter}; those that do not apply are missing} */
    Map<EnsembleParameter, Double> parameters();

    /** {@return its lists, one number for each mode or neuron; those that laws stand for are missing} */
    default Map<EnsembleList, List<Double>> lists() {
        return Map.of();
    }

    /**
     * Checks before any draw that every list fits the number of neurons.
     *
     * @param n number of neurons
     * @throws IllegalArgumentException naming the list that is too long or too short
     */
    default void checkLists(int n) {
        lists().forEach((list, numbers) -> list.checkCount(numbers.size(), parameters(), n));
    }

    /**
     * The gain in the field's most common convention, to compare ensembles by.
     *
     * @param gain in the convention of this ensemble
     * @param n number of neurons
     * @return g_eff = standard deviation of a weight times &radic;N; empty where the variance is infinite or not known
     */
    OptionalDouble effectiveGain(double gain, int n);

    /**
     * The same of one draw, where a draw has a value of its own.
     *
     * @param gain in the convention of this ensemble
     * @param n number of neurons
     * @param seed the coupling seed
     * @return {@link #effectiveGain(double, int)} of a law; of realisations of a given matrix that of the one
     */
    default OptionalDouble effectiveGain(double gain, int n, Seed seed) {
        return effectiveGain(gain, n);
    }

    /**
     * Draws a matrix at unit gain.
     *
     * @param n number of neurons, at least 1
     * @param seed the coupling seed
     * @param monitor asked now and then whether to stop
     * @return the coupling
     * @throws IllegalArgumentException if n is below 1 or does not fit a parameter, or a weight does not fit a double
     */
    Coupling draw(int n, Seed seed, Monitor monitor);

    /** {@return the tail index, where the ensemble has one} */
    default OptionalDouble alpha() {
        final Double alpha = parameters().get(EnsembleParameter.ALPHA);
        return alpha == null ? OptionalDouble.empty() : OptionalDouble.of(alpha);
    }

    /**
     * The inverse of {@link #effectiveGain}, which is proportional to the gain.
     *
     * @param effectiveGain g_eff, positive
     * @param n number of neurons
     * @return the gain in the convention of this ensemble
     * @throws IllegalArgumentException where the variance of a weight is infinite or not known
     */
    default double gainOf(double effectiveGain, int n) {
        final OptionalDouble unit = effectiveGain(1, n);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("g_eff is a standard deviation, and that of the " + name()
                    + " ensemble with these parameters is infinite or not known, but g_eff is " + effectiveGain
                    + ": use the gain");
        }
        return effectiveGain / unit.getAsDouble();
    }

    /**
     * Makes any ensemble from what a row of a table or a command line says.
     *
     * @param name as in {@link EnsembleKind#label()}
     * @param parameters those of its {@link EnsembleKind#required()} and {@link EnsembleKind#optional()}, and those that
     *     every ensemble takes, {@link EnsembleParameter#isCommon()}
     * @return the ensemble
     * @throws IllegalArgumentException for an unknown name, a parameter that is missing or does not belong, or a value out
     *     of range
     */
    static CouplingEnsemble of(String name, Map<EnsembleParameter, Double> parameters) {
        return EnsembleKind.of(name).create(parameters, Map.of());
    }

    /**
     * {@return whether a drawn coupling keeps its connections alone, {@link Storage#SPARSE}}
     *
     * @param n number of neurons
     */
    default boolean isKeptSparse(int n) {
        return false;
    }

    /**
     * {@return how many numbers a drawn coupling holds: N&sup2;, or those of its connections or factors}
     *
     * @param n number of neurons
     */
    default double entries(int n) {
        return (double) n * n;
    }

    /**
     * {@return how many numbers there are in memory at most while one is drawn, itself included}
     *
     * @param n number of neurons
     */
    default double drawingEntries(int n) {
        return entries(n);
    }
}
