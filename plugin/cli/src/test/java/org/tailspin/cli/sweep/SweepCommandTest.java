package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.analysis.MeasuredColumn;
import picocli.CommandLine;

class SweepCommandTest {

    @TempDir
    Path directory;

    private static final String PLAN =
            "sweep --alpha 1,2 --gain 0.5:2:3:log --n 12 --realisations 2 --exponents 4 --seed 5"
                    + " --steps 60 --warmup 50 --tangent-warmup 20";

    private Path out() {
        return directory.resolve("out");
    }

    private static String[] plan(Path out, String... more) {
        final List<String> args = new ArrayList<>(Arrays.asList(PLAN.split(" ")));
        args.addAll(List.of("--out", out.toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        final CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }

    /** What checks the runs is there on request, and a sweep does not go on with other columns. */
    @Test
    void hasDiagnosticsOnRequest() throws IOException {
        assertEquals(
                ExitCode.OK,
                Run.of(plan(out(), "--no-picture", "--diagnostics")).code());
        final List<String> columns =
                rows(out().resolve(OutputDirectory.NETWORKS)).get(0).getParser().getHeaderNames();
        Arrays.stream(MeasuredColumn.values())
                .filter(MeasuredColumn::isOnRequest)
                .filter(column -> column != MeasuredColumn.SUM_RULE_RESIDUAL) // of all exponents alone
                .forEach(column -> assertTrue(columns.contains(column.label()), column.label()));
        final Path configuration = out().resolve(OutputDirectory.CONFIG);
        Files.writeString(configuration, Files.readString(configuration).replaceFirst("(?m)^diagnostics: true\\R", ""));
        final Run resumed = Run.of(plan(out(), "--no-picture", "--resume"));
        assertNotEquals(ExitCode.OK, resumed.code());
        assertTrue(resumed.err().contains("diagnostics"), resumed.err());
    }

    @Test
    void writesARowPerNetworkAndARowPerExponent() throws IOException {
        final Run run = Run.of(plan(out(), "--no-picture"));
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.out().contains(out().toString()), run.out());
        final List<CSVRecord> networks = rows(out().resolve(OutputDirectory.NETWORKS));
        assertEquals(
                List.of(
                        "network,ensemble,N,alpha,gain,coupling_seed,state_seed,dynamics,nonlinearity,noise,regime,lyapunov_max,lyapunov_max_se,lyapunov_unit,exponents,kaplan_yorke,kaplan_yorke_is_lower_bound,ks_entropy,pr_x,pr_phi,mean_abs,mean_square,steps,note"
                                .split(",")),
                networks.get(0).getParser().getHeaderNames());
        assertEquals(2 * 2 * 3, networks.size());
        assertEquals("stable a=1 g=0.5 N=12 c5 s5", networks.get(0).get("network"));
        assertEquals("stable a=2 g=2 N=12 c6 s6", networks.get(11).get("network"));
        final List<CSVRecord> spectrum = rows(out().resolve(OutputDirectory.SPECTRUM));
        assertEquals(
                List.of("network", "index", "exponent", "exponent_se"),
                spectrum.get(0).getParser().getHeaderNames());
        assertEquals(12 * 4, spectrum.size());
        for (int i = 0; i < networks.size(); i++) {
            final CSVRecord network = networks.get(i);
            final List<CSVRecord> own = spectrum.subList(4 * i, 4 * i + 4);
            assertEquals(network.get("network"), own.get(3).get("network"));
            assertEquals("4", own.get(3).get("index"));
            assertEquals(network.get("lyapunov_max"), own.get(0).get("exponent"));
            assertEquals(
                    network.get("exponents"),
                    own.stream().map(row -> row.get("exponent")).collect(Collectors.joining(" ")));
        }
        final String text = Files.readString(out().resolve(OutputDirectory.NETWORKS));
        assertTrue(text.endsWith("\r\n") && !text.replace("\r\n", "").contains("\n"), "RFC 4180: lines end in CRLF");
    }

    /** A row of the sweep is the network that the command for one network measures. */
    @Test
    void agreesWithTheCommandForOneNetwork() throws IOException {
        Run.of(plan(out(), "--no-picture"));
        final CSVRecord row = rows(out().resolve(OutputDirectory.NETWORKS)).get(7); // alpha 2, seed 5, gain 1
        final JsonNode json = Run.of(("lyapunov --alpha 2 --gain " + row.get("gain")
                                + " --n 12 --exponents 4 --seed 5 --steps 60 --warmup 50 --tangent-warmup 20 --json")
                        .split(" "))
                .json();
        assertEquals(row.get("network"), json.get("network").textValue());
        assertEquals(
                Double.parseDouble(row.get("lyapunov_max")),
                json.get("lyapunov_max").doubleValue());
        assertEquals(Double.parseDouble(row.get("pr_phi")), json.get("pr_phi").doubleValue());
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void theBytesDoNotDependOnThreadsOrLocale() throws IOException {
        final Locale before = Locale.getDefault();
        try {
            assertEquals(
                    ExitCode.OK,
                    Run.of(plan(directory.resolve("one"), "--threads", "1")).code());
            Locale.setDefault(Locale.GERMANY);
            assertEquals(
                    ExitCode.OK,
                    Run.of(plan(directory.resolve("two"), "--threads", "2")).code());
            final Run transition = Run.of("transition", "--alpha", "1", "--n", "1000");
            assertTrue(transition.out().contains("0.163128"), transition.out());
        } finally {
            Locale.setDefault(before);
        }
        for (String name : new String[] {OutputDirectory.NETWORKS, OutputDirectory.SPECTRUM, OutputDirectory.LAMBDA}) {
            assertArrayEquals(
                    Files.readAllBytes(directory.resolve("one").resolve(name)),
                    Files.readAllBytes(directory.resolve("two").resolve(name)),
                    name);
        }
    }

    @Test
    void writesManifestAndPicture() throws IOException {
        final JsonNode printed = Run.of(plan(out(), "--threads", "2", "--json")).json();
        final JsonNode manifest = new ObjectMapper()
                .readTree(out().resolve(OutputDirectory.MANIFEST).toFile());
        final JsonNode made = ((ObjectNode) manifest).remove("provenance");
        assertTrue(made.get("command").asText().startsWith("tailspin sweep ")
                && made.get("inputs").isEmpty());
        assertEquals(printed, manifest);
        assertTrue(manifest.get("complete").booleanValue());
        assertEquals(12, manifest.get("networks_finished").intValue());
        assertEquals(2, manifest.get("threads").intValue());
        assertEquals(5, manifest.get("settings").get("seed").intValue());
        assertEquals("0.5:2:3:log", manifest.get("settings").get("gain").textValue());
        assertEquals(2, manifest.get("settings").get("alpha").get(1).intValue());
        assertEquals(0, manifest.get("settings").get("noise").intValue());
        assertEquals(60, manifest.get("settings").get("steps").intValue());
        assertTrue(manifest.get("wall_seconds").doubleValue() > 0);
        assertTrue(manifest.get("date_utc").textValue().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertTrue(manifest.get("kernels").isTextual() && manifest.get("jvm").isTextual());
        final BufferedImage picture =
                ImageIO.read(out().resolve(OutputDirectory.LAMBDA).toFile());
        final long colours = Arrays.stream(
                        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
        assertTrue(colours > 10, "a picture with curves, but it has " + colours + " colours");
    }

    @Test
    void sweepsGaussianNetworksAndSingleGains() throws IOException {
        final Run run = Run.of(("sweep --ensemble gaussian --gain 1.5 --n 5 --realisations 1 --warmup 0 --no-picture"
                        + " --out " + out())
                .split(" "));
        assertEquals(ExitCode.OK, run.code(), run.err());
        final CSVRecord row = rows(out().resolve(OutputDirectory.NETWORKS)).get(0);
        assertFalse(row.isMapped("alpha"), "there is no tail index");
        assertEquals("1.5", row.get("g_eff"));
        assertFalse(Files.exists(out().resolve(OutputDirectory.LAMBDA)));
    }

    @Test
    void measuresUntilItKnowsEnough() throws IOException {
        final Run run = Run.of(("sweep --alpha 2 --gain 2 --n 20 --realisations 2 --warmup 50 --no-picture --json"
                        + " --exponents auto --tolerance 1e-9 --max-steps 310 --require-converged --out " + out())
                .split(" "));
        assertEquals(ExitCode.NOT_CONVERGED, run.code(), run.err());
        assertTrue(run.err().contains("2 of 2 networks have not reached the tolerance"), run.err());
        final CSVRecord row = rows(out().resolve(OutputDirectory.NETWORKS)).get(1);
        assertEquals("false", row.get("converged"));
        assertEquals("310", row.get("steps"));
        final JsonNode settings = new ObjectMapper()
                .readTree(out().resolve(OutputDirectory.MANIFEST).toFile())
                .get("settings");
        assertEquals("auto", settings.get("exponents").textValue());
        assertEquals(1e-9, settings.get("tolerance").doubleValue());
        assertEquals(310, settings.get("max-steps").intValue());
        assertTrue(settings.get("require-converged").booleanValue());
    }

    @Test
    void saysWhyNoNetworkHasExponents() throws IOException {
        // tails so heavy that weights leave the range of a double
        final Run run =
                Run.of(("sweep --alpha 0.005 --gain 1 --n 20 --warmup 0 --realisations 2 --no-picture --out " + out())
                        .split(" "));
        assertEquals(ExitCode.FAILURE, run.code());
        assertTrue(run.err().contains("2 of 2 networks have no exponents"), run.err());
        final CSVRecord row = rows(out().resolve(OutputDirectory.NETWORKS)).get(0);
        assertEquals("", row.get("lyapunov_max"));
        assertTrue(row.get("note").contains("alpha = 0.005"), row.toString());
    }

    /** The defaults are the plan of the demo, as it is documented. */
    @Test
    void theDefaultsAreTheDocumentedPlan() {
        final SweepOptions defaults = CommandLine.populateCommand(new SweepOptions());
        final SweepOptions documented = new SweepOptions();
        new CommandLine(documented)
                .registerConverter(Double.class, new Converters.Real())
                .parseArgs(("--alpha 1,1.5,2 --gain 0.1:10:20:log --n 200 --realisations 3 --exponents auto --seed 1")
                        .split(" "));
        assertEquals(documented.plan(Console.SILENT), defaults.plan(Console.SILENT));
        assertEquals(documented.analysis(), defaults.analysis());
    }

    @Test
    void theDemoCanBeInterruptedToo() throws IOException {
        Run.interrupted(() -> true, "demo", "--out", out().toString(), "--threads", "2")
                .refused(ExitCode.INTERRUPTED, "0 of 180 networks", out().toString());
        Run.of("demo", "--out", out().toString()).refused(ExitCode.INPUT_OUTPUT, "exists", "--force");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--alpha 1,2.5 | 2.5 | (0, 2]",
                "--alpha 1,,2 | '' | number",
                "--alpha 1,1 | stable a=1 | must differ",
                "--gain 2:1:5 | from 2.0 to 1.0 | smaller to a larger",
                "--gain 0:1:5:log | 0.0 | above 0",
                "--gain 0:1:5 | 0.0 | positive",
                "--gain 1:2:0 | 0 | at least 1",
                "--gain 1:2:1 | 1 | at least 2",
                "--gain 1:2:3:cubic | 1:2:3:cubic | log|lin",
                "--gain 1:2 | 1:2 | from:to:count",
                "--gain 1:2:2000000 | 2000000 | at most 1000000",
                "--gain 1:2:500000 | 4500000 | at most 1000000",
                "--n 0 | 0 | at least 1",
                "--n 30 --exponents 31 | 31 | N = 30",
                "--realisations 0 | 0 | at least 1",
                "--seed -1 | -1 | 0..2147483647",
                "--seed 2147483646 | 2147483648 | 0..2147483647",
                "--threads 0 | 0 | 1..1024",
                "--n 1000000 --threads 1 | 1000000 | memory",
                "--ensemble gaussian --alpha 1 | --alpha must be missing | but is 1.0",
                "--steps 0 | 0 | at least 1"
            })
    void refusesBadValuesAndLeavesNothing(String options, String value, String bound) {
        final List<String> args = new ArrayList<>(List.of("sweep", "--out", out().toString()));
        args.addAll(List.of(options.split(" ")));
        Run.of(args.toArray(String[]::new)).refused(ExitCode.USAGE, value, bound);
        assertFalse(Files.exists(out()));
    }

    @Test
    void namesAMissingOutputDirectory() {
        Run.of("sweep").refused(ExitCode.USAGE, "--out", "missing");
    }

    @Test
    void refusesAnExistingDirectoryWithoutForce() throws IOException {
        Files.createDirectory(out());
        final Path other = Files.writeString(out().resolve("mine.txt"), "mine");
        final Path curves = Files.writeString(out().resolve(OutputDirectory.CURVES), "a name of another command");
        Run.of(plan(out())).refused(ExitCode.INPUT_OUTPUT, out().toString(), "exists", "--force");
        assertFalse(Files.exists(out().resolve(OutputDirectory.NETWORKS)));
        Run.of(plan(out(), "--force", "--npz")).done();
        assertTrue(Files.exists(out().resolve(OutputDirectory.ARRAYS)));
        Run.of(plan(out(), "--force", "--no-picture")).done();
        assertFalse(Files.exists(out().resolve(OutputDirectory.ARRAYS)), "an older result beside the new ones");
        assertEquals("mine", Files.readString(other));
        assertEquals("a name of another command", Files.readString(curves));
        assertEquals(12, rows(out().resolve(OutputDirectory.NETWORKS)).size());
    }

    @Test
    void refusesADirectoryThatCannotBeMade() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "");
        Run.of(plan(file)).refused(ExitCode.INPUT_OUTPUT, file.toString(), "is a file");
        Run.of(plan(file.resolve("out"))).refused(ExitCode.INPUT_OUTPUT, file.toString(), "cannot write");
    }

    @Test
    void keepsWhatIsFinishedWhenInterrupted() throws IOException {
        // asked some times per step: after this many questions some networks are finished, but not all
        final AtomicLong questions = new AtomicLong();
        final Path whole = directory.resolve("whole");
        Run.interrupted(() -> questions.incrementAndGet() < 0, plan(whole, "--threads", "1", "--no-picture"));
        final long half = questions.get() / 2;
        questions.set(0);
        final Run run = Run.interrupted(
                () -> questions.incrementAndGet() > half, plan(out(), "--threads", "1", "--no-picture"));
        final List<CSVRecord> kept = rows(out().resolve(OutputDirectory.NETWORKS));
        assertTrue(kept.size() > 0 && kept.size() < 12, "rows: " + kept.size());
        run.refused(ExitCode.INTERRUPTED, "interrupted", kept.size() + " of 12 networks", out().toString());
        final String all = Files.readString(whole.resolve(OutputDirectory.NETWORKS));
        assertTrue(all.startsWith(Files.readString(out().resolve(OutputDirectory.NETWORKS))));
        assertEquals(
                4 * kept.size(), rows(out().resolve(OutputDirectory.SPECTRUM)).size());
        final JsonNode manifest = new ObjectMapper()
                .readTree(out().resolve(OutputDirectory.MANIFEST).toFile());
        assertFalse(manifest.get("complete").booleanValue());
        assertEquals(kept.size(), manifest.get("networks_finished").intValue());
    }

    /** A bias of each neuron, all numbers of a file in one line, is that of every network of the sweep, as in the command for one. */
    @Test
    void takesABias() throws IOException {
        final Path bias = Files.writeString(directory.resolve("bias.txt"), "0.5 -1 0.25 2\n");
        final String rest = " --alpha 2 --n 4 --exponents 2 --steps 60 --warmup 50 --tangent-warmup 20 --bias " + bias;
        Run.of(("sweep --gain 1.5 --realisations 2 --seed 3 --no-picture --out " + out() + rest).split(" "));
        final List<CSVRecord> networks = rows(out().resolve(OutputDirectory.NETWORKS));
        assertEquals(2, networks.size());
        assertEquals("0.5 -1 0.25 2", networks.get(0).get("bias").replace(".0", ""));
        final JsonNode one = Run.of(("lyapunov --gain 1.5 --seed 3 --json" + rest).split(" "))
                .json();
        assertEquals(
                Double.parseDouble(networks.get(0).get("lyapunov_max")),
                one.get("lyapunov_max").doubleValue());
        final JsonNode without = Run.of(
                        ("lyapunov --gain 1.5 --seed 3 --json" + rest.replaceAll(" --bias.*", "")).split(" "))
                .json();
        assertTrue(one.get("lyapunov_max").doubleValue()
                != without.get("lyapunov_max").doubleValue());
    }
}
