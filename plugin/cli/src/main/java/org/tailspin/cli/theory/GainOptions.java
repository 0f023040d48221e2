package org.tailspin.cli.theory;

import java.util.Map;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.files.Numbers;
import picocli.CommandLine.Option;

/** The gain of a theory, in one of two conventions. */
final class GainOptions {

    private static final double GAUSSIAN = 2;

    @Option(
            names = "--gain",
            paramLabel = "G",
            description =
                    "Gain g of stable weights: their scale times N^(1/alpha); at alpha = 2, g_eff over the root of"
                            + " 2. Give this or --g-eff.")
    private Double gain;

    @Option(
            names = "--g-eff",
            paramLabel = "G",
            description = "Gain g_eff: standard deviation of a weight times the root of N. Give this or --gain.")
    private Double gEff;

    private double given() {
        if (gain == null && gEff == null) {
            throw new IllegalArgumentException(
                    "the gain is missing: --gain G, or --g-eff G, which is the root of 2 times as large at alpha = 2");
        }
        if (gain != null && gEff != null) {
            throw new IllegalArgumentException("--gain " + Numbers.plain(gain) + " and --g-eff " + Numbers.plain(gEff)
                    + " both give the gain, but there must be exactly one");
        }
        return NetworkMap.checkGain(gain != null ? gain : gEff);
    }

    /**
     * {@return the gain of Gaussian weights as a standard deviation}
     *
     * @throws IllegalArgumentException unless exactly one gain is given, positive and finite
     */
    double gEff() {
        return given() * (gain != null ? Math.sqrt(2) : 1);
    }

    /** Says the gain of Gaussian weights in both conventions. */
    void echo(Map<String, Object> fields) {
        echo(fields, GAUSSIAN);
    }

    /** Says the gain of stable weights, and its standard deviation where there is one. */
    void echo(Map<String, Object> fields, double alpha) {
        fields.put(RecipeColumn.GAIN.label(), stable(alpha));
        fields.put(RecipeColumn.G_EFF.label(), alpha == GAUSSIAN ? (Double) gEff() : null);
    }

    /**
     * {@return the gain of stable weights}
     *
     * @param alpha tail index
     * @throws IllegalArgumentException unless exactly one gain is given, positive and finite, and has a meaning
     */
    double stable(double alpha) {
        final double value = given();
        if (gEff != null && alpha != GAUSSIAN) {
            throw new IllegalArgumentException("--g-eff " + Numbers.plain(gEff)
                    + " is a standard deviation, and that of weights with alpha = " + Numbers.plain(alpha)
                    + " is infinite: use --gain");
        }
        return value / (gEff != null ? Math.sqrt(2) : 1);
    }
}
