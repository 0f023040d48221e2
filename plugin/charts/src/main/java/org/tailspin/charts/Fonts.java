package org.tailspin.charts;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The fonts of the pictures, and whether there are any. */
public final class Fonts {

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private Fonts() {}

    /**
     * Checks that text can be drawn, before any work whose result is a picture: a small container or a node of a cluster
     * may have a Java without a single font, and Java then throws errors of many kinds.
     *
     * @throws IllegalStateException if it cannot
     */
    public static void require() {
        try {
            LABEL.getStringBounds("0", new FontRenderContext(null, true, true));
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new IllegalStateException(
                    "this machine has no fonts to draw pictures with: install fontconfig and a font,"
                            + " such as the packages fontconfig and fonts-dejavu-core",
                    e);
        }
    }
}
