package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.DialogDescription;
import org.tailspin.knimeapi.NodeRunner;

/**
 * Every dialog is what it was when it was last looked at: fields, sections, titles, texts, defaults, bounds, choices, and
 * when what is seen. {@code -Dtailspin.write=true} writes the snapshots anew, whose diff is then what a reviewer reads.
 */
class DialogSnapshotsTest {

    private static final Path SNAPSHOTS = Path.of("src/test/resources/org/tailspin/nodes/test/dialogs");

    static Stream<DefaultNodeFactory> factories() {
        return SettingsTest.factories();
    }

    private static String file(DefaultNodeFactory factory) {
        return NodeRunner.of(factory)
                        .definition()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '-') + ".json";
    }

    private static String json(DefaultNodeFactory factory) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper()
                        .writer(printer)
                        .writeValueAsString(DialogDescription.of(
                                NodeRunner.of(factory).definition().parameters()))
                + "\n";
    }

    @ParameterizedTest
    @MethodSource("factories")
    void theDialogIsAsItWas(DefaultNodeFactory factory) throws Exception {
        Path snapshot = SNAPSHOTS.resolve(file(factory));
        String found = json(factory);
        if (Boolean.getBoolean("tailspin.write")) {
            Files.createDirectories(SNAPSHOTS);
            Files.writeString(snapshot, found);
        }
        assertEquals(
                Files.exists(snapshot) ? Files.readString(snapshot) : "no snapshot",
                found,
                "if the dialog was meant to change, write the snapshots anew with mvn test -pl test/nodes -am"
                        + " -Dtest=DialogSnapshotsTest -Dsurefire.failIfNoSpecifiedTests=false -Dtailspin.write=true");
    }

    @Test
    void everySnapshotHasItsNode() throws Exception {
        try (Stream<Path> files = Files.list(SNAPSHOTS)) {
            assertEquals(
                    factories().map(DialogSnapshotsTest::file).sorted().toList(),
                    files.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }
}
