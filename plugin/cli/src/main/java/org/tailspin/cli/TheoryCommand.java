package org.tailspin.cli;

import java.util.concurrent.Callable;
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
final class TheoryCommand implements Callable<Integer>, Speaker {

    @ParentCommand
    private Tailspin root;

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
