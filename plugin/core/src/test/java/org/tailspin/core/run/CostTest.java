package org.tailspin.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.CouplingAnalysis;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

class CostTest {

    private static NetworkRecipe recipe(int n, double gain) {
        return new NetworkRecipe(new Disorder(new GaussianEnsemble(), n, 1), gain, 1, Dynamics.usual());
    }

    /** 10 steps of 2 s, 20 of 3 s and an end of 4 s; twelve of 10 s, whose three matrices two threads both draw. */
    @Test
    void sums() {
        final Cost cost = new Cost(1, 2, 3, 4);
        assertEquals(84, cost.network(10, 20));
        assertEquals(63, cost.sweep(12, 4, 2, 10));
    }

    /** A matrix is drawn once for its gains, and measured once where only it is measured. */
    @Test
    void sharedMatricesCostOnce() {
        final List<NetworkRecipe> gains = List.of(recipe(100, 1), recipe(100, 2), recipe(100, 3));
        final CouplingAnalysis matrices = new CouplingAnalysis(true, false);
        assertEquals(
                SweepEstimate.of(gains.subList(0, 1), matrices, 1).seconds(),
                SweepEstimate.of(gains, matrices, 1).seconds());
        final NetworkAnalysis exponents = new NetworkAnalysis(LyapunovSettings.usual(10, 1, 1000));
        final double one = exponents.seconds(gains.get(0), true, 1);
        assertEquals(
                2 * one,
                SweepEstimate.of(gains, exponents, 1).seconds()
                        - SweepEstimate.of(gains.subList(0, 1), exponents, 1).seconds(),
                1e-9 * one);
        assertEquals(3, SweepEstimate.of(gains, exponents, 8).threads());
    }

    /** Gains that read their matrix together cost less, and hold more memory. */
    @Test
    void gainsThatGoTogetherCostLess() {
        final List<NetworkRecipe> gains =
                IntStream.range(0, 12).mapToObj(i -> recipe(3000, 1 + i)).toList();
        final NetworkAnalysis one = new NetworkAnalysis(LyapunovSettings.usual(1, 1, 1000));
        final NetworkAnalysis many = new NetworkAnalysis(LyapunovSettings.usual(100, 1, 1000));
        assertTrue(SweepEstimate.of(gains, one, 1).seconds()
                < 0.5 * 12 * SweepEstimate.of(gains.subList(0, 1), one, 1).seconds());
        assertEquals(
                12 * many.seconds(gains.get(0), true, 1),
                SweepEstimate.of(gains, many, 1).seconds()
                        - Cost.rough(gains.get(0), 0, 0, 0, 1).draw(),
                1e-6);
        final double matrix = 8.0 * 3000 * 3000;
        assertEquals(
                12 * (SweepEstimate.of(gains.subList(0, 1), one, 1).bytes() - matrix),
                SweepEstimate.of(gains, one, 1).bytes() - matrix,
                1e-3);
    }

    @Test
    void words() {
        assertEquals(
                "16 networks of N = 100 at most: about 3 s on 2 threads, and 12 MB of memory",
                new SweepEstimate(16, 100, 2, 3.2, 11.2e6).sentence());
        assertEquals("less than a second", SweepEstimate.time(0.2));
        assertEquals("about 4 minutes", SweepEstimate.time(250));
        assertEquals("about 3 hours", SweepEstimate.time(10_000));
        assertEquals("1.5 GB", SweepEstimate.memory(1.5e9));
        assertEquals(
                400, new SweepEstimate(16, 100, 2, 3.2, 11.2e6).scaledTo(400).networks());
        assertEquals(
                80, new SweepEstimate(16, 100, 2, 3.2, 11.2e6).scaledTo(400).seconds(), 1e-12);
    }

    /** In processor time, by a factor that leaves room for machines twice as fast or slow as the one of the constants. */
    @Test
    @EnabledIfSystemProperty(named = "tailspin.slow", matches = "true")
    void isRoughlyRight() {
        final NetworkAnalysis analysis = new NetworkAnalysis(LyapunovSettings.usual(LyapunovSettings.AUTO, 1, 1000));
        for (int n : new int[] {100, 400}) {
            final NetworkRecipe recipe = recipe(n, 2);
            final Coupling coupling = recipe.disorder().draw(Monitor.NONE);
            analysis.run(recipe, coupling, Monitor.NONE);
            final long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            analysis.run(recipe, coupling, Monitor.NONE);
            final double measured = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-9;
            final double ratio = analysis.seconds(recipe, true, 1) / measured;
            assertTrue(ratio > 1.0 / 6 && ratio < 6, "N = " + n + ": estimated over measured is " + ratio);
        }
    }
}
