package org.tailspin.nodes.test.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;

/**
 * The testflows are those that {@link Testflows} makes, and pass on the stand-in as KNIME's test runner would have it.
 * {@code -Dtailspin.write=true} writes them anew.
 */
class TestflowsTest {

    private static final Path DIRECTORY = Path.of("../testflows");
    private static final String CREATOR = "Table Creator";

    @TempDir
    private Path scratch;

    static List<String> names() {
        return Testflows.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theDirectoryIsCurrent(String name) throws Exception {
        Workflow workflow = Testflows.of(name, scratch);
        Path directory = DIRECTORY.resolve(name);
        if (Boolean.getBoolean("tailspin.write")) {
            Testflows.write(workflow, directory);
        }
        Map<String, String> files = workflow.files();
        try (Stream<Path> there = Files.walk(directory)) {
            assertEquals(
                    files.keySet().stream().sorted().toList(),
                    there.filter(Files::isRegularFile)
                            .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                            .sorted()
                            .toList());
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getKey().startsWith(CREATOR)) { // numbers of a reference may differ in their last digits
                assertEquals(
                        file.getValue(),
                        Files.readString(directory.resolve(file.getKey())),
                        file.getKey()
                                + ": if the node was meant to change, write the testflows anew with mvn test -pl test/nodes"
                                + " -am -Dtest=TestflowsTest -Dsurefire.failIfNoSpecifiedTests=false -Dtailspin.write=true");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTableIsItsReference(String name) throws Exception {
        WorkflowRun run = new WorkflowRun(DIRECTORY.resolve(name));
        run.run();
        assertTrue(run.compared() > 0, "nothing was compared");
        assertEquals(expectedWarnings(run), run.warnings().values().stream().toList());
    }

    private static List<String> expectedWarnings(WorkflowRun run) {
        StoredSettings expected = run.nodes().stream()
                .filter(node -> node.factory().endsWith("TestConfigNodeFactory"))
                .findAny()
                .orElseThrow()
                .settings()
                .nested("model")
                .nested("requiredNodeWarnings");
        return Stream.iterate(0, i -> i < (Integer) expected.get("count"), i -> i + 1)
                .map(i -> (String) expected.get("message_" + i))
                .toList();
    }

    @Test
    void everyNodeHasATestflow() throws Exception {
        List<String> nodes = nodes();
        assertEquals(nodes.stream().sorted().toList(), names().stream().sorted().toList());
        try (Stream<Path> directories = Files.list(DIRECTORY)) {
            assertEquals(
                    nodes.stream().sorted().toList(),
                    directories
                            .map(each -> each.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    /** The names of the nodes that the plug-in registers. */
    private static List<String> nodes() throws Exception {
        String plugin = Files.readString(Path.of("../../plugin/nodes/plugin.xml"));
        return Pattern.compile("factory-class=\"([^\"]+)\"")
                .matcher(plugin)
                .results()
                .map(match -> name(match.group(1)))
                .toList();
    }

    private static String name(String factory) {
        try {
            return NodeRunner.of(Class.forName(factory)
                            .asSubclass(DefaultNodeFactory.class)
                            .getConstructor()
                            .newInstance())
                    .definition()
                    .name();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The control: one digit of one reference is changed. */
    @Test
    void aWrongReferenceIsFound() throws Exception {
        String name = "Lyapunov Analyzer";
        Workflow workflow = Testflows.of(name, scratch);
        for (Map.Entry<String, String> file : workflow.files().entrySet()) {
            Path path = scratch.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            String text = file.getValue();
            Files.writeString(
                    path, file.getKey().startsWith(CREATOR) ? text.replaceFirst("value=\"-1\\.", "value=\"-3.") : text);
        }
        AssertionError error = assertThrows(AssertionError.class, () -> new WorkflowRun(scratch).run());
        assertTrue(error.getMessage().contains("exponent of row"), error.getMessage());
    }
}
