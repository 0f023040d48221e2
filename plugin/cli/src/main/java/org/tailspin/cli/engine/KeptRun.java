package org.tailspin.cli.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Interrupted;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.output.Machine;
import org.tailspin.cli.output.MeasuredFile;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.Monitor;
import org.tailspin.files.FileProblem;

/**
 * A run of many networks into a directory, which keeps those that are finished, whatever ends it, says what they are, and goes
 * on with them.
 */
public final class KeptRun {

    private static final String PART = "networks";

    /** How to go on. */
    private static final String RESUMPTION = "; to go on, give the same command with --resume";

    private final Console console;
    private final String command;
    private final Optional<OutputDirectory> directory;
    private final Engine engine;
    private final String experiment;
    private int finished;

    /**
     * Begins with nothing finished.
     *
     * @param console where progress is shown
     * @param command that runs
     * @param directory of its files; null without any
     * @param engine that computes
     * @param experiment what the results depend on, in one line
     */
    public KeptRun(Console console, String command, OutputDirectory directory, Engine engine, String experiment) {
        this.console = console;
        this.command = command;
        this.directory = Optional.ofNullable(directory);
        this.engine = engine;
        this.experiment = experiment;
    }

    /**
     * Runs all; if that ends before, the manifest says that the results are not complete.
     *
     * @param <R> what is made of a network
     * @param job the networks
     * @param noun of many results, for a message
     * @param each takes the results, in the order of the networks
     * @param soFar what the manifest says of what was finished
     * @throws Interrupted if it was cancelled, and there is a directory
     * @throws CancellationException if it was cancelled, and there is none
     * @throws FileProblem if the directory has results of other options
     */
    public <R> void run(Job<R> job, String noun, Consumer<R> each, Supplier<Map<String, Object>> soFar) {
        boolean isComplete = false;
        boolean hasBegun = false;
        boolean isKept = false;
        try (MeasuredFile file =
                directory.map(kept -> new MeasuredFile(kept, experiment)).orElse(null)) {
            directory.ifPresent(kept -> kept.begin(command));
            hasBegun = true;
            final int before = file == null ? 0 : file.size();
            if (before > 0) {
                console.remark(before + " of " + job.size() + " " + noun + " are finished; going on");
            }
            try (Progress progress = new Progress(console, Math.max(1, job.size() - before))) {
                final Monitor monitor =
                        directory.map(kept -> kept.watched(progress)).orElse(progress);
                KeptJob.run(job, PART, engine, Optional.ofNullable(file), monitor, (index, result) -> {
                    each.accept(result);
                    finished++;
                });
            } finally {
                isKept = file != null && file.size() > 0;
            }
            engine.finished();
            isComplete = true;
        } catch (CancellationException e) {
            final OutputDirectory kept = directory.orElseThrow(() -> e);
            kept.checkThere();
            if (!isKept) {
                kept.remove(OutputDirectory.MEASURED);
                throw new Interrupted(
                        "interrupted: 0 of " + job.size() + " " + noun + " were finished, so nothing is kept in "
                                + kept.path() + ", and the same command begins anew");
            }
            throw new Interrupted("interrupted: the " + finished + " of " + job.size() + " " + noun
                    + " that were finished are kept in " + kept.path() + RESUMPTION);
        } catch (IllegalStateException e) {
            throw directory.isEmpty() || !hasBegun
                    ? e
                    : new IllegalStateException(e.getMessage() + "; what was finished is kept" + RESUMPTION, e);
        } finally {
            if (!isComplete && hasBegun) {
                manifest(soFar, false);
            }
        }
    }

    /** {@return the files of a run, beside those of its command} */
    public static List<String> files() {
        return List.of(OutputDirectory.MEASURED);
    }

    /**
     * Says that the results are complete.
     *
     * @param fields what the manifest says of them
     */
    public void complete(Map<String, Object> fields) {
        manifest(() -> fields, true);
    }

    private void manifest(Supplier<Map<String, Object>> fields, boolean isComplete) {
        directory.ifPresent(kept -> {
            final Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("command", command);
            manifest.put("complete", isComplete);
            manifest.putAll(fields.get());
            manifest.putAll(engine.facts());
            manifest.putAll(Machine.fields());
            kept.writeManifest(manifest, isComplete);
        });
    }
}
