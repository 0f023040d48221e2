package org.knime.core.util;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool of daemon threads, in which nodes run, and in which they may run parts of their work. */
public class ThreadPool {

    private static final long IDLE_SECONDS = 1;

    private final ThreadPoolExecutor executor;
    private final int maxThreads;
    private int invisible;

    /** A pool of so many threads. */
    public ThreadPool(int maxThreads) {
        this.maxThreads = maxThreads;
        executor = new ThreadPoolExecutor(
                maxThreads,
                maxThreads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Worker(this, task));
        executor.allowCoreThreadTimeOut(true);
    }

    /** The pool that the calling thread belongs to, or null. */
    public static ThreadPool currentPool() {
        return Thread.currentThread() instanceof Worker worker ? worker.pool : null;
    }

    /** How many threads may run. */
    public int getMaxThreads() {
        return maxThreads;
    }

    /** How many threads run, without those that only wait. */
    public synchronized int getRunningThreads() {
        return executor.getActiveCount() - invisible;
    }

    /** How many tasks wait. */
    public int getQueueSize() {
        return executor.getQueue().size();
    }

    /** Runs a task as soon as a thread is free. */
    public <T> Future<T> enqueue(Callable<T> task) {
        return executor.submit(task);
    }

    /** Runs a task as soon as a thread is free. */
    public Future<?> enqueue(Runnable task) {
        return executor.submit(task);
    }

    /**
     * Does in a thread of the pool what waits for other tasks of the pool; meanwhile another thread takes its place.
     * Without it a node that waits for its own tasks stands still for ever when the user allows one thread.
     */
    public <T> T runInvisible(Callable<T> task) throws ExecutionException, InterruptedException {
        if (currentPool() != this) {
            throw new IllegalThreadStateException("The current thread is not taken out of this thread pool");
        }
        resize(1);
        try {
            return task.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new ExecutionException(e);
        } finally {
            resize(-1);
        }
    }

    private synchronized void resize(int more) {
        invisible += more;
        int size = maxThreads + invisible;
        // The core may never be larger than the maximum, so the order of the two calls matters.
        if (more > 0) {
            executor.setMaximumPoolSize(size);
            executor.setCorePoolSize(size);
        } else {
            executor.setCorePoolSize(size);
            executor.setMaximumPoolSize(size);
        }
    }

    private static final class Worker extends Thread {

        private final ThreadPool pool;

        Worker(ThreadPool pool, Runnable task) {
            super(task, "KNIME-Worker");
            this.pool = pool;
            setDaemon(true);
        }
    }
}
