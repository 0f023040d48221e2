package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.OrbitRun;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.lyapunov.RegimeEvidence;
import org.tailspin.core.lyapunov.RegimeFinding;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Grid;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.GainBatch;
import org.tailspin.core.run.NetworkTask;

/**
 * Searches one disorder for the gains at which chaos sets in. The disorder, the initial state and the noise are the same at
 * every gain.
 *
 * <p>&lambda;_max need not be monotone in the gain for heavy tails, so there is a first and a last onset, and a number of
 * them. An onset lies between a gain of the grid that is not chaotic and the next, if that one and the one after it are
 * chaotic (at the end of the grid, that one alone); ranges of &lambda;_max = 0, cycles and tori, are not chaos. It is then
 * halved in ln(gain) until it is known to the tolerance.
 *
 * <p>Near the onset an exponent is zero within its error for long: a measurement goes on until its regime is decided, or a limit of
 * steps is reached; then that gain counts as not chaotic, and the note counts it.
 *
 * @param gains the grid; at least two values, above 0
 * @param settings least steps of each measurement; one exponent is measured, or two of a flow, whatever is asked for
 * @param maxSteps measured steps at which to give up a regime, at least the least number; equal to it for runs of one length
 * @param tolerance of ln(gain) at an onset, positive
 */
public record CriticalGainSearch(Grid gains, LyapunovSettings settings, int maxSteps, double tolerance)
        implements NetworkTask<CriticalGains> {

    /** |&lambda;_max| below this is the edge of chaos, whose extent in ln(gain) is the width of the transition. */
    public static final double SLOW = 0.1;

    /** The state and two tangent vectors at most. */
    private static final int VECTORS = 3;

    /** Where nothing else is said: an onset is known to 1 %. */
    public static final double DEFAULT_TOLERANCE = 0.01;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException outside the ranges
     */
    public CriticalGainSearch {
        NetworkMap.checkGain(gains.from());
        if (gains.count() < 2) {
            throw new IllegalArgumentException("a search needs a range of at least 2 gains, but has " + gains.count());
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("the tolerance of ln(gain) must be positive, but is " + tolerance);
        }
        if (maxSteps < settings.steps()) {
            throw new IllegalArgumentException("the limit of measured steps must be at least the number of steps, "
                    + settings.steps() + ", but is " + maxSteps);
        }
        settings = new LyapunovSettings(1, settings.warmup(), settings.tangentWarmup(), settings.steps());
    }

    /**
     * With the usual limit of steps, or as many as the least number if that is more.
     *
     * @param gains the grid; at least two values, above 0
     * @param settings least steps of each measurement
     * @param tolerance of ln(gain) at an onset, positive
     */
    public CriticalGainSearch(Grid gains, LyapunovSettings settings, double tolerance) {
        this(gains, settings, Math.max(LyapunovSettings.DEFAULT_MAX_STEPS, settings.steps()), tolerance);
    }

    @Override
    public CriticalGains run(NetworkRecipe recipe, Coupling coupling, Monitor monitor) {
        final double[] values = gains.values();
        final List<CriticalGains.Point> curve = measure(recipe, coupling, values, monitor);
        final List<Integer> onsets = onsets(curve);
        String note = "";
        OptionalDouble restUnstable = OptionalDouble.empty();
        try {
            restUnstable = restUnstable(recipe.dynamics(), coupling, monitor);
        } catch (NumericalException e) {
            note = e.getMessage();
        }
        OptionalDouble first = OptionalDouble.empty();
        OptionalDouble last = OptionalDouble.empty();
        final List<CriticalGains.Point> refined = new ArrayList<>();
        if (!onsets.isEmpty()) {
            final int i = onsets.get(0);
            final int j = onsets.get(onsets.size() - 1);
            final List<Bracket> brackets = Stream.of(i, j)
                    .distinct()
                    .map(at -> new Bracket(values[at - 1], values[at]))
                    .toList();
            refine(recipe, coupling, brackets, refined, monitor);
            first = OptionalDouble.of(brackets.get(0).gain());
            last = OptionalDouble.of(brackets.get(brackets.size() - 1).gain());
        } else if (curve.get(0).isChaotic()) {
            note = "chaotic at the smallest gain of the search already";
        } else {
            note = "not chaotic at any gain of the search";
        }
        final long undecided = Stream.concat(curve.stream(), refined.stream())
                .filter(point -> point.regime() == Regime.UNDECIDED)
                .count();
        if (undecided > 0) {
            note = (note.isEmpty() ? "" : note + "; ") + "undecided after " + maxSteps + " steps at " + undecided
                    + " of " + (curve.size() + refined.size()) + " gains, which count as not chaotic";
        }
        return new CriticalGains(
                recipe, List.copyOf(curve), onsets.size(), first, last, restUnstable, logWidth(curve), note);
    }

    @Override
    public CriticalGains failed(NetworkRecipe recipe, String reason) {
        return new CriticalGains(
                recipe,
                List.of(),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Double.NaN,
                reason);
    }

    /** Gains that need not wait for each other, as many of them together as read the matrix once with profit. */
    private List<CriticalGains.Point> measure(
            NetworkRecipe recipe, Coupling coupling, double[] values, Monitor monitor) {
        final int most = GainBatch.most(VECTORS, recipe);
        final List<CriticalGains.Point> points = new ArrayList<>();
        while (points.size() < values.length) {
            final int from = points.size();
            final int count = GainBatch.evenly(most, values.length - from);
            final List<OrbitRun<CriticalGains.Point>> runs = new ArrayList<>();
            for (int b = 0; b < count; b++) {
                final Monitor share = b > 0
                        ? monitor.silent()
                        : monitor.part((double) from / values.length, (from + count) / (double) values.length);
                runs.add(start(recipe, coupling, values[from + b], share));
            }
            OrbitRuns.each(runs).forEach(outcome -> points.add(outcome.get()));
        }
        return points;
    }

    private OrbitRun<CriticalGains.Point> start(NetworkRecipe recipe, Coupling coupling, double gain, Monitor monitor) {
        final DynamicalSystem network = recipe.at(gain).network(coupling);
        final LyapunovSettings lengths = new LyapunovSettings(
                network.isFlow() && network.dimension() > 1 ? 2 : 1,
                settings.warmup(),
                settings.tangentWarmup(),
                settings.steps());
        final RegimeEvidence evidence =
                new RegimeEvidence(network, (long) settings.warmup() + settings.tangentWarmup());
        return new Lyapunov(network, lengths, spectrum -> evidence.isEnough(spectrum, monitor), maxSteps)
                .start(new Seed(recipe.stateSeed()), evidence, evidence, monitor)
                .then(run -> {
                    final RegimeFinding finding = evidence.find(run, monitor);
                    final LyapunovSpectrum spectrum =
                            finding.exact().map(run::with).orElse(run);
                    return new CriticalGains.Point(
                            gain, spectrum.max(), spectrum.maxStandardError().orElse(Double.NaN), finding.regime());
                });
    }

    /** The gain at which the rest state of this disorder loses stability, for neurons of slope 1 at rest. */
    private static OptionalDouble restUnstable(Dynamics dynamics, Coupling coupling, Monitor monitor) {
        final OptionalDouble relaxation = dynamics.relaxation();
        if (!dynamics.hasRest()
                || relaxation.isEmpty()
                || dynamics.nonlinearity().slopeAtRest().orElse(0) != 1) {
            return OptionalDouble.empty();
        }
        final double gain = coupling.restUnstable(relaxation.getAsDouble(), monitor);
        return Double.isInfinite(gain) ? OptionalDouble.empty() : OptionalDouble.of(gain);
    }

    /**
     * Where chaos sets in along a curve, and stays for one more gain.
     *
     * @param curve ascending in gain, not empty
     * @return indices of the first chaotic gain of each onset
     */
    public static List<Integer> onsets(List<CriticalGains.Point> curve) {
        final List<Integer> onsets = new ArrayList<>();
        boolean wasChaotic = curve.get(0).isChaotic();
        for (int i = 1; i < curve.size(); i++) {
            final boolean stays = i + 1 == curve.size() || curve.get(i + 1).isChaotic();
            if (!wasChaotic && curve.get(i).isChaotic() && stays) {
                onsets.add(i);
                wasChaotic = true;
            } else if (!curve.get(i).isChaotic()) {
                wasChaotic = false;
            }
        }
        return onsets;
    }

    /** ln(gain) of an onset, which lies between. */
    private static final class Bracket {

        private double low;
        private double high;

        Bracket(double below, double above) {
            low = Elementary.log(below);
            high = Elementary.log(above);
        }

        double gain() {
            return Elementary.exp(0.5 * (low + high));
        }

        void halve(boolean isChaotic) {
            final double middle = 0.5 * (low + high);
            if (isChaotic) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private void refine(
            NetworkRecipe recipe,
            Coupling coupling,
            List<Bracket> brackets,
            List<CriticalGains.Point> refined,
            Monitor monitor) {
        List<Bracket> wide = tooWide(brackets);
        while (!wide.isEmpty()) {
            final double[] middles = wide.stream().mapToDouble(Bracket::gain).toArray();
            final List<CriticalGains.Point> points = measure(recipe, coupling, middles, monitor.silent());
            refined.addAll(points);
            for (int b = 0; b < middles.length; b++) {
                wide.get(b).halve(points.get(b).isChaotic());
            }
            wide = tooWide(wide);
        }
    }

    private List<Bracket> tooWide(List<Bracket> brackets) {
        return brackets.stream().filter(b -> b.high - b.low > tolerance).toList();
    }

    /**
     * The width of the edge of chaos, with &lambda; linear in ln(gain) between the gains of the curve.
     *
     * @param curve ascending in gain
     * @return extent in ln(gain) of |&lambda;| below {@link #SLOW}
     */
    public static double logWidth(List<CriticalGains.Point> curve) {
        double width = 0;
        for (int i = 1; i < curve.size(); i++) {
            final double extent =
                    Math.log(curve.get(i).gain() / curve.get(i - 1).gain());
            final double a = curve.get(i - 1).exponent();
            final double b = curve.get(i).exponent();
            final double low = Math.max(Math.min(a, b), -SLOW);
            final double high = Math.min(Math.max(a, b), SLOW);
            if (a == b) {
                width += Math.abs(a) < SLOW ? extent : 0;
            } else {
                width += extent * Math.max(0, high - low) / Math.abs(b - a);
            }
        }
        return width;
    }
}
