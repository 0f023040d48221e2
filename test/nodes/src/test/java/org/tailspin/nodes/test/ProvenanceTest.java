package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** What made a result, in the table at the port that the user may add, and in the report of the view. */
class ProvenanceTest {

    private static final String GROUP = "provenance";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("org.tailspin.nodes.test.SettingsTest#factories")
    void everyNodeHasThePort(DefaultNodeFactory factory) throws Exception {
        NodeRunner node = NodeRunner.of(factory);
        assertTrue(
                node.definition().ports().stream()
                        .anyMatch(port -> port.id().equals(GROUP) && port.type() == null && port.isRemovable()),
                "optional, and not there at first");
    }

    @Test
    void theTableHasWhatMadeTheResult() throws Exception {
        BufferedDataTable networks = Nodes.networks();
        NodeRunner node = Nodes.lyapunov(Nodes.SHORT).addPort(GROUP);
        Executed executed = node.execute(networks);
        Map<String, String> fields = fields(executed.table(4));
        assertEquals("Lyapunov Analyzer", fields.get("node"));
        assertEquals("20", fields.get("settings/measurement/warmup"), fields::toString);
        assertEquals("LEADING", fields.get("settings/measurement/exponents"));
        assertEquals(sha256(text(networks)), fields.get("sha256 of input 1"));
        for (String name : List.of("tailspin", "kernels", "jvm", "os")) {
            assertFalse(fields.get(name).isEmpty(), name);
        }
        JsonNode made = JSON.readTree((String) node.viewData(executed)).get("made");
        Map<String, String> ofReport = new LinkedHashMap<>();
        made.properties()
                .forEach(field -> ofReport.put(field.getKey(), field.getValue().textValue()));
        assertEquals(fields, ofReport);
    }

    @Test
    void aChangedInputHasAnotherChecksum() throws Exception {
        Map<String, String> one = fields(statistics(1));
        Map<String, String> other = fields(statistics(2));
        assertFalse(one.get("sha256 of input 1").equals(other.get("sha256 of input 1")));
        one.remove("sha256 of input 1");
        other.remove("sha256 of input 1");
        assertEquals(one, other);
    }

    private static BufferedDataTable statistics(int seed) throws Exception {
        BufferedDataTable networks =
                Nodes.generator("neurons", 5, "seed", seed).execute().table(0);
        return Nodes.statistics().addPort(GROUP).execute(networks).table(3);
    }

    @Test
    void aFileIsKnownByItsBytes() throws Exception {
        String text = "pre,post,weight\na,b,1\nb,a,-2\n";
        Path file = Files.writeString(directory.resolve("circuit.csv"), text);
        Executed executed = Nodes.preparer("file/path", file.toString())
                .removePort("Connections or matrix")
                .addPort(GROUP)
                .execute();
        assertEquals(sha256(text), fields(executed.table(4)).get("sha256 of circuit.csv"));
    }

    private static Map<String, String> fields(BufferedDataTable table) {
        List<String> names = Tables.texts(table, "name");
        List<String> values = Tables.texts(table, "value");
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            assertEquals(null, fields.put(names.get(i), values.get(i)), names.get(i) + " is there twice");
        }
        return fields;
    }

    private static String text(BufferedDataTable table) {
        StringBuilder text =
                new StringBuilder(String.join("\t", table.getDataTableSpec().getColumnNames())).append('\n');
        for (DataRow row : table) {
            text.append(StreamSupport.stream(row.spliterator(), false)
                            .map(cell -> cell.isMissing() ? "?" : cell.toString())
                            .collect(Collectors.joining("\t")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
