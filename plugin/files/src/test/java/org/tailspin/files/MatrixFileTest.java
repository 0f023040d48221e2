package org.tailspin.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GivenMatrix;
import us.hebi.matlab.mat.format.Mat5;

class MatrixFileTest {

    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("m.csv"), content);
    }

    private static Coupling read(Path path) {
        return MatrixFile.read(path, CsvLines.Limits.DEFAULT, Variable.of(null)).coupling();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2\n-3.5,4e-1\n",
                "1,2\r\n-3.5,4e-1",
                "\ufeff1,2\n-3.5,4e-1\n",
                " 1 , 2\n\n-3.5,\"0.4\"\n\n",
                "+1,2.\n-3.5,.4\n"
            })
    void readsRowsAsTargets(String content) throws IOException {
        final Coupling coupling = read(file(content));
        assertEquals(2, coupling.size());
        assertEquals(1, coupling.matrix().get(0, 0));
        assertEquals(2, coupling.matrix().get(0, 1));
        assertEquals(-3.5, coupling.matrix().get(1, 0));
        assertEquals(0.4, coupling.matrix().get(1, 1));
    }

    @Test
    void readsOneNeuron() throws IOException {
        assertEquals(7, read(file("7")).matrix().get(0, 0));
    }

    /** In the contents / stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,2,3/4,5,6 | must be square, but has 2 rows and 3 columns",
                "5,2/3,4/5,6 | line 3: the matrix must be square: it has more rows than its 2 columns",
                "1,2/3 | line 2: the line has 1 columns, but the first one has 2",
                "1,2/3,4,5 | line 2: the line has 3 columns, but the first one has 2",
                "a,b/c,1,2/d,3,4 | row 1 is 'c', which no column is",
                "1,2/3,x | line 2: column 2: 'x' is not a finite number",
                "1,NaN/3,4 | line 1: column 2: 'NaN' is not a finite number",
                "1,2/-Infinity,4 | line 2: column 1: '-Infinity' is not a finite number",
                "1,2/3,1e400 | line 2: column 2: '1e400' is not a finite number",
                "1,2/3, | line 2: column 2: '' is not a finite number",
                "0,5;0.2/0,1;0,3 | line 1: column 2: '0.2' has a '.', but numbers before it have a ','",
                "%%MatrixMarket matrix coordinate complex general/1 1 0 | 4th word",
                "%%MatrixMarket matrix coordinate real general/2 2 1/3 1 1 | line 3: '3' must be a whole number in 1..2",
                "%%MatrixMarket matrix coordinate real general/2 2 2/2 1 1 | the file has 1 entries, but announces 2",
                "1,2/3,`4 | line 2",
                "1,\"2/3,4 | line 1: a quote is not closed"
            })
    void refuses(String content, String message) throws IOException {
        final Path path = file(content.replace('/', '\n'));
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(true, said.contains(message) && said.contains("m.csv") && !said.contains("\n"), said);
    }

    /** In the contents / stands for the end of a line and _ for a tab. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "1_2/-3.5_0.4|0",
                "  1   2/ -3.5 4e-1 |0",
                "1;2/-3,5;0,4|0",
                "# a longer remark/1 2/-3.5 0.4|0",
                "1,2,/-3.5,0.4,|0",
                "a,b/1,2/-3.5,0.4|2",
                ",a,b/a,1,2/b,-3.5,0.4|2",
                ",a,b/b,-3.5,0.4/a,1,2|2",
                "a b/a 1 2/b -3.5 0.4|2",
                "a,1,2/b,-3.5,0.4|2",
                "row ID,a,b/Row0,1,2/Row1,-3.5,0.4|2",
                "0,1/1,2/-3.5,0.4|2",
                ",0,1/0,1,2/1,-3.5,0.4|2",
                "# a b/1 2/-3.5 0.4|2",
                "720575940600000002,720575940600000001/1,2/-3.5,0.4|2",
                "0,1,2/1,-3.5,0.4|2",
                "%%MatrixMarket matrix coordinate real general/% remark/2 2 4/1 1 1/1 2 2/2 1 -3.5/2 2 .4|0",
                "%%MatrixMarket matrix array real general/2 2/1/-3.5/2/.4|0"
            })
    void readsTablesAsPeopleHaveThem(String content, int names) throws IOException {
        final Coupling coupling = read(file(content.replace('/', '\n').replace('_', '\t')));
        assertEquals(2, coupling.size());
        assertEquals(1, coupling.matrix().get(0, 0));
        assertEquals(2, coupling.matrix().get(0, 1));
        assertEquals(-3.5, coupling.matrix().get(1, 0));
        assertEquals(0.4, coupling.matrix().get(1, 1));
        assertEquals(names, coupling.neurons().size());
    }

    @Test
    void theOtherHalfOfASymmetricMatrixIsTakenAndCounted() throws IOException {
        final GivenMatrix symmetric = MatrixFile.read(
                file("%%MatrixMarket matrix coordinate integer symmetric\n3 3 3\n1 1 5\n2 1 7\n3 2 9\n"),
                CsvLines.Limits.DEFAULT,
                Variable.of(null));
        assertEquals(7, symmetric.coupling().matrix().get(0, 1));
        assertEquals(7, symmetric.coupling().matrix().get(1, 0));
        assertEquals(5, symmetric.coupling().matrix().get(0, 0));
        assertEquals(List.of("2 entries of a symmetric matrix were taken both ways"), symmetric.notes());
        final Coupling skew = read(file("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 7\n"));
        assertEquals(-7, skew.matrix().get(0, 1));
        final Coupling pattern = read(file("%%MatrixMarket matrix coordinate pattern general\n2 2 1\n2 1\n"));
        assertEquals(1, pattern.matrix().get(1, 0));
    }

    @Test
    void readsOtherEncodingsAndGzip() throws IOException {
        final byte[] utf16 = "\ufeff1,2\r\n3,4\r\n".getBytes(StandardCharsets.UTF_16LE);
        assertEquals(
                3, read(Files.write(directory.resolve("u.csv"), utf16)).matrix().get(1, 0));
        final Path zipped = directory.resolve("m.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(3, read(zipped).matrix().get(1, 0));
    }

    @Test
    void readsArchivesOfArrays() throws IOException {
        final Path npz = directory.resolve("m.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(npz))) {
            for (String name : new String[] {"A", "B"}) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                final ByteBuffer array = ByteBuffer.wrap(npy("<f8", "2, 2", 32)).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 1; i <= 4; i++) {
                    array.putDouble(array.capacity() - 40 + 8 * i, name.equals("A") ? i : -i);
                }
                zip.write(array.array());
                zip.closeEntry();
            }
        }
        assertEquals(
                -3,
                MatrixFile.read(npz, CsvLines.Limits.DEFAULT, Variable.of("B"))
                        .coupling()
                        .matrix()
                        .get(1, 0));
        final String several = assertThrows(FileProblem.class, () -> read(npz)).getMessage();
        assertEquals(true, several.contains("'A' (2 x 2), 'B' (2 x 2)") && several.contains("--variable"), several);
        final Path mat = directory.resolve("m.mat");
        final us.hebi.matlab.mat.types.Matrix w = Mat5.newMatrix(2, 2);
        w.setDouble(1, 0, 3);
        Mat5.writeToFile(Mat5.newMatFile().addArray("W", w).addArray("x", Mat5.newMatrix(1, 5)), mat.toString());
        assertEquals(3, read(mat).matrix().get(1, 0));
    }

    /** The first bytes of files that are not read, and the word that says what they are. */
    @ParameterizedTest
    @CsvSource({"\u0089HDF,HDF5", "PAR1xx,Parquet", "ARROW1,Arrow", "MATLAB 7.3 MAT-file,HDF5", "<?xml ,GraphML"})
    void namesWhatItDoesNotRead(String start, String word) throws IOException {
        final Path path = Files.write(directory.resolve("x"), start.getBytes(StandardCharsets.ISO_8859_1));
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(true, said.contains(word), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\ufeff"})
    void refusesAnEmptyFile(String content) throws IOException {
        final Path path = file(content);
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(path + " is empty: a matrix must have at least 1 row", said);
    }

    @Test
    void refusesLongLinesAndFiles() throws IOException {
        final Path path = file("1,2\n3,4\n");
        final CsvLines.Limits line = new CsvLines.Limits(2, 100);
        final CsvLines.Limits whole = new CsvLines.Limits(100, 5);
        assertEquals(
                path + ", line 1: the line is longer than 2 characters",
                assertThrows(FileProblem.class, () -> MatrixFile.read(path, line, Variable.of(null)))
                        .getMessage());
        assertEquals(
                path + ", line 2: the file is longer than 5 characters",
                assertThrows(FileProblem.class, () -> MatrixFile.read(path, whole, Variable.of(null)))
                        .getMessage());
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        final Path path =
                Files.write(directory.resolve("m.csv"), "1,\u00e4\u0001".getBytes(StandardCharsets.ISO_8859_1));
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(true, said.contains("not text in UTF-8"), said);
    }

    private static byte[] npy(String type, String shape, int bytes) {
        final String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        final ByteBuffer file =
                ByteBuffer.allocate(10 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
        return file.put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    /** Each is named as what it is, with what to do. */
    @Test
    void namesWhatItDoesNotRead() throws IOException {
        refused("a.npy", npy("<f16", "2, 2", 64), "16 bytes (long double)", "astype('float64')");
        refused("b.npy", npy("<f8", "", 8), "is a single number");
        refused("c.npy", npy("<c16", "2, 2", 64), "a type of real or whole numbers");
        // numpy.savez() without arrays: the end of a directory, and nothing before it
        refused("d.npz", Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22), "an archive without anything in it");
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            // scipy.io.savemat(..., {'W': numpy.eye(2)}, format='4')
            final ByteBuffer level4 = ByteBuffer.allocate(20 + 2 + 32).order(order);
            level4.putInt(order == ByteOrder.LITTLE_ENDIAN ? 0 : 1000)
                    .putInt(2)
                    .putInt(2)
                    .putInt(0)
                    .putInt(2)
                    .put(new byte[] {'W', 0});
            refused("e.mat", level4.array(), "a MATLAB file of level 4", "-v7");
        }
    }

    private void refused(String name, byte[] content, String... words) throws IOException {
        final Path path = Files.write(directory.resolve(name), content);
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        for (String word : words) {
            assertTrue(said.contains(word), said);
        }
    }

    /** Whoever stops it waits for no more than some rows. */
    @Test
    void canBeStoppedWhileItReads() throws IOException {
        final String row = "0.5" + ",1".repeat(999) + "\n";
        final Path path = Files.writeString(directory.resolve("large.csv"), row.repeat(1000));
        final double[] seen = {0};
        final Monitor stopping = new Monitor() {
            @Override
            public void progress(double fraction) {
                seen[0] = fraction;
            }

            @Override
            public boolean isCancelled() {
                return seen[0] > 0;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> MatrixFile.read(path, CsvLines.Limits.DEFAULT, Variable.NONE, stopping));
        assertTrue(seen[0] > 0 && seen[0] < 0.5, "stopped at " + seen[0]);
    }
}
