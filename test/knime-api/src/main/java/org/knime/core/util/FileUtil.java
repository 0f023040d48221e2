package org.knime.core.util;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths and URLs of files. KNIME's own URLs have no handler here, and are paths that do not exist. */
public final class FileUtil {

    private static final int TIMEOUT_MILLIS = 1000;

    private FileUtil() {}

    /** The text as a URL; a path of this computer as that of its file. */
    public static URL toURL(String path) throws InvalidPathException, MalformedURLException {
        if (path.isEmpty()) {
            throw new InvalidPathException("", "Empty path");
        }
        try {
            return new URL(path.replace(" ", "%20"));
        } catch (MalformedURLException e) {
            return Path.of(path).toAbsolutePath().toUri().toURL();
        }
    }

    /** The path of a file on this computer, or null for what is elsewhere. */
    public static Path resolveToPath(URL url) throws IOException, URISyntaxException {
        return url.getProtocol().equalsIgnoreCase("file") ? Path.of(url.toURI()) : null;
    }

    /** The content; waits no longer than KNIME's time limit for a sign of life. */
    public static InputStream openStreamWithTimeout(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection.getInputStream();
    }

    /** An empty directory that is gone when Java ends. */
    public static File createTempDir(String prefix) throws IOException {
        File directory = Files.createTempDirectory(prefix).toFile();
        directory.deleteOnExit();
        return directory;
    }
}
