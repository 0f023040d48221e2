package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;

/** The networks of a figure, tanh maps as a rule, whose trials differ in the seed of both weights and state. */
final class Networks {

    /** The published standard deviation of the noise. */
    static final double NOISE = 0.1;

    /** The seed of the first trial, as published. */
    private static final long FIRST_SEED = 40;

    private Networks() {}

    /** Networks of one law, those of one disorder side by side: all gains of the first trial, of the second, ... */
    static List<NetworkRecipe> of(
            CouplingEnsemble ensemble, int n, double[] gains, int trials, double noise, Setting setting) {
        return of(ensemble, n, gains, trials, Dynamics.map(Nonlinearity.TANH, noise), setting);
    }

    /** The same with other dynamics. */
    static List<NetworkRecipe> of(
            CouplingEnsemble ensemble, int n, double[] gains, int trials, Dynamics dynamics, Setting setting) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            final long seed = FIRST_SEED + setting.firstTrial() + trial;
            final Disorder disorder = new Disorder(ensemble, n, seed);
            for (double gain : gains) {
                recipes.add(new NetworkRecipe(disorder, gain, seed, dynamics));
            }
        }
        return recipes;
    }

    static StableEnsemble stable(double alpha) {
        return new StableEnsemble(alpha);
    }

    static String alpha(double alpha) {
        return "α = " + plain(alpha);
    }

    /** Such as 1.5 for 1.5 and 2 for 2.0. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
    }

    /** The published grid, from 0.01 to 10, without what lies outside a range of indices. */
    static double[] publishedGains(int from, int to, int every) {
        final double[] all = new Grid(0.01, 10, 50, true).values();
        final List<Double> kept = new ArrayList<>();
        for (int i = from; i <= to; i += every) {
            kept.add(all[i]);
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
