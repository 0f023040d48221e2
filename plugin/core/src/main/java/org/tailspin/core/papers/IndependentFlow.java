package org.tailspin.core.papers;

import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.IndependentRuns;
import org.tailspin.core.recipe.NetworkRecipe;

/** A figure of the random-mode paper about one kind of network: flows of independent weights at one gain. */
abstract class IndependentFlow extends Figure {

    /** Networks at the paper's scale. */
    private static final int PAPER_TRIALS = 10;

    private final double gain;
    private final int smallTrials;
    private final FlowTrials.Length small;
    private final FlowTrials.Length paper;

    /**
     * Describes the figure.
     *
     * @param id of the item
     * @param title what the figure shows
     * @param gain g_eff
     * @param smallN neurons at small scale
     * @param paperN neurons in the paper
     * @param smallTrials networks at small scale
     * @param small how long they run
     * @param paper how long those of the paper's scale run
     */
    IndependentFlow(
            String id,
            String title,
            double gain,
            int smallN,
            int paperN,
            int smallTrials,
            FlowTrials.Length small,
            FlowTrials.Length paper) {
        super(id, Paper.RANDOM_MODES, title, smallN, paperN);
        this.gain = gain;
        this.smallTrials = smallTrials;
        this.small = small;
        this.paper = paper;
    }

    /** Number of networks. */
    final int trials(Setting setting) {
        return setting.isSmall() ? smallTrials : PAPER_TRIALS;
    }

    /** States of each run that are kept. */
    final int times(Setting setting) {
        return length(setting).times();
    }

    private FlowTrials.Length length(Setting setting) {
        return setting.isSmall() ? small : paper;
    }

    @Override
    public final Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final FlowLaw law = FlowLaw.ofRank("independent weights", 0, gain, FlowLaw.INDEPENDENT, n);
        final FlowTrials all = FlowTrials.measure(
                        "flows", List.of(law), n, trials(setting), length(setting), this::numbers, setting, work)
                .get(0);
        return reproduction(n, all, new FlowPredictions(work.monitor()), setting);
    }

    /** What is measured of a network. */
    abstract double[] numbers(IndependentRuns x, NetworkRecipe recipe, Monitor monitor);

    /** What is made of it. */
    abstract Reproduction reproduction(int n, FlowTrials all, FlowPredictions theory, Setting setting);
}
