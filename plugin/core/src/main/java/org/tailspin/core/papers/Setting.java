package org.tailspin.core.papers;

/**
 * What to run of a figure.
 *
 * @param scale how large
 * @param isWithPublishedOrder whether to show the faulty order of the tangent maps beside the right one, where a figure
 *     has exponents ({@link PublishedOrder})
 */
public record Setting(Scale scale, boolean isWithPublishedOrder) {

    boolean isSmall() {
        return scale == Scale.SMALL;
    }
}
