package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;

/** One run of the command line in this process, and what it said. */
public record Run(int code, String out, String err) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static Run of(String... args) {
        return interrupted(() -> false, args);
    }

    /** A run that asks whether it was interrupted. */
    public static Run interrupted(BooleanSupplier isInterrupted, String... args) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int code;
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            code = Main.run(new Console(o, e, false, isInterrupted), args);
        }
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The JSON object of a run that succeeded, but for what made it. */
    public JsonNode json() {
        final JsonNode all = all();
        ((ObjectNode) all).remove("provenance");
        return all;
    }

    /** What made the JSON object of a run that succeeded. */
    JsonNode provenance() {
        return all().get("provenance");
    }

    private JsonNode all() {
        assertEquals(ExitCode.OK, code, err);
        try {
            return MAPPER.readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that the run succeeded. */
    public void done() {
        assertEquals(ExitCode.OK, code, err);
    }

    /** The lines on standard error but those that the run goes on, which a slow machine brings about. */
    List<String> said() {
        return err.lines()
                .filter(line -> !line.startsWith("tailspin: working, for "))
                .toList();
    }

    /** Checks that the run failed with a code and one line on standard error, which says all of the given words. */
    public void refused(int expectedCode, String... words) {
        assertEquals("", out);
        final List<String> lines = said();
        assertEquals(1, lines.size(), err);
        for (String word : words) {
            assertTrue(lines.get(0).contains(word), "'" + word + "' in: " + err);
        }
        assertEquals(expectedCode, code, err);
    }
}
