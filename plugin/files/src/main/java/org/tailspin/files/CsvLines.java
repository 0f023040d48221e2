package org.tailspin.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in a text file, line by line, as people have it: with commas, semicolons, tabs or blanks between its cells, with
 * points or commas for decimals, in UTF-8, UTF-16 or Windows-1252, compressed by gzip or not, with remarks behind # or % before
 * its first line and between or after the others, with the line {@code sep=;} that Excel writes, with names of rows that the
 * header does not count, and with or without a separator at the ends of its lines.
 *
 * <p>One line is one row: a quote that is never closed is a fault of its line, and cannot swallow the rest of the file. The
 * limits keep a wrong file, such as a disk image, from filling the memory before anyone notices.
 */
public final class CsvLines implements TableLines, AutoCloseable {

    private record Line(List<String> cells, long number) {}

    /** Limits of a file, in characters. */
    public record Limits(int line, long file) {

        /** A row of a hundred thousand numbers, and a matrix of ten thousand neurons, with room to spare. */
        public static final Limits DEFAULT = new Limits(10_000_000, 4_000_000_000L);
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** By which Excel says what separates cells; it shows no such line. */
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    /** No weight or state, but a name of a neuron. */
    private static final Pattern ID = Pattern.compile("[1-9]\\d{8,}");

    /** Any number of blanks between cells. */
    private static final char BLANK = ' ';

    private static final char UNKNOWN = 0;

    private final Path path;
    private final Limits limits;
    private final TextReader reader;
    private final LongSupplier consumed;
    private final long size;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int filled;
    private long line;
    private long characters;
    private char separator = UNKNOWN;

    /** What stands before decimals, as far as is known. */
    private char decimal = UNKNOWN;

    private boolean hasTrailingSeparator;

    /** Of the first line. */
    private int width;

    /** Whether every line begins with a name that the header does not count. */
    private boolean hasRowNames;

    /** Lines that were read ahead. */
    private final Deque<Line> pending = new ArrayDeque<>();

    /** Of the cells that were handed out last. */
    private long current;

    private long remarks;
    private String firstRemark = "";

    /**
     * Opens a file.
     *
     * @param path of the file
     * @param limits of a line and of the file
     * @throws FileProblem if it cannot be opened
     */
    public CsvLines(Path path, Limits limits) {
        this.path = path;
        this.limits = limits;
        final Opened opened = Opened.file(path);
        try {
            if (opened.kind().isPresent() && !opened.is(FileKind.MATRIX_MARKET)) {
                throw new FileProblem(path + " is no text, but "
                        + (opened.is(FileKind.ZIP)
                                ? "a spreadsheet or an archive: save its table as CSV"
                                : "an array of numbers: " + "a table of text is wanted here"));
            }
            consumed = opened.consumed();
            size = Files.size(path);
            reader = TextReader.of(opened.in());
        } catch (IOException e) {
            throw Opened.problem(path, e);
        }
    }

    /**
     * {@return the cells of the next line that is not blank; null at the end}
     *
     * @throws FileProblem if the line cannot be read
     */
    @Override
    public List<String> next() {
        if (!pending.isEmpty()) {
            current = pending.peek().number();
            return unnamed(pending.remove().cells());
        }
        final String text = readText();
        if (separator == UNKNOWN && text != null) {
            return first(text);
        }
        return text == null ? null : unnamed(further(text));
    }

    /**
     * A line after the first one. One that begins as a remark does is one, unless it has as many cells as the first line and
     * may be a row: a name of a neuron may begin with # too.
     *
     * @return its cells; null if only remarks are left
     */
    private List<String> further(String first) {
        for (String text = first; text != null; text = readText()) {
            if (!isRemark(text)) {
                return trimmed(cells(text));
            }
            final List<String> cells = separator == BLANK ? List.of() : remarkCells(text);
            if (cells.size() == width && width > 1) {
                return cells;
            }
        }
        return null;
    }

    /** None where what looks like cells is prose with a quote in it. */
    private List<String> remarkCells(String text) {
        try {
            return trimmed(cells(text));
        } catch (FileProblem e) {
            return List.of();
        }
    }

    /**
     * Says that the lines handed out so far were a header, so that further ones with one cell more begin with names of rows, as
     * R's write.table writes them.
     *
     * @param columns number of names in the header
     * @return whether there are such names, which are left out
     */
    @Override
    public boolean leaveOutRowNames(int columns) {
        final List<String> cells = peek();
        hasRowNames = cells != null
                && cells.size() == columns + 1
                && !cells.get(columns).isEmpty();
        return hasRowNames;
    }

    /** {@return the cells of the line after the first, which is handed out once more; null at the end} */
    List<String> peek() {
        if (pending.isEmpty()) {
            final long now = current;
            final String text = readText();
            final List<String> cells = text == null ? null : further(text);
            if (cells != null) {
                pending.add(new Line(cells, current));
            }
            current = now;
        }
        return pending.isEmpty() ? null : pending.peek().cells();
    }

    private List<String> unnamed(List<String> cells) {
        return hasRowNames && cells != null && cells.size() > 1 ? cells.subList(1, cells.size()) : cells;
    }

    private String readText() {
        String text = readLine();
        while (text != null && text.isBlank()) {
            text = readLine();
        }
        return text;
    }

    /** The first line that counts: a remark is a header if the line after it has as many cells, and is none itself. */
    private List<String> first(String start) {
        String text = start;
        String last = null;
        while (text != null && isRemark(text)) {
            last = text;
            if (remarks == 0) {
                firstRemark = text;
            }
            remarks++;
            text = readText();
        }
        if (text == null) {
            return null;
        }
        final Matcher said = SEPARATOR.matcher(text.strip());
        if (said.matches()) {
            text = readText();
            if (text == null) {
                return null;
            }
            separator = said.group(1).charAt(0);
        } else {
            separator = separator(text);
        }
        final List<String> cells = cells(text);
        final long number = line;
        final Line second = endsEmpty(cells) ? second(cells.size()) : null;
        hasTrailingSeparator = endsEmpty(cells)
                && (second == null || second.cells().size() < cells.size() || endsEmpty(second.cells()));
        if (last != null && !firstRemark.startsWith("%%")) {
            final List<String> header = header(last, cells.size());
            if (header != null) {
                remarks--;
                pending.add(new Line(trimmed(cells), number));
                addSecond(second);
                current = number - 1;
                width = header.size();
                return header;
            }
        }
        addSecond(second);
        current = number;
        width = trimmed(cells).size();
        return trimmed(cells);
    }

    /**
     * Whether a separator stands at the end of the line, or its last cell is empty: the next line tells, which has something in
     * that place if it is a cell.
     */
    private boolean endsEmpty(List<String> cells) {
        return separator != BLANK
                && cells.size() > 1
                && cells.get(cells.size() - 1).isEmpty();
    }

    private Line second(int first) {
        String text = readText();
        while (text != null && isRemark(text) && Math.abs(2 * remarkCells(text).size() - 2 * first + 1) > 1) {
            text = readText();
        }
        return text == null ? null : new Line(cells(text), line);
    }

    private void addSecond(Line second) {
        if (second != null) {
            pending.add(new Line(trimmed(second.cells()), second.number()));
        }
    }

    private static boolean isRemark(String text) {
        final char first = text.stripLeading().charAt(0);
        return first == '#' || first == '%';
    }

    private List<String> header(String remark, int width) {
        if (remark.equals(WeightsMark.REMARK)) {
            return null;
        }
        final String names = remark.stripLeading().substring(1).strip();
        final List<String> header = names.isEmpty() ? List.of() : trimmed(cells(names));
        return header.size() == width && header.stream().noneMatch(Numbers::isNumber) ? header : null;
    }

    /** Tabs before semicolons before commas, which may be decimals beside the others; blanks where there is none of them. */
    private static char separator(String text) {
        final String bare = text.indexOf('"') < 0 ? text : text.replaceAll("\"[^\"]*\"", "x");
        for (char candidate : new char[] {'\t', ';', ','}) {
            if (bare.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return BLANKS.matcher(bare.strip()).find() ? BLANK : ',';
    }

    /** Without the empty cell that a separator at the end of the line makes. */
    private List<String> trimmed(List<String> cells) {
        return hasTrailingSeparator
                        && cells.size() > 1
                        && cells.get(cells.size() - 1).isEmpty()
                ? cells.subList(0, cells.size() - 1)
                : cells;
    }

    /** {@return the first remark, known once a line was read; empty if there is none} */
    String remark() {
        if (separator == UNKNOWN) {
            final List<String> cells = next();
            if (cells != null) {
                pending.addFirst(new Line(cells, current));
            }
        }
        return firstRemark;
    }

    /** {@return what is to be said of how the text was read, a sentence each without a point} */
    @Override
    public List<String> notes() {
        return reader.isWindows()
                ? List.of("the text is not UTF-8 and was read as Windows-1252, which contains Latin-1")
                : List.of();
    }

    /** {@return how many lines before the first one were remarks} */
    long remarks() {
        return remarks;
    }

    /** The next line without its end; null at the end. */
    private String readLine() {
        line++;
        current = line;
        final StringBuilder text = new StringBuilder();
        boolean isEnded = false;
        try {
            if (at == filled && !fill()) {
                return null;
            }
            while (!isEnded && (at < filled || fill())) {
                int end = at;
                while (end < filled && buffer[end] != '\n') {
                    end++;
                }
                text.append(buffer, at, end - at);
                characters += end - at;
                isEnded = end < filled;
                at = isEnded ? end + 1 : end;
                if (text.length() > limits.line()) {
                    throw problem("the line is longer than " + limits.line() + " characters");
                }
                if (characters > limits.file()) {
                    throw problem("the file is longer than " + limits.file() + " characters");
                }
            }
        } catch (CharacterCodingException e) {
            throw problem("the file is not text in UTF-8, UTF-16 or Windows-1252");
        } catch (IOException e) {
            throw Opened.problem(path, e);
        }
        if (line == 1 && text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK) {
            text.deleteCharAt(0);
        }
        final int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) == '\r') {
            text.setLength(last);
        }
        return text.toString();
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, reader.read(buffer));
        return filled > 0;
    }

    private List<String> cells(String text) {
        if (separator == BLANK) {
            final String stripped = text.strip();
            if (stripped.indexOf('"') < 0) {
                return Stream.of(BLANKS.split(stripped)).toList();
            }
            return parsed(stripped, FORMAT.builder().setDelimiter(BLANK).get()).stream()
                    .filter(cell -> !cell.isEmpty())
                    .toList();
        }
        if (text.indexOf('"') < 0 && text.indexOf('\r') < 0) { // nearly all lines, and many times faster
            final List<String> cells = new ArrayList<>();
            int from = 0;
            for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
                cells.add(SpreadsheetText.unprotected(text.substring(from, to).strip()));
                from = to + 1;
            }
            cells.add(SpreadsheetText.unprotected(text.substring(from).strip()));
            return cells;
        }
        return parsed(
                text,
                separator == ','
                        ? FORMAT
                        : FORMAT.builder().setDelimiter(separator).get());
    }

    private List<String> parsed(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            final Iterator<CSVRecord> records = parser.iterator();
            final List<String> cells = records.next().stream()
                    .map(cell -> SpreadsheetText.unprotected(cell.strip()))
                    .toList();
            if (records.hasNext()) {
                throw problem("a carriage return stands inside the line");
            }
            return cells;
        } catch (IOException | RuntimeException e) {
            if (e instanceof FileProblem problem) {
                throw problem;
            }
            throw problem("a quote is not closed, or text follows a closing quote");
        }
    }

    /** {@return which part of the file has been read, in [0, 1]} */
    @Override
    public double share() {
        return size > 0 ? Math.min(1, (double) consumed.getAsLong() / size) : 0; // a pipe has no size
    }

    /** {@return number of the line that was read last, from 1} */
    long line() {
        return current;
    }

    /**
     * {@return the exception to throw}
     *
     * @param message what is wrong with the line that was read last
     */
    @Override
    public FileProblem problem(String message) {
        return FileProblem.atLine(path, current, message);
    }

    /**
     * A number, with a point for its decimals, or, where no comma separates cells, a comma; in a file either the one or the
     * other.
     *
     * @param cells of the last line
     * @param column index of the cell
     * @return the number
     * @throws FileProblem if it is not a finite number
     */
    @Override
    public double number(List<String> cells, int column) {
        final String cell = cells.get(column);
        try {
            if (separator == ',') {
                return Numbers.parse(cell);
            }
            final boolean hasComma = cell.indexOf(',') >= 0;
            if (hasComma || cell.indexOf('.') >= 0) {
                final char found = hasComma ? ',' : '.';
                if (decimal != UNKNOWN && decimal != found) {
                    throw problem("column " + (column + 1) + ": '" + cell + "' has a '" + found
                            + "', but numbers before it have a '" + decimal + "' before their decimals");
                }
                decimal = found;
            }
            return Numbers.parse(hasComma ? cell.replace(',', '.') : cell);
        } catch (IllegalArgumentException e) {
            throw problem("column " + (column + 1) + ": '" + cell + "' is not a finite number");
        }
    }

    /**
     * {@return whether it is a number, in this file}
     *
     * @param cell of a line
     */
    @Override
    public boolean isNumber(String cell) {
        return Numbers.isNumber(separator == ',' ? cell : cell.replace(',', '.'));
    }

    /**
     * {@return whether they count from it, as where columns have no names}
     *
     * @param cells of a line
     * @param first number
     */
    static boolean isCounting(List<String> cells, int first) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).equals(Integer.toString(first + i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return whether they are different ids of at least 9 digits: names of neurons, and no weights or states}
     *
     * @param cells of a line
     */
    static boolean areIds(List<String> cells) {
        return cells.size() > 1
                && cells.stream().distinct().count() == cells.size()
                && cells.stream().allMatch(cell -> ID.matcher(cell).matches());
    }

    /**
     * {@return the same, without an empty cell at its end where that is one too many}
     *
     * @param cells of a line
     * @param width that it must have
     * @throws FileProblem if it has more or fewer
     */
    @Override
    public List<String> fit(List<String> cells, int width) {
        if (cells.size() == width) {
            return cells;
        }
        if (cells.size() == width + 1 && cells.get(width).isEmpty()) {
            return cells.subList(0, width);
        }
        throw problem("the line has " + cells.size() + " columns, but the first one has " + width);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
    }
}
