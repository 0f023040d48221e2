package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the command line, and that the arrows between them go one way. */
class RoomsTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "tailspin", "cli");

    private static final Pattern USE = Pattern.compile("\\borg\\.tailspin\\.cli\\.(?:([a-z]\\w*)\\.)?[A-Z]");

    /** What the rooms of commands share. */
    private static final Set<String> SHARED = Set.of("console", "input", "output", "options");

    /** What every room may use, beside itself; the package of the program may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "console",
            Set.of(),
            "input",
            Set.of("console"),
            "output",
            Set.of("console"),
            "options",
            Set.of("console", "input", "output"),
            "help",
            Set.of("console", "output", "options"),
            "sweep",
            SHARED,
            "network",
            SHARED,
            "theory",
            SHARED,
            "pipeline",
            SHARED,
            "validate",
            SHARED);

    @Test
    void arrowsGoOneWay() throws IOException {
        try (Stream<Path> rooms = Files.list(SOURCES).filter(Files::isDirectory)) {
            assertEquals(
                    new TreeSet<>(MAY_USE.keySet()),
                    rooms.map(room -> room.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
        for (Map.Entry<String, Set<String>> room : MAY_USE.entrySet()) {
            for (Path file : sources(SOURCES.resolve(room.getKey()))) {
                final Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    final String used = use.group(1) == null ? "" : use.group(1);
                    assertTrue(
                            used.equals(room.getKey()) || room.getValue().contains(used),
                            file + " uses org.tailspin.cli" + (used.isEmpty() ? "" : "." + used));
                }
            }
        }
    }

    private static List<Path> sources(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
