package org.tailspin.cli.console;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results for a person to read. */
public final class Table {

    private Table() {}

    /** One name and value per line; values that are missing, and those that are tables themselves, are left out. */
    public static void print(PrintStream out, Map<String, ?> fields) {
        final int width =
                fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        fields.forEach((name, value) -> {
            if (value != null && !(value instanceof double[] || value instanceof List<?>)) {
                out.println(pad(name, width) + "  " + Shown.text(text(value)));
            }
        });
    }

    /**
     * A table of rows, with columns as wide as their widest cell.
     *
     * @param names of the columns
     * @param rows values in that order; null for a missing one
     */
    public static void rows(PrintStream out, List<String> names, List<? extends List<?>> rows) {
        final int[] width = names.stream().mapToInt(String::length).toArray();
        for (List<?> row : rows) {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], cell(row.get(i)).length());
            }
        }
        out.println(line(names, width));
        rows.forEach(row -> out.println(line(row, width)));
    }

    private static String line(List<?> row, int[] width) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            final String text = cell(row.get(i));
            line.append(i == 0 ? "" : "  ").append(" ".repeat(width[i] - text.length()));
            line.append(text);
        }
        return line.toString();
    }

    private static String cell(Object value) {
        return value == null ? "-" : Shown.text(text(value));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return String.format(Locale.ROOT, "%.6g", number);
        }
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** Six digits: what a person compares. */
    public static String number(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, "%.6g", value).replace("Infinity", "infinity");
    }
}
