package org.tailspin.cli.console;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Results for a person to read. */
public final class Table {

    /** Between two columns. */
    private static final int GAP = 2;

    private Table() {}

    /** One name and value per line; values that are missing, and those that are tables themselves, are left out. */
    public static void print(PrintStream out, Map<String, ?> fields) {
        final int width =
                fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        final List<List<String>> lines = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (value != null && !(value instanceof double[] || value instanceof List<?>)) {
                lines.add(List.of(name, Shown.text(text(value))));
            }
        });
        print(out, new int[] {width, longest(lines, 1)}, lines);
    }

    /**
     * A table of rows, with columns as wide as their widest cell.
     *
     * @param names of the columns
     * @param rows values in that order; null for a missing one
     */
    public static void rows(PrintStream out, List<String> names, List<? extends List<?>> rows) {
        final List<List<String>> lines = new ArrayList<>(List.of(names));
        rows.forEach(row -> lines.add(row.stream().map(Table::cell).toList()));
        final int[] width = IntStream.range(0, names.size())
                .map(column -> longest(lines, column))
                .toArray();
        print(
                out,
                width,
                lines.stream()
                        .map(line -> IntStream.range(0, width.length)
                                // numbers stand below each other by their last digits
                                .mapToObj(i -> " ".repeat(width[i] - line.get(i).length()) + line.get(i))
                                .toList())
                        .toList());
    }

    private static int longest(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static void print(PrintStream out, int[] width, List<List<String>> lines) {
        final Column[] columns = IntStream.range(0, width.length)
                .mapToObj(i -> new Column(width[i] + (i == 0 ? 0 : GAP), i == 0 ? 0 : GAP, Column.Overflow.SPAN))
                .toArray(Column[]::new);
        final TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns);
        lines.forEach(line -> table.addRowValues(line.toArray(String[]::new)));
        out.print(table);
    }

    private static String cell(Object value) {
        return value == null ? "-" : Shown.text(text(value));
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
