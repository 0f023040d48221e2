package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.coupling.Surrogate;
import picocli.CommandLine;

/** What the guides and the README say: their commands run, their links lead somewhere, their tables are those of the code. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path DOCS = Path.of("..", "docs");
    private static final String JAR = "tailspin.jar ";
    private static final Pattern MAVEN = Pattern.compile("(?m)(?:^|`)\\s*mvn [^`\n]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /** A link to a heading, of this page or of another one here. */
    private static final Pattern ANCHOR = Pattern.compile("\\]\\(((?!http)[^)#\\s]*)#([^)\\s]+)\\)");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The number of an equation, at the begin of a line or after another equation. */
    private static final Pattern EQUATION = Pattern.compile("(?m)^\\((\\d+)\\) ");

    /** A name of a file, in a command: an option, a number or a gain grid is none. */
    private static final Pattern FILE = Pattern.compile("[A-Za-z][\\w/-]*\\.(csv|json|yaml|npz|npy|png|svg|pdf)");

    @TempDir
    private Path temporary;

    /** A command of a page, and whether it is only parsed. */
    private record Example(Path page, List<String> arguments, boolean isSlow) {}

    static Stream<Path> pages() throws IOException {
        final List<Path> pages = new ArrayList<>();
        pages.add(ROOT.resolve("README.md"));
        try (Stream<Path> docs = Files.list(DOCS)) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream();
    }

    private static List<Example> examples(Path page) {
        final List<Example> examples = new ArrayList<>();
        String fence = null;
        try {
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    fence = fence == null ? line.substring(3).strip() : null;
                } else if (fence != null && fence.startsWith("sh") && line.startsWith("java -jar ")) {
                    assertTrue(line.contains(JAR), line);
                    final String arguments = line.substring(line.indexOf(JAR) + JAR.length());
                    examples.add(new Example(
                            page, words(arguments.replaceFirst(" #.*", "").strip()), fence.contains("slow")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    private static List<Example> examples(boolean isSlow) throws IOException {
        return pages().flatMap(page -> examples(page).stream())
                .filter(example -> example.isSlow == isSlow)
                .toList();
    }

    private void copyInputs() throws IOException {
        try (Stream<Path> inputs = Files.list(DOCS.resolve("examples"))) {
            for (Path input : inputs.toList()) {
                Files.copy(input, temporary.resolve(input.getFileName()));
            }
        }
    }

    @Test
    void theCommandsRun() throws IOException {
        copyInputs();
        final List<Example> examples = examples(false);
        assertTrue(examples.size() > 10, examples.toString());
        for (Example example : examples) {
            final Run run = Run.of(here(example.arguments));
            assertEquals(ExitCode.OK, run.code(), example + "\n" + run.err());
        }
    }

    /** A command in another kind of block would be run by no test. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandIsAnExample(Path page) throws IOException {
        final long lines = Files.readAllLines(page).stream()
                .filter(line -> line.strip().startsWith("java -jar " + JAR))
                .count();
        assertEquals(examples(page).size(), lines, page + ": a command stands in a block that is not marked sh");
    }

    /** Modules, profiles and tests that commands of Maven name. */
    @ParameterizedTest
    @MethodSource("pages")
    void whatMavenIsAskedForExists(Path page) throws IOException {
        final Matcher command = MAVEN.matcher(Files.readString(page));
        while (command.find()) {
            for (String word : command.group().replaceAll("-pl\\s+", "-pl=").split("\\s+")) {
                final String value = word.substring(word.indexOf('=') + 1);
                if (word.startsWith("-pl=")) {
                    for (String module : value.split(",")) {
                        assertTrue(Files.isDirectory(ROOT.resolve(module)), page + ": no module " + module);
                    }
                } else if (word.startsWith("-P")) {
                    assertTrue(
                            profiles().contains("<id>" + word.substring(2) + "</id>"), page + ": no profile " + word);
                } else if (word.startsWith("-Dtest=")) {
                    assertTrue(isTest(value), page + ": no test " + value);
                }
            }
        }
    }

    private static String profiles() throws IOException {
        final StringBuilder all = new StringBuilder();
        for (Path pom : poms()) {
            all.append(Files.readString(pom));
        }
        return all.toString();
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT, 3, (path, attributes) -> path.getFileName().toString().equals("pom.xml"))) {
            return files.toList();
        }
    }

    private static boolean isTest(String name) throws IOException {
        for (Path pom : poms()) {
            final Path tests = pom.resolveSibling("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    if (files.anyMatch(file -> file.endsWith(name + ".java"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** As a shell splits a line: at blanks that no quotes enclose. */
    private static List<String> words(String line) {
        return Pattern.compile("\"[^\"]*\"|\\S+")
                .matcher(line)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toList();
    }

    /** Files in the temporary directory, in place of the working directory. */
    private String[] here(List<String> arguments) {
        final String[] here = arguments.toArray(String[]::new);
        for (int i = 0; i < here.length; i++) {
            if (i > 0 && here[i - 1].equals("--out") || FILE.matcher(here[i]).matches()) {
                here[i] = temporary.resolve(here[i]).toString();
            }
        }
        return here;
    }

    @Test
    void theSlowCommandsParse() throws IOException {
        final Console console = new Console(
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false,
                () -> false);
        copyInputs();
        final List<Example> slow = examples(true);
        assertFalse(slow.isEmpty(), "there are slow examples");
        for (Example example : slow) {
            final CommandLine line = Tailspin.commandLine(console, new Failures(console, false));
            line.parseArgs(here(example.arguments));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theLinksLeadSomewhere(Path page) throws IOException {
        final Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            final String target = link.group(1);
            assertTrue(
                    target.startsWith("http") || Files.exists(page.resolveSibling(target)),
                    page + " links to " + target);
        }
    }

    /** Anchors of links to pages of this directory are headings there. */
    @ParameterizedTest
    @MethodSource("pages")
    void theAnchorsAreHeadings(Path page) throws IOException {
        final Matcher link = ANCHOR.matcher(Files.readString(page));
        while (link.find()) {
            final Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            final List<String> anchors = Files.readAllLines(target).stream()
                    .filter(line -> line.startsWith("#"))
                    .map(DocumentationTest::anchor)
                    .toList();
            assertTrue(anchors.contains(link.group(2)), page + ": no heading " + link.group(2) + " in " + anchors);
        }
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Codes stand in one table, and in the help of the program. */
    @Test
    void everyExitCodeIsExplained() throws IllegalAccessException, IOException {
        final String table = Files.readString(DOCS.resolve("operations.md"));
        final String help = Run.of("--help").out();
        for (var field : ExitCode.class.getFields()) {
            final int code = field.getInt(null);
            assertTrue(table.contains("\n| " + code + " | "), "operations.md has no row for the exit code " + code);
            assertTrue(help.matches("(?s).*\\b" + code + "\\b.*"), "--help does not name the exit code " + code);
        }
    }

    /** A letter means one thing, and equations are numbered without a gap. */
    @Test
    void symbolsAndEquationsAreUnique() throws IOException {
        final String guide = Files.readString(DOCS.resolve("science-guide.md"));
        final String table = guide.substring(guide.indexOf("## Symbols"), guide.indexOf("## Models"));
        final List<String> symbols = table.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split("\\|")[1].split("[,;=]")))
                .map(symbol -> symbol.strip().replaceFirst("(_\\w|\\(.*)$", ""))
                .toList();
        assertEquals(symbols.stream().distinct().toList(), symbols);
        final List<Integer> numbers = EQUATION.matcher(guide)
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
        assertTrue(numbers.size() > 20, numbers.toString());
    }

    /** The list of rooms inside the core, here and in the rules for contributors. */
    @Test
    void allPackagesOfTheCoreAreListed() throws IOException {
        final List<Path> packages;
        try (Stream<Path> rooms = Files.list(ROOT.resolve("plugin/core/src/main/java/org/tailspin/core"))) {
            packages = rooms.filter(Files::isDirectory).toList();
        }
        for (Path page : List.of(DOCS.resolve("developer-guide.md"), ROOT.resolve("CONTRIBUTING.md"))) {
            final String text = Files.readString(page);
            for (Path room : packages) {
                assertTrue(text.contains("`" + room.getFileName() + "`"), page + " does not name " + room);
            }
        }
    }

    /** The number of workflows that the page of KNIME counts, and a row for each that has a number. */
    @Test
    void allWorkflowsAreListed() throws IOException {
        final String page = Files.readString(DOCS.resolve("knime.md"));
        try (Stream<Path> workflows = Files.list(ROOT.resolve("update-site/workflows"))) {
            for (Path workflow : workflows.filter(Files::isDirectory).toList()) {
                final String name = workflow.getFileName().toString();
                assertTrue(
                        page.contains("| " + (name.startsWith("Node ") ? "Node …" : name) + " |"),
                        "knime.md does not list " + name);
            }
        }
    }

    /** Columns that the table of questions names are those of the code. */
    @Test
    void theGlossaryNamesColumnsThatExist() throws IOException {
        final String glossary = Files.readString(DOCS.resolve("glossary.md"));
        final String questions = glossary.substring(0, glossary.indexOf("## Words"));
        final String reference = ColumnReference.markdown();
        int columns = 0;
        for (String line :
                questions.lines().filter(row -> row.startsWith("| ")).skip(1).toList()) {
            final Matcher name = CODE.matcher(line.split("\\|")[2]);
            while (name.find()) {
                columns++;
                assertTrue(
                        reference.contains("| `" + name.group(1) + "` |")
                                || name.group(1).equals("critical-gain"),
                        "no column " + name.group(1));
            }
        }
        assertTrue(columns > 15, questions);
    }

    /** Each surrogate has a row that says what it keeps and destroys. */
    @Test
    void everySurrogateIsExplained() throws IOException {
        final String page = Files.readString(DOCS.resolve("first-answer.md"));
        for (Surrogate surrogate : Surrogate.values()) {
            assertTrue(
                    surrogate == Surrogate.NONE || page.contains("\n| `" + surrogate.label() + "`, *"),
                    surrogate.label());
        }
    }

    /** The sentences of the first answer: rest below the edge of stability, chaos at 1.5 times it, with that exponent. */
    @Test
    void theExampleDoesWhatTheFirstAnswerReadsOff() throws IOException {
        copyInputs();
        final JsonNode below = example("0.95");
        assertEquals("quiescent", below.get("regime").textValue());
        assertEquals(180, below.get("N").intValue());
        final JsonNode above = example("1.5");
        assertEquals("chaotic", above.get("regime").textValue());
        // Four of the errors that the page states: false alarm 6 in 10^5.
        assertEquals(0.016, above.get("lyapunov_max").doubleValue(), 4 * 0.001);
    }

    private JsonNode example(String gain) {
        return Run.of(
                        "lyapunov",
                        "--edges",
                        temporary.resolve("circuit.csv").toString(),
                        "--inhibitory",
                        "GABA",
                        "--gain",
                        gain,
                        "--exponents",
                        "2",
                        "--target",
                        "regime",
                        "--dimensions",
                        "never",
                        "--json")
                .json();
    }

    /** What to tick in KNIME's dialog is what the features are called there. */
    @Test
    void theFeaturesAreCalledAsKnimeShowsThem() throws IOException {
        final String page = Files.readString(DOCS.resolve("knime.md"));
        for (String feature : List.of("feature/feature.xml", "feature/openblas/feature.xml")) {
            final Matcher label =
                    Pattern.compile("label=\"([^\"]+)\"").matcher(Files.readString(ROOT.resolve(feature)));
            assertTrue(label.find(), feature);
            assertTrue(page.contains("*" + label.group(1) + "*"), "knime.md does not name " + label.group(1));
        }
    }

    @Test
    void theReferenceOfColumnsIsCurrent() throws IOException {
        final Path reference = DOCS.resolve("columns.md");
        final String current = ColumnReference.markdown();
        if (Boolean.getBoolean("tailspin.write")) {
            Files.writeString(reference, current);
        }
        assertEquals(
                current,
                Files.readString(reference),
                "write it anew: mvn test -pl plugin/cli -am -Dtest=DocumentationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dtailspin.write=true");
    }

    /** From a fresh clone to the first picture: few actions and few words. */
    @Test
    void theFirstPictureIsNear() throws IOException {
        final String readme = Files.readString(ROOT.resolve("README.md"));
        final String start = readme.substring(0, readme.indexOf("\n## "));
        final long words = Arrays.stream(start.replaceAll("(?s)```.*?```|!\\[[^]]*]\\([^)]*\\)|\\]\\([^)]*\\)", " ")
                        .split("\\s+"))
                .filter(word -> word.matches(".*\\p{L}.*"))
                .count();
        assertTrue(words <= 150, words + " words before the first heading");
        assertTrue(start.contains("mvn -Pdemo package"), start);
    }
}
