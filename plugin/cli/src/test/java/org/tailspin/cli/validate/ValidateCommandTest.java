package org.tailspin.cli.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Speaker;
import org.tailspin.core.validate.Expectation;
import org.tailspin.core.validate.KnownCase;
import org.tailspin.core.validate.PinnedBitsCase;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ValidateCommandTest {

    private static final KnownCase WRONG =
            monitor -> List.of(new Expectation("a line", "slope", 1, 0.1, "made up").obtained(2));

    /** A root with this one command. */
    @Command(name = "root")
    private record Root(Console console) implements Speaker {}

    private static Run run(List<KnownCase> cases, String... args) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
        final PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
        final int code = new CommandLine(new Root(new Console(o, e, false, () -> false)))
                .addSubcommand("validate", new ValidateCommand(cases))
                .execute(Stream.concat(Stream.of("validate"), Arrays.stream(args))
                        .toArray(String[]::new));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsRightPasses() {
        final Run run = run(List.of(new PinnedBitsCase()));
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("2837890590") && run.out().contains("All 4 checks pass."), run.out());
    }

    @Test
    void aWrongExpectationFails() {
        final Run run = run(List.of(new PinnedBitsCase(), WRONG));
        assertEquals(ExitCode.NOT_CONVERGED, run.code());
        assertTrue(run.out().contains("FAIL") && run.out().contains("1 of 5 checks FAIL."), run.out());
    }

    @Test
    void printsJson() throws IOException {
        final Run run = run(List.of(WRONG), "--json", "--threads", "1");
        assertEquals(ExitCode.NOT_CONVERGED, run.code(), run.err());
        final JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals(1, json.get("failed").intValue());
        final JsonNode check = json.get("checks").get(0);
        assertEquals("FAIL", check.get("verdict").textValue());
        assertEquals(2, check.get("obtained").doubleValue());
        assertEquals("made up", check.get("source").textValue());
        assertTrue(check.get("se").isNull());
    }

    @Test
    void refusesNoThreads() {
        Run.of("validate", "--threads", "0").refused(ExitCode.USAGE, "0", "1..1024");
    }
}
