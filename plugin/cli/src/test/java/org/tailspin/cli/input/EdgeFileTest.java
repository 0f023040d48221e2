package org.tailspin.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeList;

class EdgeFileTest {

    @TempDir
    Path directory;

    private Coupling read(String content, String... types) throws IOException {
        return EdgeFile.read(
                Files.writeString(directory.resolve("e.csv"), content),
                CsvLines.Limits.DEFAULT,
                EdgeList.Keep.ALL,
                Set.of(types),
                Set.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,2\nb,a,3\na,b,0.5\n",
                "a,b,2,x\r\nb,a,3,y\r\na,b,0.5,x\r\n",
                "Source,Target,Weight\na ,b,2\nb, a ,3\na,b,0.5\n",
                "\ufeffweight,POST,note,Pre\n2,b,,a\n3,a,\"x, y\",b\n0.5,b,,a\n",
                "from,to,synapses,kind\na,b,2,\nb,a,3,\na,b,0.5,\n"
            })
    void findsColumnsByNameOrPosition(String content) throws IOException {
        final Coupling coupling = read(content);
        assertEquals(List.of("a", "b"), coupling.neurons());
        assertEquals(2.5, coupling.matrix().get(1, 0), "from a to b: row b, column a");
        assertEquals(3, coupling.matrix().get(0, 1));
        assertEquals(0, coupling.matrix().get(0, 0));
    }

    @Test
    void takesTypes() throws IOException {
        final Coupling coupling = read("a,b,2, x \nb,a,3,y\n", "x");
        assertEquals(2, coupling.matrix().get(1, 0));
        assertEquals(0, coupling.matrix().get(0, 1));
    }

    @Test
    void aTypeCanInhibit() throws IOException {
        final Path file = Files.writeString(directory.resolve("e.csv"), "a,b,2,ACh\nb,a,3, GABA\nb,b,-4,ACh\n");
        final Coupling coupling =
                EdgeFile.read(file, CsvLines.Limits.DEFAULT, EdgeList.Keep.ALL, Set.of(), Set.of("GABA"));
        assertEquals(2, coupling.matrix().get(1, 0));
        assertEquals(-3, coupling.matrix().get(0, 1));
        assertEquals(4, coupling.matrix().get(1, 1), "what does not inhibit excites");
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> EdgeFile.read(file, CsvLines.Limits.DEFAULT, EdgeList.Keep.ALL, Set.of(), Set.of("gaba")))
                .getMessage();
        assertTrue(message.contains("'gaba'") && message.contains("[ACh, GABA]"), message);
    }

    /** In the contents / stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b,1/a,b | line 2: the line has 2 columns, but the first one has 3",
                "a,b,1/a,b,c | line 2: column 3: 'c' is not a finite number",
                "a,b,1/a,b,NaN | line 2: column 3: 'NaN' is not a finite number",
                "a,b,1/,b,2 | line 2: a connection must name its source and its target",
                "a,b,1,x,y | line 1: the line has 5 columns, but a list without a header has 3 or 4",
                "pre,post/a,b | no column is named weight",
                "Source,Weight,Type/a,1,x | no column is named post or target",
                "pre,source,post,weight/a,a,b,1 | the header names the column pre twice, as 'pre' and 'source'",
                "a;b;1/a;b;2 | semicolons",
                "pre,post,weight | has a header, but no connections",
                "a,b,1/a,\"b,2 | line 2: a quote is not closed"
            })
    void refuses(String content, String message) throws IOException {
        final String said = assertThrows(FileProblem.class, () -> read(content.replace('/', '\n')))
                .getMessage();
        assertTrue(said.contains(message) && said.contains("e.csv") && !said.contains("\n"), said);
    }

    @Test
    void refusesTypesWithoutAColumn() {
        final String said = assertThrows(FileProblem.class, () -> read("a,b,1\n", "chemical"))
                .getMessage();
        assertTrue(said.contains("no column type or kind") && said.contains("chemical"), said);
    }

    @Test
    void refusesAnEmptyFile() {
        final String said = assertThrows(FileProblem.class, () -> read("")).getMessage();
        assertTrue(said.contains("empty") && said.contains("at least 1 line"), said);
    }
}
