package org.tailspin.cli.input;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tailspin.cli.console.FileProblem;

/**
 * A CSV file, line by line. One line is one row: a quote that is never closed is a fault of its line, and cannot swallow the
 * rest of the file. The limits keep a wrong file, such as a disk image, from filling the memory before anyone notices.
 */
public final class CsvLines implements AutoCloseable {

    /** Limits of a file, in characters. */
    public record Limits(int line, long file) {

        /** A row of a hundred thousand numbers, and a matrix of ten thousand neurons, with room to spare. */
        public static final Limits DEFAULT = new Limits(10_000_000, 4_000_000_000L);
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Path path;
    private final Limits limits;
    private final Reader reader;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int filled;
    private long line;
    private long characters;

    /**
     * @param path of the file
     * @param limits of a line and of the file
     * @throws FileProblem if it cannot be opened
     */
    public CsvLines(Path path, Limits limits) {
        this.path = path;
        this.limits = limits;
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot read " + path + ": it is a directory");
        }
        try {
            reader = Files.newBufferedReader(path, StandardCharsets.UTF_8); // refuses what is not UTF-8
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
    }

    /**
     * @return the cells of the next line that is not blank; null at the end
     * @throws FileProblem if the line cannot be read
     */
    public List<String> next() {
        String text = readLine();
        while (text != null && text.isBlank()) {
            text = readLine();
        }
        return text == null ? null : cells(text);
    }

    /** The next line without its end; null at the end. */
    private String readLine() {
        line++;
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
            throw problem("the file is not UTF-8 text");
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
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
        if (text.indexOf('"') < 0 && text.indexOf('\r') < 0) { // nearly all lines, and many times faster
            return Stream.of(text.split(",", -1)).map(String::strip).toList();
        }
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
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
     * @return number of the line that was read last, from 1
     */
    long line() {
        return line;
    }

    /**
     * @param message what is wrong with the line that was read last
     * @return the exception to throw
     */
    public FileProblem problem(String message) {
        return FileProblem.atLine(path, line, message);
    }

    /**
     * A weight.
     *
     * @param cells of the last line
     * @param column index of the cell
     * @return the number
     * @throws FileProblem if it is not a finite number
     */
    public double number(List<String> cells, int column) {
        try {
            return Numbers.parse(cells.get(column));
        } catch (IllegalArgumentException e) {
            throw problem("column " + (column + 1) + ": " + e.getMessage() + separatorHint(cells));
        }
    }

    /**
     * @param cells of a line that does not fit
     * @return what to add to the message if the file looks like one with other separators; empty otherwise
     */
    static String separatorHint(List<String> cells) {
        for (String cell : cells) {
            if (cell.indexOf(';') >= 0) {
                return "; commas must separate the columns, not semicolons, and a point the decimals";
            }
            if (cell.indexOf('\t') >= 0) {
                return "; commas must separate the columns, not tabs";
            }
        }
        return "";
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
