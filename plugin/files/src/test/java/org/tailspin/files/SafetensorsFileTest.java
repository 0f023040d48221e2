package org.tailspin.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gru.safetensors beside this: a small GRU, written by safetensors 0.8 (networks.py). */
class SafetensorsFileTest {

    @TempDir
    Path directory;

    private Path gru;

    @BeforeEach
    void copy() throws IOException {
        gru = resource("gru.safetensors");
    }

    private Path resource(String name) throws IOException {
        try (InputStream in = SafetensorsFileTest.class.getResourceAsStream(name)) {
            final Path path = directory.resolve(name);
            Files.copy(in, path);
            return path;
        }
    }

    @ParameterizedTest
    @CsvSource({"f64", "f32", "f16", "bf16", "i64", "u8", "bool"})
    void readsEveryType(String type) {
        // 1, 0, 1 and, but for truth values, 3: exact in all of them
        final Optional<NumericArray> array =
                ArrayFile.read(gru, new ArrayChoice(Variable.of("types." + type), NumericArray::isTable, "array"));
        final double[] values = array.orElseThrow().values();
        assertEquals(1, values[0]);
        assertEquals(0, values[1]);
        assertEquals(1, values[2]);
        assertEquals(type.equals("bool") ? 1 : 3, values[3]);
    }

    private static byte[] file(String header, int data) throws IOException {
        final byte[] text = header.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .array());
        out.write(text);
        out.write(new byte[data]);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"W\":{\"dtype\":\"F64\",\"shape\":[2,2],\"data_offsets\":[0,31]}} | 32 | must have 32 bytes",
                "{\"W\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[8,16]}} | 16 | must begin at byte 0",
                "{\"W\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[0,8]}} | 4 | ends too early",
                "{\"W\":{\"dtype\":\"F64\",\"shape\":[1,1],\"data_offsets\":[0,8]}} | 9 | continues after",
                "{\"W\":{\"dtype\":\"F8_E4M3\",\"shape\":[1,1],\"data_offsets\":[0,1]}} | 1 | must have a dtype",
                "{\"W\":{\"dtype\":\"F64\",\"shape\":[-1,1],\"data_offsets\":[0,8]}} | 8 | at least 0",
                "{\"W\":{\"dtype\":\"F64\",\"shape\":[100000,100000],\"data_offsets\":[0,80000000000]}} | 8 | numbers",
                "{\"W\":{\"dtype\" | 8 | must be JSON"
            })
    void refusesABrokenFile(String header, int data, String message) throws IOException {
        final Path path = Files.write(directory.resolve("x.safetensors"), file(header, data));
        final String said = assertThrows(
                        RuntimeException.class, () -> MatrixFile.read(path, CsvLines.Limits.DEFAULT, Variable.of(null)))
                .getMessage();
        assertTrue(said.contains(message) && !said.contains("\n"), said);
    }

    @Test
    void programsAreRefused() throws IOException {
        final Path pickle = Files.write(directory.resolve("m.pt"), new byte[] {(byte) 0x80, 2, 'x', 'q'});
        final String said = assertThrows(
                        FileProblem.class, () -> MatrixFile.read(pickle, CsvLines.Limits.DEFAULT, Variable.of(null)))
                .getMessage();
        assertTrue(said.contains("holds programs"), said);
    }
}
