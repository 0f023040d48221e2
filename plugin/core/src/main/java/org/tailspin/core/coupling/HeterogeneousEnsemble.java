package org.tailspin.core.coupling;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.Seed;

/**
 * Neurons that differ in their gains: W = diag(u) U diag(v), with u_i the gain of what neuron i receives and v_j that of
 * what neuron j sends (Clark, Marschall, van Meegen, Litwin-Kumar 2025, on heterogeneity). Both have mean square 1, so the
 * gain of the network keeps its meaning.
 *
 * @param base U
 * @param input u
 * @param output v
 */
public record HeterogeneousEnsemble(CouplingEnsemble base, NeuronGains input, NeuronGains output)
        implements CouplingEnsemble {

    @Override
    public String name() {
        return base.name();
    }

    /** The spreads, which are 0 where gains are listed. */
    @Override
    public Map<EnsembleParameter, Double> parameters() {
        return EnsembleParameter.with(
                EnsembleParameter.with(base.parameters(), EnsembleParameter.INPUT_SPREAD, input.spread()),
                EnsembleParameter.OUTPUT_SPREAD,
                output.spread());
    }

    @Override
    public Map<EnsembleList, List<Double>> lists() {
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        lists.putAll(base.lists());
        if (!input.listed().isEmpty()) {
            lists.put(EnsembleList.INPUT_GAINS, input.listed());
        }
        if (!output.listed().isEmpty()) {
            lists.put(EnsembleList.OUTPUT_GAINS, output.listed());
        }
        return lists;
    }

    @Override
    public OptionalDouble effectiveGain(double gain, int n) {
        return base.effectiveGain(gain, n);
    }

    @Override
    public Coupling draw(int n, Seed seed, Monitor monitor) {
        return base.draw(n, seed, monitor).scaled(inputGains(n, seed), outputGains(n, seed));
    }

    /**
     * {@return u, of mean square 1}
     *
     * @param n number of neurons
     * @param seed the coupling seed
     */
    public double[] inputGains(int n, Seed seed) {
        return input.draw(n, seed, "input gains");
    }

    /**
     * {@return v, of mean square 1}
     *
     * @param n number of neurons
     * @param seed the coupling seed
     */
    public double[] outputGains(int n, Seed seed) {
        return output.draw(n, seed, "output gains");
    }

    @Override
    public boolean isKeptSparse(int n) {
        return base.isKeptSparse(n);
    }

    @Override
    public double entries(int n) {
        return base.entries(n);
    }

    /** The base and a copy. */
    @Override
    public double drawingEntries(int n) {
        return Math.max(base.drawingEntries(n), 2 * base.entries(n));
    }
}
