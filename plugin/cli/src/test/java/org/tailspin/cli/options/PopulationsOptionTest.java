package org.tailspin.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Populations of neurons as a YAML file, as a table, and inside a configuration. */
class PopulationsOptionTest {

    private static final String YAML = """
            populations: {E: 0.8, I: 0.2}
            pairs:
              - {target: E, source: I, alpha: 1.2, scale: 4, density: 0.5, sign: -1}
              - {target: E, source: E, alpha: 1.5, scale: 1, density: 1, sign: 1}
              - {target: I, source: E, alpha: 1.5, scale: 2, density: 1, sign: 1}
              - {target: I, source: I, alpha: 1.2, scale: 4, density: 0.5, sign: -1}
            """;

    private static final String CSV = """
            source;target;share;sign;alpha;scale;density
            E;E;0,8;1;1,5;1;1
            E;I;;1;1,5;2;1
            I;E;0,2;-1;1,2;4;0,5
            I;I;0,2;-1;1,2;4;0,5
            """;

    private static final String[] LISTS = {
        "--ensemble",
        "blocks",
        "--population-shares",
        "0.8 0.2",
        "--block-alphas",
        "1.5 1.2",
        "--block-scales",
        "1 4 2 4",
        "--block-densities",
        "1 0.5",
        "--block-signs",
        "1 -1"
    };

    @TempDir
    Path directory;

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static Run run(String... more) {
        final List<String> all = new ArrayList<>(List.of(
                "lyapunov", "--n", "20", "--gain", "0.7", "--exponents", "3", "--warmup", "5", "--steps", "20"));
        all.addAll(List.of(more));
        all.add("--json");
        return Run.of(all.toArray(String[]::new));
    }

    /** YAML, a table with semicolons and the lists are one network: every number and its name. */
    @Test
    void allFormsAreOneNetwork() throws IOException {
        final JsonNode lists = run(LISTS).json();
        for (String given : List.of(file("p.yaml", YAML), file("p.csv", CSV), YAML)) {
            final JsonNode table = run("--blocks", given).json();
            for (String field : List.of("network", "exponents", "mean_square", "block_scales", "population_shares")) {
                assertTrue(lists.hasNonNull(field), field);
                assertEquals(lists.get(field), table.get(field), field);
            }
        }
    }

    /** What has no column has the default of its own option, which may be given. */
    @Test
    void otherLawsMayBeOptions() throws IOException {
        final String shares = file("s.csv", "target,source,share\na,a,1\na,b,1\nb,a,1\nb,b,1\n");
        final JsonNode table = run("--blocks", shares, "--alpha", "1.5", "--block-scales", "1 2")
                .json();
        final JsonNode lists = run(
                        "--ensemble", "blocks", "--population-shares", "1 1", "--alpha", "1.5", "--block-scales", "1 2")
                .json();
        assertEquals(lists.get("exponents"), table.get("exponents"));
    }

    /** A configuration holds them, by hand or as it is written beside results, and the file is not needed again. */
    @Test
    void aConfigurationHoldsThem() throws IOException {
        final String start = "gain: [0.5, 1]\nn: 12\nexponents: 2\nsteps: 10\nwarmup: 5\nrealisations: 1\n";
        final String config = file("sweep.yaml", start + "blocks: |\n" + YAML.indent(2));
        final String out = directory.resolve("out").toString();
        assertEquals(ExitCode.OK, sweep(config, out).code());
        final Path written = Path.of(out, OutputDirectory.CONFIG);
        final String again = directory.resolve("again").toString();
        assertEquals(ExitCode.OK, sweep(written.toString(), again).code());
        assertEquals(Files.readString(written), Files.readString(Path.of(again, OutputDirectory.CONFIG)));
        final String table = file("p.csv", CSV);
        final String typed = directory.resolve("typed").toString();
        assertEquals(
                ExitCode.OK,
                sweep(file("plain.yaml", start), typed, "--blocks", table).code());
        Files.delete(Path.of(table));
        final String later = directory.resolve("later").toString();
        assertEquals(
                ExitCode.OK,
                sweep(Path.of(typed, OutputDirectory.CONFIG).toString(), later).code());
        for (String other : List.of(again, typed, later)) {
            assertEquals(
                    Files.readString(Path.of(out, OutputDirectory.NETWORKS)),
                    Files.readString(Path.of(other, OutputDirectory.NETWORKS)));
        }
    }

    private static Run sweep(String config, String out, String... more) {
        final List<String> all = new ArrayList<>(List.of("sweep", "--config", config, "--no-picture", "--out", out));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "populations: {E: 1, I: 1} | pairs must be a list",
                "pairs: [{target: E, source: E}] | populations must be a mapping",
                "populations: {E: 1, I: x}~pairs: [{target: E, source: I}] | the share of 'I' must be a finite number",
                "populations: {E: 1, I: 1}~pairs: [{target: E, source: X}] | pair 1 must have a source of [E, I]",
                "populations: {E: 1, I: 1}~pairs: [{target: E, source: E, share: 1}] | must have no share",
                "populations: {E: 1, I: 1}~pairs: [{target: E, source: E, sgn: 1}] | a column 'sgn'",
                "populations: {E: 1, I: 1}~pairs: [{target: E, source: E, scale: -1}] | pair 1: the scale must lie in [0,",
                "populations: {E: 1, I: 1}~pairs: [{target: E, source: E}]~other: 1 | there is 'other'",
                "populations: {E: 1, I: 1}~pairs: [{target: E, source: E | is not YAML",
                "populations: {E: 1, E: 1}~pairs: [{target: E, source: E}] | duplicate"
            })
    void yamlThatIsWrongIsNamed(String yaml, String part) throws IOException {
        final String path = file("wrong.yml", yaml.replace('~', '\n'));
        final Run run = run("--blocks", path);
        assertEquals(ExitCode.INPUT_OUTPUT, run.code(), run.err());
        assertTrue(run.err().contains(part) && run.err().contains(path), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void tablesThatAreWrongAreNamed() throws IOException {
        for (String[] wrong : new String[][] {
            {"target,source,share\na,a,0\n", "line 2: the share must lie in"},
            {"target,source,share,gain\n", "a column 'gain'"},
            {"", "is empty"},
            {"target,source,share\na,a,1\n", "at least 2 populations"},
            {"target,source,share,scale\na,a,1,x\n", "'x' is not a finite number"},
        }) {
            final String path = file("wrong.csv", wrong[0]);
            final Run run = run("--blocks", path);
            assertEquals(ExitCode.INPUT_OUTPUT, run.code(), run.err());
            assertTrue(run.err().contains(wrong[1]) && run.err().contains(path), run.err());
            assertFalse(run.err().contains("line 2: line 2"), run.err());
        }
    }

    @Test
    void nothingIsSaidTwice() throws IOException {
        final String table = file("p.csv", CSV);
        for (String[] twice : new String[][] {
            {"--alpha", "1.5"}, {"--block-alphas", "1.5 1.5"}, {"--density", "0.5"}, {"--ensemble", "stable"}
        }) {
            final Run run = run("--blocks", table, twice[0], twice[1]);
            assertEquals(ExitCode.USAGE, run.code(), run.err());
            assertTrue(run.err().contains("--blocks") && run.err().contains(twice[0]), run.err());
        }
    }
}
