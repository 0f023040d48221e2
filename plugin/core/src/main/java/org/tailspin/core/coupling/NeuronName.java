package org.tailspin.core.coupling;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of neurons as tables hold them. Many are numbers of 18 digits, more than a double holds, and programs that take them
 * for quantities spoil them; what is left names other neurons, or none.
 */
public final class NeuronName {

    /** Beyond it not every whole number is a double. */
    private static final double EXACT = 0x1p53;

    /** As a spreadsheet shows a number that is too long for its cell. */
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[+-]?\\d+([.,]\\d*)?[eE]\\+\\d+|[+-]?\\d+[.,]\\d+[eE]\\d+");

    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern WITH_ZEROS = Pattern.compile("(\\d+)[.]0*");

    /** The names in a canonical form are ordered as numbers. */
    private static final Pattern CANONICAL = Pattern.compile("0|[1-9]\\d*");

    /** Digits that a spreadsheet keeps; it writes zeros behind them. */
    private static final int KEPT_BY_SPREADSHEETS = 15;

    /** So many long names that all fit a double, or all end in zeros, do so by chance once in a million. */
    private static final int ENOUGH = 3;

    private NeuronName() {}

    /**
     * {@return the name: without blanks around it, and a whole number without the decimals that a program added}
     *
     * @param text as it stands in a list
     * @throws IllegalArgumentException for a number that has lost digits
     */
    public static String of(String text) {
        final String name = text.strip();
        if (name.isEmpty() || !Character.isDigit(name.charAt(name.length() - 1)) && !name.endsWith(".")) {
            return name;
        }
        if (SCIENTIFIC.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is a number that lost its digits in a spreadsheet, and no"
                            + " name of a neuron: export the column as text");
        }
        final java.util.regex.Matcher decimals = WITH_ZEROS.matcher(name);
        return decimals.matches()
                ? ofNumber(new BigDecimal(decimals.group(1)).doubleValue(), name, decimals.group(1))
                : name;
    }

    /**
     * {@return the name}
     *
     * @param number in a table of numbers
     * @throws IllegalArgumentException for a number so large that it may have lost digits
     */
    public static String of(double number) {
        if (number != Math.rint(number)) {
            return Double.toString(number);
        }
        return ofNumber(Math.abs(number), Double.toString(number), new BigDecimal(number).toPlainString());
    }

    private static String ofNumber(double size, String shown, String whole) {
        if (size > EXACT) {
            throw new IllegalArgumentException(
                    "'" + shown + "' is a decimal number beyond 2^53, which has lost digits, and"
                            + " no name of a neuron: write the column as text or as whole numbers of 64 bits");
        }
        return whole;
    }

    /**
     * Looks for names that lost their digits all together, in a program that held them as numbers.
     *
     * @param names of all neurons
     * @throws IllegalArgumentException if there are several of more than 15 digits, and all are exact doubles, or all end in
     *     zeros after 15 digits
     */
    public static void check(Collection<String> names) {
        final List<String> longer = names.stream()
                .filter(name -> name.length() > KEPT_BY_SPREADSHEETS
                        && WHOLE.matcher(name).matches()
                        && Double.parseDouble(name) > EXACT)
                .toList();
        if (longer.size() < ENOUGH) {
            return;
        }
        final String all = "all " + longer.size() + " names of more than " + KEPT_BY_SPREADSHEETS + " digits, such as '"
                + longer.get(0) + "', ";
        if (longer.stream()
                .allMatch(name -> name.substring(KEPT_BY_SPREADSHEETS).chars().allMatch(c -> c == '0'))) {
            throw new IllegalArgumentException(all + "end in zeros: a spreadsheet keeps " + KEPT_BY_SPREADSHEETS
                    + " digits only; export the column as text");
        }
        if (longer.stream().allMatch(NeuronName::isDouble)) {
            throw new IllegalArgumentException(all + "are multiples of a power of 2, to which numbers of 64 bits with a"
                    + " point are rounded; write the column as text or as whole numbers");
        }
    }

    private static boolean isDouble(String name) {
        final BigDecimal exact = new BigDecimal(name);
        return new BigDecimal(exact.doubleValue()).compareTo(exact) == 0;
    }

    /**
     * {@return in the order of their numbers where all are whole numbers, and of their letters otherwise}
     *
     * @param names all different
     */
    static List<String> ordered(Collection<String> names) {
        final boolean isWhole =
                names.stream().allMatch(name -> CANONICAL.matcher(name).matches());
        final Comparator<String> byLetters = Comparator.naturalOrder();
        return names.stream()
                .sorted(isWhole ? Comparator.comparingInt(String::length).thenComparing(byLetters) : byLetters)
                .toList();
    }
}
