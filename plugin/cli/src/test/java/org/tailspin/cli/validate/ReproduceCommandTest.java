package org.tailspin.cli.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.papers.Figure;

class ReproduceCommandTest {

    private static final Path GOLDEN = Path.of("..", "docs", "golden");

    /** The least expensive figure. */
    private static final String QUICK = "1C";

    @TempDir
    private Path temporary;

    static Stream<String> figures() {
        return Figure.all().stream().map(Figure::id);
    }

    private static Path golden(String figure) {
        return GOLDEN.resolve(figure + ".csv");
    }

    /** Figures of a given matrix have the made-up circuit of the documentation, prepared as the paper does. */
    private static List<String> matrix(String figure) {
        return Figure.of(figure).isOfGivenMatrix()
                ? List.of(
                        "--edges",
                        Path.of("..", "docs", "examples", "circuit.csv").toString(),
                        "--inhibitory",
                        "GABA",
                        "--normalise",
                        "balanced")
                : List.of();
    }

    private Run reproduce(String figure, Path golden) {
        final List<String> words = new ArrayList<>(List.of(
                "reproduce",
                figure,
                "--golden",
                golden.toString(),
                "--json",
                "--out",
                temporary.resolve(figure).toString()));
        words.addAll(matrix(figure));
        return Run.of(words.toArray(String[]::new));
    }

    @Test
    void theQuickFigureIsAsBefore() throws IOException {
        final JsonNode json = reproduce(QUICK, golden(QUICK)).json();
        assertTrue(json.get("holds").booleanValue());
        final Path directory = temporary.resolve(QUICK);
        assertEquals(
                Files.readString(golden(QUICK)).lines().count(),
                Files.readString(directory.resolve("claims.csv")).lines().count());
        assertTrue(Files.readString(directory.resolve("data.csv")).startsWith("panel,series,x,trial,y\r\n"));
        assertTrue(Files.size(directory.resolve("order-parameter.png")) > 10_000);
        assertTrue(Files.readString(directory.resolve("claims.md")).contains("| holds |"));
        assertTrue(Files.readString(directory.resolve("manifest.json")).contains("\"1C\""));
    }

    /** A run that dies in the middle of a line goes on, to the same bytes. */
    @Test
    void anInterruptedFigureGoesOn() throws IOException {
        final String out = temporary.resolve("killed").toString();
        final AtomicInteger asked = new AtomicInteger();
        final Run killed =
                Run.interrupted(() -> asked.incrementAndGet() > 30, "reproduce", QUICK, "--threads", "1", "--out", out);
        assertEquals(ExitCode.INTERRUPTED, killed.code(), killed.err());
        assertTrue(killed.err().contains("--resume"), killed.err());
        final Path measured = Path.of(out, "measured.txt");
        final byte[] torn = Files.readAllBytes(measured);
        Files.write(measured, Arrays.copyOf(torn, torn.length - 5));
        assertEquals(
                ExitCode.OK,
                Run.of("reproduce", QUICK, "--resume", "--out", out).code());
        assertEquals(
                Files.readString(GOLDEN.resolve(QUICK + ".csv")).lines().count(),
                Files.readString(Path.of(out, "claims.csv")).lines().count());
        final Run again =
                Run.of("reproduce", QUICK, "--resume", "--golden", golden(QUICK).toString(), "--out", out);
        assertEquals(ExitCode.OK, again.code(), again.err());
        assertTrue(again.err().contains("40 networks were measured before"), again.err());
        Run.of("reproduce", QUICK, "--resume", "--first-trial", "7", "--out", out)
                .refused(ExitCode.INPUT_OUTPUT, "measured.txt", "first trial 0", "first trial 7");
    }

    /** What was measured of one matrix is not taken for another's: the same circuit, prepared in another way. */
    @Test
    void aRunOfOneMatrixDoesNotGoOnWithAnother() {
        final List<String> words = new ArrayList<>(List.of("reproduce", "modes-6b", "--out"));
        words.add(temporary.resolve("matrix").toString());
        words.addAll(matrix("modes-6b"));
        final AtomicInteger asked = new AtomicInteger();
        assertEquals(
                ExitCode.INTERRUPTED,
                Run.interrupted(() -> asked.incrementAndGet() > 5000, words.toArray(String[]::new))
                        .code());
        words.set(words.size() - 1, "std");
        words.addAll(List.of("--resume", "--quiet"));
        Run.of(words.toArray(String[]::new)).refused(ExitCode.INPUT_OUTPUT, "measured.txt", "matrix 180");
    }

    @Test
    void saysWhatItWouldCost() {
        final JsonNode json = Run.of("reproduce", QUICK, "--dry-run", "--cores", "1,2,1000", "--json")
                .json();
        final JsonNode part = json.get("parts").get(0);
        assertEquals(40, part.get("count").intValue());
        final double all = part.get("processor_seconds").doubleValue();
        final double longest = part.get("longest_seconds").doubleValue();
        assertTrue(longest > 0 && longest < all);
        assertEquals(all, json.get("processor_seconds").doubleValue());
        final double[] expected = {all, Math.max(all / 2, longest), longest};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    json.get("estimates").get(i).get("seconds").doubleValue(),
                    1e-9 * all,
                    "estimate " + i);
        }
        Run.of("reproduce", QUICK, "--dry-run", "--cores", "0").refused(ExitCode.USAGE, "cores", "0");
        Run.of("reproduce", QUICK, "--cores", "2").refused(ExitCode.USAGE, "--cores", "--dry-run");
    }

    /** All of them, whatever their verdicts; minutes. */
    @ParameterizedTest
    @MethodSource("figures")
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void everyFigureIsAsBefore(String figure) {
        assertEquals(ExitCode.OK, reproduce(figure, golden(figure)).code(), figure);
    }

    /** The reader of summaries finds the claims of every figure, and misses each of them in a run that makes none. */
    @ParameterizedTest
    @MethodSource("figures")
    void theReaderFindsTheClaimsOfEverySummary(String figure) throws IOException {
        final List<String> changes = GoldenClaims.read(golden(figure)).compare(List.of());
        final long rows;
        try (Stream<String> lines = Files.lines(golden(figure), StandardCharsets.UTF_8)) {
            rows = lines.count() - 1;
        }
        assertEquals(rows, changes.size(), "claims with names of their own");
        assertTrue(rows > 0 && changes.stream().allMatch(change -> change.endsWith(" is missing")), changes.toString());
    }

    /** The summaries of all figures are there; nothing that Tailspin claims itself fails, and what a paper claims has a verdict. */
    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureHasASummary(String figure) throws IOException {
        final List<String> lines = Files.readAllLines(golden(figure), StandardCharsets.UTF_8);
        assertTrue(lines.stream().anyMatch(line -> line.endsWith(",holds")), figure);
        assertTrue(
                lines.stream().noneMatch(line -> line.matches("[^,]*,tailspin,.*,fails")),
                figure + ": a claim of ours fails");
        assertTrue(
                lines.stream().noneMatch(line -> line.matches("[^,]*,paper,.*,shown")),
                figure + ": a claim of the paper has no verdict");
    }

    /** Figures that were run at the published sizes: a reader finds all their claims, and those of the papers have verdicts. */
    @Test
    void whatWasRunAtPublishedSizesHasASummary() throws IOException {
        final List<Path> summaries;
        try (Stream<Path> files = Files.list(GOLDEN.resolve("paper"))) {
            summaries = files.toList();
        }
        assertTrue(summaries.size() > 0);
        for (Path summary : summaries) {
            final String figure = summary.getFileName().toString().replace(".csv", "");
            assertTrue(figures().anyMatch(figure::equals), figure);
            final List<String> lines = Files.readAllLines(summary, StandardCharsets.UTF_8);
            assertEquals(
                    lines.size() - 1,
                    GoldenClaims.read(summary).compare(List.of()).size(),
                    figure + ": claims with names of their own");
            assertTrue(lines.stream().noneMatch(line -> line.matches("[^,]*,paper,.*,shown")), figure);
            // the claims of a figure are the same at both scales, but for those between sizes of which one alone was
            // run
            final List<String> small = Files.readAllLines(golden(figure), StandardCharsets.UTF_8);
            assertTrue(ofPaper(small).containsAll(ofPaper(lines)), figure);
            assertTrue(ofPaper(lines).size() >= 2, figure);
        }
    }

    private static List<String> ofPaper(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("[^,]*,paper,.*"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    /** Near the edge of chaos the order of the paper is reversed in our numbers, and the row says so. */
    @Test
    void aClaimThatFailsIsThere() throws IOException {
        final List<String> lines = Files.readAllLines(golden("3C"), StandardCharsets.UTF_8);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("near-edge,paper,") && line.endsWith(",fails")));
    }

    @Test
    void listsEveryFigure() {
        final Run run = Run.of("reproduce", "--list");
        assertEquals(ExitCode.OK, run.code(), run.err());
        figures().forEach(figure -> assertTrue(run.out().contains(figure + " "), figure));
        assertEquals(
                figures().count(),
                Run.of("reproduce", "--list", "--json").json().get("figures").size());
    }

    @Test
    void refusesWhatIsNotThere() throws IOException {
        Run.of("reproduce", "22").refused(ExitCode.USAGE, "'22'", "1A", "pruning");
        Run.of("reproduce").refused(ExitCode.USAGE, "--list");
        Run.of("reproduce", "modes-1").refused(ExitCode.USAGE, "modes-1", "connectome", "--edges");
        Run.of("reproduce", "1C", matrix("modes-1").get(0), matrix("modes-1").get(1))
                .refused(ExitCode.USAGE, "circuit.csv", "1C");
        Run.of("reproduce", "3C", "--published-order").refused(ExitCode.USAGE, "--published-order", "3C");
        Run.of("reproduce", "1C", "--scale", "huge").refused(ExitCode.USAGE, "huge");
        Run.of("reproduce", "1C", "--largest-n", "50").refused(ExitCode.USAGE, "50", "100");
        Run.of("reproduce", "1C", "--first-trial", "-1").refused(ExitCode.USAGE, "-1");
        Run.of("reproduce", "1C", "--resume", "--force").refused(ExitCode.USAGE, "--resume", "--force");
        final Path other = Files.writeString(temporary.resolve("other.csv"), "a,b\n1,2\n");
        Run.of("reproduce", "1C", "--golden", other.toString()).refused(ExitCode.INPUT_OUTPUT, "other.csv", "claim");
    }
}
