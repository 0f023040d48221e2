package org.tailspin.core.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tailspin.core.Monitor;
import org.tailspin.core.NumericalException;

/** The spectrum from one set of gain paths: the rank fraction r at thresholds below the largest exponent. */
final class SampledCurve implements SpectrumCurve {

    /** Distances from the largest exponent, in units of it. */
    private static final double[] STEPS = {0.12, 0.35, 0.65, 1, 1.4, 1.85, 2.4, 3.1, 4};
    /** Ratio of later distances. */
    private static final double GROWTH = 1.3;
    /** The least unit. */
    private static final double LEAST_UNIT = 0.05;

    /** Distances from the uncoupled exponent, where a spectrum is steep. */
    private static final double[] NEAR = {0.8, 0.5, 0.3, 0.18, 0.1, 0.05};

    private static final double[] FAR = {0.05, 0.1, 0.18, 0.3, 0.5, 0.8, 1.2, 1.7, 2.4, 3.2, 4.2};

    private final NeuronProcess site;
    private final Rings rings;
    private final double uncoupled;
    private final double rank;
    private final TangentRing plain;
    private final TangentRing twisted;
    private final List<Double> distances = new ArrayList<>(List.of(0.0));
    private final List<Double> fractions = new ArrayList<>(List.of(0.0));
    private MonotoneCubic curve;
    /** Of the lower part of a leaky map's spectrum; null otherwise. */
    private MonotoneCubic lower;

    private SampledCurve(
            NeuronProcess site, Optional<StrengthLaw> modes, Rings rings, GainPaths paths, Monitor monitor) {
        this.site = site;
        this.rings = rings;
        uncoupled = site.step() == 0 ? -1 : StrictMath.log1p(-site.step()) / site.step();
        rank = modes.map(StrengthLaw::rank).orElse(1.0);
        plain = new TangentRing(site, modes, paths, rings.plain(), monitor);
        twisted = new TangentRing(site, modes, paths, rings.twisted(), monitor);
    }

    /**
     * Averages the theory over sampled paths.
     *
     * @param isWhole whether all of it is wanted, and not only what the dimension needs
     */
    static SampledCurve of(
            NeuronProcess site,
            Optional<StrengthLaw> modes,
            Rings rings,
            GainPaths paths,
            boolean isWhole,
            Monitor monitor) {
        final SampledCurve curve = new SampledCurve(site, modes, rings, paths, monitor);
        curve.upper(isWhole, monitor);
        if (isWhole && site.step() > 0) {
            curve.lower(monitor);
        }
        return curve;
    }

    private void upper(boolean isWhole, Monitor monitor) {
        final double unit = Math.max(LEAST_UNIT, site.lyapunovMax());
        final double depth = site.lyapunovMax() - uncoupled;
        final int least = isWhole ? STEPS.length + NEAR.length : STEPS.length - 1;
        for (double distance : STEPS) {
            if (distance * unit < depth - NEAR[0]) {
                sample(distance * unit, monitor, least);
                if (!isWhole && hasDimension()) {
                    return;
                }
            }
        }
        if (isWhole || !hasDimension()) {
            double distance = STEPS[STEPS.length - 1] * GROWTH * unit;
            while (distance < depth - NEAR[0] - unit) {
                sample(distance, monitor, least);
                if (!isWhole && hasDimension()) {
                    return;
                }
                distance *= GROWTH;
            }
            for (double near : NEAR) {
                if (depth - near > distances.get(distances.size() - 1)) {
                    sample(depth - near, monitor, least);
                    if (!isWhole && hasDimension()) {
                        return;
                    }
                }
            }
        }
        if (site.step() == 0) { // odd about the uncoupled exponent
            add(depth, 0.5 * rank);
        }
        if (!isWhole && !hasDimension()) {
            throw new NumericalException("the sum of the exponents above that of uncoupled neurons is positive");
        }
    }

    private void lower(Monitor monitor) {
        final List<Double> at = new ArrayList<>();
        final List<Double> ranks = new ArrayList<>();
        for (double far : FAR) {
            at.add(site.lyapunovMax() - uncoupled + far);
            ranks.add(rankAt(uncoupled - far, monitor));
        }
        lower = cubic(at, ranks);
    }

    private double rankAt(double s, Monitor monitor) {
        monitor.checkCancelled();
        final double r = 1 - plain.below(s);
        return rings.sharedAt(s, uncoupled) ? 0.5 * (r + 1 - twisted.below(s)) : r;
    }

    private void sample(double distance, Monitor monitor, int least) {
        add(distance, rankAt(site.lyapunovMax() - distance, monitor));
        monitor.progress(Math.min(1, distances.size() / (least + 1.0)));
    }

    private void add(double distance, double fraction) {
        distances.add(distance);
        fractions.add(fraction);
        curve = cubic(distances, fractions);
    }

    /** Through fractions that never fall: what the sampling of paths adds against the order is levelled. */
    private static MonotoneCubic cubic(List<Double> distances, List<Double> fractions) {
        final double[] y = new double[fractions.size()];
        double highest = fractions.get(0);
        for (int i = 0; i < y.length; i++) {
            highest = Math.max(highest, Math.min(1, fractions.get(i)));
            y[i] = highest;
        }
        return new MonotoneCubic(
                distances.stream().mapToDouble(Double::doubleValue).toArray(), y);
    }

    private double last() {
        return distances.get(distances.size() - 1);
    }

    /** The integral of the exponents down to a distance from the largest. */
    private double sum(double distance) {
        return (site.lyapunovMax() - distance) * curve.value(distance) + curve.integral(distance);
    }

    private boolean hasDimension() {
        return last() > site.lyapunovMax() && sum(last()) < 0;
    }

    @Override
    public double unstableFraction() {
        return curve.value(site.lyapunovMax());
    }

    @Override
    public double entropy() {
        return curve.integral(site.lyapunovMax());
    }

    @Override
    public double kaplanYorke() {
        return curve.value(Roots.between(this::sum, site.lyapunovMax(), last()));
    }

    @Override
    public double exponent(double r) {
        final double depth = site.lyapunovMax() - uncoupled;
        final double end = fractions.get(fractions.size() - 1);
        if (r <= end) {
            return site.lyapunovMax() - curve.inverse(r);
        }
        if (site.step() == 0) { // F(-1 - x) = 1 - F(-1 + x)
            return r < 1 - end ? -1 : -1 - (depth - curve.inverse(1 - r));
        }
        return below(r, end, depth);
    }

    /** Of a leaky map: across the uncoupled exponent, where modes that are fewer than neurons leave a share of all, and below. */
    private double below(double r, double end, double depth) {
        final double first = depth + FAR[0];
        final double beyond = lower.value(first);
        if (r < beyond) {
            final double slope = Math.max(0, 0.5 * (beyond - end - (1 - rank)));
            final double above = depth - last();
            if (r < end + slope) {
                return uncoupled + above * (end + slope - r) / slope;
            }
            return r <= beyond - slope ? uncoupled : uncoupled - FAR[0] * (r - beyond + slope) / slope;
        }
        final double lowest = depth + FAR[FAR.length - 1];
        final double least = 1 - lower.value(lowest);
        if (1 - r >= least || least <= 0) {
            return site.lyapunovMax() - lower.inverse(r);
        }
        // the tail is exponential
        final double before = depth + FAR[FAR.length - 2];
        final double rate = StrictMath.log((1 - lower.value(before)) / least) / (lowest - before);
        return site.lyapunovMax() - lowest + StrictMath.log((1 - r) / least) / rate;
    }
}
