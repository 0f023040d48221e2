package org.tailspin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a run leaves its files. It is made, and seen to be writable, before any work. */
final class OutputDirectory {

    static final String NETWORKS = "networks.csv";
    static final String SPECTRUM = "spectrum.csv";
    static final String LAMBDA = "lambda.png";
    static final String MANIFEST = "manifest.json";
    static final String REPORT = "report.html";
    static final String CRITICAL_GAINS = "critical-gains.csv";
    static final String CURVES = "curves.csv";

    private final Path path;

    private OutputDirectory(Path path) {
        this.path = path;
    }

    /**
     * @param path of the directory
     * @param force whether it may exist; earlier results in it are then removed, and nothing else
     * @return the directory, empty of results
     * @throws FileProblem if it exists, or cannot be made or written
     */
    static OutputDirectory create(Path path, boolean force) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new FileProblem("the output directory " + path + " is a file");
        }
        if (Files.exists(path) && !force) {
            throw new FileProblem(
                    "the output directory " + path + " exists: name another, or overwrite its results with --force");
        }
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".tailspin", null));
            for (String name : new String[] {NETWORKS, SPECTRUM, LAMBDA, MANIFEST, REPORT, CRITICAL_GAINS, CURVES}) {
                Files.deleteIfExists(path.resolve(name));
            }
        } catch (IOException e) {
            throw new FileProblem("cannot write to the output directory", path, e);
        }
        return new OutputDirectory(path);
    }

    Path path() {
        return path.toAbsolutePath().normalize();
    }

    BufferedWriter writer(String name) {
        try {
            return Files.newBufferedWriter(path.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FileProblem("cannot write", path.resolve(name), e);
        }
    }

    void write(String name, byte[] content) {
        try {
            Files.write(path.resolve(name), content);
        } catch (IOException e) {
            throw new FileProblem("cannot write", path.resolve(name), e);
        }
    }
}
