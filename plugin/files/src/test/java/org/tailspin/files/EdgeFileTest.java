package org.tailspin.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EdgeColumn;
import org.tailspin.core.coupling.EdgeList;
import org.tailspin.core.coupling.GivenMatrix;
import org.tailspin.core.coupling.Storage;

class EdgeFileTest {

    @TempDir
    Path directory;

    private Coupling read(String content, String... types) throws IOException {
        return given(content, options(Map.of(), EdgeList.Keep.ALL, false, types))
                .coupling();
    }

    private GivenMatrix given(String content, EdgeFile.Options options) throws IOException {
        return EdgeFile.read(
                Files.writeString(directory.resolve("e.csv"), content),
                CsvLines.Limits.DEFAULT,
                Variable.NONE,
                options,
                Monitor.NONE);
    }

    private static EdgeFile.Options options(
            Map<EdgeColumn, String> columns, EdgeList.Keep keep, boolean isUndirected, String... types) {
        return new EdgeFile.Options(
                columns,
                keep,
                Set.of(types),
                Optional.empty(),
                Set.of(),
                isUndirected,
                Optional.empty(),
                FileOption.Names.COMMAND_LINE);
    }

    private static EdgeFile.Options inhibiting(String type) {
        return new EdgeFile.Options(
                Map.of(),
                EdgeList.Keep.ALL,
                Set.of(),
                Optional.empty(),
                Set.of(type),
                false,
                Optional.empty(),
                FileOption.Names.COMMAND_LINE);
    }

    private static EdgeFile.Options signedBy(String column, Set<String> types, String... inhibitory) {
        return new EdgeFile.Options(
                Map.of(),
                EdgeList.Keep.ALL,
                types,
                Optional.of(column),
                Set.of(inhibitory),
                false,
                Optional.empty(),
                FileOption.Names.COMMAND_LINE);
    }

    private static final String SIGNED = "pre,post,weight,type,Transmitter,polarity\n"
            + "a,b,2,chemical,GABA,-1\nb,a,3,chemical,ACh,1\na,a,5,electrical,gaba,-1\nb,b,7,chemical,GABA,-1\n";

    /** Types and signs are two columns. */
    @Test
    void aColumnOfItsOwnTellsTheSigns() throws IOException {
        for (String column : List.of("Transmitter", "transmitter", "5")) {
            final Coupling matrix =
                    given(SIGNED, signedBy(column, Set.of("CHEMICAL"), "gaba")).coupling();
            assertEquals(0, matrix.weight(0, 0)); // of another type
            assertEquals(-2, matrix.weight(1, 0));
            assertEquals(3, matrix.weight(0, 1));
            assertEquals(-7, matrix.weight(1, 1));
        }
    }

    @Test
    void aColumnOfNumbersTellsTheSignsByTheirs() throws IOException {
        final Coupling matrix = given(SIGNED, signedBy("polarity", Set.of())).coupling();
        assertEquals(-5, matrix.weight(0, 0));
        assertEquals(-2, matrix.weight(1, 0));
        assertEquals(3, matrix.weight(0, 1));
    }

    @Test
    void aColumnOfTextsNeedsToBeToldWhatInhibits() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> given(SIGNED, signedBy("Transmitter", Set.of())))
                .getMessage()
                .contains("--inhibitory"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> given(SIGNED, signedBy("Transmitter", Set.of(), "glycine")))
                .getMessage()
                .contains("glycine"));
        assertTrue(assertThrows(FileProblem.class, () -> given(SIGNED, signedBy("colour", Set.of(), "red")))
                .getMessage()
                .contains("--sign"));
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
        final Coupling coupling = EdgeFile.read(
                        file, CsvLines.Limits.DEFAULT, Variable.NONE, inhibiting("GABA"), Monitor.NONE)
                .coupling();
        assertEquals(2, coupling.matrix().get(1, 0));
        assertEquals(-3, coupling.matrix().get(0, 1));
        assertEquals(4, coupling.matrix().get(1, 1), "what does not inhibit excites");
        assertEquals(
                -3,
                EdgeFile.read(file, CsvLines.Limits.DEFAULT, Variable.NONE, inhibiting("gaba"), Monitor.NONE)
                        .coupling()
                        .matrix()
                        .get(0, 1),
                "as in the dialog, in any case");
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> EdgeFile.read(
                                file, CsvLines.Limits.DEFAULT, Variable.NONE, inhibiting("glut"), Monitor.NONE))
                .getMessage();
        assertTrue(message.contains("'glut'") && message.contains("[ACh, GABA]"), message);
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
                "Source,Weight,Type/a,1,x | no column is named post or target",
                "pre,source,post,weight/a,a,b,1 | the header names the column pre twice, as 'pre' and 'source'",
                "a;b;1,5/a;b;2.5 | line 2: column 3: '2.5' has a '.', but numbers before it have a ','",
                "pre,post,weight/7.20576E+17,7.2E+17,5 | '7.20576E+17' is a number that lost its digits",
                "pre,post,weight/720575940628857210.0,2,5 | beyond 2^53, which has lost digits",
                "pre,post,weight | has a header, but no connections",
                "a,b,1/a,\"b,2 | line 2: a quote is not closed"
            })
    void refuses(String content, String message) throws IOException {
        final String said = assertThrows(FileProblem.class, () -> read(content.replace('/', '\n')))
                .getMessage();
        assertTrue(said.contains(message) && said.contains("e.csv") && !said.contains("\n"), said);
    }

    /** In the contents / stands for the end of a line and _ for a tab. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pre_root_id,post_root_id,neuropil,syn_count,nt_type/1,2,AL_L,5,ACH/2,1,AL_L,7,GABA/1,2,AL_R,3,ACH | 8 | 7",
                "bodyId_pre,bodyId_post,weight/1,2,43/2,1,17 | 43 | 17",
                "source_id,target_id,synapse_count/1,2,4/2,1,3 | 4 | 3",
                "from_id;to_id;count/1;2;4/2;1;3 | 4 | 3",
                "Neuron 1,Neuron 2,Type,Nbr/1,2,S,2/2,1,R,2/1,2,EJ,3/2,1,EJ,3 | 5 | 3",
                "#source neuron, target neuron, transmitter/1,2,x/2,1,y/2,1,z | 1 | 2",
                "# Directed graph/# Nodes: 2/# FromNodeId_ToNodeId/1_2/2_1 | 1 | 1",
                "0,1,2/1,2,0.5/2,1,0.25 | 0.5 | 0.25",
                ",0,1,2/0,1,2,0.5/1,2,1,0.25 | 0.5 | 0.25",
                ",pre,post,weight/0,1,2,0.5/1,2,1,0.25 | 0.5 | 0.25",
                "1 2 0.5/2  1 0.25 | 0.5 | 0.25",
                "pre;post;weight/1;2;0,5/2;1;0,25 | 0.5 | 0.25",
                "Source,Target,Type,Id,Label,Weight/1,2,Undirected,0,,2 | 2 | 2",
                "pre,post,weight/1.0,2.0,3/2,1,4 | 3 | 4",
                "sep=;/pre;post;weight/1;2;0,5/2;1;0,25 | 0.5 | 0.25",
                "'pre' 'post' 'weight'/'1' '1' '2' 0.5/'2' '2' '1' 0.25 | 0.5 | 0.25",
                "pre,post,weight/1,2,3/2,1,4/# end | 3 | 4",
                "pre,post,weight/1,2,3/# a pause, and more/2,1,4/% 2 rows written on Monday, at noon | 3 | 4",
                "1 2 3/2 1 4/# end of it | 3 | 4",
                "skeleton_pre,skeleton_post,weight/1,2,3/2,1,4 | 3 | 4",
                "pre,post,weight,directed/1,2,3,FALSE | 3 | 3",
                "pre,post,weight,Directed/1,2,3,true/2,1,4,true | 3 | 4",
                "pre,post,weight,undirected/1,2,3,1/1,2,4,0 | 7 | 3"
            })
    void readsListsAsPeopleHaveThem(String content, double oneToTwo, double twoToOne) throws IOException {
        final Coupling coupling = given(
                        content.replace('/', '\n')
                                .replace('\'', '"')
                                .replace('_', content.startsWith("#") ? '\t' : '_'),
                        options(Map.of(), EdgeList.Keep.SOURCES, false))
                .coupling();
        assertEquals(List.of("1", "2"), coupling.neurons());
        assertEquals(oneToTwo, coupling.matrix().get(1, 0));
        assertEquals(twoToOne, coupling.matrix().get(0, 1));
        assertEquals(0, coupling.matrix().get(0, 0));
    }

    @Test
    void optionsNameTheColumns() throws IOException {
        final String content = "id,a,b,size,label\n9,x,y,2,l\n8,y,x,3,m\n";
        final Coupling byName = given(
                        content,
                        options(
                                Map.of(EdgeColumn.PRE, "a", EdgeColumn.POST, "b", EdgeColumn.WEIGHT, "size"),
                                EdgeList.Keep.SOURCES,
                                false))
                .coupling();
        assertEquals(List.of("x", "y"), byName.neurons());
        assertEquals(2, byName.matrix().get(1, 0));
        final Coupling byNumber = given(
                        content.substring(content.indexOf('\n') + 1),
                        options(
                                Map.of(EdgeColumn.PRE, "2", EdgeColumn.POST, "3", EdgeColumn.WEIGHT, "4"),
                                EdgeList.Keep.SOURCES,
                                false))
                .coupling();
        assertEquals(2, byNumber.matrix().get(1, 0), "no line is lost");
        assertEquals(3, byNumber.matrix().get(0, 1));
    }

    @Test
    void everythingThatIsLeftOutIsCounted() throws IOException {
        final GivenMatrix given = given(
                "a,b,1\nb,a,1\na,b,1\na,muscle,5\nb,gut,5\nb,muscle,1\n",
                options(Map.of(), EdgeList.Keep.SOURCES, false));
        assertEquals(2, given.coupling().size());
        final String notes = String.join("; ", given.notes());
        assertTrue(
                notes.contains("the weight of 1 connection was added")
                        && notes.contains("3 connections to 2 neurons that have no outgoing connection"),
                notes);
        final String single = String.join(
                "; ",
                given("a,b,1\nb,a,1\na,muscle,5\n", options(Map.of(), EdgeList.Keep.SOURCES, false))
                        .notes());
        assertTrue(
                single.contains(
                        "1 connection to 1 neuron that has no outgoing connection, such as 'muscle', was left out"),
                single);
        final GivenMatrix both = given("a,b,1\nb,c,2\n", options(Map.of(), EdgeList.Keep.SOURCES, true));
        assertEquals(2, both.coupling().matrix().get(1, 2));
        assertEquals(2, both.coupling().matrix().get(2, 1));
        assertTrue(both.notes().get(0).startsWith("2 undirected"), both.notes().toString());
    }

    /** A name that may be taken for a remark is a row where the row is as long as the others. */
    @Test
    void aNameMayBeginWithANumberSign() throws IOException {
        final Coupling coupling = read("a,#1,2\n#1,a,3\n#2,a,4\n");
        assertEquals(List.of("#1", "#2", "a"), coupling.neurons());
        assertEquals(4, coupling.matrix().get(2, 1));
    }

    @Test
    void readsWindows1252AndSaysSo() throws IOException {
        final Path file = directory.resolve("latin.csv");
        Files.write(
                file,
                "pre,post,weight\nPurkinje-\u00e9,b,2\nb,Purkinje-\u00e9,3\n".getBytes(StandardCharsets.ISO_8859_1));
        final GivenMatrix given = EdgeFile.read(
                file,
                CsvLines.Limits.DEFAULT,
                Variable.NONE,
                options(Map.of(), EdgeList.Keep.ALL, false),
                Monitor.NONE);
        assertEquals(List.of("Purkinje-\u00e9", "b"), given.coupling().neurons());
        assertTrue(given.notes().get(0).contains("Windows-1252"), given.notes().toString());
    }

    /** Neither a text that begins as UTF-8, nor one with control characters, is Windows-1252. */
    @Test
    void refusesWhatIsNoText() throws IOException {
        for (byte[] content : new byte[][] {
            {'a', ',', (byte) 0xc3, (byte) 0xa9, ',', '1', '\n', 'b', ',', (byte) 0xe9, ',', '2', '\n'},
            {'a', ',', 'b', ',', '1', '\n', 'b', ',', (byte) 0xe9, 2, ',', '2', '\n'}
        }) {
            final Path file = directory.resolve("none.csv");
            Files.write(file, content);
            final String said = assertThrows(
                            FileProblem.class,
                            () -> EdgeFile.read(
                                    file,
                                    CsvLines.Limits.DEFAULT,
                                    Variable.NONE,
                                    options(Map.of(), EdgeList.Keep.ALL, false),
                                    Monitor.NONE))
                    .getMessage();
            assertTrue(said.contains("not text in UTF-8"), said);
        }
    }

    @Test
    void idsOfEighteenDigitsAreKept() throws IOException {
        final Coupling coupling = given(
                        "pre_root_id,post_root_id,syn_count\n720575940600000002,720575940600000001,3\n"
                                + "720575940600000001,720575940600000002,4\n99,720575940600000001,1\n",
                        options(Map.of(), EdgeList.Keep.SOURCES, false))
                .coupling();
        assertEquals(List.of("99", "720575940600000001", "720575940600000002"), coupling.neurons());
    }

    @Test
    void manyNeuronsStayAListAndTheirWholeMatrixIsRefusedWithItsSize() throws IOException {
        final StringBuilder content = new StringBuilder("pre,post,weight\n");
        for (int i = 0; i < 400_000; i++) {
            content.append(i).append(",0,1\n");
        }
        final Coupling coupling = read(content.toString());
        assertEquals(Storage.SPARSE, coupling.storage());
        assertEquals(400_000, coupling.connections());
        assertEquals(1, coupling.weight(0, 399_999));
        final String said =
                assertThrows(IllegalArgumentException.class, coupling::matrix).getMessage();
        assertTrue(said.contains("400000 neurons") && said.contains("1280.0 GB"), said);
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
