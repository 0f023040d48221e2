package org.tailspin.core.papers;

import java.util.Arrays;
import java.util.Optional;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.random.Seed;

/**
 * What to run of a figure.
 *
 * @param scale how large
 * @param isWithPublishedOrder whether to show the faulty order of the tangent maps beside the right one, where a figure
 *     has exponents ({@link PublishedOrder})
 * @param largestN networks above this size are left out, of figures that have several sizes
 * @param firstTrial number of the first trial: 0 has the published seeds, any other gives networks of its own
 * @param given a matrix at unit gain, of figures about one ({@link Figure#isOfGivenMatrix})
 */
public record Setting(
        Scale scale, boolean isWithPublishedOrder, int largestN, int firstTrial, Optional<Coupling> given) {

    /** All sizes. */
    public static final int ALL_SIZES = Integer.MAX_VALUE;

    private static final int MOST_TRIALS = 1_000_000_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Setting {
        if (largestN < 1) {
            throw new IllegalArgumentException("the largest N must be at least 1, but is " + largestN);
        }
        if (firstTrial < 0 || firstTrial > MOST_TRIALS) {
            throw new IllegalArgumentException(
                    "the first trial must lie in 0.." + MOST_TRIALS + ", but is " + firstTrial);
        }
    }

    /**
     * Without a matrix.
     *
     * @param scale how large
     * @param isWithPublishedOrder whether to show the faulty order of the tangent maps as well
     * @param largestN networks above this size are left out
     * @param firstTrial number of the first trial
     * @throws IllegalArgumentException if a number is out of range
     */
    public Setting(Scale scale, boolean isWithPublishedOrder, int largestN, int firstTrial) {
        this(scale, isWithPublishedOrder, largestN, firstTrial, Optional.empty());
    }

    /**
     * {@return the same of that matrix}
     *
     * @param matrix at unit gain
     */
    public Setting with(Coupling matrix) {
        return new Setting(scale, isWithPublishedOrder, largestN, firstTrial, Optional.of(matrix));
    }

    boolean isSmall() {
        return scale == Scale.SMALL;
    }

    /** The sizes up to the largest, at least one of them. */
    int[] upTo(int... sizes) {
        final int[] kept = Arrays.stream(sizes).filter(n -> n <= largestN).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException(
                    "the figure has no networks of N = " + largestN + " or smaller: its smallest have N = " + sizes[0]);
        }
        return kept;
    }

    /** The seed of a trial. */
    Seed seed(int trial) {
        return new Seed((long) firstTrial + trial);
    }
}
