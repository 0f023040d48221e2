package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.console.ExitCode;

/** The pictures of the documentation, and the commands that it says they are made by. */
class GalleryTest {

    private static final Path DIRECTORY = Path.of("..", "docs", "pictures");
    private static final String COMMAND = "    java -jar tailspin.jar ";
    private static final String SUFFIX = ".png";

    @TempDir
    private Path temporary;

    private static List<String[]> commands() throws IOException {
        return Files.readAllLines(DIRECTORY.resolve("README.md")).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()).split(" "))
                .toList();
    }

    @Test
    void everyCommandHasItsPicture() throws IOException {
        final List<String> made = commands().stream()
                .flatMap(Arrays::stream)
                .filter(word -> word.endsWith(SUFFIX))
                .toList();
        assertFalse(made.isEmpty());
        made.forEach(name -> assertTrue(Files.isRegularFile(DIRECTORY.resolve(name)), name));
        final String page = Files.readString(DIRECTORY.resolve("README.md"));
        made.forEach(name -> assertTrue(page.contains("](" + name + ")"), name));
    }

    /** Writes the pictures into the documentation. */
    @Test
    @EnabledIfSystemProperty(named = "tailspin.pictures", matches = "true")
    void draw() throws IOException {
        for (String[] command : commands()) {
            final String[] words = Arrays.stream(command)
                    .map(word -> word.endsWith(SUFFIX) ? DIRECTORY.resolve(word).toString() : word)
                    .toArray(String[]::new);
            final Run run = Run.of(words);
            assertEquals(ExitCode.OK, run.code(), run.err());
        }
        figure("3B", "kaplan-yorke.png");
        figure("6C", "participation-ratio.png");
    }

    private void figure(String id, String panel) throws IOException {
        final Path out = temporary.resolve(id);
        final Run run = Run.of("reproduce", id, "--out", out.toString());
        assertEquals(ExitCode.OK, run.code(), run.err());
        Files.copy(out.resolve(panel), DIRECTORY.resolve(id + SUFFIX), StandardCopyOption.REPLACE_EXISTING);
    }
}
