package org.tailspin.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Results for a person to read. */
final class Table {

    private Table() {}

    /** One name and value per line; values that are missing are left out. */
    static void print(PrintStream out, Map<String, ?> fields) {
        final int width =
                fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        fields.forEach((name, value) -> {
            if (value != null) {
                out.println(pad(name, width) + "  " + text(value));
            }
        });
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String text(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** Six digits: what a person compares. */
    static String number(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, "%.6g", value).replace("Infinity", "infinity");
    }
}
