package org.tailspin.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.tailspin.files.CsvLines;
import org.tailspin.files.Numbers;

/** What holds of every table that is written and read again. */
class CsvPropertiesTest {

    private static final String SEED = "20261130";

    private static Path file;

    @BeforeContainer
    static void create() throws IOException {
        file = Files.createTempFile("properties", ".csv");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    /** Names as people give them: with commas, quotes, signs, umlauts, and what a spreadsheet would run. */
    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("abzAZ019 ,;\"'=+-@.\u00e4\u03b1|#/")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> text.strip().equals(text))
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    /** Cells come back as they were, in every place of a row. */
    @Property(seed = SEED)
    void textsComeBack(@ForAll("texts") List<String> texts) throws IOException {
        final List<String> header = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            header.add("column " + (char) ('a' + i));
        }
        Files.writeString(file, CsvTable.text(List.of(), List.of(header, texts)), StandardCharsets.UTF_8);
        try (CsvLines lines = new CsvLines(file, CsvLines.Limits.DEFAULT)) {
            assertEquals(header, lines.next());
            assertEquals(texts, lines.next());
            assertNull(lines.next());
        }
    }

    /** A number that is written is the same number when it is read, to the last bit. */
    @Property(seed = SEED)
    void numbersComeBack(@ForAll double number) {
        final String cell = CsvTable.text(List.of(), List.of(List.of(number))).strip();
        assertEquals(number, Numbers.parse(cell));
    }
}
