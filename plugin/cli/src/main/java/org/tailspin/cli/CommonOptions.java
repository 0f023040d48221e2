package org.tailspin.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {

    @Option(names = "--json", description = "Print one JSON object.")
    boolean isJson;

    @Option(names = Tailspin.DEBUG, description = "Print the stack trace of a failure as well.")
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
    void show(Speaker speaker, Map<String, ?> fields) {
        if (isJson) {
            speaker.console().out().println(Json.text(fields));
        } else {
            Table.print(speaker.console().out(), fields);
        }
    }
}
