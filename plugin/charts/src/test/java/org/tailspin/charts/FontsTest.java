package org.tailspin.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without fonts, which on Linux is one whose fontconfig lists none. */
class FontsTest {

    /** Run in a Java of its own: fonts are looked up once. */
    static final class Program {
        public static void main(String[] args) {
            try {
                Fonts.require();
                System.out.print("fonts");
            } catch (IllegalStateException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    private static String run(Path home, Path fontConfiguration) throws IOException, InterruptedException {
        final ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + home, // where Java remembers the fonts that it found
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName());
        if (fontConfiguration != null) {
            builder.environment().put("FONTCONFIG_FILE", fontConfiguration.toString());
        }
        final Process process = builder.redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void saysInOneSentenceThatThereAreNone(@TempDir Path directory) throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        final Path none =
                Files.writeString(directory.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        assertEquals("fonts", run(directory, null));
        final String message = run(Files.createDirectory(directory.resolve("other")), none);
        assertTrue(message.startsWith("this machine has no fonts to draw pictures with: install"), message);
        assertTrue(!message.contains("\n"), message);
    }
}
