package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSquareTest {

    private static final double[][] WEIGHTS = {{1, 2}, {3, 4}};

    @Test
    void rowsAreFoundByTheirNames() {
        final GivenMatrix turned = NamedSquare.of(List.of("a", "b"), List.of("b", "a"), WEIGHTS);
        assertEquals(3, turned.coupling().matrix().get(0, 0), "row a is the second");
        assertEquals(2, turned.coupling().matrix().get(1, 1));
        assertEquals(1, turned.notes().size());
        assertEquals(List.of("a", "b"), turned.coupling().neurons());
    }

    @Test
    void namesOfNobodyGiveWayToOthers() {
        for (List<String> generic : List.of(List.of("Row0", "Row1"), List.of("V1", "V2"), List.of("0", "1"))) {
            assertEquals(
                    List.of("a", "b"),
                    NamedSquare.of(List.of("a", "b"), generic, WEIGHTS)
                            .coupling()
                            .neurons());
            assertEquals(
                    List.of("a", "b"),
                    NamedSquare.of(generic, List.of("a", "b"), WEIGHTS)
                            .coupling()
                            .neurons());
        }
    }

    @Test
    void otherNeuronsInRowsThanInColumnsAreRefused() {
        final String said = assertThrows(
                        IllegalArgumentException.class,
                        () -> NamedSquare.of(List.of("a", "b"), List.of("a", "c"), WEIGHTS))
                .getMessage();
        assertTrue(said.contains("row 2 is 'c'"), said);
    }
}
