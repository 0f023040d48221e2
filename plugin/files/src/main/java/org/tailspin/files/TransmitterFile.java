package org.tailspin.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tailspin.core.coupling.NeuronName;
import org.tailspin.core.coupling.TransmitterColumns;

/**
 * The transmitter of every neuron in a text file: a line for each, with its name and its transmitter, as the first two columns or
 * by the names of a header.
 */
public final class TransmitterFile {

    private TransmitterFile() {}

    /**
     * {@return transmitter by name of the neuron}
     *
     * @param path of the file
     * @throws FileProblem if the file cannot be read, or a line is wrong
     */
    public static Map<String, String> read(Path path) {
        final Map<String, String> transmitters = new LinkedHashMap<>();
        try (CsvLines lines = new CsvLines(path, CsvLines.Limits.DEFAULT)) {
            List<String> cells = lines.next();
            if (cells == null || cells.size() < 2) {
                throw new FileProblem(path + " must have at least 1 line with a neuron and its transmitter");
            }
            final int width = cells.size();
            int neuron = 0;
            int transmitter = 1;
            final Optional<Integer> named = TransmitterColumns.transmitter(cells);
            if (named.isPresent()) {
                neuron = TransmitterColumns.neuron(cells).orElse(0);
                transmitter = named.get();
                cells = lines.next();
            } else if (width > 2) {
                throw lines.problem("the file has " + width + " columns, and none of its header is named transmitter: a"
                        + " file without a header has 2, neuron and transmitter");
            }
            for (; cells != null; cells = lines.next()) {
                final List<String> row = lines.fit(cells, width);
                final String name = row.get(neuron);
                try {
                    final String earlier = transmitters.put(
                            NeuronName.of(name), row.get(transmitter).strip());
                    if (earlier != null
                            && !earlier.equalsIgnoreCase(row.get(transmitter).strip())) {
                        throw lines.problem("the neuron " + name.strip() + " has the transmitter "
                                + row.get(transmitter).strip() + ", and " + earlier + " in an earlier line");
                    }
                } catch (IllegalArgumentException e) {
                    throw lines.problem(e.getMessage());
                }
            }
        }
        return transmitters;
    }
}
