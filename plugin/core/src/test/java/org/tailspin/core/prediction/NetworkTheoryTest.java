package org.tailspin.core.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.HeterogeneousEnsemble;
import org.tailspin.core.coupling.NeuronGains;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.Neurons;
import org.tailspin.core.table.TheoryColumn;
import org.tailspin.core.theory.CollectiveTheory;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.GainDistribution;
import org.tailspin.core.theory.HeterogeneousFlowTheory;
import org.tailspin.core.theory.HeterogeneousMapTheory;
import org.tailspin.core.theory.LeakyTheory;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.RandomModeSpectrum;
import org.tailspin.core.theory.TangentSpectrum;
import org.tailspin.core.theory.TransferFunction;
import org.tailspin.core.theory.TransitionGain;

class NetworkTheoryTest {

    private static final int N = 200;

    private static final RandomModeEnsemble MODES =
            (RandomModeEnsemble) EnsembleKind.RANDOM_MODES.create(Map.of(EnsembleParameter.EFFECTIVE_RANK, 0.4));

    private static TheoryPrediction of(CouplingEnsemble ensemble, double gain, Dynamics dynamics) {
        return new NetworkTheory().of(new NetworkRecipe(new Disorder(ensemble, N, 1), gain, 1, dynamics));
    }

    private static void assertValue(double expected, TheoryPrediction prediction, TheoryColumn column) {
        assertEquals(
                expected, prediction.of(column).orElseThrow(() -> new AssertionError(prediction.reason(column))), 1e-9);
    }

    @Test
    void mapsOfRandomModes() {
        final TheoryPrediction found = of(MODES, 3, Dynamics.usual());
        final MapTheory theory = MapTheory.of(TransferFunction.tanh(), 3, MODES.inverseEffectiveRank(N));
        assertValue(theory.lyapunovMax(), found, TheoryColumn.LYAPUNOV_MAX);
        assertValue(N * theory.prXOverN(), found, TheoryColumn.PR_X);
        assertValue(N * theory.prPhiOverN(), found, TheoryColumn.PR_PHI);
        assertValue(theory.c0(), found, TheoryColumn.MEAN_SQUARE);
        assertValue(
                N * RandomModeSpectrum.randomModes(3, MODES.strengths(N), N).kaplanYorkeOverN(),
                found,
                TheoryColumn.KAPLAN_YORKE);
        assertEquals(OptionalDouble.empty(), found.of(TheoryColumn.G_REST_UNSTABLE));
        assertEquals("no theory of the mean modulus for these maps", found.reason(TheoryColumn.MEAN_ABS), found.note());
        assertValue(
                N * MapTheory.of(TransferFunction.erf(), 2, -1).prPhiOverN(),
                of(new OrthogonalEnsemble(), 2, Dynamics.map(Nonlinearity.ERF, 0)),
                TheoryColumn.PR_PHI);
    }

    /** Listed strengths are random modes like any; of overlaps and of gains that differ no theory is pretended. */
    @Test
    void lists() {
        final List<Double> strengths =
                Arrays.stream(MODES.strengths(N)).map(d -> 3 * d).boxed().toList();
        final TheoryPrediction listed = of(
                EnsembleKind.RANDOM_MODES.create(Map.of(), Map.of(EnsembleList.STRENGTHS, strengths)),
                3,
                Dynamics.usual());
        final TheoryPrediction law = of(MODES, 3, Dynamics.usual());
        for (TheoryColumn column :
                List.of(TheoryColumn.LYAPUNOV_MAX, TheoryColumn.PR_X, TheoryColumn.PR_PHI, TheoryColumn.KAPLAN_YORKE)) {
            assertValue(law.of(column).orElseThrow(), listed, column);
        }
        final List<Double> overlaps = new ArrayList<>(Collections.nCopies(N, 0.0));
        overlaps.set(7, 0.3);
        assertEquals(
                "the theory of modes whose left and right vectors overlap is computed here of flows without noise",
                of(
                                EnsembleKind.RANDOM_MODES.create(
                                        Map.of(), Map.of(EnsembleList.MODE_OVERLAPS, overlaps)),
                                3,
                                Dynamics.usual())
                        .reason(TheoryColumn.PR_PHI));
        final List<Double> gains = new ArrayList<>(Collections.nCopies(N, 1.0));
        gains.set(3, 2.0);
        final CouplingEnsemble differing =
                EnsembleKind.GAUSSIAN.create(Map.of(), Map.of(EnsembleList.INPUT_GAINS, gains));
        final TheoryPrediction noisy = of(differing, 3, Dynamics.flow(Nonlinearity.TANH, 0.1, FlowSettings.DEFAULT));
        assertTrue(noisy.reason(TheoryColumn.LYAPUNOV_MAX).startsWith("the theory of neurons that differ"));
        assertTrue(Arrays.stream(TheoryColumn.values())
                .allMatch(column -> noisy.of(column).isEmpty()));
    }

    /** Flows of neurons that differ have their theory; where the gains are the same, that of neurons that are alike. */
    @Test
    void flowsOfNeuronsThatDiffer() {
        final Dynamics flow = Dynamics.flow(Nonlinearity.ERF, 0, new FlowSettings(Scheme.HEUN, 0.1, 2));
        final CouplingEnsemble alike =
                new HeterogeneousEnsemble(MODES, NeuronGains.of(Collections.nCopies(N, 1.0)), NeuronGains.NONE);
        final TheoryPrediction simple = of(MODES, 3, flow);
        final TheoryPrediction same = of(alike, 3, flow);
        for (TheoryColumn column :
                List.of(TheoryColumn.LYAPUNOV_MAX, TheoryColumn.PR_X, TheoryColumn.PR_PHI, TheoryColumn.MEAN_SQUARE)) {
            final double expected = simple.of(column).orElseThrow();
            assertEquals(expected, same.of(column).orElseThrow(), 1e-6 * expected);
        }
        final HeterogeneousEnsemble unlike =
                new HeterogeneousEnsemble(MODES, NeuronGains.lognormal(0.5), NeuronGains.lognormal(0.4));
        final HeterogeneousFlowTheory theory = HeterogeneousFlowTheory.of(
                TransferFunction.erf(),
                3,
                GainDistribution.of(unlike.inputGains(N, new Seed(1)), unlike.outputGains(N, new Seed(1))));
        final TheoryPrediction found = of(unlike, 3, flow);
        assertValue(theory.lyapunovMax() / 2, found, TheoryColumn.LYAPUNOV_MAX);
        assertValue(N * theory.prXOverN(MODES.inverseEffectiveRank(N)), found, TheoryColumn.PR_X);
        assertValue(N * theory.prPhiOverN(MODES.inverseEffectiveRank(N)), found, TheoryColumn.PR_PHI);
    }

    /** The gains of the network itself; where they are the same, the theory of neurons that are alike. */
    @Test
    void neuronsThatDiffer() {
        final Dynamics states = Dynamics.leakyMap(Nonlinearity.TANH, 0, 1);
        final List<TheoryColumn> known =
                List.of(TheoryColumn.LYAPUNOV_MAX, TheoryColumn.PR_X, TheoryColumn.PR_PHI, TheoryColumn.MEAN_SQUARE);
        final CouplingEnsemble alike =
                new HeterogeneousEnsemble(MODES, NeuronGains.of(Collections.nCopies(N, 2.0)), NeuronGains.NONE);
        for (Dynamics dynamics : List.of(Dynamics.usual(), states)) {
            final TheoryPrediction simple = of(MODES, 3, dynamics);
            final TheoryPrediction found = of(alike, 3, dynamics);
            for (TheoryColumn column : known) {
                final double expected = simple.of(column).orElseThrow();
                assertEquals(expected, found.of(column).orElseThrow(), 1e-6 * expected);
            }
        }
        final HeterogeneousEnsemble unlike =
                new HeterogeneousEnsemble(MODES, NeuronGains.lognormal(0.6), NeuronGains.lognormal(0.4));
        final Seed seed = new Seed(1); // the coupling seed of the networks of this class
        final HeterogeneousMapTheory theory = HeterogeneousMapTheory.of(
                TransferFunction.tanh(),
                3,
                MODES.inverseEffectiveRank(N),
                GainDistribution.of(unlike.inputGains(N, seed), unlike.outputGains(N, seed)));
        final TheoryPrediction found = of(unlike, 3, Dynamics.usual());
        assertValue(theory.lyapunovMax(), found, TheoryColumn.LYAPUNOV_MAX);
        assertValue(N * theory.prXOverN(), found, TheoryColumn.PR_X);
        assertValue(N * theory.prPhiOverN(), found, TheoryColumn.PR_PHI);
        assertValue(theory.c0(), found, TheoryColumn.MEAN_SQUARE);
        assertTrue(found.of(TheoryColumn.PR_PHI).orElseThrow()
                < 0.9 * of(MODES, 3, Dynamics.usual()).of(TheoryColumn.PR_PHI).orElseThrow());
        assertTrue(found.of(TheoryColumn.KAPLAN_YORKE).isEmpty());
        final CouplingEnsemble tails =
                new HeterogeneousEnsemble(new StableEnsemble(1.5), NeuronGains.lognormal(0.6), NeuronGains.NONE);
        assertTrue(of(tails, 3, Dynamics.usual()).of(TheoryColumn.PR_PHI).isEmpty());
    }

    /** Time is in units of the time constant in the theory, and in units of time in the network. */
    @Test
    void flows() {
        final FlowTheory theory = FlowTheory.of(TransferFunction.erf(), 2.5, 0.3);
        final CollectiveTheory activity = CollectiveTheory.of(theory);
        final Dynamics slow = Dynamics.flow(Nonlinearity.ERF, 0.3, new FlowSettings(Scheme.HEUN, 0.1, 2));
        final TheoryPrediction found = of(MODES, 2.5, slow);
        assertValue(theory.lyapunovMax() / 2, found, TheoryColumn.LYAPUNOV_MAX);
        assertValue(theory.c0(), found, TheoryColumn.MEAN_SQUARE);
        assertValue(N * activity.prXOverN(MODES.inverseEffectiveRank(N)), found, TheoryColumn.PR_X);
        assertValue(N * activity.prPhiOverN(MODES.inverseEffectiveRank(N)), found, TheoryColumn.PR_PHI);
        // a gain so close to 1 that the theory of dimensions cannot be evaluated: the rest stands
        final TheoryPrediction edge =
                of(new GaussianEnsemble(), 1.005, Dynamics.flow(Nonlinearity.ERF, 0, FlowSettings.DEFAULT));
        assertTrue(edge.of(TheoryColumn.LYAPUNOV_MAX).isPresent(), edge.note());
        assertTrue(edge.reason(TheoryColumn.PR_PHI).contains("1.005"), edge.note());
    }

    private static Dynamics leaky(Nonlinearity phi) {
        return Dynamics.leakyMap(phi, 0, 0.5);
    }

    /** Exponents of the theory are per unit of time, and those of a leaky map per step. */
    @Test
    void leakyMaps() {
        final LeakyTheory theory = LeakyTheory.of(TransferFunction.erf(), 2.5, 0.5);
        final CollectiveTheory activity = CollectiveTheory.of(theory, Monitor.NONE);
        final TheoryPrediction found = of(MODES, 2.5, leaky(Nonlinearity.ERF));
        assertValue(0.5 * theory.lyapunovMax(), found, TheoryColumn.LYAPUNOV_MAX);
        assertValue(theory.c0(), found, TheoryColumn.MEAN_SQUARE);
        assertValue(N * activity.prXOverN(MODES.inverseEffectiveRank(N)), found, TheoryColumn.PR_X);
        assertValue(N * activity.prPhiOverN(MODES.inverseEffectiveRank(N)), found, TheoryColumn.PR_PHI);
        assertTrue(found.reason(TheoryColumn.KAPLAN_YORKE).contains("not asked for"), found.note());
    }

    /** Published D_KY/N = .0893; the error of so few paths is some 10 %, and the margin three times that. */
    @Test
    void dimensionsOfLeakyMapsAndFlowsAreSampledOnRequest() {
        final NetworkTheory sampled =
                new NetworkTheory(Monitor.NONE, Optional.of(new TangentSpectrum.Settings(16, 2, new Seed(1))));
        final TheoryPrediction chaotic = sampled.of(
                new NetworkRecipe(new Disorder(new GaussianEnsemble(), N, 1), 3, 1, leaky(Nonlinearity.TANH)));
        assertEquals(0.0893, chaotic.of(TheoryColumn.KAPLAN_YORKE).orElseThrow() / N, 0.027);
        assertTrue(chaotic.of(TheoryColumn.KAPLAN_YORKE_SE).orElseThrow() > 0);
        // per step, half of the published .004584 per unit of time
        assertEquals(0.00229, chaotic.of(TheoryColumn.KS_ENTROPY).orElseThrow() / N, 0.0004);
        assertTrue(chaotic.of(TheoryColumn.KS_ENTROPY_SE).orElseThrow() > 0);
        assertTrue(chaotic.of(TheoryColumn.UNSTABLE_FRACTION).orElseThrow()
                < chaotic.of(TheoryColumn.KAPLAN_YORKE).orElseThrow() / N);
        assertTrue(chaotic.of(TheoryColumn.UNSTABLE_FRACTION_SE).orElseThrow() > 0);
        final Dynamics flow = Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT);
        final TheoryPrediction resting =
                sampled.of(new NetworkRecipe(new Disorder(new GaussianEnsemble(), N, 1), 0.5, 1, flow));
        assertValue(0, resting, TheoryColumn.KAPLAN_YORKE);
        final TheoryPrediction orthogonal =
                sampled.of(new NetworkRecipe(new Disorder(new OrthogonalEnsemble(), N, 1), 3, 1, flow));
        assertTrue(orthogonal.reason(TheoryColumn.KAPLAN_YORKE).contains("orthogonal"), orthogonal.note());
        final List<Dynamics.Kind> flows = List.of(Dynamics.Kind.FLOW);
        final List<EnsembleKind> gaussian = List.of(EnsembleKind.GAUSSIAN);
        assertTrue(NetworkTheory.columns(gaussian, flows, true).contains(TheoryColumn.KAPLAN_YORKE_SE));
        assertFalse(NetworkTheory.columns(gaussian, flows, false).contains(TheoryColumn.KAPLAN_YORKE));
        assertFalse(NetworkTheory.columns(gaussian, List.of(), false).contains(TheoryColumn.KAPLAN_YORKE_SE));
        assertFalse(NetworkTheory.columns(gaussian, List.of(), false).contains(TheoryColumn.KS_ENTROPY));
        assertTrue(NetworkTheory.columns(gaussian, List.of(Dynamics.Kind.MAP), true)
                .contains(TheoryColumn.UNSTABLE_FRACTION_SE));
    }

    /** Maps have closed forms, of erf as of tanh, whose errors are 0. */
    @Test
    void spectraOfMaps() {
        final TheoryPrediction erf = of(new GaussianEnsemble(), 3, Dynamics.map(Nonlinearity.ERF, 0));
        final RandomModeSpectrum spectrum = RandomModeSpectrum.iid(TransferFunction.erf(), 3);
        assertValue(N * spectrum.kaplanYorkeOverN(), erf, TheoryColumn.KAPLAN_YORKE);
        assertValue(N * spectrum.entropyOverN(), erf, TheoryColumn.KS_ENTROPY);
        assertValue(spectrum.unstableFraction(), erf, TheoryColumn.UNSTABLE_FRACTION);
        for (TheoryPrediction found :
                List.of(of(new OrthogonalEnsemble(), 3, Dynamics.usual()), of(MODES, 3, Dynamics.usual()), erf)) {
            assertTrue(found.of(TheoryColumn.KS_ENTROPY).orElseThrow() > 0);
            assertValue(0, found, TheoryColumn.KS_ENTROPY_SE);
            assertValue(0, found, TheoryColumn.UNSTABLE_FRACTION_SE);
        }
    }

    /** Linear and redrawn at every step: the theory is exact at any N. */
    @Test
    void annealedLinearMaps() {
        final Dynamics annealed = Dynamics.Kind.ANNEALED_MAP.of(new Neurons(Nonlinearity.LINEAR, 0, Input.none()));
        final NetworkRecipe recipe = new NetworkRecipe(new Disorder(new StableEnsemble(1.5), 20, 1), 0.6, 1, annealed);
        final TheoryPrediction found = new NetworkTheory().of(recipe);
        final double expected = Math.log(0.6 / TransitionGain.of(1.5, 20).gain());
        assertValue(expected, found, TheoryColumn.LYAPUNOV_MAX);
        assertValue(TransitionGain.of(1.5, 20).gain(), found, TheoryColumn.G_REST_UNSTABLE);
        final Measurement measured = new NetworkAnalysis(new LyapunovSettings(1, 10, 10, 1000))
                .run(recipe, recipe.disorder().draw(Monitor.NONE), Monitor.NONE)
                .measurement();
        // five standard errors: a false alarm in 6e-7 of seeds
        assertEquals(
                expected,
                (double) MeasuredColumn.LYAPUNOV_MAX.of(measured),
                5 * (double) MeasuredColumn.LYAPUNOV_MAX_SE.of(measured));
    }

    @Test
    void saysWhereThereIsNone() {
        assertEquals(
                "no theory for the leaky-map of " + Nonlinearity.HARD_TANH.label() + " with the ensemble gaussian",
                of(new GaussianEnsemble(), 2, leaky(Nonlinearity.HARD_TANH)).note());
        final Dynamics driven = Dynamics.Kind.MAP.of(new Neurons(Nonlinearity.TANH, 0, new Input.Constant(1)));
        assertEquals(
                "there is no state of rest; no theory of networks with input",
                of(new GaussianEnsemble(), 2, driven).note());
        assertTrue(NetworkTheory.restUnstable(new GaussianEnsemble(), N, driven).isEmpty());
        assertTrue(NetworkTheory.restUnstable(new GaussianEnsemble(), N, Dynamics.map(Nonlinearity.ERF, 0))
                .isPresent());
    }
}
