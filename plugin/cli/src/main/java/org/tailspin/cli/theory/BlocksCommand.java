package org.tailspin.cli.theory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tailspin.cli.console.Decimal;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Progress;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.ListArgument;
import org.tailspin.cli.options.NeuronsOption;
import org.tailspin.cli.options.PopulationsOption;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.theory.BlockMeanField;
import org.tailspin.core.theory.TransitionGain;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The level of activity of populations with stable weights. */
@Command(
        name = "blocks",
        description = {
            "Populations of neurons with stable weights of either sign (--ensemble blocks), map x(t+1) = tanh(W x(t)), for large"
                    + " N: the means of |x| and of x squared over all neurons and in each population, and the gain at which rest"
                    + " becomes unstable, which is known where all pairs have one tail index.",
            "Where a population has inputs of several tail indices, their sum is sampled, and the means of populations have a"
                    + " standard error. The density of connections has no effect in this limit."
        })
final class BlocksCommand implements Callable<Integer> {

    private static final List<Double> ONE = List.of(1.0);

    @Mixin
    private CommonOptions common;

    @Mixin
    private NeuronsOption neurons;

    @Option(names = "--gain", paramLabel = "G", description = "Gain g, which multiplies all weights (default: 1).")
    private Double gain;

    @Option(
            names = "--population-shares",
            paramLabel = "FILE",
            converter = Shares.class,
            description = "Shares of the populations of neurons, up to a common factor; " + ListArgument.SYNTAX + ".")
    private ListArgument shares;

    @Option(
            names = "--block-alphas",
            paramLabel = "FILE",
            converter = Alphas.class,
            description =
                    "Tail index of the weights, in [0.1, 2], for all, for each source population, or each pair by target,"
                            + " likewise (default: 2).")
    private ListArgument alphas;

    @Option(
            names = "--block-scales",
            paramLabel = "FILE",
            converter = Scales.class,
            description =
                    "Factor of the weights, at least 0, for all, for each source population, or each pair by target,"
                            + " likewise (default: 1).")
    private ListArgument scales;

    @Mixin
    private PopulationsOption populations;

    private abstract static class Numbers implements ITypeConverter<ListArgument> {

        private final EnsembleList list;

        Numbers(EnsembleList list) {
            this.list = list;
        }

        @Override
        public ListArgument convert(String text) {
            return new ListArgument(RecipeColumn.of(list), text);
        }
    }

    private static final class Shares extends Numbers {
        Shares() {
            super(EnsembleList.POPULATION_SHARES);
        }
    }

    private static final class Alphas extends Numbers {
        Alphas() {
            super(EnsembleList.BLOCK_ALPHAS);
        }
    }

    private static final class Scales extends Numbers {
        Scales() {
            super(EnsembleList.BLOCK_SCALES);
        }
    }

    @Override
    public Integer call() {
        final int n = common.checked(neurons::count);
        final double g = gain == null ? 1 : gain;
        final BlockEnsemble ensemble = common.checked(() -> {
            final BlockEnsemble blocks = ensemble();
            blocks.checkLists(n);
            return blocks;
        });
        final BlockMeanField theory;
        try (Progress progress = new Progress(common.console(), 1)) {
            theory = common.checked(() -> BlockMeanField.of(ensemble, n, g, progress));
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", n);
        fields.put("gain", g);
        final String note = TransitionGain.isKnown(ensemble, n)
                ? Decimal.put(fields, "gain_transition", TransitionGain.logOf(ensemble, n))
                : "gain_transition is known where all pairs have one tail index";
        fields.put("mean_abs", theory.meanAbs());
        fields.put("mean_square", theory.meanSquare());
        fields.put("population_shares", each(theory, theory::share));
        fields.put("population_mean_abs", each(theory, theory::meanAbs));
        fields.put("population_mean_abs_se", each(theory, theory::meanAbsError));
        fields.put("population_mean_square", each(theory, theory::meanSquare));
        fields.put("population_mean_square_se", each(theory, theory::meanSquareError));
        if (!note.isEmpty()) {
            fields.put("note", note);
        }
        common.show(fields);
        return ExitCode.OK;
    }

    private BlockEnsemble ensemble() {
        final Map<EnsembleList, ListArgument> given = new EnumMap<>(EnsembleList.class);
        put(given, EnsembleList.POPULATION_SHARES, shares);
        put(given, EnsembleList.BLOCK_ALPHAS, alphas);
        put(given, EnsembleList.BLOCK_SCALES, scales);
        final Map<EnsembleList, List<Double>> lists = populations.lists(given.keySet());
        if (lists.isEmpty()) {
            Usage.needed("--population-shares or --blocks", shares);
        }
        given.forEach((list, numbers) -> lists.put(list, numbers.numbers()));
        return new BlockEnsemble(
                lists.get(EnsembleList.POPULATION_SHARES),
                lists.getOrDefault(EnsembleList.BLOCK_ALPHAS, List.of(2.0)),
                lists.getOrDefault(EnsembleList.BLOCK_SCALES, ONE),
                lists.getOrDefault(EnsembleList.BLOCK_DENSITIES, ONE),
                lists.getOrDefault(EnsembleList.BLOCK_SIGNS, List.of(0.0)));
    }

    private static void put(Map<EnsembleList, ListArgument> given, EnsembleList list, ListArgument numbers) {
        if (numbers != null) {
            given.put(list, numbers);
        }
    }

    /** An array for programs, and its numbers for people. */
    private Object each(BlockMeanField theory, IntToDoubleFunction of) {
        final double[] numbers =
                IntStream.range(0, theory.populations()).mapToDouble(of).toArray();
        return common.isJson
                ? numbers
                : Arrays.stream(numbers)
                        .mapToObj(x -> String.format(Locale.ROOT, "%.6g", x))
                        .collect(Collectors.joining(" "));
    }
}
