package org.tailspin.cli.sweep;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.tailspin.core.Monitor;

/**
 * The threads of this program.
 *
 * @param threads their number
 */
record ThreadEngine(int threads) implements SweepEngine {

    @Override
    public void check(SweepJob job) {
        job.checkMemory(threads);
    }

    @Override
    public void run(SweepJob job, int first, Monitor monitor, Consumer<NetworkText> sink) {
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            job.compute(first, job.size(), executor, threads, monitor, sink);
        } finally {
            executor.shutdown();
        }
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("threads", threads);
    }
}
