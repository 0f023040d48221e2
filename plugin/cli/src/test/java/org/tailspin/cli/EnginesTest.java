package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.Job;
import org.tailspin.core.Monitor;
import org.tailspin.core.papers.Figure;
import picocli.CommandLine.Option;

/**
 * The commands of many networks on an engine that is somewhere else, as that of Spark is: it makes each job again of the
 * command line, takes the pieces in a disorder, and sends texts. And what their runs keep.
 */
class EnginesTest {

    private static final Set<String> UNLIKE = Set.of("manifest.json", ".lock");
    private static final String MEASURED = "measured.txt";

    @TempDir
    private Path temporary;

    /** A command line of each command, of a few small networks. */
    private enum Command {
        SWEEP("sweep --n 8 --alpha 1.5,2 --gain 1:3:3 --realisations 2 --warmup 20 --steps 60 --exponents all"),
        CRITICAL_GAIN("critical-gain --n 12 --alpha 1.5 --gain 0.5:3:4:log --realisations 5 --warmup 20 --steps 60"
                + " --max-steps 120 --tolerance 0.3"),
        RESERVOIR("reservoir --n 12 --alpha 1.5 --gain 0.5:2:3 --realisations 2 --task memory --training 60 --test 40"
                + " --predictions --readout"),
        PIPELINE("pipeline heterogeneity --n 16 --networks 2"),
        FIGURE("reproduce 1A --largest-n 100");

        private final List<String> words;

        Command(String line) {
            words = List.of(line.split(" "));
        }

        String[] words(String... more) {
            final List<String> all = new ArrayList<>(words);
            all.addAll(Arrays.asList(more));
            return all.toArray(String[]::new);
        }
    }

    /** Another machine, which fails after some pieces. */
    private static final class Elsewhere implements Engine {

        @Option(names = "--far", description = "An option of this engine.")
        private boolean isFar;

        private int left;

        Elsewhere(int most) {
            left = most;
        }

        @Override
        public void check(Job<?> job) {
            job.checkMemory(1);
        }

        @Override
        public <R> void run(Job<R> job, List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink) {
            final Job<?> again = Main.job(this, job.origin());
            assertEquals(job.size(), again.size());
            final List<Integer> mixed = new ArrayList<>(indices);
            Collections.shuffle(mixed, new Random(5));
            for (int index : mixed) {
                if (left-- == 0) {
                    throw new IllegalStateException("the cluster is gone");
                }
                sink.accept(index, job.result(index, text(again, index, monitor)));
            }
        }

        private static <R> String text(Job<R> job, int index, Monitor monitor) {
            final List<String> texts = new ArrayList<>();
            job.compute(List.of(index), monitor, (i, result) -> texts.add(job.text(result)));
            assertEquals(1, texts.size());
            return texts.get(0);
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of("elsewhere", true);
        }
    }

    private static Run on(Engine engine, String... args) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int code;
        try (PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            code = Main.run(new Console(o, e, false, () -> false), engine, args);
        }
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void assertSame(Path expected, Path actual) throws IOException {
        assertEquals(names(expected), names(actual));
        for (String name : names(expected)) {
            if (name.equals(MEASURED)) { // which has the order in which they came
                assertEquals(lines(expected.resolve(name)), lines(actual.resolve(name)));
            } else {
                assertArrayEquals(
                        Files.readAllBytes(expected.resolve(name)), Files.readAllBytes(actual.resolve(name)), name);
            }
        }
    }

    private static Set<String> names(Path directory) throws IOException {
        final Set<String> names = new TreeSet<>();
        try (var files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !UNLIKE.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    private static Set<String> lines(Path file) throws IOException {
        return new TreeSet<>(Files.readAllLines(file));
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void anotherMachineLeavesTheSameBytes(Command command) throws IOException {
        final Path here = temporary.resolve("here");
        final Path there = temporary.resolve("there");
        final Run first = Run.of(command.words("--out", here.toString()));
        final Run second = on(new Elsewhere(Integer.MAX_VALUE), command.words("--far", "--out", there.toString()));
        assertEquals(first.code(), second.code(), second.err());
        assertSame(here, there);
        assertTrue(Files.readString(there.resolve("manifest.json")).contains("elsewhere"));
    }

    static Stream<String> figures() {
        return Figure.all().stream().filter(figure -> !figure.isOfGivenMatrix()).map(Figure::id);
    }

    /** The first part of every figure; of figure 2, whose parts are networks, the smallest are measured too. */
    @ParameterizedTest
    @MethodSource("figures")
    void aFigureIsFoundAgain(String figure) {
        final Engine engine = new Engine() {
            @Option(names = "--far", description = "An option of this engine.")
            private boolean isFar;

            @Override
            public void check(Job<?> job) {
                job.checkMemory(1);
            }

            @Override
            public <R> void run(Job<R> job, List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink) {
                final Job<?> again = Main.job(this, job.origin());
                assertEquals(job.size(), again.size());
                assertEquals(names(job), names(again));
                for (int index = 0; figure.equals("2") && index < 2; index++) {
                    assertEquals(Elsewhere.text(job, index, monitor), Elsewhere.text(again, index, monitor));
                }
                throw new IllegalStateException("enough");
            }

            private List<String> names(Job<?> job) {
                return IntStream.range(0, job.size()).mapToObj(job::name).toList();
            }

            @Override
            public Map<String, Object> facts() {
                return Map.of();
            }
        };
        final Run run = on(
                engine,
                "reproduce",
                figure,
                "--far",
                "--out",
                temporary.resolve(figure).toString());
        assertTrue(run.err().contains("enough"), run.err());
    }

    /** What a cluster began is finished by threads, and the other way round. */
    @ParameterizedTest
    @EnumSource(Command.class)
    void aRunGoesOnAnywhere(Command command) throws IOException {
        final Path whole = temporary.resolve("whole");
        final Path broken = temporary.resolve("broken");
        final int code = Run.of(command.words("--out", whole.toString())).code();
        final Run gone = on(new Elsewhere(2), command.words("--far", "--out", broken.toString()));
        assertEquals(ExitCode.FAILURE, gone.code(), gone.err());
        assertTrue(gone.err().contains("the cluster is gone"), gone.err());
        assertTrue(gone.err().contains("--resume"), gone.err());
        assertTrue(Files.readString(broken.resolve("manifest.json")).contains("\"complete\" : false"));
        final Run third = on(new Elsewhere(1), command.words("--resume", "--out", broken.toString()));
        assertEquals(ExitCode.FAILURE, third.code(), third.err());
        final Run last = Run.of(command.words("--resume", "--out", broken.toString()));
        assertEquals(code, last.code(), last.err());
        assertSame(whole, broken);
    }

    /** A file that grows may end anywhere after a loss of power, and a file that is written anew be half written beside the old one. */
    @ParameterizedTest
    @EnumSource(Command.class)
    void aLossOfPowerCostsNothingButTime(Command command) throws IOException {
        final Path whole = temporary.resolve("whole");
        final Path cut = temporary.resolve("cut");
        final int code = Run.of(command.words("--out", whole.toString())).code();
        final Random random = new Random(11);
        for (String name : List.of(MEASURED, "networks.csv", "spectrum.csv", "journal.csv")) {
            if (command == Command.SWEEP == name.equals(MEASURED)) {
                continue;
            }
            for (int round = 0; round < 5; round++) {
                copy(whole, cut);
                if (!Files.exists(cut.resolve(name))) {
                    continue;
                }
                final byte[] bytes = Files.readAllBytes(cut.resolve(name));
                final int length = round == 0 ? 0 : round == 1 ? bytes.length - 1 : random.nextInt(bytes.length);
                Files.write(cut.resolve(name), Arrays.copyOf(bytes, length));
                Files.write(
                        cut.resolve("manifest.json.part"),
                        Arrays.copyOf(Files.readAllBytes(whole.resolve("manifest.json")), random.nextInt(200)));
                final Run again = Run.of(command.words("--resume", "--out", cut.toString()));
                assertEquals(code, again.code(), name + " of " + length + " bytes: " + again.err());
                assertSame(whole, cut);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (var files = Files.list(to)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Command.class,
            names = {"CRITICAL_GAIN", "RESERVOIR", "PIPELINE"})
    void otherOptionsDoNotGoOn(Command command) {
        final String out = temporary.resolve("out").toString();
        Run.of(command.words("--out", out));
        Run.of(command.words("--resume", "--seed", "9", "--out", out))
                .refused(ExitCode.INPUT_OUTPUT, MEASURED, "--seed=9");
        Run.of(command.words("--resume", "--force", "--out", out)).refused(ExitCode.USAGE, "--resume", "--force");
        final List<String> without = new ArrayList<>(List.of(command.words("--resume")));
        without.removeAll(List.of("--predictions", "--readout"));
        Run.of(without.toArray(String[]::new)).refused(ExitCode.USAGE, "--resume", "--out");
    }

    /** With no time at all every network is given up: rows with the reason, which are tried again. */
    @ParameterizedTest
    @EnumSource(
            value = Command.class,
            names = {"CRITICAL_GAIN", "RESERVOIR", "PIPELINE"})
    void aNetworkThatTakesTooLongIsARow(Command command) throws IOException {
        final Path whole = temporary.resolve("whole");
        final Path late = temporary.resolve("late");
        Run.of(command.words("--out", whole.toString()));
        for (Engine engine : new Engine[] {null, new Elsewhere(Integer.MAX_VALUE)}) {
            final String out = late + (engine == null ? "" : "-elsewhere");
            final Run run = on(engine, command.words("--time-limit", "1e-9", "--out", out));
            assertEquals(ExitCode.FAILURE, run.code(), run.err());
            assertTrue(run.err().contains("failed"), run.err());
            final String row = command == Command.CRITICAL_GAIN ? "critical-gains.csv" : "networks.csv";
            assertTrue(Files.readString(Path.of(out, row)).contains("given up after the time limit"));
            assertEquals(1, Files.readAllLines(Path.of(out, MEASURED)).size());
        }
        Run.of(command.words(
                        "--time-limit", "0", "--out", temporary.resolve("none").toString()))
                .refused(ExitCode.USAGE, "time limit", "0");
        final Run again = Run.of(command.words("--resume", "--out", late.toString()));
        assertEquals(ExitCode.OK, again.code(), again.err());
        assertSame(whole, late);
    }

    /** Nobody computes with a file that is another one there. */
    @Test
    void aFileThatIsAnotherOneThereIsRefused() throws IOException {
        final Path file = Files.writeString(temporary.resolve("weights.csv"), "0,1\n-1,0.5\n");
        final Path out = temporary.resolve("out");
        final Engine engine = new Engine() {
            @Option(names = "--far", description = "An option of this engine.")
            private boolean isFar;

            @Override
            public void check(Job<?> job) {}

            @Override
            public <R> void run(Job<R> job, List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink) {
                final var origin = job.origin();
                try {
                    Files.writeString(file, "0,1\n-1,0.7\n");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                Main.job(this, origin);
            }

            @Override
            public Map<String, Object> facts() {
                return Map.of();
            }
        };
        final Run run = on(
                engine,
                "critical-gain",
                "--matrix",
                file.toString(),
                "--gain",
                "1:2:2",
                "--realisations",
                "1",
                "--out",
                out.toString());
        assertFalse(run.code() == ExitCode.OK);
        assertTrue(run.err().contains("weights.csv is another one here"), run.err());
    }
}
