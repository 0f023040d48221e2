package org.tailspin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where a run leaves its files. It is made, seen to be writable, and locked against a second process before any work.
 * Nothing is ever written outside of it.
 */
final class OutputDirectory implements AutoCloseable {

    static final String NETWORKS = "networks.csv";
    static final String SUMMARY = "summary.csv";
    static final String SPECTRUM = "spectrum.csv";
    static final String JOURNAL = "journal.csv";
    static final String LAMBDA = "lambda.png";
    static final String ARRAYS = "arrays.npz";
    static final String MANIFEST = "manifest.json";
    static final String REPORT = "report.html";
    static final String CRITICAL_GAINS = "critical-gains.csv";
    static final String CRITICAL_GAINS_PICTURE = "critical-gains.png";
    static final String CURVES = "curves.csv";
    static final String CONDITIONS = "conditions.csv";
    static final String LAGS = "lags.csv";
    static final String PICTURE = "picture.png";
    static final String CONFIG = "config.yaml";
    static final String LOCK = ".lock";

    private static final String TEMPORARY = ".part";

    /** In the order in which they go: without its configuration a directory could not be told from anybody's. */
    private static final List<String> RESULTS = List.of(
            NETWORKS,
            SUMMARY,
            SPECTRUM,
            JOURNAL,
            LAMBDA,
            ARRAYS,
            MANIFEST,
            REPORT,
            CRITICAL_GAINS,
            CURVES,
            CONDITIONS,
            LAGS,
            PICTURE,
            CRITICAL_GAINS_PICTURE,
            CONFIG);

    private final Path path;
    private final DirectoryLock lock;

    private OutputDirectory(Path path, DirectoryLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * @param path of the directory
     * @param force whether it may exist; earlier results in it are then removed, and nothing else
     * @return the directory, empty of results
     * @throws FileProblem if it exists, is in use, or cannot be made or written
     */
    static OutputDirectory create(Path path, boolean force) {
        if (Files.isDirectory(path) && !force) {
            throw new FileProblem(
                    "the output directory " + path + " exists: name another, or overwrite its results with --force");
        }
        final OutputDirectory directory = open(path);
        try {
            for (String name : RESULTS) {
                Files.deleteIfExists(path.resolve(name));
                Files.deleteIfExists(path.resolve(name + TEMPORARY));
            }
        } catch (IOException e) {
            directory.close();
            throw new FileProblem("cannot write to the output directory", path, e);
        }
        return directory;
    }

    /**
     * @param path of the directory, which may exist
     * @return the directory, with whatever results it has
     * @throws FileProblem if it is in use, or cannot be made or written
     */
    static OutputDirectory open(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new FileProblem("the output directory " + path + " is a file");
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new FileProblem("cannot write to the output directory", path, e);
        }
        return new OutputDirectory(path, DirectoryLock.of(path));
    }

    Path path() {
        return path.toAbsolutePath().normalize();
    }

    /**
     * @return false if the file system has no locks, and nothing keeps a second process out
     */
    boolean isLocked() {
        return lock.isHeld();
    }

    /**
     * @param name of a file
     * @return its path
     */
    Path file(String name) {
        return path.resolve(name);
    }

    /**
     * @return whether it holds any result
     */
    boolean hasResults() {
        return RESULTS.stream().anyMatch(name -> Files.exists(file(name)));
    }

    BufferedWriter writer(String name) {
        try {
            return Files.newBufferedWriter(file(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FileProblem("cannot write", file(name), e);
        }
    }

    /** Writes a whole file: it is there in full, or not at all. */
    void write(String name, byte[] content) {
        write(name, file -> Files.write(file, content));
    }

    /** Writes what all else means nothing without: once it is there, it is on the disk. */
    void writeConfiguration(Configuration configuration) {
        final byte[] content = configuration.yaml().getBytes(StandardCharsets.UTF_8);
        write(CONFIG, file -> {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(content));
                channel.force(true);
            }
        });
        try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows opens no directories, and writes their entries through
        }
    }

    /** What writes a file as it goes. */
    interface Writing {
        void to(Path file) throws IOException;
    }

    /** Writes a file as it goes: it is there in full, or not at all. */
    void write(String name, Writing content) {
        final Path part = file(name + TEMPORARY);
        try {
            Files.deleteIfExists(part); // were it a link, it would lead out of the directory
            content.to(part);
            Files.move(part, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(part, e);
            throw new FileProblem("cannot write", file(name), e);
        }
    }

    private static void discard(Path part, IOException reason) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
