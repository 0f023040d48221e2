package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.charts.GainChart;
import org.tailspin.charts.GainSeries;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.PreparedEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.GaussianMapTheory;

/**
 * Networks against their gain: the largest exponent, the Kaplan-Yorke dimension and the participation ratio, one curve for
 * each ensemble, size and dynamics, with theory where one holds. Keeps means and spreads alone, however many networks there
 * are. Not thread-safe.
 */
public final class GainPicture {

    /** Characters that fit below one of three panels; what a unit of gain means is otherwise left to the documentation. */
    private static final int LONGEST_LABEL = 50;

    /** Networks of a curve that an interactive page shows one by one, at most. */
    private static final int MOST_NETWORKS = 2000;

    /** More curves than these cannot be told apart. */
    public static final int MAX_CURVES = 12;

    /** Gains that span more than this are drawn on a logarithmic axis. */
    private static final double WIDE = 5;

    /** Gains at which a line of theory is computed. */
    private static final int PLACES = 40;

    /** What is drawn, one panel each. */
    public enum Quantity {
        /** Largest exponent. */
        LYAPUNOV_MAX(MeasuredColumn.LYAPUNOV_MAX, MeasuredColumn.LYAPUNOV_MAX_SE, "Largest Lyapunov exponent"),
        /** Kaplan-Yorke dimension. */
        KAPLAN_YORKE(MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.KAPLAN_YORKE_SE, "Kaplan-Yorke dimension"),
        /** Participation ratio of the activity, not corrected for the number of states. */
        PR_PHI(MeasuredColumn.PR_PHI, MeasuredColumn.PR_PHI_SE, "Participation ratio");

        private final MeasuredColumn column;
        private final MeasuredColumn error;
        private final String title;

        Quantity(MeasuredColumn column, MeasuredColumn error, String title) {
            this.column = column;
            this.error = error;
            this.title = title;
        }
    }

    /** What the networks of one curve share. */
    private record Curve(CouplingEnsemble ensemble, int n, Dynamics dynamics) {

        static Curve of(NetworkRecipe recipe) {
            final CouplingEnsemble ensemble = recipe.disorder().ensemble();
            return new Curve(
                    ensemble instanceof ExplicitEnsemble given ? ExplicitEnsemble.unknown(given.surrogate()) : ensemble,
                    recipe.disorder().n(),
                    recipe.dynamics());
        }

        String law() {
            return label(ensemble);
        }

        String motion() {
            return dynamics.kind().label()
                    + (dynamics.noise() > 0 ? ", noise " + number(dynamics.noise()) : "")
                    + (dynamics.input().isZero() ? "" : ", input")
                    + (dynamics.nonlinearity() == Nonlinearity.TANH
                            ? ""
                            : ", " + dynamics.nonlinearity().label());
        }
    }

    /** Mean and sum of squared deviations, kept up to date value by value (Welford 1962). */
    private static final class Moments {

        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            final double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        GainSeries.Point at(double gain, double unit) {
            final double deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
            return new GainSeries.Point(gain, mean / unit, deviation / unit, count);
        }
    }

    /** The networks of a curve. */
    private static final class Group {

        private final NetworkRecipe first;
        private final Map<Quantity, Map<Double, Moments>> values = new EnumMap<>(Quantity.class);
        private final Map<Quantity, Integer> missing = new EnumMap<>(Quantity.class);
        private final Map<Quantity, List<GainSeries.Network>> networks = new EnumMap<>(Quantity.class);
        private final Moments steps = new Moments();
        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;

        Group(NetworkRecipe first) {
            this.first = first;
            for (Quantity quantity : Quantity.values()) {
                values.put(quantity, new TreeMap<>());
                networks.put(quantity, new ArrayList<>());
            }
        }

        void add(NetworkRecipe recipe, Quantity quantity, double value, double error) {
            final double gain = recipe.gain();
            smallest = Math.min(smallest, gain);
            largest = Math.max(largest, gain);
            if (Double.isFinite(value)) {
                values.get(quantity).computeIfAbsent(gain, g -> new Moments()).add(value);
                if (networks.get(quantity).size() < MOST_NETWORKS) {
                    networks.get(quantity).add(new GainSeries.Network(recipe.name(), gain, value, error));
                }
            } else {
                missing.merge(quantity, 1, Integer::sum);
            }
        }

        GainSeries series(String label, Quantity quantity, double unit, OptionalDouble transition) {
            final List<GainSeries.Point> points = new ArrayList<>();
            values.get(quantity).forEach((gain, moments) -> points.add(moments.at(gain, unit)));
            return new GainSeries(
                            label,
                            points,
                            missing.getOrDefault(quantity, 0),
                            transition,
                            OptionalDouble.empty(),
                            List.of())
                    .networks(networks.get(quantity).stream()
                            .map(one -> new GainSeries.Network(
                                    one.name(), one.gain(), one.value() / unit, one.error() / unit))
                            .toList());
        }
    }

    /**
     * What is known of a curve beforehand.
     *
     * @param transition g*
     * @param gains evenly by their logarithm, from the smallest to the largest; none where no theory holds
     * @param fields the theory at the gains
     */
    private record Theory(OptionalDouble transition, double[] gains, List<GaussianMapTheory> fields) {

        static Theory of(Curve curve, Group group) {
            final boolean isCurve = group.smallest < group.largest && Iid.holds(group.first);
            final double[] places = new double[isCurve ? PLACES : 0];
            Arrays.setAll(places, i -> group.smallest * Math.pow(group.largest / group.smallest, i / (PLACES - 1.0)));
            return new Theory(
                    NetworkTheory.restUnstable(curve.ensemble, curve.n, curve.dynamics),
                    places,
                    Arrays.stream(places)
                            .mapToObj(gain -> Iid.at(group.first, gain))
                            .toList());
        }

        double[] of(Quantity quantity, int n, double steps, double unit) {
            return fields.stream()
                    .mapToDouble(field -> predicted(field, quantity, n, steps) / unit)
                    .toArray();
        }

        private static double predicted(GaussianMapTheory theory, Quantity quantity, int n, double steps) {
            return switch (quantity) {
                case LYAPUNOV_MAX -> theory.lyapunovMax();
                case KAPLAN_YORKE -> n * theory.kyOverN();
                case PR_PHI -> Double.isNaN(steps) ? n * theory.prOverN() : theory.participationRatio(n, steps);
            };
        }
    }

    private final Map<Curve, Group> curves = new LinkedHashMap<>();
    private final GainFindings<Curve> findings = new GainFindings<>();
    private final Set<Quantity> incomplete = EnumSet.noneOf(Quantity.class);

    /**
     * Adds a network to those of its gain.
     *
     * @param result of a network
     */
    public void add(NetworkResult result) {
        add(result.recipe(), column -> column.of(result));
    }

    /**
     * A Kaplan-Yorke dimension that is only a lower bound leaves its panel out.
     *
     * @param recipe of a network
     * @param cells what was measured of it, by column: a number, a {@code Boolean}, or null where it is missing
     */
    public void add(NetworkRecipe recipe, Function<MeasuredColumn, Object> cells) {
        final Group group = curves.computeIfAbsent(Curve.of(recipe), curve -> new Group(recipe));
        for (Quantity quantity : Quantity.values()) {
            group.add(recipe, quantity, value(cells.apply(quantity.column)), value(cells.apply(quantity.error)));
        }
        findings.add(recipe, Curve.of(recipe), cells);
        final double steps = value(cells.apply(MeasuredColumn.STEPS));
        if (steps > 0) {
            group.steps.add(steps);
        }
        if (Boolean.TRUE.equals(cells.apply(MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND))) {
            incomplete.add(Quantity.KAPLAN_YORKE);
        }
    }

    private static double value(Object cell) {
        return cell instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** {@return what the picture does not show; empty if it shows all} */
    public String leftOut() {
        return curves.size() > MAX_CURVES
                ? "The picture shows the first " + MAX_CURVES + " of " + curves.size()
                        + " combinations of ensemble, its parameters, N and dynamics."
                : "";
    }

    /**
     * {@return the chart: a panel for each quantity that has a value; if there is none, for each that has a theory, and
     * for the largest exponent in any case}
     */
    public GainChart chart() {
        return chart(EnumSet.allOf(Quantity.class));
    }

    /**
     * {@return the chart: a panel for each of these that has a value; if there is none, for each that has a theory, and
     * for the first in any case}
     *
     * @param wanted what to draw, at least 1
     */
    public GainChart chart(Set<Quantity> wanted) {
        final Set<Quantity> quantities = EnumSet.copyOf(wanted);
        final boolean isMeasured = quantities.stream().anyMatch(this::isMeasured);
        final boolean hasTheory = curves.values().stream().anyMatch(group -> Iid.holds(group.first));
        quantities.removeIf(quantity -> isMeasured ? !isMeasured(quantity) : !hasTheory);
        if (quantities.isEmpty()) {
            quantities.add(EnumSet.copyOf(wanted).iterator().next());
        }
        final List<Curve> shown = curves.keySet().stream().limit(MAX_CURVES).toList();
        final Map<Curve, Theory> theories = new HashMap<>();
        shown.forEach(curve -> theories.put(curve, Theory.of(curve, curves.get(curve))));
        final boolean isOneSize = isOne(shown, Curve::n);
        return new GainChart(
                        title(shown, quantities),
                        gainLabel(shown.stream().map(Curve::ensemble).toList()),
                        isWide(),
                        quantities.stream()
                                .sorted()
                                .map(quantity -> new GainChart.Quantity(
                                        label(quantity, shown, isOneSize),
                                        shown.stream()
                                                .map(curve -> series(
                                                        label(curve, shown),
                                                        curve,
                                                        theories.get(curve),
                                                        quantity,
                                                        isOneSize || quantity == Quantity.LYAPUNOV_MAX ? 1 : curve.n))
                                                .toList(),
                                        quantity == Quantity.LYAPUNOV_MAX ? Double.NEGATIVE_INFINITY : 0))
                                .toList())
                .saying(findings(shown));
    }

    /** {@return what the networks do, in words, the most important first; none if no regime is known} */
    public List<String> findings() {
        return findings(curves.keySet().stream().limit(MAX_CURVES).toList());
    }

    /** In the order and with the names of the legend. */
    private List<String> findings(List<Curve> shown) {
        return findings.sentences(curve -> shown.contains(curve) ? label(curve, shown) : curve.law());
    }

    private boolean isMeasured(Quantity quantity) {
        return !incomplete.contains(quantity)
                && curves.values().stream()
                        .anyMatch(group -> !group.values.get(quantity).isEmpty());
    }

    private GainSeries series(String label, Curve curve, Theory theory, Quantity quantity, double unit) {
        final Group group = curves.get(curve);
        final double steps = group.steps.count > 0 ? group.steps.mean : Double.NaN;
        return group.series(label, quantity, unit, theory.transition)
                .theory(theory.gains, theory.of(quantity, curve.n, steps, unit));
    }

    private static String label(Quantity quantity, List<Curve> shown, boolean isOneSize) {
        final String perN = isOneSize ? "" : " / N";
        return switch (quantity) {
            case LYAPUNOV_MAX -> shown.isEmpty() ? GainChart.LYAPUNOV_MAX : exponentLabel(shown.get(0).dynamics);
            case KAPLAN_YORKE -> GainChart.KAPLAN_YORKE + perN;
            case PR_PHI -> GainChart.PARTICIPATION_RATIO + perN;
        };
    }

    private static boolean isOne(List<Curve> shown, Function<Curve, ?> property) {
        return shown.stream().map(property).distinct().count() <= 1;
    }

    /** What tells a curve from the others; what all share stands in the title. */
    private static String label(Curve curve, List<Curve> shown) {
        final List<String> parts = new ArrayList<>();
        if (!isOne(shown, Curve::law) || shown.size() == 1) {
            parts.add(curve.law());
        }
        if (!isOne(shown, Curve::n)) {
            parts.add("N = " + curve.n);
        }
        if (!isOne(shown, Curve::motion)) {
            parts.add(curve.motion());
        }
        return String.join(", ", parts);
    }

    private static String title(List<Curve> shown, Set<Quantity> quantities) {
        final List<String> parts = new ArrayList<>();
        if (quantities.size() == 1) {
            parts.add(quantities.iterator().next().title);
        }
        final Set<String> names = shown.stream()
                .map(curve -> family(curve.ensemble))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!names.isEmpty()) {
            parts.add(String.join(" and ", names) + " couplings");
        }
        shared(shown, Curve::n).ifPresent(n -> parts.add("N = " + n));
        shared(shown, Curve::motion)
                .filter(motion -> !motion.equals(Dynamics.Kind.MAP.label()))
                .ifPresent(parts::add);
        if (shown.size() > 1) {
            shared(shown, Curve::law).filter(law -> !names.contains(law)).ifPresent(parts::add);
        }
        final String title = String.join(", ", parts);
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private static <T> Optional<T> shared(List<Curve> shown, Function<Curve, T> property) {
        return shown.isEmpty() || !isOne(shown, property)
                ? Optional.empty()
                : Optional.of(property.apply(shown.get(0)));
    }

    /**
     * {@return the label of its axis}
     *
     * @param ensembles of a picture
     */
    public static String gainLabel(List<CouplingEnsemble> ensembles) {
        final Set<String> names = ensembles.stream().map(CouplingEnsemble::name).collect(Collectors.toSet());
        if (names.size() != 1
                || ensembles.get(0) instanceof ExplicitEnsemble
                || ensembles.get(0) instanceof PreparedEnsemble) {
            return GainChart.GAIN;
        }
        return switch (ensembles.get(0).name()) {
            case StableEnsemble.NAME -> GainChart.STABLE_GAIN;
            case GaussianEnsemble.NAME -> GainChart.GAUSSIAN_GAIN;
            default -> {
                final String label = "gain ("
                        + EnsembleKind.of(ensembles.get(0).name())
                                .gainConvention()
                                .replace("sqrt", "\u221a")
                                .replace("alpha", "\u03b1")
                        + ")";
                yield label.length() <= LONGEST_LABEL ? label : GainChart.GAIN;
            }
        };
    }

    /**
     * {@return the label of the axis of their largest exponent}
     *
     * @param dynamics of the networks
     */
    public static String exponentLabel(Dynamics dynamics) {
        return dynamics.kind().isContinuous() ? GainChart.LYAPUNOV_MAX_PER_TIME : GainChart.LYAPUNOV_MAX;
    }

    /**
     * {@return its label}
     *
     * @param ensemble of a series
     */
    public static String label(CouplingEnsemble ensemble) {
        if (ensemble instanceof PreparedEnsemble) {
            return ensemble.title();
        }
        if (ensemble instanceof StableEnsemble stable) {
            return "\u03b1 = " + number(stable.tailIndex());
        }
        final Stream<String> numbers = new TreeMap<>(ensemble.parameters())
                .entrySet().stream().map(p -> p.getKey().symbol() + "=" + number(p.getValue()));
        final Stream<String> lists = new TreeMap<>(ensemble.lists())
                .entrySet().stream().map(p -> p.getKey().symbol() + "=" + EnsembleList.mark(p.getValue()));
        return Stream.of(Stream.of(ensemble.name()), numbers, lists)
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    /** What a title calls the couplings. */
    private static String family(CouplingEnsemble ensemble) {
        if (ensemble instanceof ExplicitEnsemble) {
            return ExplicitEnsemble.NAME;
        }
        return ensemble instanceof PreparedEnsemble ? "given" : ensemble.name();
    }

    private boolean isWide() {
        final double smallest = curves.values().stream()
                .mapToDouble(group -> group.smallest)
                .min()
                .orElse(1);
        final double largest = curves.values().stream()
                .mapToDouble(group -> group.largest)
                .max()
                .orElse(1);
        return isWide(smallest, largest);
    }

    /** Whether gains of this range are drawn on a logarithmic axis. */
    static boolean isWide(double smallest, double largest) {
        return largest > WIDE * smallest;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value).replaceAll("\\.?0+$", "");
    }
}
