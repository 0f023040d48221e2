package org.tailspin.cli.theory;

import org.tailspin.cli.options.CommandGroup;
import picocli.CommandLine.Command;

/** What theory predicts, without drawing a network. */
@Command(
        name = "theory",
        description =
                "What theory predicts for large networks: transition, activity, exponents, dimensions; and the activity of one matrix.",
        subcommands = {
            TransitionCommand.class,
            GaussianMapCommand.class,
            StableMeanFieldCommand.class,
            LinearCommand.class,
            FlowCommand.class,
            MapCommand.class,
            TheorySpectrumCommand.class,
            SingularValuesCommand.class,
            DrivenCommand.class,
            ActivityCommand.class,
            OverlapsCommand.class,
            SymmetricCommand.class,
            BlocksCommand.class
        })
public final class TheoryCommand extends CommandGroup {

    TheoryCommand() {
        super("a theory");
    }
}
