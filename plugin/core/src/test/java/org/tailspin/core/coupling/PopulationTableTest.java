package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTableTest {

    private static final List<String> COLUMNS =
            List.of("source", "target", "scale", "share", "alpha", "density", "sign");

    /** "source target scale share alpha density sign", a hyphen for no number. */
    private static PopulationTable table(String... rows) {
        final PopulationTable table = new PopulationTable(COLUMNS);
        for (int r = 0; r < rows.length; r++) {
            final List<String> cells = Arrays.asList(rows[r].split(" "));
            final Map<PopulationTable.Law, Double> numbers = new EnumMap<>(PopulationTable.Law.class);
            for (PopulationTable.Law number : PopulationTable.Law.values()) {
                final String cell = cells.get(COLUMNS.indexOf(number.label()));
                if (!cell.equals("-")) {
                    numbers.put(number, Double.valueOf(cell));
                }
            }
            table.add("row " + (r + 1), cells.get(1), cells.get(0), numbers);
        }
        return table;
    }

    /** By target and source, whatever the order of the rows; one number for each source where the targets agree. */
    @Test
    void rowsBecomeLists() {
        final Map<EnsembleList, List<Double>> lists = table(
                        "I I 4 0.2 1 1 -1", "E I 1 - 2 0.5 1", "E E 1 0.8 2 1 1", "I E 3 0.2 1 1 -1")
                .toLists();
        assertEquals(List.of(0.2, 0.8), lists.get(EnsembleList.POPULATION_SHARES), "I is named first as a source");
        assertEquals(List.of(1.0, 2.0), lists.get(EnsembleList.BLOCK_ALPHAS));
        assertEquals(List.of(-1.0, 1.0), lists.get(EnsembleList.BLOCK_SIGNS));
        assertEquals(List.of(4.0, 1.0, 3.0, 1.0), lists.get(EnsembleList.BLOCK_SCALES), "I<-I I<-E E<-I E<-E");
        assertEquals(List.of(1.0, 0.5, 1.0, 1.0), lists.get(EnsembleList.BLOCK_DENSITIES));
        assertEquals(PopulationTable.Law.values().length, lists.size());
    }

    /** A law without a column is not said. */
    @Test
    void whatHasNoColumnIsLeftOut() {
        final PopulationTable table = new PopulationTable(List.of("target", "source", "share"));
        for (String pair : List.of("a a", "a b", "b a", "b b")) {
            table.add(pair, pair.substring(0, 1), pair.substring(2), Map.of(PopulationTable.Law.SHARE, 1.0));
        }
        assertEquals(Map.of(EnsembleList.POPULATION_SHARES, List.of(1.0, 1.0)), table.toLists());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E E 1 1 3 1 0 | row 1: the alpha must lie in (0, 2], but is 3.0",
                "E E -1 1 2 1 0 | row 1: the scale must lie in [0,",
                "E E 1 0 2 1 0 | row 1: the share must lie in (0,",
                "E E 1 1 2 0 0 | row 1: the density must lie in (0, 1], but is 0.0",
                "E E 1 1 2 1 2 | row 1: the sign must lie in {-1, 0, 1}, but is 2.0",
                "E E - 1 2 1 0 | row 1 must have a number in every column of the laws, but has no scale",
                "E E 1 1 2 1 0;E E 1 1 2 1 0 | row 1 and row 2 are both from 'E' to 'E'",
                "E E 1 1 2 1 0;E I 1 2 2 1 0 | that of 'E' is 1.0 in row 1 and 2.0 in row 2",
                "E E 1 1 2 1 0 | at least 2 populations",
                "E E 1 1 2 1 0;E I 1 1 2 1 0;I E 1 - 2 1 0;I I 1 - 2 1 0 | 'I' has none",
                "E E 1 1 2 1 0;E I 1 1 2 1 0;I E 1 1 2 1 0 | none from 'I' to 'I'",
                "E E 1 1 2 1 0;I E 1 1 2 1 0;I I 1 1 2 1 0;E X 1 1 2 1 0 | 'X' is a target alone",
                "E E 0 1 2 1 0;E I 0 1 2 1 0;I E 0 1 2 1 0;I I 0 1 2 1 0 | at least 1 positive number"
            })
    void refusals(String rows, String part) {
        refused(part, () -> table(rows.split(";")).toLists());
    }

    @Test
    void columnsThatAreNoneAreNamed() {
        refused("but has no column share", () -> new PopulationTable(List.of("target", "source")));
        refused("a column 'scales'", () -> new PopulationTable(List.of("target", "source", "share", "scales")));
        refused("the column share twice", () -> new PopulationTable(List.of("target", "source", "share", "share")));
    }

    @Test
    void aPopulationHasAName() {
        final PopulationTable table = new PopulationTable(List.of("target", "source", "share"));
        refused("row 1 must name a population as target", () -> table.add("row 1", " ", "E", Map.of()));
        refused("row 1 must name a population as source", () -> table.add("row 1", "E", null, Map.of()));
    }

    private static void refused(String part, Executable what) {
        final String message =
                assertThrows(IllegalArgumentException.class, what).getMessage();
        assertTrue(message.contains(part), message);
    }
}
