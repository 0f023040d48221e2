import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes a fragment of the nodes' bundle for every platform whose native libraries are there:
 * {@code PackFragments <libraries> <manifest> <plugins> <version> <moment> <notices...>}. A fragment holds the kernels on
 * OpenBLAS with the libraries of one platform, and nothing that only a C compiler reads. All files bear the given moment.
 */
public final class PackFragments {

    /** What JavaCPP calls a platform, and what Eclipse calls it. */
    private static final Map<String, List<String>> PLATFORMS = Map.of(
            "linux-x86_64", List.of("linux", "x86_64"),
            "linux-arm64", List.of("linux", "aarch64"),
            "macosx-x86_64", List.of("macosx", "x86_64"),
            "macosx-arm64", List.of("macosx", "aarch64"),
            "windows-x86_64", List.of("win32", "x86_64"));

    /** Descriptions for other tools, headers, and a second copy of the library. */
    private static final Pattern LEFT_OUT = Pattern.compile("META-INF/MANIFEST\\.MF|(META-INF/versions/.*/)?module-info\\.class"
            + "|META-INF/native-image/.*|META-INF/maven/.*\\.xml|.*/include/.*|.*/lib/(cmake|pkgconfig)/.*"
            + "|.*jniopenblas_full.*|.*\\.lib|.*/");

    private final Path libraries;
    private final String manifest;
    private final String version;
    private final LocalDateTime moment;
    private final Map<String, byte[]> notices = new TreeMap<>();

    private PackFragments(String[] args) throws IOException {
        libraries = Path.of(args[0]);
        manifest = Files.readString(Path.of(args[1]));
        version = args[3];
        // The local time of an entry is what is stored: the same in every time zone.
        moment = LocalDateTime.ofInstant(Instant.parse(args[4]), ZoneOffset.UTC);
        for (String notice : List.of(args).subList(5, args.length)) {
            notices.put("META-INF/" + Path.of(notice).getFileName(), Files.readAllBytes(Path.of(notice)));
        }
    }

    public static void main(String[] args) throws IOException {
        PackFragments packer = new PackFragments(args);
        for (Map.Entry<String, List<String>> platform : PLATFORMS.entrySet()) {
            packer.pack(platform.getKey(), platform.getValue().get(0), platform.getValue().get(1), Path.of(args[2]));
        }
    }

    private void pack(String platform, String os, String arch, Path plugins) throws IOException {
        List<Path> natives = jars("-" + platform);
        if (natives.isEmpty()) {
            return;
        }
        Map<String, byte[]> entries = new TreeMap<>(notices);
        for (Path jar : natives) {
            read(jar, entries);
        }
        for (Path jar : jars("")) {
            if (PLATFORMS.keySet().stream().noneMatch(each -> jar.toString().endsWith("-" + each + ".jar"))) {
                read(jar, entries);
            }
        }
        String text = manifest.replace("${os}", os).replace("${arch}", arch).replace("${version}", version);
        Path file = plugins.resolve("org.tailspin.openblas." + os + "." + arch + ".jar");
        try (OutputStream stream = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            add(zip, "META-INF/MANIFEST.MF", text.getBytes());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                add(zip, entry.getKey(), entry.getValue());
            }
        }
    }

    private List<Path> jars(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(each -> each.toString().endsWith(suffix + ".jar")).sorted().toList();
        }
    }

    private static void read(Path jar, Map<String, byte[]> entries) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!LEFT_OUT.matcher(entry.getName()).matches()) {
                    entries.putIfAbsent(entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(moment);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
