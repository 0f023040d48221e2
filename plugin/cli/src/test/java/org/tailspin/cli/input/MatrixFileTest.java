package org.tailspin.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.coupling.Coupling;

class MatrixFileTest {

    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("m.csv"), content);
    }

    private static Coupling read(Path path) {
        return MatrixFile.read(path, CsvLines.Limits.DEFAULT);
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
                "1,2/3,4/5,6 | line 3: the matrix must be square: it has more rows than its 2 columns",
                "1,2/3 | line 2: the row has 1 columns, but the first one has 2",
                "1,2/3,4,5 | line 2: the row has 3 columns, but the first one has 2",
                "a,b/1,2/3,4 | line 1: 'b' looks like a header, but a matrix file has none",
                "1,2/3,x | line 2: column 2: 'x' is not a finite number",
                "1,NaN/3,4 | line 1: column 2: 'NaN' is not a finite number",
                "1,2/-Infinity,4 | line 2: column 1: '-Infinity' is not a finite number",
                "1,2/3,1e400 | line 2: column 2: '1e400' is not a finite number",
                "1,2/3, | line 2: column 2: '' is not a finite number",
                "1;2/3;4 | semicolons",
                "0,5;0,2/0,1;0,3 | semicolons",
                "1,2/3,`4 | line 2",
                "1,\"2/3,4 | line 1: a quote is not closed"
            })
    void refuses(String content, String message) throws IOException {
        final Path path = file(content.replace('/', '\n'));
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(true, said.contains(message) && said.contains("m.csv") && !said.contains("\n"), said);
    }

    @Test
    void refusesTabs() throws IOException {
        final Path path = file("1\t2\n3\t4\n");
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(true, said.contains("not tabs"), said);
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
                assertThrows(FileProblem.class, () -> MatrixFile.read(path, line))
                        .getMessage());
        assertEquals(
                path + ", line 2: the file is longer than 5 characters",
                assertThrows(FileProblem.class, () -> MatrixFile.read(path, whole))
                        .getMessage());
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        final Path path = Files.write(directory.resolve("m.csv"), "1,\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        final String said = assertThrows(FileProblem.class, () -> read(path)).getMessage();
        assertEquals(true, said.contains("not UTF-8"), said);
    }

    @Test
    void theCommandEndsWithTheCodeForFiles() throws IOException {
        Run.of("lyapunov", "--matrix", file("1,2\n3\n").toString())
                .refused(ExitCode.INPUT_OUTPUT, "m.csv", "line 2", "1 columns", "2");
        Run.of("lyapunov", "--matrix", directory.resolve("none.csv").toString())
                .refused(ExitCode.INPUT_OUTPUT, "none.csv", "no such file");
        Run.of("lyapunov", "--matrix", directory.toString())
                .refused(ExitCode.INPUT_OUTPUT, directory.toString(), "is a directory");
    }
}
