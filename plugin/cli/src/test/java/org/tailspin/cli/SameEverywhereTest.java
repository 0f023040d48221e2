package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.sweep.NetworkText;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * The same networks in virtual machines that interpret, compile a little, compile fully, use one thread or two, other kernels
 * or a newer Java: the bits of their states are those of one file, and their exponents agree to 1e-9; with the same kernels
 * the exponents have the same bits too.
 */
class SameEverywhereTest {

    private static final String STATES = "states.csv";

    /** What other kernels may make of an exponent. */
    private static final double CLOSE = 1e-9;

    @TempDir
    Path directory;

    /** What one machine found: states by network, and exponents by network. */
    private record Found(List<String> states, List<double[]> exponents, List<String> bits) {}

    /** What runs in the other machines: prints the bits of a state and of the exponents of each network. */
    public static final class Child {

        private Child() {}

        /**
         * @param args number of threads
         */
        public static void main(String[] args) {
            final SweepJob job = SweepJob.of(
                    "--alpha 1,1.5,2 --gain 0.5:5:3:log --n 20 --realisations 1 --exponents 6 --warmup 150 --steps 40 --seed 3"
                            .split(" "));
            final int threads = Integer.parseInt(args[0]);
            final ExecutorService executor = Executors.newFixedThreadPool(threads);
            final List<NetworkText> texts = new ArrayList<>();
            job.compute(
                    IntStream.range(0, job.size()).boxed().toList(),
                    executor,
                    threads,
                    Monitor.NONE,
                    (index, text) -> texts.add(text));
            executor.shutdown();
            for (int i = 0; i < job.size(); i++) {
                System.out.println(state(job.networks().get(i)));
                Arrays.stream(texts.get(i).spectrum().split("\r\n"))
                        .map(line -> line.split(",")[2])
                        .forEach(exponent -> System.out.print(exponent + " "));
                System.out.println();
            }
        }

        private static String state(NetworkRecipe recipe) {
            final Orbit orbit =
                    recipe.network(recipe.disorder().draw(Monitor.NONE)).start(new Seed(recipe.stateSeed()));
            for (int t = 0; t < 200; t++) {
                orbit.step();
            }
            final StringBuilder line = new StringBuilder(recipe.name());
            for (double x : Arrays.copyOf(orbit.state(), 5)) {
                line.append(',').append(Long.toHexString(Double.doubleToLongBits(x)));
            }
            return line.toString();
        }
    }

    private Process start(String name, List<String> command, String threads) throws IOException {
        final List<String> all = new ArrayList<>(command);
        all.add(threads);
        return new ProcessBuilder(all)
                .redirectOutput(directory.resolve(name).toFile())
                .redirectError(directory.resolve(name + ".err").toFile())
                .start();
    }

    private Found found(String name, Process process) throws IOException, InterruptedException {
        assertEquals(0, process.waitFor(), name + ": " + Files.readString(directory.resolve(name + ".err")));
        final List<String> states = new ArrayList<>();
        final List<String> bits = new ArrayList<>();
        final List<double[]> exponents = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve(name))) {
            if (line.contains(",")) {
                states.add(line);
            } else {
                bits.add(line);
                exponents.add(Stream.of(line.strip().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
            }
        }
        return new Found(states, exponents, bits);
    }

    @Test
    void statesHaveTheSameBitsAndExponentsAgree() throws IOException, InterruptedException {
        final Path here = Path.of(System.getProperty("java.home"));
        final String java = "-D" + Kernels.PROPERTY + "=java";
        final Map<String, List<String>> machines = new LinkedHashMap<>();
        machines.put("plain-2", command(here, "-XX:-TieredCompilation", "-XX:TieredStopAtLevel=4"));
        machines.put("java-interpreted-1", command(here, java, "-Xint"));
        machines.put("java-c1-2", command(here, java));
        newer(here).ifPresent(home -> machines.put("java-newer-1", command(home, java)));
        final Map<String, Process> running = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> machine : machines.entrySet()) {
            final String name = machine.getKey();
            running.put(name, start(name, machine.getValue(), name.substring(name.length() - 1)));
        }
        final Map<String, Found> all = new LinkedHashMap<>();
        for (Map.Entry<String, Process> machine : running.entrySet()) {
            all.put(machine.getKey(), found(machine.getKey(), machine.getValue()));
        }
        final List<String> golden = golden();
        final Found java1 = all.get("java-c1-2");
        all.forEach((name, found) -> {
            assertEquals(golden, found.states(), name);
            for (int i = 0; i < golden.size(); i++) {
                for (int l = 0; l < 6; l++) {
                    assertEquals(
                            java1.exponents().get(i)[l], found.exponents().get(i)[l], CLOSE, name + ", network " + i);
                }
            }
            if (name.startsWith("java")) {
                assertEquals(java1.bits(), found.bits(), name);
            }
        });
    }

    private static List<String> command(Path home, String... options) {
        return ChildJvm.command(home, List.of(options), Child.class.getName());
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = SameEverywhereTest.class.getResourceAsStream(STATES)) {
            assertNotNull(in, STATES);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The newest Java of the machine that is newer than this one, in the usual places. */
    private static Optional<Path> newer(Path here) throws IOException {
        final List<Path> places = new ArrayList<>();
        for (String parent :
                List.of("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines", "C:/Program Files/Java")) {
            if (Files.isDirectory(Path.of(parent))) {
                try (Stream<Path> homes = Files.list(Path.of(parent))) {
                    homes.flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
                            .forEach(places::add);
                }
            }
        }
        return places.stream()
                .filter(home -> version(home) > Runtime.version().feature() && !home.equals(here))
                .max(Comparator.comparingInt(SameEverywhereTest::version));
    }

    /** As the file that every Java has beside it says; 0 for what is none. */
    private static int version(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .mapToInt(line -> Integer.parseInt(line.substring(14).split("[^0-9]")[0]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
