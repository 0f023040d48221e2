package org.tailspin.cli.help;

import java.util.concurrent.Callable;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Speaker;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The script with which a shell completes commands and options. */
@Command(
        name = CompletionCommand.NAME,
        description = {
            "Print the script with which bash and zsh complete the commands and options of tailspin.",
            "For this shell: source <(tailspin completion). For every bash: tailspin completion >"
                    + " ~/.local/share/bash-completion/completions/tailspin."
        })
public final class CompletionCommand implements Callable<Integer> {

    /** Its name. */
    public static final String NAME = "completion";

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean isHelp;

    @Override
    public Integer call() {
        final CommandSpec root = spec.root();
        ((Speaker) root.userObject()).console().out().print(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.OK;
    }
}
