package org.tailspin.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A page of the manual for one command, in the language of man(7), with all its options in their groups. The parser's own
 * generator writes AsciiDoc, which nothing that Java or Maven brings along turns into such a page.
 */
final class ManualPage {

    private final StringBuilder text = new StringBuilder();
    private final CommandSpec command;
    private final Help help;

    private ManualPage(CommandSpec command) {
        this.command = command;
        help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
    }

    /**
     * Returns the name of a page.
     *
     * @param command any
     * @return its words with dashes between them, such as {@code tailspin-theory-map}
     */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * Writes a page.
     *
     * @param command any
     * @param version of the program
     * @return the page
     */
    static String of(CommandSpec command, String version) {
        return new ManualPage(command).page(version);
    }

    private String page(String version) {
        final List<String> description = sentences(command.usageMessage().description());
        line(".TH " + quoted(name(command).toUpperCase(Locale.ROOT)) + " 1 \"\" " + quoted(version) + " "
                + quoted("Tailspin"));
        section("NAME");
        line(escaped(name(command)) + " \\- " + escaped(first(description)));
        section("SYNOPSIS");
        line(".B " + escaped(command.qualifiedName()));
        line("[\\fIOPTIONS\\fR]"
                + command.positionalParameters().stream()
                        .map(parameter -> " [\\fI" + escaped(parameter.paramLabel()) + "\\fR...]")
                        .collect(Collectors.joining())
                + (command.subcommands().isEmpty() ? "" : " [\\fICOMMAND\\fR]"));
        section("DESCRIPTION");
        description.forEach(sentence -> {
            line(".PP");
            line(escaped(sentence));
        });
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            entry("\\fI" + escaped(parameter.paramLabel()) + "\\fR", described(parameter));
        }
        for (Map.Entry<OptionGroup, List<OptionSpec>> group :
                OptionGroup.of(command, true).entrySet()) {
            section(group.getKey().title().toUpperCase(Locale.ROOT));
            group.getValue().forEach(this::option);
        }
        if (!command.subcommands().isEmpty()) {
            section("COMMANDS");
            command.subcommands()
                    .values()
                    .forEach(below -> entry(
                            "\\fB" + escaped(name(below.getCommandSpec())) + "\\fR(1)",
                            List.of(first(sentences(
                                    below.getCommandSpec().usageMessage().description())))));
        }
        final List<String> footer = sentences(command.usageMessage().footer());
        if (!footer.isEmpty()) {
            section("NOTES");
            line(escaped(String.join(" ", footer)));
        }
        return text.toString();
    }

    private void option(OptionSpec option) {
        final String parameter = help.parameterLabelRenderer()
                .renderParameterLabel(option, Ansi.OFF, List.of())
                .toString()
                .replaceFirst("^[= ]+", "");
        entry(
                Arrays.stream(option.names())
                                .map(name -> "\\fB" + escaped(name) + "\\fR")
                                .collect(Collectors.joining(", "))
                        + (parameter.isEmpty() ? "" : " \\fI" + escaped(parameter) + "\\fR"),
                described(option));
    }

    private void entry(String term, List<String> explanation) {
        line(".TP");
        line(term);
        line(escaped(String.join(" ", explanation)));
    }

    private void section(String title) {
        line(".SH " + quoted(title));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static List<String> described(ArgSpec argument) {
        return sentences(Arrays.stream(argument.description())
                .map(line -> line.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue())))
                .toArray(String[]::new));
    }

    /** Lines without those that are empty; two signs of percent are one, as where help formats them. */
    private static List<String> sentences(String... lines) {
        final List<String> sentences = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                sentences.add(line.strip().replace("%%", "%"));
            }
        }
        return sentences;
    }

    /** What stands beside the name: the first sentence or its part before a colon. */
    private static String first(List<String> sentences) {
        return sentences.isEmpty() ? "" : sentences.get(0).split("(?<=\\w)[.:](?:\\s|$)", 2)[0];
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
    }

    /** A dash stays the sign that somebody types, and no text is taken for a command of the language. */
    private static String escaped(String text) {
        final String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
