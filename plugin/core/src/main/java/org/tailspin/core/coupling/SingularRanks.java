package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many singular values s_a a matrix has, counted in three ways from their shares p_a = s_a&sup2;/&Sigma;s&sup2; of the
 * squared weights, each over N.
 *
 * <p>The participation ratio is never above the entropy rank (Roy, Vetterli 2007), and both are K/N for K equal values. The
 * first is what Clark, Marschall, van Meegen, Litwin-Kumar (2025, section II A) have for the connectome of the fly, 0.18; the
 * others are of their appendix D.
 *
 * @param participation PR^S/N = 1/(N &Sigma;p_a&sup2;), in (0, 1]
 * @param entropy exp(-&Sigma; p_a ln p_a)/N, in (0, 1]; NaN where the single values are not known
 * @param stable stable rank, &Sigma;s_a&sup2;/(N max s&sup2;), in (0, 1]; NaN likewise
 */
public record SingularRanks(double participation, double entropy, double stable) {

    /**
     * The limits of large N for independent weights of any law with a finite fourth moment: those of the law of Marchenko
     * and Pastur, whose second moment is 2, whose mean of &lambda; ln &lambda; is 1/2 and whose largest value is 4.
     */
    public static final SingularRanks INDEPENDENT = new SingularRanks(0.5, Math.exp(-0.5), 0.25);

    /**
     * {@return the ranks over the number of values}
     *
     * @param squares s_a&sup2; up to a common factor, in any order; not all 0. Rounding below 0 counts as 0
     */
    static SingularRanks ofSquares(double... squares) {
        final double[] positive =
                Arrays.stream(squares).map(s -> Math.max(0, s)).toArray();
        final double sum = Arrays.stream(positive).sum();
        double fourth = 0;
        double entropy = 0;
        double largest = 0;
        for (double square : positive) {
            final double share = square / sum;
            fourth += share * share;
            entropy -= share > 0 ? share * Math.log(share) : 0;
            largest = Math.max(largest, share);
        }
        final int n = squares.length;
        return new SingularRanks(1 / (fourth * n), Math.exp(entropy) / n, 1 / (largest * n));
    }

    /** Where only the sum of the fourth powers is known. */
    static SingularRanks ofParticipation(double participation) {
        return new SingularRanks(participation, Double.NaN, Double.NaN);
    }

    SingularRanks withParticipation(double other) {
        return new SingularRanks(other, entropy, stable);
    }

    /** The mean of several. */
    static SingularRanks mean(SingularRanks... ranks) {
        return new SingularRanks(
                IntStream.range(0, ranks.length)
                                .mapToDouble(i -> ranks[i].participation)
                                .sum()
                        / ranks.length,
                IntStream.range(0, ranks.length)
                                .mapToDouble(i -> ranks[i].entropy)
                                .sum()
                        / ranks.length,
                IntStream.range(0, ranks.length)
                                .mapToDouble(i -> ranks[i].stable)
                                .sum()
                        / ranks.length);
    }

    /**
     * The effective rank of the random modes that would have this participation ratio (eq. 13 of the paper, solved): PR^S/N
     * = E/(1 + 2E).
     *
     * @return E = PR^D/N; empty from 1/2 on, which independent weights reach
     */
    public OptionalDouble effectiveRank() {
        return participation < INDEPENDENT.participation
                ? OptionalDouble.of(participation / (1 - 2 * participation))
                : OptionalDouble.empty();
    }
}
