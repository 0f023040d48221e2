package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.tailspin.cli.Main;
import org.tailspin.cli.console.Console;

/** What the command line says and computes, to compare the nodes with. */
final class CommandLine {

    private CommandLine() {}

    /** The JSON of a command that succeeds. */
    static JsonNode json(String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(0, run(out, err, words), err::toString);
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    /** What a command that is refused says. */
    static String refusal(String... words) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new ByteArrayOutputStream(), err, words);
        assertEquals(true, code != 0, "the command succeeded");
        return err.toString(StandardCharsets.UTF_8).strip().replaceFirst("^tailspin: ", "");
    }

    private static int run(ByteArrayOutputStream out, ByteArrayOutputStream err, String... words) throws IOException {
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return Main.run(new Console(o, e, false, () -> false), words);
        }
    }
}
