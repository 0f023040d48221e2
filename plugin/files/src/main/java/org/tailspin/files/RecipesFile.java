package org.tailspin.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import org.tailspin.core.table.ColumnException;

/** The networks of a sweep, from the recipe columns of its table. */
public final class RecipesFile implements RecipeValues.Source {

    private final CsvLines lines;
    private final List<String> header;
    private List<String> cells;

    private RecipesFile(CsvLines lines, List<String> header) {
        this.lines = lines;
        this.header = header;
    }

    /**
     * {@return its networks, in the order of the rows}
     *
     * @param path of the table
     * @throws FileProblem if the file cannot be read, a column is missing or a row is wrong
     */
    public static List<NetworkRecipe> read(Path path) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> header = lines.next();
            if (header == null) {
                throw new FileProblem(path + " is empty: a table of networks must have a header and at least 1 row");
            }
            for (RecipeColumn column : RecipeValues.REQUIRED) {
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
            return RecipeValues.recipe(this);
        } catch (IllegalArgumentException e) {
            throw lines.problem(e.getMessage());
        }
    }

    @Override
    public boolean has(RecipeColumn column) {
        return header.contains(column.label());
    }

    @Override
    public Object value(RecipeColumn column) {
        final String text = has(column) ? cells.get(header.indexOf(column.label())) : "";
        if (text.isEmpty()) {
            return null;
        }
        return switch (column.type()) {
            case INTEGER, REAL -> number(column, text);
            case FLAG -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : (Object) text;
            default -> text;
        };
    }

    private double number(RecipeColumn column, String text) {
        try {
            return Numbers.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ColumnException(name(column) + ": " + e.getMessage(), e);
        }
    }
}
