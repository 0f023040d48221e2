package org.tailspin.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.Normalisation;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.RandomModeEstimate;
import org.tailspin.core.coupling.Surrogate;
import org.tailspin.core.coupling.SurrogateScale;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.Sweep;
import org.tailspin.core.statistics.TrimmedMean;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;

class ExperimentsTest {

    private static List<Finding> run(Pipeline pipeline, int workers) {
        final ExecutorService executor = Executors.newFixedThreadPool(workers);
        try {
            final List<CollectiveResult> results = new ArrayList<>();
            new Sweep<>(pipeline.recipes(), pipeline.task()).run(executor, workers, Monitor.NONE, results::add);
            return pipeline.findings(results);
        } finally {
            executor.shutdown();
        }
    }

    /** Five per cent of theory would be luck at N = 40; what must hold is who is compared with whom, and the order. */
    @Test
    void dimensionAgainstRank() {
        final Pipeline pipeline = Experiments.dimensionAgainstRank(new Extent(40, 2, 3, 7));
        assertEquals(12, pipeline.size());
        final List<Finding> findings = run(pipeline, 2);
        final RandomModeEnsemble flat = (RandomModeEnsemble)
                pipeline.conditions().get(1).networks().get(0).disorder().ensemble();
        assertEquals(1, flat.inverseEffectiveRank(40), 1e-12);
        assertEquals(
                MapTheory.of(TransferFunction.tanh(), 3, 1).prPhiOverN(),
                findings.get(1).theory(Quantity.PR_PHI),
                1e-12);
        assertTrue(findings.get(0).mean(Quantity.PR_PHI).mean()
                > 1.5 * findings.get(3).mean(Quantity.PR_PHI).mean());
        for (Finding finding : findings) {
            assertEquals(2, finding.results().size());
            for (CollectiveResult result : finding.results()) {
                assertTrue(result.isActive() || !finding.excluded().isEmpty());
                assertEquals("", result.note());
                assertTrue(!result.isActive()
                        || result.measured().get(Quantity.PR_X).standardError().orElseThrow() > 0);
            }
        }
        final PipelineTable table = PipelineTable.conditions(findings);
        assertEquals(6, table.rows().size());
        table.rows().forEach(row -> assertEquals(table.columns().size(), row.size()));
        assertEquals(12, PipelineTable.networks(findings).rows().size());
        assertEquals(
                findings.stream().mapToInt(finding -> finding.lags().length).sum(),
                PipelineTable.lags(findings).rows().size());
    }

    /** Theory of the memory: what a single neuron has is the same under all conditions, the population's is N/PR at lag 0. */
    @Test
    void whatIsInvisible() {
        final List<Condition> conditions =
                Experiments.invisible(new Extent(40, 1, 3, 1)).conditions();
        final double[] lags = {0, 1, 4, 200};
        final double[] first = conditions.get(0).lagPrediction().at(lags).singleNeuron();
        assertEquals(1, first[0], 1e-12);
        assertTrue(first[0] > first[1] && first[1] > first[2] && first[2] > first[3] && first[3] >= 0);
        assertEquals(0, first[3], 1e-9);
        double before = 0;
        for (Condition condition : conditions) {
            final LagPrediction.Values values = condition.lagPrediction().at(lags);
            assertArrayEquals(first, values.singleNeuron());
            final Map<Quantity, Double> theory = condition
                    .prediction()
                    .of(condition.networks().get(0), Coupling.of(new double[][] {{0}}, List.of()));
            final double pr = theory.get(Quantity.PR_PHI);
            assertTrue(theory.get(Quantity.POPULATION_TIME) > 1.5 * theory.get(Quantity.SINGLE_NEURON_TIME));
            assertEquals(1 / pr, values.population()[0], 1e-6 / pr);
            assertTrue(values.population()[0] > before);
            assertTrue(values.population()[2] > Math.pow(values.singleNeuron()[2], 2));
            before = values.population()[0];
        }
        assertFalse(Experiments.heterogeneity(new Extent(40, 1, 3, 1))
                .conditions()
                .get(0)
                .lagPrediction()
                .at(lags)
                .isPresent());
    }

    /** N/PR of the lag function at 0 is the inverse of the participation ratio, network by network. */
    @Test
    void threadsDoNotMatter() {
        final Pipeline pipeline = Experiments.overlaps(new Extent(20, 2, 3, 1));
        final List<Finding> one = run(pipeline, 1);
        final List<Finding> two = run(pipeline, 2);
        for (int c = 0; c < one.size(); c++) {
            for (Quantity quantity : Quantity.values()) {
                assertEquals(one.get(c).mean(quantity), two.get(c).mean(quantity));
            }
            for (CollectiveResult result : one.get(c).results()) {
                final double c0 = result.value(Quantity.C0);
                assertEquals(
                        result.value(Quantity.PR_PHI),
                        c0 * c0 / result.population().orElseThrow().at(0).value(),
                        0.05 * result.value(Quantity.PR_PHI));
                assertEquals(1, result.value(Quantity.PR_PHI) * result.value(Quantity.N_OVER_PR_PHI), 1e-12);
            }
        }
    }

    /** The exact moments of modes that overlap: means over 8 draws of N = 60 within 4 of their standard errors and 2/N. */
    @Test
    void overlapsHaveTheMomentsOfTheory() {
        for (Condition condition : Experiments.overlaps(new Extent(60, 8, 3, 1)).conditions()) {
            for (Quantity moment : List.of(Quantity.TRACE, Quantity.TRACE_OF_SQUARE, Quantity.G_EFF)) {
                final double[] values = new double[condition.networks().size()];
                double theory = 0;
                for (int k = 0; k < values.length; k++) {
                    final NetworkRecipe recipe = condition.networks().get(k);
                    final Coupling coupling = recipe.disorder().draw(Monitor.NONE);
                    values[k] = CollectiveTask.couplings(coupling, recipe.gain())
                            .get(moment)
                            .value();
                    theory = condition.prediction().of(recipe, coupling).get(moment);
                }
                final TrimmedMean mean = TrimmedMean.of(values);
                assertEquals(theory, mean.mean(), 4 * mean.standardError() + 2.0 / 60 * Math.max(1, theory));
            }
        }
    }

    @Test
    void surrogatesShareTheGain() {
        final Coupling given = new GaussianEnsemble().draw(20, new Seed(5), Monitor.NONE);
        final List<Finding> findings =
                run(Experiments.surrogates(new Extent(1, 2, 3, 1), given, Normalisation.NONE, SurrogateScale.GIVEN), 2);
        assertEquals(Surrogate.values().length, findings.size());
        for (Finding finding : findings) {
            assertEquals(
                    findings.get(0).results().get(0).value(Quantity.G_EFF),
                    finding.results().get(1).value(Quantity.G_EFF),
                    1e-12);
        }
    }

    /** The spread is that of the networks: exact for the given weights, whose gain is one number. */
    @Test
    void spreadOverNetworks() {
        final Coupling given = new GaussianEnsemble().draw(20, new Seed(5), Monitor.NONE);
        for (Finding finding : run(
                Experiments.surrogates(new Extent(1, 3, 3, 1), given, Normalisation.NONE, SurrogateScale.GIVEN), 1)) {
            assertEquals(0, finding.spread(Quantity.G_EFF), 1e-12, "all share the gain");
            final double[] values = finding.results().stream()
                    .mapToDouble(result -> result.value(Quantity.SINGULAR_VALUE_EXCESS))
                    .toArray();
            final double mean = (values[0] + values[1] + values[2]) / 3;
            assertEquals(
                    Math.sqrt((Math.pow(values[0] - mean, 2)
                                    + Math.pow(values[1] - mean, 2)
                                    + Math.pow(values[2] - mean, 2))
                            / 2),
                    finding.spread(Quantity.SINGULAR_VALUE_EXCESS),
                    1e-12);
        }
    }

    /** A quiet network is no part of the average, and is said so. */
    @Test
    void whatIsNotChaoticIsLeftOut() {
        final Coupling weak = Coupling.of(new double[][] {{0.1, 0}, {0, 0.1}}, List.of());
        final Finding given = run(
                        Experiments.surrogates(new Extent(1, 3, 2, 1), weak, Normalisation.NONE, SurrogateScale.GIVEN),
                        1)
                .get(0);
        assertEquals(0, given.networks());
        assertEquals("3 quiescent", given.excluded());
        assertEquals(Regime.QUIESCENT, given.results().get(0).regime().orElseThrow());
        assertTrue(Double.isNaN(given.mean(Quantity.PR_PHI).mean()));
    }

    /** A dimension below 1 is theory's alone, and is said so; one above is not. */
    @Test
    void dimensionsThatNoNetworkHas() {
        final Condition condition =
                Experiments.heterogeneity(new Extent(10, 1, 3, 1)).conditions().get(0);
        assertEquals(
                "theory has a participation ratio below 1, which no network can have, for " + condition.label()
                        + " (0.25 of N = 10): few strong modes hold the activity, and only many more neurons of the same law"
                        + " would follow theory",
                Finding.impossibility(List.of(withTheory(condition, 0.025))).orElseThrow());
        assertEquals(Optional.empty(), Finding.impossibility(List.of(withTheory(condition, 0.5))));
        assertEquals(Optional.empty(), Finding.impossibility(List.of(withTheory(condition, Double.NaN))));
    }

    private static Finding withTheory(Condition condition, double ratio) {
        return new Finding(
                condition,
                List.of(new CollectiveResult(
                        condition.networks().get(0),
                        Optional.empty(),
                        Map.of(),
                        Map.of(Quantity.PR_PHI, ratio),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "")));
    }

    /**
     * On a ring every pulse goes round alone, by a monotone map of one number: the state has returned after as many steps as neurons, whatever the weights and
     * where it began, and the pipeline says of it what every other command says.
     */
    @Test
    void aRingOfPositiveWeightsIsACycle() {
        final Random random = new Random(5);
        final double[][] ring = new double[10][10];
        for (int i = 0; i < ring.length; i++) {
            ring[(i + 1) % ring.length][i] = 1 + random.nextDouble();
        }
        final Finding given = run(
                        Experiments.surrogates(
                                        new Extent(1, 6, 2, 1),
                                        Coupling.of(ring, List.of()),
                                        Normalisation.NONE,
                                        SurrogateScale.GIVEN)
                                .only(List.of("given")),
                        1)
                .get(0);
        assertEquals("6 cycle", given.excluded());
    }

    /** What noise drives belongs to the averages, chaotic or not: theory has an answer. */
    @Test
    void noiseKeepsNetworksActive() {
        final Finding finding = run(
                        Experiments.dimensionAgainstRank(new Extent(12, 2, 1.1, 1), 2, 0.5)
                                .only(List.of("independent")),
                        1)
                .get(0);
        assertEquals(2, finding.networks());
        assertEquals("", finding.excluded());
        assertTrue(finding.results().get(0).value(Quantity.LYAPUNOV_MAX) < 0);
        final double ratio = finding.mean(Quantity.PR_PHI).mean();
        assertTrue(ratio > 0 && ratio <= 1, "a part of N: " + ratio);
    }

    /** Eight to 1 in size; of 32 neurons the dimension is not yet that of theory, but a part of N, and no whole one. */
    @Test
    void extensivity() {
        final Pipeline pipeline = Experiments.extensivity(new Extent(32, 1, 5, 1));
        assertEquals(8, pipeline.size());
        final Finding finding =
                run(pipeline.only(List.of("independent, N = 32")), 1).get(0);
        assertEquals(32, finding.condition().place());
        assertEquals(0.2464, finding.theory(Quantity.KAPLAN_YORKE), 1e-3);
        assertEquals(
                finding.theory(Quantity.KAPLAN_YORKE), finding.results().get(0).value(Quantity.KAPLAN_YORKE), 0.1);
        assertTrue(finding.results().get(0).value(Quantity.KS_ENTROPY) > 0);
    }

    @Test
    void someConditions() {
        final Pipeline all = Experiments.heterogeneity(new Extent(10, 1, 3, 1));
        assertEquals(1, all.only(List.of("beta 0.5, spread 0.4")).conditions().size());
        final var e = assertThrows(IllegalArgumentException.class, () -> all.only(List.of("x")));
        assertTrue(e.getMessage().endsWith("but is 'x'"), e.getMessage());
    }

    @Test
    void arguments() {
        final var e = assertThrows(IllegalArgumentException.class, () -> new Extent(10, 0, 3, 1));
        assertEquals(
                "the number of networks of each condition must be at least 1 and at most 10000, since what was measured"
                        + " of all stays in memory, but is 0",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Extent(0, 1, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> new Extent(1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Extent(1, 1, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Extent(1, 2, 3, Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> CollectiveSettings.map(100));
    }

    /** Rungs share size, then singular values; theory is that of the size, of the effective rank, and none of the matrix itself. */
    @Test
    void ladder() {
        final Coupling given = new RandomModeEnsemble(
                        new ModeSpectrum.Exponential(0.3),
                        RandomModeEnsemble.ALL,
                        RandomModeEnsemble.Basis.GAUSSIAN,
                        List.of(0.2))
                .draw(30, new Seed(4), Monitor.NONE);
        final Pipeline pipeline = Experiments.ladder(new Extent(1, 1, 3, 1), given);
        assertEquals(
                List.of("gaussian", "random-modes", "random-modes-overlaps", "given"),
                pipeline.conditions().stream().map(Condition::label).toList());
        final double size = RandomModeEstimate.of(given).effectiveGain();
        for (Condition condition : pipeline.conditions()) {
            final Coupling drawn = condition.networks().get(0).disorder().draw(Monitor.NONE);
            assertEquals(size, RandomModeEstimate.of(drawn).effectiveGain(), 1e-12);
        }
        final FlowTheory theory = FlowTheory.of(TransferFunction.erf(), 3 * size);
        final Condition gaussian = pipeline.conditions().get(0);
        assertEquals(
                theory.c0(),
                gaussian.prediction().of(gaussian.networks().get(0), given).get(Quantity.C0),
                1e-12);
        final Condition modes = pipeline.conditions().get(1);
        assertEquals(
                CollectiveTheory.of(theory)
                        .prPhiOverN(RandomModeEstimate.of(given).inverseEffectiveRank()),
                modes.prediction().of(modes.networks().get(0), given).get(Quantity.PR_PHI),
                1e-12);
        final Condition itself = pipeline.conditions().get(3);
        assertTrue(itself.prediction().of(itself.networks().get(0), given).isEmpty());
    }
}
