package org.tailspin.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.FileProblem;
import org.tailspin.files.SpreadsheetText;

/**
 * A table on its way to a file, by RFC 4180: UTF-8, commas, CRLF. Numbers have a point in every locale, and so many digits
 * that reading them gives the same number; what is missing is an empty cell. A list of numbers is one cell, with blanks
 * between them.
 *
 * <p>A text that a spreadsheet would run is preceded by an apostrophe, as {@link SpreadsheetText} says.
 */
public final class CsvTable implements AutoCloseable {

    private final Path path;
    private final CSVPrinter printer;

    /**
     * Writes the header of a table.
     *
     * @param directory to write to
     * @param name of the file
     * @param columns its header
     * @throws FileProblem if it cannot be written
     */
    public CsvTable(OutputDirectory directory, String name, List<? extends TableColumn> columns) {
        this(directory.path().resolve(name), directory.writer(name), columns);
    }

    /**
     * Writes the header of a table.
     *
     * @param path of the file, for messages
     * @param writer to the file
     * @param columns of the table; none for a file without a header
     */
    public CsvTable(Path path, Writer writer, List<? extends TableColumn> columns) {
        this.path = path;
        try {
            printer = new CSVPrinter(writer, CSVFormat.RFC4180);
            if (!columns.isEmpty()) {
                printer.printRecord(columns.stream().map(TableColumn::label).toList());
            }
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /**
     * {@return the table, as it stands in a file}
     *
     * @param columns of the table; none for lines without a header
     * @param rows values in the order of the columns; null for a missing one
     */
    public static String text(List<? extends TableColumn> columns, List<? extends List<?>> rows) {
        final StringWriter text = new StringWriter();
        try (CsvTable table = new CsvTable(Path.of("text"), text, columns)) {
            rows.forEach(table::add);
        }
        return text.toString();
    }

    /**
     * Adds a row.
     *
     * @param values in the order of the columns; null for a missing one
     */
    public void add(List<?> values) {
        try {
            printer.printRecord(values.stream().map(CsvTable::cell).toList());
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Brings the rows so far to the file, so that they survive whatever comes. */
    public void flush() {
        try {
            printer.flush();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number.toString() : "";
        }
        if (value instanceof double[] list) {
            // exponents descend: those of minus infinity are the last, and leaving them out moves none
            return Arrays.stream(list)
                    .filter(Double::isFinite)
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining(" "));
        }
        if (value instanceof Boolean flag) {
            return flag.toString().toLowerCase(Locale.ROOT);
        }
        if (value instanceof String text) {
            return SpreadsheetText.protectedText(text);
        }
        return value == null ? "" : value.toString();
    }

    private FileProblem problem(IOException e) {
        return new FileProblem("cannot write", path, e);
    }

    @Override
    public void close() {
        try {
            printer.close();
        } catch (IOException e) {
            throw problem(e);
        }
    }
}
