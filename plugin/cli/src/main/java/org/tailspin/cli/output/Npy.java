package org.tailspin.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array on its way to a file in NumPy's format, NPY 1.0 (numpy.lib.format): a header that gives type and shape, and then
 * the entries, little-endian, row by row.
 */
public final class Npy {

    /** The header is so long that the entries begin at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final OutputStream out;

    /**
     * Writes the header of an array.
     *
     * @param out receives the file, and is not closed
     * @param type such as {@code <f8}, a double
     * @param shape extents
     */
    public Npy(OutputStream out, String type, int... shape) throws IOException {
        this.out = out;
        final String extents = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        final String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        final int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
        final int padding = Math.floorMod(-unpadded, ALIGNMENT);
        final ByteBuffer buffer = ByteBuffer.allocate(unpadded + padding).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).putShort((short) (header.length() + padding + 1));
        buffer.put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(buffer.array());
    }

    /**
     * Writes a floating-point number.
     *
     * @param value an entry of 8 bytes
     * @throws IOException if it cannot be written
     */
    public void real(double value) throws IOException {
        whole(Double.doubleToLongBits(value));
    }

    /**
     * Writes a whole number.
     *
     * @param value an entry of 8 bytes
     * @throws IOException if it cannot be written
     */
    public void whole(long value) throws IOException {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
    }

    /**
     * Writes a truth value.
     *
     * @param value an entry of 1 byte
     * @throws IOException if it cannot be written
     */
    public void flag(int value) throws IOException {
        out.write(value);
    }

    /** A text of fixed length, in UTF-32, as NumPy's type U has it. */
    public void text(String value, int length) throws IOException {
        final int[] points = value.codePoints().toArray();
        for (int i = 0; i < length; i++) {
            final int point = i < points.length ? points[i] : 0;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                out.write(point >>> shift);
            }
        }
    }
}
