package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds of every configuration that is written beside results. */
class ConfigurationPropertiesTest {

    private static final String SEED = "20261130";

    private static Path file;

    @BeforeContainer
    static void create() throws IOException {
        file = Files.createTempFile("properties", ".yaml");
    }

    @AfterContainer
    static void delete() throws IOException {
        Files.delete(file);
    }

    /** Values as options have them: words, numbers, names of files, and what YAML would take for something else. */
    @Provide
    Arbitrary<Map<String, String>> settings() {
        final Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "no", "null", "~", "0x10", "1e5", "- a", "a: b", "#1", "'", "\"", "[1]", "{a}", "&a", "*a",
                        "!b"),
                Arbitraries.doubles().map(Object::toString),
                Arbitraries.strings()
                        .withChars("abZ019 :;#'\"[]{}&*!|>%@`\\-+./\u00e4\u03b1\t")
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .filter(text ->
                                text.strip().equals(text) && !text.isEmpty())); // blanks around a value say nothing
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), values)
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** A configuration that is read is the one that was written. */
    @Property(seed = SEED)
    void comesBackAsItWas(@ForAll("settings") Map<String, String> settings) throws IOException {
        final Configuration written = Configuration.of(settings, Map.of(), List.of());
        Files.writeString(file, written.yaml());
        final Configuration read = Configuration.read(file);
        assertEquals(Optional.empty(), written.difference(read, Set.of()));
        settings.forEach((key, value) -> assertEquals(value, read.value(key)));
    }
}
