package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.files.Checksum;

/** What every command says of a matrix that is given, and does with it. */
final class GivenNetworkTest {

    @TempDir
    private Path directory;

    private Path edges;

    /** Ten neurons in a ring, and every one of them to its second neighbour; the last one inhibits; two muscles. */
    @BeforeEach
    void writeEdges() throws IOException {
        edges = directory.resolve("circuit.csv");
        final StringBuilder lines = new StringBuilder("pre,post,weight,type\n");
        for (int i = 0; i < 10; i++) {
            final String type = i == 9 ? "GABA" : "ACh";
            lines.append(String.format("n%d,n%d,2,%s\nn%d,n%d,1,%s\n", i, (i + 1) % 10, type, i, (i + 2) % 10, type));
        }
        lines.append("n1,m1,1,ACh\nn2,m2,1,ACh\n");
        Files.writeString(edges, lines);
    }

    private Run run(String line) {
        return Run.of((line + " --edges " + edges).split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "couplings",
                "lyapunov --steps 200 --exponents 1 --dimensions never",
                "trajectory --steps 200",
                "theory activity",
                "reservoir --gain 0.9 --realisations 1 --task memory --steps 500",
                "pipeline surrogates --networks 1 --only gaussian",
                "sweep --dry-run --gain 1.5 --steps 200 --exponents 1",
                "critical-gain --gain 0.5:3:3:log --realisations 1 --steps 200",
            })
    void isUnderstoodBeforeItIsUsed(String line) {
        final List<String> said = run(line + " --inhibitory gaba").err().lines().toList();
        assertTrue(
                said.contains("tailspin: circuit.csv: 10 neurons, 20 connections, 10 % inhibitory; 2 neurons were"
                        + " dropped because they send nothing"),
                said::toString);
        assertTrue(said.stream().noneMatch(one -> one.contains("all weights are")), said::toString);
    }

    @Test
    void aFileThatIsWrongEndsWithTheCodeForFiles() throws IOException {
        final Path wrong = Files.writeString(directory.resolve("m.csv"), "1,2\n3\n");
        Run.of("lyapunov", "--matrix", wrong.toString())
                .refused(ExitCode.INPUT_OUTPUT, "m.csv", "line 2", "1 columns", "2");
        Run.of("lyapunov", "--matrix", directory.resolve("none.csv").toString())
                .refused(ExitCode.INPUT_OUTPUT, "none.csv", "no such file");
        Run.of("lyapunov", "--matrix", directory.toString())
                .refused(ExitCode.INPUT_OUTPUT, directory.toString(), "is a directory");
    }

    @Test
    void weightsOfOneSignAreWarnedOf() {
        final Run run = run("couplings --json");
        assertTrue(run.err().contains("10 neurons, 20 connections, none inhibitory"), run::err);
        assertTrue(run.err().contains("all weights are positive"), run::err);
        assertTrue(run.json().get("input_note").textValue().contains("all weights are positive"));
        final Run quiet = run("couplings --quiet");
        assertEquals("", quiet.err());
    }

    @Test
    void aSweepHasTheMatrixAndItsSurrogatesInOneTable() throws IOException {
        final Path out = directory.resolve("sweep");
        final String line = "sweep --inhibitory GABA --surrogate none,rewired --realisations 2 --seed 5 --gain 0.5,1.5"
                + " --steps 200 --exponents 2 --no-picture --out " + out;
        run(line).done();
        final List<String> rows = Files.readAllLines(out.resolve("networks.csv"));
        assertEquals(1 + 2 * 2 * 2, rows.size());
        assertTrue(rows.get(1).startsWith("circuit.csv g=0.5 N=10 c5 s5,explicit,10,0.5,"), rows.get(1));
        assertTrue(
                rows.get(8).startsWith("circuit.csv rewired g=1.5 N=10 c6 s6,explicit rewired,10,1.5,"), rows.get(8));
        for (int k = 1; k < rows.size(); k++) { // each network is the one that the other command makes
            final String[] cells = rows.get(k).split(",");
            final JsonNode one = run("couplings --json --inhibitory GABA --surrogate "
                            + (cells[1].equals("explicit")
                                    ? "none"
                                    : cells[1].replace("explicit ", "") + " --seed " + cells[5])
                            + " --gain "
                            + cells[3])
                    .json();
            assertEquals(Double.parseDouble(cells[4]), one.get("g_eff").doubleValue(), 1e-14, rows.get(k));
        }
        final List<String> summary = Files.readAllLines(out.resolve("summary.csv"));
        assertEquals(1 + 2 * 2, summary.size());
        assertTrue(summary.get(3).startsWith("explicit rewired,10,0.5,,"), summary.get(3)); // g_eff is that of each
        assertTrue(Files.readString(out.resolve("config.yaml")).contains("given-checksum: "));
        final JsonNode made = new ObjectMapper()
                .readTree(Files.readString(out.resolve("manifest.json")))
                .get("provenance");
        assertTrue(made.get("command").asText().startsWith("tailspin sweep "), made.toString());
        assertTrue(made.hasNonNull("kernels"), made.toString());
        assertEquals(1, made.get("inputs").size(), made.toString());
        assertEquals("--edges", made.get("inputs").get(0).get("option").asText());
        assertEquals(
                Checksum.of(List.of(edges)),
                made.get("inputs").get(0).get("sha256").asText());
    }

    /** A sweep goes on from any directory: what its configuration names are absolute paths, or words. */
    @Test
    void aFileOfTransmittersIsFoundFromEverywhere() throws IOException {
        final Path transmitters = directory.resolve("transmitters.csv");
        Files.writeString(
                transmitters,
                "neuron,transmitter\n"
                        + IntStream.range(0, 10)
                                .mapToObj(i -> "n" + i + (i < 2 ? ",GABA\n" : ",acetylcholine\n"))
                                .collect(Collectors.joining()));
        final Path out = directory.resolve("sweep");
        final Path relative = Path.of("").toAbsolutePath().relativize(transmitters.toAbsolutePath());
        run("sweep --realisations 1 --gain 1.5 --steps 50 --exponents 1 --no-picture --transmitters " + relative
                        + " --out " + out)
                .done();
        final String configuration = Files.readString(out.resolve("config.yaml"));
        assertTrue(configuration.contains(transmitters.toAbsolutePath().toString()), configuration);
        final JsonNode made = new ObjectMapper()
                .readTree(Files.readString(out.resolve("manifest.json")))
                .get("provenance");
        assertEquals(2, made.get("inputs").size(), "the connections and the transmitters");
        Run.of("sweep", "--resume", "--out", out.toString()).done();
    }

    @Test
    void aSweepOfAMatrixGoesOnWithTheSameMatrixAlone() throws IOException {
        final Path out = directory.resolve("sweep");
        run("sweep --inhibitory GABA --realisations 1 --gain 1.5 --steps 200 --exponents 1 --no-picture --out " + out)
                .done();
        final byte[] rows = Files.readAllBytes(out.resolve("networks.csv"));
        Run.of("sweep", "--resume", "--out", out.toString()).done();
        assertArrayEquals(rows, Files.readAllBytes(out.resolve("networks.csv")));
        Files.writeString(edges, Files.readString(edges).replace("n0,n1,2", "n0,n1,3"));
        final Run other = Run.of("sweep", "--resume", "--out", out.toString());
        other.refused(ExitCode.INPUT_OUTPUT, "circuit.csv has changed since the sweep began");
    }

    @Test
    void theCriticalGainOfAMatrixIsThatOfItsSpectralRadius() {
        final JsonNode all =
                run("critical-gain --json --inhibitory GABA --gain 0.5:2:3:log --realisations 2 --steps 200")
                        .json();
        assertEquals("explicit", all.get("ensemble").textValue());
        assertEquals(10, all.get("N").intValue());
        assertEquals(1, all.get("g_rest_unstable_median").doubleValue(), 1e-9);
        assertEquals("spectral-radius", all.get("normalise").textValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sweep --n 5 --out x | --n draws networks",
                "sweep --alpha 1.5 --out x | --alpha draws networks",
                "sweep --g-eff 2 --out x | --normalise std",
                "sweep --surrogate rewired,rewired --out x | must name each once",
                "sweep --surrogate moved --out x | --surrogate",
                "lyapunov --surrogate rewired,none | at most 1 here",
                "critical-gain --surrogate rewired,none | at most 1 here",
                "critical-gain --n 5 | --n draws networks",
                "pipeline surrogates --surrogate rewired | --surrogate has no place here",
            })
    void refusesWhatHasNoPlace(String line, String word) {
        run(line.strip()).refused(ExitCode.USAGE, word.strip());
    }

    /** By another implementation of SHA-256, hashlib of Python, of a file whose bytes are written out here. */
    @Test
    void theFileIsKnownByItsChecksum() throws IOException {
        Files.writeString(edges, "a,b,1\nb,a,-1\n");
        assertEquals(
                "010995687932fd2e38936f13d1285f943ba94f91df5a49f9ea882426b00d6c9c",
                run("couplings --json").json().get("input_sha256").textValue());
    }

    @Test
    void surrogatesThatAreNotChaoticAreExplained() {
        final Run run = run("pipeline surrogates --networks 1 --only given --gain 2");
        assertTrue(run.err().contains("in none of 1 condition is a network chaotic"), run::err);
        assertTrue(run.err().contains("1 "), run::err);
    }
}
