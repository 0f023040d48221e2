package org.tailspin.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, and the commit that it was built from. */
public final class Version implements IVersionProvider {

    private static final Properties BUILD = read();

    /** As the build wrote it. */
    public static final String TEXT = BUILD.getProperty("version");

    /** Of the repository; empty where neither a repository nor an archive of one was built. */
    public static final Optional<String> COMMIT = Stream.of("commit", "archive")
            .map(BUILD::getProperty)
            // what stands there if nobody put anything in its place
            .filter(text -> !text.isBlank() && !text.startsWith("$"))
            .findFirst();

    private static Properties read() {
        final Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "tailspin " + TEXT
                    + COMMIT.map(commit -> " (commit " + commit + ")").orElse("")
        };
    }
}
