package org.tailspin.cli.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.Interrupted;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.output.Machine;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.Monitor;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.Sweep;

/** A run of many networks into a directory, which keeps the rows that are finished, whatever ends it, and says what they are. */
final class KeptRun {

    private final Console console;
    private final String command;
    private final Optional<OutputDirectory> directory;
    private int finished;

    /**
     * Begins with nothing finished.
     *
     * @param console where progress is shown
     * @param command that runs
     * @param directory of its files; null without any
     */
    KeptRun(Console console, String command, OutputDirectory directory) {
        this.console = console;
        this.command = command;
        this.directory = Optional.ofNullable(directory);
    }

    /**
     * Runs all; if that ends before, the manifest says that the results are not complete.
     *
     * @param <R> what is made of a network
     * @param recipes of the networks
     * @param task for each
     * @param threads at work
     * @param noun of many results, for a message
     * @param each takes the results, in the order of the recipes
     * @param soFar what the manifest says of what was finished
     * @throws Interrupted if it was cancelled, and there is a directory
     * @throws CancellationException if it was cancelled, and there is none
     */
    <R> void run(
            List<NetworkRecipe> recipes,
            NetworkTask<R> task,
            int threads,
            String noun,
            Consumer<R> each,
            Supplier<Map<String, Object>> soFar) {
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        boolean isComplete = false;
        try (Progress progress = new Progress(console, recipes.size())) {
            final Monitor monitor =
                    directory.map(kept -> kept.watched(progress)).orElse(progress);
            new Sweep<>(recipes, task).run(executor, threads, monitor, result -> {
                each.accept(result);
                finished++;
            });
            isComplete = true;
        } catch (CancellationException e) {
            final OutputDirectory kept = directory.orElseThrow(() -> e);
            kept.checkThere();
            throw new Interrupted("interrupted: the " + finished + " of " + recipes.size() + " " + noun
                    + " that were finished are kept in " + kept.path());
        } finally {
            executor.shutdown();
            if (!isComplete) {
                manifest(soFar, false);
            }
        }
    }

    /**
     * Says that the results are complete.
     *
     * @param fields what the manifest says of them
     */
    void complete(Map<String, Object> fields) {
        manifest(() -> fields, true);
    }

    private void manifest(Supplier<Map<String, Object>> fields, boolean isComplete) {
        directory.ifPresent(kept -> {
            final Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("command", command);
            manifest.put("complete", isComplete);
            manifest.putAll(fields.get());
            manifest.putAll(Machine.fields());
            kept.writeManifest(manifest, isComplete);
        });
    }
}
