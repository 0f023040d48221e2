package org.tailspin.core.coupling;

import java.util.Locale;

/** By what a surrogate is divided before the gain multiplies it. */
public enum SurrogateScale {
    /**
     * By the same number as the given matrix: the matrix is normalised, and the surrogate drawn of that. At one gain the two then have
     * weights of the same size, and differ in what the surrogate destroys alone, its spectral radius included.
     */
    GIVEN,
    /**
     * By its own: the surrogate is drawn, and then normalised. By the spectral radius, each loses the stability of rest at gain 1, and
     * one gain is one distance from that, at weights of another size.
     */
    OWN;

    /** What is taken where nothing is asked for. */
    public static final SurrogateScale DEFAULT = GIVEN;

    /** {@return the name in options, such as {@code given}} */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
