package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.knimeapi.DialogControls;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.OpenDialog;
import org.tailspin.knimeapi.Tables;

/** The Connectome Preparer on files, beside the command line on the same files. */
class ConnectomeFileTest {

    /** Files of other programs, beside the tests of their readers. */
    private static final Path SAMPLES = Path.of("../../plugin/files/src/test/resources/org/tailspin/files");

    private static final String EDGES = """
            pre_pt_root_id,post_pt_root_id,syn_count,nt_type
            720575940000000001,720575940000000002,2,ACH
            720575940000000002,720575940000000003,4,ACH
            720575940000000003,720575940000000004,8,GLUT
            720575940000000004,720575940000000001,4,GABA
            720575940000000004,720575940000000001,1,GABA
            720575940000000001,720575940000000003,1,ACH
            720575940000000004,720575940000000009,9,GABA
            """;

    @TempDir
    private Path directory;

    private static Executed prepared(Path file, Object... settings) throws Exception {
        return prepared(file.toAbsolutePath().toString(), settings);
    }

    private static Executed prepared(String file, Object... settings) throws Exception {
        Object[] all = Stream.concat(
                        Stream.of("file/path", file, "gain/values", "SINGLE", "gain/value", 1.0), Stream.of(settings))
                .toArray();
        return Nodes.preparer(all).removePort("Connections or matrix").execute();
    }

    private static String failure(Path file, Object... settings) {
        return assertThrows(KNIMEException.class, () -> prepared(file, settings))
                .getMessage();
    }

    /** How the node is told, and how the command line is. */
    static Stream<Arguments> readings() {
        return Stream.of(
                Arguments.of("edges.csv", new Object[] {}, "--edges"),
                Arguments.of(
                        "edges.csv",
                        new Object[] {"preparation/signs", "COLUMN", "file/inhibitory", "gaba, glut"},
                        "--inhibitory gaba,glut --edges"),
                Arguments.of(
                        "edges.csv",
                        new Object[] {
                            "preparation/signs",
                            "COLUMN",
                            "file/signColumn",
                            "nt_type",
                            "file/inhibitory",
                            "GABA",
                            "file/pre",
                            "post_pt_root_id",
                            "file/post",
                            "1",
                            "connections/neurons",
                            "ALL",
                            "file/undirected",
                            true
                        },
                        "--sign nt_type --inhibitory GABA --pre post_pt_root_id --post 1 --keep all --undirected --edges"),
                Arguments.of(
                        "edges.csv", new Object[] {"preparation/signs", "TRANSMITTER"}, "--transmitters types --edges"),
                Arguments.of(
                        "edges.csv",
                        new Object[] {"connections/types", "SOME", "connections/typeNames", "ach, gaba, glut"},
                        "--types ach,gaba,glut --edges"),
                Arguments.of("matrix.mtx", new Object[] {"file/content", "MATRIX"}, "--matrix"),
                Arguments.of(
                        "named.h5",
                        new Object[] {"file/content", "MATRIX", "file/variable", "net/W", "preparation/unit", "STD"},
                        "--variable net/W --normalise std --matrix"),
                Arguments.of(
                        "matlab73.mat",
                        new Object[] {"file/content", "MATRIX", "file/variable", "S", "preparation/unit", "NONE"},
                        "--variable S --normalise none --matrix"));
    }

    private Path file(String name) throws Exception {
        return switch (name) {
            case "edges.csv" -> Files.writeString(directory.resolve(name), EDGES);
            case "matrix.mtx" ->
                Files.writeString(
                        directory.resolve(name),
                        "%%MatrixMarket matrix coordinate real symmetric\n3 3 3\n2 1 -1.5\n3 2 2\n3 3 .5\n");
            default -> SAMPLES.resolve(name);
        };
    }

    /** The same counts, the same sentence, the same notes, the same weights. */
    @ParameterizedTest
    @MethodSource("readings")
    void aFileGivesWhatTheCommandLineMakesOfIt(String name, Object[] settings, String options) throws Exception {
        Path file = file(name);
        Executed node = prepared(file, settings);
        List<String> words = new ArrayList<>(List.of("couplings", "--json", "--gain", "1"));
        words.addAll(Arrays.asList(options.split(" ")));
        words.add(file.toString());
        JsonNode command = CommandLine.json(words.toArray(String[]::new));
        assertEquals(
                command.get("input_summary").textValue(),
                Tables.texts(node.table(2), "summary").get(0));
        assertEquals(command.get("N").intValue(), Tables.doubles(node.table(2), "N")[0]);
        String note = command.get("input_note").isNull()
                ? null
                : command.get("input_note").textValue().replace(". ", "; ");
        assertEquals(
                note,
                node.warning() == null
                        ? null
                        : node.warning()
                                .replaceAll("(?m)^Of the (file|matrix) '[^']*': ", "")
                                .replaceAll("(?m)\\.$", "")
                                .replace("\n", "; "));
        if (options.endsWith("--edges")) {
            Path export = directory.resolve("export.csv");
            words.addAll(List.of("--export", export.toString()));
            CommandLine.json(words.toArray(String[]::new));
            assertEquals(
                    Files.readAllLines(export).stream().skip(2).toList(),
                    Tables.rows(node.table(1)).stream()
                            .map(row -> row.getCell(1) + "," + row.getCell(2) + "," + row.getCell(3))
                            .filter(line -> !line.endsWith(",0.0"))
                            .toList());
        }
        Executed statistics = Nodes.statistics().addPort("couplings").execute(node.table(0), node.table(1));
        for (String column : List.of("g_eff_matrix", "spectral_radius")) {
            assertEquals(
                    command.get(column).doubleValue(),
                    Tables.doubles(statistics.table(0), column)[0],
                    1e-12 * Math.abs(command.get(column).doubleValue()),
                    column);
        }
    }

    @Test
    void theSummarySaysWhatWasFound() throws Exception {
        Executed executed = prepared(file("edges.csv"), "preparation/signs", "TRANSMITTER");
        assertEquals(List.of("edges.csv"), Tables.texts(executed.table(2), "matrix"));
        assertEquals(List.of("edges.csv g=1 N=4 c1 s1"), Tables.texts(executed.table(0), "network"));
        assertEquals(
                "4 neurons, 5 connections, 40 % inhibitory",
                Tables.texts(executed.table(2), "summary").get(0));
        assertTrue(Tables.texts(executed.table(1), "pre").contains("720575940000000004"), "ids keep their digits");
    }

    @Test
    void transmittersComeFromAFileOfNeurons() throws Exception {
        Path neurons = Files.writeString(
                directory.resolve("neurons.csv"),
                "neuron,transmitter\n720575940000000001,gaba\n720575940000000002,ach\n720575940000000003,ach\n");
        Executed executed = prepared(
                file("edges.csv"),
                "preparation/signs",
                "TRANSMITTER",
                "file/transmitters",
                neurons.toString(),
                "preparation/unit",
                "NONE");
        JsonNode command = CommandLine.json(
                "couplings",
                "--json",
                "--gain",
                "1",
                "--normalise",
                "none",
                "--transmitters",
                neurons.toString(),
                "--edges",
                file("edges.csv").toString());
        assertEquals(
                command.get("input_summary").textValue(),
                Tables.texts(executed.table(2), "summary").get(0));
        assertEquals(command.get("g_eff_matrix").doubleValue(), Tables.doubles(executed.table(0), "g_eff")[0], 1e-12);
    }

    /** Weights that were exported include their gain, and are neither normalised nor cut down again. */
    @Test
    void anExportIsTakenAsItIs() throws Exception {
        Path export = directory.resolve("export.csv");
        CommandLine.json(
                "couplings",
                "--json",
                "--gain",
                "3",
                "--keep",
                "all",
                "--edges",
                file("edges.csv").toString(),
                "--export",
                export.toString());
        boolean isMatrix = !Files.readAllLines(export).get(1).startsWith("pre");
        Object[] content = {"file/content", isMatrix ? "MATRIX" : "CONNECTIONS"};
        Executed asItIs = prepared(export, content);
        assertEquals(5, Tables.doubles(asItIs.table(2), "N")[0]);
        assertTrue(asItIs.warning().contains("they were not normalised"), asItIs.warning());
        Executed again =
                prepared(export, content[0], content[1], "file/export", "LIKE_ANY", "connections/neurons", "ALL");
        assertEquals(
                Tables.doubles(asItIs.table(0), "g_eff")[0],
                3 * Tables.doubles(again.table(0), "g_eff")[0],
                1e-9 * Tables.doubles(asItIs.table(0), "g_eff")[0]);
    }

    /** What is not on this computer is copied, and forgotten. */
    @Test
    void aFileMayBeElsewhere() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data", exchange -> {
            byte[] body = EDGES.getBytes(StandardCharsets.UTF_8);
            boolean isThere = exchange.getRequestURI().getPath().endsWith("/edges.csv");
            exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? body.length : -1);
            if (isThere) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/data/";
            Executed there = prepared(address + "edges.csv");
            Executed here = prepared(file("edges.csv"));
            assertEquals(Tables.texts(here.table(0), "network"), Tables.texts(there.table(0), "network"));
            assertEquals(Tables.texts(here.table(2), "summary"), Tables.texts(there.table(2), "summary"));
            String said = assertThrows(KNIMEException.class, () -> prepared(address + "none.csv"))
                    .getMessage();
            assertTrue(said.startsWith("The file '" + address + "none.csv' cannot be read: "), said);
        } finally {
            server.stop(0);
        }
        assertTrue(prepared(file("edges.csv").toUri().toString()).table(0).size() == 1, "a URL of a file");
    }

    /** Where the command line names an option, the node names its field; the rest of a sentence is the same. */
    @Test
    void messagesAreThoseOfTheCommandLine() throws Exception {
        Path short_ = Files.writeString(directory.resolve("short.csv"), "pre,post,weight\na,b,1\na\n");
        assertEquals(CommandLine.refusal("couplings", "--edges", short_.toString()) + ".", failure(short_));
        Path none = directory.resolve("none.csv");
        assertEquals("Cannot read " + none + ": there is no such file.", failure(none));
        Path unnamed = Files.writeString(directory.resolve("unnamed.csv"), "one,two,weight\na,b,1\n");
        String command = CommandLine.refusal("couplings", "--edges", unnamed.toString());
        assertTrue(command.contains("--pre"), command);
        assertEquals(command.replace("--pre", "'Source column of the file'") + ".", failure(unnamed));
        assertFalse(failure(file("matrix.mtx")).contains("--"));
        assertTrue(
                failure(SAMPLES.resolve("named.h5"), "file/content", "MATRIX").contains("choose one with 'Array'"));
    }

    @Test
    void whatIsMissingIsSaidBeforeItRuns() {
        for (Object[] settings : List.of(
                new Object[] {"file/path", " "},
                new Object[] {"file/path", "m.npy", "file/content", "MATRIX", "preparation/signs", "COLUMN"},
                new Object[] {"file/path", "m.npy", "file/content", "MATRIX", "connections/types", "SOME"})) {
            String said = assertThrows(InvalidSettingsException.class, () -> Nodes.preparer(settings)
                            .removePort("Connections or matrix")
                            .configure())
                    .getMessage();
            assertTrue(said.contains("file"), said);
        }
    }

    private static List<String> fields(NodeRunner node, Object... inputs) {
        return DialogControls.shown(node, inputs).stream()
                .filter(control -> !control.isAdvanced())
                .map(DialogControls.Control::key)
                .toList();
    }

    /** The dialog asks for a file where there is no port, and for columns where there is one, and opens in either state. */
    @Test
    void theDialogAsksForWhatIsThere() throws Exception {
        NodeRunner node = Nodes.preparer("preparation/signs", "COLUMN");
        List<String> ofFile = fields(node);
        assertTrue(
                ofFile.containsAll(List.of("file/path", "file/content", "file/signColumn", "file/inhibitory")),
                ofFile::toString);
        assertTrue(ofFile.stream().noneMatch("preparation/signColumn"::equals), ofFile::toString);
        List<String> ofTable = fields(node, new Object[] {null});
        assertTrue(ofTable.stream().noneMatch(key -> key.startsWith("file/")), ofTable::toString);
        assertTrue(ofTable.contains("preparation/signColumn"), ofTable::toString);
        assertEquals(1, OpenDialog.messages(node).size());
        NodeRunner trained = Nodes.trained("network/source", "FILE");
        assertTrue(fields(trained).contains("network/path"));
        assertFalse(fields(trained).contains("stepsPerRow"));
        assertTrue(fields(trained, new Object[] {null}).contains("stepsPerRow"), "the one port is that of the input");
        assertFalse(
                fields(Nodes.trained(), new Object[] {null}).contains("stepsPerRow"),
                "the one port is that of the weights");
        assertTrue(fields(Nodes.trained(), null, null).contains("stepsPerRow"));
    }
}
