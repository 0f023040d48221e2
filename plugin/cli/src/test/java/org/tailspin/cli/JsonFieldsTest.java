package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field that a command prints as JSON is described in the reference of columns. */
class JsonFieldsTest {

    private static final Path PAGE = Path.of("..", "docs", "columns.md");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_0-9]+)`");

    /** What is added to the name of a column, as the page says. */
    private static final Pattern SUMMARY = Pattern.compile("_(count|median|median_low|median_high)$");

    @TempDir
    private Path directory;

    private static Set<String> described() throws IOException {
        final Matcher names = CODE.matcher(Files.readString(PAGE));
        return names.results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.properties().forEach(field -> names.add(field.getKey()));
        node.forEach(value -> collect(value, names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lyapunov --alpha 1.5 --n 8 --covariant --twins --tangent-warmup 5 --warmup 5 --steps 60",
                "lyapunov --matrix MATRIX --signs .5 --surrogate permuted-weights --remove-mean all --tangent-warmup 5 --warmup 5 --steps 60",
                "trajectory --alpha 1.5 --n 8 --warmup 5 --steps 60",
                "trajectory --matrix MATRIX --warmup 5 --steps 60",
                "couplings --alpha 1.5 --n 8 --spectrum --overlaps",
                "couplings --edges EDGES --inhibitory gaba",
                "couplings --list",
                "dimension --table STATES",
                "critical-gain --ensemble gaussian --n 8 --realisations 2 --g-eff .5:4:3:log --tangent-warmup 5 --tolerance 1 --warmup 5 --steps 60",
                "theory transition --alpha 1.5 --n 100 --law",
                "theory gaussian-map --g-eff 2",
                "theory map --g-eff 2",
                "theory map --g-eff 2 --leak .5",
                "theory flow --g-eff 2",
                "theory stable-mean-field --alpha 1.5 --gain 2",
                "theory spectrum --g-eff 2",
                "theory spectrum --g-eff 0.5 --leak 0.5",
                "theory activity --ensemble gaussian --n 60 --g-eff 3 --dynamics flow"
            })
    void everyFieldIsDescribed(String line) throws IOException {
        final Path matrix = directory.resolve("matrix.csv");
        Files.writeString(matrix, "0,2,.5\n-2,0,1\n.1,-1,0\n");
        final Path edges = directory.resolve("edges.csv");
        Files.writeString(edges, "pre,post,weight,type\na,b,1,ACh\nb,a,2,GABA\nb,c,1,GABA\nc,a,1,ACh\n");
        final Path states = directory.resolve("states.csv");
        Files.writeString(
                states,
                IntStream.range(0, 120)
                        .mapToObj(t -> Math.sin(0.7 * t) + "," + Math.cos(1.9 * t))
                        .collect(Collectors.joining("\n", "x,y\n", "\n")));
        final JsonNode json = Run.of((line.replace("MATRIX", matrix.toString())
                                        .replace("EDGES", edges.toString())
                                        .replace("STATES", states.toString())
                                + " --json")
                        .split(" "))
                .json();
        final Set<String> names = new TreeSet<>();
        collect(json, names);
        final Set<String> known = described();
        final List<String> undescribed = names.stream()
                .filter(name -> !known.contains(name))
                .filter(name -> !known.contains(SUMMARY.matcher(name).replaceFirst("")))
                .toList();
        assertEquals(List.of(), undescribed, "fields of '" + line + "' that " + PAGE + " does not describe");
    }
}
