package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;

class TrajectoryCommandTest {

    private static final String NETWORK = "trajectory --ensemble gaussian --gain 2 --n 12 --warmup 50 --steps 30 ";

    @TempDir
    private Path directory;

    private Run run(String command) {
        return Run.of(command.strip().split(" +"));
    }

    private List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** The same numbers in all three forms: step t and neuron i. */
    @Test
    void longWideAndArrayHoldTheSameStates() throws IOException {
        final Path tall = directory.resolve("long.csv");
        final Path wide = directory.resolve("wide.csv");
        final Path array = directory.resolve("states.npy");
        final String kept = NETWORK + "--every 7 --neurons 3 --json --out ";
        final JsonNode json = run(kept + tall).json();
        run(kept + wide + " --form wide").done();
        run(kept + array).done();
        final List<String[]> states = rows(wide);
        assertEquals("network,step,x1,x2,x3", String.join(",", states.get(0)));
        final List<String[]> entries = rows(tall);
        assertEquals("network,step,neuron,x", String.join(",", entries.get(0)));
        final int count = (30 - 1) / 7 + 1;
        assertEquals(1 + count, states.size());
        assertEquals(1 + 3 * count, entries.size());
        final byte[] bytes = Files.readAllBytes(array);
        assertTrue(new String(bytes, 0, 100, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("'shape': (" + count + ", 3,)"));
        final ByteBuffer numbers = ByteBuffer.wrap(bytes, bytes.length - 8 * 3 * count, 8 * 3 * count)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < count; t++) {
            final String[] state = states.get(1 + t);
            assertEquals(json.get("network").textValue(), state[0].replace("\"", ""));
            assertEquals(Integer.toString(7 * t), state[1]);
            for (int i = 0; i < 3; i++) {
                final String[] entry = entries.get(1 + 3 * t + i);
                assertArrayEquals(new String[] {state[0], state[1], "" + (i + 1), state[2 + i]}, entry);
                assertEquals(Double.parseDouble(state[2 + i]), numbers.getDouble());
            }
        }
    }

    /** Every state of every neuron: the statistics are those of what was written. */
    @Test
    void statisticsAreThoseOfTheStates() throws IOException {
        final Path array = directory.resolve("all.npy");
        final JsonNode json =
                run(NETWORK + "--every 1 --neurons 100 --json --out " + array).json();
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(array)).order(ByteOrder.LITTLE_ENDIAN);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 12 * 30; i++) {
            final double x = bytes.getDouble(bytes.capacity() - 8 * (i + 1));
            sum += Math.abs(x);
            squares += x * x;
        }
        assertEquals(sum / 360, json.get("mean_abs").doubleValue(), 1e-12);
        assertEquals(squares / 360, json.get("mean_square").doubleValue(), 1e-12);
        assertEquals(30, json.get("steps").intValue());
    }

    /** A trajectory that is written is one that can be read: also with the distance of a twin beside it. */
    @Test
    void dimensionReadsWhatIsWritten() {
        final Path wide = directory.resolve("wide.csv");
        final Path tall = directory.resolve("long.csv");
        final String all = "trajectory --ensemble gaussian --gain 2 --n 4 --steps 60 --every 1 --twin 1e-7 --out ";
        run(all + wide + " --form wide").done();
        run(all + tall).done();
        final Run ofWide = run("dimension --surrogates 0 --json --trajectory " + wide);
        assertEquals(4, ofWide.json().get("estimates").get(0).get("dimensions").intValue());
        assertEquals(
                ofWide.json(),
                run("dimension --surrogates 0 --json --trajectory " + tall).json());
    }

    /** At the end of the warm-up the twin is where it was asked to be; a chaotic network then drives it away. */
    @Test
    void twinsLeaveEachOther() throws IOException {
        final Path file = directory.resolve("twin.csv");
        run("trajectory --ensemble gaussian --gain 4 --n 30 --warmup 50 --steps 60 --every 1 --neurons 1 --twin 1e-6 --out "
                        + file)
                .done();
        final List<String[]> rows = rows(file);
        assertEquals("network,step,neuron,x,distance", String.join(",", rows.get(0)));
        final double first = Double.parseDouble(rows.get(1)[4]);
        final double last = Double.parseDouble(rows.get(60)[4]);
        assertTrue(first > 1e-7 && first < 1e-4, first + " after one step");
        assertTrue(last > 100 * first, last + " from " + first);
    }

    /** Networks of a table have the numbers that each has alone, whatever the threads. */
    @Test
    void networksOfATable() throws IOException {
        final Path sweep = directory.resolve("sweep");
        run("sweep --ensemble gaussian --gain 1,2 --n 12 --realisations 2 --warmup 5 --steps 10 --no-picture --out "
                        + sweep)
                .done();
        final List<String> files = new ArrayList<>();
        for (String threads : new String[] {"1", "2"}) {
            final Path file = directory.resolve(threads + ".csv");
            final JsonNode json = run("trajectory --networks " + sweep.resolve("networks.csv")
                            + " --warmup 50 --steps 30 --json --threads " + threads + " --out " + file)
                    .json()
                    .get("networks");
            assertEquals(4, json.size());
            final JsonNode alone = run(NETWORK + "--json --seed 1").json();
            final JsonNode same = Stream.iterate(0, i -> i + 1)
                    .limit(4)
                    .map(json::get)
                    .filter(network -> network.get("network").equals(alone.get("network")))
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                assertEquals(alone.get("mean_abs"), same.get("mean_abs"));
            }
            files.add(Files.readString(file));
        }
        assertEquals(files.get(0), files.get(1));
        final List<String> networks = Arrays.stream(files.get(0).split("\r\n"))
                .skip(1)
                .map(row -> row.split(",")[0])
                .distinct()
                .toList();
        assertEquals(4, networks.size());
    }

    @Test
    void aGivenNetworkHasItsNames() throws IOException {
        final Path edges = Files.writeString(
                directory.resolve("edges.csv"), "pre,post,weight\nAVA,AVB,1\nAVB,AVA,-2\nAVB,AVB,1.5\n");
        final Path file = directory.resolve("states.csv");
        final JsonNode json = run("trajectory --gain 3 --edges " + edges + " --steps 20 --json --out " + file)
                .json();
        assertEquals("edges.csv", json.get("network").textValue());
        assertEquals("explicit", json.get("ensemble").textValue());
        final List<String[]> rows = rows(file);
        assertEquals("network,step,neuron,neuron_name,x", String.join(",", rows.get(0)));
        assertEquals(
                List.of("edges.csv", "0", "1", "AVA"),
                Arrays.asList(rows.get(1)).subList(0, 4));
    }

    @Test
    void pictures() throws IOException {
        final Path picture = directory.resolve("activity.svg");
        run(NETWORK + "--picture " + picture).done();
        assertTrue(Files.readString(picture).contains("<svg"));
    }

    @Test
    void otherStatesFromAnotherSeed() {
        final JsonNode first = run(NETWORK + "--json").json();
        assertEquals(first, run(NETWORK + "--json --state-seed 1").json());
        assertNotEquals(
                first.get("mean_abs"),
                run(NETWORK + "--json --state-seed 2").json().get("mean_abs"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        run("trajectory --ensemble gaussian").refused(ExitCode.USAGE, "--n");
        run(NETWORK + "--form wide").refused(ExitCode.USAGE, "--form", "--out");
        run(NETWORK + "--twin 0 --out " + directory.resolve("a.csv")).refused(ExitCode.USAGE, "twin", "0.0");
        run(NETWORK + "--every 0").refused(ExitCode.USAGE, "thinning", "0");
        run(NETWORK + "--neurons 0").refused(ExitCode.USAGE, "recorded neurons", "0");
        run(NETWORK + "--twin 1 --out " + directory.resolve("a.npy")).refused(ExitCode.USAGE, "--twin", "CSV");
        run(NETWORK + "--networks a.csv").refused(ExitCode.USAGE, "--networks a.csv");
        run("trajectory --networks a.csv --out " + directory.resolve("a.npy")).refused(ExitCode.USAGE, "array");
        run("trajectory --alpha 1 --n 100 --steps 200000000 --every 1 --out " + directory.resolve("a.csv"))
                .refused(ExitCode.USAGE, "10000000", "2000000000", "--every");
    }

    /** A network that grows without bound has its reason, and the exit code of a failure. */
    @Test
    void saysWhyANetworkDoesNotRun() {
        final Run run = run("trajectory --ensemble gaussian --nonlinearity linear --gain 9 --n 9 --steps 9000 --json");
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.out().contains("\"note\""), run.out());
        assertTrue(run.err().startsWith("tailspin: "), run.err());
    }
}
