package org.tailspin.charts;

/**
 * A straight line across a panel, at one value of an axis.
 *
 * @param label for the legend; empty for none
 * @param colour index into the palette
 * @param isTheory whether it is dashed
 * @param isVertical whether it stands at a value of the horizontal axis
 * @param at the value; one that is not finite, or has no place on the axis, is not drawn
 */
public record Mark(String label, int colour, boolean isTheory, boolean isVertical, double at) {

    /**
     * {@return a line that was measured}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param at where on the horizontal axis
     */
    public static Mark vertical(String label, int colour, double at) {
        return new Mark(label, colour, false, true, at);
    }

    /**
     * {@return a line of theory}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param at where on the horizontal axis
     */
    public static Mark theory(String label, int colour, double at) {
        return new Mark(label, colour, true, true, at);
    }

    /**
     * {@return a line of theory}
     *
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param at where on the vertical axis
     */
    public static Mark level(String label, int colour, double at) {
        return new Mark(label, colour, true, false, at);
    }
}
