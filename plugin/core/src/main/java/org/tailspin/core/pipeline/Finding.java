package org.tailspin.core.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.tailspin.core.Counted;
import org.tailspin.core.dynamics.LagFunction;
import org.tailspin.core.statistics.TrimmedMean;

/**
 * What was found under one condition.
 *
 * @param condition the networks
 * @param results of all of them, in their order
 */
public record Finding(Condition condition, List<CollectiveResult> results) {

    /** Copies the list. */
    public Finding {
        results = List.copyOf(results);
    }

    private List<CollectiveResult> taken() {
        return results.stream().filter(CollectiveResult::isActive).toList();
    }

    /** {@return number of networks in the averages} */
    public int networks() {
        return taken().size();
    }

    /**
     * {@return those that are neither chaotic nor driven by noise and left out, counted by what they do, such as {@code
     * 2 cycle, 1 failed}; empty without any}
     */
    public String excluded() {
        return excluded(results);
    }

    private static String excluded(List<CollectiveResult> results) {
        final Map<String, Integer> counts = new TreeMap<>();
        results.stream()
                .filter(result -> !result.isActive())
                .forEach(result -> counts.merge(
                        result.regime().map(regime -> regime.label()).orElse("failed"), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /**
     * Why a table has conditions without values.
     *
     * @param findings of an experiment
     * @return a sentence without a point at its end, with what the networks of these conditions do; empty if every condition has a
     *     value
     */
    public static Optional<String> emptiness(List<Finding> findings) {
        final List<Finding> empty =
                findings.stream().filter(finding -> finding.networks() == 0).toList();
        if (empty.isEmpty()) {
            return Optional.empty();
        }
        final List<CollectiveResult> all =
                empty.stream().flatMap(finding -> finding.results().stream()).toList();
        return Optional.of("in " + (empty.size() == findings.size() ? "none" : empty.size())
                + " of " + Counted.of(findings.size(), "condition") + " is "
                + (empty.size() == findings.size() ? "a" : "no")
                + " network chaotic or driven by noise at this gain, so that "
                + (empty.size() == 1 ? "it has" : "these have") + " no dimension of chaotic activity to compare: "
                + excluded(all));
    }

    /**
     * Where theory has a participation ratio below 1, which no network has.
     *
     * @param findings of an experiment
     * @return a sentence without a point at its end; empty if there is no such condition
     */
    public static Optional<String> impossibility(List<Finding> findings) {
        final String conditions = findings.stream()
                .filter(finding -> finding.dimensionInTheory() < 1)
                .map(finding -> String.format(
                        Locale.ROOT,
                        "%s (%.2g of N = %d)",
                        finding.condition().label(),
                        finding.dimensionInTheory(),
                        finding.size()))
                .collect(Collectors.joining(", "));
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "theory has a participation ratio below 1, which no network can have, for " + conditions
                                + ": few strong modes hold the activity, and only many more neurons of the same law would follow theory");
    }

    private int size() {
        return condition.networks().get(0).disorder().n();
    }

    private double dimensionInTheory() {
        return theory(Quantity.PR_PHI) * size();
    }

    /**
     * {@return over the active networks; a quantity of the couplings over all}
     *
     * @param quantity what to average
     */
    public TrimmedMean mean(Quantity quantity) {
        return TrimmedMean.of(values(quantity));
    }

    /**
     * How much networks differ, which does not shrink with their number. One network is to be held against this, and not
     * against the error of a mean.
     *
     * @param quantity of the networks that {@link #mean(Quantity)} takes
     * @return standard deviation over networks (divisor n-1), of all that have a value; NaN below two
     */
    public double spread(Quantity quantity) {
        final double[] values =
                Arrays.stream(values(quantity)).filter(Double::isFinite).toArray();
        final double mean = Arrays.stream(values).average().orElse(Double.NaN);
        final double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    private double[] values(Quantity quantity) {
        return (quantity.isOfCouplings() ? results : taken())
                .stream().mapToDouble(result -> result.value(quantity)).toArray();
    }

    /**
     * {@return what theory says, mean over the same networks, or over all if none is active; NaN without a theory}
     *
     * @param quantity what to look up
     */
    public double theory(Quantity quantity) {
        return (networks() > 0 ? taken() : results)
                .stream()
                        .mapToDouble(result -> result.theory(quantity))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN);
    }

    private TrimmedMean mean(ToDoubleFunction<CollectiveResult> value) {
        return TrimmedMean.of(taken().stream().mapToDouble(value).toArray());
    }

    /** {@return the lags that {@link #singleNeuron} and {@link #population} have values at; none without a network} */
    public double[] lags() {
        return taken().stream()
                .findFirst()
                .flatMap(CollectiveResult::singleNeuron)
                .map(LagFunction::lags)
                .orElse(new double[0]);
    }

    /**
     * {@return C(&tau;)/C(0) of single neurons over the networks}
     *
     * @param l number of a lag
     */
    public TrimmedMean singleNeuron(int l) {
        return mean(
                result -> result.singleNeuron().orElseThrow().normalised().at(l).value());
    }

    /**
     * {@return the population's function over N C(0)&sup2; at lag 0, hence N/PR there}
     *
     * @param l number of a lag
     */
    public TrimmedMean population(int l) {
        return mean(result -> {
            final double c0 = result.singleNeuron().orElseThrow().at(0).value();
            return result.population().orElseThrow().at(l).value() / (c0 * c0);
        });
    }

    /**
     * {@return the two-time function over N C(0)&sup2; at lag 0, hence N/PR there}
     *
     * @param l number of a lag
     */
    public TrimmedMean twoTime(int l) {
        return mean(result -> {
            final double c0 = result.singleNeuron().orElseThrow().at(0).value();
            return result.twoTime().orElseThrow().at(l).value() / (c0 * c0);
        });
    }
}
