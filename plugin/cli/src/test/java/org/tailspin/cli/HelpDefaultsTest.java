package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.reservoir.ReservoirTask;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The defaults that the help names are those that the commands use: given as an option, each changes nothing. */
class HelpDefaultsTest {

    private static final Pattern DEFAULT = Pattern.compile("\\(default: (-?[0-9]+(?:\\.[0-9]+)?(?:e-?[0-9]+)?)\\)");

    /** Options of how the work is done, which change no number. */
    private static final Set<String> WORK = Set.of("--threads", "--timeout");

    @TempDir
    private Path directory;

    private static CommandSpec command(List<String> words) {
        CommandLine line = Tailspin.commandLine(Console.SILENT, new Failures(Console.SILENT, false));
        for (String word : words) {
            if (line.getSubcommands().containsKey(word)) {
                line = line.getSubcommands().get(word);
            }
        }
        return line.getCommandSpec();
    }

    private static String description(OptionSpec option) {
        return String.join(" ", option.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValueString()));
    }

    private String states() throws IOException {
        final Random random = new Random(3);
        final StringBuilder text = new StringBuilder("x,y,z\n");
        double x = 0.3;
        for (int i = 0; i < 400; i++) {
            x = 3.9 * x * (1 - x);
            text.append(x)
                    .append(',')
                    .append(random.nextGaussian())
                    .append(',')
                    .append(x * x)
                    .append('\n');
        }
        return Files.writeString(directory.resolve("states.csv"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lyapunov --alpha 1.5 --n 8 --seed 3",
                "lyapunov --ensemble gaussian --n 8 --dynamics leaky-map --g-eff 3 --twins",
                "lyapunov --ensemble gaussian --n 8 --dynamics flow --dt 0.5 --warmup 5 --steps 100",
                "lyapunov --ensemble gaussian --n 8 --dynamics second-order --warmup 5 --steps 100",
                "lyapunov --alpha 1.5 --n 8 --input STATES --covariant --warmup 5 --steps 100",
                "trajectory --alpha 1.5 --n 8",
                "couplings --alpha 1.5 --n 8 --overlaps",
                "couplings --ensemble dale --n 20 --excitatory .8",
                "couplings --ensemble student-t --nu 3 --n 8",
                "couplings --ensemble random-modes --n 20 --modes 5",
                "dimension --table STATES",
                "dimension --table STATES --exponent",
                "critical-gain --ensemble gaussian --n 8 --realisations 2 --g-eff .5:4:3:log --tolerance 1",
                "reservoir --task xor --n 10 --gain 1 --realisations 1 --training 40 --test 40",
                "reservoir --task memory --n 10 --gain 1 --realisations 1 --training 60 --test 40",
                "reservoir --task narma10 --n 10 --gain 1 --realisations 1 --training 60 --test 40",
                "reservoir --task mackey-glass --n 10 --gain 1 --realisations 1 --training 60 --test 40",
                "theory gaussian-map --g-eff 2",
                "theory map --g-eff 2 --leak .5",
                "theory flow --g-eff 2",
                "theory spectrum --g-eff 2",
                "theory driven --gain 1 --rows 300"
            })
    void aDefaultGivenAsAnOptionChangesNothing(String line) throws IOException {
        final List<String> base =
                new ArrayList<>(List.of(line.replace("STATES", states()).split(" ")));
        base.add("--json");
        final JsonNode expected = Run.of(base.toArray(String[]::new)).json();
        final List<String> compared = new ArrayList<>();
        for (OptionSpec option : command(base).options()) {
            final Matcher usual = DEFAULT.matcher(description(option));
            final boolean isGiven = Arrays.stream(option.names()).anyMatch(base::contains);
            if (isGiven || !usual.find() || WORK.contains(option.longestName())) {
                continue;
            }
            final List<String> words = new ArrayList<>(base);
            words.addAll(List.of(option.longestName(), usual.group(1)));
            final Run run = Run.of(words.toArray(String[]::new));
            if (run.code() != ExitCode.USAGE) { // an option of another task, ensemble or kind of dynamics
                assertEquals(expected, run.json(), String.join(" ", words));
                compared.add(option.longestName());
            }
        }
        assertTrue(!compared.isEmpty(), "no default is named: " + line);
    }

    /** "1e-6 of xor and table, 1e-8 of memory, 0.1 otherwise". */
    private static double ofTask(String option, ReservoirTask.Kind kind) {
        final String text = description(command(List.of("reservoir")).findOption(option))
                .replaceFirst(".*\\(default: (?:1; of a task )?", "")
                .replaceFirst("\\).*", "");
        for (String part : text.split(", ")) {
            final List<String> words = List.of(part.split(" "));
            if (words.contains(kind.label()) || words.contains("otherwise")) {
                return Double.parseDouble(words.get(0));
            }
        }
        throw new AssertionError(option + " says no default of " + kind.label() + ": " + text);
    }

    @ParameterizedTest
    @EnumSource(ReservoirTask.Kind.class)
    void defaultsOfATaskAreThoseOfTheCore(ReservoirTask.Kind kind) {
        assertEquals(kind.noise(), ofTask("--noise", kind));
        assertEquals(kind.ridge(), ofTask("--ridge", kind));
        assertEquals(kind.bias(), ofTask("--bias-scale", kind));
        assertEquals(kind.scale(), ofTask("--input-scale", kind));
    }
}
