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
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobOrigin;
import org.tailspin.cli.engine.NetworkJob;
import org.tailspin.cli.options.ResumeOptions;
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
import org.tailspin.files.FileProblem;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a sweep computes, whoever runs it: numbered networks, the text of each in the result files, and the configuration
 * that says it all. The same options give the same job, and the same job the same bytes.
 */
public final class SweepJob implements NetworkTask<NetworkText>, Job<NetworkText> {

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
    private final Supplier<List<JobOrigin.Input>> inputs;

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
     * @param inputs files that it reads
     */
    SweepJob(
            GainSweep plan,
            NetworkAnalysis analysis,
            boolean isWithDiagnostics,
            Shard shard,
            Map<String, String> usual,
            Collection<OptionSpec> options,
            OptionalDouble timeLimit,
            Supplier<List<JobOrigin.Input>> inputs) {
        this(
                plan,
                analysis,
                NetworkColumns.of(plan, analysis, isWithDiagnostics),
                shard.of(plan.recipes()),
                Configuration.of(facts(), usual, options),
                timeLimit,
                inputs);
    }

    private SweepJob(
            GainSweep plan,
            NetworkAnalysis analysis,
            NetworkColumns columns,
            List<NetworkRecipe> networks,
            Configuration configuration,
            OptionalDouble timeLimit,
            Supplier<List<JobOrigin.Input>> inputs) {
        NetworkJob.check(this, timeLimit);
        configuration.checkLength();
        this.plan = plan;
        this.analysis = analysis;
        this.columns = columns;
        this.networks = networks;
        this.configuration = configuration;
        this.timeLimit = timeLimit;
        this.inputs = inputs;
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

    @Override
    public int size() {
        return networks.size();
    }

    @Override
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
        timeLimit.ifPresent(seconds -> arguments.add(ResumeOptions.TIME_LIMIT + "=" + seconds));
        return List.copyOf(arguments);
    }

    @Override
    public JobOrigin origin() {
        final List<String> line = new ArrayList<>(List.of(SweepCommand.NAME));
        line.addAll(arguments());
        return new JobOrigin(line, "", inputs.get());
    }

    @Override
    public void checkMemory(int workers) {
        analysis.checkMemory(plan.recipes().get(0), workers);
    }

    @Override
    public void compute(
            List<Integer> indices,
            Executor executor,
            int workers,
            Monitor monitor,
            BiConsumer<Integer, NetworkText> sink) {
        NetworkJob.compute(networks, this, timeLimit, indices, executor, workers, monitor, sink);
    }

    /** The length of the row, the row, and the spectrum behind it. */
    @Override
    public String text(NetworkText result) {
        return result.networks().length() + ":" + result.networks() + result.spectrum();
    }

    @Override
    public NetworkText result(int index, String text) {
        final int begin = text.indexOf(':') + 1;
        final int end = begin + Integer.parseInt(text.substring(0, begin - 1));
        return new NetworkText(text.substring(begin, end), text.substring(end));
    }

    /** A row with its reason is a row. */
    @Override
    public boolean isKept(NetworkText result) {
        return true;
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
        return new SweepJob(plan, analysis, columns, plan.recipes(), other, timeLimit, inputs);
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
