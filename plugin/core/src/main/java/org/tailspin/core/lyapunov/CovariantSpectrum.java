package org.tailspin.core.lyapunov;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Statistics over time of the covariant Lyapunov vectors of an orbit. Immutable.
 *
 * @param vectors one for each vector that was told from rounding, in descending order of the exponents
 * @param dimension of the system
 * @param asked how many vectors were asked for
 * @param interval duration between two times that the statistics are made of, in steps of a map or units of time of a flow
 * @param unstable number of vectors with a positive exponent; of a flow, of those before the neutral one
 * @param stable number of vectors with a negative exponent; of a flow, of those after the neutral one
 * @param splitAngles the smallest angle between the spans of unstable and of stable vectors at each of these times, in radians; empty
 *     where there are none of one kind. An upper bound where not all vectors of the system were computed
 * @param splitDisagreement mean difference of that angle between the two starts of the way back
 * @param reason why there are no vectors; empty if there are
 */
public record CovariantSpectrum(
        List<Vector> vectors,
        int dimension,
        int asked,
        double interval,
        int unstable,
        int stable,
        double[] splitAngles,
        double splitDisagreement,
        String reason) {

    /** Mean angle between two starts of the way back beyond which a vector is not known, in radians. */
    public static final double CONVERGED = 0.1;

    /** Mean difference of an angle between the two starts beyond which it is not known, in parts of it. */
    private static final double KNOWN_ANGLE = 0.1;

    /** Why there is no angle to a vector that is not known. */
    public static final String NEXT_NOT_CONVERGED = "the next vector is not converged";

    /** Why there is no angle of the last vector. */
    public static final String NO_NEXT = "no next vector was computed";

    /** Why there is no standard error. */
    public static final String NO_ERROR = "too few measured times for a standard error, or the run remembers too long";

    /** Why there is no number of a vector that is not known. */
    public static final String NOT_CONVERGED =
            "the vector is not converged, as its exponent is too near to a neighbour's for so"
                    + " many steps of tangent warm-up";

    /**
     * Checks the values.
     *
     * @param vectors copied
     * @param splitAngles copied
     */
    public CovariantSpectrum {
        vectors = List.copyOf(vectors);
        splitAngles = splitAngles.clone();
    }

    /**
     * One covariant vector.
     *
     * @param exponent &lambda;_i, in nats per step or per unit of time of a flow
     * @param exponentError standard error over time; NaN where there is none
     * @param disagreement mean angle between this vector or the next and that of the second start of the way back, the larger of
     *     both, in radians: 0 where the vector is known; NaN where there is no next one to tell
     * @param participation mean over time of 1 / &Sigma; w_j&sup2;, w_j the part of the squared length that lies in neuron j: how many neurons
     *     carry the vector, from 1 to N
     * @param participationError standard error over time; NaN where there is none
     * @param angle mean angle to the next vector, in [0, &pi;/2]; NaN where none was computed
     * @param angleError standard error over time; NaN where there is none
     * @param smallestAngle smallest angle to the next vector over all times; NaN where none was computed
     */
    public record Vector(
            double exponent,
            double exponentError,
            double disagreement,
            double participation,
            double participationError,
            double angle,
            double angleError,
            double smallestAngle) {

        /** {@return whether the vector has forgotten where the ways forward and back started} */
        public boolean isConverged() {
            return disagreement <= CONVERGED;
        }
    }

    /**
     * {@return a result without any}
     *
     * @param reason why there are no vectors
     */
    public static CovariantSpectrum none(String reason) {
        return new CovariantSpectrum(List.of(), 0, 0, 0, 0, 0, new double[0], 0, reason);
    }

    @Override
    public double[] splitAngles() {
        return splitAngles.clone();
    }

    /** {@return how many vectors are known} */
    public int converged() {
        return (int) vectors.stream().filter(Vector::isConverged).count();
    }

    /**
     * {@return whether the angle between it and the next is known, as both vectors are}
     *
     * @param i number of a vector, from 0
     */
    public boolean isAngleKnown(int i) {
        return i + 1 < vectors.size()
                && vectors.get(i).isConverged()
                && vectors.get(i + 1).isConverged();
    }

    /**
     * {@return the smallest angle between the unstable and the stable span that so many of the times do not exceed: the
     * minimum at 0, the median at 1/2; empty where there is none, or it depends on where the way back started}
     *
     * @param fraction of the times, in [0, 1]
     */
    public OptionalDouble splitQuantile(double fraction) {
        final double mean = Arrays.stream(splitAngles).average().orElse(0);
        if (splitAngles.length == 0 || splitDisagreement > KNOWN_ANGLE * mean) {
            return OptionalDouble.empty();
        }
        final double[] sorted = splitAngles();
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) Math.round(fraction * (sorted.length - 1))]);
    }

    /** {@return what a reader should know of the vectors; empty if nothing} */
    public String note() {
        if (!reason.isEmpty()) {
            return reason;
        }
        final int lost = asked - vectors.size();
        final int unknown =
                (int) vectors.stream().filter(v -> v.disagreement() > CONVERGED).count();
        final String first = lost == 0
                ? ""
                : lost + " of " + asked
                        + " covariant vectors cannot be told from rounding: the tangent maps shrink them too much";
        final String second = unknown == 0
                ? ""
                : unknown + " of " + vectors.size()
                        + " covariant vectors are not converged, as their exponents are too near to each other: a longer tangent warm-up separates them";
        return first + (first.isEmpty() || second.isEmpty() ? "" : "; ") + second;
    }
}
