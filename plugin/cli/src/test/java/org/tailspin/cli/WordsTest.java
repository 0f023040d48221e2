package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.cli.console.Console;
import picocli.CommandLine;

/** Words of the guides, of the help and of the reference: names that exist, and plain verbs in the place of metaphors. */
class WordsTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static final Pattern CODE = Pattern.compile("`([a-z][a-z0-9]*_[a-z0-9_]+)`");

    private static final Pattern COLUMN = Pattern.compile("`([A-Za-z0-9_]+)`");

    /** What a page adds to the name of a column. */
    private static final Pattern ENDING = Pattern.compile("_(se|sd|theory|count|median|median_low|median_high)$");

    /** Names of others, which their programs and files have, and those with a number of ours. */
    private static final Set<String> OTHERS = Set.of(
            "arr_0",
            "arr_2",
            "bias_hh_l0",
            "bias_ih_l0",
            "weight_hh_l0",
            "weight_ih_l0",
            "nt_type",
            "post_root_id",
            "pre_root_id",
            "recurrent_activation",
            "recurrent_kernel",
            "save_weights",
            "source_id",
            "syn_count",
            "synapse_count",
            "input_gain",
            "output_gain",
            "block_alpha",
            "block_density",
            "block_scale",
            "block_sign",
            "loading_1",
            "loading_2",
            "loading_3",
            "target_xor1");

    /** What readers from the field stumbled over, and what to write. */
    private static final Map<Pattern, String> METAPHORS = Map.of(
            Pattern.compile("\\bgo(es|ne)? on (with|after|from)\\b|\\bthat it goes on\\b|\\brun goes on\\b"),
                    "continues",
            Pattern.compile("\\b(takes?|taken|took) off\\b"), "subtracts, removes",
            Pattern.compile("\\bwins over\\b"), "takes precedence over",
            Pattern.compile("\\blives? by\\b|\\bhangs? on\\b"), "depends on",
            Pattern.compile("\\bstands? in (the|a) (column|table|file|order)\\b"), "is in",
            Pattern.compile("\\bmeans nothing by itself\\b"), "is harmless",
            Pattern.compile("\\bis no option\\b"), "is not possible, since",
            Pattern.compile("\\bblind to\\b"), "do not depend on",
            Pattern.compile("\\bwhoever computed\\b"), "on every machine");

    private record Text(String name, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Text> texts() throws IOException {
        final List<Text> texts = new ArrayList<>();
        try (Stream<Path> pages = Files.list(DOCS)) {
            for (Path page : Stream.concat(
                            Stream.of(Path.of("..", "..", "README.md"), Path.of("..", "..", "CONTRIBUTING.md")),
                            pages.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList()) {
                texts.add(new Text(page.getFileName().toString(), Files.readString(page)));
            }
        }
        help(Tailspin.commandLine(Console.SILENT, new Failures(Console.SILENT, false)), texts);
        return texts.stream();
    }

    private static void help(CommandLine command, List<Text> texts) {
        texts.add(new Text(
                "help of " + command.getCommandSpec().qualifiedName(),
                command.getUsageMessage(CommandLine.Help.Ansi.OFF)));
        command.getSubcommands().values().stream().distinct().forEach(below -> help(below, texts));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void verbsSayWhatHappens(Text text) {
        final List<String> found = new ArrayList<>();
        final String words = text.words.replaceAll("\\s+", " ");
        METAPHORS.forEach((pattern, better) -> {
            final Matcher matcher = pattern.matcher(words);
            while (matcher.find()) {
                found.add("'" + words.substring(Math.max(0, matcher.start() - 30), matcher.end()) + "': " + better);
            }
        });
        assertEquals(List.of(), found);
    }

    /** A name with an underscore in code is a column, a field or a name of somebody else. */
    @ParameterizedTest
    @MethodSource("texts")
    void namesAreColumnsOrFieldsThatExist(Text text) {
        final Set<String> known = new TreeSet<>(OTHERS);
        COLUMN.matcher(ColumnReference.markdown()).results().forEach(name -> known.add(name.group(1)));
        final List<String> unknown = CODE.matcher(text.words)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !known.contains(name))
                .filter(name -> !known.contains(ENDING.matcher(name).replaceFirst("")))
                .distinct()
                .toList();
        assertEquals(List.of(), unknown);
    }
}
