package org.tailspin.files;

import java.math.BigDecimal;

/** Numbers as people and files write them: a point for decimals, in every locale. */
public final class Numbers {

    private Numbers() {}

    /**
     * {@return the number}
     *
     * @param text digits, with a sign, a point and an exponent where needed; blanks around it are dropped
     * @throws IllegalArgumentException for anything else, such as NaN, a comma, or a number beyond a double
     */
    public static double parse(String text) {
        final String number = text.strip();
        // Java's own parser also takes NaN, Infinity, hexadecimals and a trailing f or d
        if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
            try {
                final double value = Double.parseDouble(number);
                if (!Double.isInfinite(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // such as 1-2; said below
            }
        }
        throw new IllegalArgumentException("'" + text.strip() + "' is not a finite number");
    }

    /**
     * {@return whether {@link #parse} takes it}
     *
     * @param text any
     */
    public static boolean isNumber(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * {@return the shortest usual way to write it, such as 2 for 2.0}
     *
     * @param value finite
     */
    public static String plain(double value) {
        final BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        final int exponent = number.precision() - number.scale() - 1;
        return exponent < -5 || exponent > 8 ? number.toString() : number.toPlainString();
    }
}
