package org.tailspin.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeValues;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The groups in which help shows the options of a command. The name of an option decides, in every command alike: a name means
 * the same everywhere. A parameter of an ensemble and a column of the dynamics find their groups by themselves.
 */
enum OptionGroup {
    /** What is the command's own. */
    OWN("Options", Set.of(), Set.of()),

    /** Which networks. */
    NETWORK(
            "Network",
            Set.of(
                    "--ensemble",
                    "--n",
                    "--alpha",
                    "--gain",
                    "--g-eff",
                    "--realisations",
                    "--seed",
                    "--matrix",
                    "--edges",
                    "--network"),
            Set.of("--state-seed", "--networks")),

    /** The law of the weights, beyond its tail index. */
    LAW("Parameters of its law", Set.of("--effective-rank"), lawOptions()),

    /** How a file of a network is read, and what is done to its matrix. */
    FILE(
            "Network of a file",
            Set.of("--normalise"),
            Set.of(
                    "--cell",
                    "--convention",
                    "--layer",
                    "--reset-before",
                    "--initial-state",
                    "--pre",
                    "--post",
                    "--weight",
                    "--type",
                    "--sign",
                    "--given-checksum",
                    "--types",
                    "--inhibitory",
                    "--undirected",
                    "--variable",
                    "--keep",
                    "--transmitters",
                    "--excitatory-transmitters",
                    "--other-transmitters",
                    "--signs",
                    "--remove-mean",
                    "--surrogate",
                    "--surrogate-scale")),

    /** What a driven network is to do. */
    TASK(
            "Task",
            Set.of("--task", "--targets", "--ridge", "--training", "--test"),
            Set.of(
                    "--bias-scale",
                    "--washout",
                    "--lags",
                    "--bits",
                    "--signed-bits",
                    "--presentation",
                    "--first-delay",
                    "--second-delay",
                    "--ranks-up-to",
                    "--rank-rows",
                    "--rank-common-rows",
                    "--rank-threshold")),

    /** How the network moves. */
    DYNAMICS("Dynamics", Set.of("--dynamics", "--nonlinearity", "--noise"), labels(RecipeValues.DYNAMICS.stream())),

    /** How a recorded input reaches the neurons. */
    INPUT(
            "Recorded input",
            Set.of("--input-scale"),
            Set.of(
                    "--signals",
                    "--input-variable",
                    "--input-law",
                    "--input-density",
                    "--input-seed",
                    "--input-weights",
                    "--steps-per-row",
                    "--cycle")),

    /** How long it runs, and how well it is measured. */
    LENGTH(
            "Length and precision",
            Set.of("--steps", "--warmup", "--exponents", "--tolerance"),
            Set.of(
                    "--tangent-warmup",
                    "--precision",
                    "--target",
                    "--max-steps",
                    "--require-converged",
                    "--twins",
                    "--covariant",
                    "--twin",
                    "--dimensions",
                    "--time-limit")),

    /** What is written, and where. */
    OUTPUT(
            "Output",
            Set.of("--out", "--picture", "--json", "--force"),
            Set.of(
                    "--curve",
                    "--per-neuron",
                    "--eigenvalues",
                    "--export",
                    "--overlap-matrix",
                    "--overlap-picture",
                    "--overlap-modes",
                    "--form",
                    "--diagnostics",
                    "--predictions",
                    "--readout",
                    "--running",
                    "--angles",
                    "--divergence",
                    "--component-times",
                    "--lag-functions",
                    "--lag-picture",
                    "--convergence",
                    "--butterfly",
                    "--sampled-theory",
                    "--no-picture",
                    "--npz")),

    /** How the command works. */
    WORK(
            "Run",
            Set.of("--threads", "--resume", "--config", "--dry-run", "--quiet", "--help", "--help-all"),
            Set.of("--debug", "--shard", "--version", "--cores"));

    /** A command with at most so many options shows all of them at once. */
    private static final int FEW = 24;

    private final String title;
    private final Set<String> usual;
    private final Set<String> others;

    /**
     * Names the options of a group of the help.
     *
     * @param title above the options
     * @param usual names of those that most people need
     * @param others names of the others
     */
    OptionGroup(String title, Set<String> usual, Set<String> others) {
        this.title = title;
        this.usual = usual;
        this.others = others;
    }

    private static Set<String> lawOptions() {
        final Set<String> options = new TreeSet<>(labels(Stream.concat(
                Arrays.stream(EnsembleParameter.values()).map(RecipeColumn::of),
                Arrays.stream(EnsembleList.values()).map(RecipeColumn::of))));
        options.add("--blocks");
        options.add("--transition-units");
        return options;
    }

    private static Set<String> labels(Stream<RecipeColumn> columns) {
        return columns.map(column -> "--" + column.label().replace('_', '-')).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the heading of the group.
     *
     * @return one to three words
     */
    String title() {
        return title;
    }

    /**
     * Finds the group of an option.
     *
     * @param option of any command
     * @return the first group that knows its longest name; {@link #OWN} if none does
     */
    static OptionGroup of(OptionSpec option) {
        final String name = option.longestName();
        return Arrays.stream(values())
                .filter(group -> group.usual.contains(name) || group.others.contains(name))
                .findFirst()
                .orElse(OWN);
    }

    private static boolean isUsual(OptionSpec option) {
        final OptionGroup group = of(option);
        return group == OWN || group.usual.contains(option.longestName());
    }

    /**
     * Sorts the options of a command.
     *
     * @param command any
     * @param areAllWanted whether those that few people need are wanted too
     * @return options by group, in the order of the groups; within a group the usual ones first, and otherwise as the command
     *     declares them; no empty group
     */
    static Map<OptionGroup, List<OptionSpec>> of(CommandSpec command, boolean areAllWanted) {
        final boolean areAllShown = areAllWanted || isShort(command);
        final Map<OptionGroup, List<OptionSpec>> groups = new EnumMap<>(OptionGroup.class);
        for (Predicate<OptionSpec> part :
                List.<Predicate<OptionSpec>>of(OptionGroup::isUsual, option -> areAllShown && !isUsual(option))) {
            shown(command).filter(part).forEach(option -> groups.computeIfAbsent(of(option), group -> new ArrayList<>())
                    .add(option));
        }
        return groups;
    }

    /**
     * Counts the options that help leaves to {@code --help-all}.
     *
     * @param command any
     * @return their number
     */
    static long hidden(CommandSpec command) {
        return isShort(command)
                ? 0
                : shown(command).filter(option -> !isUsual(option)).count();
    }

    private static boolean isShort(CommandSpec command) {
        return shown(command).count() <= FEW;
    }

    private static Stream<OptionSpec> shown(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden());
    }
}
