package org.tailspin.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.cli.console.Json;
import org.tailspin.core.Monitor;
import org.tailspin.files.FileProblem;

/**
 * Where a run leaves its files. It is made, seen to be writable, and locked against a second process before any work.
 * Nothing is ever written outside of it, and nothing in it is overwritten or removed but what its manifest says the same
 * command wrote.
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

    /** The score of a task and the conditional exponent against the gain. */
    public static final String RESERVOIR_PICTURE = "reservoir.png";

    /** What a readout makes of the states, beside what it should. */
    public static final String PREDICTIONS = "predictions.csv";

    /** The weights of a readout. */
    public static final String READOUT = "readout.csv";

    /** What an experiment found. */
    public static final String PICTURE = "picture.png";

    /** All options, for {@code --config}. */
    public static final String CONFIG = "config.yaml";

    /** Held by the process that writes. */
    public static final String LOCK = ".lock";

    private static final String TEMPORARY = ".part";

    /** How often it is seen to be there still. */
    private static final long LOOK_NANOS = Duration.ofMillis(500).toNanos();

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final Supplier<Map<String, Object>> made;
    private final Path path;
    private final DirectoryLock lock;

    /** What the manifest says of how the results were made; null until the first is written. */
    private Map<String, Object> provenance;

    private final boolean isNew;
    private boolean hasBegun;

    /** What may be written here: what there was not, and what is known to be of this command. */
    private final Set<String> own = new TreeSet<>();

    /** Identities of the directory and of the files that grow, by their paths: null where the system has none. */
    private final Map<Path, Object> growing = new ConcurrentHashMap<>();

    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

    private OutputDirectory(
            Supplier<Map<String, Object>> made,
            Path path,
            DirectoryLock lock,
            boolean isNew,
            Collection<String> names) {
        this.made = made;
        this.path = path;
        this.lock = lock;
        this.isNew = isNew;
        own.addAll(names);
        OPEN.incrementAndGet();
        watch(path);
    }

    /** {@return whether any directory of this process is being written to} */
    public static boolean isAnyOpen() {
        return OPEN.get() > 0;
    }

    static OutputDirectory create(Outputs outputs, Path path, String command, Collection<String> names) {
        final boolean isEmpty = isEmpty(path);
        if (!isEmpty && !outputs.isForced()) {
            throw new FileProblem("the output directory " + path
                    + " exists and is not empty: name another, or overwrite" + " its results with " + Outputs.FORCE);
        }
        final OutputDirectory directory = take(outputs, path, names);
        try {
            final Manifest earlier = directory.earlier(command, names, isEmpty);
            outputs.checkNoInput(path, names);
            outputs.checkNoInput(path, earlier.files());
            earlier.checkUnchanged(path);
            for (String name : earlier.files()) {
                if (!name.equals(MANIFEST)) { // which tells whose the others are, and goes last
                    Files.deleteIfExists(directory.file(name));
                    Files.deleteIfExists(directory.file(name + TEMPORARY));
                }
            }
            directory.begin(command);
        } catch (IOException e) {
            directory.abandon();
            throw new FileProblem("cannot write to the output directory", path, e);
        } catch (RuntimeException e) {
            directory.abandon();
            throw e;
        }
        return directory;
    }

    static OutputDirectory open(Outputs outputs, Path path, String command, Collection<String> names) {
        final boolean isEmpty = isEmpty(path);
        final OutputDirectory directory = take(outputs, path, names);
        try {
            directory.own.addAll(directory.earlier(command, names, isEmpty).files());
        } catch (RuntimeException e) {
            directory.abandon();
            throw e;
        }
        return directory;
    }

    /** Holds a directory of results against whoever would write them, and reads. */
    private OutputDirectory(Path path, DirectoryLock lock) {
        this(Map::of, path, lock, false, Set.of());
    }

    /**
     * {@return the directory, to read and not to write}
     *
     * @param path of a directory with results
     * @throws FileProblem if it is in use
     */
    public static OutputDirectory reading(Path path) {
        return new OutputDirectory(path, DirectoryLock.of(path));
    }

    /** Whether there is nothing, or nothing but what a run leaves that was stopped before it began. */
    private static boolean isEmpty(Path path) {
        if (path.toString().isEmpty()) {
            throw new FileProblem("the output directory has an empty name");
        }
        if (!Files.exists(path)) {
            return true;
        }
        if (!Files.isDirectory(path)) {
            throw new FileProblem("the output directory " + path + " is a file");
        }
        try (Stream<Path> files = Files.list(path)) {
            final Set<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            return names.isEmpty()
                    || names.remove(LOCK) && Set.of(MANIFEST + TEMPORARY).containsAll(names);
        } catch (IOException e) {
            throw new FileProblem("cannot read the output directory", path, e);
        }
    }

    private static OutputDirectory take(Outputs outputs, Path path, Collection<String> names) {
        outputs.checkAlone("--out", path);
        final boolean isNew = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(Links.end(path));
            }
        } catch (IOException e) {
            throw new FileProblem("cannot write to the output directory", path, e);
        }
        final DirectoryLock lock = DirectoryLock.of(path);
        return new OutputDirectory(outputs::provenance, path, lock, isNew, names);
    }

    /** What the same command left here, once nothing else is in the way of its files. */
    private Manifest earlier(String command, Collection<String> names, boolean isEmpty) {
        final Manifest earlier = Manifest.of(file(MANIFEST));
        if (!earlier.files().isEmpty() && !earlier.command().equals(command)) {
            throw new FileProblem("the output directory " + path + " has the results of '" + earlier.command()
                    + "', which '" + command + "' neither continues nor overwrites: name another");
        }
        final boolean isBegun = !earlier.files().isEmpty();
        for (String name : names) {
            for (String written : new String[] {name, name + TEMPORARY}) {
                final boolean isOwn = isBegun && earlier.files().contains(name);
                if (!isEmpty && !isOwn && Files.exists(file(written), LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileProblem(file(written) + " is in the way: it was not written by '" + command
                            + "', as far as " + MANIFEST + " says; move it, or name another output directory");
                }
            }
        }
        return earlier;
    }

    /**
     * From now on, whatever happens, the directory says whose its files are. A run that goes on calls this once it knows that
     * it will.
     *
     * @param command that writes here
     * @throws FileProblem if it cannot be written
     */
    public void begin(String command) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("command", command);
        fields.put("complete", false);
        writeManifest(fields, false);
        hasBegun = true;
    }

    /**
     * Writes how the results were made, and which files they are.
     *
     * @param fields what else it says
     * @param isComplete whether they are all there: their lengths and checksums are added
     * @return all of it
     * @throws FileProblem if it cannot be written
     */
    public Map<String, Object> writeManifest(Map<String, Object> fields, boolean isComplete) {
        own.add(MANIFEST);
        final Map<String, Object> all = new LinkedHashMap<>(fields);
        if (provenance == null) {
            provenance = made.get(); // the files as they were when the command began
        }
        all.put(Outputs.PROVENANCE, provenance);
        all.put(Manifest.FILES, Manifest.files(path, own, isComplete));
        write(MANIFEST, (Json.text(all) + "\n").getBytes(StandardCharsets.UTF_8));
        return all;
    }

    /** {@return absolute path} */
    public Path path() {
        return path.toAbsolutePath().normalize();
    }

    /** {@return false if the file system has no locks, and nothing keeps a second process out} */
    public boolean isLocked() {
        return lock.isHeld();
    }

    /**
     * {@return its path}
     *
     * @param name of a file
     */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Opens a file that grows, and sees from now on that it stays where it is.
     *
     * @param name of the file
     * @param size up to which it is kept
     * @return the file
     * @throws FileProblem if it cannot be written, or is of somebody else
     */
    public AppendFile append(String name, long size) {
        checkOwn(name);
        final AppendFile file = new AppendFile(file(name), size);
        watch(file(name));
        return file;
    }

    /**
     * Removes a file of this run that has no result; the directory then closes as if the run had not been.
     *
     * @param name of the file, which nobody writes any more
     */
    public void remove(String name) {
        growing.remove(file(name));
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            // it then says that nothing is finished, which is true
        }
    }

    BufferedWriter writer(String name) {
        checkOwn(name);
        try {
            final BufferedWriter writer = Files.newBufferedWriter(file(name), StandardCharsets.UTF_8);
            watch(file(name));
            return writer;
        } catch (IOException e) {
            throw new FileProblem("cannot write", file(name), e);
        }
    }

    private void checkOwn(String name) {
        if (!own.contains(name)) {
            if (Files.exists(file(name))) {
                throw new FileProblem("cannot write " + file(name) + ": it exists, and this command did not write it");
            }
            own.add(name);
        }
    }

    private void watch(Path file) {
        final Object key = key(file);
        if (key != null) {
            growing.put(file, key);
        }
    }

    /** What tells a file from another one of the same name; null if it is not there, or the system does not say. */
    private static Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isThere() {
        return growing.entrySet().stream().allMatch(entry -> Objects.equals(entry.getValue(), key(entry.getKey())));
    }

    /**
     * Checks that the directory is still the one that was opened.
     *
     * @throws FileProblem if the directory, or a file that grows, was removed or replaced under way: what is written
     *     would be lost
     */
    public void checkThere() {
        if (!isThere()) {
            throw new FileProblem("the output directory " + path
                    + " or a file in it was removed or replaced while this command wrote there; it was stopped");
        }
    }

    /**
     * {@return the same, which also stops the work when the directory is no longer there}
     *
     * @param monitor of a work whose results come here
     */
    public Monitor watched(Monitor monitor) {
        return new Monitor() {
            @Override
            public void progress(double fraction) {
                monitor.progress(fraction);
            }

            @Override
            public boolean isCancelled() {
                if (monitor.isCancelled()) {
                    return true;
                }
                final long now = System.nanoTime();
                final long due = nextLook.get();
                return now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_NANOS) && !isThere();
            }
        };
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
        write(CONFIG, content);
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
        checkOwn(name);
        final Path part = file(name + TEMPORARY);
        try {
            Files.deleteIfExists(part); // were it a link, it would lead out of the directory
            content.to(part);
            force(part); // or a loss of power could leave the name and no content
            Files.move(part, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(part, e);
            throw new FileProblem("cannot write", file(name), e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void discard(Path part, IOException reason) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Leaves no trace of a run that never came to anything, so that the same command can be given again. */
    private void abandon() {
        if (lock.isNew()) {
            try {
                Files.deleteIfExists(file(LOCK));
            } catch (IOException e) {
                // it means nothing
            }
        }
        close();
    }

    @Override
    public void close() {
        if (isThere() && own.stream().allMatch(name -> name.equals(MANIFEST) || !Files.exists(file(name)))) {
            try {
                if (hasBegun) {
                    Files.deleteIfExists(file(MANIFEST));
                }
                if (isNew) {
                    Files.deleteIfExists(file(LOCK));
                }
            } catch (IOException e) {
                // it then says that a run of this command has begun, which is true
            }
        }
        OPEN.decrementAndGet();
        lock.close();
        if (isNew) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // there are results in it, which is the rule
            }
        }
    }
}
