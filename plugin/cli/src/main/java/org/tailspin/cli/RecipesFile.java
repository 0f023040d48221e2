package org.tailspin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.Disorder;
import org.tailspin.core.sweep.NetworkRecipe;

/** The networks of a sweep, from the recipe columns of its table. */
final class RecipesFile {

    private static final List<Column> NEEDED =
            List.of(Column.ENSEMBLE, Column.N, Column.GAIN, Column.COUPLING_SEED, Column.STATE_SEED);

    private final CsvLines lines;
    private final List<String> header;
    private List<String> cells;

    private RecipesFile(CsvLines lines, List<String> header) {
        this.lines = lines;
        this.header = header;
    }

    /**
     * @param path of the table
     * @return its networks, in the order of the rows
     * @throws FileProblem if the file cannot be read, a column is missing or a row is wrong
     */
    static List<NetworkRecipe> read(Path path) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> header = lines.next();
            if (header == null) {
                throw new FileProblem(path + " is empty: a table of networks must have a header and at least 1 row");
            }
            for (Column column : NEEDED) {
                if (!header.contains(column.label())) {
                    throw lines.problem("there is no column " + column.label() + ", which a network needs");
                }
            }
            final RecipesFile file = new RecipesFile(lines, header);
            for (file.cells = lines.next(); file.cells != null; file.cells = lines.next()) {
                recipes.add(file.recipe());
            }
        }
        if (recipes.isEmpty()) {
            throw new FileProblem(path + " has a header, but no networks");
        }
        return recipes;
    }

    private NetworkRecipe recipe() {
        if (cells.size() != header.size()) {
            throw lines.problem("the line has " + cells.size() + " columns, but the header has " + header.size());
        }
        try {
            final String alpha = text(Column.ALPHA, "");
            expect(Column.DYNAMICS, NetworkRecipe.DYNAMICS);
            expect(Column.NONLINEARITY, Nonlinearity.TANH.label());
            final Disorder disorder = new Disorder(
                    Ensembles.of(text(Column.ENSEMBLE, ""), alpha.isEmpty() ? null : Numbers.parse(alpha)),
                    (int) whole(Column.N),
                    whole(Column.COUPLING_SEED));
            final String noise = text(Column.NOISE, "");
            return new NetworkRecipe(
                    disorder,
                    Numbers.parse(text(Column.GAIN, "")),
                    whole(Column.STATE_SEED),
                    Nonlinearity.TANH,
                    noise.isEmpty() ? 0 : Numbers.parse(noise));
        } catch (IllegalArgumentException e) {
            throw lines.problem(e.getMessage());
        }
    }

    private String text(Column column, String missing) {
        final int index = header.indexOf(column.label());
        return index < 0 ? missing : cells.get(index);
    }

    private void expect(Column column, String only) {
        final String value = text(column, only);
        if (!value.equals(only)) {
            throw new IllegalArgumentException(column.label() + " must be " + only + ", but is '" + value + "'");
        }
    }

    private long whole(Column column) {
        final String text = text(column, "");
        final double value = Numbers.parse(text);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    column.label() + " must be a whole number of at most " + Integer.MAX_VALUE + ", but is " + text);
        }
        return (long) value;
    }
}
