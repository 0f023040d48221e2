package org.tailspin.core.validate;

import java.util.List;
import org.tailspin.core.Monitor;

/** A known system: runs, and compares what it obtains with what is known. One instance may be run by several threads. */
public interface KnownCase {

    /**
     * Runs. The seeds are fixed, so that the outcome is the same every time.
     *
     * @param monitor progress and cancellation
     * @return one or more comparisons
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    List<Check> run(Monitor monitor);

    /**
     * The cases that an installation is checked by, those that take longest first. Half a minute on two cores.
     *
     * @return all cases
     */
    static List<KnownCase> all() {
        return List.of(
                new GaussianMapCase(2),
                new GaussianMapCase(3),
                new GaussianMapCase(5),
                new RandomModeCase(),
                new TangentOrderCase(),
                new LorenzCase(),
                new HenonCase(),
                new LogisticCase(),
                new OrthogonalCase(),
                new SumRuleCase(),
                new StableQuantileCase(),
                new TransitionGainCase(),
                new FlowTheoryCase(),
                new PinnedBitsCase());
    }
}
