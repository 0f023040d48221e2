package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Figures 3A and 6A (with noise): the leading exponents of networks at their transition. The heavier the tail, the fewer
 * exponents lie near the largest: few directions take part.
 */
final class SpectrumShape extends Figure {

    static final double[] ALPHAS = {1, 1.5, 2};

    /** The first gains of the grid with a mean exponent of at least 0: independent implementation, N = 300. */
    private static final double[] SMALL_GAINS = {0.518, 0.687, 0.910};

    /** The same at N = 1000, by a rerun of the published code with its fault repaired. */
    private static final double[] PAPER_GAINS = {0.391, 0.596, 0.910};

    /** Near: exponents that decay this much more per step at most. */
    private static final double NEAR = 0.3;

    private static final int EXPONENTS = 100;

    private final double noise;

    SpectrumShape(boolean isNoisy) {
        super(
                isNoisy ? "6A" : "3A",
                Paper.HEAVY_TAILS,
                "Near the transition, fewer exponents lie close to the largest the heavier the tail"
                        + (isNoisy ? " (noise)" : ""),
                300,
                1000);
        noise = isNoisy ? Networks.NOISE : 0;
    }

    @Override
    public boolean hasPublishedOrder() {
        return true;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 6 : 10;
        final double[] gains = gains(setting);
        final LyapunovSettings settings = settings(setting);
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int a = 0; a < ALPHAS.length; a++) {
            recipes.addAll(Networks.of(Networks.stable(ALPHAS[a]), n, new double[] {gains[a]}, trials, noise, setting));
        }
        final List<double[]> spectra = work.sweep("spectra", recipes, new Spectrum(settings, false));
        final List<double[]> published = setting.isWithPublishedOrder()
                ? work.sweep("published order", recipes, new Spectrum(settings, true))
                : List.of();
        final List<Series> series = new ArrayList<>(series("", trials, gains, spectra));
        final List<String> remarks = new ArrayList<>();
        remarks.add(trials + " trials of N = " + n + " at the first gain of the grid with a mean exponent of at least 0"
                + " (theirs at this N, without noise); " + settings.steps() + " steps.");
        final List<Claim> claims = new ArrayList<>(claims("", n, trials, spectra));
        if (setting.isWithPublishedOrder()) {
            series.addAll(series(", published order", trials, gains, published));
            claims.addAll(claims("published-order ", n, trials, published));
            remarks.add(PublishedOrder.EXPLANATION);
        }
        return new Reproduction(
                List.of(new Panel(
                        "spectrum",
                        "Leading Lyapunov exponents near the transition, N = " + n,
                        "position in the spectrum",
                        "Lyapunov exponent λ (nats per step)",
                        false,
                        series)),
                claims,
                remarks);
    }

    /** One for each tail. */
    static double[] gains(Setting setting) {
        return setting.isSmall() ? SMALL_GAINS : PAPER_GAINS;
    }

    static LyapunovSettings settings(Setting setting) {
        return setting.isSmall()
                ? new LyapunovSettings(EXPONENTS, 1000, 100, 100)
                : new LyapunovSettings(EXPONENTS, 2900, 100, 100);
    }

    /** Position of the exponent at the end of the first tenth of the spectrum, from 1. */
    static int last(int n) {
        return n / 10;
    }

    /** Fall of the exponents over the first tenth of the spectrum, for every network. */
    static double[] falls(int n, List<double[]> spectra) {
        return spectra.stream()
                .mapToDouble(exponents -> Work.number(exponents, 0) - Work.number(exponents, last(n) - 1))
                .toArray();
    }

    record Spectrum(LyapunovSettings settings, boolean isPublishedOrder) implements Measure {

        @Override
        public double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return new Lyapunov(PublishedOrder.of(recipe, coupling, isPublishedOrder), settings)
                    .measure(new Seed(recipe.stateSeed()), StateObserver.NONE, monitor)
                    .exponents();
        }
    }

    private static List<Series> series(String suffix, int trials, double[] gains, List<double[]> spectra) {
        final List<Series> series = new ArrayList<>();
        for (int a = 0; a < ALPHAS.length; a++) {
            final List<Sample> samples = new ArrayList<>();
            for (int trial = 0; trial < trials; trial++) {
                final double[] exponents = spectra.get(a * trials + trial);
                for (int i = 0; i < exponents.length; i++) {
                    samples.add(new Sample(i + 1.0, trial, exponents[i]));
                }
            }
            series.add(new Series(Networks.alpha(ALPHAS[a]) + ", g = " + Networks.plain(gains[a]) + suffix, samples));
        }
        return series;
    }

    private static List<Claim> claims(String prefix, int n, int trials, List<double[]> spectra) {
        final int last = last(n);
        final List<double[]> falls = new ArrayList<>();
        final List<double[]> near = new ArrayList<>();
        final List<Claim> claims = new ArrayList<>();
        for (int a = 0; a < ALPHAS.length; a++) {
            final List<double[]> part = spectra.subList(a * trials, (a + 1) * trials);
            falls.add(falls(n, part));
            near.add(part.stream().mapToDouble(SpectrumShape::near).toArray());
            claims.add(Claim.shown(
                    prefix + "fall alpha=" + Networks.plain(ALPHAS[a]),
                    "fall of the exponents over the first tenth of the spectrum",
                    "λ_1 minus λ_" + last + ", mean over trials",
                    Mean.of(falls.get(a))));
            claims.add(Claim.shown(
                    prefix + "near alpha=" + Networks.plain(ALPHAS[a]),
                    "exponents within 0.3 of the largest",
                    "mean over trials, of at most " + EXPONENTS,
                    Mean.of(near.get(a))));
        }
        claims.add(
                0,
                Claim.positive(
                        prefix + "steeper",
                        "the exponents fall off faster from the largest the heavier the tail",
                        "λ_1 minus λ_" + last + ", minus that at the next larger α, paired by trial",
                        List.of(
                                Mean.ofDifferences(falls.get(0), falls.get(1)),
                                Mean.ofDifferences(falls.get(1), falls.get(2)))));
        final Claim fewer = Claim.positive(
                prefix + "fewer-near",
                "fewer exponents lie near the largest the heavier the tail",
                "exponents within 0.3 of the largest, of at most " + EXPONENTS
                        + ", minus those at the next smaller α, paired by trial",
                List.of(Mean.ofDifferences(near.get(1), near.get(0)), Mean.ofDifferences(near.get(2), near.get(1))));
        claims.add(0, prefix.isEmpty() ? fewer.ofPaper() : fewer);
        return claims;
    }

    private static double near(double[] exponents) {
        if (exponents.length == 0) {
            return Double.NaN; // the network failed
        }
        return Arrays.stream(exponents)
                .filter(exponent -> exponents[0] - exponent < NEAR)
                .count();
    }
}
