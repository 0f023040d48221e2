package org.tailspin.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.files.SpreadsheetText;

/** Cells on their way to a file that a spreadsheet may open. */
class CsvTableTest {

    @ParameterizedTest
    @CsvSource({
        "=1+1, '''=1+1'",
        "+cmd|calc, '''+cmd|calc'",
        "-x, '''-x'",
        "@SUM(A1), '''@SUM(A1)'",
        "AVAL, AVAL",
        "a=1, a=1",
        "-1.5e3, -1.5e3",
        "+7, +7",
        "-5a, '''-5a'",
    })
    void noTextBeginsAsAFormula(String text, String cell) {
        assertEquals(cell + "\r\n", CsvTable.text(List.of(), List.of(List.of(text))));
    }

    @Test
    void numbersStayNumbers() {
        assertEquals("-1.5,-3,true\r\n", CsvTable.text(List.of(), List.of(List.of(-1.5, -3, true))));
    }

    /** What spreadsheets would run is marked, and comes back as it was, also what looks marked already. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@x", "-a", "+b", "'=c", "''-d", "'plain", "-1.5", "e=f", ""})
    void textsComeBackAsTheyWere(String text) {
        final String cell = SpreadsheetText.protectedText(text);
        assertEquals(text, SpreadsheetText.unprotected(cell));
    }
}
