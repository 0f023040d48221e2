package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;

/** {@code --input FILE} of lyapunov and trajectory. */
class DrivenNetworkTest {

    private static final String NETWORK = " --n 20 --alpha 1.5 --gain 0.8 --seed 3 --warmup 50";
    private static final String LYAPUNOV = "lyapunov --json --exponents 3 --tangent-warmup 20 --steps 100" + NETWORK;

    @TempDir
    Path directory;

    private Path table(String name, int rows, double scale) throws IOException {
        final StringBuilder text = new StringBuilder("time,signal\n");
        for (int t = 0; t < rows; t++) {
            text.append(t).append(',').append(scale * Math.sin(0.9 * t)).append('\n');
        }
        return Files.writeString(directory.resolve(name), text);
    }

    private static Run run(String command) {
        return Run.of(command.split(" "));
    }

    /** Zeros are no input, to the last bit; an input changes the exponents, and the column says so. */
    @Test
    void zerosAreNoInput() throws IOException {
        final JsonNode alone = run(LYAPUNOV).json();
        final JsonNode zeros =
                run(LYAPUNOV + " --input " + table("zeros.csv", 300, 0)).json();
        assertEquals(alone.get("exponents"), zeros.get("exponents"));
        final JsonNode driven =
                run(LYAPUNOV + " --input " + table("wave.csv", 600, 1)).json();
        assertNotEquals(alone.get("exponents"), driven.get("exponents"));
        assertEquals("table", driven.get("input").textValue());
        assertTrue(driven.get("lyapunov_max_se").doubleValue() > 0);
    }

    /** A name says what drives the network, drawn or given. */
    @Test
    void namesSayWhatDrives() throws IOException {
        final String matrix = " --matrix " + Files.writeString(directory.resolve("w.csv"), "0,1\n-1,0.5\n")
                + " --gain 1 --normalise none --warmup 50";
        for (String network : new String[] {NETWORK, matrix}) {
            for (String command : new String[] {"lyapunov --json --tangent-warmup 5", "trajectory --json"}) {
                final String all = command + network + " --steps 20";
                final String alone = run(all).json().get("network").textValue();
                final String weak = run(all + " --input " + table("weak.csv", 300, 0.5))
                        .json()
                        .get("network")
                        .textValue();
                final String strong = run(all + " --input " + table("strong.csv", 300, 1))
                        .json()
                        .get("network")
                        .textValue();
                assertNotEquals(weak, strong);
                assertTrue(weak.startsWith(alone + " input="), weak);
                assertTrue(strong.startsWith(alone + " input="), strong);
            }
        }
    }

    /** Weights of a file are those of the drawn input if they are the same: 0.5 for all is a common input. */
    @Test
    void weightsMayBeGiven() throws IOException {
        final Path ones = Files.writeString(directory.resolve("weights.csv"), "w\n" + "0.5\n".repeat(20));
        final Path constant = Files.writeString(directory.resolve("constant.csv"), "u\n2\n2\n");
        final JsonNode given = run(LYAPUNOV + " --input " + constant + " --input-weights " + ones + " --cycle")
                .json();
        final JsonNode bias =
                run(LYAPUNOV + " --input constant --input-amplitude 1").json();
        assertEquals(bias.get("exponents"), given.get("exponents"));
    }

    @Test
    void aTableThatEndsIsRefusedBeforeAnyWork() throws IOException {
        final Path few = table("few.csv", 100, 1);
        final Run refused = run(LYAPUNOV + " --input " + few);
        assertEquals(ExitCode.USAGE, refused.code(), refused.err());
        assertTrue(refused.err().contains("lasts for 100 steps, but the run takes 170"), refused.err());
        assertEquals(ExitCode.OK, run(LYAPUNOV + " --input " + few + " --cycle").code());
        assertEquals(
                ExitCode.OK,
                run(LYAPUNOV + " --input " + few + " --steps-per-row 6").code());
        final Run without = run(LYAPUNOV + " --cycle");
        assertEquals(ExitCode.USAGE, without.code());
        assertTrue(without.err().contains("--input must name"), without.err());
        final Run missing = run(LYAPUNOV + " --input " + directory.resolve("none.csv"));
        assertEquals(ExitCode.INPUT_OUTPUT, missing.code(), missing.err());
    }

    /** A row for each row of the input; the statistics are those of the driven states. */
    @Test
    void statesStandAgainstTheInput() throws IOException {
        final Path out = directory.resolve("states.csv");
        final Run run = run("trajectory --json --steps 30 --every 1 --form wide --neurons 3 --out " + out + " --input "
                + table("t.csv", 80, 1) + NETWORK);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertEquals(31, Files.readAllLines(out).size());
        assertEquals("table", run.json().get("input").textValue());
    }
}
