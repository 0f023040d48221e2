package org.tailspin.cli.options;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.FileProblem;
import org.tailspin.files.NumbersFile;

/**
 * A list of numbers on a command line: a file that has them, or the numbers themselves with blanks between them, as they
 * stand in a configuration, which says all of a sweep. A file is read once, and not before its numbers are needed.
 */
public final class ListArgument {

    /** What may be typed. */
    public static final String SYNTAX =
            "FILE has a number in each line or all in one, or a header and a column of that name; numbers in its place, in quotes and with blanks between them, will do";

    private final RecipeColumn column;
    private final String given;
    private List<Double> numbers;

    /**
     * Keeps what was typed.
     *
     * @param column what it lists
     * @param given as typed
     */
    public ListArgument(RecipeColumn column, String given) {
        this.column = column;
        this.given = given;
    }

    /**
     * {@return the numbers, in the order of modes or neurons}
     *
     * @throws FileProblem if the file cannot be read or is wrong
     */
    public synchronized List<Double> numbers() {
        if (numbers == null) {
            numbers = read();
        }
        return numbers;
    }

    private List<Double> read() {
        try {
            final List<Double> typed = EnsembleList.parse(given);
            if (!typed.isEmpty()) {
                return typed;
            }
        } catch (IllegalArgumentException e) {
            // no numbers: the name of a file
        }
        try {
            return NumbersFile.read(Path.of(given), List.of(column.entry(), column.label()));
        } catch (InvalidPathException e) {
            throw new FileProblem("cannot read '" + given + "': it is no name of a file");
        }
    }

    /** {@return the file that it names; empty for numbers} */
    public Optional<Path> path() {
        try {
            final Path path = Path.of(given);
            return Files.exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** {@return the numbers as a text that says all of them} */
    public String text() {
        return EnsembleList.text(numbers());
    }

    /** As typed. */
    @Override
    public String toString() {
        return given;
    }

    /**
     * {@return the same, or the numbers of a list: an array for programs, and too much to show to people}
     *
     * @param column of a recipe
     * @param value in it
     */
    public static Object field(TableColumn column, Object value) {
        return value != null && column instanceof RecipeColumn recipe && recipe.isList()
                ? EnsembleList.parse(value.toString()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()
                : value;
    }
}
