package org.tailspin.cli.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tailspin.cli.console.FileProblem;

/**
 * A list of numbers in a CSV file: a number in each line, or a column of a table with a header. A table may list more modes
 * or neurons in another column: its column of this list ends where its cells become empty.
 */
public final class NumbersFile {

    /** Texts of tables for what is no number; nobody calls a column so. */
    private static final Set<String> MISSING = Set.of("nan", "na", "n/a", "null", "inf", "infinity", "none", "missing");

    private final CsvLines lines;
    private final Path path;
    private final List<String> names;
    private final List<Double> numbers = new ArrayList<>();

    private NumbersFile(CsvLines lines, Path path, List<String> names) {
        this.lines = lines;
        this.path = path;
        this.names = names;
    }

    /**
     * @param path of the file
     * @param names of the column, where there are several; of a single one any name will do
     * @return the numbers, at least 1
     * @throws FileProblem if the file cannot be read, has no such column, or something in it is no number
     */
    public static List<Double> read(Path path, List<String> names) {
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            return new NumbersFile(lines, path, names).read();
        }
    }

    private List<Double> read() {
        List<String> cells = lines.next();
        int width = 1;
        int place = 0;
        if (cells != null && cells.stream().allMatch(NumbersFile::isName)) {
            width = cells.size();
            place = place(cells);
            cells = lines.next();
        }
        boolean isEnded = false;
        for (; cells != null; cells = lines.next()) {
            if (cells.size() != width) {
                throw lines.problem(
                        width == 1
                                ? "the line must have one number, but has " + cells.size()
                                        + "; a table must begin with the names of its columns"
                                : "the line has " + cells.size() + " columns, but the header has " + width);
            }
            if (cells.get(place).isEmpty()) {
                isEnded = true;
            } else if (isEnded) {
                throw lines.problem("there is a number after a cell without one");
            } else {
                numbers.add(lines.number(cells, place));
            }
        }
        if (numbers.isEmpty()) {
            throw new FileProblem(path + " has no numbers: there must be at least 1");
        }
        return numbers;
    }

    private static boolean isName(String cell) {
        return !cell.isEmpty()
                && Character.isLetter(cell.codePointAt(0))
                && !MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    private int place(List<String> header) {
        if (header.size() == 1) {
            return 0;
        }
        int place = -1;
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i))) {
                if (place >= 0) {
                    throw lines.problem("there are two columns " + header.get(place) + " and " + header.get(i));
                }
                place = i;
            }
        }
        if (place < 0) {
            throw lines.problem("there is no column " + String.join(" or ", names));
        }
        return place;
    }
}
