package org.tailspin.cli.options;

import java.util.Map;
import java.util.function.Supplier;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.console.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command understands. */
public final class CommonOptions {

    /** The option that shows stack traces. */
    public static final String DEBUG = "--debug";

    /** Whether one JSON object is printed in place of a table. */
    @Option(names = "--json", description = "Print one JSON object.")
    public boolean isJson;

    @Option(names = DEBUG, description = "Print the stack trace of a failure as well.")
    boolean isDebugging;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    boolean isHelp;

    /** The command with these options. */
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * @return where this run speaks: the console of the command above
     */
    public Console console() {
        return ((Speaker) command.parent().userObject()).console();
    }

    /**
     * Prints results as asked.
     *
     * @param fields names and values
     */
    public void show(Map<String, ?> fields) {
        if (isJson) {
            console().out().println(Json.text(fields));
        } else {
            Table.print(console().out(), fields);
        }
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
