package org.tailspin.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;

/** A master and two workers of one core each, as processes of their own on this machine, and programs submitted to them. */
final class StandaloneCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");

    private final Path directory;
    private final List<Program> programs = new ArrayList<>();
    private final List<Program> workers = new ArrayList<>();
    private final String master;

    /**
     * Starts it, and waits until the master knows the workers.
     *
     * @param directory for logs and work
     */
    StandaloneCluster(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        boolean isUp = false;
        try {
            final Matcher address = MASTER.matcher(start("master", "org.apache.spark.deploy.master.Master", daemon())
                    .await(log -> MASTER.matcher(log).find()));
            assertTrue(address.find());
            master = address.group(1);
            for (int i = 0; i < 2; i++) {
                final List<String> options = new ArrayList<>(daemon());
                options.addAll(List.of("--cores", "1", "--memory", "1g", "--work-dir"));
                options.addAll(List.of(directory.resolve("work" + i).toString(), master));
                workers.add(start("worker" + i, "org.apache.spark.deploy.worker.Worker", options));
            }
            for (Program worker : workers) {
                worker.await(log -> log.contains("Successfully registered with master"));
            }
            isUp = true;
        } finally {
            if (!isUp) {
                close();
            }
        }
    }

    /** On this machine alone, on ports that are free. */
    private static List<String> daemon() {
        return List.of("--host", HOST, "--port", "0", "--webui-port", "0");
    }

    private Program start(String name, String type, List<String> args) throws IOException {
        final Path home = Path.of(System.getProperty("spark.home"));
        final List<String> command =
                new ArrayList<>(List.of(Program.JAVA, "-Xmx512m", "-cp", classPath(home.resolve("jars"))));
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(Tied.class.getName(), type));
        command.addAll(args);
        final Program program = Program.start(directory, name, command, builder -> {
            builder.environment().put("SPARK_HOME", home.toString());
            builder.environment().put("SPARK_SCALA_VERSION", System.getProperty("spark.scala.version"));
            builder.environment().put("SPARK_LOCAL_IP", HOST);
        });
        programs.add(program);
        return program;
    }

    /** Spark's jars, and the class that ties a process to this one; nothing of the product. */
    private static String classPath(Path jars) {
        final String tests = Path.of(Tied.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        return jars + "/*" + System.getProperty("path.separator") + tests;
    }

    /**
     * What the script spark-submit does.
     *
     * @param name of the run, for its logs
     * @param settings of Spark, name=value
     * @param args of the program
     */
    Program submit(String name, List<String> settings, List<String> args) throws IOException {
        final List<String> line = new ArrayList<>(List.of("--master", master, "--class", SparkMain.class.getName()));
        final List<String> all = new ArrayList<>(List.of(
                "spark.ui.enabled=false",
                "spark.driver.host=" + HOST,
                "spark.driver.bindAddress=" + HOST,
                "spark.executor.memory=512m",
                "spark.executor.cores=1",
                "spark.cores.max=2",
                "spark.scheduler.minRegisteredResourcesRatio=1", // both executors begin together
                "spark.scheduler.maxRegisteredResourcesWaitingTime=10m"));
        all.addAll(settings);
        for (String setting : all) {
            line.addAll(List.of("--conf", setting));
        }
        line.add(System.getProperty("tailspin.spark.jar"));
        line.addAll(args);
        return start(name, "org.apache.spark.deploy.SparkSubmit", line);
    }

    /**
     * @return the executor of a worker, of which there is one
     */
    ProcessHandle executor(int worker) {
        final List<ProcessHandle> children =
                workers.get(worker).process().children().toList();
        assertTrue(children.size() == 1, children.toString());
        return children.get(0);
    }

    /**
     * @param log of a driver
     * @return number of the executor of a worker, as that log calls it
     */
    String executorId(int worker, String log) throws IOException {
        final Matcher launch = Pattern.compile("Asked to launch executor (\\S+)/(\\d+)")
                .matcher(workers.get(worker).log());
        String id = null;
        while (launch.find()) {
            if (log.contains(launch.group(1))) {
                id = launch.group(2);
            }
        }
        assertTrue(id != null, workers.get(worker).log());
        return id;
    }

    static int count(String log, String what) {
        return (int) Pattern.compile(what).matcher(log).results().count();
    }

    /** Every worker has finished a task. */
    static boolean isUnderWay(String log) {
        return List.of("0", "1").stream()
                .allMatch(id -> count(log, "Finished task .*\\(executor " + id + "\\)") > 0);
    }

    /** What may still be checked before the blow. */
    interface Check {
        void run() throws IOException;
    }

    /**
     * Kills the executor of the first worker with a task in its hands.
     *
     * @param program that is submitted
     * @param check seen when the executor stands still
     * @return its number
     */
    String killBusyExecutor(Program program, Check check) throws IOException, InterruptedException {
        final String id = executorId(0, program.await(StandaloneCluster::isUnderWay));
        final ProcessHandle executor = executor(0);
        // frozen first, so that the driver gives it a task that it will surely not finish
        final Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(executor.pid())).start();
        assertTrue(stop.waitFor() == 0);
        program.await(text -> count(text, "Starting task .*, ?executor " + id + ",")
                > count(text, "Finished task .*\\(executor " + id + "\\)"));
        check.run();
        executor.destroyForcibly();
        return id;
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
