package org.tailspin.nodes.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.util.ThreadPool;

/**
 * Runs the workers of one sweep on KNIME's threads. All but the last are queued in the pool; the last runs on the thread of
 * the node, which is one of the pool's. When it has nothing left to do, it also runs those that no thread has picked up: so
 * a node never waits for a thread that another node holds, neither at the end nor when it is cancelled, and one thread is
 * enough.
 */
final class PoolExecutor implements Executor {

    private final ThreadPool pool;
    private final int workers;
    private final List<SingleRun> queued = new ArrayList<>();

    private PoolExecutor(ThreadPool pool, int workers) {
        this.pool = pool;
        this.workers = workers;
    }

    /**
     * {@return an executor for one sweep of as many workers as the user allows threads}
     *
     * @param tasks how many things there are to do
     */
    static PoolExecutor of(int tasks) {
        final ThreadPool current = ThreadPool.currentPool();
        final ThreadPool pool = current == null ? KNIMEConstants.GLOBAL_THREAD_POOL : current;
        return new PoolExecutor(pool, Math.max(1, Math.min(pool.getMaxThreads(), tasks)));
    }

    /** How many workers to hand over, in all. */
    int workers() {
        return workers;
    }

    @Override
    public void execute(Runnable worker) {
        if (queued.size() < workers - 1) {
            final SingleRun single = new SingleRun(worker);
            queued.add(single);
            @SuppressWarnings("UnusedVariable") // what a worker throws, it keeps itself
            final Future<?> unused = pool.enqueue(single);
        } else {
            worker.run();
            queued.forEach(SingleRun::run);
        }
    }

    /** Runs on the first thread that comes by. */
    private static final class SingleRun implements Runnable {

        private final AtomicBoolean taken = new AtomicBoolean();
        private final Runnable worker;

        SingleRun(Runnable worker) {
            this.worker = worker;
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                worker.run();
            }
        }
    }
}
