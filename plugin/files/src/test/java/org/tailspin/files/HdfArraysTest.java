package org.tailspin.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.GivenMatrix;

/** Files that arrays.py wrote, beside them: the same matrix as MATLAB 7.3, Octave, AnnData and h5py keep it. */
class HdfArraysTest {

    /** Not symmetric, so that rows and columns cannot be taken for each other. */
    private static final double[][] W = {{0, 1.5, -2}, {3, 0, 0}, {0, .25, 7}};

    @TempDir
    Path directory;

    private Path matlab;
    private Path named;

    @BeforeEach
    void copy() throws IOException {
        matlab = resource("matlab73.mat");
        named = resource("named.h5");
    }

    private Path resource(String name) throws IOException {
        try (InputStream in = HdfArraysTest.class.getResourceAsStream(name)) {
            final Path path = directory.resolve(name);
            Files.copy(in, path);
            return path;
        }
    }

    private Path path(String file) {
        return file.equals("matlab") ? matlab : named;
    }

    private static Coupling read(Path path, String variable) {
        return MatrixFile.read(path, CsvLines.Limits.DEFAULT, Variable.of(variable))
                .coupling();
    }

    private static void assertIsW(Coupling coupling) {
        for (int i = 0; i < W.length; i++) {
            final double[] row = new double[W.length];
            coupling.forEach(i, (target, source, weight) -> row[source] = weight);
            assertArrayEquals(W[i], row);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "matlab, W",
        "matlab, S",
        "named, net/W",
        "named, net/lzf",
        "named, half",
        "named, octave",
        "named, layer"
    })
    void rowsAreTargets(String file, String variable) {
        assertIsW(read(path(file), variable));
    }

    @Test
    void flagsCountAndEmptyMatricesAreZero() {
        assertEquals(1, read(named, "flags").matrix().get(0, 1));
        assertEquals(0, read(named, "flags").matrix().get(0, 0));
        read(matlab, "Z").forEach(0, (target, source, weight) -> assertEquals(0, weight));
    }

    @Test
    void readsWhatIsCompressedAsAWhole() throws IOException {
        final Path zipped = directory.resolve("m.mat.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(matlab, out);
        }
        assertIsW(read(zipped, "W"));
    }

    /** Neither texts, complex numbers, empty arrays nor what a link names once more; nor numbers of MATLAB as matrices of 1 x 1. */
    @Test
    void oneSentenceListsTheCandidates() {
        assertEquals(
                matlab
                        + " must have one square matrix of numbers, but has 4; there are 'N' (1 x 1), 'S' (3 x 3), 'W' (3 x 3),"
                        + " 'X' (6 x 2), 'Z' (3 x 3), 'edges' (3 x 3), 'is_kept' (1 x 3): choose one with --variable",
                assertThrows(FileProblem.class, () -> read(matlab, null)).getMessage());
        assertEquals(
                named + " has no array of numbers 'V'; there are 'connections/pre' (2), 'connections/post' (2),"
                        + " 'connections/weight' (2), 'flags' (3 x 3), 'half' (3 x 3), 'layer' (3 x 3), 'net/W' (3 x 3), 'net/lzf'"
                        + " (3 x 3), 'net/states' (6 x 2), 'octave' (3 x 3)",
                assertThrows(FileProblem.class, () -> read(named, "V")).getMessage());
        assertEquals(
                matlab + ": the matrix must be square and have at least 1 row, but is an array of 6 x 2",
                assertThrows(FileProblem.class, () -> read(matlab, "X")).getMessage());
    }

    @Test
    void readsStates() {
        final double[][] states = StatesFile.table(
                        named, null, null, Variable.of("net/states"), note -> {}, interval -> {})
                .get("");
        assertEquals(6, states.length);
        assertArrayEquals(new double[] {9.0 / 8, 16.0 / 8}, states[1]);
        assertArrayEquals(
                states[1],
                StatesFile.trajectory(matlab, Variable.of("X"), note -> {}, interval -> {})
                        .get("")[1]);
    }

    private static GivenMatrix edges(Path path, String variable) {
        return EdgeFile.read(
                path,
                CsvLines.Limits.DEFAULT,
                Variable.of(variable),
                new EdgeFile.Options(
                        Map.of(),
                        EdgeList.Keep.ALL,
                        Set.of(),
                        Optional.empty(),
                        Set.of(),
                        false,
                        Optional.empty(),
                        FileOption.Names.COMMAND_LINE),
                Monitor.NONE);
    }

    /** Ids of 18 digits differ in the last one only, which a real number does not hold. */
    @Test
    void readsConnectionsWithAllDigitsOfTheirIds() {
        final Coupling large = edges(named, null).coupling();
        assertEquals(List.of("720575940621039145", "720575940621039146"), large.neurons());
        assertEquals(2.5, large.matrix().get(1, 0));
        assertEquals(-1, large.matrix().get(0, 1));
        final Coupling small = edges(matlab, "edges").coupling();
        assertEquals(List.of("1", "2", "3"), small.neurons());
        assertEquals(.5, small.matrix().get(1, 0));
        final String several =
                assertThrows(FileProblem.class, () -> edges(matlab, null)).getMessage();
        assertTrue(several.contains("choose one of") && several.contains("--variable"), several);
    }

    /** As NumPy keeps ids: whole numbers of 8 bytes. */
    @Test
    void readsConnectionsOfNumpy() throws IOException {
        final Path npy = directory.resolve("edges.npy");
        final java.nio.ByteBuffer bytes =
                java.nio.ByteBuffer.allocate(128 + 4 * 8).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        final String header = "{'descr': '<i8', 'fortran_order': False, 'shape': (2, 2), }";
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) 118)
                .put((header + " ".repeat(117 - header.length()) + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.putLong(720575940621039145L)
                .putLong(720575940621039146L)
                .putLong(720575940621039146L)
                .putLong(720575940621039147L);
        Files.write(npy, bytes.array());
        final GivenMatrix given = edges(npy, null);
        assertEquals(
                List.of("720575940621039145", "720575940621039146", "720575940621039147"),
                given.coupling().neurons());
        assertEquals(List.of("the list has no column of weights: every connection counts 1"), given.notes());
    }

    @Test
    void aBrokenFileIsSaidToBe() throws IOException {
        final byte[] bytes = Files.readAllBytes(named);
        final Path half = Files.write(directory.resolve("half.h5"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        final String said =
                assertThrows(FileProblem.class, () -> read(half, "net/W")).getMessage();
        assertTrue(said.contains("half.h5 is no whole HDF5 file"), said);
    }
}
