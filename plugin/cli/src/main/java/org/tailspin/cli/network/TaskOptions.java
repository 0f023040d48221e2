package org.tailspin.cli.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tailspin.cli.options.InputOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.reservoir.MackeyGlassTask;
import org.tailspin.core.reservoir.MemoryTask;
import org.tailspin.core.reservoir.NarmaTask;
import org.tailspin.core.reservoir.Ranks;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.core.reservoir.ReservoirTask.Kind;
import org.tailspin.core.reservoir.SeriesLength;
import org.tailspin.core.reservoir.TableTask;
import org.tailspin.core.reservoir.XorTask;
import org.tailspin.files.InputFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The task of a driven network, how its input reaches the neurons, and how the readout is trained. */
final class TaskOptions {

    @Mixin
    private InputOptions input;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description =
                    "What the network is to do: xor, memory, narma10, mackey-glass, or table: targets of a table of"
                            + " yours.")
    private String task;

    @Option(
            names = "--targets",
            paramLabel = "COLUMN,...",
            split = ",",
            description =
                    "Columns of the file of --input that are read out from the state that has just seen their row, of --task table.")
    private List<String> targets;

    @Option(
            names = "--bias-scale",
            paramLabel = "B",
            description =
                    "Biases are drawn between -B and B, of networks without --bias (default: 0 of xor and memory, 0.1"
                            + " otherwise).")
    private Double bias;

    @Option(
            names = "--ridge",
            paramLabel = "L",
            description =
                    "Ridge parameter of the readout (default: 1e-6 of xor and table, 1e-8 of memory and narma10, 1e-10"
                            + " of mackey-glass).")
    private Double ridge;

    @Option(
            names = "--training",
            paramLabel = "M",
            description =
                    "Trials of xor, or rows, that the readout is trained on (default: 800 trials; 3000 rows; six tenths"
                            + " of a table).")
    private Integer training;

    @Option(
            names = "--test",
            paramLabel = "M",
            description = "Trials or rows that it is scored on (default: 800 trials; 2000 rows; the rest of a table).")
    private Integer test;

    @Option(
            names = "--washout",
            paramLabel = "T",
            description = "Rows of the input that are discarded first (default: 200; a tenth of a table).")
    private Integer washout;

    @Option(names = "--lags", paramLabel = "K", description = "Lags of memory, from 1 on (default: 100).")
    private Integer lags;

    @Option(names = "--bits", paramLabel = "D", description = "Bits of a stimulus of xor (default: 1).")
    private Integer bits;

    @Option(
            names = "--signed-bits",
            description =
                    "Bits of xor are -1 and 1, in place of 0 and 1; only with biases can a network do better than chance"
                            + " then.")
    private boolean isSigned;

    @Option(
            names = "--presentation",
            paramLabel = "T",
            description = "Rows for which a stimulus of xor is shown (default: 2).")
    private Integer presentation;

    @Option(
            names = "--first-delay",
            paramLabel = "T",
            description = "Rows without input after the first stimulus (default: 10).")
    private Integer firstDelay;

    @Option(
            names = "--second-delay",
            paramLabel = "T",
            description = "Rows without input after the second one (default: 10).")
    private Integer secondDelay;

    @Option(
            names = "--warmup",
            paramLabel = "T",
            description = "Steps of the state before the conditional exponent is measured (default: 500).")
    private Integer warmup;

    @Option(
            names = "--tangent-warmup",
            paramLabel = "T",
            description = "Steps of the tangent vector after those (default: 100).")
    private Integer tangentWarmup;

    @Option(
            names = "--steps",
            paramLabel = "T",
            description = "Measured steps of the conditional exponent (default: 500).")
    private Integer steps;

    @Option(
            names = "--ranks-up-to",
            paramLabel = "N",
            description =
                    "Largest network whose kernel and generalisation rank are measured (default: 400; 0 for none).")
    private Integer ranksUpTo;

    @Option(names = "--rank-rows", paramLabel = "T", description = "Rows of a stream of the ranks (default: 100).")
    private Integer rankRows;

    @Option(
            names = "--rank-common-rows",
            paramLabel = "T",
            description = "Last rows that the streams of the generalisation rank have in common (default: 10).")
    private Integer rankCommon;

    @Option(
            names = "--rank-threshold",
            paramLabel = "X",
            description = "Share of the largest singular value of independent streams above which one counts (default:"
                    + " 0.001).")
    private Double rankThreshold;

    /**
     * {@return which task it is}
     *
     * @throws IllegalArgumentException if none is named, or an unknown one, or an option is of another task
     */
    Kind kind() {
        final Kind kind = Kind.of(Usage.needed("--task", task));
        final Map<String, Object> xor = new TreeMap<>();
        put(xor, "--bits", bits);
        put(xor, "--signed-bits", isSigned ? true : null);
        put(xor, "--presentation", presentation);
        put(xor, "--first-delay", firstDelay);
        put(xor, "--second-delay", secondDelay);
        checkOf(kind == Kind.XOR, xor, "the task xor", kind);
        final Map<String, Object> ofTable = new TreeMap<>();
        put(ofTable, "--targets", targets);
        put(ofTable, "--signals", input.signals());
        checkOf(kind == Kind.TABLE, ofTable, "the task table", kind);
        final Map<String, Object> memory = new TreeMap<>();
        put(memory, "--lags", lags);
        checkOf(kind == Kind.MEMORY, memory, "the task memory", kind);
        final Map<String, Object> series = new TreeMap<>();
        put(series, "--washout", washout);
        checkOf(kind != Kind.XOR, series, "a task with a series", kind);
        if (kind == Kind.TABLE) {
            Usage.needed("--targets", targets);
        }
        return kind;
    }

    private static void put(Map<String, Object> options, String name, Object value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static void checkOf(boolean applies, Map<String, Object> options, String whose, Kind kind) {
        if (!applies && !options.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(", ", options.keySet()) + ": of " + whose + ", but the task is " + kind.label());
        }
    }

    /**
     * Returns the settings, for which a table is read.
     *
     * @param file of the task table; empty where --input names none
     * @param noise of the networks, where it was given; null for that of the task
     * @param notes takes what is to be said of how a table was read
     * @return the settings
     * @throws IllegalArgumentException if a value is out of range
     * @throws org.tailspin.files.FileProblem if the table cannot be read or is wrong
     */
    ReservoirSettings settings(Double noise, Optional<Path> file, Consumer<String> notes) {
        final Kind kind = kind();
        if (kind == Kind.TABLE && file.isEmpty()) {
            throw new IllegalArgumentException("the option --input is missing: the file of the task table");
        }
        if (kind != Kind.TABLE && file.isPresent()) {
            throw new IllegalArgumentException(
                    "--input " + file.get() + " is the file of the task table, but the task is " + kind.label()
                            + ", which has an input of its own");
        }
        final Path table = file.orElse(null);
        final Ranks.Settings ranks = Ranks.Settings.DEFAULT;
        final LyapunovSettings exponent = ReservoirSettings.EXPONENT;
        return new ReservoirSettings(
                task(kind, table, notes),
                input.drawn(ReservoirSettings.weights(kind)),
                or(bias, kind.bias()),
                noise == null ? kind.noise() : noise,
                or(ridge, kind.ridge()),
                input.stepsPerRow(),
                new LyapunovSettings(
                        1,
                        or(warmup, exponent.warmup()),
                        or(tangentWarmup, exponent.tangentWarmup()),
                        or(steps, exponent.steps())),
                new Ranks.Settings(
                        or(ranksUpTo, ranks.upTo()),
                        or(rankRows, ranks.length()),
                        or(rankCommon, Math.min(ranks.kept(), or(rankRows, ranks.length()))),
                        or(rankThreshold, ranks.threshold())));
    }

    private ReservoirTask task(Kind kind, Path table, Consumer<String> notes) {
        return switch (kind) {
            case XOR -> {
                final XorTask usual = XorTask.DEFAULT;
                yield new XorTask(
                        or(bits, usual.bits()),
                        or(presentation, usual.presentation()),
                        or(firstDelay, usual.firstDelay()),
                        or(secondDelay, usual.secondDelay()),
                        isSigned,
                        or(training, usual.training()),
                        or(test, usual.test()));
            }
            case MEMORY -> new MemoryTask(or(lags, MemoryTask.DEFAULT_LAGS), length(SeriesLength.DEFAULT));
            case NARMA10 -> new NarmaTask(length(SeriesLength.DEFAULT));
            case MACKEY_GLASS -> new MackeyGlassTask(length(SeriesLength.DEFAULT));
            case TABLE -> {
                final InputFile file = InputFile.read(table, input.signals(), targets, input.variable(), notes);
                yield new TableTask(
                        file.input(),
                        file.target().orElseThrow(),
                        length(TableTask.usual(file.input().rows())));
            }
        };
    }

    private SeriesLength length(SeriesLength usual) {
        return new SeriesLength(or(washout, usual.washout()), or(training, usual.training()), or(test, usual.test()));
    }

    private static double or(Double value, double usual) {
        return value == null ? usual : value;
    }

    private static int or(Integer value, int usual) {
        return value == null ? usual : value;
    }
}
