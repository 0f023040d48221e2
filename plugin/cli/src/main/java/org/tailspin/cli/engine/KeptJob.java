package org.tailspin.cli.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.tailspin.cli.output.MeasuredFile;
import org.tailspin.core.Monitor;

/** Has an engine compute a job, but for what was measured before. */
public final class KeptJob {

    private KeptJob() {}

    /**
     * Runs and waits.
     *
     * @param <R> what comes out of a piece
     * @param job what to compute
     * @param part name of the job in the file
     * @param engine that computes it
     * @param file what was measured before, which receives what is measured now as it comes; empty for neither
     * @param monitor progress of what is left, and cancellation
     * @param sink receives every piece with its index, in order, never two at a time
     * @throws java.util.concurrent.CancellationException if the monitor says so; what the file has received stays
     * @throws IllegalStateException if the engine cannot go on, in one sentence; what the file has received stays
     */
    public static <R> void run(
            Job<R> job,
            String part,
            Engine engine,
            Optional<MeasuredFile> file,
            Monitor monitor,
            BiConsumer<Integer, R> sink) {
        final List<Integer> all = IntStream.range(0, job.size()).boxed().toList();
        final List<Integer> open = new ArrayList<>();
        final BiConsumer<Integer, R> ordered = new InOrder<>(all, sink);
        for (int index : all) {
            final Optional<String> known = file.flatMap(kept -> kept.get(part, index));
            if (known.isPresent()) {
                ordered.accept(index, job.result(index, known.get()));
            } else {
                open.add(index);
            }
        }
        if (!open.isEmpty()) {
            engine.run(job, open, monitor, (index, result) -> {
                if (job.isKept(result)) {
                    file.ifPresent(kept -> kept.put(part, index, job.text(result)));
                }
                ordered.accept(index, result);
            });
        }
    }
}
