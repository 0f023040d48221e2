package org.tailspin.cli.options;

import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.files.Numbers;
import picocli.CommandLine.Option;

/** The gain of one network, in one of two conventions. */
public final class DrawnGain {

    private static final double DEFAULT = 1;

    @Option(
            names = "--gain",
            paramLabel = "G",
            description =
                    "Multiplies the weights, in the convention of the ensemble, which couplings --list explains: for"
                            + " stable, scale times N^(1/alpha); for gaussian, standard deviation times the root of N (default:"
                            + " 1).")
    private Double gain;

    @Option(
            names = "--g-eff",
            paramLabel = "G",
            description =
                    "The gain as g_eff in place of that: standard deviation of a weight times the root of N, where"
                            + " the variance is finite.")
    private Double gEff;

    /**
     * Returns whether a gain was given.
     *
     * @return whether one of the options was
     */
    public boolean isGiven() {
        return gain != null || gEff != null;
    }

    /**
     * Checks what needs no ensemble.
     *
     * @throws IllegalArgumentException for two gains, or one that is not positive and finite
     */
    public void check() {
        if (gain != null && gEff != null) {
            throw new IllegalArgumentException("--gain " + Numbers.plain(gain) + " and --g-eff " + Numbers.plain(gEff)
                    + " both give the gain, but there must be at most one");
        }
        NetworkMap.checkGain(value());
    }

    private double value() {
        return gEff != null ? gEff : gain != null ? gain : DEFAULT;
    }

    /**
     * {@return the gain in the convention of the ensemble}
     *
     * @param ensemble law of the weights
     * @param n number of neurons
     * @throws IllegalArgumentException for a g_eff without a finite variance
     */
    public double of(CouplingEnsemble ensemble, int n) {
        check();
        return gEff != null ? ensemble.gainOf(gEff, n) : value();
    }

    /**
     * {@return what multiplies it}
     *
     * @param normalisation of a given matrix
     * @throws IllegalArgumentException for a g_eff where the standard deviation is not what is set to 1
     */
    public double of(Normalisation normalisation) {
        check();
        if (gEff != null) {
            checkEffective("--g-eff " + Numbers.plain(gEff), normalisation);
        }
        return value();
    }

    /** Of a matrix whose standard deviation is set to 1, and of no other, the gain is g_eff. */
    static void checkEffective(String option, Normalisation normalisation) {
        if (normalisation != Normalisation.STD) {
            throw new IllegalArgumentException(option + " is a standard deviation: it needs --normalise "
                    + Normalisation.STD.optionName() + ", but the matrix is normalised by "
                    + normalisation.optionName());
        }
    }
}
