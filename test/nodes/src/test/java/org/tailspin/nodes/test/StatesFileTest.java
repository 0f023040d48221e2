package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.knimeapi.DialogControls;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.OpenDialog;
import org.tailspin.knimeapi.Tables;

/** The Dimension Estimator on states of a file, beside the command line on the same file. */
class StatesFileTest {

    private static final Path SAMPLES = Path.of("../../plugin/files/src/test/resources/org/tailspin/files");

    @TempDir
    private Path directory;

    private static NodeRunner node(Path file, Object... settings) throws Exception {
        Object[] all = Stream.concat(
                        Stream.of("file/path", file.toAbsolutePath().toString()), Stream.of(settings))
                .toArray();
        return Nodes.dimension(all).removePort("Networks or states");
    }

    private Path circles() throws Exception {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("time,shape,x,y,z\n");
        for (int t = 0; t < 400; t++) {
            double angle = 6 * random.nextDouble();
            text.append(t * 0.1 + "," + (t % 2 == 0 ? "circle" : "ball") + "," + Math.cos(angle) + "," + Math.sin(angle)
                    + "," + (t % 2 == 0 ? 0 : random.nextGaussian()) + "\n");
        }
        return Files.writeString(directory.resolve("circles.csv"), text);
    }

    /** The same numbers, group by group, to the last digit. */
    private static void assertSame(JsonNode command, BufferedDataTable table, String group) {
        JsonNode estimates = command.get("estimates");
        JsonNode rows = estimates == null ? new ObjectMapper().createArrayNode().add(command) : estimates;
        assertEquals(rows.size(), table.size());
        List<String> columns = table.getDataTableSpec().stream()
                .map(column -> column.getName())
                .filter(name -> rows.get(0).has(name) && !name.equals("note") && !name.equals(group))
                .toList();
        assertTrue(columns.contains("participation_ratio"), columns::toString);
        for (int i = 0; i < table.size(); i++) {
            for (String column : columns) {
                JsonNode expected = rows.get(i).get(column);
                if (expected.isNumber()) {
                    assertEquals(expected.doubleValue(), Tables.doubles(table, column)[i], column);
                } else {
                    assertTrue(
                            expected.isNull()
                                    == Tables.column(table, column).get(i).isMissing(),
                            column);
                }
            }
        }
    }

    @Test
    void aTableGivesTheNumbersOfTheCommandLine() throws Exception {
        Path file = circles();
        Executed all = node(file, "file/columns", "x, y, z").execute();
        assertSame(
                CommandLine.json("dimension", "--json", "--columns", "x,y,z", "--table", file.toString()),
                all.table(0),
                "");
        Executed grouped = node(file, "file/group", "shape").execute();
        assertEquals(List.of("circle", "ball"), Tables.texts(grouped.table(0), "shape"));
        assertTrue(grouped.warning().contains("'time'"), grouped.warning());
        assertSame(
                CommandLine.json("dimension", "--json", "--group", "shape", "--table", file.toString()),
                grouped.table(0),
                "shape");
    }

    /** Components and functions of the lag: what the command line writes, to the last digit; a short group has a row with the reason. */
    @Test
    void howStatesRememberIsThatOfTheCommandLine() throws Exception {
        Path file = circles();
        Path components = directory.resolve("components.csv");
        Path functions = directory.resolve("functions.csv");
        CommandLine.json(
                "dimension",
                "--json",
                "--group",
                "shape",
                "--table",
                file.toString(),
                "--lags",
                "7",
                "--component-times",
                components.toString(),
                "--lag-functions",
                functions.toString());
        for (boolean areComponents : new boolean[] {true, false}) {
            NodeRunner node = node(
                    file,
                    "file/group",
                    "shape",
                    "estimators/lags",
                    7,
                    "estimators/result",
                    areComponents ? "COMPONENTS" : "LAGS");
            BufferedDataTable found = node.execute().table(0);
            Nodes.assertKeepsPromises(node.configure().table(0), found);
            List<String> lines = Files.readAllLines(areComponents ? components : functions);
            assertEquals(lines.size() - 1, found.size());
            assertEquals(areComponents ? 5 : 16, found.size(), "a circle in a plane has two components");
            String[] head = lines.get(0).split(",");
            assertEquals("shape", found.getDataTableSpec().getColumnNames()[0]);
            for (int i = 1; i < head.length; i++) {
                for (int row = 0; row < found.size(); row++) {
                    assertEquals(
                            lines.get(row + 1).split(",")[i],
                            Tables.texts(found, head[i]).get(row),
                            head[i] + " of " + row);
                }
            }
        }
        Path few = Files.writeString(directory.resolve("few.csv"), "x,y\n1,2\n2,1\n1.5,2.5\n");
        Executed none = node(few, "estimators/result", "LAGS").execute();
        assertEquals(1, none.table(0).size());
        assertEquals("the estimate needs at least 32 states, but has 3", Nodes.reason(none.table(0), 0, "two_time"));
        assertTrue(none.warning().contains("at least 32 states"), none.warning());
    }

    @Test
    void anArrayAndATrajectoryAreRead() throws Exception {
        Path named = SAMPLES.resolve("named.h5");
        Executed array = node(named, "file/variable", "net/states").execute();
        assertEquals(6, Tables.doubles(array.table(0), "states")[0]);
        Path trajectory = Files.writeString(directory.resolve("t.csv"), "network,step,neuron,x\n" + IntRows.of(40, 3));
        Executed networks = node(trajectory, "file/content", "TRAJECTORY").execute();
        assertEquals(List.of("n"), Tables.texts(networks.table(0), "network"));
        assertSame(
                CommandLine.json("dimension", "--json", "--trajectory", trajectory.toString()), networks.table(0), "");
    }

    /** A trajectory in long form. */
    private static final class IntRows {
        static String of(int steps, int neurons) {
            Random random = new Random(2);
            StringBuilder text = new StringBuilder();
            for (int t = 0; t < steps; t++) {
                for (int i = 1; i <= neurons; i++) {
                    text.append("n," + t + "," + i + "," + random.nextGaussian() + "\n");
                }
            }
            return text.toString();
        }
    }

    @Test
    void whatIsWrongIsSaidWithTheFieldsOfTheDialog() throws Exception {
        assertTrue(assertThrows(
                        InvalidSettingsException.class,
                        () -> Nodes.dimension().removePort("Networks or states").configure())
                .getMessage()
                .contains("name the file"));
        Path file = circles();
        String said =
                assertThrows(KNIMEException.class, () -> node(file).execute()).getMessage();
        assertTrue(
                said.contains("'circle' is not a finite number") && said.contains("'Group column of the file'"), said);
        assertFalse(said.contains("--"), said);
        String array = assertThrows(KNIMEException.class, () -> node(
                                SAMPLES.resolve("named.h5"), "file/variable", "net/states", "file/group", "g")
                        .execute())
                .getMessage();
        assertTrue(array.contains("'Group column of the file' and 'Coordinates of the file' would choose"), array);
    }

    /** The dialog opens without a port, and shows the estimators and the file. */
    @Test
    void theDialogAsksForTheFile() throws Exception {
        NodeRunner node = Nodes.dimension().removePort("Networks or states");
        List<String> keys = DialogControls.shown(node).stream()
                .map(DialogControls.Control::key)
                .toList();
        assertTrue(keys.containsAll(List.of("file/path", "file/group", "estimators/pr")), keys::toString);
        assertTrue(
                keys.stream()
                        .noneMatch(key ->
                                key.equals("rows") || key.equals("coordinates") || key.startsWith("measurement")),
                keys::toString);
        OpenDialog.messages(node);
    }
}
