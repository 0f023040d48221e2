package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.console.ExitCode;

/** The jar as people start it. */
class TailspinJarIT {

    private static final String JAR = System.getProperty("tailspin.jar");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path directory;

    private Process start(
            List<String> prefix, Map<String, String> environment, List<String> javaOptions, String... args)
            throws IOException {
        final List<String> command = new ArrayList<>(prefix);
        command.add(JAVA);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(args));
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout").toFile())
                .redirectError(directory.resolve("stderr").toFile());
        builder.environment().putAll(environment);
        builder.environment().remove("DISPLAY");
        return builder.start();
    }

    private Run finish(Process process) throws IOException, InterruptedException {
        process.waitFor();
        return new Run(
                process.exitValue(),
                Files.readString(directory.resolve("stdout")),
                Files.readString(directory.resolve("stderr")));
    }

    private Run run(List<String> javaOptions, Map<String, String> environment, String... args) throws Exception {
        return finish(start(List.of(), environment, javaOptions, args));
    }

    @Test
    void computes() throws Exception {
        final Run run = run(List.of(), Map.of(), "transition", "--alpha", "1", "--n", "1000", "--json");
        assertEquals(0.163128, run.json().get("gain").doubleValue(), 5e-4);
        assertEquals(List.of(), run.said());
    }

    @Test
    void endsWithTheCodeOfAFailure() throws Exception {
        run(List.of(), Map.of(), "transition", "--alpha", "3", "--n", "5").refused(ExitCode.USAGE, "3.0", "(0, 2]");
    }

    @Test
    void sweepsAlikeWithOneAndTwoThreadsAndInGerman() throws Exception {
        final String[] plan = "sweep --gain 1:2:2 --n 12 --realisations 1 --warmup 20 --steps 40".split(" ");
        final List<byte[]> tables = new ArrayList<>();
        for (String threads : new String[] {"1", "2"}) {
            final List<String> args = new ArrayList<>(List.of(plan));
            args.addAll(List.of("--threads", threads, "--out", "out" + threads));
            final Run run = run(
                    threads.equals("1") ? List.of() : List.of("-Duser.language=de", "-Duser.country=DE"),
                    Map.of(),
                    args.toArray(String[]::new));
            assertEquals(ExitCode.OK, run.code(), run.err());
            tables.add(Files.readAllBytes(directory.resolve("out" + threads).resolve("networks.csv")));
        }
        assertArrayEquals(tables.get(0), tables.get(1));
    }

    @Test
    void saysThatThereAreNoFontsBeforeAnyWork() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        final Path none =
                Files.writeString(directory.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        final List<String> options = List.of("-Duser.home=" + directory); // no memory of fonts seen before
        final Map<String, String> environment = Map.of("FONTCONFIG_FILE", none.toString());
        run(options, environment, "sweep", "--n", "5", "--warmup", "0", "--out", "out")
                .refused(ExitCode.FAILURE, "no fonts", "fontconfig", "--no-picture");
        assertTrue(!Files.exists(directory.resolve("out")));
        final Run run = run(options, environment, "sweep", "--n", "5", "--warmup", "0", "--out", "out", "--no-picture");
        assertEquals(ExitCode.OK, run.code(), run.err());
    }

    @Test
    void keepsFinishedRowsOnCtrlC() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"));
        // a shell in the background starts its children deaf to Ctrl-C; env gives them their hearing back
        final Process process = start(
                List.of("env", "--default-signal=INT"),
                Map.of(),
                List.of(),
                "sweep --n 40 --exponents all --steps 1000 --realisations 200 --out out".split(" "));
        final Path networks = directory.resolve("out").resolve("networks.csv");
        while (!Files.exists(networks) || Files.readAllLines(networks).size() < 3) {
            assertTrue(process.isAlive(), Files.readString(directory.resolve("stderr")));
            Thread.sleep(50);
        }
        assertEquals(
                0,
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor());
        final Run run = finish(process);
        assertEquals(ExitCode.INTERRUPTED, run.code(), run.err());
        final String table = Files.readString(networks);
        assertTrue(table.endsWith("\r\n"), "a whole last row");
        final int rows = table.split("\r\n").length - 1;
        final List<String> lines =
                run.said().stream().filter(line -> !line.contains(" % of ")).toList();
        assertEquals(1, lines.size(), run.err());
        assertTrue(lines.get(0).contains("interrupted: the " + rows + " of 12000 networks"), run.err());
        assertEquals(
                rows,
                new ObjectMapper()
                        .readTree(directory
                                .resolve("out")
                                .resolve("manifest.json")
                                .toFile())
                        .get("networks_finished")
                        .intValue());
    }

    @Test
    void carriesTheLicensesOfItsLibraries() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertEquals(
                    "org.tailspin.cli.Main",
                    jar.getManifest().getMainAttributes().getValue("Main-Class"));
            final String licenses = "META-INF/licenses/";
            for (String name :
                    new String[] {"Apache-2.0.txt", "LGPL-2.1.txt", "progressbar-MIT.txt", "jline-BSD.txt", "README.txt"
                    }) {
                assertNotNull(jar.getEntry(licenses + name), name);
            }
            final String readme = new String(
                    jar.getInputStream(jar.getEntry(licenses + "README.txt")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(readme.contains("JFreeChart"), readme);
            final List<String> names = jar.stream().map(Object::toString).toList();
            for (String library : new String[] {"commons-math3", "commons-rng-core", "commons-csv", "jackson-core"}) {
                assertTrue(
                        names.stream()
                                .anyMatch(name -> name.startsWith(licenses + library) && name.contains("LICENSE")),
                        library);
            }
        }
    }
}
