package org.tailspin.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.tailspin.cli.engine.Job;
import org.tailspin.core.Monitor;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * One run of a job on a cluster: jobs of Spark, each a stretch of its pieces. The next one begins while the last pieces of
 * the one before are still computed, and no more than two are under way, so that a slow one cannot pile up results.
 *
 * @param <R> what comes out of a piece
 */
final class SparkRun<R> {

    private static final int JOBS = 2;
    private static final String GROUP = "tailspin";
    private static final long LOOK_MILLIS = 100;

    /** What Spark says of a task that failed too often; the class of the exception is of no interest. */
    private static final Pattern FAILURE = Pattern.compile(
            "Task (\\d+) in stage \\S+ failed (\\d+) times, most recent"
                    + " failure: Lost task \\S+ in stage \\S+ \\(TID \\d+\\) \\((\\S+) executor (\\S+?)\\): (?:[\\w.$]+: )?(.*)");

    private final SparkContext context;
    private final Job<R> job;
    private final RemoteJob remote;
    private final List<Integer> indices;
    private final int networksPerTask;
    private final int tasksPerJob;
    private final Monitor monitor;
    private final BiConsumer<Integer, R> sink;

    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private int next;
    private int running;
    private int received;

    /**
     * Prepares the tasks of a job.
     *
     * @param indices of the pieces, ascending
     */
    SparkRun(
            SparkContext context,
            Job<R> job,
            List<Integer> indices,
            int networksPerTask,
            int tasksPerJob,
            Monitor monitor,
            BiConsumer<Integer, R> sink) {
        this.context = context;
        this.job = job;
        remote = RemoteJob.of(job);
        this.indices = indices;
        this.networksPerTask = networksPerTask;
        this.tasksPerJob = tasksPerJob;
        this.monitor = monitor;
        this.sink = sink;
    }

    /**
     * Runs and waits.
     *
     * @throws CancellationException if the monitor says so
     * @throws IllegalStateException if Spark gives up, in one sentence
     */
    void run() {
        final ExecutorService jobs = Executors.newFixedThreadPool(JOBS);
        try {
            while (received < indices.size()) {
                while (running < JOBS && next < indices.size()) {
                    start(jobs);
                }
                final Runnable event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (monitor.isCancelled()) {
                    throw new CancellationException("cancelled");
                }
                if (event != null) {
                    event.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            if (received < indices.size() && !context.isStopped()) {
                context.cancelJobGroup(GROUP);
            }
            jobs.shutdown();
        }
    }

    private void start(ExecutorService jobs) {
        final int from = next;
        final long most = (long) networksPerTask * Math.max(tasksPerJob, 2 * context.defaultParallelism());
        final int to = (int) Math.min(indices.size(), from + most);
        next = to;
        running++;
        jobs.execute(() -> {
            try {
                submit(from, to);
                events.add(() -> running--);
            } catch (Throwable e) { // whatever Spark throws: the run must not wait for it forever
                events.add(() -> fail(e, from));
            }
        });
    }

    /** One job of Spark, as its pages show it. */
    private void submit(int from, int to) {
        final String part = remote.part().isEmpty() ? "" : remote.part() + ": ";
        final String name = part + "networks " + (from + 1) + " to " + to + " of " + indices.size();
        context.setJobGroup(GROUP, name, false);
        context.setCallSite(name);
        final List<int[]> tasks = new ArrayList<>();
        for (int first = from; first < to; first += networksPerTask) {
            tasks.add(indices.subList(first, Math.min(to, first + networksPerTask)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
        final RDD<int[]> pieces = JavaSparkContext.fromSparkContext(context)
                .parallelize(tasks, tasks.size()) // a slice for each
                .rdd();
        pieces.setName("tailspin");
        context.runJob(
                pieces,
                new PiecesTask(remote),
                new AbstractFunction2<Object, String[], BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object task, String[] texts) {
                        events.add(() -> receive(tasks.get((Integer) task), texts));
                        return BoxedUnit.UNIT;
                    }
                },
                ClassTag$.MODULE$.apply(String[].class));
    }

    private void receive(int[] pieces, String[] texts) {
        for (int i = 0; i < pieces.length; i++) {
            sink.accept(pieces[i], job.result(pieces[i], texts[i]));
        }
        received += pieces.length;
        monitor.progress((double) received / indices.size());
    }

    private void fail(Throwable e, int from) {
        if (context.isStopped() && monitor.isCancelled()) {
            throw new CancellationException("cancelled"); // Ctrl-C reaches Spark as well
        }
        throw new IllegalStateException("Spark gave up: " + explained(line(e), from), e);
    }

    private String explained(String line, int from) {
        final Matcher failure = FAILURE.matcher(line);
        if (!failure.find()) {
            return line;
        }
        final int network = indices.get(from + Integer.parseInt(failure.group(1)) * networksPerTask);
        return "the network " + job.name(network) + " failed " + failure.group(2) + " times, last on executor "
                + failure.group(4) + " at " + failure.group(3) + ": " + failure.group(5);
    }

    /**
     * {@return its first line, without the stack traces that follow}
     *
     * @param e what Spark threw
     */
    static String line(Throwable e) {
        final String message = String.valueOf(e.getMessage()).strip();
        final int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end).strip();
    }
}
