package org.tailspin.cli.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tailspin.files.FileProblem;

/**
 * A file that only grows. What was appended is with the operating system when the call returns, so that it survives the
 * death of this process; what could be appended in part only is taken back.
 */
public final class AppendFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private long size;

    /**
     * Opens a file, and cuts off what a crash left half written.
     *
     * @param path of the file, which is made if it does not exist
     * @param size up to which it is kept
     */
    public AppendFile(Path path, long size) {
        this.path = path;
        this.size = size;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            channel.truncate(size);
            channel.position(size);
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }

    /**
     * Writes at the end, as a whole or not at all.
     *
     * @param content to append
     * @throws FileProblem if the disk is full, say; the file is then as it was
     */
    public void append(byte[] content) {
        final ByteBuffer buffer = ByteBuffer.wrap(content);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            size += content.length;
        } catch (IOException e) {
            takeBack(e);
            throw new FileProblem("cannot write", path, e);
        }
    }

    private void takeBack(IOException reason) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            reason.addSuppressed(e); // what is too much is found by whoever reads on
        }
    }

    /** Brings what was appended to the disk, so that it survives a loss of power. */
    public void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }
}
