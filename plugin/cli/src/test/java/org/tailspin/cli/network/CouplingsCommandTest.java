package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.files.Numbers;

class CouplingsCommandTest {

    @TempDir
    Path directory;

    private static Run run(String command) {
        return Run.of(command.split(" "));
    }

    /** Independent Gaussian weights: N/PR^D is 0 in expectation, the spectral radius near the gain. */
    @Test
    void analysesADrawnMatrix() {
        final JsonNode json = run("couplings --ensemble gaussian --gain 2 --n 200 --seed 3 --json")
                .json();
        assertEquals(2, json.get("g_eff").doubleValue());
        assertEquals(2, json.get("g_eff_matrix").doubleValue(), 0.05);
        assertEquals(2, json.get("spectral_radius").doubleValue(), 0.2);
        assertEquals(0, json.get("singular_value_excess").doubleValue(), 0.1);
        assertEquals(0, json.get("singular_value_excess_null").doubleValue(), 0.02);
        assertEquals(3, json.get("coupling_seed").intValue());
        assertTrue(json.get("alpha").isNull());
    }

    /** Hill's index of stable weights is their alpha, to a few of its errors. */
    @Test
    void findsTheTail() {
        final JsonNode json = run("couplings --alpha 1 --n 100 --json").json();
        final double error = json.get("tail_index_se").doubleValue();
        assertEquals(1, json.get("tail_index").doubleValue(), 4 * error);
        assertTrue(error < 0.2);
    }

    /** The left and right vectors of a symmetric matrix are the same, but for the sign. */
    @Test
    void overlapsOfModes() {
        final String command = "couplings --ensemble partially-symmetric --n 50 --json --overlaps --eta ";
        assertEquals(1, run(command + 1).json().get("overlap_rms").doubleValue(), 1e-12);
        final JsonNode independent = run(command + 0).json();
        assertEquals(1 / Math.sqrt(50), independent.get("overlap_rms_null").doubleValue(), 1e-15);
        assertTrue(
                independent.get("overlap_rms").doubleValue() < 2 / Math.sqrt(50),
                "4 times the variance of random ones");
    }

    @Test
    void exportsWhatItReadsBack() throws IOException {
        final Path wide = directory.resolve("wide.csv");
        final Path edges = directory.resolve("long.csv");
        run("couplings --alpha 1.5 --n 7 --gain 3 --form wide --export " + wide);
        run("couplings --alpha 1.5 --n 7 --gain 3 --export " + edges);
        assertEquals(1 + 7, Files.readAllLines(wide).size());
        assertEquals("pre,post,weight", Files.readAllLines(edges).get(1));
        final JsonNode a = run("couplings --json --matrix " + wide).json();
        final JsonNode b = run("couplings --json --edges " + edges).json();
        assertEquals(49 + 2, Files.readAllLines(edges).size());
        final JsonNode drawn =
                run("couplings --alpha 1.5 --n 7 --gain 3 --json").json();
        for (JsonNode given : new JsonNode[] {a, b}) {
            assertEquals(
                    drawn.get("spectral_radius").doubleValue(),
                    given.get("spectral_radius").doubleValue(),
                    1e-12 * drawn.get("spectral_radius").doubleValue());
        }
        final String[] first = Files.readAllLines(edges).get(3).split(","); // from 2 to 1
        assertEquals("2", first[0]);
        assertEquals("1", first[1]);
        assertEquals(Files.readAllLines(wide).get(1).split(",")[1], first[2]);
    }

    /** [[0, 2], [2, 0]]: eigenvalues +-2, half of it zeros; an orthogonal matrix times 2. */
    /** The same network as a list and as a matrix: kept differently, and alike in all that is measured. */
    @Test
    void listStaysSparse() throws IOException {
        final Path edges = directory.resolve("sparse.csv");
        final Path wide = directory.resolve("sparse-wide.csv");
        final String drawn = "couplings --ensemble sparse --alpha 1.5 --density 0.05 --n 60 --json";
        assertEquals(
                "sparse",
                run(drawn + " --export " + edges).json().get("storage").textValue());
        run(drawn + " --form wide --export " + wide);
        final JsonNode list = run("couplings --normalise spectral-radius --spectrum --json --edges " + edges)
                .json();
        final JsonNode matrix = run("couplings --normalise spectral-radius --spectrum --json --matrix " + wide)
                .json();
        assertEquals("sparse", list.get("storage").textValue());
        assertEquals("dense", matrix.get("storage").textValue());
        assertEquals(
                Files.readAllLines(edges).size() - 2, list.get("connections").intValue());
        for (String field : List.of("g_eff", "weight_sd", "singular_value_excess_null")) {
            final int neurons = list.get("N").intValue(); // a neuron without connections is in no list
            if (neurons == 60) {
                assertEquals(matrix.get(field).doubleValue(), list.get(field).doubleValue(), 1e-12, field);
            }
        }
        assertEquals(
                matrix.get("singular_value").get(0).doubleValue(),
                list.get("singular_value").get(0).doubleValue(),
                1e-12);
        assertEquals(
                1,
                Math.hypot(
                        list.get("eigenvalue_real").get(0).doubleValue(),
                        list.get("eigenvalue_imaginary").get(0).doubleValue()),
                1e-12);
    }

    @Test
    void analysesAGivenMatrix() throws IOException {
        final Path file = Files.writeString(directory.resolve("m.csv"), "0,2\n2,0\n");
        final JsonNode json =
                run("couplings --normalise none --json --matrix " + file).json();
        assertEquals(2, json.get("spectral_radius").doubleValue(), 1e-12);
        assertEquals(0.5, json.get("sparsity").doubleValue());
        assertEquals(-1, json.get("singular_value_excess").doubleValue(), 1e-12);
        assertEquals("none", json.get("normalise").textValue());
        assertTrue(json.get("tail_index").isNull(), "too few weights");
        assertTrue(run("couplings --matrix " + file).out().contains("spectral_radius"));
    }

    /** Every step against its definition, on a matrix whose connections have mean 3. */
    @Test
    void preparesAGivenMatrix() throws IOException {
        final Path file = Files.writeString(directory.resolve("m.csv"), "1,0\n2,6\n");
        final Path out = directory.resolve("out.csv");
        final String command =
                "couplings --normalise none --form wide --matrix " + file + " --export " + out + " --force --json ";
        run(command + "--remove-mean connections").done();
        assertEquals(List.of("-2,0", "-1,3"), numbers(out));
        final JsonNode signed = run(command + "--signs 0.5 --seed 4").json();
        final List<String> columns = numbers(out);
        assertTrue(
                columns.equals(List.of("1,0", "2,-6")) || columns.equals(List.of("-1,0", "-2,6")), columns::toString);
        assertEquals(4, signed.get("coupling_seed").intValue());
        assertEquals(0.5, signed.get("signs").doubleValue());
        final JsonNode shuffled = run(command + "--surrogate shuffled").json();
        assertEquals("shuffled", shuffled.get("surrogate").textValue());
        assertEquals(
                List.of("0", "1", "2", "6"),
                numbers(out).stream()
                        .flatMap(row -> Arrays.stream(row.split(",")))
                        .sorted()
                        .toList());
        assertEquals(9 / 4.0, shuffled.get("weight_mean").doubleValue());
    }

    private static List<String> numbers(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1) // that it is an export
                .map(row -> Arrays.stream(row.split(","))
                        .map(cell -> Numbers.plain(Double.parseDouble(cell)))
                        .collect(Collectors.joining(",")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--alpha 1 | --n | missing",
                "--n 5 | --alpha | missing",
                "--alpha 1 --n 5 --gain 0 | 0.0 | positive",
                "--alpha 1 --n 5 --form wide | wide | --export",
                "--alpha 1 --n 5 --form tall | tall | long, wide",
                "--matrix a.csv --n 5 | a.csv | --n",
                "--matrix a.csv --seed 5 | a.csv | --seed",
                "--alpha 0.001 --n 20 | 0.001 | 0.1 or above",
                "--ensemble student-t --nu 0.001 --n 20 | nu = 0.001 | student-t",
                "--alpha 1 --n 5 --seed -1 | -1 | 0..2147483647",
                "--alpha 1 --n 5 --surrogate shuffled | --surrogate | --matrix or --edges",
                "--matrix a.csv --surrogate shufled | shufled | random-modes",
                "--matrix a.csv --surrogate shuffled --seed -1 | -1 | 0..2147483647",
                "--matrix a.csv --surrogate-scale own | --surrogate-scale own | --surrogate must name",
                "--matrix a.csv --surrogate shuffled --surrogate-scale mine | mine | given, own",
                "--matrix a.csv --remove-mean rows | rows | connections",
                "--matrix a.csv --inhibitory GABA | --inhibitory | --edges",
                "--matrix a.csv --signs 1 | 1.0 | (0, 1)"
            })
    void refusesBadValues(String options, String value, String bound) {
        final Path out = directory.resolve("w.csv");
        run("couplings " + options).refused(ExitCode.USAGE, value, bound);
        assertFalse(Files.exists(out));
    }

    /** What is exported goes in again, in either form, with names that a spreadsheet would run, and comes out as it was. */
    @ParameterizedTest
    @CsvSource({"long, --edges", "wide, --matrix"})
    void whatIsExportedGoesInAgain(String form, String option) throws IOException {
        final Path edges = Files.writeString(
                directory.resolve("given.csv"),
                "pre,post,weight\n=a,'@b,0.5\n'@b,c,-2\nc,=a,3\nc,-d,0.25\nlone,lone,0\n");
        final Path first = directory.resolve("first.csv");
        final Path second = directory.resolve("second.csv");
        final JsonNode one = Run.of(("couplings --json --keep all --gain 1.75 --edges " + edges + " --form " + form
                                + " --export " + first)
                        .split(" "))
                .json();
        final JsonNode other = Run.of(
                        ("couplings --json " + option + " " + first + " --form " + form + " --export " + second)
                                .split(" +"))
                .json();
        assertEquals(Files.readString(first), Files.readString(second));
        assertEquals(
                one.get("g_eff_matrix").doubleValue(), other.get("g_eff_matrix").doubleValue(), 1e-12);
        assertEquals(5, other.get("N").intValue(), "with those that send nothing, or nothing at all");
        assertEquals("none", other.get("normalise").textValue());
        assertTrue(other.get("input_note").textValue().contains("not normalised"), other.toString());
        final JsonNode asked = Run.of("couplings", "--json", "--normalise", "spectral-radius", option, first.toString())
                .json();
        assertEquals(1, asked.get("spectral_radius").doubleValue(), 1e-12, "unless somebody says so");
    }
}
