package org.tailspin.cli;

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
}
