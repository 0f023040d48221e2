import java.io.IOException;
import java.io.OutputStream;
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
 * Makes a site out of what the p2 publisher wrote: {@code PackSite <repository> <zip> <moment>}. The publisher stamps its
 * files with the time of the build, which would make every build different; here all bear the given moment.
 */
public final class PackSite {

    private static final String INDEX = """
            version=1
            metadata.repository.factory.order=content.xml,!
            artifact.repository.factory.order=artifacts.xml,!
            """;

    private final Path repository;
    private final Instant moment;

    private PackSite(Path repository, Instant moment) {
        this.repository = repository;
        this.moment = moment;
    }

    public static void main(String[] args) throws IOException {
        PackSite site = new PackSite(Path.of(args[0]), Instant.parse(args[2]));
        site.compress("content");
        site.compress("artifacts");
        Files.writeString(site.repository.resolve("p2.index"), INDEX);
        site.zip(Path.of(args[1]));
    }

    /** Replaces name.xml by name.jar, which p2 reads just as well, and downloads faster. */
    private void compress(String name) throws IOException {
        Path xml = repository.resolve(name + ".xml");
        String text = Files.readString(xml);
        String stamped = text.replaceAll(
                "(<property name='p2.timestamp' value=')[0-9]+'", "$1" + moment.toEpochMilli() + "'");
        if (stamped.equals(text)) {
            throw new IOException("No p2.timestamp in " + xml);
        }
        try (ZipOutputStream jar = open(repository.resolve(name + ".jar"))) {
            add(jar, xml.getFileName().toString(), stamped.getBytes(StandardCharsets.UTF_8));
        }
        Files.delete(xml);
    }

    private void zip(Path file) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(repository)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (ZipOutputStream zip = open(file)) {
            for (Path each : files) {
                String name = repository.relativize(each).toString().replace('\\', '/');
                add(zip, name, Files.readAllBytes(each));
            }
        }
    }

    private static ZipOutputStream open(Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(file);
        return new ZipOutputStream(stream, StandardCharsets.UTF_8);
    }

    private void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The local time of an entry is what is stored: the same in every time zone.
        entry.setTimeLocal(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
