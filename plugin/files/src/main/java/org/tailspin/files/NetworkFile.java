package org.tailspin.files;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tailspin.core.dynamics.trained.NamedWeights;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.core.dynamics.trained.WeightArray;
import org.tailspin.core.dynamics.trained.WeightEntries;
import org.tailspin.core.dynamics.trained.WeightEntries.Field;

/**
 * The weights of a trained recurrent network, out of a file of named arrays (.npz, safetensors, HDF5 or MATLAB) or a table of
 * their entries.
 */
public final class NetworkFile {

    private NetworkFile() {}

    /**
     * {@return the weights}
     *
     * @param path of the file
     * @param wanted which layer, and how its weights are laid out
     * @throws FileProblem if the file cannot be read, or has no such layer
     * @throws IllegalArgumentException if the memory does not hold it
     */
    public static RecurrentWeights read(Path path, NamedWeights wanted) {
        return ArrayFile.of(path, (arrays, isAlone) -> {
                    try {
                        return wanted.of(arrays.keySet(), name -> {
                            final NumericArray array = arrays.get(name).read();
                            return new WeightArray(array.shape(), array.values());
                        });
                    } catch (IllegalArgumentException e) {
                        throw new FileProblem(path + ": " + e.getMessage(), e);
                    }
                })
                .orElseGet(() -> text(path, wanted));
    }

    /** The entries of the arrays, a line for each. */
    private static RecurrentWeights text(Path path, NamedWeights wanted) {
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            final List<String> header = lines.next();
            final Map<Field, Integer> columns = new EnumMap<>(Field.class);
            for (Field field : Field.values()) {
                for (int i = 0; header != null && i < header.size(); i++) {
                    if (header.get(i).strip().equalsIgnoreCase(field.label())) {
                        columns.putIfAbsent(field, i);
                    }
                }
            }
            if (columns.size() < Field.values().length) {
                throw new FileProblem(path
                        + " must hold named arrays (.npz, .safetensors, .h5 or .mat), or be a table with the columns array,"
                        + " row, column and value, but is neither");
            }
            final WeightEntries entries = new WeightEntries();
            for (List<String> line = lines.next(); line != null; line = lines.next()) {
                final List<String> cells = lines.fit(line, header.size());
                try {
                    entries.add(
                            cells.get(columns.get(Field.ARRAY)),
                            index(cells.get(columns.get(Field.ROW)))
                                    .orElseThrow(() -> new IllegalArgumentException("the row of a weight is missing")),
                            index(cells.get(columns.get(Field.COLUMN))),
                            lines.number(cells, columns.get(Field.VALUE)));
                } catch (IllegalArgumentException e) {
                    throw lines.problem(e.getMessage());
                }
            }
            final Map<String, WeightArray> arrays = entries.arrays();
            return wanted.of(arrays.keySet(), arrays::get);
        } catch (IllegalArgumentException e) {
            throw new FileProblem(path + ": " + e.getMessage(), e);
        }
    }

    private static OptionalInt index(String cell) {
        final String text = cell.strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,9}(\\.0)?")) {
            throw new IllegalArgumentException("an index must be a whole number of at least 0, but is '" + text + "'");
        }
        return OptionalInt.of(Integer.parseInt(text.replace(".0", "")));
    }
}
