package org.tailspin.cli.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.tailspin.core.Monitor;

/**
 * The threads of this program.
 *
 * @param threads their number
 */
public record ThreadEngine(int threads) implements Engine {

    @Override
    public void check(Job<?> job) {
        job.checkMemory(threads);
    }

    @Override
    public <R> void run(Job<R> job, List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink) {
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            job.compute(indices, executor, threads, monitor, sink);
        } finally {
            executor.shutdownNow();
        }
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("threads", threads);
    }
}
