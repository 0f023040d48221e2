package org.tailspin.nodes.test.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.BufferedDataTable;
import org.tailspin.knimeapi.NodeRunner;

/**
 * The example workflows of the update site: their directories are those that {@link Examples} makes, and what is ours in
 * them runs to the tables beside them. {@code -Dtailspin.write=true} writes both anew,
 * and {@code -Dtailspin.only=EXPRESSION} runs those alone whose names match.
 */
class ExamplesTest {

    private static final Path WORKFLOWS = Path.of("../../update-site/workflows");
    private static final String ANEW =
            ": if the node was meant to change, write the workflows anew with mvn test -pl test/nodes"
                    + " -am -Dtest=ExamplesTest -Dsurefire.failIfNoSpecifiedTests=false -Dtailspin.write=true";

    /** What KNIME always has, the base nodes that our feature asks for, and the widgets of the apps. */
    private static final Set<String> BUNDLES = Set.of("org.knime.core", "org.knime.base", "org.knime.js.quickforms");

    private static final Path EXPECTED = Path.of("../../update-site/expected");

    /** An expression that the names of workflows match which are to run; all without it. */
    private static final String ONLY = System.getProperty("tailspin.only", ".*");

    static List<String> names() {
        return Examples.all().stream()
                .map(Workflow::name)
                .filter(name -> name.matches(ONLY))
                .toList();
    }

    @BeforeAll
    static void writeIfAsked() throws Exception {
        if (!Boolean.getBoolean("tailspin.write")) {
            return;
        }
        for (Workflow workflow : Examples.all()) {
            for (Map.Entry<String, String> file : workflow.files().entrySet()) {
                write(WORKFLOWS.resolve(workflow.name()).resolve(file.getKey()), file.getValue());
            }
            if (!workflow.name().matches(ONLY)) {
                continue;
            }
            for (Map.Entry<String, List<BufferedDataTable>> each :
                    new WorkflowRun(WORKFLOWS.resolve(workflow.name())).run().entrySet()) {
                writeUnlessSame(
                        EXPECTED.resolve(workflow.name()).resolve(each.getKey() + ".tsv"),
                        ExpectedTable.lines(each.getValue()));
            }
        }
    }

    /** Tables of the same columns that differ in rounding alone stay as they are. */
    private static void writeUnlessSame(Path file, List<String> lines) throws IOException {
        if (Files.exists(file)) {
            try {
                ExpectedTable.assertAgree(file.toString(), Files.readAllLines(file), lines);
                if (Files.readAllLines(file).get(0).equals(lines.get(0))) {
                    return;
                }
            } catch (AssertionError differs) {
                // written anew, like a table with other columns or another order of them
            }
        }
        write(file, String.join("\n", lines) + "\n");
    }

    private static Workflow workflow(String name) {
        return Examples.all().stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static String list(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDirectoryIsCurrent(String name) throws Exception {
        Map<String, String> files = workflow(name).files();
        Path directory = WORKFLOWS.resolve(name);
        assertEquals(String.join("\n", new TreeSet<>(files.keySet())), list(directory));
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertEquals(file.getValue(), Files.readString(directory.resolve(file.getKey())), file.getKey() + ANEW);
        }
    }

    @Test
    void thereIsNoOtherDirectory() throws Exception {
        for (Path root : List.of(WORKFLOWS, EXPECTED)) {
            try (Stream<Path> directories = Files.list(root)) {
                assertEquals(
                        new TreeSet<>(
                                Examples.all().stream().map(Workflow::name).toList()),
                        directories
                                .map(each -> each.getFileName().toString())
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nodesAreOursOrOfKnownBundles(String name) throws Exception {
        WorkflowRun run = new WorkflowRun(WORKFLOWS.resolve(name));
        for (WorkflowRun.Node node : run.nodes()) {
            if (node.isOurs()) {
                NodeRunner runner = run.runner(node, run.announced());
                assertEquals(
                        node.settings().get("node-name"), runner.definition().name());
            } else {
                assertTrue(
                        BUNDLES.contains(node.settings().get("node-bundle-symbolic-name")),
                        () -> node.factory() + " is of no bundle that the documentation names");
            }
            assertFalse((Boolean) node.settings().get("hasContent"), "a workflow is stored reset");
            assertEquals(
                    Workflow.READY, node.settings().get("state"), "KNIME warns of a state that changes on loading");
        }
        String text = Files.readString(WORKFLOWS.resolve(name).resolve("workflow.knime"));
        assertTrue(
                text.contains("key=\"state\" type=\"xstring\" value=\"" + Workflow.READY), "of the workflow as well");
        assertFalse(text.contains("/home") || text.contains("file:") || text.contains(":\\"), "no absolute path");
        assertTrue(text.contains("annotation_0"), "an annotation says what it shows");
    }

    /** KNIME appends the views that a page leaves out, so a page that means to be one has them all. */
    @ParameterizedTest
    @MethodSource("names")
    void thePageOfAnAppHasEveryViewOnce(String name) throws Exception {
        for (WorkflowRun.Node component : new WorkflowRun(WORKFLOWS.resolve(name)).components()) {
            JsonNode page =
                    new ObjectMapper().readTree((String) component.settings().get("layoutJSON"));
            assertEquals(
                    component.inside().nodes().stream()
                            .filter(node -> node.isOurs() || node.isWidget())
                            .map(node -> Integer.toString(node.id()))
                            .sorted()
                            .toList(),
                    page.findValuesAsText("nodeID").stream().sorted().toList());
            for (JsonNode row : page.get("rows")) {
                int width = row.findValues("widthXS").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum();
                assertEquals(12, width, "twelfths of the width of a row");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsOursGivesTheExpectedTables(String name) throws Exception {
        Map<String, List<BufferedDataTable>> results = ExecutedExamples.of(name);
        Path directory = EXPECTED.resolve(name);
        assertEquals(
                String.join(
                        "\n",
                        new TreeSet<>(results.keySet().stream()
                                .map(key -> key + ".tsv")
                                .toList())),
                list(directory));
        for (Map.Entry<String, List<BufferedDataTable>> each : results.entrySet()) {
            ExpectedTable.assertAgree(
                    name + ": " + each.getKey(),
                    Files.readAllLines(directory.resolve(each.getKey() + ".tsv")),
                    ExpectedTable.lines(each.getValue()));
        }
    }
}
