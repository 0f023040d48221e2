package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;

/**
 * Settings as workflows of an earlier state of the nodes stored them: they load, fields that have come since have their
 * defaults, which do what the node did before, and all others keep their values. These files are never written anew.
 */
class StoredSettingsTest {

    /** Each file with the fields that it does not know. */
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "coupling-generator",
                        Set.of(
                                "picture",
                                "motion/damping",
                                "lists",
                                "alphaList",
                                "blocks",
                                "gainList",
                                "law/rankList")),
                Arguments.of(
                        "rnn-integrator",
                        Set.of(
                                "diagnostics",
                                "couplings/matrix/undirected",
                                "form",
                                "input",
                                "journal",
                                "warmup_is_present",
                                "steps_is_present",
                                "every_is_present")),
                Arguments.of(
                        "lyapunov-analyzer",
                        Set.of(
                                "couplings/matrix/undirected",
                                "covariant",
                                "diagnostics",
                                "input",
                                "journal",
                                "measurement/warmup_is_present",
                                "measurement/tangentWarmup_is_present",
                                "measurement/steps_is_present",
                                "precision/maxSteps_is_present",
                                "theory",
                                "arithmetic")),
                Arguments.of(
                        "dimension-estimator",
                        Set.of(
                                "couplings/matrix/undirected",
                                "estimators/delay",
                                "estimators/delay_is_present",
                                "estimators/embedding",
                                "estimators/embedding_is_present",
                                "estimators/exponent",
                                "estimators/interval",
                                "estimators/interval_is_present",
                                "diagnostics",
                                "file",
                                "estimators/isCompared",
                                "estimators/result",
                                "estimators/standardise",
                                "estimators/surrogates",
                                "estimators/window",
                                "journal",
                                "measurement/warmup_is_present",
                                "measurement/tangentWarmup_is_present",
                                "measurement/steps_is_present")),
                Arguments.of("network-theory", Set.of("all", "dimension", "journal")),
                Arguments.of("coupling-statistics", Set.of("couplings/matrix/undirected", "overlaps")));
    }

    /** Settings of given matrices, which the Coupling Generator had before the Connectome Preparer. */
    private static final Set<String> GONE = Set.of("matrix", "preparation");

    private static StoredSettings without(StoredSettings settings, String gone) {
        StoredSettings kept = new StoredSettings();
        for (String key : settings.keys()) {
            kept = key.equals(gone) ? kept : kept.with(key, settings.get(key));
        }
        return kept;
    }

    private static StoredSettings read(String file) throws IOException {
        try (InputStream stream = StoredSettingsTest.class.getResourceAsStream("stored/" + file + ".xml")) {
            return StoredSettings.fromXml(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void anEarlierWorkflowLoads(String file, Set<String> come) throws Exception {
        StoredSettings node = read(file);
        DefaultNodeFactory factory = Class.forName((String) node.get("factory"))
                .asSubclass(DefaultNodeFactory.class)
                .getConstructor()
                .newInstance();
        StoredSettings stored = node.nested("model");
        StoredSettings loaded = NodeRunner.of(factory).load(stored).settings();
        StoredSettings defaults = NodeRunner.of(factory).settings();
        assertEquals(new TreeSet<>(come), missing(stored, loaded, ""));
        for (String path : come) {
            // a number that has become optional since was given
            boolean hasBecomeOptional =
                    path.endsWith("_is_present") && !come.contains(path.replaceFirst("_is_present$", ""));
            Object expected = hasBecomeOptional ? Boolean.TRUE : at(defaults, path);
            assertEquals(expected, at(loaded, path), path);
        }
        for (String gone : GONE) {
            stored = stored.keys().contains(gone) ? without(stored, gone) : stored;
        }
        assertSame(stored, loaded, "");
    }

    private static Object at(StoredSettings settings, String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? settings.get(path)
                : at(settings.nested(path.substring(0, slash)), path.substring(slash + 1));
    }

    private static Set<String> missing(StoredSettings stored, StoredSettings loaded, String path) {
        Set<String> missing = new TreeSet<>();
        for (String key : loaded.keys()) {
            if (!stored.keys().contains(key)) {
                missing.add(path + key);
            } else if (loaded.get(key) instanceof StoredSettings nested) {
                missing.addAll(missing(stored.nested(key), nested, path + key + "/"));
            }
        }
        return missing;
    }

    private static void assertSame(StoredSettings stored, StoredSettings loaded, String path) {
        for (String key : stored.keys()) {
            assertFalse(loaded.get(key) == null && stored.get(key) != null, path + key + " is lost");
            if (stored.get(key) instanceof StoredSettings nested) {
                assertSame(nested, loaded.nested(key), path + key + "/");
            } else {
                assertEquals(List.of(text(stored.get(key))), List.of(text(loaded.get(key))), path + key);
            }
        }
    }

    private static String text(Object value) {
        return value instanceof Object[] array ? List.of(array).toString() : String.valueOf(value);
    }
}
