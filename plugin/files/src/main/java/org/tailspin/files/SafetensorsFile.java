package org.tailspin.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of safetensors (https://github.com/huggingface/safetensors): the length of a header, little-endian in 8 bytes; the
 * header, JSON that says type, extents and place of every array; and the arrays, without gaps, by rows, little-endian.
 */
final class SafetensorsFile {

    private static final int LONGEST_HEADER = 100_000_000;

    /** Name of what the header says beside the arrays. */
    private static final String METADATA = "__metadata__";

    /** Kind and width of each type, as in NPY; {@code e} is a float with the exponent of a double precision's half, bfloat16. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("F64", "f8"),
            Map.entry("F32", "f4"),
            Map.entry("F16", "f2"),
            Map.entry("BF16", "e2"),
            Map.entry("I64", "i8"),
            Map.entry("I32", "i4"),
            Map.entry("I16", "i2"),
            Map.entry("I8", "i1"),
            Map.entry("U64", "u8"),
            Map.entry("U32", "u4"),
            Map.entry("U16", "u2"),
            Map.entry("U8", "u1"),
            Map.entry("BOOL", "b1"));

    private record Entry(String name, String type, int[] shape, long from, long to) {}

    private SafetensorsFile() {}

    /**
     * {@return its arrays}
     *
     * @param name of the file, for messages
     * @param in from the first byte; not closed
     * @throws IOException if it cannot be read, or ends too early
     * @throws FileProblem if it is wrong
     * @throws IllegalArgumentException if the memory does not hold it
     */
    static Map<String, StoredArray> read(String name, InputStream in) throws IOException {
        final DataInputStream data = new DataInputStream(in);
        final List<Entry> entries = entries(name, data);
        entries.sort(Comparator.comparingLong(Entry::from));
        final Map<String, StoredArray> arrays = new LinkedHashMap<>();
        long at = 0;
        for (Entry entry : entries) {
            if (entry.from() != at) {
                throw new FileProblem(name + ": the array '" + entry.name() + "' must begin at byte " + at
                        + " of the data, where the one before ends, but begins at " + entry.from());
            }
            arrays.put(entry.name(), StoredArray.of(array(entry, data)));
            at = entry.to();
        }
        if (data.read() >= 0) {
            throw new FileProblem(name + " continues after its arrays");
        }
        return arrays;
    }

    private static List<Entry> entries(String name, DataInputStream data) throws IOException {
        final long length = Long.reverseBytes(data.readLong());
        if (length < 2 || length > LONGEST_HEADER) {
            throw new FileProblem(name + ": the header of a safetensors file must have 2.." + LONGEST_HEADER
                    + " bytes, but has " + Long.toUnsignedString(length));
        }
        final byte[] text = data.readNBytes((int) length);
        final List<Entry> entries = new ArrayList<>();
        try {
            for (Map.Entry<String, JsonNode> field : new ObjectMapper()
                    .readTree(new String(text, StandardCharsets.UTF_8))
                    .properties()) {
                if (!field.getKey().equals(METADATA)) {
                    entries.add(entry(name, field.getKey(), field.getValue()));
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new FileProblem(name + ": the header of a safetensors file must be JSON, but is not", e);
        }
        return entries;
    }

    private static Entry entry(String file, String name, JsonNode said) {
        final JsonNode shape = said.path("shape");
        final JsonNode offsets = said.path("data_offsets");
        final String type = TYPES.get(said.path("dtype").asText());
        if (type == null || !shape.isArray() || offsets.size() != 2) {
            throw new FileProblem(file + ": the array '" + name
                    + "' must have a dtype of real or whole numbers, a shape and two data_offsets, but has " + said);
        }
        final int[] extents = new int[shape.size()];
        double count = 1;
        for (int i = 0; i < extents.length; i++) {
            extents[i] = shape.get(i).asInt(-1);
            if (extents[i] < 0) {
                throw new FileProblem(
                        file + ": the extents of '" + name + "' must be whole numbers of at least 0, but are " + shape);
            }
            count *= extents[i];
        }
        final long from = offsets.get(0).asLong(-1);
        final long to = offsets.get(1).asLong(-1);
        if (to - from != count * width(type)) {
            throw new FileProblem(file + ": the array '" + name + "' of " + NumericArray.text(extents) + " must have "
                    + (long) (count * width(type)) + " bytes, but its data_offsets are " + offsets);
        }
        return new Entry(name, type, extents, from, to);
    }

    private static int width(String type) {
        return type.charAt(1) - '0';
    }

    private static NumericArray array(Entry entry, DataInputStream data) throws IOException {
        final double[] values = new double[NumericArray.count(entry.shape())];
        final int width = width(entry.type());
        final char kind = entry.type().charAt(0);
        final ByteBuffer one = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        long[] wholes = {};
        for (int i = 0; i < values.length; i++) {
            data.readFully(one.array());
            if (kind == 'e') {
                values[i] = Float.intBitsToFloat(one.getShort(0) << 16);
            } else {
                values[i] = NpyArray.value(one, 0, kind, width);
                if (width == Long.BYTES && kind != 'f') {
                    wholes = NumericArray.kept(wholes, values, i, one.getLong(0));
                }
            }
        }
        return new NumericArray(entry.shape(), values, wholes);
    }
}
