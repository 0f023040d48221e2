package org.tailspin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How commands explain themselves: help in groups, manual pages, completion, and how they keep quiet. */
class HelpTest {

    /** The name of an option at the beginning of a line of help. */
    private static final Pattern NAME = Pattern.compile("(?m)^ {2,6}(?:-\\w, )?(?:--[\\w-]+, )?(--[\\w-]+)");

    @TempDir
    private Path directory;

    static Stream<CommandSpec> commands() {
        final List<CommandSpec> all = new ArrayList<>();
        collect(Tailspin.commandLine(Console.SILENT, new Failures(Console.SILENT, false)), all);
        return all.stream();
    }

    private static void collect(CommandLine line, List<CommandSpec> all) {
        all.add(line.getCommandSpec());
        line.getSubcommands().values().forEach(below -> collect(below, all));
    }

    private static String[] words(CommandSpec command, String... more) {
        return Stream.concat(Arrays.stream(command.qualifiedName().split(" ")).skip(1), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static Set<String> names(String help) {
        return NAME.matcher(help).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All options are in the full help, once; those of the short one are among them, and it says how many are not. */
    @ParameterizedTest
    @MethodSource("commands")
    void showsTheUsualOptionsAndAllOnRequest(CommandSpec command) {
        final String usual = Run.of(words(command, "--help")).out();
        final boolean isWhole = command.findOption("--help-all") == null;
        final String all =
                isWhole ? usual : Run.of(words(command, "--help-all")).out();
        assertEquals(options(command), names(all), command.qualifiedName());
        assertTrue(names(all).containsAll(names(usual)), usual);
        final int hidden = names(all).size() - names(usual).size();
        assertEquals(hidden > 0, usual.contains("There are " + hidden + " more options: --help-all"), usual);
        assertTrue(names(usual).size() <= 30, names(usual).size() + " options at once: " + names(usual));
    }

    /** The groups of the largest command, in their order. */
    @Test
    void groupsStandInOneOrder() {
        final List<String> titles = Pattern.compile("(?m)^([A-Z][a-z ]+):$")
                .matcher(Run.of("lyapunov", "--help-all").out())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(
                List.of(
                        "Network",
                        "Parameters of its law",
                        "Network of a file",
                        "Dynamics",
                        "Recorded input",
                        "Length and precision",
                        "Output",
                        "Run"),
                titles);
    }

    /** Nothing is asked for beside help, and nothing is missing. */
    @Test
    void allOptionsNeedNoOther() {
        final Run run = Run.of("reproduce", "--help-all");
        assertEquals(ExitCode.OK, run.code());
        assertEquals("", run.err());
        Run.of("reproduce").refused(ExitCode.USAGE);
    }

    /** A line is parsed with the model of one command alone, which must be that of all. */
    @ParameterizedTest
    @MethodSource("commands")
    void oneCommandAloneIsAsAmongAll(CommandSpec command) {
        final CommandLine alone = Tailspin.commandLine(
                Console.SILENT, new Failures(Console.SILENT, false), null, List.of(words(command)));
        CommandLine line = alone;
        for (String word : words(command)) {
            line = line.getSubcommands().get(word);
        }
        assertEquals(options(command), options(line.getCommandSpec()));
        assertEquals(
                Tailspin.commandLine(Console.SILENT, new Failures(Console.SILENT, false))
                        .getUsageMessage(),
                alone.getUsageMessage());
    }

    @Test
    void argumentsMayStandInAFile() throws IOException {
        final Path arguments =
                Files.writeString(directory.resolve("arguments"), "transition\n--alpha 1 --n 5 --json\n");
        assertTrue(Run.of("@" + arguments).json().get("gain").doubleValue() > 0);
    }

    @Test
    void manualHasAPageOfEveryCommandWithAllItsOptions() throws IOException {
        final Path pages = directory.resolve("man/man1");
        Run.of("manual", "--out", pages.toString()).done();
        final List<CommandSpec> all = commands().toList();
        try (Stream<Path> files = Files.list(pages)) {
            assertEquals(all.size(), files.count());
        }
        for (CommandSpec command : all) {
            final String page = Files.readString(pages.resolve(command.qualifiedName("-") + ".1"));
            assertTrue(
                    page.startsWith(".TH \""
                            + command.qualifiedName("-").replace("-", "\\-").toUpperCase(Locale.ROOT)),
                    page);
            for (String option : options(command)) {
                assertTrue(page.contains("\\fB" + option.replace("-", "\\-") + "\\fR"), option + " in " + page);
            }
            assertFalse(page.contains("${"), page);
            assertTrue(
                    page.lines()
                            .filter(line -> line.startsWith("."))
                            .allMatch(line -> line.matches("\\.(TH|SH|PP|TP|B)( .*)?")),
                    page);
        }
        assertEquals(
                Files.readString(pages.resolve("tailspin-theory-map.1")),
                Run.of("manual", "theory", "map").out());
        Run.of("manual", "--out", pages.toString()).refused(ExitCode.INPUT_OUTPUT, "exists", "--force");
        Run.of("manual", "--out", pages.toString(), "--force").done();
        Run.of("manual", "lyapunow").refused(ExitCode.USAGE, "lyapunow");
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        final Run run = Run.of("completion");
        assertEquals(ExitCode.OK, run.code());
        assertTrue(run.out().startsWith("#!/usr/bin/env bash"), run.out());
        for (String word : new String[] {"critical-gain", "gaussian-map", "--tangent-warmup", "complete -F"}) {
            assertTrue(run.out().contains(word), word);
        }
    }

    /** Remarks are left out, failures are not. */
    @Test
    void quietLeavesOutRemarksAlone() throws IOException {
        final Path table = Files.writeString(
                directory.resolve("states.csv"),
                "time,a,b\n"
                        + Stream.iterate(1, i -> i + 1)
                                .limit(60)
                                .map(i -> i + "," + Math.sin(i) + "," + Math.cos(i * i))
                                .collect(Collectors.joining("\n")));
        final String[] command = {"dimension", "--table", table.toString(), "--surrogates", "0", "--json"};
        final Run told = Run.of(command);
        assertTrue(told.err().contains("time"), told.err());
        for (String quiet : new String[] {"-q", "--quiet"}) {
            final Run run = Run.of(
                    Stream.concat(Arrays.stream(command), Stream.of(quiet)).toArray(String[]::new));
            assertEquals("", run.err());
            assertEquals(told.json(), run.json());
        }
        Run.of("transition", "--alpha", "3", "--n", "5", "--quiet").refused(ExitCode.USAGE, "(0, 2]");
    }
}
