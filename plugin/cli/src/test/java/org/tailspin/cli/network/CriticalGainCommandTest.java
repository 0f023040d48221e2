package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;

class CriticalGainCommandTest {

    private static final String PLAN =
            "critical-gain --alpha 2 --gain 0.3:3:8:log --n 60 --realisations 3 --warmup 300";

    @TempDir
    Path directory;

    private Path out() {
        return directory.resolve("out");
    }

    private static Run run(String command) {
        return Run.of(command.split(" "));
    }

    /** At alpha = 2 rest ends at a gain of .71 (equation 7 of the paper at N = 60: .7127), and chaos follows soon. */
    @Test
    void findsWhereChaosSetsIn() throws IOException {
        final JsonNode json = run(PLAN + " --json --out " + out()).json();
        assertEquals(0.7127, json.get("g_rest_unstable_theory").doubleValue(), 5e-4);
        assertEquals(3, json.get("realisations").size());
        for (JsonNode row : json.get("realisations")) {
            final double first = row.get("g_chaos_first").doubleValue();
            final double rest = row.get("g_rest_unstable").doubleValue();
            assertTrue(rest > 0.5 && rest < 1, "rest ends at " + rest);
            assertTrue(first > rest && first < 3, "chaos begins at " + first);
            assertTrue(row.get("g_chaos_last").doubleValue() >= first);
            assertTrue(row.get("upward_crossings").intValue() >= 1);
            assertTrue(row.get("log_width").doubleValue() > 0);
            assertTrue(row.get("note").isNull());
        }
        assertEquals(3, json.get("g_chaos_first_count").intValue());
        final double median = json.get("g_chaos_first_median").doubleValue();
        assertTrue(json.get("g_chaos_first_median_low").doubleValue() <= median);
        assertTrue(json.get("g_chaos_first_median_high").doubleValue() >= median);
        final List<String> rows = Files.readAllLines(out().resolve(OutputDirectory.CRITICAL_GAINS));
        assertEquals(4, rows.size());
        assertTrue(rows.get(0).startsWith("ensemble,N,alpha,density"), rows.get(0));
        final List<String> curves = Files.readAllLines(out().resolve(OutputDirectory.CURVES));
        assertEquals(1 + 3 * 8, curves.size());
        assertTrue(curves.get(1).startsWith("stable a=2 g=0.3 N=60 c1 s1,1,0.3,0.42426406871192"), curves.get(1));
        assertTrue(Files.size(out().resolve(OutputDirectory.CRITICAL_GAINS_PICTURE)) > 10_000);
        final JsonNode manifest = new ObjectMapper()
                .readTree(out().resolve(OutputDirectory.MANIFEST).toFile());
        assertTrue(manifest.get("complete").booleanValue());
        assertEquals(json.get("realisations"), manifest.get("realisations"));
    }

    @Test
    void aSearchWithoutChaosSaysSo() {
        final Run run = run("critical-gain --ensemble gaussian --gain 0.1:0.5:2 --n 20 --realisations 1 --warmup 50");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("not chaotic at any gain of the search"), run.out());
    }

    @Test
    void doesNotDependOnThreads() {
        assertEquals(
                run(PLAN + " --json --threads 1").json(),
                run(PLAN + " --json --threads 2").json());
    }

    @Test
    void canBeInterrupted() {
        final List<String> args = new ArrayList<>(List.of(PLAN.split(" ")));
        args.addAll(List.of("--out", out().toString()));
        Run.interrupted(() -> true, args.toArray(String[]::new))
                .refused(ExitCode.INTERRUPTED, "0 of 3 realisations", out().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--n 10 | --alpha | missing",
                "--alpha 3 | 3 | (0, 2]",
                "--alpha 1 --gain 1 | 1 | at least 2 gains",
                "--alpha 1 --gain 0:1:3 | 0.0 | positive",
                "--alpha 1 --n 0 | 0 | at least 1",
                "--alpha 1 --realisations 0 | 0 | at least 1",
                "--alpha 1 --tolerance 0 | 0.0 | positive",
                "--alpha 1 --steps 0 | 0 | at least 1",
                "--alpha 1 --seed -1 | -1 | 0..2147483647",
                "--alpha 1 --threads 0 | 0 | 1..1024"
            })
    void refusesBadValuesAndLeavesNothing(String options, String value, String bound) {
        run("critical-gain " + options + " --out " + out()).refused(ExitCode.USAGE, value, bound);
        assertFalse(Files.exists(out()));
    }

    /** A bias keeps the state where tanh is flat, so that chaos begins at a larger gain: below 1 without one, above it here. */
    @Test
    void takesABias() throws IOException {
        final Path bias =
                Files.writeString(directory.resolve("bias.txt"), "3 ".repeat(30).strip() + "\n");
        final String plan =
                "critical-gain --alpha 2 --gain 0.4:8:6:log --n 30 --realisations 1 --warmup 300 --json --out ";
        final JsonNode without = run(plan + directory.resolve("a")).json();
        final JsonNode with =
                run(plan + directory.resolve("b") + " --bias " + bias).json();
        final double first =
                without.get("realisations").get(0).get("g_chaos_first").doubleValue();
        final JsonNode later = with.get("realisations").get(0).get("g_chaos_first");
        assertTrue(later.isNull() || later.doubleValue() > 1.5 * first, with.toString());
    }
}
