package org.tailspin.files;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tailspin.core.coupling.PopulationTable;

/** The laws of pairs of populations in a text file: a header, and a row for each pair, as {@link PopulationTable} has them. */
public final class PopulationFile {

    private PopulationFile() {}

    /**
     * {@return the table}
     *
     * @param path of the file
     * @throws FileProblem if the file cannot be read, or a column or a row is wrong
     */
    public static PopulationTable read(Path path) {
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> header = lines.next();
            if (header == null) {
                throw new FileProblem(path + " is empty: it must have the columns of a table of populations");
            }
            try {
                final PopulationTable table = new PopulationTable(header);
                for (List<String> cells = lines.next(); cells != null; cells = lines.next()) {
                    add(lines, header, lines.fit(cells, header.size()), table);
                }
                return table;
            } catch (IllegalArgumentException e) {
                throw new FileProblem(path + ": " + e.getMessage(), e);
            }
        }
    }

    private static void add(CsvLines lines, List<String> header, List<String> row, PopulationTable table) {
        final Map<PopulationTable.Law, Double> numbers = new EnumMap<>(PopulationTable.Law.class);
        for (PopulationTable.Law number : table.columns()) {
            final int column = header.indexOf(number.label());
            if (!row.get(column).isEmpty()) {
                numbers.put(number, lines.number(row, column));
            }
        }
        table.add(
                "line " + lines.line(),
                row.get(header.indexOf(PopulationTable.TARGET)),
                row.get(header.indexOf(PopulationTable.SOURCE)),
                numbers);
    }
}
