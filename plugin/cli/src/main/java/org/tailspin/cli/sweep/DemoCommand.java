package org.tailspin.cli.sweep;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Json;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.RunOptions;
import org.tailspin.cli.output.OutputDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The sweep of the defaults, with a report. */
@Command(
        name = DemoCommand.NAME,
        description = "The sweep of all defaults, in less than a minute on two cores, with a page that explains it"
                + " (report.html).")
public final class DemoCommand implements Callable<Integer> {

    static final String NAME = "demo";

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "tailspin-demo",
            description = "Output directory, which must not exist yet (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final Console console = common.console();
        final SweepJob job = SweepJob.of();
        try (SweepRun run =
                common.checked(() -> new SweepRun(NAME, job, options.work().engine(), options, out, false, common))) {
            final SweepRun.Outcome outcome = run.run();
            if (common.isJson) {
                console.out().println(Json.text(outcome.manifest()));
            } else {
                console.say("The results are in " + run.directory().path() + ": open "
                        + run.directory().path().resolve(OutputDirectory.REPORT));
            }
            return outcome.tally().report(console, false);
        }
    }
}
