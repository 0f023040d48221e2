package org.tailspin.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file that is open for reading, decompressed where it must be, and known by its first bytes.
 *
 * @param in from its first byte
 * @param kind empty for text, or what nobody knows
 * @param consumed counts the bytes of the file, as they are on the disk, that have been read
 */
record Opened(InputStream in, Optional<FileKind> kind, LongSupplier consumed) implements AutoCloseable {

    /** Counts what passes. */
    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            final int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            final int some = super.read(bytes, from, length);
            count += Math.max(some, 0);
            return some;
        }
    }

    /**
     * {@return the open file}
     *
     * @param path of the file
     * @throws FileProblem if it cannot be opened, or is of a kind that is not read
     */
    static Opened file(Path path) {
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot read " + path + ": it is a directory");
        }
        InputStream in = null;
        try {
            final Counting counted = new Counting(Files.newInputStream(path));
            in = new BufferedInputStream(counted, 1 << 16);
            Optional<FileKind> kind = kind(in);
            if (kind.equals(Optional.of(FileKind.GZIP))) {
                in = new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
                kind = kind(in);
            }
            final Optional<String> advice = kind.flatMap(FileKind::advice);
            if (advice.isPresent()) {
                throw new FileProblem(path + " is " + advice.get());
            }
            return new Opened(in, kind, () -> counted.count);
        } catch (IOException | FileProblem e) {
            close(in);
            if (e instanceof FileProblem problem) {
                throw problem;
            }
            throw problem(path, (IOException) e);
        }
    }

    /**
     * {@return what to say of it}
     *
     * @param path of a file
     * @param failure of reading it
     */
    static FileProblem problem(Path path, IOException failure) {
        if (failure instanceof ZipException) {
            return new FileProblem(path + " is compressed, but broken: " + failure.getMessage(), failure);
        }
        return failure instanceof EOFException
                ? new FileProblem(path + " ends too early", failure)
                : new FileProblem("cannot read", path, failure);
    }

    private static Optional<FileKind> kind(InputStream in) throws IOException {
        in.mark(FileKind.BYTES);
        final byte[] head = new byte[FileKind.BYTES];
        final int count = in.readNBytes(head, 0, head.length);
        in.reset();
        return FileKind.of(head, count);
    }

    private static void close(InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // something else is wrong already
        }
    }

    /**
     * {@return whether it is}
     *
     * @param of what the file must be
     */
    boolean is(FileKind of) {
        return kind.isPresent() && kind.get() == of;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
