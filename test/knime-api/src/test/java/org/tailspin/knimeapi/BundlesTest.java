package org.tailspin.knimeapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundles export what they hold, so that a forgotten package does not look like a fault of the nodes. */
class BundlesTest {

    private static final Path SOURCES = Path.of("src", "main");

    @Test
    void everyPackageIsExportedOnce() throws IOException {
        Set<String> exported = new TreeSet<>(exports("core"));
        exported.addAll(exports("ui"));
        assertEquals(packages(), exported);
    }

    private static Set<String> exports(String bundle) throws IOException {
        try (InputStream stream = Files.newInputStream(SOURCES.resolve("bundles/" + bundle + "/MANIFEST.MF"))) {
            String header = new Manifest(stream).getMainAttributes().getValue("Export-Package");
            return Arrays.stream(header.split(",")).collect(Collectors.toSet());
        }
    }

    private static Set<String> packages() throws IOException {
        Path java = SOURCES.resolve("java");
        try (Stream<Path> files = Files.walk(java)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> java.relativize(file.getParent())
                            .toString()
                            .replace(java.getFileSystem().getSeparator(), "."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
