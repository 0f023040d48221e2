package org.tailspin.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.ChildJvm;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;

/** A sweep that ended before its end goes on to the same bytes, and one that is not the same is not gone on with. */
class SweepResumeTest {

    private static final List<String> PLAN = List.of(("sweep --alpha 1,2 --gain 0.5:2:3:log --n 6 --realisations 2"
                    + " --exponents 3 --steps 10 --warmup 5 --tangent-warmup 5 --threads 1 --no-picture")
            .split(" "));

    /** What does not depend on when and where. */
    private static final List<String> FILES = List.of(
            OutputDirectory.NETWORKS,
            OutputDirectory.SPECTRUM,
            OutputDirectory.JOURNAL,
            OutputDirectory.CONFIG,
            OutputDirectory.REPORT);

    @TempDir
    Path directory;

    private static Run sweep(Path out, String... more) {
        final List<String> args = new ArrayList<>(PLAN);
        args.addAll(List.of("--out", out.toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private static Run resume(Path out, String... more) {
        final List<String> args = new ArrayList<>(
                List.of("sweep", "--resume", "--threads", "1", "--no-picture", "--out", out.toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private Path whole() {
        final Path whole = directory.resolve("whole");
        assertEquals(ExitCode.OK, sweep(whole).code());
        return whole;
    }

    private static void assertSame(Path whole, Path out, String message) throws IOException {
        for (String name : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve(name)),
                    Files.readAllBytes(out.resolve(name)),
                    name + " " + message);
        }
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    @Test
    void precisionsAreNotMixed() {
        final Path out = directory.resolve("single");
        Run.of(("sweep --alpha 2 --gain 0.5,2 --n 12 --realisations 1 --exponents 6 --steps 10 --warmup 5 --threads 1"
                                + " --no-picture --precision single --out " + out)
                        .split(" "))
                .done();
        final Run mixed = resume(out, "--precision", "double");
        assertTrue(mixed.err().contains("precision is single there, but double"), mixed.err());
        assertEquals(ExitCode.OK, resume(out).code());
    }

    /**
     * Whatever a kill can leave: a network goes to the spectrum, then to the networks, then to the journal, and each of the
     * three files may end in the middle of it.
     */
    @Test
    void goesOnFromEveryPlaceToTheSameBytes() throws IOException {
        final Path whole = whole();
        final Random random = new Random(7);
        final List<String> journal = Files.readAllLines(whole.resolve(OutputDirectory.JOURNAL), StandardCharsets.UTF_8);
        for (int round = 0; round < 10; round++) {
            final Path out = Files.createDirectory(directory.resolve("cut" + round));
            long networks = 0;
            long spectrum = 0;
            long lines = journal.get(0).length() + 2;
            final int kept = random.nextInt(journal.size());
            for (String line : journal.subList(1, 1 + Math.min(kept, journal.size() - 2))) {
                final String[] cells = line.split(",");
                networks += Long.parseLong(cells[0]);
                spectrum += Long.parseLong(cells[2]);
                lines += line.length() + 2;
            }
            final String[] next =
                    journal.get(1 + Math.min(kept, journal.size() - 2)).split(",");
            switch (random.nextInt(3)) { // where the next network was when the kill came
                case 0 -> spectrum += random.nextInt(Integer.parseInt(next[2]));
                case 1 -> {
                    spectrum += Integer.parseInt(next[2]);
                    networks += random.nextInt(Integer.parseInt(next[0]));
                }
                default -> {
                    spectrum += Integer.parseInt(next[2]);
                    networks += Integer.parseInt(next[0]);
                    lines += random.nextInt(
                            journal.get(1 + Math.min(kept, journal.size() - 2)).length());
                }
            }
            for (String name : FILES.subList(0, 4)) {
                Files.copy(whole.resolve(name), out.resolve(name));
            }
            Files.copy(whole.resolve(OutputDirectory.MANIFEST), out.resolve(OutputDirectory.MANIFEST));
            cut(out.resolve(OutputDirectory.NETWORKS), networks);
            cut(out.resolve(OutputDirectory.SPECTRUM), spectrum);
            cut(out.resolve(OutputDirectory.JOURNAL), lines);
            final Run run = resume(out);
            assertEquals(ExitCode.OK, run.code(), run.err());
            assertSame(whole, out, "after " + kept + " networks, round " + round);
        }
    }

    @Test
    void redoesATornLastLineAndDropsWhatIsTooMuch() throws IOException {
        final Path whole = whole();
        for (String name : List.of(OutputDirectory.NETWORKS, OutputDirectory.SPECTRUM)) {
            final Path out = directory.resolve("torn-" + name);
            sweep(out);
            cut(out.resolve(name), Files.size(out.resolve(name)) - 9);
            assertTrue(resume(out).err().contains("11 of 12 networks are finished"));
            assertSame(whole, out, "torn");
            Files.writeString(out.resolve(name), "stable a=2 g=", StandardOpenOption.APPEND);
            assertEquals(ExitCode.OK, resume(out).code());
            assertSame(whole, out, "too much");
        }
    }

    @Test
    void aFinishedSweepStaysAsItIs() throws IOException {
        final Path whole = whole();
        final byte[] before = Files.readAllBytes(whole.resolve(OutputDirectory.NETWORKS));
        final Run run = resume(whole);
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertTrue(run.err().contains("all 12 networks are finished"), run.err());
        assertArrayEquals(before, Files.readAllBytes(whole.resolve(OutputDirectory.NETWORKS)));
    }

    @Test
    void whatDiedBeforeItsConfigurationBeginsAfresh() throws IOException {
        final Path whole = whole();
        assertEquals(ExitCode.OK, sweep(directory.resolve("none"), "--resume").code());
        assertSame(whole, directory.resolve("none"), "no directory");
        final Path out = Files.createDirectory(directory.resolve("empty"));
        Files.writeString(out.resolve(OutputDirectory.LOCK), "");
        Files.writeString(out.resolve(OutputDirectory.MANIFEST + ".part"), "{");
        assertEquals(ExitCode.OK, sweep(out, "--resume").code());
        assertSame(whole, out, "no configuration");
        Files.delete(out.resolve(OutputDirectory.CONFIG));
        sweep(out, "--resume").refused(ExitCode.INPUT_OUTPUT, OutputDirectory.CONFIG, "cannot be resumed");
    }

    @Test
    void refusesTheResultsOfAnotherSweep() throws IOException {
        final Path out = whole();
        final byte[] before = Files.readAllBytes(out.resolve(OutputDirectory.NETWORKS));
        resume(out, "-n", "7").refused(ExitCode.INPUT_OUTPUT, "another sweep", "n is 6 there, but 7 here");
        resume(out, "--force").refused(ExitCode.USAGE, "--resume", "--force");
        final Path file = out.resolve(OutputDirectory.CONFIG);
        final String configuration = Files.readString(file);
        Files.writeString(file, configuration.replaceFirst("kernels: \\w+", "kernels: abacus"));
        final Run other = resume(out);
        assertEquals(ExitCode.INPUT_OUTPUT, other.code());
        assertTrue(other.err().contains("kernels is abacus there, but "), other.err());
        Files.writeString(file, configuration.replaceFirst("tailspin: .*", "tailspin: 0.0.9"));
        assertTrue(resume(out).err().contains("tailspin is 0.0.9 there, but "));
        assertArrayEquals(before, Files.readAllBytes(out.resolve(OutputDirectory.NETWORKS)));
    }

    @Test
    void refusesATableThatWasChanged() throws IOException {
        final Path out = whole();
        final Path networks = out.resolve(OutputDirectory.NETWORKS);
        final String text = Files.readString(networks);
        Files.writeString(networks, text.replaceFirst("g=1 N=6", "g=1 N=9"));
        resume(out).refused(ExitCode.INPUT_OUTPUT, networks.toString(), "was changed", "at network 2", "bring it back");
        Files.writeString(networks, text);
        assertEquals(ExitCode.OK, resume(out).code());
        Files.delete(out.resolve(OutputDirectory.JOURNAL));
        resume(out).refused(ExitCode.INPUT_OUTPUT, OutputDirectory.JOURNAL, "--force");
        assertEquals(text, Files.readString(networks));
    }

    /** An intact table whose columns stand in another order is that of another version, and is not read as ours. */
    @Test
    void refusesColumnsInAnotherOrder() throws IOException {
        final Path out = whole();
        final Path networks = out.resolve(OutputDirectory.NETWORKS);
        final Path journal = out.resolve(OutputDirectory.JOURNAL);
        final String header = Files.readAllLines(networks).get(0);
        final String other = header.replace("regime,lyapunov_max", "lyapunov_max,regime");
        assertEquals(header.length(), other.length());
        Files.writeString(networks, Files.readString(networks).replace(header, other));
        Files.writeString(journal, Files.readString(journal).replaceFirst(sum(header), sum(other)));
        resume(out).refused(ExitCode.INPUT_OUTPUT, networks.toString(), "another order", "--force");
        Files.writeString(networks, Files.readString(networks).replace(other, header));
        Files.writeString(journal, Files.readString(journal).replaceFirst(sum(other), sum(header)));
        assertEquals(ExitCode.OK, resume(out).code());
    }

    private static String sum(String header) {
        final CRC32 sum = new CRC32();
        sum.update((header + "\r\n").getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    @Test
    void aSecondProcessStaysOut() throws IOException {
        final Path out = whole();
        try (OutputDirectory first = OutputDirectory.reading(out)) {
            assertTrue(first.isLocked());
            resume(out).refused(ExitCode.INPUT_OUTPUT, out.toString(), "in use by another process");
            sweep(out, "--force").refused(ExitCode.INPUT_OUTPUT, "in use by another process");
        }
        assertEquals(ExitCode.OK, resume(out).code());
    }

    @Test
    void goesOnAfterAnInterruption() throws IOException {
        final Path whole = whole();
        final Path out = directory.resolve("out");
        final AtomicLong questions = new AtomicLong();
        final List<String> args = new ArrayList<>(PLAN);
        args.addAll(List.of("--out", out.toString()));
        final Run run = Run.interrupted(() -> questions.incrementAndGet() > 200, args.toArray(String[]::new));
        run.refused(ExitCode.INTERRUPTED, "interrupted", "of 12 networks", "--resume --out " + out);
        assertEquals(ExitCode.OK, resume(out).code());
        assertSame(whole, out, "interrupted");
    }

    @Test
    void shardsMergeToTheWhole() throws IOException {
        final Path whole = whole();
        final List<String> merge = new ArrayList<>(List.of(
                "merge", "--no-picture", "--out", directory.resolve("merged").toString()));
        for (int i = 5; i >= 1; i--) {
            final Path shard = directory.resolve("shard" + i);
            merge.add(shard.toString());
            assertEquals(ExitCode.OK, sweep(shard, "--shard", i + "/5").code());
            assertFalse(Files.exists(shard.resolve(OutputDirectory.REPORT)));
        }
        final List<String> four = merge.subList(0, merge.size() - 1);
        Run.of(four.toArray(String[]::new)).refused(ExitCode.INPUT_OUTPUT, "missing", "1/5");
        final Path second = directory.resolve("shard2");
        cut(second.resolve(OutputDirectory.SPECTRUM), 70);
        Run.of(merge.toArray(String[]::new))
                .refused(
                        ExitCode.INPUT_OUTPUT,
                        "2/5",
                        "lacks 2 of its 2 networks",
                        "'stable a=1 g=2 N=6 c1 s1'",
                        "sweep --resume --out " + second);
        assertEquals(ExitCode.OK, resume(second).code());
        final Run run = Run.of(merge.toArray(String[]::new));
        assertEquals(ExitCode.OK, run.code(), run.err());
        assertSame(whole, directory.resolve("merged"), "merged");
        Run.of("merge", "--out", directory.resolve("m").toString(), whole.toString())
                .refused(ExitCode.INPUT_OUTPUT, "whole sweep");
        final Path file = second.resolve(OutputDirectory.CONFIG);
        Files.writeString(file, Files.readString(file).replace("steps: 10", "steps: 11"));
        Run.of(
                        "merge",
                        "--out",
                        directory.resolve("m").toString(),
                        directory.resolve("shard1").toString(),
                        second.toString())
                .refused(ExitCode.INPUT_OUTPUT, "steps is 11 there, but 10");
        assertFalse(Files.exists(directory.resolve("m")));
    }

    @Test
    void moreShardsThanNetworksLeaveSomeEmpty() throws IOException {
        final String[] one =
                "--alpha 2 --gain 1 --realisations 1 --n 6 --exponents 2 --steps 10 --no-picture --json".split(" ");
        final List<String> merge = new ArrayList<>(List.of("merge", "--no-picture", "--out"));
        merge.add(directory.resolve("merged").toString());
        for (int i = 1; i <= 3; i++) {
            final List<String> args = new ArrayList<>(List.of("sweep", "--shard", i + "/3", "--out"));
            args.add(directory.resolve("shard" + i).toString());
            args.addAll(List.of(one));
            assertEquals(
                    i / 3,
                    Run.of(args.toArray(String[]::new))
                            .json()
                            .get("networks_finished")
                            .intValue());
            merge.add(directory.resolve("shard" + i).toString());
        }
        assertEquals(ExitCode.OK, Run.of(merge.toArray(String[]::new)).code());
        final Path networks = directory.resolve("merged").resolve(OutputDirectory.NETWORKS);
        assertEquals(2, Files.readAllLines(networks).size());
        Run.of("sweep", "--shard", "1/9999", "--dry-run").refused(ExitCode.USAGE, "more shards than networks");
    }

    @Test
    void aNetworkThatTakesTooLongIsARow() throws IOException {
        final Path out = directory.resolve("late");
        assertEquals(
                ExitCode.FAILURE, sweep(out, "--time-limit", "1e-9").code(), "the limit is over before the first step");
        final List<String> rows = Files.readAllLines(out.resolve(OutputDirectory.NETWORKS));
        assertEquals(13, rows.size());
        rows.subList(1, 13).forEach(row -> assertTrue(row.contains("given up after the time limit of 1.0E-9 s"), row));
        assertFalse(
                Files.readString(out.resolve(OutputDirectory.CONFIG)).contains("time-limit"),
                "what depends on the machine is no part of what was asked for");
        final Path patient = directory.resolve("patient");
        assertEquals(ExitCode.OK, sweep(patient, "--time-limit", "1e6").code());
        assertSame(whole(), patient, "within the limit");
    }

    @Test
    void aFileSystemThatIsFullLosesNothing() throws Exception {
        // a limit of the size of files is as good as a full disk, and needs no rights
        final Path out = directory.resolve("full");
        final List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 2; exec \"$@\"", "bash"));
        command.addAll(ChildJvm.command(List.of()));
        command.addAll(PLAN);
        command.addAll(List.of("--out", out.toString()));
        final Path log = directory.resolve("log");
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(ExitCode.INPUT_OUTPUT, process.waitFor(), Files.readString(log));
        assertTrue(Files.readString(log).contains("File too large; the networks that were finished are kept"));
        final Path whole = whole();
        final byte[] kept = Files.readAllBytes(out.resolve(OutputDirectory.NETWORKS));
        final byte[] all = Files.readAllBytes(whole.resolve(OutputDirectory.NETWORKS));
        assertTrue(kept.length > 500 && kept[kept.length - 1] == '\n', "whole lines");
        assertArrayEquals(Arrays.copyOf(all, kept.length), kept);
        assertEquals(ExitCode.OK, resume(out).code());
        assertSame(whole, out, "full");
    }
}
