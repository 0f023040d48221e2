package org.tailspin.cli.output;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.FileProblem;

/**
 * One table or picture in a file that the user names. The place is seen to be writable before any work, and the file appears, or takes
 * the place of an older one, only once it is whole. Symbolic links are followed. Devices and pipes, standard output among
 * them, are written to as they are.
 */
public final class OutputFile {

    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
    private static final Set<String> STANDARD_ERROR = Set.of("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2");

    /** Files that are being written. */
    private static final Set<Path> PARTS = ConcurrentHashMap.newKeySet();

    /** What a path leads to. */
    private enum Kind {
        FILE,
        SPECIAL,
        STANDARD_OUTPUT,
        STANDARD_ERROR
    }

    private final Outputs outputs;
    private final Path path;
    private final Path end;
    private final Kind kind;

    private OutputFile(Outputs outputs, Path path) {
        this.outputs = outputs;
        this.path = path;
        Path at = path.toAbsolutePath();
        while (!isStandard(at) && Files.isSymbolicLink(at) && !Links.next(at).equals(at)) {
            at = Links.next(at);
            Links.end(at); // refuses a circle
        }
        final String name = at.normalize().toString();
        if (STANDARD_OUTPUT.contains(name)) {
            kind = Kind.STANDARD_OUTPUT;
        } else if (STANDARD_ERROR.contains(name)) {
            kind = Kind.STANDARD_ERROR;
        } else {
            // of a pipe the system has a link to a name that is none
            kind = Files.exists(path) && !Files.isRegularFile(at) ? Kind.SPECIAL : Kind.FILE;
        }
        end = kind == Kind.FILE ? Links.end(path) : path;
    }

    /**
     * {@return whether the path is that of a device, a pipe or a standard stream, in which the name of a file says
     * nothing}
     */
    static boolean isSpecial(Path path) {
        return isStandard(path.toAbsolutePath())
                || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private static boolean isStandard(Path path) {
        final String name = path.normalize().toString();
        return STANDARD_OUTPUT.contains(name) || STANDARD_ERROR.contains(name);
    }

    /**
     * {@return the file, not yet written}
     *
     * @param outputs the rule of the command
     * @param option that names the file
     * @param path of the file; its directory must exist
     * @throws IllegalArgumentException if another option names it too
     * @throws FileProblem if it exists and may not be overwritten, or cannot be written
     */
    static OutputFile at(Outputs outputs, String option, Path path) {
        if (path.toString().isEmpty()) {
            throw new IllegalArgumentException(option + " has an empty name");
        }
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot write " + path + ": it is a directory");
        }
        final OutputFile file = new OutputFile(outputs, path);
        if (file.kind == Kind.FILE) {
            outputs.checkAlone(option, path);
            file.check(option);
        }
        return file;
    }

    private void check(String option) {
        for (String standard : List.of("/dev/fd/1", "/dev/fd/2")) {
            if (Files.exists(end) && Links.areSame(Path.of(standard), end)) {
                throw new IllegalArgumentException(
                        option + " " + path + " is the file that the shell writes what is printed to: name another");
            }
        }
        if (Files.exists(end)) {
            if (!outputs.isForced()) {
                throw new FileProblem(path + " exists: name another file, or overwrite it with " + Outputs.FORCE);
            }
            if (!Files.isWritable(end)) {
                throw new FileProblem("cannot write " + path + ": permission denied");
            }
        }
        try {
            final Path part = part();
            Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    .close();
            Files.delete(part);
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }

    private Path part() {
        return end.resolveSibling(
                ".tailspin-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
    }

    /**
     * Writes the file as a whole.
     *
     * @param columns of the table
     * @param rows in the order of the columns; null for a missing value
     * @throws FileProblem if it cannot be written
     */
    public void write(List<? extends TableColumn> columns, List<? extends List<?>> rows) {
        write(columns, rows::forEach);
    }

    /**
     * Writes the file as a whole.
     *
     * @param columns of the table; none for a file without a header
     * @param rows hands over one row after another
     * @throws FileProblem if it cannot be written
     */
    public void write(List<? extends TableColumn> columns, Consumer<Consumer<List<?>>> rows) {
        write("", columns, rows);
    }

    /**
     * Writes the file as a whole.
     *
     * @param remark its first line, with the sign of a remark; empty for none
     * @param columns of the table; none for a file without a header
     * @param rows hands over one row after another
     * @throws FileProblem if it cannot be written
     */
    public void write(String remark, List<? extends TableColumn> columns, Consumer<Consumer<List<?>>> rows) {
        write(out -> {
            final BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            if (!remark.isEmpty()) {
                writer.write(remark + "\r\n"); // as CSV ends its lines
            }
            try (CsvTable table = new CsvTable(path, writer, columns)) {
                rows.accept(table::add);
            }
        });
    }

    /**
     * Writes the file as a whole.
     *
     * @param bytes all of the file
     * @throws FileProblem if it cannot be written
     */
    public void write(byte[] bytes) {
        write(out -> out.write(bytes));
    }

    /** Writes a file. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(Content content) {
        try {
            switch (kind) {
                case STANDARD_OUTPUT ->
                    content.writeTo(new Open(outputs.console().out()));
                case STANDARD_ERROR ->
                    content.writeTo(new Open(outputs.console().err()));
                case SPECIAL -> {
                    try (OutputStream out =
                            new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.WRITE))) {
                        content.writeTo(out);
                    }
                }
                default -> replace(content);
            }
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }

    private void replace(Content content) throws IOException {
        final Path part = part();
        PARTS.add(part);
        boolean isKept = false;
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            if (outputs.isForced()) {
                keepMode(part);
                Files.move(part, end, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, end); // which refuses what another program made in the meantime
            }
        } catch (FileAlreadyExistsException e) {
            isKept = true;
            throw new FileProblem(path + " was made by another program in the meantime: the result is in " + part, e);
        } finally {
            if (!isKept) {
                Files.deleteIfExists(part);
            }
            PARTS.remove(part);
        }
    }

    /** Who may read and write the file stays as it is. */
    private void keepMode(Path part) throws IOException {
        final PosixFileAttributeView old = Files.getFileAttributeView(end, PosixFileAttributeView.class);
        if (old != null && Files.exists(end)) {
            Files.setPosixFilePermissions(part, old.readAttributes().permissions());
        }
    }

    /** Removes what is being written, when the program ends in the middle of it. */
    public static void discardParts() {
        for (Path part : PARTS) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // the program ends: nobody is left to tell
            }
        }
    }

    /** A stream that others go on with. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
