package org.tailspin.cli.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Positive numbers that are known by their logarithm, also beyond the range of a double. */
public final class Decimal {

    private static final double LN_10 = StrictMath.log(10);

    /** Exponents of ten that a decimal number of Java holds, with room for its digits. */
    private static final double LARGEST_EXPONENT = 2e9;

    private static final int DIGITS = 12;

    private Decimal() {}

    /**
     * Says a number, or why there is none.
     *
     * @param fields receives the number: a double where that has all its digits, otherwise a decimal number
     * @param name of the field
     * @param log natural logarithm of the number; minus infinity for 0
     * @return empty, or one sentence: the number has so many digits that it is left out
     */
    public static String put(Map<String, Object> fields, String name, double log) {
        final double value = StrictMath.exp(log);
        if (value >= Double.MIN_NORMAL && value <= Double.MAX_VALUE || log == Double.NEGATIVE_INFINITY) {
            fields.put(name, value);
            return "";
        }
        final double exponent = Math.floor(log / LN_10);
        if (!(Math.abs(exponent) <= LARGEST_EXPONENT)) {
            return name + " is exp(" + log + "), which has more digits than can be written";
        }
        // what a double keeps of the logarithm decides how many digits the number has
        final int digits = (int) Math.max(1, Math.min(DIGITS, 15 - Math.log10(Math.abs(log))));
        fields.put(
                name,
                BigDecimal.valueOf(StrictMath.exp(log - exponent * LN_10))
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .scaleByPowerOfTen((int) exponent));
        return "";
    }
}
