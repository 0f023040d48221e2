package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Colours of signed numbers, from blue (negative) by white (zero) to red (positive): evenly, or by a symmetric logarithm,
 * on which weights of a heavy tail keep their shades. Also the positions of numbers on an axis of that kind.
 */
final class ColourScale {

    private static final double MAX_LINEAR_RATIO = 8;

    /** The part around zero that is linear, in medians: small enough for typical values to have a shade. */
    private static final double CORE = 0.2;

    /** Size of the part around zero that is linear; 0 for a scale that is linear throughout. */
    private final double core;

    private final double largest;

    private ColourScale(double core, double largest) {
        this.core = core;
        this.largest = largest;
    }

    /** A scale from -largest to largest. */
    static ColourScale linear(double largest) {
        return new ColourScale(0, largest > 0 ? largest : 1);
    }

    /**
     * A scale that shows both the typical and the largest of some sizes: linear if these are alike, and by the symmetric
     * logarithm asinh(v/s), with s a fifth of the median, if they are not.
     *
     * @param sizes moduli; zeros and what is not finite are left out
     */
    static ColourScale of(double[] sizes) {
        final double[] sorted = Arrays.stream(sizes)
                .filter(v -> v > 0 && v <= Double.MAX_VALUE)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return linear(1);
        }
        final double largest = sorted[sorted.length - 1];
        final double median = sorted[sorted.length / 2];
        return largest > MAX_LINEAR_RATIO * median ? new ColourScale(CORE * median, largest) : linear(largest);
    }

    /** The same kind of scale, from -size to size. */
    ColourScale upTo(double size) {
        return new ColourScale(core, size);
    }

    boolean isLogarithmic() {
        return core > 0;
    }

    double largest() {
        return largest;
    }

    /** From -1 (the most negative) to 1. */
    double position(double value) {
        return core > 0 ? asinh(value / core) / asinh(largest / core) : value / largest;
    }

    private static double asinh(double v) {
        final double size = Math.abs(v);
        return Math.copySign(
                size > 1e150 ? Math.log(size) + Math.log(2) : Math.log(size + Math.sqrt(size * size + 1)), v);
    }

    /** Colour as 0xRRGGBB. */
    int rgb(double value) {
        return (Double.isNaN(value) ? Palette.MISSING : Palette.diverging((position(value) + 1) / 2)).getRGB();
    }

    /** An axis on which numbers stand at their positions. */
    Axis axis(String label) {
        return Axis.marked(label, -1, 1, ticks(2));
    }

    /**
     * Chooses round values on both sides of zero.
     *
     * @param most how many on either side of 0, about
     */
    List<Axis.Tick> ticks(int most) {
        final List<Double> sizes = new ArrayList<>();
        if (core > 0) {
            // powers of ten beyond the core, thinned so that they keep apart
            final int lowest = (int) Math.ceil(Math.log10(core));
            final int highest = (int) Math.floor(Math.log10(largest));
            final int stride = Math.max(1, (int) Math.ceil((highest - lowest + 1.0) / most));
            for (int decade = highest; decade >= lowest; decade -= stride) {
                sizes.add(Double.parseDouble("1e" + decade));
            }
        } else {
            final double step = Axis.niceStep(largest / most);
            for (int i = 1; i * step <= largest * (1 + 1e-9); i++) {
                sizes.add(i * step);
            }
        }
        final List<Axis.Tick> ticks = new ArrayList<>();
        ticks.add(new Axis.Tick(0, "0"));
        for (double size : sizes) {
            ticks.add(new Axis.Tick(position(size), Axis.text(size)));
            ticks.add(new Axis.Tick(position(-size), "-" + Axis.text(size)));
        }
        return ticks;
    }
}
