package org.tailspin.cli.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ForceOption;
import org.tailspin.cli.output.OutputFile;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.Version;
import org.tailspin.files.FileProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pages of the manual. */
@Command(
        name = ManualCommand.NAME,
        description = {
            "Print the page of the manual of a command, with all its options, or write the pages of all commands.",
            "To read one: tailspin manual lyapunov | man -l -. To install them: tailspin manual --out"
                    + " ~/.local/share/man/man1."
        })
public final class ManualCommand implements Callable<Integer> {

    /** Its name. */
    public static final String NAME = "manual";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The words of a command, such as theory map (default: tailspin itself).")
    private List<String> words = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Write a page for each command into this directory, which is made where it is missing.")
    private Path out;

    @Mixin
    private ForceOption force;

    @Override
    public Integer call() {
        if (out == null) {
            final String page = ManualPage.of(command(), version());
            if (common.isJson) {
                common.show(Map.of("page", page));
            } else {
                common.console().out().print(page);
            }
            return ExitCode.OK;
        }
        if (!words.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out writes the pages of all commands, but '" + String.join(" ", words) + "' names one");
        }
        final Map<String, String> pages = new LinkedHashMap<>();
        collect(spec.root(), pages);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new FileProblem("cannot make", out, e);
        }
        final Outputs outputs = common.outputs(force.isForced());
        final Map<String, OutputFile> files = new LinkedHashMap<>();
        pages.keySet().forEach(name -> files.put(name, outputs.file("--out", out.resolve(name))));
        files.forEach((name, file) -> file.write(pages.get(name).getBytes(StandardCharsets.UTF_8)));
        common.show(Map.of("pages", pages.size()));
        return ExitCode.OK;
    }

    private static String version() {
        return "tailspin " + Version.TEXT;
    }

    private CommandSpec command() {
        CommandLine line = spec.root().commandLine();
        for (String word : words) {
            final CommandLine below = line.getSubcommands().get(word);
            if (below == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no command '" + String.join(" ", words) + "', but "
                                + String.join(", ", line.getSubcommands().keySet()));
            }
            line = below;
        }
        return line.getCommandSpec();
    }

    private static void collect(CommandSpec command, Map<String, String> pages) {
        pages.put(ManualPage.name(command) + ".1", ManualPage.of(command, version()));
        command.subcommands().values().forEach(below -> collect(below.getCommandSpec(), pages));
    }
}
