package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.theory.CorrelatedFlowTheory;

/**
 * The trials of one kind of flow, and what was measured of each. No network is left out, whatever it does: chaos is not asked for.
 *
 * @param law the kind
 * @param numbers of each trial, as its measure orders them; none of one that failed
 */
record FlowTrials(FlowLaw law, List<double[]> numbers) {

    /** The step that the theory of the paper is compared at: dt = 0.1 by Heun is one or two per cent off. */
    static final Dynamics FLOW = Dynamics.flow(Nonlinearity.ERF, 0, FlowSettings.DEFAULT);

    private static final int STEPS = (int) Math.round(1 / FlowSettings.DEFAULT_TIME_STEP);

    /**
     * How long a network runs.
     *
     * @param runs from independent initial states
     * @param warmup in time constants
     * @param times states that are kept of each, a time constant apart
     */
    record Length(int runs, int warmup, int times) {

        /** The usual: the error over time of a participation ratio is below the scatter between networks. */
        static Length of(Setting setting) {
            return setting.isSmall() ? new Length(8, 30, 60) : new Length(16, 100, 150);
        }

        /** The states x of a network. */
        IndependentRuns run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
            return IndependentRuns.of(
                    recipe.network(coupling),
                    runs,
                    warmup * STEPS,
                    STEPS,
                    times,
                    new Seed(recipe.stateSeed()),
                    monitor);
        }
    }

    /** What is measured of the states x of a network. */
    @FunctionalInterface
    interface OfRuns {
        double[] of(IndependentRuns x, NetworkRecipe recipe, Monitor monitor);
    }

    /** All trials of all kinds. */
    static List<FlowTrials> measure(
            String part,
            List<FlowLaw> laws,
            int n,
            int trials,
            Length length,
            OfRuns measured,
            Setting setting,
            Work work) {
        return measure(
                part,
                laws,
                n,
                trials,
                (recipe, coupling, monitor) ->
                        measured.of(length.run(recipe, coupling, monitor.part(0, 0.9)), recipe, monitor.part(0.9, 1)),
                setting,
                work);
    }

    static List<FlowTrials> measure(
            String part, List<FlowLaw> laws, int n, int trials, Measure measure, Setting setting, Work work) {
        final List<NetworkRecipe> recipes = new ArrayList<>();
        for (FlowLaw law : laws) {
            recipes.addAll(Networks.of(law.ensemble(), n, new double[] {law.gain()}, trials, FLOW, setting));
        }
        final List<double[]> all = work.sweep(part, recipes, measure);
        return IntStream.range(0, laws.size())
                .mapToObj(i -> new FlowTrials(laws.get(i), List.copyOf(all.subList(i * trials, (i + 1) * trials))))
                .toList();
    }

    /** The work of solving for a theory with feedback: at small scale a quarter of the usual paths, for an error of 7 %. */
    static CorrelatedFlowTheory.Work solver(Setting setting, Monitor monitor) {
        return new CorrelatedFlowTheory.Work(
                setting.isSmall()
                        ? CorrelatedFlowTheory.Work.DEFAULT_PATHS / 4
                        : CorrelatedFlowTheory.Work.DEFAULT_PATHS,
                CorrelatedFlowTheory.Work.DEFAULT_AVERAGED,
                CorrelatedFlowTheory.Work.DEFAULT_MOST,
                setting.seed(0),
                Runnable::run,
                monitor);
    }

    /** One of the numbers, of every trial. */
    double[] values(int number) {
        return numbers.stream().mapToDouble(of -> Work.number(of, number)).toArray();
    }

    Mean mean(int number) {
        return Mean.of(values(number));
    }

    /**
     * Inverse participation ratios over theory, minus 1: theory is about the mean of N/PR, and a mean of ratios that scatter is larger than
     * the inverse of that. The mean over kinds, one for each trial, whose networks have their random numbers in common.
     */
    static Mean inverseDeviation(List<FlowTrials> all, int number, ToDoubleFunction<FlowLaw> theory) {
        final double[] sums = new double[all.get(0).numbers.size()];
        for (FlowTrials trials : all) {
            final double expected = theory.applyAsDouble(trials.law);
            final double[] values = trials.values(number);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += (expected / values[k] - 1) / all.size();
            }
        }
        return Mean.of(sums);
    }

    /** Pairs of neighbours on each curve, in the order of the list: the later minus the earlier, trial by trial. */
    static List<Mean> rises(List<FlowTrials> all, int number) {
        final List<Mean> rises = new ArrayList<>();
        for (List<FlowTrials> curve : curves(all).values()) {
            for (int i = 1; i < curve.size(); i++) {
                rises.add(Mean.ofDifferences(
                        curve.get(i).values(number), curve.get(i - 1).values(number)));
            }
        }
        return rises;
    }

    static Map<String, List<FlowTrials>> curves(List<FlowTrials> all) {
        final Map<String, List<FlowTrials>> curves = new LinkedHashMap<>();
        all.forEach(trials -> curves.computeIfAbsent(trials.law.series(), series -> new ArrayList<>())
                .add(trials));
        return curves;
    }

    /** A curve for each series, with theory where it has a number. */
    static List<Series> series(List<FlowTrials> all, int number, ToDoubleFunction<FlowLaw> theory) {
        final List<Series> series = new ArrayList<>();
        curves(all).forEach((label, curve) -> {
            final List<Sample> samples = new ArrayList<>();
            final List<Series.Prediction> predictions = new ArrayList<>();
            for (FlowTrials trials : curve) {
                final double[] values = trials.values(number);
                for (int k = 0; k < values.length; k++) {
                    samples.add(new Sample(trials.law.x(), k, values[k]));
                }
                final double expected = theory.applyAsDouble(trials.law);
                if (Double.isFinite(expected)) {
                    predictions.add(new Series.Prediction(trials.law.x(), expected));
                }
            }
            series.add(new Series(label, samples).withTheory(predictions));
        });
        return series;
    }

    /** A curve of several numbers of one kind of network, such as a function of the lag. */
    Series curve(String label, double[] xs, int firstNumber, double... theory) {
        final List<Sample> samples = new ArrayList<>();
        final List<Series.Prediction> predictions = new ArrayList<>();
        for (int l = 0; l < xs.length; l++) {
            final double[] values = values(firstNumber + l);
            for (int k = 0; k < values.length; k++) {
                samples.add(new Sample(xs[l], k, values[k]));
            }
            if (l < theory.length) {
                predictions.add(new Series.Prediction(xs[l], theory[l]));
            }
        }
        return new Series(label, samples).withTheory(predictions);
    }

    /** The numbers of every kind beside those of theory. */
    static List<Claim> shown(
            List<FlowTrials> all, String id, String statement, int number, ToDoubleFunction<FlowLaw> theory) {
        return all.stream()
                .map(trials -> {
                    final Claim claim =
                            Claim.shown(id + " " + trials.law.id(), statement, "mean over trials", trials.mean(number));
                    final double expected = theory.applyAsDouble(trials.law);
                    return Double.isFinite(expected) ? claim.withTheory(expected) : claim;
                })
                .toList();
    }
}
