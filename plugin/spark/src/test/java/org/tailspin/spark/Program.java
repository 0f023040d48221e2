package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A process with its logs. Its standard input is a pipe that ends with this process. */
record Program(Process process, Path out, Path err) implements AutoCloseable {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static Program start(Path directory, String name, List<String> command, Consumer<ProcessBuilder> settings)
            throws IOException {
        final Path out = directory.resolve(name + ".out");
        final Path err = directory.resolve(name + ".err");
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        settings.accept(builder);
        return new Program(builder.start(), out, err);
    }

    String log() throws IOException {
        // a character may be half written
        return new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
    }

    /**
     * Waits until the log says something.
     *
     * @return the log
     */
    String await(Predicate<String> isSaid) throws IOException, InterruptedException {
        String log = log();
        while (!isSaid.test(log)) {
            assertTrue(process.isAlive(), log);
            Thread.sleep(20);
            log = log();
        }
        return log;
    }

    /**
     * Waits for the end.
     *
     * @return the exit code
     */
    int code() throws InterruptedException {
        return process.waitFor();
    }

    /** What the product says, among all that Spark says. */
    List<String> messages() throws IOException {
        return log().lines()
                .filter(line -> line.startsWith("tailspin: ") && !line.startsWith("tailspin: working"))
                .toList();
    }

    /** Ends it at once, with its children. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
