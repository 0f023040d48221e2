package org.tailspin.charts;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Colours that people with any common colour blindness tell apart (Okabe and Ito 2008), and a marker for each series, so
 * that nothing hangs on colour alone.
 */
final class Palette {

    /** Axes, text. */
    static final Color INK = new Color(0x333333);

    static final Color GRID = new Color(0xDDDDDD);

    /** What is missing. */
    static final Color MISSING = new Color(0xB8B8B8);

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

    /** From negative to positive through white (ColorBrewer RdBu, 11 classes, turned round). */
    private static final Color[] DIVERGING = {
        new Color(0x053061),
        new Color(0x2166AC),
        new Color(0x4393C3),
        new Color(0x92C5DE),
        new Color(0xD1E5F0),
        new Color(0xF7F7F7),
        new Color(0xFDDBC7),
        new Color(0xF4A582),
        new Color(0xD6604D),
        new Color(0xB2182B),
        new Color(0x67001F)
    };

    private Palette() {}

    /** The colour of a series; that of {@link Curve#BLACK} is black. */
    static Color colour(int series) {
        return COLOURS[Math.floorMod(series, COLOURS.length)];
    }

    /**
     * Mixes a colour of the scale on both sides of zero.
     *
     * @param position from 0 (most negative) by 1/2 (zero) to 1 (most positive)
     */
    static Color diverging(double position) {
        final double place = Math.min(1, Math.max(0, position)) * (DIVERGING.length - 1);
        final int below = (int) Math.min(place, DIVERGING.length - 2);
        final Color from = DIVERGING[below];
        final Color to = DIVERGING[below + 1];
        final double part = place - below;
        return new Color(
                mix(from.getRed(), to.getRed(), part),
                mix(from.getGreen(), to.getGreen(), part),
                mix(from.getBlue(), to.getBlue(), part));
    }

    /** The colours of series, as a browser writes them. */
    static List<String> names() {
        return Arrays.stream(COLOURS).map(Palette::name).toList();
    }

    /** The colours from the most negative to the most positive, as a browser writes them. */
    static List<String> divergingNames() {
        return Arrays.stream(DIVERGING).map(Palette::name).toList();
    }

    private static String name(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }

    /** The number of colours and of markers have no common factor, so their pairs repeat late. */
    static Shape marker(int series, double size) {
        final double half = size / 2;
        switch (Math.floorMod(series, 4)) {
            case 0:
                return new Ellipse2D.Double(-half, -half, size, size);
            case 1:
                return new Rectangle2D.Double(-half, -half, size, size);
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
