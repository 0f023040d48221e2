package org.tailspin.cli.input;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.linalg.Footprint;

/**
 * A square matrix in NumPy's format NPY, versions 1 to 3: real numbers of 4 or 8 bytes and whole numbers of 1 to 8 bytes, in
 * either byte order, by rows or by columns. Objects, which NumPy would unpickle, are refused.
 */
final class NpyFile {

    /** What a file name ends with. */
    static final String ENDING = ".npy";

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 4096;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>=|])([fiu])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\( *(\\d{1,9}) *, *(\\d{1,9}) *,? *\\)");

    private final Path path;
    private final DataInputStream in;

    private NpyFile(Path path, DataInputStream in) {
        this.path = path;
        this.in = in;
    }

    /**
     * @param path of the file
     * @return the matrix
     * @throws FileProblem if it cannot be read, or is not a square matrix of finite numbers
     */
    static Coupling read(Path path) {
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot read " + path + ": it is a directory");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return new NpyFile(path, in).matrix();
        } catch (EOFException e) {
            throw new FileProblem(path + " ends too early: it is not a whole NPY file");
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
    }

    private Coupling matrix() throws IOException {
        final String header = header();
        final Matcher type = found(TYPE, header, "a type of real or whole numbers, such as '<f8'");
        final boolean isByColumns = found(ORDER, header, "an order").group(1).equals("True");
        final Matcher shape = found(SHAPE, header, "a shape of two extents");
        final int n = Integer.parseInt(shape.group(1));
        final int columns = Integer.parseInt(shape.group(2));
        if (n != columns || n < 1) {
            throw new FileProblem(path + ": the matrix must be square and have at least 1 row, but has " + n
                    + " rows and " + columns + " columns");
        }
        final int width = Integer.parseInt(type.group(3));
        final String kind = type.group(2);
        if (kind.equals("f") && width < Float.BYTES) {
            throw new FileProblem(path + ": real numbers must have 4 or 8 bytes, but have " + width);
        }
        if (Files.isRegularFile(path) && Files.size(path) < (long) n * n * width) {
            throw new EOFException(); // before memory is asked for
        }
        Footprint.matrices(n, 1).check(n, 1);
        final ByteBuffer row = ByteBuffer.allocate(n * width)
                .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        final double[][] values = new double[n][n];
        for (int i = 0; i < n; i++) {
            in.readFully(row.array());
            for (int j = 0; j < n; j++) {
                final double value = value(row, j, kind, width);
                if (!Double.isFinite(value)) {
                    throw new FileProblem(path + ": entry " + (i + 1) + ", " + (j + 1) + " of the file is " + value
                            + ", but must be a finite number");
                }
                values[isByColumns ? j : i][isByColumns ? i : j] = value;
            }
        }
        if (in.read() >= 0) {
            throw new FileProblem(path + " goes on after its " + n + " x " + n + " numbers");
        }
        return Coupling.of(values, List.of());
    }

    private String header() throws IOException {
        final byte[] magic = new byte[MAGIC.length];
        in.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new FileProblem(path + " is not an NPY file: it does not begin like one");
        }
        final int version = in.readUnsignedByte();
        in.readUnsignedByte();
        final long length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (version < 1 || version > 3 || length > LONGEST_HEADER) {
            throw new FileProblem(path + ": the version must lie in 1..3 and the header have at most " + LONGEST_HEADER
                    + " characters, but they are " + version + " and " + length);
        }
        final byte[] text = new byte[(int) length];
        in.readFully(text);
        return new String(text, StandardCharsets.ISO_8859_1).replace('"', '\'');
    }

    private Matcher found(Pattern pattern, String header, String what) {
        final Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new FileProblem(path + ": its header does not have " + what + ": " + header.strip());
        }
        return matcher;
    }

    private static double value(ByteBuffer row, int index, String kind, int width) {
        final int at = index * width;
        final boolean isUnsigned = kind.equals("u");
        if (kind.equals("f")) {
            return width == Double.BYTES ? row.getDouble(at) : row.getFloat(at);
        }
        return switch (width) {
            case 1 -> isUnsigned ? Byte.toUnsignedInt(row.get(at)) : row.get(at);
            case 2 -> isUnsigned ? Short.toUnsignedInt(row.getShort(at)) : row.getShort(at);
            case 4 -> isUnsigned ? Integer.toUnsignedLong(row.getInt(at)) : row.getInt(at);
            default -> isUnsigned && row.getLong(at) < 0 ? row.getLong(at) + 0x1p64 : row.getLong(at);
        };
    }
}
