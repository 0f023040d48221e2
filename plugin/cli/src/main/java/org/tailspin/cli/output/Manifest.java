package org.tailspin.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tailspin.files.FileProblem;

/**
 * What a manifest says of the files beside it: which command wrote them, and what they were when it was done.
 *
 * @param command that wrote them; empty if there is no manifest
 * @param checksums by the names of the files; empty texts as long as a run is under way, or if it was killed
 */
record Manifest(String command, Map<String, String> checksums) {

    /** Its list of files. */
    static final String FILES = "files";

    private static final Manifest NONE = new Manifest("", Map.of());

    private static final int MAX_BYTES = 100_000_000;

    /**
     * {@return what it says; nothing if it is no manifest of this program}
     *
     * @param path of the file
     */
    static Manifest of(Path path) {
        final JsonNode root;
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
                return NONE;
            }
            root = new ObjectMapper().readTree(Files.readString(path, StandardCharsets.UTF_8));
        } catch (JsonProcessingException | CharacterCodingException e) {
            return NONE;
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
        final JsonNode command = root.path("command");
        final JsonNode files = root.path(FILES);
        if (!command.isTextual() || !files.isArray()) {
            return NONE;
        }
        final Map<String, String> checksums = new LinkedHashMap<>();
        for (JsonNode file : files) {
            final String name = file.path("name").asText();
            if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
                return NONE; // this program writes no such name
            }
            checksums.put(name, file.path("sha256").asText());
        }
        return new Manifest(command.asText(), checksums);
    }

    Set<String> files() {
        return checksums.keySet();
    }

    /**
     * Checks that the files are those that the command left.
     *
     * @throws FileProblem if a file is not what it was when the command was done
     */
    void checkUnchanged(Path directory) {
        checksums.forEach((name, checksum) -> {
            final Path file = directory.resolve(name);
            if (!checksum.isEmpty() && Files.exists(file) && !checksum(file).equals(checksum)) {
                throw new FileProblem(file + " was changed after '" + command + "' wrote it, and " + Outputs.FORCE
                        + " overwrites nothing else: move it, or name another output directory");
            }
        });
    }

    /**
     * {@return the list of the manifest}
     *
     * @param directory with the files
     * @param names of them
     * @param isComplete whether they are what they will be
     */
    static List<Map<String, Object>> files(Path directory, Collection<String> names, boolean isComplete) {
        final List<Map<String, Object>> files = new ArrayList<>();
        for (String name : names) {
            final Path file = directory.resolve(name);
            final Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            if (isComplete && !name.equals(OutputDirectory.MANIFEST)) {
                if (!Files.exists(file)) {
                    continue; // a picture of nothing, say
                }
                try {
                    fields.put("bytes", Files.size(file));
                } catch (IOException e) {
                    throw new FileProblem("cannot read", file, e);
                }
                fields.put("sha256", checksum(file));
            }
            files.add(fields);
        }
        return files;
    }

    static String checksum(Path file) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new FileProblem("cannot read", file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
