package org.tailspin.cli.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.console.Console;
import org.tailspin.files.FileProblem;

class MeasuredFileTest {

    private static final String EXPERIMENT = "of \u03b1 = 1.5, say";

    @TempDir
    private Path temporary;

    private OutputDirectory directory() {
        return new Outputs(List.of(), false, Console.SILENT, Map.of(), Map.of())
                .resumed(temporary.resolve("out"), "test", List.of(OutputDirectory.MEASURED));
    }

    private void put(MeasuredFile file) {
        file.put("exponents", 0, "0.1 -2.5E-300 NaN");
        file.put("exponents", 7, "");
        file.put("\u03bb of flows", 7, "QUJD+/==");
    }

    /** Whatever is left of the file, whole lines are known, the rest is put again, and the bytes are those of the whole. */
    @Test
    void everyLengthIsGoneOnWith() throws IOException {
        final Path path = temporary.resolve("out").resolve(OutputDirectory.MEASURED);
        final byte[] whole;
        try (OutputDirectory directory = directory()) {
            directory.begin("test");
            try (MeasuredFile file = new MeasuredFile(directory, EXPERIMENT)) {
                put(file);
            }
            whole = Files.readAllBytes(path);
            int ends = -1;
            for (int length = 0; length <= whole.length; length++) {
                ends += length > 0 && whole[length - 1] == '\n' ? 1 : 0;
                Files.write(path, Arrays.copyOf(whole, length));
                try (MeasuredFile file = new MeasuredFile(directory, EXPERIMENT)) {
                    assertEquals(Math.max(0, ends), file.size(), "of " + length + " bytes");
                    assertEquals(
                            ends < 1 ? Optional.empty() : Optional.of("0.1 -2.5E-300 NaN"), file.get("exponents", 0));
                    if (ends < 1) {
                        file.put("exponents", 0, "0.1 -2.5E-300 NaN");
                    }
                    if (ends < 2) {
                        file.put("exponents", 7, "");
                    }
                    if (ends < 3) {
                        file.put("\u03bb of flows", 7, "QUJD+/==");
                    }
                }
                assertArrayEquals(whole, Files.readAllBytes(path), "of " + length + " bytes");
            }
        }
    }

    /** A byte that changed ends what is known. */
    @Test
    void whatChangedIsMeasuredAgain() throws IOException {
        final Path path = temporary.resolve("out").resolve(OutputDirectory.MEASURED);
        try (OutputDirectory directory = directory()) {
            directory.begin("test");
            try (MeasuredFile file = new MeasuredFile(directory, EXPERIMENT)) {
                put(file);
            }
            final byte[] whole = Files.readAllBytes(path);
            final int header = EXPERIMENT.getBytes(StandardCharsets.UTF_8).length + 1;
            for (int i = header; i < whole.length; i++) {
                final byte[] changed = whole.clone();
                changed[i] ^= 1;
                Files.write(path, changed);
                final int place = i;
                final long before = new String(whole, header, place - header, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                try (MeasuredFile file = new MeasuredFile(directory, EXPERIMENT)) {
                    assertEquals(before, file.size(), "byte " + i);
                }
            }
        }
    }

    @Test
    void anotherExperimentIsRefused() {
        try (OutputDirectory directory = directory()) {
            directory.begin("test");
            new MeasuredFile(directory, EXPERIMENT).close();
            final String message = assertThrows(FileProblem.class, () -> new MeasuredFile(directory, "of another"))
                    .getMessage();
            assertTrue(message.contains(EXPERIMENT) && message.contains("of another"), message);
        }
    }
}
