package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.AccuracyInterval;
import org.tailspin.core.reservoir.ReservoirTask;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.QuantityColumn;
import org.tailspin.core.table.TableColumn;

/**
 * Reservoirs over realisations: the mean at each gain with its standard error over networks, and of XOR the gains at which the mean
 * accuracy is above 90 %. The error over the test of one network does not enter, but where there is only one.
 */
public final class ReservoirSummary {

    /** How many networks a mean is over. */
    public static final QuantityColumn COUNT =
            new QuantityColumn("networks", ColumnType.INTEGER, "Number of networks that the means are over");

    private final ReservoirTask.Kind kind;
    private final Map<CouplingEnsemble, Map<Double, List<ReservoirResult>>> groups = new LinkedHashMap<>();

    /**
     * Begins a summary without networks.
     *
     * @param kind of the task
     */
    public ReservoirSummary(ReservoirTask.Kind kind) {
        this.kind = kind;
    }

    /**
     * Counts a network in.
     *
     * @param result of a network
     */
    public void add(ReservoirResult result) {
        groups.computeIfAbsent(result.recipe().disorder().ensemble(), ensemble -> new TreeMap<>())
                .computeIfAbsent(result.recipe().gain(), gain -> new ArrayList<>())
                .add(result);
    }

    /**
     * {@return what is averaged, each before its error}
     *
     * @param kind of a task
     */
    private static List<ReservoirColumn> means(ReservoirTask.Kind kind) {
        return Stream.concat(
                        ReservoirColumn.scores(kind).stream()
                                .filter(column -> !column.label().endsWith("_se")),
                        Stream.of(
                                ReservoirColumn.LYAPUNOV_CONDITIONAL,
                                ReservoirColumn.KERNEL_RANK,
                                ReservoirColumn.GENERALISATION_RANK,
                                ReservoirColumn.RMS))
                .toList();
    }

    /**
     * {@return the columns of the rows, after those of the ensemble and the gain}
     *
     * @param kind of a task
     */
    public static List<TableColumn> columns(ReservoirTask.Kind kind) {
        final List<TableColumn> columns = new ArrayList<>();
        columns.add(COUNT);
        for (ReservoirColumn column : means(kind)) {
            columns.add(
                    new QuantityColumn(column.label(), ColumnType.REAL, column.description() + ": mean over networks"));
            columns.add(new QuantityColumn(
                    column.label() + "_se",
                    ColumnType.REAL,
                    "Standard error of that mean over networks; of one network over its test or time"));
        }
        return columns;
    }

    /**
     * One gain.
     *
     * @param first network
     * @param values in the order of the columns; null where there is none
     */
    public record Row(NetworkRecipe first, List<Object> values) {}

    /** {@return a row for each ensemble and gain} */
    public List<Row> rows() {
        return groups.values().stream()
                .flatMap(gains -> gains.values().stream())
                .map(this::row)
                .toList();
    }

    private Row row(List<ReservoirResult> results) {
        final List<Object> values = new ArrayList<>();
        values.add(results.stream().filter(r -> r.measured().isPresent()).count());
        for (ReservoirColumn column : means(kind)) {
            final double[] present = results.stream()
                    .map(column::of)
                    .filter(Number.class::isInstance)
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .toArray();
            values.add(
                    present.length == 0
                            ? null
                            : (Double) Arrays.stream(present).average().orElseThrow());
            values.add(present.length == 1 ? own(column, results) : error(present));
        }
        return new Row(results.get(0).recipe(), values);
    }

    /** The error of the only network that has a value. */
    private static Object own(ReservoirColumn column, List<ReservoirResult> results) {
        return Arrays.stream(ReservoirColumn.values())
                .filter(other -> other.label().equals(column.label() + "_se"))
                .flatMap(other -> results.stream()
                        .filter(result -> column.of(result) != null)
                        .map(other::of))
                .filter(Double.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static Double error(double[] values) {
        if (values.length < 2) {
            return null;
        }
        final double mean = Arrays.stream(values).average().orElseThrow();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1) / values.length);
    }

    /**
     * Of XOR, the interval above 90 % of each ensemble, with 95 % by bootstrap over networks.
     *
     * @param seed of the bootstrap
     * @return a map of numbers for each ensemble; null where there is none; empty for another task
     */
    public Map<CouplingEnsemble, Map<String, Object>> intervals(Seed seed) {
        final Map<CouplingEnsemble, Map<String, Object>> all = new LinkedHashMap<>();
        if (kind != ReservoirTask.Kind.XOR) {
            return all;
        }
        groups.forEach((ensemble, gains) -> {
            if (gains.size() > 1) {
                all.put(ensemble, interval(gains, seed));
            }
        });
        return all;
    }

    private static Map<String, Object> interval(Map<Double, List<ReservoirResult>> results, Seed seed) {
        final double[] gains =
                results.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        final double[][] networks = complete(results);
        final Map<String, Object> fields = new LinkedHashMap<>();
        if (networks.length == 0) {
            return fields;
        }
        final AccuracyInterval interval = AccuracyInterval.of(gains, AccuracyInterval.mean(networks));
        final List<AccuracyInterval> resampled = AccuracyInterval.bootstrap(gains, networks, seed);
        put(
                fields,
                "gain_from",
                interval.from(),
                resampled.stream().mapToDouble(AccuracyInterval::from).toArray());
        put(
                fields,
                "gain_to",
                interval.to(),
                resampled.stream().mapToDouble(AccuracyInterval::to).toArray());
        put(
                fields,
                "log_width",
                interval.logWidth(),
                resampled.stream().mapToDouble(AccuracyInterval::logWidth).toArray());
        return fields;
    }

    /** Accuracy of the networks that have one at every gain, by their seeds. */
    private static double[][] complete(Map<Double, List<ReservoirResult>> results) {
        final Map<List<Long>, List<Double>> bySeed = new LinkedHashMap<>();
        for (List<ReservoirResult> atGain : results.values()) {
            for (ReservoirResult result : atGain) {
                if (ReservoirColumn.ACCURACY.of(result) instanceof Double accuracy) {
                    bySeed.computeIfAbsent(
                                    List.of(
                                            result.recipe().disorder().couplingSeed(),
                                            result.recipe().stateSeed()),
                                    seeds -> new ArrayList<>())
                            .add(accuracy);
                }
            }
        }
        return bySeed.values().stream()
                .filter(values -> values.size() == results.size())
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static void put(Map<String, Object> fields, String name, double value, double[] resampled) {
        final double[] ends = AccuracyInterval.confidence(resampled);
        fields.put(name, Double.isNaN(value) ? null : (Object) value);
        fields.put(name + "_low", Double.isNaN(value) || Double.isNaN(ends[0]) ? null : (Object) ends[0]);
        fields.put(name + "_high", Double.isNaN(value) || Double.isNaN(ends[1]) ? null : (Object) ends[1]);
    }
}
