package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.TransmitterSigns;

/**
 * Connections in a text file, one per line, or in the arrays of NumPy, MATLAB or HDF5 ({@link ArrayLines}): source, target, and perhaps weight and type. Columns are found by the names of a
 * header, in any order and among others; as they are named by an option; or by position where there is no header.
 */
public final class EdgeFile {

    private static final int ABSENT = -1;

    /** Connections between two reports of progress: some tens of milliseconds. */
    private static final int BETWEEN_REPORTS = 1 << 14;

    /**
     * What to make of a list.
     *
     * @param columns names of the columns, or their numbers from 1, where they are not to be found
     * @param keep which neurons become rows and columns
     * @param types kinds of connection to take, in any case; empty for all
     * @param sign name or number of the column that tells which connections inhibit; empty for that of the kinds
     * @param inhibitory texts of that column, in any case, whose weights are made negative, and all others positive; of a column
     *     of numbers negative ones are; empty, and without a column of its own, to keep the signs
     * @param isUndirected whether every connection goes both ways
     * @param transmitters which sign the connections in place of their types; empty to leave them
     * @param names what messages call the choices
     */
    public record Options(
            Map<EdgeColumn, String> columns,
            EdgeList.Keep keep,
            Set<String> types,
            Optional<String> sign,
            Set<String> inhibitory,
            boolean isUndirected,
            Optional<TransmitterSigns> transmitters,
            FileOption.Names names) {

        /** Upper and lower case are the same. */
        public Options {
            final Set<String> anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.addAll(inhibitory);
            inhibitory = Collections.unmodifiableSet(anyCase);
        }
    }

    private final Path path;
    private final TableLines lines;
    private final Options options;
    private final EdgeList edges = new EdgeList();
    private final List<String> notes = new ArrayList<>();
    private final Map<EdgeColumn, Integer> columns = new EnumMap<>(EdgeColumn.class);
    private int width;
    private boolean isFromEitherSide;

    /** Whether this program wrote it, which names a neuron without connections by one of weight 0 with itself. */
    private boolean isExport;

    /** A column that says whether a connection has a direction, and its name; absent in most lists. */
    private int directedness = ABSENT;

    private String directednessName = "";

    /** The column that tells which connections inhibit, if it is not that of their types, and the texts that it holds. */
    private int sign = ABSENT;

    private final Set<String> signs = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private long received;

    private EdgeFile(Path path, TableLines lines, Options options) {
        this.path = path;
        this.lines = lines;
        this.options = options;
    }

    /**
     * {@return the matrix, with the names of the neurons in their order}
     *
     * @param path of the file
     * @param limits of its size, if it is text
     * @param variable which arrays, in a file of several
     * @param options what to make of it
     * @param monitor told which part of the file has been read, and asked now and then whether to stop
     * @throws FileProblem if the file cannot be read, or a line is wrong
     * @throws IllegalArgumentException for a type that does not occur, or if the memory does not hold the matrix
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static GivenMatrix read(
            Path path, CsvLines.Limits limits, Variable variable, Options options, Monitor monitor) {
        final Optional<ArrayLines> arrays =
                ArrayLines.read(path, variable, !options.columns().isEmpty());
        if (arrays.isPresent()) {
            return new EdgeFile(path, arrays.get(), options).read(monitor);
        }
        if (variable.name() != null) {
            throw new FileProblem(
                    variable.option() + " " + variable.name() + " names an array of several, but " + path + " is text");
        }
        try (CsvLines lines = new CsvLines(path, limits)) {
            if (lines.remark().startsWith("%%MatrixMarket")) {
                throw new FileProblem(path + " is a matrix of Matrix Market: give it with "
                        + options.names().of(FileOption.MATRIX));
            }
            final EdgeFile file = new EdgeFile(path, lines, options);
            file.isExport = lines.remark().equals(WeightsMark.REMARK);
            return file.read(monitor);
        }
    }

    private GivenMatrix read(Monitor monitor) {
        List<String> cells = lines.next();
        if (cells == null) {
            throw new FileProblem(path + " is empty: a list of connections must have at least 1 line");
        }
        final boolean hasHeader = isHeader(cells);
        width = cells.size();
        if (hasHeader) {
            byName(cells);
            if (lines.leaveOutRowNames(width)) {
                notes.add("every line has one cell more than the header: the first one was taken as a name of the row");
            }
            cells = lines.next();
        } else {
            byPosition(cells);
        }
        final Set<String> named = new LinkedHashSet<>(options.types());
        if (sign == ABSENT) {
            named.addAll(options.inhibitory());
        }
        if (!named.isEmpty() && of(EdgeColumn.TYPE) == ABSENT) {
            throw new FileProblem(path + " has no column " + EdgeColumn.TYPE + ", which the types " + named + " need");
        }
        for (; cells != null; cells = lines.next()) {
            add(cells);
            if (edges.size() % BETWEEN_REPORTS == 0) {
                monitor.checkCancelled();
                monitor.progress(lines.share());
            }
        }
        if (edges.size() == 0) {
            throw new FileProblem(path + " has a header, but no connections");
        }
        final Set<String> there = sign == ABSENT ? edges.types() : signs;
        for (String type : options.inhibitory()) {
            if (!there.contains(type)) {
                throw new IllegalArgumentException(
                        "no connection is of the inhibitory type '" + type + "'; there are " + there);
            }
        }
        if (sign != ABSENT && options.inhibitory().isEmpty() && !signs.isEmpty()) {
            throw new IllegalArgumentException("the column of signs holds texts, such as '"
                    + signs.iterator().next() + "': name those that inhibit with "
                    + options.names().of(FileOption.INHIBITORY));
        }
        if (received > 0) {
            notes.add(EdgeColumn.receivedNote(received));
        }
        if (of(EdgeColumn.WEIGHT) == ABSENT) {
            notes.add("the list has no column of weights: every connection counts 1");
        }
        notes.addAll(lines.notes());
        EdgeList signed = edges;
        if (options.transmitters().isPresent()) {
            if (options.transmitters().get().ofNeurons().isEmpty() && of(EdgeColumn.TYPE) == ABSENT) {
                throw new FileProblem(
                        path + " has no column " + EdgeColumn.TYPE + ", which has to name the transmitters");
            }
            final EdgeList.Signed result = edges.signed(options.transmitters().get());
            signed = result.edges();
            notes.addAll(result.notes());
        }
        final GivenMatrix matrix = signed.toCoupling(options.keep(), options.types());
        notes.addAll(matrix.notes());
        return new GivenMatrix(matrix.coupling(), notes, matrix.dropped());
    }

    private int of(EdgeColumn field) {
        return columns.getOrDefault(field, ABSENT);
    }

    /** A line whose third cell is no number; of two cells, one with a name that a column has; or 0, 1, 2. */
    private boolean isHeader(List<String> cells) {
        if (isCounting(cells, 0) || cells.get(0).isEmpty() && isCounting(cells, 1)) {
            notes.add("the first line, " + String.join(", ", cells)
                    + ", was taken as a header of numbers, and the columns" + " by their order");
            return true;
        }
        final String weight =
                options.columns().getOrDefault(EdgeColumn.WEIGHT, "3").strip();
        final int place = weight.matches("[1-9]\\d{0,5}") ? Integer.parseInt(weight) : cells.size() + 1;
        if (place <= cells.size()) {
            return !lines.isNumber(cells.get(place - 1)) || isNamed(cells);
        }
        return cells.stream().noneMatch(lines::isNumber) || isNamed(cells);
    }

    private static boolean isNamed(List<String> cells) {
        return cells.stream().anyMatch(EdgeColumn.PRE::isNamed)
                && cells.stream().anyMatch(EdgeColumn.POST::isNamed);
    }

    /** Exactly 0, 1, 2 or 0, 1, 2, 3, as pandas writes where columns have no names. */
    private static boolean isCounting(List<String> cells, int from) {
        final int count = cells.size() - from;
        if (count < 3 || count > EdgeColumn.values().length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!cells.get(from + i).equals(Integer.toString(i))) {
                return false;
            }
        }
        return true;
    }

    private void byPosition(List<String> cells) {
        if (options.columns().isEmpty() && (cells.size() > EdgeColumn.values().length || cells.size() < 2)) {
            throw lines.problem(
                    "the line has " + cells.size() + " columns, but a list without a header has 3 or 4: pre,"
                            + " post, weight and type; " + option(EdgeColumn.PRE) + ", " + option(EdgeColumn.POST)
                            + " and " + option(EdgeColumn.WEIGHT) + " name others");
        }
        inOrder(0, cells.size());
        chosen(List.of());
    }

    private void inOrder(int from, int count) {
        for (EdgeColumn field : EdgeColumn.values()) {
            if (from + field.ordinal() < count) {
                columns.put(field, from + field.ordinal());
            }
        }
    }

    private void byName(List<String> header) {
        if (isCounting(header, 0) || header.get(0).isEmpty() && isCounting(header, 1)) {
            inOrder(header.get(0).isEmpty() ? 1 : 0, header.size());
            chosen(header);
            return;
        }
        isFromEitherSide = EdgeColumn.isFromEitherSide(header);
        for (int i = 0; i < header.size(); i++) {
            if (EdgeColumn.isDirectedness(header.get(i))) {
                directedness = i;
                directednessName = header.get(i);
            }
        }
        for (EdgeColumn field : EdgeColumn.values()) {
            if (!options.columns().containsKey(field)) {
                try {
                    field.in(header).ifPresent(index -> columns.put(field, index));
                } catch (IllegalArgumentException e) {
                    throw lines.problem(e.getMessage() + ": choose one with " + option(field));
                }
            }
        }
        chosen(header);
        for (EdgeColumn field : List.of(EdgeColumn.PRE, EdgeColumn.POST)) {
            if (of(field) == ABSENT) {
                throw lines.problem("no column is named " + field + ", or as connectomes name it; there are '"
                        + String.join("', '", header) + "': name it with " + option(field));
            }
        }
    }

    private String option(EdgeColumn field) {
        return options.names().of(FileOption.valueOf(field.name()));
    }

    /** The columns that options name, or count from 1. */
    private void chosen(List<String> header) {
        options.columns().forEach((field, name) -> columns.put(field, place(header, name, option(field))));
        options.sign()
                .ifPresent(name -> sign = place(header, name, options.names().of(FileOption.SIGN)));
    }

    /** By name, in any case if no column has it in this one; or by number. */
    private int place(List<String> header, String name, String option) {
        final String wanted = name.strip();
        int index = header.indexOf(wanted);
        if (index < 0) {
            final List<String> same =
                    header.stream().filter(wanted::equalsIgnoreCase).toList();
            index = same.size() == 1 ? header.indexOf(same.get(0)) : ABSENT;
        }
        if (index < 0 && wanted.matches("[1-9]\\d{0,5}") && Integer.parseInt(wanted) <= width) {
            index = Integer.parseInt(wanted) - 1;
        }
        if (index < 0) {
            throw lines.problem("no column is named '" + name + "', as " + option + " says; "
                    + (header.isEmpty()
                            ? "there is no header, but " + width + " columns"
                            : "there are '" + String.join("', '", header) + "'"));
        }
        return index;
    }

    private void add(List<String> line) {
        final List<String> cells = lines.fit(line, width);
        final String type = of(EdgeColumn.TYPE) == ABSENT
                ? ""
                : cells.get(of(EdgeColumn.TYPE)).strip();
        if (isFromEitherSide && EdgeColumn.isReceived(type)) {
            received++;
            return;
        }
        final double listed = of(EdgeColumn.WEIGHT) == ABSENT ? 1 : lines.number(cells, of(EdgeColumn.WEIGHT));
        final double weight = isSigned() ? (isInhibitory(cells, type) ? -1 : 1) * Math.abs(listed) : listed;
        try {
            if (isExport && weight == 0 && cells.get(of(EdgeColumn.PRE)).equals(cells.get(of(EdgeColumn.POST)))) {
                edges.addNeuron(cells.get(of(EdgeColumn.PRE)));
                return;
            }
            edges.add(
                    cells.get(of(EdgeColumn.PRE)),
                    cells.get(of(EdgeColumn.POST)),
                    weight,
                    type,
                    options.isUndirected() || EdgeColumn.isUndirected(type) || isUndirected(cells));
        } catch (IllegalArgumentException e) {
            throw lines.problem(e.getMessage());
        }
    }

    private boolean isSigned() {
        return sign != ABSENT || !options.inhibitory().isEmpty();
    }

    private boolean isInhibitory(List<String> cells, String type) {
        if (sign == ABSENT) {
            return options.inhibitory().contains(type);
        }
        final String text = cells.get(sign).strip();
        if (options.inhibitory().isEmpty() && lines.isNumber(text)) {
            return lines.number(cells, sign) < 0;
        }
        signs.add(text);
        return options.inhibitory().contains(text);
    }

    private boolean isUndirected(List<String> cells) {
        return directedness != ABSENT && EdgeColumn.isUndirected(directednessName, cells.get(directedness));
    }
}
