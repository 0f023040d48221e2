package org.tailspin.nodes.common;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.core.util.FileUtil;

/**
 * A file that a field of a dialog names: a path on this computer, or a URL, of which KNIME resolves its own, such as {@code
 * knime://knime.workflow/data/weights.csv}. What is elsewhere is copied for as long as it is needed.
 */
public final class FileLocation implements AutoCloseable {

    /** What a field that names a file says of it. */
    public static final String HOW = "a path on this computer, or a URL, also one of KNIME's own such as"
            + " knime://knime.workflow/data/network.csv (in the data of this workflow) or"
            + " knime://knime.mountpoint/data/network.csv; a flow variable of text can give it";

    private static final int BUFFER = 1 << 16;

    private final Path path;

    /** The directory of a copy; null of a file that is where it belongs. */
    private final Path copy;

    private FileLocation(Path path, Path copy) {
        this.path = path;
        this.copy = copy;
    }

    /**
     * Finds the file, and copies it if it is not on this computer.
     *
     * @param location path or URL
     * @param exec of the running node
     * @return the file, which may still not exist
     * @throws KNIMEException if the text names nothing, or cannot be copied
     * @throws CanceledExecutionException if the user cancelled
     */
    public static FileLocation open(String location, ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        final String text = location.strip();
        try {
            final URL url = FileUtil.toURL(text);
            final Path local = FileUtil.resolveToPath(url);
            return local != null ? new FileLocation(local, null) : copied(url, exec);
        } catch (IOException | URISyntaxException | InvalidPathException e) {
            throw Message.fromSummary("The file '" + text + "' cannot be read: " + Refusal.reason(e) + ".")
                    .toKNIMEException(e);
        }
    }

    private static FileLocation copied(URL url, ExecutionMonitor exec) throws IOException, CanceledExecutionException {
        final String path = url.getPath();
        final String last = path.substring(path.lastIndexOf('/') + 1);
        final String name = last.isBlank() ? "file" : last.replaceAll("[^A-Za-z0-9._-]", "_");
        final File directory = FileUtil.createTempDir("tailspin");
        final FileLocation file = new FileLocation(directory.toPath().resolve(name), directory.toPath());
        boolean isWhole = false;
        try (InputStream in = FileUtil.openStreamWithTimeout(url);
                OutputStream out = Files.newOutputStream(file.path)) {
            final byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                exec.checkCanceled();
                out.write(buffer, 0, count);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                file.close();
            }
        }
        return file;
    }

    /** {@return where to read it} */
    public Path path() {
        return path;
    }

    /** {@return its name, without directories} */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** Forgets a copy. */
    @Override
    public void close() {
        if (copy == null) {
            return;
        }
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // KNIME deletes its temporary files when it ends
        }
    }
}
