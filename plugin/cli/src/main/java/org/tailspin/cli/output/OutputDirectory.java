package org.tailspin.cli.output;

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
import org.tailspin.cli.console.FileProblem;

/**
 * Where a run leaves its files. It is made, seen to be writable, and locked against a second process before any work.
 * Nothing is ever written outside of it.
 */
public final class OutputDirectory implements AutoCloseable {

    /** A row for each network. */
    public static final String NETWORKS = "networks.csv";

    /** A row for each gain: medians over realisations. */
    public static final String SUMMARY = "summary.csv";

    /** A row for each exponent. */
    public static final String SPECTRUM = "spectrum.csv";

    /** Lengths and checksums of what was finished. */
    public static final String JOURNAL = "journal.csv";

    /** What a figure has measured so far. */
    public static final String MEASURED = "measured.txt";

    /** The largest exponents against the gain. */
    public static final String LAMBDA = "lambda.png";

    /** The numbers of the networks, for NumPy. */
    public static final String ARRAYS = "arrays.npz";

    /** How the results were made. */
    public static final String MANIFEST = "manifest.json";

    /** A page to read. */
    public static final String REPORT = "report.html";

    /** A row for each critical gain. */
    public static final String CRITICAL_GAINS = "critical-gains.csv";

    /** Critical gains against the size. */
    public static final String CRITICAL_GAINS_PICTURE = "critical-gains.png";

    /** The exponents that critical gains were found from. */
    public static final String CURVES = "curves.csv";

    /** A row for each condition of an experiment. */
    public static final String CONDITIONS = "conditions.csv";

    /** Correlations at every lag. */
    public static final String LAGS = "lags.csv";

    /** What an experiment found. */
    public static final String PICTURE = "picture.png";

    /** All options, for {@code --config}. */
    public static final String CONFIG = "config.yaml";

    /** Held by the process that writes. */
    public static final String LOCK = ".lock";

    private static final String TEMPORARY = ".part";

    /** In the order in which they go: without its configuration a directory could not be told from anybody's. */
    private static final List<String> RESULTS = List.of(
            NETWORKS,
            SUMMARY,
            SPECTRUM,
            JOURNAL,
            MEASURED,
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
    public static OutputDirectory create(Path path, boolean force) {
        if (!path.toString().isEmpty() && Files.isDirectory(path) && !force) {
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
    public static OutputDirectory open(Path path) {
        if (path.toString().isEmpty()) {
            throw new FileProblem("the output directory has an empty name");
        }
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

    /**
     * @return absolute path
     */
    public Path path() {
        return path.toAbsolutePath().normalize();
    }

    /**
     * @return false if the file system has no locks, and nothing keeps a second process out
     */
    public boolean isLocked() {
        return lock.isHeld();
    }

    /**
     * @param name of a file
     * @return its path
     */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * @return whether it holds any result
     */
    public boolean hasResults() {
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
    public void write(String name, byte[] content) {
        write(name, file -> Files.write(file, content));
    }

    /**
     * Writes what all else means nothing without: once it is there, it is on the disk.
     *
     * @param yaml all options
     * @throws FileProblem if it cannot be written
     */
    public void writeConfiguration(String yaml) {
        final byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
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
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /** Writes a file as it goes: it is there in full, or not at all. */
    public void write(String name, Writing content) {
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
