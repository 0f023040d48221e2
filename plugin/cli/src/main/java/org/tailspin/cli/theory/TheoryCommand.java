package org.tailspin.cli.theory;

import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Speaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What theory predicts, without drawing a network. */
@Command(
        name = "theory",
        description = "What theory predicts for large networks: transition, activity, exponents, dimensions.",
        subcommands = {
            TransitionCommand.class,
            GaussianMapCommand.class,
            StableMeanFieldCommand.class,
            LinearCommand.class,
            FlowCommand.class,
            MapCommand.class,
            TheorySpectrumCommand.class
        })
public final class TheoryCommand implements Callable<Integer>, Speaker {

    @ParentCommand
    private Speaker root;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and exit.")
    private boolean isHelp;

    @Override
    public Console console() {
        return root.console();
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a theory is needed: " + String.join(", ", spec.subcommands().keySet()));
    }
}
