package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.MatrixSummary;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * What a table of networks says in words, computed from it: how many are chaotic, between which gains chaos starts, how fast
 * disturbances grow, how many dimensions the attractor has, and what to be careful with. Not thread-safe.
 *
 * @param <K> what tells series from each other
 */
final class GainFindings<K> {

    /** Realisations of which a spread is worth something. */
    private static final int SOME = 5;

    /** Series that are described one by one. */
    private static final int MOST_SERIES = 4;

    /** Exponents of which a mean is taken, of the networks of one gain. */
    private static final class Values {

        private int count;
        private double sum;
        private double squares;

        void add(Object value) {
            if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                count++;
                sum += number.doubleValue();
                squares += number.doubleValue() * number.doubleValue();
            }
        }

        double mean() {
            return sum / count;
        }

        /** Standard error of the mean; NaN for fewer than 2. */
        double error() {
            return Math.sqrt(Math.max(0, squares / count - mean() * mean()) / (count - 1));
        }
    }

    /** The networks of one gain. */
    private static final class AtGain {

        private int networks;
        private int chaotic;
        private final Values exponents = new Values();
        private final Values dimensions = new Values();
        private final Values directions = new Values();
        private boolean isBound;

        /** How many of them are chaotic, before that word. */
        private String share() {
            return (chaotic == 0 ? "none" : chaotic) + " of " + networks(networks) + (chaotic < 2 ? " is" : " are");
        }
    }

    /** The networks that differ in gain and seeds alone. */
    private static final class Series {

        private final boolean isContinuous;
        private final Map<Double, AtGain> gains = new TreeMap<>();

        /** How many networks have which regime. */
        private final Map<String, Integer> regimes = new TreeMap<>();

        Series(boolean isContinuous) {
            this.isContinuous = isContinuous;
        }

        /** What they do, for a sentence. */
        private String others() {
            return ": "
                    + join(regimes.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey())
                            .toList());
        }
    }

    private final Map<K, Series> all = new LinkedHashMap<>();
    private int networks;
    private int told;
    private int chaotic;
    private int undecided;
    private String regime = "";
    private boolean hasOneSign;

    /**
     * Takes a network.
     *
     * @param recipe of it
     * @param series that it belongs to
     * @param cells what was measured of it, by column; null where it is missing
     */
    void add(NetworkRecipe recipe, K series, Function<MeasuredColumn, Object> cells) {
        networks++;
        final Object found = cells.apply(MeasuredColumn.REGIME);
        if (found == null) {
            return;
        }
        regime = found.toString();
        told++;
        final boolean isChaotic = Regime.CHAOTIC.label().equals(regime);
        chaotic += isChaotic ? 1 : 0;
        undecided += Regime.UNDECIDED.label().equals(regime) ? 1 : 0;
        final Series own = all.computeIfAbsent(series, key -> {
            hasOneSign |= isOfOneSign(recipe.disorder().ensemble());
            return new Series(recipe.dynamics().kind().isContinuous());
        });
        own.regimes.merge(regime, 1, Integer::sum);
        final AtGain at = own.gains.computeIfAbsent(recipe.gain(), gain -> new AtGain());
        at.networks++;
        if (isChaotic) {
            at.chaotic++;
            at.exponents.add(cells.apply(MeasuredColumn.LYAPUNOV_MAX));
            at.dimensions.add(cells.apply(MeasuredColumn.KAPLAN_YORKE));
            at.directions.add(cells.apply(MeasuredColumn.PR_PHI));
            at.isBound |= Boolean.TRUE.equals(cells.apply(MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND));
        }
    }

    private static boolean isOfOneSign(CouplingEnsemble ensemble) {
        final Optional<Coupling> matrix = ensemble instanceof ExplicitEnsemble explicit
                ? explicit.matrix()
                : ensemble instanceof PreparedEnsemble prepared ? prepared.only() : Optional.empty();
        return matrix.flatMap(weights -> MatrixSummary.of(weights, 0).warning()).isPresent();
    }

    /**
     * {@return the sentences, the most important first; none of a table without regimes}
     *
     * @param label of a series, as in the legend
     */
    List<String> sentences(Function<K, String> label) {
        final List<String> sentences = new ArrayList<>();
        if (told == 0) {
            return sentences;
        }
        sentences.add(counts());
        all.entrySet().stream().limit(MOST_SERIES).forEach(entry -> {
            final String name = all.size() == 1 ? "" : label.apply(entry.getKey()) + ": ";
            if (networks > 1) {
                sentences.add(onset(name, entry.getValue()));
            }
            growth(name, entry.getValue(), sentences);
        });
        warn(sentences);
        return sentences;
    }

    private String counts() {
        if (networks == 1) {
            return undecided == 1
                    ? "The run was too short to tell what the network does (undecided)."
                    : chaotic == 1
                            ? "The network is chaotic."
                            : "The network is not chaotic: its regime is " + regime + ".";
        }
        final StringBuilder text = new StringBuilder();
        text.append(
                chaotic == told && told > 1
                        ? "All " + told + " networks are chaotic"
                        : chaotic + " of " + networks(told) + (chaotic == 1 ? " is chaotic" : " are chaotic"));
        if (undecided > 0) {
            text.append("; of ").append(undecided).append(" the runs were too short to tell (undecided)");
        }
        if (told < networks) {
            text.append("; ").append(networks - told).append(" could not be measured");
        }
        return text.append('.').toString();
    }

    private static String networks(int count) {
        return count + (count == 1 ? " network" : " networks");
    }

    private static String onset(String name, Series series) {
        final List<Double> gains = new ArrayList<>(series.gains.keySet());
        final double first = gains.get(0);
        final double last = gains.get(gains.size() - 1);
        Double lastWithout = null;
        Double firstHalf = null;
        Double allFrom = null;
        boolean isWithout = true;
        for (double gain : gains) {
            final AtGain at = series.gains.get(gain);
            isWithout &= at.chaotic == 0;
            lastWithout = isWithout ? (Double) gain : lastWithout;
            if (firstHalf == null && 2 * at.chaotic >= at.networks && at.chaotic > 0) {
                firstHalf = gain;
            }
            allFrom = at.chaotic < at.networks ? null : allFrom == null ? (Double) gain : allFrom;
        }
        final String range = first == last
                ? " at gain " + number(first)
                : gains.size() == 2
                        ? " at gains " + number(first) + " and " + number(last)
                        : " at gains from " + number(first) + " to " + number(last);
        if (isWithout) {
            return capital(name + "no network is chaotic" + range + series.others() + ".", name);
        }
        if (allFrom != null && allFrom == first) {
            return capital(name + "every network is chaotic" + range + ".", name);
        }
        final List<String> parts = new ArrayList<>();
        final AtGain smallest = series.gains.get(first);
        parts.add(
                lastWithout != null
                        ? "no network is chaotic up to gain " + number(lastWithout)
                        : smallest.share() + " chaotic at gain " + number(first)
                                + (first == last ? "" : ", the smallest"));
        if (firstHalf != null && !firstHalf.equals(allFrom) && firstHalf != first) {
            parts.add("half of them or more are chaotic at gain " + number(firstHalf) + " for the first time");
        }
        final AtGain largest = series.gains.get(last);
        if (allFrom != null) {
            parts.add("all are chaotic from gain " + number(allFrom) + " on");
        } else if (first != last) {
            parts.add(largest.share() + " chaotic at gain " + number(last) + ", the largest");
        }
        return capital(name + join(parts) + ".", name);
    }

    private static void growth(String name, Series series, List<String> sentences) {
        double gain = Double.NaN;
        for (Map.Entry<Double, AtGain> entry : series.gains.entrySet()) {
            gain = entry.getValue().exponents.count > 0 ? entry.getKey() : gain;
        }
        if (Double.isNaN(gain)) {
            return;
        }
        final AtGain at = series.gains.get(gain);
        final double rate = at.exponents.mean();
        final List<String> parts = new ArrayList<>();
        parts.add("at gain " + number(gain) + " disturbances of a chaotic network grow e-fold in " + number(1 / rate)
                + (series.isContinuous ? " units of time" : " steps"));
        if (at.dimensions.count > 0) {
            parts.add(
                    "its attractor has " + (at.isBound ? "at least " : "") + withError(at.dimensions) + " dimensions");
        }
        if (at.directions.count > 0) {
            parts.add("the participation ratio of its activity is " + withError(at.directions));
        }
        final String basis =
                at.exponents.count > 1 ? " (means over " + at.exponents.count + " networks)." : " (one network).";
        sentences.add(capital(name + join(parts) + basis, name));
    }

    private void warn(List<String> sentences) {
        final boolean isBound = all.values().stream()
                .anyMatch(series -> series.gains.values().stream().anyMatch(at -> at.isBound));
        final int fewest = all.values().stream()
                .flatMap(series -> series.gains.values().stream())
                .mapToInt(at -> at.networks)
                .min()
                .orElse(SOME);
        final boolean isSwept = all.values().stream().anyMatch(series -> series.gains.size() > 1);
        final List<String> warnings = new ArrayList<>();
        if (isSwept && fewest < SOME) {
            warnings.add("some gains have only "
                    + (fewest == 1 ? "one network" : fewest + " networks")
                    + ", so that where chaos starts is known to a step of the gain at best");
        }
        if (hasOneSign) {
            warnings.add(
                    "all weights of a given matrix have one sign, which leaves no room for chaos in most dynamics: say"
                            + " which connections inhibit");
        }
        if (isBound) {
            warnings.add("some dimensions are lower bounds, since too few exponents were computed");
        }
        if (2 * undecided > told) {
            warnings.add("most runs are too short to tell what the networks do");
        }
        if (all.size() > MOST_SERIES) {
            warnings.add((all.size() - MOST_SERIES) + " further series are not described");
        }
        if (!warnings.isEmpty()) {
            sentences.add("Mind that " + join(warnings) + ".");
        }
    }

    private static String join(List<String> parts) {
        final int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + ", and " + parts.get(last);
    }

    /** A sentence starts with a capital, unless the name of its series stands before it. */
    private static String capital(String text, String name) {
        final int start = name.length();
        return name.isEmpty()
                ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                : name + text.substring(start, start + 1).toLowerCase(Locale.ROOT) + text.substring(start + 1);
    }

    /** The mean with the digits that its error allows, and the error with two; the mean alone of a single network. */
    private static String withError(Values values) {
        final double error = values.count > 1 ? values.error() : 0;
        if (!(error > 0)) {
            return number(values.mean());
        }
        final int digits = (int) Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(error))));
        return String.format(Locale.ROOT, "%." + digits + "f ± %." + digits + "f", values.mean(), error);
    }

    private static String number(double value) {
        final String text = String.format(Locale.ROOT, "%.3g", value);
        return text.contains("e")
                ? String.valueOf(Double.parseDouble(text))
                : text.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }
}
