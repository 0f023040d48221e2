package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronNameTest {

    @ParameterizedTest
    @CsvSource({
        "720575940600000001,720575940600000001",
        "AVAL,AVAL",
        "' AVAL ',AVAL",
        "12.0,12",
        "12.,12",
        "5E2,5E2",
        "007,007",
        "1.5,1.5",
        "DB1/3,DB1/3"
    })
    void aNameIsWhatItSays(String text, String name) {
        assertEquals(name, NeuronName.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.20576E+17", "7.20576e+17", "7,20576E+17", "7E+17", "7.2e17", "720575940628857210.0"})
    void aNumberThatLostItsDigitsIsNone(String text) {
        final String said = assertThrows(IllegalArgumentException.class, () -> NeuronName.of(text))
                .getMessage();
        assertTrue(said.contains("'" + text + "'") && said.contains("lost"), said);
    }

    @Test
    void numbersOfATable() {
        assertEquals("12", NeuronName.of(12.0));
        assertEquals("9007199254740992", NeuronName.of(0x1p53));
        assertThrows(IllegalArgumentException.class, () -> NeuronName.of(720575940600000001.0));
    }

    @Test
    void namesThatAreSpoiledTogetherAreRefused() {
        final String spreadsheet = assertThrows(
                        IllegalArgumentException.class,
                        () -> NeuronName.check(
                                List.of("720575940628857000", "720575940612345000", "720575940698765000", "7")))
                .getMessage();
        assertTrue(spreadsheet.contains("all 3 names") && spreadsheet.contains("spreadsheet"), spreadsheet);
        // three doubles next to each other at 7.2e17 are 128 apart
        final String rounded = assertThrows(
                        IllegalArgumentException.class,
                        () -> NeuronName.check(
                                List.of("720575940628857216", "720575940628857344", "720575940628857472")))
                .getMessage();
        assertTrue(rounded.contains("power of 2"), rounded);
        assertDoesNotThrow(
                () -> NeuronName.check(List.of("720575940628857216", "720575940628857344", "720575940600000001")));
        assertDoesNotThrow(() -> NeuronName.check(List.of("720575940628857216", "720575940628857344")));
    }

    @Test
    void wholeNumbersOfAnyLengthAreOrderedAsNumbers() {
        assertEquals(
                List.of("9", "10", "18446744073709551617"),
                NeuronName.ordered(List.of("18446744073709551617", "10", "9")));
        assertEquals(List.of("10", "9", "a"), NeuronName.ordered(List.of("a", "9", "10")));
    }
}
