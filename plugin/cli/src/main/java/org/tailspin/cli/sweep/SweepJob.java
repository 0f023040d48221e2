package org.tailspin.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.tailspin.cli.output.Version;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.NetworkTask;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.run.TimeLimit;
import org.tailspin.files.FileProblem;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a sweep computes, whoever runs it: numbered networks, the text of each in the result files, and the configuration
 * that says it all. The same options give the same job, and the same job the same bytes.
 */
public final class SweepJob implements NetworkTask<NetworkText> {

    /** What of a configuration says which part of a sweep it is. */
    static final String SHARD = "shard";

    private static final String VERSION = "tailspin";
    private static final String KERNELS = "kernels";

    private final GainSweep plan;
    private final NetworkAnalysis analysis;
    private final NetworkColumns columns;
    private final List<NetworkRecipe> networks;
    private final Configuration configuration;
    private final OptionalDouble timeLimit;

    /**
     * Describes a sweep.
     *
     * @param plan of the whole sweep
     * @param analysis of each network
     * @param isWithDiagnostics whether the table of networks has diagnostics
     * @param shard the part of it
     * @param usual values of options that were not given and have no default of their own
     * @param options that say so
     * @param timeLimit after how many seconds a network is given up; no part of the configuration, since which networks
     *     these are depends on the machine, and their rows say it
     */
    SweepJob(
            GainSweep plan,
            NetworkAnalysis analysis,
            boolean isWithDiagnostics,
            Shard shard,
            Map<String, String> usual,
            Collection<OptionSpec> options,
            OptionalDouble timeLimit) {
        this(
                plan,
                analysis,
                NetworkColumns.of(plan, analysis, isWithDiagnostics),
                shard.of(plan.recipes()),
                Configuration.of(facts(), usual, options),
                timeLimit);
    }

    private SweepJob(
            GainSweep plan,
            NetworkAnalysis analysis,
            NetworkColumns columns,
            List<NetworkRecipe> networks,
            Configuration configuration,
            OptionalDouble timeLimit) {
        timeLimit.ifPresent(seconds -> new TimeLimit<>(this, seconds)); // which checks it
        configuration.checkLength();
        this.plan = plan;
        this.analysis = analysis;
        this.columns = columns;
        this.networks = networks;
        this.configuration = configuration;
        this.timeLimit = timeLimit;
    }

    /**
     * Reads a job as the command {@code sweep} does.
     *
     * @param arguments options of that command, such as {@code --config}; those on where and how to run are of no matter
     * @return the job
     * @throws IllegalArgumentException for an option that is unknown or out of range, in one sentence
     * @throws RuntimeException if a file cannot be read, in one sentence
     */
    public static SweepJob of(String... arguments) {
        try {
            return SweepCommand.parse(arguments);
        } catch (CommandLine.ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** What a result depends on beside the options. */
    static Map<String, String> facts() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put(KERNELS, NetworkAnalysis.kernels());
        facts.put(VERSION, Version.TEXT);
        return facts;
    }

    /** {@return number of networks} */
    public int size() {
        return networks.size();
    }

    /**
     * {@return its name}
     *
     * @param index of a network, in 0..size-1
     */
    public String name(int index) {
        return networks.get(index).name();
    }

    /**
     * The options that say all of it, files that hold options included: on another machine, {@link #of} makes the same job of
     * them.
     *
     * @return the options of the command
     */
    public List<String> arguments() {
        final List<String> arguments = new ArrayList<>(configuration.arguments(facts().keySet()));
        timeLimit.ifPresent(seconds -> arguments.add(SweepCommand.TIME_LIMIT + "=" + seconds));
        return List.copyOf(arguments);
    }

    /**
     * Refuses networks that the memory does not hold.
     *
     * @param workers that hold a matrix each
     * @throws IllegalArgumentException if matrices and frames exceed what Java may use here
     */
    public void checkMemory(int workers) {
        analysis.checkMemory(plan.recipes().get(0), workers);
    }

    /**
     * Computes some networks on this thread. What fails is a row with its reason.
     *
     * @param from index of the first network
     * @param to index after the last network, at most {@link #size}
     * @param monitor progress and cancellation
     * @param sink receives the texts in order
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public void compute(int from, int to, Monitor monitor, Consumer<NetworkText> sink) {
        compute(from, to, Runnable::run, 1, monitor, sink);
    }

    /**
     * Computes some networks on several threads, in the same way.
     *
     * @param from index of the first network
     * @param to index after the last network, at most {@link #size}
     * @param executor with the threads
     * @param workers how many
     * @param monitor progress and cancellation
     * @param sink receives the texts in order
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public void compute(int from, int to, Executor executor, int workers, Monitor monitor, Consumer<NetworkText> sink) {
        final NetworkTask<NetworkText> task =
                timeLimit.isPresent() ? new TimeLimit<>(this, timeLimit.getAsDouble()) : this;
        new Sweep<>(networks.subList(from, to), task).run(executor, workers, monitor, sink);
    }

    @Override
    public NetworkText run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return NetworkText.of(columns, analysis.run(recipe, coupling, monitor));
    }

    @Override
    public int vectors(NetworkRecipe recipe) {
        return analysis.vectors(recipe);
    }

    @Override
    public OrbitRun<NetworkText> start(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        return analysis.start(recipe, coupling, monitor).then(result -> NetworkText.of(columns, result));
    }

    @Override
    public NetworkText failed(NetworkRecipe recipe, String reason) {
        return NetworkText.of(columns, analysis.failed(recipe, reason));
    }

    @Override
    public Footprint footprint(NetworkRecipe recipe) {
        return analysis.footprint(recipe);
    }

    /** {@return after how many seconds a network is given up; empty for never} */
    OptionalDouble timeLimit() {
        return timeLimit;
    }

    /** {@return the columns of networks.csv} */
    public NetworkColumns columns() {
        return columns;
    }

    /** {@return the first lines of the two files} */
    public NetworkText header() {
        return NetworkText.header(columns);
    }

    GainSweep plan() {
        return plan;
    }

    NetworkAnalysis analysis() {
        return analysis;
    }

    /** {@return the recipes of the networks, in order} */
    public List<NetworkRecipe> networks() {
        return networks;
    }

    boolean isWhole() {
        return configuration.value(SHARD) == null;
    }

    Configuration configuration() {
        return configuration;
    }

    /**
     * {@return the whole sweep under that configuration}
     *
     * @param other configuration, of the same sweep in other parts or from another machine
     */
    SweepJob as(Configuration other) {
        return new SweepJob(plan, analysis, columns, plan.recipes(), other, timeLimit);
    }

    /**
     * Refuses to continue another sweep.
     *
     * @param path of a file with a configuration
     * @param there what it says
     * @param here what it should say
     * @param without keys that do not matter
     * @param where it should say so
     * @throws FileProblem if they are not of the same sweep; it names the first difference
     */
    static void checkSame(Path path, Configuration there, Configuration here, Set<String> without, String where) {
        final Optional<String> key = here.difference(there, without);
        if (key.isPresent()) {
            throw new FileProblem(path + " is of another sweep: " + key.get() + " is " + text(there.value(key.get()))
                    + " there, but " + text(here.value(key.get())) + " " + where);
        }
    }

    private static String text(String value) {
        return value == null ? "not given" : Configuration.shortened(value);
    }
}
