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
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param at where on the horizontal axis
     * @return a line that was measured
     */
    public static Mark vertical(String label, int colour, double at) {
        return new Mark(label, colour, false, true, at);
    }

    /**
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param at where on the horizontal axis
     * @return a line of theory
     */
    public static Mark theory(String label, int colour, double at) {
        return new Mark(label, colour, true, true, at);
    }

    /**
     * @param label for the legend; empty for none
     * @param colour index into the palette
     * @param at where on the vertical axis
     * @return a line of theory
     */
    public static Mark level(String label, int colour, double at) {
        return new Mark(label, colour, true, false, at);
    }
}
