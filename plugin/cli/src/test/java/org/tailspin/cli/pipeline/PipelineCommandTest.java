package org.tailspin.cli.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.coupling.Surrogate;

class PipelineCommandTest {

    @Test
    void filesOfAnExperiment(@TempDir Path directory) throws IOException {
        final Path out = directory.resolve("out");
        final Run run =
                Run.of("pipeline", "heterogeneity", "--n", "20", "--networks", "2", "--out", out.toString(), "--json");
        final JsonNode json = run.json();
        assertEquals("heterogeneity", json.get("pipeline").asText());
        assertEquals(6, json.get("conditions").size());
        final JsonNode first = json.get("conditions").get(0);
        assertEquals("independent, spread 0.0", first.get("condition").asText());
        assertEquals(20, first.get("N").asInt());
        assertEquals(0.349125, first.get("pr_phi_over_n_theory").asDouble(), 1e-6);
        assertEquals(0.349125, first.get("pr_phi_z_over_n_theory").asDouble(), 1e-6);
        final List<String> conditions = Files.readAllLines(out.resolve("conditions.csv"));
        assertEquals(7, conditions.size());
        assertTrue(conditions.get(0).startsWith("series,condition,N,gain,networks,excluded,lyapunov_max,"));
        assertEquals(13, Files.readAllLines(out.resolve("networks.csv")).size());
        assertTrue(Files.size(out.resolve("lags.csv")) > 100);
        assertArrayEquals(
                new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                java.util.Arrays.copyOf(Files.readAllBytes(out.resolve("picture.png")), 4));
        Run.of("pipeline", "heterogeneity", "--n", "20", "--networks", "2", "--out", out.toString())
                .refused(ExitCode.INPUT_OUTPUT, "exists", "--force");
    }

    @Test
    void ofAFile(@TempDir Path directory) throws IOException {
        final Path matrix = directory.resolve("matrix.csv");
        Files.writeString(matrix, "0,1,2\n-1,0,3\n-2,-3,0\n");
        final JsonNode json = Run.of(
                        "pipeline", "surrogates", "--matrix", matrix.toString(), "--networks", "1", "--json")
                .json();
        assertEquals(Surrogate.values().length, json.get("conditions").size());
        assertEquals("given", json.get("conditions").get(0).get("condition").asText());
        assertEquals(3, json.get("conditions").get(0).get("N").asInt());
    }

    /** One rule: the commands that draw a surrogate divide it by the same number, whichever is asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--surrogate-scale given", "--surrogate-scale own"})
    void aSurrogateIsTheSameInEveryCommand(String scale, @TempDir Path directory) throws IOException {
        final Path matrix = directory.resolve("matrix.csv");
        Files.writeString(matrix, "0,1,2,0\n-1,0,3,1\n-2,-3,0,5\n1,0,-4,0\n");
        final String given = " --matrix " + matrix + " --seed 3 --gain 2 --json " + scale;
        final double expected =
                run("couplings --surrogate rewired" + given).get("g_eff_matrix").doubleValue();
        final JsonNode condition = run("pipeline surrogates --only rewired --networks 1" + given)
                .get("conditions")
                .get(0);
        assertEquals("rewired", condition.get("condition").textValue());
        assertEquals(expected, condition.get("g_eff_matrix").doubleValue(), 1e-12 * expected);
        final JsonNode run = run("lyapunov --surrogate rewired --steps 20 --warmup 5 --tangent-warmup 5" + given);
        assertEquals(expected, run.get("g_eff").doubleValue(), 1e-12 * expected);
    }

    private static JsonNode run(String command) throws IOException {
        return Run.of(command.strip().split(" +")).json();
    }

    @Test
    void surrogatesAreChosenByOnly(@TempDir Path directory) throws IOException {
        final Path matrix = Files.writeString(directory.resolve("m.csv"), "0,1\n-1,0\n");
        Run.of("pipeline", "surrogates", "--matrix", matrix.toString(), "--surrogate", "rewired")
                .refused(ExitCode.USAGE, "--surrogate", "--only");
    }

    /** From a file to files; the condition with overlaps, whose theory takes half a minute, is left to the documentation. */
    @Test
    void theLadderOfAMatrix(@TempDir Path temporary) throws IOException {
        final Path matrix = temporary.resolve("drawn.csv");
        Run.of(
                "couplings",
                "--ensemble",
                "gaussian",
                "--n",
                "30",
                "--seed",
                "4",
                "--export",
                matrix.toString(),
                "--form",
                "wide");
        final Path out = temporary.resolve("ladder");
        final Run run = Run.of(
                "pipeline",
                "ladder",
                "--matrix",
                matrix.toString(),
                "--normalise",
                "std",
                "--networks",
                "1",
                "--only",
                "gaussian",
                "--only",
                "random-modes",
                "--only",
                "given",
                "--json",
                "--out",
                out.toString());
        final JsonNode conditions = run.json().get("conditions");
        assertEquals(3, conditions.size());
        final JsonNode gaussian = conditions.get(0);
        assertEquals("gaussian", gaussian.get("condition").asText());
        assertEquals(30, gaussian.get("N").asInt());
        assertEquals(0.0497, gaussian.get("pr_phi_over_n_theory").asDouble(), 1e-3, "eq. 38 at g_eff = 3");
        assertTrue(
                conditions.get(1).get("pr_phi_over_n_theory").asDouble()
                                < gaussian.get("pr_phi_over_n_theory").asDouble() + 1e-9
                        || conditions.get(1).get("singular_value_excess").asDouble() < 0,
                "fewer modes, smaller dimension");
        assertEquals(
                conditions.get(1).get("singular_value_excess").asDouble(),
                conditions.get(2).get("singular_value_excess").asDouble(),
                1e-9,
                "its singular values are those of the matrix");
        assertTrue(conditions.get(2).get("pr_phi_over_n_theory").isNull(), "none of the matrix itself");
        assertTrue(Files.readString(out.resolve("networks.csv")).contains("ladder,given,"));
    }

    @Test
    void aTableForAPerson() {
        final Run run = Run.of("pipeline", "extensivity", "--n", "16", "--networks", "1", "--only", "beta 0.5, N = 16");
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains("kaplan_yorke_over_n_theory"), run.out());
        assertTrue(run.out().contains("kaplan_yorke_over_n_sd"), run.out());
        assertTrue(run.out().contains("beta 0.5, N = 16"), run.out());
    }

    @Test
    void refusals() {
        Run.of("pipeline").refused(ExitCode.USAGE, "a pipeline is needed: dimension-against-rank, invisible");
        Run.of("pipeline", "surrogates").refused(ExitCode.USAGE, "--matrix");
        Run.of("pipeline", "overlaps", "--gain", "0.5").refused(ExitCode.USAGE, "(1, 20.0]", "0.5");
        Run.of("pipeline", "overlaps", "--scale", "huge").refused(ExitCode.USAGE, "small, medium, large");
        Run.of("pipeline", "overlaps", "--networks", "0").refused(ExitCode.USAGE, "at least 1");
        Run.of("pipeline", "dimension-against-rank", "--noise", "1").refused(ExitCode.USAGE, "--noise", "--flow");
        Run.of("pipeline", "dimension-against-rank", "--flow", "--dt", "1.5")
                .refused(ExitCode.USAGE, "1.0E-4", "1]", "1.5");
        Run.of("pipeline", "dimension-against-rank", "--flow", "--dt", "1e-12").refused(ExitCode.USAGE, "1.0E-12");
        Run.of("pipeline", "overlaps", "--networks", "200000000").refused(ExitCode.USAGE, "10000", "memory");
        Run.of("pipeline", "dimension-against-rank", "--flow", "--noise", "-1").refused(ExitCode.USAGE, "-1.0");
    }
}
