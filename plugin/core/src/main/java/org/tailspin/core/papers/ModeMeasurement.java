package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dimension.CovarianceObserver;
import org.tailspin.core.dimension.CovarianceSettings;
import org.tailspin.core.dynamics.Simulation;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;

/**
 * The activity of one network: what single neurons show, and how many dimensions the population fills.
 *
 * @param ratioOverN participation ratio over N, corrected for the number of states
 * @param variance of a neuron, mean over neurons and time
 * @param kurtosis of a neuron's activity, mean of x&#8308; over that of x&sup2; squared
 * @param autocorrelation of single neurons at a lag of one step
 */
record ModeMeasurement(double ratioOverN, double variance, double kurtosis, double autocorrelation) {

    /** All trials of all laws, in that order. */
    static List<List<ModeMeasurement>> measure(
            List<ModeNetworks> laws, int n, int trials, Simulation simulation, Setting setting, Work work) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (ModeNetworks law : laws) {
            recipes.addAll(Networks.of(law.ensemble(), n, new double[] {ModeNetworks.GAIN}, trials, 0, setting));
        }
        final List<ModeMeasurement> all = work.sweep("networks", recipes, new Statistics(simulation)).stream()
                .map(Statistics::measurement)
                .toList();
        final List<List<ModeMeasurement>> groups = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            groups.add(all.subList(i * trials, (i + 1) * trials));
        }
        return groups;
    }

    private record Statistics(Simulation simulation) implements Measure {

        @Override
        public double[] of(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            final int n = coupling.size();
            final CovarianceObserver states = new CovarianceObserver(n, simulation.steps(), CovarianceSettings.DEFAULT);
            final Moments moments = new Moments(n);
            simulation.run(recipe.network(coupling), new Seed(recipe.stateSeed()), states.and(moments), monitor);
            return new double[] {
                states.participation(monitor).best().dimension() / n,
                moments.square / moments.count,
                moments.fourth * moments.count / (moments.square * moments.square),
                moments.lagged / moments.square
            };
        }

        static ModeMeasurement measurement(double[] numbers) {
            return new ModeMeasurement(
                    Work.number(numbers, 0), Work.number(numbers, 1), Work.number(numbers, 2), Work.number(numbers, 3));
        }
    }

    /** Sums over neurons and time. */
    private static final class Moments implements StateObserver {

        private final double[] previous;
        private boolean hasPrevious;
        private long count;
        private double square;
        private double fourth;
        private double lagged;

        Moments(int n) {
            previous = new double[n];
        }

        @Override
        public void accept(double[] x) {
            for (int i = 0; i < x.length; i++) {
                final double s = x[i] * x[i];
                square += s;
                fourth += s * s;
                lagged += hasPrevious ? x[i] * previous[i] : 0;
                previous[i] = x[i];
            }
            count += x.length;
            hasPrevious = true;
        }
    }
}
