package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * Figures 7 and 8 (with noise): the leading exponents of figures 3A and 6A as histograms of single networks, a panel each.
 * Every network has the shape of the mean.
 */
final class SingleSpectra extends Figure {

    private static final int BINS = 25;

    private final double noise;

    SingleSpectra(boolean isNoisy) {
        super(
                isNoisy ? "8" : "7",
                Paper.HEAVY_TAILS,
                "Single networks have the spectrum of the mean near the transition" + (isNoisy ? " (noise)" : ""),
                300,
                1000);
        noise = isNoisy ? Networks.NOISE : 0;
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = setting.isSmall() ? 8 : 10;
        final double[] alphas = SpectrumShape.ALPHAS;
        final double[] gains = SpectrumShape.gains(setting);
        final LyapunovSettings settings = SpectrumShape.settings(setting);
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int a = 0; a < alphas.length; a++) {
            recipes.addAll(Networks.of(Networks.stable(alphas[a]), n, new double[] {gains[a]}, trials, noise, setting));
        }
        final List<double[]> spectra = work.sweep("spectra", recipes, new SpectrumShape.Spectrum(settings, false));
        final double from = ends(spectra).min().orElse(-1);
        final double to = ends(spectra).max().orElse(1);
        final List<Panel> panels = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            final List<Series> series = new ArrayList<>();
            for (int a = 0; a < alphas.length; a++) {
                series.add(new Series(
                        Networks.alpha(alphas[a]) + ", g = " + Networks.plain(gains[a]),
                        histogram(spectra.get(a * trials + trial), trial, from, to)));
            }
            panels.add(new Panel(
                    "network-" + (trial + 1),
                    "Network " + (trial + 1),
                    "Lyapunov exponent λ (nats per step)",
                    "exponents in a bin",
                    false,
                    series));
        }
        final List<double[]> falls = IntStream.range(0, alphas.length)
                .mapToObj(a -> SpectrumShape.falls(n, spectra.subList(a * trials, (a + 1) * trials)))
                .toList();
        final List<Claim> claims = new ArrayList<>();
        claims.add(Claim.mostlyPositive(
                        "same-shape",
                        "in single networks as in the mean, the exponents fall off faster from the largest the heavier the tail",
                        "λ_1 minus λ_" + SpectrumShape.last(n) + ", minus that at the next larger α, paired by trial",
                        List.of(minus(falls.get(0), falls.get(1)), minus(falls.get(1), falls.get(2))))
                .ofPaper());
        for (int a = 0; a < alphas.length; a++) {
            claims.add(Claim.shown(
                    "scatter alpha=" + Networks.plain(alphas[a]),
                    "scatter over networks of the fall of the exponents over the first tenth of the spectrum",
                    "standard deviation over trials",
                    new Mean(trials, Mean.deviation(falls.get(a)), Double.NaN)));
        }
        return new Reproduction(
                panels,
                claims,
                List.of(trials + " networks of N = " + n + " at the gains of figure " + (noise > 0 ? "6A" : "3A")
                        + "; histograms of the " + settings.exponents() + " leading exponents over " + settings.steps()
                        + " steps, in " + BINS + " bins that are the same in all panels."));
    }

    private static DoubleStream ends(List<double[]> spectra) {
        return spectra.stream().filter(s -> s.length > 0).flatMapToDouble(Arrays::stream);
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    /** Counts, at the middle of each bin. */
    private static List<Sample> histogram(double[] exponents, int trial, double from, double to) {
        final int[] counts = new int[BINS];
        final double width = (to - from) / BINS;
        for (double exponent : exponents) {
            counts[Math.min(BINS - 1, (int) ((exponent - from) / width))]++;
        }
        return IntStream.range(0, BINS)
                .mapToObj(bin -> new Sample(from + (bin + 0.5) * width, trial, counts[bin]))
                .toList();
    }
}
