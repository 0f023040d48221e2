package org.tailspin.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a file is, by the way that it begins: names of files say little. */
enum FileKind {
    /** NumPy's format of one array. */
    NPY("\u0093NUMPY", null),
    /** Compressed by gzip; what is in it begins in another way. */
    GZIP("\u001f\u008b", null),
    /** An archive: of NumPy if it holds its arrays. */
    ZIP("PK\u0003\u0004", null),
    /** An archive that ends where it begins. */
    EMPTY_ZIP("PK\u0005\u0006", "an archive without anything in it"),
    /** Matrix Market. */
    MATRIX_MARKET("%%MatrixMarket", null),
    /** MATLAB, level 5. */
    MATLAB("MATLAB 5.0 MAT-file", null),
    /** MATLAB, version 7.3: an HDF5 file behind a text of 512 bytes. */
    MATLAB_73("MATLAB 7.3 MAT-file", null),
    /** MATLAB, level 4, which begins with a number and not with a name. */
    MATLAB_4(null, "a MATLAB file of level 4: save it with save(..., '-v7'), or from Python with format='5'"),
    /** HDF5. */
    HDF5("\u0089HDF", null),
    /** A header in JSON behind its length, and arrays. */
    SAFETENSORS(null, null),
    /** Python's pickle, which may run programs. */
    PICKLE(
            "\u0080\u0002",
            "a pickle of Python, which holds programs: save arrays with numpy.savez, or with safetensors"),
    /** Parquet. */
    PARQUET("PAR1", "a Parquet file: write the table as CSV"),
    /** Feather. */
    FEATHER("FEA1", "a Feather file: write the table as CSV"),
    /** Arrow. */
    ARROW("ARROW1", "an Arrow or Feather file: write the table as CSV"),
    /** A spreadsheet of before 2007. */
    XLS("\u00d0\u00cf\u0011\u00e0", "a spreadsheet: save its table as CSV"),
    /** bzip2. */
    BZIP2("BZh", "compressed by bzip2: decompress it, or compress it by gzip"),
    /** xz. */
    XZ("\u00fd7zXZ", "compressed by xz: decompress it, or compress it by gzip"),
    /** zstd. */
    ZSTD("(\u00b5/\u00fd", "compressed by zstd: decompress it, or compress it by gzip"),
    /** 7-Zip. */
    SEVEN_ZIP("7z\u00bc\u00af", "a 7-Zip archive: extract the file from it"),
    /** R. */
    R_DATA("RDX", "a file of R: write the table with write.csv"),
    /** R, one object. */
    R_OBJECT("X\n\u0000", "a file of R: write the table with write.csv"),
    /** SQLite. */
    SQLITE("SQLite format 3", "a database: export the table as CSV"),
    /** GraphML, GEXF and others. */
    XML("<?xml", "an XML file, such as GraphML or GEXF: export the list of connections as CSV"),
    /** What a server sends in place of a file. */
    HTML("<!DOCTYPE", "a page of the web, and no table"),
    /** The same in small letters. */
    HTML_SMALL("<html", "a page of the web, and no table"),
    /** PDF. */
    PDF("%PDF", "a PDF file, and no table"),
    /** A picture. */
    PNG("\u0089PNG", "a picture, and no table");

    private static final int LONGEST_NAME = 64;

    /** Bytes that it takes to know. */
    static final int BYTES = 20;

    private final byte[] start;
    private final String advice;

    FileKind(String start, String advice) {
        this.start = start == null ? null : start.getBytes(StandardCharsets.ISO_8859_1);
        this.advice = advice;
    }

    /**
     * {@return its kind; empty for text, or what nobody knows}
     *
     * @param head the first bytes of a file
     * @param count how many there are
     */
    static Optional<FileKind> of(byte[] head, int count) {
        for (FileKind kind : values()) {
            if (kind == MATLAB_4 && count == BYTES && isMatlab4(head)) {
                return Optional.of(kind);
            }
            if (kind == SAFETENSORS && count == BYTES && isSafetensors(head)) {
                return Optional.of(kind);
            }
            if (kind.start != null && kind.start.length <= count && startsWith(head, kind.start)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * Five numbers of four bytes: a type of four decimal digits M, 0, P, T (byte order, number format, kind of matrix), two
     * extents, whether there is an imaginary part, and the length of a name, its final zero included. No text has the zeros.
     */
    private static boolean isMatlab4(byte[] head) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            final ByteBuffer numbers = ByteBuffer.wrap(head).order(order);
            final int type = numbers.getInt();
            final int rows = numbers.getInt();
            final int columns = numbers.getInt();
            final int imaginary = numbers.getInt();
            final int name = numbers.getInt();
            if (type >= 0
                    && type / 1000 <= 4
                    && type / 100 % 10 == 0
                    && type / 10 % 10 <= 5
                    && type % 10 <= 2
                    && rows > 0
                    && columns > 0
                    && (imaginary == 0 || imaginary == 1)
                    && name > 1
                    && name <= LONGEST_NAME) {
                return true;
            }
        }
        return false;
    }

    /** A length below 2^32 in 8 bytes, and a brace. No text has the zeros. */
    private static boolean isSafetensors(byte[] head) {
        final ByteBuffer length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return length.getInt(4) == 0 && length.getInt(0) > 1 && head[8] == '{';
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (head[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return what it is and what to do, of a kind that is not read; empty otherwise} */
    Optional<String> advice() {
        return Optional.ofNullable(advice);
    }
}
