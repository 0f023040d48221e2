package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A list of numbers: a vector of NumPy, MATLAB or HDF5, or a text file with a number in each line, all numbers in one line, or a column
 * of a table with a header. A table may list more modes or neurons in another column: its column of this list ends where its
 * cells become empty.
 */
public final class NumbersFile {

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
     * {@return the numbers, at least 1}
     *
     * @param path of the file
     * @param names of the column, where there are several; of a single one any name will do
     * @throws FileProblem if the file cannot be read, has no such column, or something in it is no number
     */
    public static List<Double> read(Path path, List<String> names) {
        final Optional<NumericArray> array =
                ArrayFile.read(path, new ArrayChoice(Variable.NONE, NumericArray::isVector, "vector of numbers"));
        if (array.isPresent()) {
            return numbers(path, array.get());
        }
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            return new NumbersFile(lines, path, names).read();
        }
    }

    private static List<Double> numbers(Path path, NumericArray array) {
        if (!NumericArray.isVector(array.shape())) {
            throw new FileProblem(path + ": a list of numbers must have one extent, but this is "
                    + NumericArray.words(array.shape()));
        }
        for (double number : array.values()) {
            if (!Double.isFinite(number)) {
                throw new FileProblem(path + ": a list must have finite numbers, but one is " + number);
            }
        }
        return Arrays.stream(array.values()).boxed().toList();
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
        if (cells != null && width == 1 && cells.size() > 1 && lines.peek() == null) {
            for (int i = 0; i < cells.size(); i++) {
                numbers.add(lines.number(cells, i));
            }
            return numbers;
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
        return !cell.isEmpty() && Character.isLetter(cell.codePointAt(0)) && !MissingNumber.is(cell);
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
