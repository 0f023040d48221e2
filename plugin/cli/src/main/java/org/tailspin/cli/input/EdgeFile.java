package org.tailspin.cli.input;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;

/**
 * Connections as CSV, one per line: source, target, weight and, if there is one, the type. Columns are found by the names
 * of a header, in any order and among others, or by position where the third cell of the first line is a number.
 */
public final class EdgeFile {

    private static final int ABSENT = -1;

    /** Where each field stands, and how many cells a line has. */
    private record Columns(int[] index, int count) {

        int of(EdgeColumn field) {
            return index[field.ordinal()];
        }
    }

    private EdgeFile() {}

    /**
     * @param path of the file
     * @param limits of its size
     * @param keep which neurons become rows and columns
     * @param types kinds of connection to take; empty for all
     * @param inhibitory kinds whose weights are made negative, and all others positive; empty to keep the signs
     * @return the matrix, with the names of the neurons in their order
     * @throws FileProblem if the file cannot be read, or a line is wrong
     * @throws IllegalArgumentException for a type that does not occur
     */
    public static Coupling read(
            Path path, CsvLines.Limits limits, EdgeList.Keep keep, Set<String> types, Set<String> inhibitory) {
        final EdgeList edges = new EdgeList();
        try (CsvLines lines = new CsvLines(path, limits)) {
            List<String> cells = lines.next();
            if (cells == null) {
                throw new FileProblem(path + " is empty: a list of connections must have at least 1 line");
            }
            final boolean hasHeader = !hasWeightThird(cells);
            final Columns columns = hasHeader ? byName(lines, cells) : byPosition(lines, cells);
            final Set<String> named = new LinkedHashSet<>(types);
            named.addAll(inhibitory);
            if (!named.isEmpty() && columns.of(EdgeColumn.TYPE) == ABSENT) {
                throw new FileProblem(
                        path + " has no column " + EdgeColumn.TYPE + ", which the types " + named + " need");
            }
            if (hasHeader) {
                cells = lines.next();
            }
            for (; cells != null; cells = lines.next()) {
                add(lines, cells, columns, inhibitory, edges);
            }
        }
        if (edges.size() == 0) {
            throw new FileProblem(path + " has a header, but no connections");
        }
        for (String type : inhibitory) {
            if (!edges.types().contains(type)) {
                throw new IllegalArgumentException(
                        "no connection is of the inhibitory type '" + type + "'; there are " + edges.types());
            }
        }
        return edges.toCoupling(keep, types);
    }

    private static boolean hasWeightThird(List<String> cells) {
        try {
            return cells.size() >= 3 && !Double.isNaN(Numbers.parse(cells.get(2)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Columns byPosition(CsvLines lines, List<String> cells) {
        if (cells.size() > EdgeColumn.values().length) {
            throw lines.problem("the line has " + cells.size()
                    + " columns, but a list without a header has 3 or 4: pre, post, weight and type");
        }
        return new Columns(new int[] {0, 1, 2, cells.size() > 3 ? 3 : ABSENT}, cells.size());
    }

    private static Columns byName(CsvLines lines, List<String> header) {
        final int[] index = new int[EdgeColumn.values().length];
        for (EdgeColumn field : EdgeColumn.values()) {
            index[field.ordinal()] = ABSENT;
            for (int i = 0; i < header.size(); i++) {
                if (field.isNamed(header.get(i))) {
                    if (index[field.ordinal()] != ABSENT) {
                        throw lines.problem("the header names the column " + field.label() + " twice, as '"
                                + header.get(index[field.ordinal()]) + "' and '" + header.get(i) + "'");
                    }
                    index[field.ordinal()] = i;
                }
            }
            if (index[field.ordinal()] == ABSENT && field != EdgeColumn.TYPE) {
                throw lines.problem("no column is named " + field + "; there are '" + String.join("', '", header) + "'"
                        + CsvLines.separatorHint(header));
            }
        }
        return new Columns(index, header.size());
    }

    private static void add(
            CsvLines lines, List<String> cells, Columns columns, Set<String> inhibitory, EdgeList edges) {
        if (cells.size() != columns.count()) {
            throw lines.problem("the line has " + cells.size() + " columns, but the first one has " + columns.count()
                    + CsvLines.separatorHint(cells));
        }
        final String type = columns.of(EdgeColumn.TYPE) == ABSENT
                ? ""
                : cells.get(columns.of(EdgeColumn.TYPE)).strip();
        final double listed = lines.number(cells, columns.of(EdgeColumn.WEIGHT));
        final double weight =
                inhibitory.isEmpty() ? listed : inhibitory.contains(type) ? -Math.abs(listed) : Math.abs(listed);
        try {
            edges.add(cells.get(columns.of(EdgeColumn.PRE)), cells.get(columns.of(EdgeColumn.POST)), weight, type);
        } catch (IllegalArgumentException e) {
            throw lines.problem(e.getMessage());
        }
    }
}
