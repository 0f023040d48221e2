package org.tailspin.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tailspin.cli.console.FileProblem;

/**
 * A table in a text file, line by line, as people have it: with commas, semicolons, tabs or blanks between its cells, with
 * points or commas for decimals, in UTF-8 or UTF-16, compressed by gzip or not, with remarks behind # or % before its first
 * line, and with or without a separator at the ends of its lines.
 *
 * <p>One line is one row: a quote that is never closed is a fault of its line, and cannot swallow the rest of the file. The
 * limits keep a wrong file, such as a disk image, from filling the memory before anyone notices.
 */
public final class CsvLines implements AutoCloseable {

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

    /** No weight or state, but a name of a neuron. */
    private static final Pattern ID = Pattern.compile("[1-9]\\d{8,}");

    /** Any number of blanks between cells. */
    private static final char BLANK = ' ';

    private static final char UNKNOWN = 0;

    private static final int TWO_BYTES = 2;

    private final Path path;
    private final Limits limits;
    private final Reader reader;
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

    /** Lines that were read ahead. */
    private final Deque<Line> pending = new ArrayDeque<>();

    /** Of the cells that were handed out last. */
    private long current;

    private long remarks;
    private String firstRemark = "";

    /**
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
            reader = new InputStreamReader(opened.in(), charset(opened.in()).newDecoder()); // refuses what is not in it
        } catch (IOException e) {
            throw Opened.problem(path, e);
        }
    }

    /** By the mark at the beginning, which Windows writes. */
    private static Charset charset(InputStream in) throws IOException {
        in.mark(TWO_BYTES);
        final int first = in.read();
        final int second = in.read();
        in.reset();
        return first == 0xff && second == 0xfe || first == 0xfe && second == 0xff
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
    }

    /**
     * @return the cells of the next line that is not blank; null at the end
     * @throws FileProblem if the line cannot be read
     */
    public List<String> next() {
        if (!pending.isEmpty()) {
            current = pending.peek().number();
            return pending.remove().cells();
        }
        final String text = readText();
        if (separator == UNKNOWN && text != null) {
            return first(text);
        }
        return text == null ? null : trimmed(cells(text));
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
        separator = separator(text);
        final List<String> cells = cells(text);
        final long number = line;
        final Line second = endsEmpty(cells) ? second() : null;
        hasTrailingSeparator = endsEmpty(cells)
                && (second == null || second.cells().size() < cells.size() || endsEmpty(second.cells()));
        if (last != null && !firstRemark.startsWith("%%")) {
            final List<String> header = header(last, cells.size());
            if (header != null) {
                remarks--;
                pending.add(new Line(trimmed(cells), number));
                addSecond(second);
                current = number - 1;
                return header;
            }
        }
        addSecond(second);
        current = number;
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

    private Line second() {
        final String text = readText();
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

    /**
     * @return the first remark, known once a line was read; empty if there is none
     */
    String remark() {
        if (separator == UNKNOWN) {
            final List<String> cells = next();
            if (cells != null) {
                pending.addFirst(new Line(cells, current));
            }
        }
        return firstRemark;
    }

    /**
     * @return how many lines before the first one were remarks
     */
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
            throw problem("the file is not text in UTF-8 or UTF-16");
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
                cells.add(text.substring(from, to).strip());
                from = to + 1;
            }
            cells.add(text.substring(from).strip());
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
            final List<String> cells =
                    records.next().stream().map(String::strip).toList();
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

    /**
     * @return which part of the file has been read, in [0, 1]
     */
    double share() {
        return size > 0 ? Math.min(1, (double) consumed.getAsLong() / size) : 0; // a pipe has no size
    }

    /**
     * @return number of the line that was read last, from 1
     */
    long line() {
        return current;
    }

    /**
     * @param message what is wrong with the line that was read last
     * @return the exception to throw
     */
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
     * @param cell of a line
     * @return whether it is a number, in this file
     */
    boolean isNumber(String cell) {
        return Numbers.isNumber(separator == ',' ? cell : cell.replace(',', '.'));
    }

    /**
     * @param cells of a line
     * @param first number
     * @return whether they count from it, as where columns have no names
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
     * @param cells of a line
     * @return whether they are different ids of at least 9 digits: names of neurons, and no weights or states
     */
    static boolean areIds(List<String> cells) {
        return cells.size() > 1
                && cells.stream().distinct().count() == cells.size()
                && cells.stream().allMatch(cell -> ID.matcher(cell).matches());
    }

    /**
     * @param cells of a line
     * @param width that it must have
     * @return the same, without an empty cell at its end where that is one too many
     * @throws FileProblem if it has more or fewer
     */
    List<String> fit(List<String> cells, int width) {
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
