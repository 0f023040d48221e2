package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.table.ColumnType;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.Tables;

/** The Trained Network Analyzer, beside the command line on the same weights. */
class TrainedNetworkTest {

    /** One small GRU of PyTorch's layout, and networks of real frameworks, beside the tests of their readers. */
    private static final Path SAMPLES = Path.of("../../plugin/files/src/test/resources/org/tailspin/files")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path directory;

    private static Executed ofFile(String file, Object... settings) throws Exception {
        return Nodes.trained(all(file, settings)).removePort("Weights").execute();
    }

    private static Object[] all(String file, Object... settings) {
        return Stream.concat(Stream.of("network/source", "FILE", "network/path", file), Stream.of(settings))
                .toArray();
    }

    private static JsonNode command(String file, String... options) throws Exception {
        return CommandLine.json(Stream.concat(Stream.of("lyapunov", "--json", "--network", file), Stream.of(options))
                .toArray(String[]::new));
    }

    /** Every number and text of the row is that of the command line, to the last digit. */
    private static void assertSame(JsonNode command, Executed node) {
        BufferedDataTable row = node.table(0);
        assertEquals(1, row.size());
        List<MeasuredColumn> compared = Arrays.stream(MeasuredColumn.values())
                .filter(column -> row.getDataTableSpec().containsName(column.label()))
                .toList();
        assertTrue(compared.size() > 10, compared.toString());
        for (MeasuredColumn column : compared) {
            JsonNode expected = command.get(column.label());
            if (column == MeasuredColumn.NOTE) {
                assertEquals(
                        expected.isNull() ? "" : expected.textValue(),
                        Tables.texts(row, column.label()).get(0));
            } else if (column.type() == ColumnType.REAL && !expected.isNull()) {
                assertEquals(expected.doubleValue(), Tables.doubles(row, column.label())[0], column.label());
            } else if (column.type() == ColumnType.TEXT && !expected.isNull()) {
                assertEquals(
                        expected.textValue(), Tables.texts(row, column.label()).get(0), column.label());
            }
        }
        assertArrayEquals(
                IntStream.range(0, command.get("exponents").size())
                        .mapToDouble(i -> command.get("exponents").get(i).doubleValue())
                        .toArray(),
                Tables.doubles(node.table(1), "exponent"));
        assertEquals(command.get("cell").textValue(), Tables.texts(row, "cell").get(0));
        assertEquals(
                command.get("convention").textValue(),
                Tables.texts(row, "convention").get(0));
        assertEquals(
                command.get("network").textValue(), Tables.texts(row, "network").get(0));
        assertEquals(command.get("N").intValue(), Tables.doubles(row, "N")[0]);
    }

    /** Default against default. */
    @ParameterizedTest
    @CsvSource({
        "gru.safetensors,",
        "torch.safetensors,rnn",
        "torch.safetensors,gru",
        "torch.safetensors,lstm",
        "keras.weights.h5,layers/lstm/cell"
    })
    void aFileGivesTheNumbersOfTheCommandLine(String name, String layer) throws Exception {
        String file = SAMPLES.resolve(name).toString();
        assertSame(
                layer == null ? command(file) : command(file, "--layer", layer),
                ofFile(file, "network/layer", layer == null ? "" : layer));
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of(
                        new Object[] {"measurement/exponents", "ALL", "measurement/warmup", 50, "measurement/steps", 200
                        },
                        "--exponents all --warmup 50 --steps 200"),
                Arguments.of(
                        new Object[] {
                            "start",
                            "RANDOM",
                            "seed",
                            7,
                            "measurement/steps",
                            300,
                            "network/cell",
                            "GRU",
                            "network/convention",
                            "PYTORCH"
                        },
                        "--initial-state random --seed 7 --steps 300 --cell gru --convention pytorch"),
                Arguments.of(
                        new Object[] {"precision/quantity", "REGIME", "measurement/steps", 300},
                        "--target regime --steps 300"));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void choicesAreThoseOfTheCommandLine(Object[] settings, String options) throws Exception {
        String file = SAMPLES.resolve("gru.npz").toString();
        assertSame(command(file, options.split(" ")), ofFile(file, settings));
    }

    /** A random LSTM of 4 neurons and 2 signals: its weights as a table, and as the file that the table would be. */
    private static List<Object[]> lstm(int first) {
        Random random = new Random(3);
        List<Object[]> rows = new ArrayList<>();
        for (Object[] array : new Object[][] {
            {"weight_ih_l0", 16, 2}, {"weight_hh_l0", 16, 4}, {"bias_ih_l0", 16, 0}, {"bias_hh_l0", 16, 0}
        }) {
            for (int i = 0; i < (int) array[1]; i++) {
                for (int j = 0; j < Math.max(1, (int) array[2]); j++) {
                    rows.add(new Object[] {
                        array[0], i + first, (int) array[2] == 0 ? null : j + first, 2 * random.nextGaussian()
                    });
                }
            }
        }
        return rows;
    }

    private static BufferedDataTable table(List<Object[]> rows) {
        Tables.Builder table = Tables.columns(
                "array", StringCell.TYPE, "row", IntCell.TYPE, "column", IntCell.TYPE, "value", DoubleCell.TYPE);
        rows.forEach(table::row);
        return table.build();
    }

    private Path csv(List<Object[]> rows) throws Exception {
        StringBuilder text = new StringBuilder("array,row,column,value\n");
        for (Object[] row : rows) {
            text.append(row[0] + "," + row[1] + "," + (row[2] == null ? "" : row[2]) + "," + row[3] + "\n");
        }
        return Files.writeString(directory.resolve("lstm"), text);
    }

    @Test
    void aTableOfWeightsGivesTheSame() throws Exception {
        List<Object[]> rows = lstm(0);
        JsonNode command = command(csv(rows).toString());
        assertEquals("lstm", command.get("cell").textValue());
        assertSame(command, Nodes.trained().execute(table(rows)));
        // counted from 1, in another order
        List<Object[]> shuffled = new ArrayList<>(lstm(1));
        java.util.Collections.shuffle(shuffled, new Random(1));
        assertSame(command, Nodes.trained().execute(table(shuffled)));
    }

    /** The input makes exponents conditional; what does not fit is said with the numbers. */
    @Test
    void aRecordedInputDrivesIt() throws Exception {
        Tables.Builder signals = Tables.columns("u", DoubleCell.TYPE, "v", DoubleCell.TYPE);
        StringBuilder text = new StringBuilder("u,v\n");
        for (int t = 0; t < 700; t++) {
            signals.row(Math.sin(.3 * t), Math.cos(.1 * t));
            text.append(Math.sin(.3 * t)).append(',').append(Math.cos(.1 * t)).append('\n');
        }
        Path input = Files.writeString(directory.resolve("input.csv"), text);
        String file = SAMPLES.resolve("gru.npz").toString();
        Object[] lengths = {"measurement/steps", 300, "measurement/warmup", 100, "measurement/tangentWarmup", 50};
        Executed driven = Nodes.trained(all(file, lengths))
                .removePort("Weights")
                .addPort("input")
                .execute(signals.build());
        JsonNode command = command(
                file, "--input", input.toString(), "--steps", "300", "--warmup", "100", "--tangent-warmup", "50");
        assertEquals("driven", command.get("regime").textValue());
        assertSame(command, driven);
        String said = assertThrows(KNIMEException.class, () -> Nodes.trained("measurement/steps", 300)
                        .addPort("input")
                        .execute(
                                table(lstm(0)),
                                Tables.columns("u", DoubleCell.TYPE).row(1.0).build()))
                .getMessage();
        assertEquals("The input must have 2 signals, as the weights of the input have, but has 1.", said);
        String tooShort = assertThrows(KNIMEException.class, () -> Nodes.trained(all(file))
                        .removePort("Weights")
                        .addPort("input")
                        .execute(signals.build()))
                .getMessage();
        assertTrue(tooShort.contains("700"), tooShort);
    }

    @Test
    void wrongWeightsAreRefusedInASentence() throws Exception {
        List<Object[]> twice = lstm(0);
        twice.set(1, twice.get(0));
        refused(twice, "the array 'weight_ih_l0' has the entry in row 0, column 0 twice");
        List<Object[]> missing = lstm(0);
        missing.remove(40);
        refused(missing, "must have one entry for each of its 16 x 4 places, but has 63");
        List<Object[]> mixed = lstm(0);
        mixed.get(mixed.size() - 1)[2] = 0;
        refused(mixed, "it must be a matrix or a vector");
        List<Object[]> empty = lstm(0);
        empty.get(5)[3] = null;
        refused(empty, "in row 'Row5' of the weights the value has no value");
        List<Object[]> infinite = lstm(0);
        infinite.get(5)[3] = Double.POSITIVE_INFINITY;
        refused(infinite, "must be finite, but is Infinity");
        refused(lstm(0).subList(0, 32), "there must be one recurrent layer");
        String gru = SAMPLES.resolve("gru.npz").toString();
        assertTrue(assertThrows(KNIMEException.class, () -> ofFile(gru, "network/phi", "LOGISTIC"))
                .getMessage()
                .contains("is that of an rnn"));
        assertTrue(assertThrows(KNIMEException.class, () -> ofFile("none.npz"))
                .getMessage()
                .contains("there is no such file"));
    }

    private static void refused(List<Object[]> rows, String words) {
        String said = assertThrows(KNIMEException.class, () -> Nodes.trained().execute(table(rows)))
                .getMessage();
        assertTrue(said.toLowerCase(java.util.Locale.ROOT).contains(words.toLowerCase(java.util.Locale.ROOT)), said);
    }

    @Test
    void whatIsMissingIsSaidBeforeItRuns() throws Exception {
        BufferedDataTable weights = table(lstm(0));
        for (String said : List.of(
                assertThrows(
                                InvalidSettingsException.class,
                                () -> Nodes.trained().removePort("Weights").configure())
                        .getMessage(),
                assertThrows(InvalidSettingsException.class, () -> Nodes.trained("network/source", "FILE")
                                .removePort("Weights")
                                .configure())
                        .getMessage(),
                assertThrows(InvalidSettingsException.class, () -> Nodes.trained(all("x.npz"))
                                .configure(weights.getSpec()))
                        .getMessage(),
                assertThrows(InvalidSettingsException.class, () -> Nodes.trained()
                                .configure(Nodes.networks().getSpec()))
                        .getMessage())) {
            assertTrue(
                    said.endsWith(".")
                            && said.toLowerCase(java.util.Locale.ROOT).contains("weights"),
                    said);
        }
    }

    /** The dialog has all nonlinearities that the command line has. */
    @Test
    void allNonlinearitiesAreThere() throws Exception {
        for (Nonlinearity phi : Nonlinearity.values()) {
            Nodes.trained("network/phi", phi.name());
        }
    }
}
