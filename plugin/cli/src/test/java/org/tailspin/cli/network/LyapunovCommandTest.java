package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.lyapunov.LyapunovSettings;

class LyapunovCommandTest {

    @TempDir
    Path directory;

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("weights.csv"), content).toString();
    }

    /** A list of connections gives the exponents of the matrix that has them, without ever becoming one. */
    @Test
    void listStaysSparse() throws IOException {
        final Path edges = directory.resolve("list.csv");
        final Path wide = directory.resolve("whole.csv");
        final String drawn = "couplings --ensemble sparse --alpha 1.8 --density 0.1 --n 50 --zero-diagonal --export ";
        Run.of((drawn + edges).split(" "));
        Run.of((drawn + wide + " --form wide").split(" "));
        final String run =
                "lyapunov --normalise spectral-radius --gain 2 --exponents 7 --steps 50 --warmup 200 --json ";
        final JsonNode list = Run.of((run + "--edges " + edges).split(" ")).json();
        final JsonNode matrix = Run.of((run + "--matrix " + wide).split(" ")).json();
        assertEquals("sparse", list.get("storage").textValue());
        assertEquals(
                Files.readAllLines(edges).size() - 2, list.get("connections").intValue());
        assertEquals("dense", matrix.get("storage").textValue());
        assertEquals(50, list.get("N").intValue());
        for (int k = 0; k < 7; k++) {
            assertEquals(
                    matrix.get("exponents").get(k).doubleValue(),
                    list.get("exponents").get(k).doubleValue(),
                    1e-9);
        }
    }

    /** A number for each exponent, an angle for each measured time, and the smallest of them among the fields. */
    @Test
    void covariantVectors() throws IOException {
        final Path angles = directory.resolve("angles.csv");
        final String run =
                "lyapunov --alpha 2 --gain 2 --n 20 --exponents 8 --warmup 200 --tangent-warmup 300 --steps 200";
        final JsonNode json = Run.of((run + " --covariant --json --angles " + angles).split(" "))
                .json();
        for (String column : List.of("covariant_pr", "covariant_pr_se", "covariant_angle", "covariant_disagreement")) {
            assertEquals(8, json.get(column).size(), column);
        }
        final List<String> lines = Files.readAllLines(angles);
        assertEquals("covariant_time,covariant_split", lines.get(0));
        assertEquals(200, lines.size() - 1);
        assertEquals(
                json.get("covariant_angle_min").doubleValue(),
                lines.stream()
                        .skip(1)
                        .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                        .min()
                        .orElseThrow());
        // the first covariant vector is the first one of the frame
        assertEquals(
                json.get("lyapunov_vector_pr").doubleValue(),
                json.get("covariant_pr").get(0).doubleValue(),
                1e-6);
        assertTrue(json.get("covariant_vectors").intValue() >= 4, json.toString());

        Run.of((run + " --angles " + angles).split(" ")).refused(ExitCode.USAGE, "--angles", "--covariant");
    }

    /** The map at N = 300, g_eff = 2 sqrt 2: lambda_max .286, D_KY/N .288, both to .03 (public reference runs). */
    @Test
    void measuresTheGaussianNetwork() {
        final JsonNode json = Run.of(
                        "lyapunov",
                        "--ensemble",
                        "gaussian",
                        "--gain",
                        "2.8284271247461903",
                        "--n",
                        "300",
                        "--seed",
                        "1",
                        "--exponents",
                        "all",
                        "--steps",
                        "300",
                        "--json")
                .json();
        assertEquals(0.286, json.get("lyapunov_max").doubleValue(), 0.03);
        assertEquals(0.288 * 300, json.get("kaplan_yorke").doubleValue(), 0.03 * 300);
        assertEquals(false, json.get("kaplan_yorke_is_lower_bound").booleanValue());
        assertEquals(300, json.get("exponents").size());
        double size = 0;
        double entropy = 0;
        double previous = Double.POSITIVE_INFINITY;
        for (JsonNode node : json.get("exponents")) {
            final double exponent = node.doubleValue();
            assertTrue(exponent <= previous, "descending");
            previous = exponent;
            size += Math.abs(exponent);
            entropy += Math.max(0, exponent);
        }
        assertEquals(entropy, json.get("ks_entropy").doubleValue(), 1e-12 * size);
        assertEquals(0, json.get("sum_rule_residual").doubleValue(), 1e-10 * Math.max(1, size));
        assertEquals(json.get("exponents").get(0), json.get("lyapunov_max"));
        final double pr = json.get("pr_phi").doubleValue();
        assertTrue(pr > 1 && pr < 300, "participation ratio " + pr);
        assertEquals(300, json.get("steps").intValue());
    }

    /** Oscillators have two exponents each, which add to -gamma N per unit time. */
    @Test
    void oscillators() {
        final JsonNode json = Run.of(
                        "lyapunov",
                        "--ensemble",
                        "gaussian",
                        "--gain",
                        "3",
                        "--n",
                        "10",
                        "--dynamics",
                        "second-order",
                        "--damping",
                        "0.4",
                        "--dt",
                        "0.05",
                        "--exponents",
                        "all",
                        "--warmup",
                        "100",
                        "--steps",
                        "300",
                        "--json")
                .json();
        assertEquals(20, json.get("exponents").size());
        assertEquals("per time", json.get("lyapunov_unit").textValue());
        assertEquals(0.4, json.get("damping").doubleValue());
        double sum = 0;
        for (JsonNode node : json.get("exponents")) {
            sum += node.doubleValue();
        }
        assertEquals(-0.4 * 10, sum, 1e-10);
        assertEquals(0, json.get("sum_rule_residual").doubleValue(), 1e-10);
        assertTrue(json.get("pr_x").doubleValue() <= 10, "of neurons, not of velocities");
        Run.of("lyapunov", "--ensemble", "gaussian", "--n", "5", "--damping", "1")
                .refused(ExitCode.USAGE, "--damping", "map");
    }

    @Test
    void namesTheRecipe() {
        final JsonNode json = Run.of(
                        "lyapunov",
                        "--ensemble",
                        "stable",
                        "--alpha",
                        "1.5",
                        "--gain",
                        "1.5",
                        "--n",
                        "20",
                        "--seed",
                        "17",
                        "--state-seed",
                        "3",
                        "--exponents",
                        "4",
                        "--steps",
                        "60",
                        "--warmup",
                        "100",
                        "--tangent-warmup",
                        "20",
                        "--noise",
                        "0.1",
                        "--json")
                .json();
        assertEquals(4, json.get("exponents").size());
        assertEquals(4, json.get("exponents_se").size());
        assertEquals(60, json.get("steps").intValue());
        assertEquals(17, json.get("coupling_seed").intValue());
        assertEquals(3, json.get("state_seed").intValue());
        assertEquals(0.1, json.get("noise").doubleValue());
        assertEquals(
                "stable a=1.5 g=1.5 N=20 noise=0.1 c17 s3", json.get("network").textValue());
        assertTrue(json.get("sum_rule_residual").isNull());
        assertEquals(NetworkAnalysis.kernels(), json.get("kernels").textValue());
    }

    /** Its states, and so all statistics of them, are those of double precision; the table says which it was. */
    @Test
    void singlePrecisionIsSaidAndLeavesTheStatesAlone() {
        final String[] args = {
            "lyapunov", "--alpha", "1.5", "--gain", "2", "--n", "40", "--exponents", "20", "--warmup", "300", "--json"
        };
        final String[] single = Arrays.copyOf(args, args.length + 2);
        single[args.length] = "--precision";
        single[args.length + 1] = "single";
        final JsonNode expected = Run.of(args).json();
        final JsonNode found = Run.of(single).json();
        assertEquals(NetworkAnalysis.kernels() + "-single", found.get("kernels").textValue());
        assertEquals(expected.get("mean_abs"), found.get("mean_abs"));
        assertEquals(expected.get("pr_x"), found.get("pr_x"));
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    expected.get("exponents").get(i).doubleValue(),
                    found.get("exponents").get(i).doubleValue(),
                    1e-4);
        }
    }

    @Test
    void singlePrecisionIsRefusedWhereItLosesExponents() {
        Run.of("lyapunov", "--alpha", "2", "--n", "40", "--exponents", "21", "--precision", "single")
                .refused(ExitCode.USAGE, "at most half of the exponents, N/2 = 20, but their number is 21");
        Run.of("lyapunov", "--alpha", "2", "--n", "40", "--exponents", "all", "--precision", "single")
                .refused(ExitCode.USAGE, "but all are asked for");
        Run.of("lyapunov", "--alpha", "2", "--n", "40", "--exponents", "1", "--precision", "single")
                .refused(ExitCode.USAGE, "saves nothing for fewer than 6 exponents");
    }

    @Test
    void theStateSeedFollowsTheSeed() {
        final String[] args = {"lyapunov", "--alpha", "2", "--n", "5", "--seed", "9", "--warmup", "0", "--json"};
        assertEquals(9, Run.of(args).json().get("state_seed").intValue());
    }

    @Test
    void aSmallNetworkHasAsManyExponentsAsNeurons() {
        final JsonNode json = Run.of("lyapunov", "--alpha", "2", "--n", "5", "--warmup", "0", "--json")
                .json();
        assertEquals(5, json.get("exponents").size());
        assertTrue(json.get("sum_rule_residual").isNumber());
    }

    /** At rest the exponents of x' = tanh(W x) are the logarithms of the moduli of the eigenvalues. */
    @Test
    void takesAMatrix() throws IOException {
        final JsonNode json = Run.of("lyapunov", "--matrix", file("0.5,0.3\n0,0.25\n"), "--normalise", "none", "--json")
                .json();
        assertEquals(Math.log(0.5), json.get("exponents").get(0).doubleValue(), 1e-9);
        assertEquals(Math.log(0.25), json.get("exponents").get(1).doubleValue(), 1e-9);
        assertTrue(json.get("coupling_seed").isNull());
        assertEquals("explicit", json.get("ensemble").textValue(), "as in the tables of KNIME");
        assertEquals(1, json.get("state_seed").intValue());
        assertEquals("none", json.get("normalise").textValue());
        assertEquals("matrix", json.get("input_format").textValue());
        assertTrue(json.get("input_file").textValue().endsWith("weights.csv"));
        assertEquals(2, json.get("N").intValue());
        assertEquals(0, json.get("named_neurons").intValue());
    }

    @Test
    void setsTheSpectralRadiusToTheGain() throws IOException {
        final JsonNode json = Run.of("lyapunov", "--matrix", file("5,3\n0,2.5\n"), "--gain", "0.5", "--json")
                .json();
        assertEquals(Math.log(0.5), json.get("exponents").get(0).doubleValue(), 1e-9);
        assertEquals(Math.log(0.25), json.get("exponents").get(1).doubleValue(), 1e-9);
        assertEquals("spectral-radius", json.get("normalise").textValue());
    }

    @Test
    void aSingularMatrixHasNullForMinusInfinityAndANote() throws IOException {
        final JsonNode json = Run.of("lyapunov", "--matrix", file("1,1\n1,1\n"), "--gain", "0.5", "--json")
                .json();
        assertEquals(Math.log(0.5), json.get("exponents").get(0).doubleValue(), 1e-9);
        assertTrue(json.get("exponents").get(1).isNull(), json.toString());
        assertTrue(json.get("note").textValue().contains("minus infinity"), json.toString());
        final Run table = Run.of("lyapunov", "--matrix", file("1,1\n1,1\n"), "--gain", "0.5");
        assertTrue(table.out().contains("-infinity"), table.out());
    }

    private static final String CONNECTOME = "Source,Target,Weight,Type\n"
            + "I1L , I2L           ,10,chemical\nI1L , I2L  ,5,chemical\nI2L  , I1L ,3,chemical\n"
            + "I1L , I3            ,2,electrical\nI3 , I1L            ,2,electrical\nI2L , pm1, 7, chemical\n";

    /** The matrix of the list below is [[0, 3, 2], [15, 0, 0], [2, 0, 0]]: eigenvalues 0 and +-7. */
    @Test
    void takesConnectionsAsAConnectomeListsThem() throws IOException {
        final JsonNode json = Run.of(
                        "lyapunov", "--edges", file(CONNECTOME), "--normalise", "none", "--gain", "0.1", "--json")
                .json();
        assertEquals(3, json.get("N").intValue());
        assertEquals(3, json.get("named_neurons").intValue());
        assertEquals("edges", json.get("input_format").textValue());
        final JsonNode exponents = json.get("exponents");
        assertEquals(Math.log(0.7), exponents.get(0).doubleValue(), 1e-9);
        assertEquals(Math.log(0.7), exponents.get(1).doubleValue(), 1e-9);
        assertTrue(exponents.get(2).isNull(), "rank 2: " + exponents);
    }

    @Test
    void choosesTypesAndNeurons() throws IOException {
        final String edges = file(CONNECTOME);
        assertEquals(4, size("--edges", edges, "--keep", "all"));
        assertEquals(2, size("--edges", edges, "--types", "chemical"));
        assertEquals(2, size("--edges", edges, "--types", "electrical"));
        assertEquals(3, size("--edges", edges, "--types", "chemical,electrical", "--keep", "sources"));
    }

    private static int size(String... options) {
        final List<String> args = new ArrayList<>(List.of("lyapunov", "--json", "--warmup", "10"));
        args.addAll(List.of(options));
        return Run.of(args.toArray(String[]::new)).json().get("N").intValue();
    }

    private static final String SHORT = "lyapunov --alpha 2 --gain 3 --n 60 --warmup 200 --json";

    private static JsonNode shortRun(String options) {
        return Run.of((SHORT + options).split(" ")).json();
    }

    /** The Kaplan-Yorke dimension needs no more exponents than auto takes, and they are the same. */
    @Test
    void findsTheNumberOfExponents() {
        final JsonNode some = shortRun(" --exponents auto");
        final JsonNode all = shortRun(" --exponents all");
        assertTrue(some.get("exponents").size() < 60, some.toString());
        assertEquals(
                all.get("kaplan_yorke").doubleValue(), some.get("kaplan_yorke").doubleValue(), 1e-9);
        assertEquals(false, some.get("kaplan_yorke_is_lower_bound").booleanValue());
        assertEquals("chaotic", some.get("regime").textValue());
        assertTrue(some.get("converged").isNull());
    }

    @Test
    void measuresUntilItKnowsEnough() {
        final JsonNode json = shortRun(" --exponents auto --tolerance 0.5 --target kaplan-yorke");
        assertEquals(true, json.get("converged").booleanValue());
        assertTrue(1.645 * json.get("kaplan_yorke_se").doubleValue() <= 0.5);
        assertTrue(json.get("steps").intValue() >= LyapunovSettings.DEFAULT_STEPS);
    }

    @Test
    void saysThatItDoesNotKnowEnough() {
        final String[] args = (SHORT + " --exponents 1 --tolerance 1e-9 --max-steps 310").split(" ");
        final Run run = Run.of(args);
        assertEquals(false, run.json().get("converged").booleanValue());
        assertEquals(310, run.json().get("steps").intValue());
        assertTrue(run.err().contains("not reached in 310 steps"), run.err());
        final List<String> required = new ArrayList<>(List.of(args));
        required.add("--require-converged");
        final Run strict = Run.of(required.toArray(String[]::new));
        assertEquals(ExitCode.NOT_CONVERGED, strict.code());
        assertEquals(run.out().split("\"provenance\"")[0], strict.out().split("\"provenance\"")[0]);
    }

    /** Two estimates of the largest exponent with nothing in common but the network. */
    @Test
    void twinsAgree() throws IOException {
        final Path divergence = directory.resolve("divergence.csv");
        final Path running = directory.resolve("running.csv");
        final JsonNode json =
                shortRun(" --exponents 2 --steps 2000 --twins --divergence " + divergence + " --running " + running);
        final double difference = json.get("lyapunov_max_twins").doubleValue()
                - json.get("lyapunov_max").doubleValue();
        assertEquals(
                0,
                difference,
                4
                        * Math.hypot(
                                json.get("lyapunov_max_twins_se").doubleValue(),
                                json.get("lyapunov_max_se").doubleValue()));
        final List<String> distances = Files.readAllLines(divergence);
        assertEquals("step,distance", distances.get(0));
        assertEquals(1 + 2001, distances.size());
        assertEquals(1e-7, Double.parseDouble(distances.get(1).split(",")[1]), 1e-12);
        assertTrue(Double.parseDouble(distances.get(2001).split(",")[1]) > 0.1, "as large as the attractor");
        final List<String> estimates = Files.readAllLines(running);
        assertEquals("steps,index,exponent", estimates.get(0));
        assertTrue(estimates.size() > 2 * 8, "batches: " + estimates.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--alpha 1.5 --n 10 --exponents 11 | 11 | N = 10",
                "--alpha 1.5 --n 10 --exponents 0 | 0 | at least 1",
                "--alpha 1.5 --n 10 --exponents many | many | whole number",
                "--alpha 2.1 --n 10 | 2.1 | (0, 2]",
                "--alpha 1.5 --n 0 | 0 | at least 1",
                "--alpha 1.5 --n 10 --gain 0 | 0.0 | positive",
                "--alpha 1.5 --n 10 --gain -1 | -1.0 | positive",
                "--alpha 1.5 --n 10 --gain 1e999 | 1e999 | finite",
                "--alpha 1.5 --n 10 --noise -0.1 | -0.1 | at least 0",
                "--alpha 1.5 --n 10 --steps 0 | 0 | at least 1",
                "--alpha 1.5 --n 10 --warmup -1 | -1 | at least 0",
                "--alpha 1.5 --n 10 --tangent-warmup -1 | -1 | at least 0",
                "--alpha 1.5 --n 10 --seed -1 | -1 | 0..2147483647",
                "--alpha 1.5 --n 10 --seed 2147483648 | 2147483648 | 0..2147483647",
                "--alpha 1.5 --n 10 --state-seed -5 | -5 | 0..2147483647",
                "--alpha 1.5 --n 10 --normalise std | std | --matrix",
                "--alpha 1.5 --n 10 --types chemical | --types | --edges",
                "--alpha 1.5 --n 10000000 | 10000000 | memory",
                "--alpha 1.5 --n 10 --tolerance 0 | 0.0 | positive",
                "--alpha 1.5 --n 10 --tolerance 0.1 --steps 300 --max-steps 10 | 10 | at least the number of steps, 300",
                "--alpha 1.5 --n 10 --tolerance 0.1 --target q | q | lyapunov-max, kaplan-yorke",
                "--alpha 1.5 --n 10 --max-steps 1000 | --max-steps | --tolerance",
                "--alpha 1.5 --n 10 --require-converged | --require-converged | --tolerance",
                "--alpha 1.5 | --n | missing",
                "--n 10 | --alpha | missing",
                "--ensemble cauchy --alpha 1 --n 10 | cauchy | stable, gaussian, sparse",
                "--ensemble gaussian --alpha 2 --n 10 | --alpha must be missing | but is 2.0",
                "--matrix a.csv --n 10 | a.csv | --n",
                "--matrix a.csv --edges b.csv | b.csv | at most one",
                "--matrix a.csv --normalise max | max | spectral-radius",
                "--edges a.csv --keep targets | targets | all, sources",
                "--matrix a.csv --gain 0 | 0.0 | positive",
                "--matrix a.csv --exponents 0 | 0 | at least 1"
            })
    void refusesBadValuesBeforeAnyWork(String options, String value, String bound) {
        Run.of(("lyapunov " + options).split(" ")).refused(ExitCode.USAGE, value, bound);
    }

    @Test
    void refusesMoreExponentsThanAFileHasNeurons() throws IOException {
        Run.of("lyapunov", "--matrix", file("1,0\n0,1\n"), "--exponents", "3").refused(ExitCode.USAGE, "3", "N = 2");
    }

    @Test
    void refusesATypeThatDoesNotOccur() throws IOException {
        Run.of("lyapunov", "--edges", file(CONNECTOME), "--types", "magnetic")
                .refused(ExitCode.USAGE, "magnetic", "chemical, electrical");
    }

    @Test
    void refusesToNormaliseAMatrixWithoutALoop() throws IOException {
        Run.of("lyapunov", "--matrix", file("0,1\n0,0\n"))
                .refused(ExitCode.INPUT_OUTPUT, "weights.csv", "spectral radius is 0.0", "--normalise none");
    }

    @Test
    void saysThatItWasInterrupted() {
        Run.interrupted(() -> true, "lyapunov", "--alpha", "1", "--n", "50")
                .refused(ExitCode.INTERRUPTED, "interrupted", "without a result");
    }
}
