package org.tailspin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs an application of p2 in a process of its own. */
final class P2 {

    private final Path directory;
    private final Path work;

    /** The bundles of p2, and where to write: configuration and output of each run. */
    P2(Path directory, Path work) {
        this.directory = directory;
        this.work = work;
    }

    /** What an application said, and how it ended. */
    record Result(int exit, String output) {

        void needSuccess() {
            if (exit != 0) {
                throw new IllegalStateException("p2 ended with " + exit + ":\n" + output);
            }
        }
    }

    Result run(String name, String application, String... arguments) throws IOException, InterruptedException {
        Path configuration = Files.createDirectories(work.resolve(name).resolve("configuration"));
        Files.copy(directory.resolve("configuration/config.ini"), configuration.resolve("config.ini"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Keeps p2 from looking for anything in the net or in the user's home.
                "-Duser.home=" + work,
                "-jar",
                launcher().toString(),
                "-nosplash",
                "-consoleLog",
                "-configuration",
                configuration.toString(),
                "-application",
                application));
        command.addAll(List.of(arguments));
        return run(name, command);
    }

    /** Any other process, with its output in the directory of that name. */
    Result run(String name, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(work.resolve(name));
        Path output = work.resolve(name).resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.waitFor();
        return new Result(process.exitValue(), Files.readString(output));
    }

    private Path launcher() throws IOException {
        try (Stream<Path> plugins = Files.list(directory.resolve("plugins"))) {
            return plugins.filter(each -> each.getFileName().toString().startsWith("org.eclipse.equinox.launcher-"))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No launcher in " + directory));
        }
    }

    /** A bundle of p2, for use in an Equinox of our own. */
    Path bundle(String name) throws IOException {
        try (Stream<Path> plugins = Files.list(directory.resolve("plugins"))) {
            return plugins.filter(each -> each.getFileName().toString().startsWith(name + "-"))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No " + name + " in " + directory));
        }
    }
}
