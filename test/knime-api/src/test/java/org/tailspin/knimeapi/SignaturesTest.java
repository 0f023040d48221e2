package org.tailspin.knimeapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knime.node.DefaultNode;
import org.objectweb.asm.ClassReader;

/** The stand-in promises nothing that genuine KNIME lacks. */
class SignaturesTest {

    @Test
    void everySignatureStandsInGenuineKnime() throws Exception {
        Set<String> invented = new TreeSet<>(standIn());
        invented.removeAll(genuine());
        assertEquals(Set.of(), invented);
    }

    /** So that the list stays what it says it is: the part of the genuine API that the stand-in needs. */
    @Test
    void theListHoldsNothingElse() throws Exception {
        Set<String> unused = new TreeSet<>(genuine());
        unused.removeAll(standIn());
        assertEquals(Set.of(), unused);
    }

    @Test
    void aWrongSignatureWouldBeSeen() throws Exception {
        Set<String> found = new TreeSet<>();
        try (InputStream stream = SignaturesTest.class.getResourceAsStream("SignaturesTest$Sample.class")) {
            new ClassReader(stream).accept(new PublicSignatures(found), ClassReader.SKIP_CODE);
        }
        assertEquals(
                Set.of(
                        "org.tailspin.knimeapi.SignaturesTest$Sample class",
                        "org.tailspin.knimeapi.SignaturesTest$Sample#<init>(I)V",
                        "org.tailspin.knimeapi.SignaturesTest$Sample#half(D)D static",
                        "org.tailspin.knimeapi.SignaturesTest$Sample#count:I"),
                found);
    }

    /** For the test of the test. */
    public static class Sample {
        protected int count;
        private int hidden;

        public Sample(int count) {
            this.count = count + hidden;
        }

        public static double half(double value) {
            return value / 2;
        }

        void packagePrivate() {}
    }

    private static Set<String> genuine() throws IOException {
        try (InputStream stream = SignaturesTest.class.getResourceAsStream("knime-api.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> standIn() throws IOException, URISyntaxException {
        Path classes = Path.of(DefaultNode.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes.resolve("org/knime"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith(".class"))::iterator) {
                new ClassReader(Files.readAllBytes(file)).accept(new PublicSignatures(found), ClassReader.SKIP_CODE);
            }
        }
        assertTrue(found.size() > 100, "The stand-in was not found in " + classes);
        return Collections.unmodifiableSet(found);
    }
}
