package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.WidgetGroup;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.StoredSettings;

/** What holds of the settings of every node, whatever somebody, a flow variable or a workflow puts into them. */
class SettingsPropertiesTest {

    private static final String SEED = "20261130";

    /** Of a setting that can be switched off. */
    private static final String PRESENT = "_is_present";

    /** More than these are no sentence. */
    private static final int LONGEST = 600;

    private static final List<Supplier<DefaultNodeFactory>> NODES = nodes();

    private static List<Supplier<DefaultNodeFactory>> nodes() {
        return SettingsTest.factories()
                .map(factory -> (Supplier<DefaultNodeFactory>) () -> {
                    try {
                        return factory.getClass().getDeclaredConstructor().newInstance();
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** A setting by its path, and what it is given. */
    private record Change(List<String> path, Object value) {
        @Override
        public String toString() {
            return String.join("/", path) + " = " + value;
        }
    }

    /** A node with some of its settings changed. */
    private record Case(String node, Supplier<DefaultNodeFactory> factory, List<Change> changes) {

        NodeRunner runner() {
            return NodeRunner.of(factory.get());
        }

        StoredSettings settings() {
            StoredSettings settings = runner().settings();
            for (Change change : changes) {
                settings = with(settings, change.path, change.value);
            }
            return settings;
        }

        private static StoredSettings with(StoredSettings settings, List<String> path, Object value) {
            return settings.with(
                    path.get(0),
                    path.size() == 1 ? value : with(settings.nested(path.get(0)), path.subList(1, path.size()), value));
        }

        @Override
        public String toString() {
            return node + " with " + changes;
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.of(NODES).flatMap(factory -> {
            final NodeRunner node = NodeRunner.of(factory.get());
            final List<Arbitrary<Change>> each = new ArrayList<>();
            collect(node.parameters(), node.settings(), List.of(), each);
            final String name = factory.get().getClass().getSimpleName();
            return each.isEmpty()
                    ? Arbitraries.just(new Case(name, factory, List.of()))
                    : Arbitraries.oneOf(each)
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(5)
                            .map(changes -> new Case(name, factory, changes));
        });
    }

    /** Every stored value, with values of its type: those of a choice are its names. */
    private static void collect(
            Object group, StoredSettings settings, List<String> path, List<Arbitrary<Change>> into) {
        for (String key : settings.keys()) {
            final List<String> own = new ArrayList<>(path);
            own.add(key);
            final Object value = settings.get(key);
            if (value instanceof StoredSettings nested) {
                final Object below = field(group, key);
                if (below instanceof WidgetGroup) {
                    collect(below, nested, own, into);
                }
                continue;
            }
            final Object now = field(group, key);
            final Arbitrary<?> values = now instanceof Enum<?> choice
                    ? Arbitraries.of(Arrays.stream(choice.getDeclaringClass().getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList())
                    : values(value);
            if (values != null) {
                into.add(values.map(drawn -> new Change(own, drawn)));
            }
        }
    }

    private static Arbitrary<?> values(Object value) {
        if (value instanceof Boolean) {
            return Arbitraries.of(true, false);
        }
        if (value instanceof Integer) {
            return Arbitraries.oneOf(
                    Arbitraries.integers(), Arbitraries.integers().between(-2, 60));
        }
        if (value instanceof Double) {
            return Arbitraries.oneOf(
                    Arbitraries.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                    Arbitraries.doubles(),
                    Arbitraries.doubles().between(-1, 4).ofScale(2));
        }
        if (value instanceof String) {
            return Arbitraries.oneOf(
                    Arbitraries.of("", " ", "1", "1, 2", "2, 1", "0.5 1 2", "1e400", "NaN", "x", "-1"),
                    Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12));
        }
        return null;
    }

    /** The value of the field that is stored under a key; null if there is none of that name. */
    private static Object field(Object group, String key) {
        for (Class<?> type = group.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                final String name = field.getName().replaceFirst("^m_", "");
                if (name.equals(key) && !Modifier.isStatic(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        return field.get(group);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        return null;
    }

    /** What is loaded is saved again as it was; what is refused is refused in a sentence. */
    @Property(tries = 1500, seed = SEED)
    void whatIsStoredIsKeptOrRefusedInASentence(@ForAll("cases") Case one) {
        final StoredSettings stored = one.settings();
        try {
            final StoredSettings kept = one.runner().load(stored).settings();
            assertKept(stored, kept);
            assertEquals(kept, one.runner().load(kept).settings());
        } catch (InvalidSettingsException e) {
            final String sentence = e.getMessage();
            assertFalse(sentence == null || sentence.isBlank(), "a refusal without a reason");
            assertTrue(sentence.length() <= LONGEST, sentence);
            assertFalse(sentence.contains("null"), sentence);
            assertFalse(sentence.toLowerCase(Locale.ROOT).contains("exception"), sentence);
        }
    }

    /** All values are the same, but for one that is switched off, of which nothing is kept. */
    private static void assertKept(StoredSettings stored, StoredSettings kept) {
        assertEquals(stored.keys(), kept.keys());
        for (String key : stored.keys()) {
            if (stored.get(key) instanceof StoredSettings nested) {
                assertKept(nested, kept.nested(key));
            } else if (!Boolean.FALSE.equals(stored.get(key + PRESENT))) {
                assertTrue(Objects.deepEquals(stored.get(key), kept.get(key)), key + " = " + kept.get(key));
            }
        }
    }

    /** The XML of a workflow gives the same settings. */
    @Property(tries = 500, seed = SEED)
    void theFileOfAWorkflowHoldsThem(@ForAll("cases") Case one) {
        final StoredSettings stored = one.settings();
        assertEquals(stored, StoredSettings.fromXml(stored.toXml("model")));
    }

    /** A workflow of a version before a setting gets its default. */
    @Property(tries = 500, seed = SEED)
    void aSettingThatIsMissingHasItsDefault(@ForAll("cases") Case one) throws InvalidSettingsException {
        final StoredSettings defaults = one.runner().settings();
        final String key = one.changes().get(0).path().get(0).replaceFirst(PRESENT + "$", "");
        final StoredSettings loaded;
        try {
            loaded = one.runner()
                    .load(defaults.without(key).without(key + PRESENT))
                    .settings();
        } catch (InvalidSettingsException e) {
            assertTrue(
                    e.getMessage().contains(key), e.getMessage()); // one of the first version, which every workflow has
            return;
        }
        assertEquals(defaults, loaded);
    }
}
