package org.tailspin.cli.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tailspin.files.FileProblem;

/**
 * Keeps a second process out of an output directory. The operating system gives the lock back when a process ends, in
 * whatever way; the file stays, and means nothing.
 */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;
    private final boolean isHeld;
    private final boolean isNew;

    private DirectoryLock(FileChannel channel, boolean isHeld, boolean isNew) {
        this.channel = channel;
        this.isHeld = isHeld;
        this.isNew = isNew;
    }

    /**
     * {@return the lock}
     *
     * @param directory to lock
     * @throws FileProblem if another process holds it, or nothing can be written there
     */
    static DirectoryLock of(Path directory) {
        final Path path = directory.resolve(OutputDirectory.LOCK);
        final boolean isNew = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        final FileChannel channel;
        try {
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new FileProblem("cannot write to the output directory", directory, e);
        }
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this very process; said below
        } catch (IOException e) {
            return new DirectoryLock(channel, false, isNew); // file systems of clusters may have no locks
        }
        if (lock == null) {
            close(channel, path);
            throw new FileProblem("the output directory " + directory + " is in use by another process");
        }
        return new DirectoryLock(channel, true, isNew);
    }

    /** {@return false if the file system has no locks, and nothing keeps a second process out} */
    boolean isHeld() {
        return isHeld;
    }

    /** {@return whether there was no such file before} */
    boolean isNew() {
        return isNew;
    }

    @Override
    public void close() {
        close(channel, Path.of(OutputDirectory.LOCK));
    }

    private static void close(FileChannel channel, Path path) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }
}
