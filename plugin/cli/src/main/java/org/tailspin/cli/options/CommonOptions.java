package org.tailspin.cli.options;

import java.util.Map;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.console.Speaker;
import org.tailspin.cli.console.Table;
import picocli.CommandLine.Option;

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

    /**
     * Prints results as asked.
     *
     * @param speaker where
     * @param fields names and values
     */
    public void show(Speaker speaker, Map<String, ?> fields) {
        if (isJson) {
            speaker.console().out().println(Json.text(fields));
        } else {
            Table.print(speaker.console().out(), fields);
        }
    }
}
