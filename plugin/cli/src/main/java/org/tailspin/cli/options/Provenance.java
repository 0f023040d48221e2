package org.tailspin.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.cli.output.Version;
import org.tailspin.core.analysis.NetworkAnalysis;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What made a result: the version and its commit, and the command line, which with the same version gives the same numbers. */
final class Provenance {

    private Provenance() {}

    /** For JSON and manifests. */
    static Map<String, Object> fields(CommandSpec command) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tailspin", Version.TEXT);
        fields.put("commit", Version.COMMIT.orElse(null));
        fields.put("command", line(command));
        fields.put("kernels", NetworkAnalysis.kernels());
        return fields;
    }

    /** For the inside of pictures, by the names that PNG registers. */
    static Map<String, String> remarks(CommandSpec command) {
        return Map.of(
                "Software",
                "Tailspin " + Version.TEXT
                        + Version.COMMIT.map(commit -> ", commit " + commit).orElse(""),
                "Description",
                line(command));
    }

    private static String line(CommandSpec command) {
        final ParseResult parsed = command.root().commandLine().getParseResult();
        final List<String> words = parsed == null ? List.of() : parsed.originalArgs();
        return Stream.concat(Stream.of("tailspin"), words.stream())
                .map(Provenance::quoted)
                .collect(Collectors.joining(" "));
    }

    /** As a shell reads it back. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
