package org.tailspin.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.tailspin.cli.console.FileProblem;
import org.tailspin.core.sweep.TableColumn;

/**
 * One table or picture in a file that the user names. The place is seen to be writable before any work, and the file appears, or takes
 * the place of an older one, only once it is whole.
 */
public final class OutputFile {

    private final Path path;

    private OutputFile(Path path) {
        this.path = path;
    }

    /**
     * @param path of the file; its directory must exist
     * @return the file, not yet written
     * @throws FileProblem if it cannot be written
     */
    public static OutputFile at(Path path) {
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot write " + path + ": it is a directory");
        }
        final OutputFile file = new OutputFile(path);
        try {
            Files.delete(file.temporary());
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
        return file;
    }

    private Path temporary() throws IOException {
        return Files.createTempFile(path.toAbsolutePath().getParent(), ".tailspin", ".csv");
    }

    /**
     * @param columns of the table
     * @param rows in the order of the columns; null for a missing value
     * @throws FileProblem if it cannot be written
     */
    public void write(List<? extends TableColumn> columns, List<? extends List<?>> rows) {
        write(columns, rows::forEach);
    }

    /**
     * @param columns of the table; none for a file without a header
     * @param rows hands over one row after another
     * @throws FileProblem if it cannot be written
     */
    public void write(List<? extends TableColumn> columns, Consumer<Consumer<List<?>>> rows) {
        replace(temporary -> {
            try (CsvTable table =
                    new CsvTable(path, Files.newBufferedWriter(temporary, StandardCharsets.UTF_8), columns)) {
                rows.accept(table::add);
            }
        });
    }

    /**
     * @param bytes all of the file
     * @throws FileProblem if it cannot be written
     */
    public void write(byte[] bytes) {
        replace(temporary -> Files.write(temporary, bytes));
    }

    /** Writes a file. */
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    private void replace(Content content) {
        try {
            final Path temporary = temporary();
            try {
                content.writeTo(temporary);
                Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new FileProblem("cannot write", path, e);
        }
    }
}
