package org.tailspin.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.tailspin.install.P2.Result;

/** The site as a user meets it: p2 installs it, Equinox starts it, the registry knows its nodes. */
class InstallIT {

    private static final Path WORK = Path.of(System.getProperty("install.work"));
    private static final Path SITE = Path.of(System.getProperty("install.site"));
    private static final Path STAND_IN = Path.of(System.getProperty("install.standin"));
    private static final Path INSTALLATION = WORK.resolve("installation");
    private static final Path KNIME = WORK.resolve("knime");
    private static final String OPENBLAS = "org.tailspin.openblas.";
    private static final P2 P2 = new P2(Path.of(System.getProperty("install.p2")), WORK);

    @BeforeAll
    static void install() throws Exception {
        delete(WORK);
        Files.createDirectories(WORK);
        P2.run(
                        "publish",
                        "org.eclipse.equinox.p2.publisher.FeaturesAndBundlesPublisher",
                        "-metadataRepository",
                        KNIME.toUri().toString(),
                        "-artifactRepository",
                        KNIME.toUri().toString(),
                        "-source",
                        STAND_IN.toString(),
                        "-publishArtifacts")
                .needSuccess();
        director("install", INSTALLATION, KNIME).needSuccess();
    }

    private static Result director(String name, Path destination, Path... more) throws Exception {
        Path jdk = Path.of(InstallIT.class.getResource("/jdk").toURI());
        List<String> repositories = new ArrayList<>(List.of(SITE.toUri().toString()));
        Stream.of(more).map(each -> each.toUri().toString()).forEach(repositories::add);
        String artifacts = String.join(",", repositories);
        repositories.add(jdk.toUri().toString());
        return P2.run(
                name,
                "org.eclipse.equinox.p2.director",
                "-metadataRepository",
                String.join(",", repositories),
                "-artifactRepository",
                artifacts,
                "-installIU",
                "org.tailspin.feature.feature.group,org.tailspin.openblas.feature.feature.group,"
                        + (more.length > 0 ? "org.knime.workbench.repository," : "") + "a.jre.javase",
                "-destination",
                destination.toString(),
                "-profile",
                "Tailspin",
                "-profileProperties",
                "org.eclipse.update.install.features=true");
    }

    @Test
    void isRefusedWhereKnimeIsMissing() throws Exception {
        Result result = director("refuse", WORK.resolve("refused"));
        assertNotEquals(0, result.exit());
        assertTrue(result.output().contains("org.knime.core [5.8.0,6.0.0)"), result.output());
    }

    @Test
    void featureAndBundleAreInstalled() throws IOException {
        try (Stream<Path> features = Files.list(INSTALLATION.resolve("features"))) {
            assertTrue(features.anyMatch(each -> each.getFileName().toString().startsWith("org.tailspin.feature_")));
        }
        assertTrue(Files.isRegularFile(nodes()));
    }

    /** Of the libraries for all platforms, or of this one's, exactly one is installed. */
    @Test
    void onlyTheLibraryOfThisPlatformIsInstalled() throws IOException {
        try (Stream<Path> plugins = Files.list(INSTALLATION.resolve("plugins"))) {
            List<String> fragments = plugins.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith(OPENBLAS))
                    .toList();
            assertEquals(1, fragments.size(), fragments.toString());
        }
    }

    @Test
    void matricesAreMultipliedByOpenBlas() throws Exception {
        Path home = Files.createDirectories(WORK.resolve("home"));
        Result result = kernels("openblas", home);
        assertTrue(result.output().contains(KernelsCheck.ANSWER + "openblas"), result.output());
        assertTrue(Files.isDirectory(home.resolve(".cache/tailspin/native")), "the library was unpacked elsewhere");
    }

    /** Where the library cannot be unpacked, the nodes go on without it, and say so once. */
    @Test
    void matricesAreMultipliedByJavaWhereTheLibraryCannotBeUnpacked() throws Exception {
        Path file = Files.createFile(WORK.resolve("no-directory"));
        Result result = kernels("unwritable", file);
        assertTrue(result.output().contains(KernelsCheck.ANSWER + "java"), result.output());
        assertEquals(
                1,
                result.output()
                        .lines()
                        .filter(line -> line.contains("computing with the Java kernels"))
                        .count(),
                result.output());
    }

    /** Equinox in a process whose home and place for temporary files lie below the given path. */
    private static Result kernels(String name, Path home) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                KernelsCheck.class.getName(),
                WORK.resolve("equinox-" + name).toString()));
        for (Path bundle : bundles(nodes())) {
            command.add(bundle.toString());
        }
        return P2.run(name, command);
    }

    @Test
    void everyNodeIsRegisteredDescribedAndMade() throws Exception {
        check(nodes(), "good");
    }

    @Test
    void aBundleThatIsNoSingletonIsFound() throws Exception {
        Path broken = variant("no-singleton", manifest -> manifest.putValue("Bundle-SymbolicName", NodesCheck.BUNDLE));
        Exception failure = assertThrows(IllegalStateException.class, () -> check(broken, "no-singleton"));
        assertTrue(failure.getMessage().endsWith("the registry holds []"), failure.getMessage());
    }

    @Test
    void aLibraryThatIsNotOnTheClassPathIsFound() throws Exception {
        Path broken =
                variant("no-library", manifest -> replace(manifest, "Bundle-ClassPath", ",lib/tailspin-core.jar", ""));
        Exception failure = assertThrows(IllegalStateException.class, () -> check(broken, "no-library"));
        assertTrue(
                failure.getMessage().startsWith("/lib/tailspin-core.jar is not on the class path"),
                failure.getMessage());
    }

    @Test
    void aRequiredBundleThatNobodyHasIsFound() throws Exception {
        Path broken = variant("unknown", manifest -> replace(manifest, "Require-Bundle", "$", ",org.example.unknown"));
        Exception failure = assertThrows(BundleException.class, () -> check(broken, "unknown"));
        assertTrue(failure.getMessage().contains("org.example.unknown"), failure.getMessage());
    }

    private static void check(Path nodes, String name) throws Exception {
        try (Equinox equinox = new Equinox(WORK.resolve("equinox-" + name), bundles(nodes))) {
            new NodesCheck(equinox).all();
        }
    }

    private static List<Path> bundles(Path nodes) throws IOException {
        List<Path> bundles = new ArrayList<>(
                List.of(P2.bundle("org.eclipse.equinox.common"), P2.bundle("org.eclipse.equinox.registry")));
        Path installed = nodes();
        try (Stream<Path> plugins = Files.list(INSTALLATION.resolve("plugins"))) {
            plugins.filter(each -> !each.equals(installed)).sorted().forEach(bundles::add);
        }
        bundles.add(nodes);
        return bundles;
    }

    private static Path nodes() throws IOException {
        try (Stream<Path> plugins = Files.list(INSTALLATION.resolve("plugins"))) {
            return plugins.filter(each -> each.getFileName().toString().startsWith(NodesCheck.BUNDLE + "_"))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("No bundle of nodes was installed"));
        }
    }

    private static void replace(Attributes manifest, String header, String regex, String replacement) {
        String before = manifest.getValue(header);
        String after = before.replaceFirst(regex, replacement);
        if (after.equals(before)) {
            throw new IllegalStateException("The control breaks nothing: " + header + " is " + before);
        }
        manifest.putValue(header, after);
    }

    /** The installed bundle with another manifest. */
    private static Path variant(String name, Consumer<Attributes> change) throws IOException {
        Path file = WORK.resolve("nodes-" + name + ".jar");
        try (JarInputStream in = new JarInputStream(Files.newInputStream(nodes()))) {
            Manifest manifest = new Manifest(in.getManifest());
            change.accept(manifest.getMainAttributes());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return file;
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
