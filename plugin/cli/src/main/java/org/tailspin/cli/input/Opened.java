package org.tailspin.cli.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tailspin.cli.console.FileProblem;

/**
 * A file that is open for reading, decompressed where it must be, and known by its first bytes.
 *
 * @param in from its first byte
 * @param kind empty for text, or what nobody knows
 */
record Opened(InputStream in, Optional<FileKind> kind) implements AutoCloseable {

    /**
     * @param path of the file
     * @return the open file
     * @throws FileProblem if it cannot be opened, or is of a kind that is not read
     */
    static Opened file(Path path) {
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot read " + path + ": it is a directory");
        }
        InputStream in = null;
        try {
            in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            Optional<FileKind> kind = kind(in);
            if (kind.equals(Optional.of(FileKind.GZIP))) {
                in = new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
                kind = kind(in);
            }
            final Optional<String> advice = kind.flatMap(FileKind::advice);
            if (advice.isPresent()) {
                throw new FileProblem(path + " is " + advice.get());
            }
            return new Opened(in, kind);
        } catch (IOException | FileProblem e) {
            close(in);
            if (e instanceof FileProblem problem) {
                throw problem;
            }
            throw problem(path, (IOException) e);
        }
    }

    /**
     * @param path of a file
     * @param failure of reading it
     * @return what to say of it
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
     * @param of what the file must be
     * @return whether it is
     */
    boolean is(FileKind of) {
        return kind.isPresent() && kind.get() == of;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
