package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tailspin.core.coupling.EdgeColumn;

/**
 * A list of connections out of arrays: a table of numbers with a connection in each row, or vectors of one length, one for each
 * column, which stand together in a group or an archive, or are the fields of records. The first line is a header: names of the
 * vectors, or, for a table, pre, post, weight and type, in this order.
 */
final class ArrayLines implements TableLines {

    private static final String FITTING =
            "list of connections (an array with 2 to 4 columns, or vectors named as the columns of connectomes are)";

    private final Path path;
    private final List<String> header;

    /** The columns, in their order. */
    private final List<NumericArray> columns;

    /** Where a column begins in its array, and how far its numbers are apart. */
    private final int stride;

    private final int rows;

    /** Of the row that was handed out last; -1 for the header, before which nothing was. */
    private int row = -2;

    private ArrayLines(Path path, List<String> header, List<NumericArray> columns, int stride, int rows) {
        this.path = path;
        this.header = header;
        this.columns = columns;
        this.stride = stride;
        this.rows = rows;
    }

    /**
     * {@return the connections; empty for a file of another format, such as text}
     *
     * @param path of the file
     * @param variable which table of numbers, group of vectors or array of records
     * @param isChosen whether options name the columns
     * @throws FileProblem if the file cannot be read, or has no such arrays, or several
     * @throws IllegalArgumentException if the memory does not hold them
     */
    static Optional<ArrayLines> read(Path path, Variable variable, boolean isChosen) {
        return ArrayFile.of(path, (arrays, isAlone) -> {
            final Map<String, ArrayLines.Source> sources = sources(path, arrays, isChosen, variable.name());
            if (variable.name() != null) {
                if (isAlone || !sources.containsKey(variable.name())) {
                    throw new FileProblem(path + " has no " + FITTING + " that is called '" + variable.name()
                            + "'; there are " + (arrays.isEmpty() ? "no arrays" : ArrayFile.list(arrays)));
                }
                return sources.get(variable.name()).read();
            }
            if (sources.size() != 1) {
                throw new FileProblem(path + " must have one " + FITTING + ", but has " + sources.size()
                        + "; there are " + (arrays.isEmpty() ? "no arrays of numbers" : ArrayFile.list(arrays))
                        + (sources.isEmpty()
                                ? ""
                                : ": choose one of '" + String.join("', '", sources.keySet()) + "' with "
                                        + variable.option()));
            }
            return sources.values().iterator().next().read();
        });
    }

    /** What may be a list of connections, whose numbers are read when it is chosen. */
    private interface Source {
        ArrayLines read();
    }

    private static Map<String, Source> sources(
            Path path, Map<String, StoredArray> arrays, boolean isChosen, String wanted) {
        final Map<String, Source> sources = new LinkedHashMap<>();
        final Map<String, Map<String, StoredArray>> groups = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (NumericArray.isVector(array.shape())) {
                final int end = name.lastIndexOf('/');
                groups.computeIfAbsent(name.substring(0, Math.max(0, end)), group -> new LinkedHashMap<>())
                        .put(name.substring(end + 1), array);
            } else if (NumericArray.isTable(array.shape())
                    && array.shape()[1] >= 2
                    && (isChosen || array.shape()[1] <= EdgeColumn.values().length)) {
                sources.put(name, () -> table(path, array.read()));
            }
        });
        final Map<String, Source> named = new LinkedHashMap<>();
        groups.forEach((group, vectors) -> {
            if (vectors.keySet().stream().anyMatch(EdgeColumn.PRE::isNamed)
                    && vectors.keySet().stream().anyMatch(EdgeColumn.POST::isNamed)) {
                named.put(group, () -> vectors(path, vectors));
            } else if (isChosen && vectors.size() > 1) {
                sources.put(group, () -> vectors(path, vectors));
            }
        });
        if (named.size() == 1) { // they say what they are
            sources.keySet().removeIf(any -> wanted == null);
        }
        sources.putAll(named);
        return sources;
    }

    private static ArrayLines table(Path path, NumericArray array) {
        final int width = array.shape()[1];
        final List<String> names = width <= EdgeColumn.values().length
                ? Stream.of(EdgeColumn.values())
                        .map(EdgeColumn::label)
                        .limit(width)
                        .toList()
                : IntStream.rangeClosed(1, width).mapToObj(i -> "column " + i).toList();
        return new ArrayLines(path, names, List.of(array), width, array.shape()[0]);
    }

    private static ArrayLines vectors(Path path, Map<String, StoredArray> vectors) {
        final Map<String, NumericArray> read = new LinkedHashMap<>();
        vectors.forEach((name, array) -> read.put(name, array.read()));
        final List<String> pre =
                read.keySet().stream().filter(EdgeColumn.PRE::isNamed).toList();
        final int length = read.get(pre.isEmpty() ? read.keySet().iterator().next() : pre.get(0))
                .values()
                .length;
        // other lengths belong to something else, such as a list of neurons
        read.values().removeIf(array -> array.values().length != length);
        return new ArrayLines(path, List.copyOf(read.keySet()), List.copyOf(read.values()), 1, length);
    }

    @Override
    public List<String> next() {
        row++;
        if (row < 0) {
            return header;
        }
        if (row >= rows) {
            return null;
        }
        final String[] cells = new String[header.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = stride == 1 ? columns.get(i).text(row) : columns.get(0).text(row * stride + i);
        }
        return new ArrayList<>(Arrays.asList(cells));
    }

    @Override
    public boolean leaveOutRowNames(int count) {
        return false;
    }

    @Override
    public List<String> fit(List<String> cells, int count) {
        return cells;
    }

    @Override
    public boolean isNumber(String cell) {
        return Numbers.isNumber(cell);
    }

    @Override
    public double number(List<String> cells, int column) {
        try {
            return Numbers.parse(cells.get(column));
        } catch (IllegalArgumentException e) {
            throw problem("column '" + header.get(column) + "' must have finite numbers, but has " + cells.get(column));
        }
    }

    @Override
    public double share() {
        return Math.max(0, row) / (double) rows;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public FileProblem problem(String message) {
        return new FileProblem(path + (row < 0 ? ": " : ": row " + (row + 1) + ": ") + message);
    }
}
