package org.tailspin.cli.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Interrupted;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.InOrder;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ResumeOptions;
import org.tailspin.cli.options.RunOptions;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.output.Outputs;
import org.tailspin.cli.output.PictureFile;
import org.tailspin.files.FileProblem;

/** Runs a job from where it stands, and leaves its files. */
final class SweepRun implements AutoCloseable {

    private final SweepJob job;
    private final Engine engine;
    private final OutputDirectory directory;
    private final SweepProducts products;
    private final Console console;
    private final String command;

    /**
     * Checks everything, and makes or takes the output directory last.
     *
     * @param command its name
     * @param job what to compute
     * @param engine what computes it
     * @param run how
     * @param path of the output directory
     * @param isResumed whether to go on with what the directory holds
     * @param common what every command understands
     */
    SweepRun(
            String command,
            SweepJob job,
            Engine engine,
            RunOptions run,
            Path path,
            boolean isResumed,
            CommonOptions common) {
        this.job = job;
        this.console = common.console();
        this.command = command;
        this.engine = engine;
        engine.check(job);
        ResumeOptions.check(isResumed, path, run.work().isForced());
        if (run.isWithPicture()) {
            PictureFile.requireFonts();
        }
        products = new SweepProducts(job, run.isWithPicture(), run.isWithArrays(), command.equals(DemoCommand.NAME));
        final Outputs outputs = common.outputs(run.work().isForced());
        directory = isResumed ? resumed(outputs, path) : outputs.directory(path, command, products.names());
        if (!directory.isLocked()) {
            console.message("the file system of " + path
                    + " has no locks: see to it that no second process writes into the output directory");
        }
    }

    /** A directory with the results of this job, or with none: it may have been killed before it had a configuration. */
    private OutputDirectory resumed(Outputs outputs, Path path) {
        final OutputDirectory found = outputs.resumed(path, command, products.names());
        try {
            final Path file = found.file(OutputDirectory.CONFIG);
            if (Files.exists(file)) {
                SweepJob.checkSame(file, Configuration.read(file), job.configuration(), Set.of(), "here");
            } else if (Files.exists(found.file(OutputDirectory.NETWORKS))) {
                throw new FileProblem("the output directory " + path + " has results, but no " + OutputDirectory.CONFIG
                        + " that says of what: they cannot be resumed");
            }
            return found;
        } catch (RuntimeException e) {
            found.close();
            throw e;
        }
    }

    OutputDirectory directory() {
        return directory;
    }

    /** How a run ended. */
    record Outcome(Map<String, Object> manifest, Tally tally) {}

    /**
     * Runs.
     *
     * @return the manifest, as it was written, and how the networks went
     * @throws Interrupted after Ctrl-C, with the finished rows in the files
     */
    Outcome run() {
        final SweepManifest manifest = new SweepManifest(command, job);
        directory.begin(command);
        if (!Files.exists(directory.file(OutputDirectory.CONFIG))) {
            directory.writeConfiguration(job.configuration().yaml());
        }
        try {
            compute();
        } catch (IllegalStateException | FileProblem e) {
            final Tally tally = new Tally();
            try {
                new SweepTable(directory, job).read(tally);
                manifest.write(directory, engine.facts(), tally, false);
            } catch (FileProblem again) {
                e.addSuppressed(again); // the disk is full, say: the first problem is the one to tell
            }
            if (e instanceof CancellationException) {
                throw new Interrupted("interrupted: the " + tally.finished() + " of " + job.size()
                        + " networks that were finished are kept in " + directory.path() + resumption());
            }
            final String message = e.getMessage() + "; the networks that were finished are kept" + resumption();
            throw e instanceof FileProblem ? new FileProblem(message, e) : new IllegalStateException(message, e);
        }
        final Tally tally = products.write(directory);
        engine.written(
                job.columns().list(),
                directory.file(OutputDirectory.NETWORKS),
                directory.file(OutputDirectory.SPECTRUM));
        engine.finished();
        return new Outcome(manifest.write(directory, engine.facts(), tally, true), tally);
    }

    private String resumption() {
        return command.equals(SweepCommand.NAME) ? "; to go on: tailspin sweep --resume --out " + directory.path() : "";
    }

    private void compute() {
        try (SweepFiles files = new SweepFiles(directory, job.header())) {
            final int first = files.count();
            final int left = job.size() - first;
            if (first > 0) {
                console.remark(
                        left == 0
                                ? "all " + job.size() + " networks are finished"
                                : first + " of " + job.size() + " networks are finished; going on");
            }
            if (left > 0) {
                try (Progress progress = new Progress(console, left)) {
                    final List<Integer> open =
                            IntStream.range(first, job.size()).boxed().toList();
                    engine.run(
                            job,
                            open,
                            directory.watched(progress),
                            new InOrder<NetworkText>(open, (index, text) -> files.add(text)));
                } catch (CancellationException e) {
                    directory.checkThere();
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
