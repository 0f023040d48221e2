package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dimension.ParticipationRatio;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Figures 9 to 16, which repeat figures 2, 3, 5 and 6 with more steps, a longer warm-up or larger networks and show that
 * they look the same. Here the change of each quantity has its error: the same networks are measured both ways, so that what
 * differs between networks is no part of it.
 */
final class Robustness extends Figure {

    private static final double[] ALPHAS = {1, 1.5, 2};

    private static final double[] GAINS = {1, 3};

    /** Of these the one that is far in the chaotic regime. */
    private static final int STRONG = 1;

    private static final double[] NOISES = {0, Networks.NOISE};

    /** Of an exponent, nats per step. */
    private static final double SAME_EXPONENT = 0.02;

    /** Of the logarithm of a dimension. */
    private static final double SAME_DIMENSION = Math.log(1.1);

    /** A dimension below is hardly one, and its logarithm says nothing. */
    private static final double SMALLEST_DIMENSION = 1;

    /** How a network is measured. */
    private enum Length {
        USUAL(2900, 100),
        MORE_STEPS(2900, 150),
        LONGER_WARMUP(3900, 100);

        private final int warmup;
        private final int steps;

        Length(int warmup, int steps) {
            this.warmup = warmup;
            this.steps = steps;
        }
    }

    /** What is measured of it. */
    private enum Quantity {
        EXPONENT("exponent", "largest exponent"),
        KAPLAN_YORKE("kaplan-yorke", "Kaplan-Yorke dimension"),
        PARTICIPATION("participation", "participation ratio");

        private final String id;
        private final String label;

        Quantity(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The change that is compared with its margin. */
        private double change(double before, double after) {
            if (this == EXPONENT) {
                return after - before;
            }
            return before >= SMALLEST_DIMENSION && after >= SMALLEST_DIMENSION ? Math.log(after / before) : Double.NaN;
        }
    }

    Robustness() {
        super(
                "9-16",
                Paper.HEAVY_TAILS,
                "More steps, a longer warm-up and larger networks change little (9 to 16)",
                100,
                1000);
    }

    @Override
    List<String> otherIds() {
        return IntStream.rangeClosed(9, 16).mapToObj(String::valueOf).toList();
    }

    @Override
    int[] sizes(Setting setting) {
        return setting.upTo(setting.isSmall() ? new int[] {50, 100} : new int[] {1000, 3000});
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int[] sizes = sizes(setting);
        final int trials = setting.isSmall() ? 20 : 3;
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int n : sizes) {
            for (double noise : NOISES) {
                for (double alpha : ALPHAS) {
                    recipes.addAll(Networks.of(Networks.stable(alpha), n, GAINS, trials, noise, setting));
                }
            }
        }
        final Table table = new Table(trials, work.sweep("networks", recipes, Robustness::measure));
        final List<Claim> claims = new ArrayList<>();
        for (Length length : List.of(Length.MORE_STEPS, Length.LONGER_WARMUP)) {
            for (Quantity quantity : Quantity.values()) {
                claims.add(claim(sizes, table, length, quantity));
            }
        }
        for (Quantity quantity : List.of(Quantity.KAPLAN_YORKE, Quantity.PARTICIPATION)) {
            claims.add(order(sizes, table, quantity));
        }
        for (int s = 1; s < sizes.length; s++) {
            for (int a = 0; a < ALPHAS.length; a++) {
                claims.addAll(ofSize(sizes, s, a, table));
            }
        }
        return new Reproduction(
                panels(sizes, table),
                claims,
                List.of(
                        trials + " networks of each N, α, gain and noise (0 and " + Networks.plain(Networks.NOISE)
                                + "), each measured over 100 steps after 2900, over 150, and over 100 after 3900.",
                        "The states of the participation ratio are ten times as many as the steps of the exponents, plus 50, as"
                                + " published: 1050, 1550, 1050.",
                        "Not here: by how many gains of the grid the published onset of chaos moves, which is a matter of"
                                + " chance for any number of trials (The onset of chaos, in the page on published sizes)."));
    }

    private static double[] measure(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        final Length[] lengths = Length.values();
        final double[] numbers = new double[lengths.length * Quantity.values().length];
        for (Length length : lengths) {
            final LyapunovSpectrum spectrum = new Lyapunov(
                            recipe.network(coupling),
                            new LyapunovSettings(LyapunovSettings.AUTO, length.warmup, 50, length.steps))
                    .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, monitor.silent());
            final ParticipationRatio ratio = new ParticipationRatio(coupling.size());
            new Simulation(length.warmup, 10 * length.steps + 50)
                    .run(recipe.network(coupling), new Seed(recipe.stateSeed()), ratio, monitor.silent());
            final int first = length.ordinal() * Quantity.values().length;
            numbers[first] = spectrum.max();
            numbers[first + 1] = KaplanYorke.of(spectrum).dimension();
            numbers[first + 2] = ratio.value(monitor.silent());
            monitor.progress((length.ordinal() + 1.0) / lengths.length);
        }
        return numbers;
    }

    /** A condition: one size, noise, tail and gain. */
    private record Place(int size, int noise, int alpha, int gain) {

        private int index(int trial, int trials) {
            return (((size * NOISES.length + noise) * ALPHAS.length + alpha) * trials + trial) * GAINS.length + gain;
        }
    }

    private record Table(int trials, List<double[]> numbers) {

        double[] of(Place place, Length length, Quantity quantity) {
            return IntStream.range(0, trials)
                    .mapToDouble(trial -> Work.number(
                            numbers.get(place.index(trial, trials)),
                            length.ordinal() * Quantity.values().length + quantity.ordinal()))
                    .toArray();
        }

        /** Of the same networks, measured both ways. */
        Mean change(Place place, Length length, Quantity quantity) {
            final double[] before = of(place, Length.USUAL, quantity);
            final double[] after = of(place, length, quantity);
            return Mean.of(IntStream.range(0, trials)
                    .mapToDouble(i -> quantity.change(before[i], after[i]))
                    .toArray());
        }
    }

    private static List<Place> places(int sizes) {
        final List<Place> places = new ArrayList<>();
        for (int s = 0; s < sizes; s++) {
            for (int noise = 0; noise < NOISES.length; noise++) {
                for (int a = 0; a < ALPHAS.length; a++) {
                    for (int g = 0; g < GAINS.length; g++) {
                        places.add(new Place(s, noise, a, g));
                    }
                }
            }
        }
        return places;
    }

    private static Claim claim(int[] sizes, Table table, Length length, Quantity quantity) {
        final boolean isExponent = quantity == Quantity.EXPONENT;
        final String change = length == Length.MORE_STEPS
                ? "half as many steps again (K = 150)"
                : "a thousand more steps of warm-up (T = 4000)";
        final List<Mean> changes = new ArrayList<>(places(sizes.length).stream()
                .map(place -> table.change(place, length, quantity))
                .filter(mean -> isExponent || mean.count() == table.trials())
                .toList());
        if (changes.isEmpty()) { // nowhere a dimension in all networks
            changes.add(Mean.of());
        }
        return Claim.allClose(
                        (length == Length.MORE_STEPS ? "more-steps " : "longer-warmup ") + quantity.id,
                        change + " leave the " + quantity.label + " as it is",
                        (isExponent ? "" : "ln of the ") + quantity.label
                                + (isExponent ? ", after minus before" : ", after over before")
                                + ", paired by network",
                        changes,
                        isExponent ? SAME_EXPONENT : SAME_DIMENSION,
                        isExponent
                                ? "a tenth of a typical exponent, chosen before the first run"
                                : "10 %, chosen before the first run")
                .ofPaper();
    }

    /** What the figures are there to show, at every size and length: the heavier the tail, the fewer dimensions. */
    private static Claim order(int[] sizes, Table table, Quantity quantity) {
        final List<Mean> differences = new ArrayList<>();
        for (int size = 0; size < sizes.length; size++) {
            for (Length length : Length.values()) {
                for (int a = 1; a < ALPHAS.length; a++) {
                    differences.add(Mean.ofDifferences(
                            table.of(new Place(size, 0, a, STRONG), length, quantity),
                            table.of(new Place(size, 0, a - 1, STRONG), length, quantity)));
                }
            }
        }
        return Claim.positive(
                        "order " + quantity.id,
                        "the " + quantity.label + " is lower the heavier the tail, whatever the size and the length",
                        quantity.label + " at g = " + Networks.plain(GAINS[STRONG])
                                + ", minus that of the next heavier tail, without noise",
                        differences)
                .ofPaper();
    }

    /** How the quantities of other networks of another size differ, without noise. */
    private static List<Claim> ofSize(int[] sizes, int s, int alpha, Table table) {
        final List<Claim> claims = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            final boolean isExponent = quantity == Quantity.EXPONENT;
            for (int g = 0; g < GAINS.length; g++) {
                final double[] small = table.of(new Place(s - 1, 0, alpha, g), Length.USUAL, quantity);
                final double[] large = table.of(new Place(s, 0, alpha, g), Length.USUAL, quantity);
                final Mean before = isExponent ? Mean.of(small) : perNeuron(small, sizes[s - 1]);
                final Mean after = isExponent ? Mean.of(large) : perNeuron(large, sizes[s]);
                claims.add(Claim.shown(
                        "size " + quantity.id + " alpha=" + Networks.plain(ALPHAS[alpha]) + " g="
                                + Networks.plain(GAINS[g]),
                        "change of the " + quantity.label + (isExponent ? "" : " per neuron") + " from N = "
                                + sizes[s - 1] + " to " + sizes[s],
                        "mean over networks, without noise",
                        Mean.difference(after, before)));
            }
        }
        return claims;
    }

    private static Mean perNeuron(double[] values, int n) {
        return Mean.of(Arrays.stream(values).map(value -> value / n).toArray());
    }

    private static List<Panel> panels(int[] sizes, Table table) {
        final List<Panel> panels = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            for (Length length : List.of(Length.MORE_STEPS, Length.LONGER_WARMUP)) {
                final List<Series> series = new ArrayList<>();
                for (int a = 0; a < ALPHAS.length; a++) {
                    final List<Sample> samples = new ArrayList<>();
                    for (int g = 0; g < GAINS.length; g++) {
                        final Place place = new Place(sizes.length - 1, 0, a, g);
                        final double[] before = table.of(place, Length.USUAL, quantity);
                        final double[] after = table.of(place, length, quantity);
                        for (int trial = 0; trial < before.length; trial++) {
                            samples.add(new Sample(GAINS[g], trial, quantity.change(before[trial], after[trial])));
                        }
                    }
                    series.add(new Series(Networks.alpha(ALPHAS[a]), samples));
                }
                final boolean isExponent = quantity == Quantity.EXPONENT;
                panels.add(new Panel(
                        quantity.id + (length == Length.MORE_STEPS ? "-more-steps" : "-longer-warmup"),
                        "Change of the " + quantity.label + " over " + length.steps + " steps after " + length.warmup
                                + ", N = " + sizes[sizes.length - 1],
                        Panel.GAIN,
                        isExponent ? "change of λ (nats per step)" : "ln of after over before",
                        true,
                        series));
            }
        }
        return panels;
    }
}
