package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tailspin.core.theory.TransitionGain;

/**
 * Figure 17 (appendix J): the gain at which one matrix loses stability, against its size: mean, standard deviation and
 * coefficient of variation over matrices. Of one matrix W at unit gain it is 1 over the spectral radius: the linear network
 * grows for long times if g times the radius exceeds 1. The radius of large matrices comes from a Krylov space.
 *
 * <p>The paper has &alpha; = 1; the other tails are ours. At small scale sizes end at 300.
 */
final class QuenchedTransition extends Figure {

    private static final double[] ALPHAS = {0.5, 1, 1.5};

    /** The published one. */
    private static final int CAUCHY = 1;

    private static final int[] SMALL_SIZES = {30, 100, 300};

    /** The published sizes, as far as the axis of the figure tells. */
    private static final int[] PAPER_SIZES = {30, 50, 80, 125, 200, 300, 500, 800, 1250, 2000, 3000};

    /** From here on the mean is compared with theory: at N = 30 it is 16 % above. */
    private static final int FROM = 100;

    /** In ln g. */
    private static final double SAME = Math.log(1.2);

    /** Of 1/mean on ln N: the middle and half of the range 0.6 to 0.9 that the figure shows. */
    private static final double SLOPE = 0.75;

    private static final double SLOPE_MARGIN = 0.15;

    private record Point(double alpha, int n, int matrix) {}

    QuenchedTransition() {
        super(
                "17",
                Paper.HEAVY_TAILS,
                "The transition of single matrices falls with their size, and scatters less",
                SMALL_SIZES[SMALL_SIZES.length - 1],
                PAPER_SIZES[PAPER_SIZES.length - 1]);
    }

    @Override
    int[] sizes(Setting setting) {
        final int[] all = setting.isSmall() ? SMALL_SIZES : PAPER_SIZES;
        final int[] sizes = setting.upTo(all);
        if (sizes.length < 2) {
            throw new IllegalArgumentException("the figure compares sizes: the largest N must be at least " + all[1]
                    + ", its second size, but is " + setting.largestN());
        }
        return sizes;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int[] sizes = sizes(setting);
        final int matrices = 100;
        final double[] alphas = setting.isSmall() ? ALPHAS : new double[] {ALPHAS[CAUCHY]};
        final List<Point> points = new ArrayList<>();
        for (double alpha : alphas) {
            for (int n : sizes) {
                IntStream.range(0, matrices).forEach(matrix -> points.add(new Point(alpha, n, matrix)));
            }
        }
        final List<double[]> gains = work.map(
                "matrices",
                points.stream().mapToDouble(point -> Math.pow(point.n, 2)).toArray(),
                (index, monitor) -> {
                    final Point point = points.get(index);
                    return new double[] {
                        1
                                / Networks.stable(point.alpha)
                                        .draw(point.n, setting.seed(point.matrix), monitor.silent())
                                        .spectralRadius(monitor.silent())
                    };
                });
        final Map<Double, List<double[]>> bySize = new LinkedHashMap<>();
        for (int a = 0; a < alphas.length; a++) {
            final List<double[]> all = new ArrayList<>();
            for (int s = 0; s < sizes.length; s++) {
                final int first = (a * sizes.length + s) * matrices;
                all.add(gains.subList(first, first + matrices).stream()
                        .mapToDouble(numbers -> Work.number(numbers, 0))
                        .toArray());
            }
            bySize.put(alphas[a], all);
        }
        return new Reproduction(
                panels(sizes, bySize),
                claims(sizes, bySize),
                List.of(
                        matrices
                                + " matrices of each size and tail. The published figure has three sets of 100, of α = 1"
                                + " alone; the paper does not say how the transition of a matrix was found.",
                        "Errors of standard deviations and coefficients of variation are those of a jackknife."));
    }

    private static List<Panel> panels(int[] sizes, Map<Double, List<double[]>> bySize) {
        final List<Series> inverse = new ArrayList<>();
        final List<Series> deviation = new ArrayList<>();
        final List<Series> variation = new ArrayList<>();
        bySize.forEach((alpha, gains) -> {
            inverse.add(new Series(
                            Networks.alpha(alpha),
                            samples(sizes, gains, g -> 1 / Mean.of(g).value()))
                    .withTheory(Arrays.stream(sizes)
                            .mapToObj(n -> new Series.Prediction(
                                    n, 1 / TransitionGain.of(alpha, n).gain()))
                            .toList()));
            deviation.add(new Series(Networks.alpha(alpha), samples(sizes, gains, Mean::deviation)));
            variation.add(new Series(Networks.alpha(alpha), samples(sizes, gains, QuenchedTransition::variation)));
        });
        final String size = "number of neurons N";
        return List.of(
                new Panel("inverse-mean", "1 over the mean transition of matrices", size, "1 / mean g*", true, inverse),
                new Panel("deviation", "Scatter of the transition over matrices", size, "SD of g*", true, deviation),
                new Panel(
                        "variation",
                        "Relative scatter of the transition",
                        size,
                        "SD over mean of g*",
                        true,
                        variation));
    }

    private static List<Sample> samples(int[] sizes, List<double[]> gains, ToDoubleFunction<double[]> statistic) {
        return IntStream.range(0, sizes.length)
                .mapToObj(s -> new Sample(sizes[s], 0, statistic.applyAsDouble(gains.get(s))))
                .toList();
    }

    private static double variation(double[] gains) {
        return Mean.deviation(gains) / Mean.of(gains).value();
    }

    /** A statistic of all matrices, with the error of leaving out one at a time. */
    private static Mean jackknife(double[] gains, ToDoubleFunction<double[]> statistic) {
        final int n = gains.length;
        final double[] without = IntStream.range(0, n)
                .mapToDouble(left -> statistic.applyAsDouble(IntStream.range(0, n)
                        .filter(i -> i != left)
                        .mapToDouble(i -> gains[i])
                        .toArray()))
                .toArray();
        // of n values that are each n - 1 times closer together than the matrices
        return new Mean(n, statistic.applyAsDouble(gains), Mean.deviation(without) * (n - 1) / Math.sqrt(n));
    }

    private static List<Claim> claims(int[] sizes, Map<Double, List<double[]>> bySize) {
        final List<double[]> cauchy = bySize.get(ALPHAS[CAUCHY]);
        final int last = sizes.length - 1;
        final ToDoubleFunction<double[]> inverse = g -> 1 / Mean.of(g).value();
        final List<Claim> claims = new ArrayList<>();
        claims.add(Claim.positive(
                        "rises",
                        "1 over the mean transition of matrices rises with N, α = 1",
                        "1/mean at the largest N minus at the smallest",
                        List.of(Mean.difference(
                                jackknife(cauchy.get(last), inverse), jackknife(cauchy.get(0), inverse))))
                .ofPaper());
        claims.add(Claim.close(
                        "slope",
                        "it rises in proportion to ln N with a slope of 0.6 to 0.9, α = 1",
                        "weighted least squares of 1/mean on ln N",
                        slope(
                                sizes,
                                cauchy.stream().map(g -> jackknife(g, inverse)).toList()),
                        SLOPE,
                        SLOPE_MARGIN,
                        "0.6 to 0.9, what the figure shows")
                .ofPaper()
                .withTheory(annealedSlope(sizes)));
        claims.add(Claim.positive(
                        "scatter",
                        "the standard deviation of the transition over matrices falls with N, α = 1",
                        "standard deviation at the smallest N minus at the largest",
                        List.of(Mean.difference(
                                jackknife(cauchy.get(0), Mean::deviation),
                                jackknife(cauchy.get(last), Mean::deviation))))
                .ofPaper());
        claims.add(Claim.positive(
                        "self-averaging",
                        "so does its coefficient of variation (perhaps weakly self-averaging), α = 1",
                        "coefficient of variation at the smallest N minus at the largest",
                        List.of(Mean.difference(
                                jackknife(cauchy.get(0), QuenchedTransition::variation),
                                jackknife(cauchy.get(last), QuenchedTransition::variation))))
                .ofPaper());
        claims.add(Claim.positive(
                        "annealed-below",
                        "the annealed transition underestimates the mean over matrices, α = 1",
                        "mean minus annealed g*",
                        IntStream.rangeClosed(0, last)
                                .mapToObj(s -> above(cauchy.get(s), 1, sizes[s]))
                                .toList())
                .ofPaper());
        final List<Mean> differences = new ArrayList<>();
        final List<Mean> heavierScatter = new ArrayList<>();
        bySize.forEach((alpha, gains) -> IntStream.rangeClosed(0, last)
                .filter(s -> sizes[s] >= FROM && alpha >= 1)
                .forEach(s -> {
                    final double annealed = TransitionGain.of(alpha, sizes[s]).gain();
                    final Mean mean = Mean.of(gains.get(s));
                    differences.add(new Mean(
                            mean.count(), Math.log(mean.value() / annealed), mean.standardError() / mean.value()));
                }));
        for (int a = 1; a < ALPHAS.length && bySize.containsKey(ALPHAS[a - 1]); a++) {
            for (int s = 0; s <= last; s++) {
                heavierScatter.add(Mean.difference(
                        jackknife(bySize.get(ALPHAS[a - 1]).get(s), QuenchedTransition::variation),
                        jackknife(bySize.get(ALPHAS[a]).get(s), QuenchedTransition::variation)));
            }
        }
        claims.add(Claim.allClose(
                "annealed-close",
                "the mean over matrices is the annealed transition to 20 %, N >= " + FROM + ", α >= 1",
                "ln of mean over annealed g*",
                differences,
                SAME,
                "20 % of the gain"));
        if (!heavierScatter.isEmpty()) {
            claims.add(Claim.positive(
                    "heavier-scatter",
                    "the transition scatters more, relative to its mean, the heavier the tail, at every N",
                    "coefficient of variation minus that at the next larger α",
                    heavierScatter));
        }
        bySize.forEach((alpha, gains) -> {
            for (int s = 0; s <= last; s++) {
                claims.addAll(shown(alpha, sizes[s], gains.get(s)));
            }
        });
        return claims;
    }

    private static Mean above(double[] gains, double alpha, int n) {
        final Mean mean = Mean.of(gains);
        return new Mean(mean.count(), mean.value() - TransitionGain.of(alpha, n).gain(), mean.standardError());
    }

    private static List<Claim> shown(double alpha, int n, double[] gains) {
        final String name = " alpha=" + Networks.plain(alpha) + " N=" + n;
        final TransitionGain annealed = TransitionGain.of(alpha, n);
        return List.of(
                Claim.shown("mean" + name, "mean transition of matrices", "1 over the spectral radius", Mean.of(gains))
                        .withTheory(annealed.gain())
                        .beside(Published.matrixTransition(alpha, n)),
                Claim.shown(
                                "mean-log" + name,
                                "mean logarithm of the transition of matrices",
                                "of 1 over the spectral radius",
                                Mean.of(Arrays.stream(gains).map(Math::log).toArray()))
                        .withTheory(-annealed.meanLog()),
                Claim.shown(
                        "variation" + name,
                        "coefficient of variation of the transition",
                        "standard deviation over mean",
                        jackknife(gains, QuenchedTransition::variation)));
    }

    private static double annealedSlope(int[] sizes) {
        final int last = sizes.length - 1;
        return (1 / TransitionGain.of(1, sizes[last]).gain()
                        - 1 / TransitionGain.of(1, sizes[0]).gain())
                / Math.log((double) sizes[last] / sizes[0]);
    }

    /** Of numbers on ln N, each with its error. */
    private static Mean slope(int[] sizes, List<Mean> values) {
        double weight = 0;
        double meanX = 0;
        double meanY = 0;
        for (int s = 0; s < sizes.length; s++) {
            final double w = 1 / Math.pow(values.get(s).standardError(), 2);
            weight += w;
            meanX += w * Math.log(sizes[s]);
            meanY += w * values.get(s).value();
        }
        meanX /= weight;
        meanY /= weight;
        double xx = 0;
        double xy = 0;
        for (int s = 0; s < sizes.length; s++) {
            final double w = 1 / Math.pow(values.get(s).standardError(), 2);
            final double x = Math.log(sizes[s]) - meanX;
            xx += w * x * x;
            xy += w * x * (values.get(s).value() - meanY);
        }
        return new Mean(values.get(0).count(), xy / xx, 1 / Math.sqrt(xx));
    }
}
