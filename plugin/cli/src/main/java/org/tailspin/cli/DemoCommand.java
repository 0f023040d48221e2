package org.tailspin.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tailspin.core.sweep.NetworkResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The sweep of the defaults, with a report. */
@Command(
        name = "demo",
        description = "The sweep of all defaults, in less than a minute on two cores, with a page that explains it"
                + " (report.html).")
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private Tailspin root;

    @Spec
    private CommandSpec spec;

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
        final Console console = root.console();
        final SweepOptions defaults = CommandLine.populateCommand(new SweepOptions());
        final SweepRun run = new SweepRun(spec, defaults, options, out, console);
        final List<NetworkResult> results = new ArrayList<>();
        final Map<String, Object> manifest = new LinkedHashMap<>(run.run(results::add));
        final String page = new Report(run.plan(), results, manifest, options.isWithPicture()).html();
        run.directory().write(OutputDirectory.REPORT, page.getBytes(StandardCharsets.UTF_8));
        console.out()
                .println(
                        common.isJson
                                ? Json.text(manifest)
                                : "The results are in " + run.directory().path() + ": open "
                                        + run.directory().path().resolve(OutputDirectory.REPORT));
        return run.report();
    }
}
