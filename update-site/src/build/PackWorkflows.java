import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs each directory of workflows as KNIME imports it: {@code PackWorkflows <directories> <target> <moment>}. A
 * {@code .knwf} is a zip of one workflow's directory, under its name.
 */
public final class PackWorkflows {

    private PackWorkflows() {}

    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of(args[1]));
        LocalDateTime moment = LocalDateTime.ofInstant(Instant.parse(args[2]), ZoneOffset.UTC);
        for (Path workflow : list(Path.of(args[0]), false)) {
            pack(workflow, target.resolve(workflow.getFileName() + ".knwf"), moment);
        }
    }

    private static List<Path> list(Path directory, boolean isDeep) throws IOException {
        try (Stream<Path> paths = isDeep ? Files.walk(directory) : Files.list(directory)) {
            return paths.filter(isDeep ? Files::isRegularFile : Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static void pack(Path workflow, Path file, LocalDateTime moment) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            for (Path each : list(workflow, true)) {
                String name = workflow.getParent().relativize(each).toString().replace('\\', '/');
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(moment); // the same bytes from every build
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(each));
                zip.closeEntry();
            }
        }
    }
}
