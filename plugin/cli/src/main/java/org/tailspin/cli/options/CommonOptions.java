package org.tailspin.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.engine.JobOrigin;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.Version;
import org.tailspin.core.analysis.NetworkAnalysis;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command understands. */
public final class CommonOptions {

    /** The option that shows stack traces. */
    public static final String DEBUG = "--debug";

    /** The options that leave out progress and remarks. */
    public static final List<String> QUIET = List.of("-q", "--quiet");

    /** The option that shows all options. */
    public static final String HELP_ALL = "--help-all";

    /** Options on where and how a command runs, of which its numbers do not depend. */
    private static final Set<String> BESIDE = Set.of(
            "--out",
            WorkOptions.FORCE,
            WorkOptions.THREADS,
            ResumeOptions.RESUME,
            ResumeOptions.TIME_LIMIT,
            "--no-picture",
            "--config",
            "--golden");

    /** Whether one JSON object is printed in place of a table. */
    @Option(names = "--json", description = "Print one JSON object.")
    public boolean isJson;

    @Option(names = DEBUG, description = "Print the stack trace of a failure as well.")
    boolean isDebugging;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing of progress, and nothing else but what went wrong.")
    boolean isQuiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show the usual options and exit.")
    boolean isHelp;

    @Option(names = HELP_ALL, description = "Show all options and exit.")
    boolean isHelpAll;

    /** The command with these options. */
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** {@return where this run speaks: the console of the command above} */
    public Console console() {
        return ((Speaker) command.parent().userObject()).console();
    }

    /**
     * {@return where this run writes, by the rule of all commands}
     *
     * @param isForced whether existing results may be overwritten
     */
    public Outputs outputs(boolean isForced) {
        return new Outputs(named(), isForced, console(), Provenance.remarks(command), Provenance.fields(command));
    }

    /**
     * {@return the files that results depend on, as they are now}
     *
     * @throws org.tailspin.files.FileProblem if one cannot be read
     */
    public List<JobOrigin.Input> inputs() {
        return named().stream()
                .filter(each -> !BESIDE.contains(each.option()) && Files.isRegularFile(each.path()))
                .map(each -> JobOrigin.Input.of(each.path()))
                .toList();
    }

    /**
     * {@return what makes the job of this command elsewhere}
     *
     * @param part of what it computes; empty where it has no parts
     */
    public JobOrigin origin(String part) {
        return new JobOrigin(command.root().commandLine().getParseResult().expandedArgs(), part, inputs());
    }

    /**
     * {@return what the results of this command depend on, in one line: its options as they were given, but those on where and
     * how it runs, files by their checksums, the version and the kernels}
     */
    public String experiment() {
        final List<String> words = new ArrayList<>(List.of(command.qualifiedName(" ")));
        final Set<String> own = command.mixins().entrySet().stream()
                .filter(mixin ->
                        mixin.getValue().userObject() == this || mixin.getKey().equals(WorkOptions.ENGINE))
                .flatMap(mixin -> mixin.getValue().options().stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        for (OptionSpec option : command.options()) {
            if (!own.contains(option.longestName()) && !BESIDE.contains(option.longestName())) {
                option.originalStringValues().forEach(value -> words.add(option.longestName() + "=" + value));
            }
        }
        inputs().forEach(input -> words.add("sha256=" + input.sum()));
        return (String.join(" ", words) + ", tailspin " + Version.TEXT + ", kernels " + NetworkAnalysis.kernels())
                .replaceAll("\\s+", " ");
    }

    private List<Outputs.Named> named() {
        final List<Outputs.Named> named = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            add(named, option.longestName(), option.getValue());
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            add(named, parameter.paramLabel(), parameter.getValue());
        }
        return named;
    }

    /** Whatever type of value has a path, so that no option that reads a file can be forgotten. */
    private static void add(List<Outputs.Named> named, String option, Object value) {
        if (value instanceof Path path) {
            named.add(new Outputs.Named(option, path));
        } else if (value instanceof ListArgument list) {
            list.path().ifPresent(path -> named.add(new Outputs.Named(option, path)));
        } else if (value instanceof PopulationsArgument populations) {
            populations.path().ifPresent(path -> named.add(new Outputs.Named(option, path)));
        } else if (value instanceof TransmitterArgument place) {
            place.file().ifPresent(path -> named.add(new Outputs.Named(option, path)));
        } else if (value instanceof Iterable<?> several && !(value instanceof Path)) {
            several.forEach(one -> add(named, option, one));
        }
    }

    /**
     * {@return one JSON object with them, and with the version and the command line that made them}
     *
     * @param fields names and values
     */
    public String json(Map<String, ?> fields) {
        final Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putIfAbsent(Outputs.PROVENANCE, Provenance.fields(command)); // a manifest knows more: its inputs
        return Json.text(all);
    }

    /**
     * Prints results as asked.
     *
     * @param fields names and values
     */
    public void show(Map<String, ?> fields) {
        if (isJson) {
            console().out().println(json(fields));
        } else {
            Table.print(console().out(), fields);
        }
    }

    /**
     * {@return the refusal of a line whose options do not go together}
     *
     * @param sentence that says why
     */
    public ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    /**
     * Checks values in the core, before any work: what it refuses is a wrong use of the command.
     *
     * @param <T> type of the value
     * @param value makes the checked value
     * @return the value
     * @throws ParameterException if the core refuses it, with the core's sentence
     */
    public <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
