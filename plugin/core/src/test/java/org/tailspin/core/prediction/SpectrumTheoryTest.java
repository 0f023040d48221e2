package org.tailspin.core.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Scheme;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.FlowDynamics;
import org.tailspin.core.recipe.LeakyMapDynamics;
import org.tailspin.core.recipe.MapDynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.Neurons;
import org.tailspin.core.table.TheoryColumn;
import org.tailspin.core.theory.GaussianMapTheory;
import org.tailspin.core.theory.RandomModeSpectrum;
import org.tailspin.core.theory.TangentSpectrum;
import org.tailspin.core.theory.TransferFunction;

class SpectrumTheoryTest {

    private static final int N = 100;
    private static final double G_EFF = 3;
    private static final TangentSpectrum.Settings FEW = new TangentSpectrum.Settings(16, 2, new Seed(1));
    private static final Neurons TANH = new Neurons(Nonlinearity.TANH, 0, Input.none());

    private static NetworkRecipe of(CouplingEnsemble ensemble, Dynamics dynamics) {
        return new NetworkRecipe(new Disorder(ensemble, N, 1), G_EFF, 1, dynamics);
    }

    private static SpectrumTheory sampled(TangentSpectrum.Extent extent) {
        return new SpectrumTheory(Monitor.NONE, Optional.of(FEW), extent);
    }

    private static double[] closedForm(RandomModeSpectrum spectrum) {
        return IntStream.range(0, N)
                .mapToDouble(i -> spectrum.exponent((i + 0.5) / N))
                .takeWhile(Double::isFinite)
                .toArray();
    }

    @Test
    void mapsHaveTheClosedForms() {
        final double noise = 0.3;
        assertArrayEquals(
                closedForm(GaussianMapTheory.of(G_EFF, noise).spectrum()),
                new SpectrumTheory()
                        .exponents(
                                of(
                                        new GaussianEnsemble(),
                                        new MapDynamics(new Neurons(Nonlinearity.TANH, noise, Input.none()))),
                                N));
        assertArrayEquals(
                closedForm(RandomModeSpectrum.orthogonal(G_EFF)),
                new SpectrumTheory().exponents(of(new OrthogonalEnsemble(), new MapDynamics(TANH)), N));
        final RandomModeEnsemble modes =
                (RandomModeEnsemble) EnsembleKind.RANDOM_MODES.create(Map.of(EnsembleParameter.EFFECTIVE_RANK, 0.2));
        final NetworkRecipe network = of(modes, new MapDynamics(TANH));
        assertArrayEquals(
                closedForm(RandomModeSpectrum.randomModes(NetworkTheory.effectiveGain(network), modes.strengths(N), N)),
                new SpectrumTheory().exponents(network, N));
    }

    @Test
    void mapsOfErf() {
        assertArrayEquals(
                closedForm(RandomModeSpectrum.iid(TransferFunction.erf(), G_EFF)),
                new SpectrumTheory()
                        .exponents(
                                of(
                                        new GaussianEnsemble(),
                                        new MapDynamics(new Neurons(Nonlinearity.ERF, 0, Input.none()))),
                                N));
    }

    @Test
    void whereNoTheoryHoldsThereIsNone() {
        final SpectrumTheory theory = sampled(TangentSpectrum.Extent.DIMENSION);
        for (NetworkRecipe network : new NetworkRecipe[] {
            of(new StableEnsemble(1.5), new MapDynamics(TANH)),
            of(new GaussianEnsemble(), new MapDynamics(new Neurons(Nonlinearity.ERF, 0.1, Input.none()))),
            of(new GaussianEnsemble(), new MapDynamics(new Neurons(Nonlinearity.TANH, 0, new Input.Constant(1)))),
            of(new OrthogonalEnsemble(), new LeakyMapDynamics(TANH, 0.5)),
            of(new GaussianEnsemble(), new LeakyMapDynamics(new Neurons(Nonlinearity.TANH, 0.1, Input.none()), 0.5))
        }) {
            assertEquals(0, theory.exponents(network, N).length, network.toString());
        }
    }

    @Test
    void leakyMapsAndFlowsAreSampledOnlyWhenAsked() {
        assertEquals(
                0,
                new SpectrumTheory().exponents(of(new GaussianEnsemble(), new LeakyMapDynamics(TANH, 0.5)), N).length);
    }

    @Test
    void exponentsOfFlowsArePerUnitTimeAndThoseOfLeakyMapsPerStep() {
        final SpectrumTheory theory = sampled(TangentSpectrum.Extent.DIMENSION);
        final double[] one = theory.exponents(flow(1), N);
        final double[] two = theory.exponents(flow(2), N);
        assertTrue(one.length > 3 && one.length < N / 2, one.length + " exponents down to the dimension");
        assertArrayEquals(one, Arrays.stream(two).map(x -> 2 * x).toArray(), 1e-12);

        // a leak that is not far from 1 is not far from the map, per step
        final double[] leaky = theory.exponents(of(new GaussianEnsemble(), new LeakyMapDynamics(TANH, 0.9)), N);
        final double largest = new NetworkTheory()
                .of(of(new GaussianEnsemble(), new LeakyMapDynamics(TANH, 0.9)))
                .of(TheoryColumn.LYAPUNOV_MAX)
                .orElseThrow();
        assertTrue(leaky[0] < largest && leaky[0] > 0.5 * largest, leaky[0] + " below " + largest);
    }

    @Test
    void theWholeSpectrumEndsWithTheLastExponent() {
        final NetworkRecipe network = of(new GaussianEnsemble(), new LeakyMapDynamics(TANH, 0.9));
        final double[] whole = sampled(TangentSpectrum.Extent.WHOLE).exponents(network, N);
        assertEquals(N, whole.length);
        for (int i = 1; i < N; i++) {
            assertTrue(whole[i] < whole[i - 1], "exponent " + i);
        }
        assertEquals(3, sampled(TangentSpectrum.Extent.WHOLE).exponents(network, 3).length);
    }

    @Test
    void samplingStopsWhenItIsTold() {
        final Monitor stopped = new Monitor() {
            @Override
            public boolean isCancelled() {
                return true;
            }

            @Override
            public void progress(double fraction) {
                // nobody looks
            }
        };
        final SpectrumTheory theory = new SpectrumTheory(stopped, Optional.of(FEW), TangentSpectrum.Extent.DIMENSION);
        assertThrows(CancellationException.class, () -> theory.exponents(flow(1), N));
    }

    private static NetworkRecipe flow(double timeConstant) {
        return of(new GaussianEnsemble(), new FlowDynamics(TANH, new FlowSettings(Scheme.RK4, 0.1, timeConstant)));
    }
}
