package org.tailspin.charts;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Colours that people with any common colour blindness tell apart (Okabe and Ito 2008), and a marker for each series, so
 * that nothing hangs on colour alone.
 */
final class Palette {

    /** Without the palette's yellow, which is hard to see on white, and with its black last. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000)
    };

    private static final double SIZE = 7;

    private Palette() {}

    static Color colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    /** The number of colours and of markers have no common factor, so their pairs repeat late. */
    static Shape marker(int series) {
        final double half = SIZE / 2;
        switch (series % 4) {
            case 0:
                return new Ellipse2D.Double(-half, -half, SIZE, SIZE);
            case 1:
                return new Rectangle2D.Double(-half, -half, SIZE, SIZE);
            case 2:
                return polygon(0, -half, half, half, -half, half);
            default:
                return polygon(0, -half, half, 0, 0, half, -half, 0);
        }
    }

    private static Shape polygon(double... xy) {
        final Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
