package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.NetworkAnalysis;

class CommandsTest {

    @Test
    void suggestsAnOption() {
        Run.of("transition", "--alpah", "1", "--n", "5").refused(ExitCode.USAGE, "--alpah", "did you mean --alpha");
        Run.of("sweep", "--realizations", "3").refused(ExitCode.USAGE, "--realizations", "--realisations");
    }

    @Test
    void suggestsACommand() {
        Run.of("theory", "gaussian-map", "--gain", "1e300").refused(ExitCode.USAGE, "[0, 1000]", "E300");
        Run.of("sweep", "--out", "").refused(ExitCode.INPUT_OUTPUT, "empty name");
        Run.of("swep").refused(ExitCode.USAGE, "swep", "did you mean sweep");
    }

    @Test
    void wantsACommand() {
        Run.of().refused(ExitCode.USAGE, "transition", "lyapunov", "sweep", "demo", "info", "bench");
    }

    @Test
    void printsTheStackTraceOnlyWhenAsked() {
        final Run run = Run.of("transition", "--alpha", "3", "--n", "5", "--debug");
        assertEquals(ExitCode.USAGE, run.code());
        assertTrue(run.err().contains("\tat org.tailspin"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transition",
                "lyapunov",
                "trajectory",
                "sweep",
                "critical-gain",
                "reservoir",
                "dimension",
                "couplings",
                "theory",
                "theory transition",
                "theory gaussian-map",
                "theory stable-mean-field",
                "theory linear",
                "theory flow",
                "theory map",
                "theory driven",
                "theory spectrum",
                "demo",
                "info",
                "bench",
                "completion",
                "manual"
            })
    void hasHelp(String command) {
        final Run run = Run.of((command + " --help").split(" "));
        assertEquals(ExitCode.OK, run.code());
        assertTrue(run.out().startsWith("Usage: tailspin " + command), run.out());
        assertEquals("", run.err());
    }

    @Test
    void helpShowsTheDefaultsOfTheCore() {
        final String help = Run.of("lyapunov", "--help").out().replaceAll("\\s+", " ");
        assertTrue(help.contains("Measured steps (default: " + Lengths.MEASURED), help);
        assertTrue(help.contains("as many as the Kaplan-Yorke dimension needs (default)"), help);
    }

    @Test
    void info() {
        final JsonNode json = Run.of("info", "--json").json();
        assertTrue(json.get("version").textValue().matches("\\d+\\.\\d+\\.\\d+.*"), json.toString());
        assertEquals(
                Runtime.getRuntime().availableProcessors(), json.get("cores").intValue());
        assertEquals(NetworkAnalysis.kernels(), json.get("kernels").textValue());
        assertTrue(json.get("jvm").textValue().contains(System.getProperty("java.version")), json.toString());
    }

    @Test
    void version() {
        final Run run = Run.of("--version");
        final JsonNode info = Run.of("info", "--json").json();
        final JsonNode commit = info.get("commit");
        assertEquals(
                "tailspin " + info.get("version").textValue()
                        + (commit.isNull() ? "" : " (commit " + commit.textValue() + ")") + "\n",
                run.out());
        assertTrue(commit.isNull() || commit.textValue().matches("[0-9a-f]{7,40}(-changed)?"), commit.toString());
    }

    @Test
    void bench() {
        final JsonNode json = Run.of(
                        "bench", "--n", "50", "--exponents", "10", "--kernels", "java", "--warmup", "0", "--json")
                .json();
        assertTrue(json.get("ms_per_step").doubleValue() > 0);
        assertEquals("java", json.get("kernels").textValue());
        assertEquals(50, json.get("n").intValue());
        assertEquals(10, json.get("exponents").intValue());
        final JsonNode states = Run.of(
                        "bench", "--n", "50", "--exponents", "0", "--trajectories", "3", "--warmup", "0", "--json")
                .json();
        assertTrue(states.get("ms_per_step").doubleValue() > 0);
        assertEquals(3, states.get("trajectories").intValue());
        Run.of("bench", "--n", "50", "--exponents", "51").refused(ExitCode.USAGE, "51");
        Run.of("bench", "--n", "0").refused(ExitCode.USAGE, "neurons", "at least 1", "0");
        final JsonNode small = Run.of("bench", "--n", "7", "--steps", "2", "--warmup", "0", "--json")
                .json();
        assertEquals(7, small.get("exponents").intValue());
        Run.of("bench", "--warmup", "-1").refused(ExitCode.USAGE, "-1");
        Run.of("bench", "--trajectories", "2").refused(ExitCode.USAGE, "--exponents 0");
        Run.of("bench", "--kernels", "abacus").refused(ExitCode.USAGE, "abacus");
    }
}
