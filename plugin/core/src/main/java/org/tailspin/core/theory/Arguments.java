package org.tailspin.core.theory;

/** Checks whose message carries the value and the bound; NaN fails every one. */
final class Arguments {

    private Arguments() {}

    /** A finite number of at least {@code min}. */
    static double atLeast(String what, double value, double min) {
        if (!(value >= min && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " must be at least " + text(min) + ", but is " + value);
        }
        return value;
    }

    /** A finite number above {@code bound}. */
    static double above(String what, double value, double bound) {
        if (!(value > bound && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(what + " must be above " + text(bound) + ", but is " + value);
        }
        return value;
    }

    /** A number in [min, max]. */
    static double between(String what, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    what + " must lie in [" + text(min) + ", " + text(max) + "], but is " + value);
        }
        return value;
    }

    /** A whole number in [min, max]. */
    static int between(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must lie in [" + min + ", " + max + "], but is " + value);
        }
        return value;
    }

    /** A whole number of at least {@code min}. */
    static int atLeast(String what, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException(what + " must be at least " + min + ", but is " + value);
        }
        return value;
    }

    /** N/PR^D: 0 for independent weights, positive for random modes, -1 at the least (an orthogonal matrix). */
    static double inverseEffectiveRank(double value) {
        return atLeast("the inverse effective rank N/PR^D", value, -1);
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e9 ? Long.toString((long) bound) : "" + bound;
    }
}
