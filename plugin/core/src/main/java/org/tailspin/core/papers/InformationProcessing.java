package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tailspin.core.analysis.ReservoirAnalysis;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirResult;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.reservoir.AccuracyInterval;
import org.tailspin.core.reservoir.Ranks;
import org.tailspin.core.reservoir.ReservoirSettings;
import org.tailspin.core.reservoir.XorTask;
import org.tailspin.core.theory.TransitionGain;

/**
 * Figure 21 (appendix L): networks with heavy tails compute over a wider range of gains. A linear readout gives the XOR of two
 * stimuli after a delay; the paper does not say how, so that the shape of its curves can be compared and not their numbers.
 */
final class InformationProcessing extends Figure {

    private static final double[] ALPHAS = {1, 2};
    private static final int HEAVY = 0;
    private static final int GAUSSIAN = 1;

    private static final double LOW = 0.1;
    private static final double STRONG = 5;

    /** Of a network: accuracy, conditional exponent, exponent without input. */
    private static final int NUMBERS = 3;

    private static final LyapunovSettings ALONE = new LyapunovSettings(1, 800, 100, 200);

    InformationProcessing() {
        super("21", Paper.HEAVY_TAILS, "Heavy tails compute over a wider range of gains (delayed XOR)", 200, 1000);
    }

    private static double[] gains(Setting setting) {
        return setting.isSmall()
                ? new double[] {LOW, 0.2, 0.28, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.6, 2.25, STRONG}
                : Grid.of(List.of(new Grid(LOW, 10, 25, true), Grid.single(STRONG)))
                        .values();
    }

    private static ReservoirSettings task() {
        final ReservoirSettings usual = ReservoirSettings.usual(XorTask.DEFAULT);
        final Ranks.Settings ranks = usual.ranks();
        return new ReservoirSettings(
                usual.task(),
                usual.weights(),
                usual.biasScale(),
                usual.noise(),
                usual.ridge(),
                usual.stepsPerRow(),
                usual.exponent(),
                new Ranks.Settings(0, ranks.length(), ranks.kept(), ranks.threshold()));
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 8 : 3;
        final double[] gains = gains(setting);
        final ReservoirAnalysis task = new ReservoirAnalysis(task());
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (double alpha : ALPHAS) {
            recipes.addAll(Networks.of(Networks.stable(alpha), n, gains, trials, 0, setting));
        }
        final List<double[]> all = work.sweep("xor", recipes, (recipe, coupling, monitor) -> {
            final ReservoirResult result = task.run(recipe, coupling, monitor);
            final double[] numbers = new double[NUMBERS];
            numbers[0] = (Double) ReservoirColumn.ACCURACY.of(result);
            numbers[1] = result.measured().orElseThrow().spectrum().max();
            numbers[2] = new Lyapunov(recipe.network(coupling), ALONE)
                    .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, monitor.silent())
                    .max();
            return numbers;
        });
        final List<List<double[]>> curves = new ArrayList<>();
        for (int a = 0; a < ALPHAS.length; a++) {
            curves.add(all.subList(a * trials * gains.length, (a + 1) * trials * gains.length));
        }
        return new Reproduction(
                panels(n, gains, curves),
                claims(gains, trials, curves),
                List.of(
                        "The paper does not define the task: length and number of the stimuli, delays, input weights, noise, readout"
                                + " and trials are not given. These are ours: one bit, 2 rows of stimulus and 10 of silence after"
                                + " each, uniform input weights of scale 1, noise 0.001, ridge regression (10⁻⁶) on 800 trials and a"
                                + " test on 800. So the claims are about the shape of the curves.",
                        "The noise sets both flanks: below the interval the memory of the first stimulus has fallen to it, above it"
                                + " chaos multiplies it.",
                        trials
                                + " networks of each α; accuracy above 90 % is of the mean over networks, interpolated in ln g, and"
                                + " its error is that of a bootstrap over networks."));
    }

    private static List<Panel> panels(int n, double[] gains, List<List<double[]>> curves) {
        final String[] names = {"accuracy", "conditional", "alone"};
        final String[] titles = {
            "Accuracy of delayed XOR, N = ",
            "Conditional exponent under the trials, N = ",
            "Exponent without input, N = "
        };
        final String[] labels = {
            "share of right bits in the test",
            "largest conditional Lyapunov exponent (nats per step)",
            "largest Lyapunov exponent λ (nats per step)"
        };
        final List<Panel> panels = new ArrayList<>();
        for (int q = 0; q < NUMBERS; q++) {
            final List<Series> series = new ArrayList<>();
            for (int a = 0; a < ALPHAS.length; a++) {
                final List<Sample> samples = new ArrayList<>();
                for (int i = 0; i < curves.get(a).size(); i++) {
                    samples.add(new Sample(
                            gains[i % gains.length],
                            i / gains.length,
                            Work.number(curves.get(a).get(i), q)));
                }
                series.add(new Series(
                        Networks.alpha(ALPHAS[a]),
                        samples,
                        OptionalDouble.of(TransitionGain.of(ALPHAS[a], n).gain())));
            }
            panels.add(new Panel(names[q], titles[q] + n, Panel.GAIN, labels[q], true, series));
        }
        return panels;
    }

    /** Accuracy of every network at every gain. */
    private static double[][] accuracy(double[] gains, int trials, List<double[]> curve) {
        return IntStream.range(0, trials)
                .mapToObj(trial -> IntStream.range(0, gains.length)
                        .mapToDouble(g -> Work.number(curve.get(trial * gains.length + g), 0))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] at(double gain, double[] gains, double[][] accuracy) {
        final int g = Arrays.binarySearch(gains, gain);
        return Arrays.stream(accuracy).mapToDouble(one -> one[g]).toArray();
    }

    private static List<Claim> claims(double[] gains, int trials, List<List<double[]>> curves) {
        final double[][] heavy = accuracy(gains, trials, curves.get(HEAVY));
        final double[][] gaussian = accuracy(gains, trials, curves.get(GAUSSIAN));
        final AccuracyInterval wide = AccuracyInterval.of(gains, AccuracyInterval.mean(heavy));
        final AccuracyInterval narrow = AccuracyInterval.of(gains, AccuracyInterval.mean(gaussian));
        // of one seed, so that the same trials are drawn of both: they share their uniform numbers
        final List<AccuracyInterval> ofHeavy = AccuracyInterval.bootstrap(gains, heavy, new Seed(1));
        final List<AccuracyInterval> ofGaussian = AccuracyInterval.bootstrap(gains, gaussian, new Seed(1));
        final List<Claim> claims = new ArrayList<>();
        claims.add(Claim.positiveByResampling(
                        "wider",
                        "accuracy is above 90 % over a wider range of gains for α = 1 than for α = 2",
                        "ln of the quotient of its ends, α = 1 minus α = 2",
                        wide.logWidth() - narrow.logWidth(),
                        differences(
                                ofHeavy.stream()
                                        .mapToDouble(AccuracyInterval::logWidth)
                                        .toArray(),
                                ofGaussian.stream()
                                        .mapToDouble(AccuracyInterval::logWidth)
                                        .toArray()),
                        trials)
                .ofPaper());
        claims.add(Claim.positiveByResampling(
                        "earlier",
                        "it rises above 90 % at smaller gains for α = 1 than for α = 2",
                        "ln of that gain, α = 2 minus α = 1",
                        Math.log(narrow.from() / wide.from()),
                        differences(
                                ofGaussian.stream()
                                        .mapToDouble(i -> Math.log(i.from()))
                                        .toArray(),
                                ofHeavy.stream()
                                        .mapToDouble(i -> Math.log(i.from()))
                                        .toArray()),
                        trials)
                .ofPaper());
        claims.add(Claim.positive(
                        "gradual",
                        "it falls more gradually: at g = " + Networks.plain(STRONG)
                                + " it is larger for α = 1 than for α = 2",
                        "accuracy, α = 1 minus α = 2, paired by trial",
                        List.of(Mean.ofDifferences(at(STRONG, gains, heavy), at(STRONG, gains, gaussian))))
                .ofPaper());
        claims.add(Claim.close(
                        "chance",
                        "at g = " + Networks.plain(LOW) + " it is chance for α = 2",
                        "mean over networks, minus 0.5",
                        Mean.of(at(LOW, gains, gaussian)),
                        0.5,
                        3 * 0.5 / Math.sqrt(XorTask.DEFAULT_TRIALS),
                        "three errors of the test of one network")
                .ofPaper());
        for (int a = 0; a < ALPHAS.length; a++) {
            final AccuracyInterval interval = a == HEAVY ? wide : narrow;
            final List<AccuracyInterval> resampled = a == HEAVY ? ofHeavy : ofGaussian;
            final String of = " alpha=" + Networks.plain(ALPHAS[a]);
            claims.add(Claim.shown(
                    "from" + of,
                    "gain at which the mean accuracy rises above 90 %",
                    "linear in ln g between gains of the grid; error by bootstrap",
                    new Mean(
                            trials,
                            interval.from(),
                            deviation(resampled.stream().mapToDouble(AccuracyInterval::from)))));
            claims.add(Claim.shown(
                    "to" + of,
                    "gain at which it falls below 90 % again",
                    "linear in ln g between gains of the grid; error by bootstrap",
                    new Mean(trials, interval.to(), deviation(resampled.stream().mapToDouble(AccuracyInterval::to)))));
        }
        return claims;
    }

    private static double[] differences(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double deviation(DoubleStream values) {
        return Mean.deviation(values.filter(Double::isFinite).toArray());
    }
}
