package org.tailspin.cli.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.PopulationsArgument;
import org.tailspin.cli.options.TransmitterArgument;
import org.tailspin.core.recipe.Grid;
import org.tailspin.files.FileProblem;
import org.tailspin.files.Numbers;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options by their names, as text: what a YAML file says, and what is written beside results.
 *
 * <p>The file is one flat mapping, from the longest name of an option, without its dashes, to a value or a list of values.
 * It is read as a stream of events, in which a value is nothing but text: no object is made from it, and there are no
 * anchors, aliases and tags.
 */
public final class Configuration {

    /** Characters of a file. A sweep is described in some dozen lines, and by lists of numbers of some ten thousand neurons. */
    static final int MAX_LENGTH = 1_000_000;

    /** Characters of a value in a sentence or a page. */
    private static final int MOST_SHOWN = 200;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern PLAIN = Pattern.compile("-?[A-Za-z0-9_+][A-Za-z0-9_+./:-]*(?<!:)");

    private final Map<String, List<String>> values;

    private Configuration(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * {@return their values, given or by default; without those that have none}
     *
     * @param facts what does not come from an option
     * @param usual values of options that were not given and have no default of their own
     * @param options of a command that was parsed
     */
    static Configuration of(Map<String, String> facts, Map<String, String> usual, Collection<OptionSpec> options) {
        final Map<String, List<String>> values = new LinkedHashMap<>();
        for (OptionSpec option : options) {
            final List<String> given = given(option);
            final String text = given.isEmpty() ? option.defaultValueString() : String.join(",", given);
            if (!text.isEmpty() && !text.equals("null")) { // how the parser writes that there is no default
                values.put(key(option), isList(option) ? List.of(text.split(",")) : List.of(text));
            } else if (usual.containsKey(key(option))) {
                values.put(key(option), List.of(usual.get(key(option)).split(",")));
            } else if (option.typeInfo().isBoolean() && option.getValue() != null) {
                final Boolean flag = option.getValue();
                values.put(key(option), List.of(flag.toString()));
            }
        }
        facts.forEach((key, value) -> values.put(key, List.of(value)));
        return new Configuration(values);
    }

    /** Whether commas part the values of an option, whoever parts them: the parser, or the grammar of lists and ranges. */
    private static boolean isList(OptionSpec option) {
        return option.isMultiValue() || option.getValue() instanceof List || option.getValue() instanceof Grid;
    }

    /** As typed; of a list its numbers, so that the file that they stand in is not needed again. */
    private static List<String> given(OptionSpec option) {
        final Object value = option.getValue();
        if (value instanceof Path path) { // so that it means the same wherever it is read
            return List.of(path.toAbsolutePath().normalize().toString());
        }
        if (value instanceof TransmitterArgument place) {
            return List.of(place.text());
        }
        if (value instanceof PopulationsArgument populations) {
            return List.of(populations.text());
        }
        final List<?> values = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        return !values.isEmpty() && values.stream().allMatch(ListArgument.class::isInstance)
                ? values.stream().map(list -> ((ListArgument) list).text()).toList()
                : option.originalStringValues();
    }

    /**
     * {@return its key in a file}
     *
     * @param option of a command
     */
    static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    /**
     * Reads a file.
     *
     * @param path of the file
     * @return what it says
     * @throws FileProblem if it cannot be read, is no flat mapping, is too long, or names a key twice
     */
    public static Configuration read(Path path) {
        return new Configuration(new Reader(path).mapping(text(path)));
    }

    private static String text(Path path) {
        if (Files.isDirectory(path)) {
            throw new FileProblem("cannot read " + path + ": it is a directory");
        }
        try (InputStream in = Files.newInputStream(path)) {
            final byte[] bytes = in.readNBytes(MAX_LENGTH + 1);
            if (bytes.length > MAX_LENGTH) {
                throw new FileProblem(
                        path + " is longer than " + MAX_LENGTH + " characters, the limit of a configuration");
            }
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FileProblem(path + " is not UTF-8 text");
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        }
    }

    /**
     * Refuses a configuration that is too long to be read again.
     *
     * @throws IllegalArgumentException if what is written beside results could not be read again
     */
    void checkLength() {
        final int length = yaml().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("the options must fit into a configuration of " + MAX_LENGTH
                    + " characters, but take " + length + ": list fewer numbers, or with fewer digits");
        }
    }

    Set<String> keys() {
        return values.keySet();
    }

    /**
     * {@return its value, with commas between several; null if there is none}
     *
     * @param key name of an option without its dashes
     */
    String value(String key) {
        final List<String> value = values.get(key);
        return value == null ? null : String.join(",", value);
    }

    /**
     * {@return options of a command that say the same}
     *
     * @param without keys that are no options
     */
    List<String> arguments(Set<String> without) {
        return values.keySet().stream()
                .filter(key -> !without.contains(key))
                .map(key -> "--" + key + "=" + value(key))
                .toList();
    }

    /** {@return all but one key} */
    Configuration without(String key) {
        final Map<String, List<String>> others = new LinkedHashMap<>(values);
        others.remove(key);
        return new Configuration(others);
    }

    /**
     * {@return the first key that has another value there, or none}
     *
     * @param without keys that do not matter
     */
    Optional<String> difference(Configuration other, Set<String> without) {
        final Set<String> keys = new LinkedHashSet<>(values.keySet());
        keys.addAll(other.values.keySet());
        keys.removeAll(without);
        return keys.stream()
                .filter(key -> !String.valueOf(value(key)).equals(String.valueOf(other.value(key))))
                .findFirst();
    }

    /** {@return the values by their keys; numbers as numbers} */
    Map<String, Object> fields() {
        final Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach((key, list) -> fields.put(
                key,
                list.size() == 1
                        ? field(list.get(0))
                        : list.stream().map(Configuration::field).toList()));
        return fields;
    }

    private static Object field(String value) {
        if (WHOLE.matcher(value).matches()) {
            return Long.valueOf(value);
        }
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        try {
            return Numbers.parse(value);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /**
     * {@return the same for people; of a long list the first numbers}
     *
     * @param value of an option
     */
    static String shortened(String value) {
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "...";
    }

    /** {@return the file} */
    String yaml() {
        final StringBuilder text = new StringBuilder();
        values.forEach((key, list) -> {
            text.append(key).append(": ");
            final List<String> scalars =
                    list.stream().map(Configuration::scalar).toList();
            text.append(list.size() == 1 ? scalars.get(0) : "[" + String.join(", ", scalars) + "]")
                    .append('\n');
        });
        return text.toString();
    }

    private static String scalar(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        final StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** Reads one file. */
    private static final class Reader {

        private final Path path;
        private Iterator<Event> events;

        Reader(Path path) {
            this.path = path;
        }

        Map<String, List<String>> mapping(String text) {
            final LoadSettings settings = LoadSettings.builder()
                    .setLabel("configuration")
                    .setCodePointLimit(MAX_LENGTH)
                    .build();
            try {
                events = new Parse(settings).parseString(text).iterator();
                final Map<String, List<String>> values = new LinkedHashMap<>();
                events.next(); // the stream begins
                if (events.next().getEventId() == Event.ID.StreamEnd) {
                    return values;
                }
                final Event start = next();
                if (start instanceof ScalarEvent empty
                        && empty.isPlain()
                        && empty.getValue().isEmpty()) {
                    return values; // nothing but comments
                }
                if (!(start instanceof MappingStartEvent)) {
                    throw problem(start, "the file must be a mapping: lines of the form 'name: value'");
                }
                for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
                    final String key = scalar(e, "a name");
                    if (values.put(key, value(key)) != null) {
                        throw problem(e, "'" + key + "' stands in the file twice");
                    }
                }
                events.next(); // the document ends
                final Event end = events.next();
                if (end.getEventId() != Event.ID.StreamEnd) {
                    throw problem(end, "the file must be a single mapping");
                }
                return values;
            } catch (MarkedYamlEngineException e) {
                throw FileProblem.atLine(
                        path, e.getProblemMark().map(Mark::getLine).orElse(0) + 1L, "not YAML: " + e.getProblem());
            } catch (YamlEngineException e) {
                throw new FileProblem(path + ": not YAML: " + e.getMessage());
            }
        }

        private List<String> value(String key) {
            final Event event = next();
            if (!(event instanceof SequenceStartEvent)) {
                final String value = scalar(event, "the value of '" + key + "'");
                if (value.isEmpty()) {
                    throw problem(event, "'" + key + "' has no value");
                }
                return List.of(value);
            }
            final List<String> list = new ArrayList<>();
            for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
                final String value = scalar(e, "an entry of '" + key + "'");
                if (value.isEmpty() || value.indexOf(',') >= 0) {
                    throw problem(e, "an entry of '" + key + "' must be one value, but is '" + value + "'");
                }
                list.add(value);
            }
            if (list.isEmpty()) {
                throw problem(event, "'" + key + "' has no value");
            }
            return list;
        }

        private Event next() {
            final Event event = events.next();
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw problem(event, "anchors and aliases are not understood here");
            }
            if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                    || event instanceof MappingStartEvent map && map.getTag().isPresent()
                    || event instanceof SequenceStartEvent list && list.getTag().isPresent()) {
                throw problem(event, "tags are not understood here: a value is plain text");
            }
            return event;
        }

        private String scalar(Event event, String what) {
            if (event instanceof ScalarEvent scalar) {
                return scalar.getValue().strip();
            }
            throw problem(event, what + " must be plain text or a list of it, and not be nested");
        }

        private FileProblem problem(Event event, String message) {
            return FileProblem.atLine(
                    path, event.getStartMark().map(Mark::getLine).orElse(0) + 1L, message);
        }
    }
}
