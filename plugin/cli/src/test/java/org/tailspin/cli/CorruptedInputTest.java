package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.Npy;
import org.tailspin.cli.sweep.Configuration;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.files.CsvLines;
import org.tailspin.files.EdgeFile;
import org.tailspin.files.FileOption;
import org.tailspin.files.FileProblem;
import org.tailspin.files.MatrixFile;
import org.tailspin.files.RecipesFile;
import org.tailspin.files.StatesFile;
import org.tailspin.files.Variable;

/**
 * Files that are broken in every way that a fixed seed comes up with: each reader takes them, or says in a sentence what is
 * wrong. 1000 of them in every build; 10 000 with {@code -Dtailspin.slow=true}.
 */
class CorruptedInputTest {

    /** Other work on the machine does not enter the time of a thread. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int INPUTS = Boolean.getBoolean("tailspin.slow") ? 10_000 : 1000;

    /** Every so many inputs go through the whole command too. */
    private static final int COMMANDS = 50;

    /** So short, that a long line is one; the limits of people's files are larger, and work alike. */
    private static final CsvLines.Limits LIMITS = new CsvLines.Limits(100_000, 1_000_000);

    /** A reader, a file that it takes, and a command that reads it. */
    private record Format(String name, byte[] valid, Consumer<Path> reader, String command) {}

    private static final List<Format> FORMATS = List.of(
            text(
                    "matrix.csv",
                    "0.5,-1.25,3e-1\n2,0,-4\n1e2,.5,-0\n",
                    path -> MatrixFile.read(path, LIMITS, Variable.of(null)),
                    "couplings --normalise none --json --matrix "),
            text(
                    "edges.csv",
                    "pre,post,weight,type\nAVAL,AVAR,2.5,chemical\nAVAR,AVAL,-1,gap\n\"A,B\",AVAL,3,chemical\n",
                    path -> EdgeFile.read(
                            path,
                            LIMITS,
                            Variable.NONE,
                            new EdgeFile.Options(
                                    Map.of(),
                                    EdgeList.Keep.ALL,
                                    Set.of(),
                                    java.util.Optional.empty(),
                                    Set.of(),
                                    false,
                                    java.util.Optional.empty(),
                                    FileOption.Names.COMMAND_LINE),
                            Monitor.NONE),
                    "couplings --normalise none --keep all --json --edges "),
            text(
                    "table.csv",
                    "animal,x,y\na,1,2\na,2,3.5\nb,-1,1e3\nb,2,2\n",
                    path -> StatesFile.table(path, "animal", null, Variable.NONE, note -> {}, interval -> {}),
                    "dimension --json --group animal --table "),
            text(
                    "trajectory.csv",
                    "network,step,neuron,x\nn,1,1,0.5\nn,1,2,0.25\nn,2,1,-1\nn,2,2,1e-3\n",
                    path -> StatesFile.trajectory(path, Variable.NONE, note -> {}, interval -> {}),
                    "dimension --json --trajectory "),
            text(
                    "networks.csv",
                    "network,ensemble,N,alpha,gain,coupling_seed,state_seed\nn,stable,6,1.5,2,1,1\nm,stable,6,1,3,2,2\n",
                    RecipesFile::read,
                    "dimension --json --warmup 1 --steps 20 --networks "),
            text(
                    "config.yaml",
                    "# a sweep\nalpha: [1, 1.5]\ngain: 0.5:2:3:log\n\"n\": 8\nsteps: '10'\nrequire-converged: false\n",
                    Configuration::read,
                    "sweep --dry-run --n 4 --warmup 1 --tangent-warmup 1 --steps 2 --gain 1 --realisations 1 --config "),
            new Format(
                    "matrix.npy",
                    npy(),
                    path -> MatrixFile.read(path, LIMITS, Variable.of(null)),
                    "couplings --json --normalise none --matrix "),
            new Format(
                    "matrix.h5",
                    resource("named.h5"),
                    path -> MatrixFile.read(path, LIMITS, Variable.of("net/W")),
                    "couplings --json --normalise none --variable net/W --matrix "),
            new Format(
                    "matrix.mat",
                    resource("matlab73.mat"),
                    path -> MatrixFile.read(path, LIMITS, Variable.of("S")),
                    "couplings --json --normalise none --variable S --matrix "));

    private static byte[] resource(String name) {
        try {
            return Files.readAllBytes(SampleFile.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<byte[]> PIECES = List.of(
            bytes("\0"),
            bytes("\0\0\0\0"),
            bytes("\ufeff"),
            new byte[] {(byte) 0xff, (byte) 0xfe},
            new byte[] {(byte) 0xc3, 0x28},
            bytes("\""),
            bytes("'"),
            bytes("\r"),
            bytes("\r\n\r\n"),
            bytes("\u2028"),
            bytes("\u001b[2J"),
            bytes(",,,,,"),
            bytes(";"),
            bytes("\t"),
            bytes("1e999"),
            bytes("-1e-999"),
            bytes("NaN"),
            bytes("Infinity"),
            bytes("0x1p3"),
            bytes("\u0661\u0662"),
            bytes("99999999999999999999"),
            bytes("-1"),
            bytes("1,5"),
            bytes("true"),
            bytes("<script>alert(1)</script>"),
            bytes("=cmd|'/c calc'!A1"),
            bytes("../../../../etc/passwd"),
            bytes("file:///etc/passwd"),
            bytes("*a"),
            bytes("&a [*a, *a]"),
            bytes("<<: *a"),
            bytes("!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost/\"]]"),
            bytes("!!python/object/apply:os.system [ls]"),
            bytes("? {a: b}"),
            bytes("---\n"),
            bytes("...\n"),
            bytes("%YAML 9.9\n"),
            bytes("{{{{"),
            bytes("}]"),
            bytes("|\n  x"),
            bytes("'|O'"),
            bytes("(1000000000, 1000000000)"),
            bytes("(-1, 3)"));

    @TempDir
    Path directory;

    private static Format text(String name, String valid, Consumer<Path> reader, String command) {
        return new Format(name, bytes(valid), reader, command);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] npy() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            final Npy array = new Npy(out, "<f8", 3, 3);
            for (int i = 0; i < 9; i++) {
                array.real(i - 4.5);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] corrupted(byte[] valid, Random random) {
        byte[] content = valid;
        final int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            content = changed(content, random);
        }
        return content;
    }

    private static byte[] changed(byte[] content, Random random) {
        final int from = random.nextInt(content.length + 1);
        final int to = from + random.nextInt(Math.min(40, content.length - from) + 1);
        switch (random.nextInt(10)) {
            case 0: // it ends too early
                return Arrays.copyOf(content, from);
            case 1: // something is missing
                return joined(Arrays.copyOf(content, from), Arrays.copyOfRange(content, to, content.length));
            case 2: // something is there twice
                return joined(Arrays.copyOf(content, to), Arrays.copyOfRange(content, from, content.length));
            case 3: // a byte is another one
                final byte[] other = content.clone();
                if (other.length > 0) {
                    other[random.nextInt(other.length)] = (byte) random.nextInt(256);
                }
                return other;
            case 4: // noise
                final byte[] noise = new byte[1 + random.nextInt(30)];
                random.nextBytes(noise);
                return inserted(content, from, from, noise);
            case 5: // another encoding
                final Charset charset = List.of(
                                StandardCharsets.UTF_16,
                                StandardCharsets.UTF_16LE,
                                StandardCharsets.ISO_8859_1,
                                Charset.forName("UTF-32"))
                        .get(random.nextInt(4));
                return new String(content, StandardCharsets.UTF_8).getBytes(charset);
            case 6: // a line that never ends, or brackets that never close
                final byte[] line = new byte[random.nextInt(20) == 0 ? 2_000_000 : 3000];
                Arrays.fill(line, (byte) "a,[{0\0\" &:-".charAt(random.nextInt(11)));
                return inserted(content, from, from, line);
            default: // something that means something to somebody, in addition or instead
                final byte[] piece = PIECES.get(random.nextInt(PIECES.size()));
                return inserted(content, from, random.nextBoolean() ? from : to, piece);
        }
    }

    private static byte[] inserted(byte[] content, int from, int to, byte[] piece) {
        return joined(joined(Arrays.copyOf(content, from), piece), Arrays.copyOfRange(content, to, content.length));
    }

    private static byte[] joined(byte[] a, byte[] b) {
        final byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** The files that are broken are good before. */
    @Test
    void takesWhatIsWhole() throws IOException {
        for (Format format : FORMATS) {
            format.reader().accept(Files.write(directory.resolve(format.name()), format.valid()));
        }
    }

    @Test
    void saysWhatIsWrongWithEveryBrokenFile() throws IOException {
        final Random random = new Random(20261122);
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            final Format format = FORMATS.get(i % FORMATS.size());
            final Path file = Files.write(directory.resolve(i + format.name()), corrupted(format.valid(), random));
            final String name = "input " + i + ", " + format.name();
            final long start = CPU.getCurrentThreadCpuTime();
            try {
                format.reader().accept(file);
            } catch (FileProblem | IllegalArgumentException e) {
                refused++;
                assertFalse(e.getMessage() == null || e.getMessage().isBlank(), name);
            } catch (RuntimeException | Error e) {
                fail(name + ": " + e, e);
            }
            assertTrue(
                    CPU.getCurrentThreadCpuTime() - start
                            < Duration.ofSeconds(30).toNanos(),
                    name + " took too much processor time");
            if (i / FORMATS.size() % COMMANDS == 0) {
                command(name, format, file);
            }
            Files.delete(file);
        }
        assertTrue(refused > INPUTS / 2, "only " + refused + " of " + INPUTS + " are broken");
        if (Boolean.getBoolean("tailspin.slow")) {
            System.out.println(INPUTS + " corrupted inputs, " + refused + " refused, 0 crashes");
        }
    }

    private static void command(String name, Format format, Path file) {
        final Run run = Run.of((format.command() + file).split(" "));
        assertTrue(
                Set.of(ExitCode.OK, ExitCode.FAILURE, ExitCode.USAGE, ExitCode.INPUT_OUTPUT)
                        .contains(run.code()),
                name);
        assertFalse(run.err().contains("internal error") || run.err().contains("\tat "), name + ": " + run.err());
        for (String line : run.err().split("\n")) {
            assertTrue(line.length() < 1500 && line.chars().noneMatch(c -> c < ' '), name + ": " + line);
        }
    }

    /** A gigabyte without a line end is refused at the limit of a line, and not read to its end. */
    @Test
    void refusesAnEndlessLine() {
        final Path zero = Path.of("/dev/zero");
        if (Files.exists(zero)) {
            Run.of("couplings", "--matrix", zero.toString())
                    .refused(ExitCode.INPUT_OUTPUT, "longer than 10000000 characters");
            Run.of("sweep", "--config", zero.toString(), "--out", "none")
                    .refused(ExitCode.INPUT_OUTPUT, "longer than 1000000 characters");
        }
    }

    @Test
    void readsMatricesOfNumPy() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Npy array = new Npy(out, "<f8", 2, 2);
        for (double value : new double[] {1, -2.5, 3, 4}) {
            array.real(value);
        }
        final Path file = Files.write(directory.resolve("m.npy"), out.toByteArray());
        assertEquals(
                -2.5,
                MatrixFile.read(file, LIMITS, Variable.of(null))
                        .coupling()
                        .matrix()
                        .get(0, 1));
        final String header = new String(out.toByteArray(), StandardCharsets.ISO_8859_1);
        Files.write(
                file,
                header.replace("'<f8', 'fortran_order': False", "'<f8', 'fortran_order': True ")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                3,
                MatrixFile.read(file, LIMITS, Variable.of(null))
                        .coupling()
                        .matrix()
                        .get(0, 1));
        Files.write(file, header.replace("'<f8'", "'|O' ").getBytes(StandardCharsets.ISO_8859_1));
        Run.of("couplings", "--matrix", file.toString())
                .refused(ExitCode.INPUT_OUTPUT, "a type of real or whole numbers");
        Files.write(file, header.replace("(2, 2,)", "(99999999, 99999999)").getBytes(StandardCharsets.ISO_8859_1));
        Run.of("couplings", "--matrix", file.toString()).refused(ExitCode.INPUT_OUTPUT, "ends too early");
    }
}
