package org.tailspin.charts;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The fonts of the pictures, and whether there are any. */
public final class Fonts {

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
    static final Font PANEL = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 18);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    /** Text that is too long for its place shrinks to this part of its size at most. */
    private static final double SMALLEST = 0.6;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {}

    /**
     * Checks that text can be drawn, before any work whose result is a picture: a small container or a node of a cluster
     * may have a Java without a single font, and Java then throws errors of many kinds.
     *
     * @throws IllegalStateException if it cannot
     */
    public static void require() {
        try {
            width(LABEL, "0");
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new IllegalStateException(
                    "this machine has no fonts to draw pictures with: install fontconfig and a font,"
                            + " such as the packages fontconfig and fonts-dejavu-core",
                    e);
        }
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** The font, smaller if the text were wider than the room that there is. */
    static Font fitting(Font font, String text, double room) {
        final double width = width(font, text);
        return width <= room ? font : font.deriveFont((float) (font.getSize2D() * Math.max(SMALLEST, room / width)));
    }
}
