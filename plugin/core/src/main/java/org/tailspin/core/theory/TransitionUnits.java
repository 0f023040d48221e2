package org.tailspin.core.theory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.coupling.CouplingEnsemble;

/**
 * Gains of populations in units of the transition: all scales are multiplied by the annealed gain g* at which rest becomes
 * unstable, so that the spectral radius of that theory is the gain, as it is of a Gaussian matrix in the usual convention.
 */
public final class TransitionUnits {

    /** Of the factor: theory knows no more, and its last bits would differ from machine to machine. */
    private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

    private TransitionUnits() {}

    /**
     * Checks that the theory is known.
     *
     * @param ensemble any
     * @throws IllegalArgumentException unless it is of populations with one tail index and weights of either sign
     */
    public static void check(CouplingEnsemble ensemble) {
        if (!(ensemble instanceof BlockEnsemble blocks) || !BlockTransition.isKnown(blocks)) {
            throw new IllegalArgumentException(
                    "gains in units of the transition are those of populations (the ensemble blocks) whose weights have one tail"
                            + " index and either sign, of which theory knows the transition");
        }
    }

    /**
     * {@return the same populations, whose transition is at a gain of 1, to the digits that theory has}
     *
     * @param ensemble populations
     * @param n number of neurons
     * @throws IllegalArgumentException as {@link #check}, or if rest is stable at every gain
     */
    public static BlockEnsemble of(CouplingEnsemble ensemble, int n) {
        check(ensemble);
        final BlockEnsemble blocks = (BlockEnsemble) ensemble;
        final double gain = StrictMath.exp(BlockTransition.logGain(blocks, n));
        if (!(gain > 0 && gain <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "gains in units of the transition need one, but no perturbation of rest comes back in these populations");
        }
        final double factor = BigDecimal.valueOf(gain).round(DIGITS).doubleValue();
        return new BlockEnsemble(
                blocks.shares(),
                blocks.tailIndices(),
                blocks.scales().stream().map(scale -> scale * factor).toList(),
                blocks.densities(),
                blocks.signs());
    }
}
