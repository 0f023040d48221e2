package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.theory.LinearNetwork;
import org.tailspin.core.theory.TransitionGain;

/**
 * Figure 1A: the gain at which the annealed linear network loses stability, against its size. By Monte Carlo (the growth
 * of an annealed perturbation over one step is a draw of &Xi;) and by the integral of {@link TransitionGain}.
 */
final class FiniteSize extends Figure {

    private static final double[] ALPHAS = {0.5, 1, 1.25, 1.5, 1.75, 2};

    /** In ln g, what counts as the same transition. */
    private static final double SAME = 0.14;

    /** Batches of draws: the error comes from their spread. */
    private static final int BATCHES = 20;

    private record Point(double alpha, int n) {}

    FiniteSize() {
        super(
                "1A",
                Paper.HEAVY_TAILS,
                "The transition moves with the size of the network, the more the heavier the tail",
                1 << 10,
                1 << 15);
    }

    @Override
    public int largestMatrix(Setting setting) {
        sizes(setting); // which checks them
        return 1; // no matrix is drawn
    }

    @Override
    int[] sizes(Setting setting) {
        final int[] all = IntStream.rangeClosed(0, setting.isSmall() ? 5 : 15)
                .map(i -> 1 << (setting.isSmall() ? 2 * i : i))
                .toArray();
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
        final int draws = setting.isSmall() ? 200 : 500;
        final List<Point> points = new ArrayList<>();
        for (double alpha : ALPHAS) {
            for (int n : sizes) {
                points.add(new Point(alpha, n));
            }
        }
        final List<double[]> logs = work.map(
                "draws",
                points.stream().mapToDouble(Point::n).toArray(),
                (index, monitor) -> batches(points.get(index), draws, setting, monitor));
        final Map<Point, double[]> batches = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            batches.put(points.get(i), logs.get(i));
        }
        return new Reproduction(
                List.of(panel(sizes, batches)),
                claims(sizes, batches),
                List.of("Monte Carlo of " + BATCHES + " batches of " + draws
                        + " draws for each point; the published figure"
                        + " has 10 000 draws."));
    }

    private static double[] batches(Point point, int draws, Setting setting, Monitor monitor) {
        final double[] logs = new double[BATCHES];
        for (int b = 0; b < BATCHES; b++) {
            monitor.checkCancelled();
            logs[b] = LinearNetwork.annealed(Networks.stable(point.alpha), point.n, draws, setting.seed(b))
                    .growthRate(1);
            monitor.progress((b + 1.0) / BATCHES);
        }
        return logs;
    }

    private static Panel panel(int[] sizes, Map<Point, double[]> batches) {
        final List<Series> series = new ArrayList<>();
        for (double alpha : ALPHAS) {
            final List<Sample> samples = new ArrayList<>();
            for (int n : sizes) {
                final double[] logs = batches.get(new Point(alpha, n));
                for (int b = 0; b < logs.length; b++) {
                    samples.add(new Sample(n, b, Math.exp(-logs[b])));
                }
            }
            series.add(new Series(Networks.alpha(alpha), samples)
                    .withTheory(Arrays.stream(sizes)
                            .mapToObj(n -> new Series.Prediction(
                                    n, TransitionGain.of(alpha, n).gain()))
                            .toList()));
        }
        return new Panel(
                "transition",
                "Transition of the annealed linear network",
                "number of neurons N",
                "g*(N, α)",
                true,
                series);
    }

    private static List<Claim> claims(int[] sizes, Map<Point, double[]> batches) {
        final List<Mean> errors = new ArrayList<>();
        final List<Mean> falls = new ArrayList<>();
        final List<Mean> rises = new ArrayList<>();
        final List<Claim> shown = new ArrayList<>();
        for (int a = 0; a < ALPHAS.length; a++) {
            for (int i = 0; i < sizes.length; i++) {
                final Mean mean = Mean.of(batches.get(new Point(ALPHAS[a], sizes[i])));
                final TransitionGain theory = TransitionGain.of(ALPHAS[a], sizes[i]);
                errors.add(new Mean(mean.count(), mean.value() - theory.meanLog(), mean.standardError()));
                if (i > 0 && ALPHAS[a] < 2) {
                    falls.add(Mean.difference(mean, Mean.of(batches.get(new Point(ALPHAS[a], sizes[i - 1])))));
                }
                if (i > 0 && a > 0) {
                    rises.add(Mean.difference(Mean.of(batches.get(new Point(ALPHAS[a - 1], sizes[i]))), mean));
                }
                if (i == sizes.length - 1) {
                    final double gain = Math.exp(-mean.value());
                    shown.add(Claim.shown(
                                    "g-star alpha=" + Networks.plain(ALPHAS[a]) + " N=" + sizes[i],
                                    "transition gain",
                                    "exp(-mean of the logarithms)",
                                    new Mean(mean.count(), gain, gain * mean.standardError()))
                            .withTheory(theory.gain()));
                }
            }
        }
        final List<Claim> claims = new ArrayList<>();
        claims.add(Claim.allClose(
                "monte-carlo",
                "the integral agrees with Monte Carlo at every N and α",
                "ln g*, by Monte Carlo minus by the integral",
                errors,
                SAME,
                "15 % of the gain, a step of the published grid"));
        claims.add(Claim.positive(
                        "falls-with-size",
                        "the transition gain falls with N for every α < 2",
                        "ln g*(N) minus ln g* at the next size",
                        falls)
                .ofPaper());
        claims.add(Claim.positive(
                        "rises-with-alpha",
                        "the transition gain rises with α at every N > 1",
                        "ln g* minus ln g* at the next smaller α",
                        rises)
                .ofPaper());
        claims.addAll(SizeLaw.claims(sizes));
        claims.addAll(shown);
        return claims;
    }
}
