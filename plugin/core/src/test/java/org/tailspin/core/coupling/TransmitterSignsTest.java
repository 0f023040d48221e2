package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransmitterSignsTest {

    private static EdgeList list() {
        final EdgeList list = new EdgeList();
        list.add("a", "b", 3, "ACh");
        list.add("a", "c", 1, "gaba"); // of less weight
        list.add("b", "a", 2, "GABA");
        list.add("c", "a", 5, "serotonin");
        list.add("b", "c", 4, "GABA");
        return list;
    }

    private static TransmitterSigns signs(TransmitterSigns.Others others, Map<String, String> ofNeurons) {
        return new TransmitterSigns(TransmitterSigns.EXCITATORY, TransmitterSigns.INHIBITORY, others, ofNeurons);
    }

    @Test
    void othersAreDroppedAsRowsAndColumns() {
        final EdgeList.Signed signed = list().signed(signs(TransmitterSigns.Others.DROPPED, Map.of()));
        final GivenMatrix given = signed.edges().toCoupling(EdgeList.Keep.ALL, Set.of());
        assertEquals(List.of("a", "b"), given.coupling().neurons());
        assertArrayEquals(new double[][] {{0, 3}, {-2, 0}}, given.coupling().columns());
        assertEquals(
                List.of("1 neurons whose transmitter has no sign were dropped, with 3 connections: serotonin 1"),
                signed.notes());
    }

    @Test
    void orTheyActOnNoOther() {
        final EdgeList.Signed signed = list().signed(signs(TransmitterSigns.Others.SILENCED, Map.of()));
        final GivenMatrix given = signed.edges().toCoupling(EdgeList.Keep.SOURCES, Set.of());
        assertEquals(List.of("a", "b", "c"), given.coupling().neurons());
        assertArrayEquals(
                new double[][] {{0, 3, 1}, {-2, 0, -4}, {0, 0, 0}},
                given.coupling().columns());
        assertTrue(
                signed.notes().get(0).contains("act on no other: serotonin 1"),
                signed.notes().toString());
    }

    @Test
    void aTableOfNeuronsDecidesWhereThereIsOne() {
        final EdgeList.Signed signed = list().signed(signs(
                TransmitterSigns.Others.DROPPED, Map.of("a", "glutamate", "b", "acetylcholine", "c", "ach")));
        assertArrayEquals(
                new double[][] {{0, -3, -1}, {2, 0, 4}, {5, 0, 0}},
                signed.edges()
                        .toCoupling(EdgeList.Keep.ALL, Set.of())
                        .coupling()
                        .columns());
        assertEquals(List.of(), signed.notes());
    }

    @Test
    void aConnectionOfBothWaysHasTheSignOfEitherSource() {
        final EdgeList list = new EdgeList();
        list.add("a", "b", 2, "", true);
        final EdgeList.Signed signed =
                list.signed(signs(TransmitterSigns.Others.DROPPED, Map.of("a", "GABA", "b", "ACh")));
        assertArrayEquals(
                new double[][] {{0, -2}, {2, 0}},
                signed.edges()
                        .toCoupling(EdgeList.Keep.ALL, Set.of())
                        .coupling()
                        .columns());
    }

    @Test
    void badRulesSayWhy() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new TransmitterSigns(Set.of("glu"), Set.of("GLU"), TransmitterSigns.Others.DROPPED, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> list().signed(
                        signs(TransmitterSigns.Others.DROPPED, Map.of("x", "ACh"))));
    }
}
