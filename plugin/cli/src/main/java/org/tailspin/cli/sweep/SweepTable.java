package org.tailspin.cli.sweep;

import java.util.List;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.files.CsvLines;

/**
 * The finished networks of a sweep, read back from its table. Everything that is derived from a sweep is derived from here,
 * so that it does not matter in how many runs the rows were made; and they are read one by one, however many they are.
 */
final class SweepTable {

    /** What looks at the networks. */
    @FunctionalInterface
    interface Reader {

        /**
         * Takes a row.
         *
         * @param recipe of a network
         * @param row what is known of it
         */
        void accept(NetworkRecipe recipe, SweepRow row);
    }

    private final OutputDirectory directory;
    private final List<NetworkRecipe> recipes;
    private final NetworkColumns columns;

    /**
     * Opens the table of a directory.
     *
     * @param directory with the table
     * @param job whose networks are its rows, or more
     */
    SweepTable(OutputDirectory directory, SweepJob job) {
        this.directory = directory;
        recipes = job.networks();
        columns = job.columns();
    }

    /** {@return its columns} */
    NetworkColumns columns() {
        return columns;
    }

    /**
     * Reads the table.
     *
     * @param readers see every row, in order
     * @throws FileProblem if it cannot be read, or is not the table of these networks
     */
    void read(Reader... readers) {
        try (CsvLines lines = new CsvLines(directory.file(OutputDirectory.NETWORKS), CsvLines.Limits.DEFAULT)) {
            lines.next();
            int i = 0;
            for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
                if (i == recipes.size() || cells.size() != columns.list().size()) {
                    throw lines.problem("the line is not of this sweep");
                }
                final NetworkRecipe recipe = recipes.get(i++);
                final SweepRow row = new SweepRow(columns, cells);
                for (Reader reader : readers) {
                    reader.accept(recipe, row);
                }
            }
        }
    }
}
