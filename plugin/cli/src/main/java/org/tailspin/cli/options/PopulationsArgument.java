package org.tailspin.cli.options;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.PopulationTable;
import org.tailspin.files.FileProblem;
import org.tailspin.files.Numbers;
import org.tailspin.files.PopulationFile;
import picocli.CommandLine.ITypeConverter;

/**
 * Populations of neurons on a command line: a YAML file with their shares and the laws of their pairs, a table of text with
 * the same in rows, or YAML itself, as it stands in a configuration, which says all of a sweep. A file is read once, and not
 * before its numbers are needed.
 */
public final class PopulationsArgument {

    /** What may be given. */
    static final String DESCRIPTION =
            "Populations of neurons and the laws of their pairs (of blocks): FILE is YAML, with the shares of the populations"
                    + " (populations: {E: 0.8, I: 0.2}) and a list of pairs, each with target, source and, if wanted, alpha,"
                    + " scale, density and sign (pairs: [{target: E, source: I, scale: 4, sign: -1}, ...]), or a table of text"
                    + " with the columns target, source, share, alpha, scale, density, sign";

    private static final String POPULATIONS = "populations";
    private static final String PAIRS = "pairs";

    /** Characters of a file: a hundred populations have ten thousand pairs. */
    private static final int MOST = 2_000_000;

    private final String given;
    private PopulationTable table;

    private PopulationsArgument(String given) {
        this.given = given;
    }

    /** Takes every text. */
    static final class Converter implements ITypeConverter<PopulationsArgument> {
        @Override
        public PopulationsArgument convert(String text) {
            return new PopulationsArgument(text);
        }
    }

    /**
     * {@return the lists of the ensemble}
     *
     * @throws FileProblem if the file cannot be read or is wrong
     * @throws IllegalArgumentException if what is given in the place of a file is wrong
     */
    public Map<EnsembleList, List<Double>> lists() {
        try {
            return table().toLists();
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private synchronized PopulationTable table() {
        if (table == null) {
            table = isInline() ? yaml(given) : read(file());
        }
        return table;
    }

    /** A name of a file has neither of these at such a place. */
    private boolean isInline() {
        return given.indexOf('\n') >= 0 || given.stripLeading().startsWith("{");
    }

    private Path file() {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new FileProblem("cannot read '" + given + "': it is no name of a file");
        }
    }

    /** {@return the file that it names; empty for YAML} */
    public Optional<Path> path() {
        return isInline() ? Optional.empty() : Optional.of(file());
    }

    private static boolean isYaml(Path path) {
        final String name =
                path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private PopulationTable read(Path path) {
        if (!isYaml(path)) {
            return PopulationFile.read(path);
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) > MOST) {
                throw new FileProblem(path + " is longer than " + MOST + " bytes, the limit of such a file");
            }
            return yaml(Files.readString(path));
        } catch (MalformedInputException e) {
            throw new FileProblem(path + " is not UTF-8 text");
        } catch (IOException e) {
            throw new FileProblem("cannot read", path, e);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(IllegalArgumentException e) {
        return isInline()
                ? new IllegalArgumentException("--blocks: " + e.getMessage(), e)
                : new FileProblem(given + ": " + e.getMessage(), e);
    }

    private static PopulationTable yaml(String text) {
        final LoadSettings settings = LoadSettings.builder()
                .setLabel(POPULATIONS)
                .setSchema(new FailsafeSchema()) // all values are text
                .setCodePointLimit(MOST)
                .build();
        try {
            return table(new Load(settings).loadFromString(text.startsWith("\ufeff") ? text.substring(1) : text));
        } catch (MarkedYamlEngineException e) {
            throw new IllegalArgumentException(
                    "line " + (e.getProblemMark().map(mark -> mark.getLine()).orElse(0) + 1) + " is not YAML: "
                            + e.getProblem(),
                    e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("it is not YAML: " + e.getMessage(), e);
        }
    }

    private static PopulationTable table(Object file) {
        final Map<String, Object> all = mapping("the populations", file);
        for (String key : all.keySet()) {
            if (!key.equals(POPULATIONS) && !key.equals(PAIRS)) {
                throw new IllegalArgumentException(
                        "there must be nothing but " + POPULATIONS + " and " + PAIRS + ", but there is '" + key + "'");
            }
        }
        final Map<String, Object> shares = mapping(POPULATIONS, all.get(POPULATIONS));
        if (!(all.get(PAIRS) instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException(PAIRS + " must be a list, with target, source and the law of each pair");
        }
        final List<Map<String, Object>> pairs = new ArrayList<>();
        final Set<String> columns = new LinkedHashSet<>(
                List.of(PopulationTable.TARGET, PopulationTable.SOURCE, PopulationTable.Law.SHARE.label()));
        for (Object one : list) {
            final Map<String, Object> pair = mapping("pair " + (pairs.size() + 1), one);
            if (pair.containsKey(PopulationTable.Law.SHARE.label())) {
                throw new IllegalArgumentException(
                        "pair " + (pairs.size() + 1) + " must have no share: it stands under " + POPULATIONS);
            }
            pairs.add(pair);
            columns.addAll(pair.keySet());
        }
        final PopulationTable table = new PopulationTable(List.copyOf(columns));
        for (String population : shares.keySet()) { // in this order, whatever that of the pairs
            for (int k = 0; k < pairs.size(); k++) {
                if (population.equals(pairs.get(k).get(PopulationTable.SOURCE))) {
                    add(table, "pair " + (k + 1), pairs.get(k), shares);
                }
            }
        }
        for (int k = 0; k < pairs.size(); k++) {
            final Object source = pairs.get(k).get(PopulationTable.SOURCE);
            if (source == null || !shares.containsKey(source.toString())) {
                throw new IllegalArgumentException("pair " + (k + 1) + " must have a source of " + shares.keySet()
                        + ", but has " + (source == null ? "none" : "'" + source + "'"));
            }
        }
        return table;
    }

    private static void add(PopulationTable table, String place, Map<String, Object> pair, Map<String, Object> shares) {
        final String source = pair.get(PopulationTable.SOURCE).toString();
        final Map<PopulationTable.Law, Double> numbers = new EnumMap<>(PopulationTable.Law.class);
        numbers.put(PopulationTable.Law.SHARE, number("the share of '" + source + "'", shares.get(source)));
        for (PopulationTable.Law number : table.columns()) {
            if (pair.get(number.label()) != null) {
                numbers.put(number, number(place + ": the " + number.label(), pair.get(number.label())));
            }
        }
        final Object target = pair.get(PopulationTable.TARGET);
        table.add(place, target == null ? null : target.toString(), source, numbers);
    }

    private static double number(String what, Object value) {
        try {
            return Numbers.parse(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " must be a finite number, but is '" + value + "'", e);
        }
    }

    private static Map<String, Object> mapping(String what, Object value) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new IllegalArgumentException(
                    what + " must be a mapping, such as " + "populations: {E: 0.8, I: 0.2} beside pairs: [...]");
        }
        final Map<String, Object> mapping = new LinkedHashMap<>();
        map.forEach((key, entry) -> mapping.put(String.valueOf(key), entry));
        return mapping;
    }

    /** {@return the same as YAML in one line, so that the file is not needed again} */
    public String text() {
        final PopulationTable all = table();
        final StringBuilder text = new StringBuilder("{populations: {");
        text.append(String.join(
                ", ",
                all.shares().entrySet().stream()
                        .map(share -> quoted(share.getKey()) + ": " + share.getValue())
                        .toList()));
        text.append("}, pairs: [");
        text.append(String.join(
                ", ",
                all.rows().stream()
                        .map(row -> "{target: " + quoted(row.target()) + ", source: " + quoted(row.source())
                                + String.join(
                                        "",
                                        row.laws().entrySet().stream()
                                                .map(law -> ", " + law.getKey().label() + ": " + law.getValue())
                                                .toList())
                                + "}")
                        .toList()));
        return text.append("]}").toString();
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    /** As typed. */
    @Override
    public String toString() {
        return given;
    }
}
