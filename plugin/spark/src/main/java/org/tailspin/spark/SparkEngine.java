package org.tailspin.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.Monitor;
import org.tailspin.core.table.TableColumn;
import picocli.CommandLine.Option;

/**
 * The executors of a Spark application. Each task computes one network, or a few neighbours, and is tried again by Spark
 * when its executor is lost; the driver writes what comes back, in the order of the plan.
 */
public final class SparkEngine implements Engine, AutoCloseable {

    private static final String NAME = "spark.app.name";
    private static final String MASTER = "spark.master";
    private static final String RESULT_SIZE = "spark.driver.maxResultSize";

    @Option(
            names = "--networks-per-task",
            paramLabel = "K",
            defaultValue = "1",
            description = "Networks that a task of Spark computes, one after the other. Neighbours share a matrix: the"
                    + " number of gains draws each matrix once (default: ${DEFAULT-VALUE}).")
    private int networksPerTask;

    @Option(
            names = "--tasks-per-job",
            paramLabel = "T",
            defaultValue = "1000",
            description = "Tasks that Spark shows as one job. Two jobs run at a time, and the driver holds no more than"
                    + " their results (default: ${DEFAULT-VALUE}).")
    private int tasksPerJob;

    @Option(
            names = "--parquet",
            paramLabel = "URI",
            description =
                    "Write the tables of a sweep as Parquet too, into networks and spectrum below this address, which must not"
                            + " hold them yet; any file system that Spark knows, such as hdfs: or s3a:.")
    private String parquet;

    private final AtomicInteger failedAttempts = new AtomicInteger();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private SparkContext context;

    @Override
    public void check(Job<?> job) {
        atLeastOne("--networks-per-task", networksPerTask);
        atLeastOne("--tasks-per-job", tasksPerJob);
        if (!new SparkConf().contains(MASTER)) {
            throw new IllegalArgumentException("there is no Spark master: start this program by spark-submit --master");
        }
        if (parquet != null) {
            if (!(job instanceof SweepJob)) {
                throw new IllegalArgumentException("--parquet writes the tables of a sweep, and this is none");
            }
            ParquetTables.check(parquet);
        }
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the value of " + option + " must be at least 1, but is " + value);
        }
    }

    @Override
    public <R> void run(Job<R> job, List<Integer> indices, Monitor monitor, BiConsumer<Integer, R> sink) {
        new SparkRun<>(context(), job, indices, networksPerTask, tasksPerJob, monitor, sink).run();
    }

    @Override
    public void written(List<TableColumn> columns, Path networks, Path spectrum) {
        if (parquet != null) {
            new ParquetTables(context(), parquet).write(columns, networks, spectrum);
        }
    }

    @Override
    public void finished() {
        close(); // and so every event has come
    }

    @Override
    public Map<String, Object> facts() {
        final Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("networks_per_task", networksPerTask);
        all.put("task_attempts_failed", failedAttempts.get());
        return all;
    }

    private SparkContext context() {
        if (context == null) {
            try {
                context = new SparkContext(configuration());
            } catch (RuntimeException e) {
                throw new IllegalStateException("Spark does not start: " + SparkRun.line(e), e);
            }
            facts.put("spark", context.version());
            facts.put("spark_master", context.master());
            facts.put("spark_application", context.applicationId());
            context.addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (!end.taskInfo().successful()) {
                        failedAttempts.incrementAndGet();
                    }
                }
            });
        }
        return context;
    }

    /** What spark-submit says, and this program's own defaults. */
    private static SparkConf configuration() {
        final SparkConf conf = new SparkConf();
        if (conf.get(NAME, SparkMain.class.getName()).equals(SparkMain.class.getName())) {
            conf.setAppName("tailspin");
        }
        // results are written as they come, and their sum is of no matter
        return conf.setIfMissing(RESULT_SIZE, "0");
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
            context = null;
        }
    }
}
