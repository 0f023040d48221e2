package org.tailspin.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.tailspin.cli.sweep.NetworkText;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.Monitor;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * One run of a sweep on a cluster: jobs of Spark, each a stretch of the plan. The next one begins while the last networks of
 * the one before are still computed, and no more than two are under way, so that a slow network cannot pile up results.
 */
final class SparkRun {

    private static final int JOBS = 2;
    private static final String GROUP = "tailspin";
    private static final long LOOK_MILLIS = 100;

    /** What Spark says of a task that failed too often; the class of the exception is of no interest. */
    private static final Pattern FAILURE = Pattern.compile(
            "Task (\\d+) in stage \\S+ failed (\\d+) times, most recent"
                    + " failure: Lost task \\S+ in stage \\S+ \\(TID \\d+\\) \\((\\S+) executor (\\S+?)\\): (?:[\\w.$]+: )?(.*)");

    private final SparkContext context;
    private final SweepJob job;
    private final RemoteJob remote;
    private final int begin;
    private final int networksPerTask;
    private final int tasksPerJob;
    private final Monitor monitor;
    private final Consumer<NetworkText> sink;

    private final LinkedBlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Map<Integer, String[]> waiting = new HashMap<>();
    private int next;
    private int running;
    private int received;
    private int delivered;

    /**
     * Prepares the tasks of a sweep.
     *
     * @param begin index of the first network
     */
    SparkRun(
            SparkContext context,
            SweepJob job,
            int begin,
            int networksPerTask,
            int tasksPerJob,
            Monitor monitor,
            Consumer<NetworkText> sink) {
        this.context = context;
        this.job = job;
        remote = RemoteJob.of(job);
        this.begin = begin;
        this.networksPerTask = networksPerTask;
        this.tasksPerJob = tasksPerJob;
        this.monitor = monitor;
        this.sink = sink;
        next = begin;
        delivered = begin;
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
            while (delivered < job.size()) {
                while (running < JOBS && next < job.size()) {
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
            if (delivered < job.size() && !context.isStopped()) {
                context.cancelJobGroup(GROUP);
            }
            jobs.shutdown();
        }
    }

    private void start(ExecutorService jobs) {
        final int from = next;
        final long most = (long) networksPerTask * Math.max(tasksPerJob, 2 * context.defaultParallelism());
        final int to = (int) Math.min(job.size(), from + most);
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
        final String name = "networks " + (from + 1) + " to " + to + " of " + job.size();
        context.setJobGroup(GROUP, name, false);
        context.setCallSite(name);
        final int tasks = (to - from + networksPerTask - 1) / networksPerTask;
        final RDD<Object> firsts = context.range(from, to, networksPerTask, tasks);
        firsts.setName("tailspin sweep");
        context.runJob(
                firsts,
                new NetworksTask(remote, networksPerTask, to),
                new AbstractFunction2<Object, String[], BoxedUnit>() {
                    @Override
                    public BoxedUnit apply(Object task, String[] texts) {
                        final int first = from + (Integer) task * networksPerTask;
                        events.add(() -> receive(first, texts));
                        return BoxedUnit.UNIT;
                    }
                },
                ClassTag$.MODULE$.apply(String[].class));
    }

    private void receive(int first, String[] texts) {
        waiting.put(first, texts);
        received += texts.length / 2;
        for (String[] ready = waiting.remove(delivered); ready != null; ready = waiting.remove(delivered)) {
            for (int i = 0; i < ready.length / 2; i++) {
                sink.accept(NetworksTask.text(ready, i));
                delivered++;
            }
        }
        monitor.progress((double) received / (job.size() - begin));
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
        final int network = from + Integer.parseInt(failure.group(1)) * networksPerTask;
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
