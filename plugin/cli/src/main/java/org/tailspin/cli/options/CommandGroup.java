package org.tailspin.cli.options;

import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Speaker;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that only has commands of its own. */
public abstract class CommandGroup implements Callable<Integer>, Speaker {

    private final String member;

    @ParentCommand
    private Speaker root;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean isHelp;

    /**
     * Makes a command that does nothing but hold others.
     *
     * @param member what its commands are, as in "a theory"
     */
    protected CommandGroup(String member) {
        this.member = member;
    }

    @Override
    public final Console console() {
        return root.console();
    }

    @Override
    public final Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                member + " is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
