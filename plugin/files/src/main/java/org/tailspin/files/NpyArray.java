package org.tailspin.files;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An array in NumPy's format NPY, versions 1 to 3: truth values, whole numbers of 1 to 8 bytes and real numbers of 2, 4 or 8,
 * in either byte order, by rows or by columns. Objects, which NumPy would unpickle, are refused.
 */
final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 4096;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>=|])([fiub])(1|2|4|8|12|16)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\( *((?:\\d{1,9} *,? *)*)\\)");
    private static final int CHUNK = 1 << 13;

    private final String name;
    private final DataInputStream in;

    private NpyArray(String name, InputStream in) {
        this.name = name;
        this.in = new DataInputStream(in);
    }

    /**
     * {@return the array}
     *
     * @param name of the file, for messages
     * @param in from the first byte; not closed
     * @param length of the file in bytes; negative if it is not known
     * @throws IOException if it cannot be read, or ends too early
     * @throws FileProblem if it is no array of numbers
     * @throws IllegalArgumentException if the memory does not hold it
     */
    static NumericArray read(String name, InputStream in, long length) throws IOException {
        return new NpyArray(name, in).read(length);
    }

    private NumericArray read(long length) throws IOException {
        final String header = header();
        final Matcher type = found(TYPE, header, "a type of real or whole numbers, such as '<f8'");
        final boolean isByColumns = found(ORDER, header, "an order").group(1).equals("True");
        final int[] shape = Stream.of(found(SHAPE, header, "a shape").group(1).split(","))
                .map(String::strip)
                .filter(extent -> !extent.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        final int width = Integer.parseInt(type.group(3));
        final char kind = type.group(2).charAt(0);
        if (width > 8) {
            throw new FileProblem(
                    name + ": its numbers have " + width
                            + " bytes (long double), whose meaning differs between machines: convert them with astype('float64')");
        }
        if (kind == 'f' && width == 1 || kind == 'b' && width != 1) {
            throw new FileProblem(name + ": its numbers must have 2, 4 or 8 bytes, but have " + width);
        }
        double bytes = width;
        for (int extent : shape) {
            bytes *= extent;
        }
        if (length >= 0 && length < bytes) {
            throw new EOFException(); // before memory is asked for
        }
        final int count = NumericArray.count(shape);
        final ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        final double[] values = new double[count];
        long[] wholes = {};
        final ByteBuffer chunk = ByteBuffer.allocate(CHUNK * width).order(order);
        for (int from = 0; from < count; from += CHUNK) {
            final int to = Math.min(count, from + CHUNK);
            in.readFully(chunk.array(), 0, (to - from) * width);
            for (int i = from; i < to; i++) {
                values[i] = value(chunk, (i - from) * width, kind, width);
                if (kind != 'f' && width == 8) {
                    wholes = NumericArray.kept(wholes, values, i, chunk.getLong((i - from) * width));
                }
            }
        }
        if (in.read() >= 0) {
            throw new FileProblem(name + " continues after "
                    + (shape.length == 0 ? "its number" : "its " + NumericArray.text(shape) + " numbers"));
        }
        final NumericArray array = new NumericArray(shape, values, wholes);
        return isByColumns ? NumericArray.byColumns(array) : array;
    }

    private String header() throws IOException {
        final byte[] magic = new byte[MAGIC.length];
        in.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new FileProblem(name + " is not an NPY file: it does not begin like one");
        }
        final int version = in.readUnsignedByte();
        in.readUnsignedByte();
        final long length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (version < 1 || version > 3 || length > LONGEST_HEADER) {
            throw new FileProblem(name + ": the version must lie in 1..3 and the header have at most " + LONGEST_HEADER
                    + " characters, but they are " + version + " and " + length);
        }
        final byte[] text = new byte[(int) length];
        in.readFully(text);
        return new String(text, StandardCharsets.ISO_8859_1).replace('"', '\'');
    }

    private Matcher found(Pattern pattern, String header, String what) {
        final Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new FileProblem(name + ": its header does not have " + what + ": " + header.strip());
        }
        return matcher;
    }

    /** A number at a place: kind b, i, u or f, of so many bytes. */
    static double value(ByteBuffer bytes, int at, char kind, int width) {
        final boolean isUnsigned = kind == 'u';
        if (kind == 'b') {
            return bytes.get(at) == 0 ? 0 : 1;
        }
        if (kind == 'f') {
            return switch (width) {
                case 2 -> half(bytes.getShort(at));
                case 4 -> bytes.getFloat(at);
                default -> bytes.getDouble(at);
            };
        }
        return switch (width) {
            case 1 -> isUnsigned ? Byte.toUnsignedInt(bytes.get(at)) : bytes.get(at);
            case 2 -> isUnsigned ? Short.toUnsignedInt(bytes.getShort(at)) : bytes.getShort(at);
            case 4 -> isUnsigned ? Integer.toUnsignedLong(bytes.getInt(at)) : bytes.getInt(at);
            default -> isUnsigned && bytes.getLong(at) < 0 ? bytes.getLong(at) + 0x1p64 : bytes.getLong(at);
        };
    }

    /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
    private static double half(short bits) {
        final int exponent = bits >> 10 & 0x1f;
        final int fraction = bits & 0x3ff;
        final double size;
        if (exponent == 0x1f) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            size = exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
