package org.tailspin.core.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;
import org.tailspin.core.validate.Check;
import org.tailspin.core.validate.PinnedBitsCase;

class NetworkMapTest {

    private static Coupling draw(CouplingEnsemble ensemble, int n, long seed) {
        return ensemble.draw(n, new Seed(seed), Monitor.NONE);
    }

    /** The definition, written out: naive sums in ascending j, the gain outside, noise inside, tanh of our own. */
    @ParameterizedTest
    @CsvSource({"1, 0", "1.5, 0.1", "2, 0"})
    void stepHasTheBitsOfTheDefinition(double alpha, double noise) {
        final int n = 37;
        final double gain = 1.3;
        final Coupling coupling = draw(new StableEnsemble(alpha), n, 5);
        final Orbit orbit = new NetworkMap(coupling, gain, Nonlinearity.TANH, noise).start(new Seed(9));
        final var initial = new Seed(9).stream("initial state");
        final var white = new Seed(9).stream("noise");
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = StableSampler.normal(initial);
        }
        assertArrayEquals(x, orbit.state());
        for (int t = 0; t < 200; t++) {
            final double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    y[i] += coupling.matrix().get(i, j) * x[j];
                }
                y[i] *= gain;
            }
            for (int i = 0; i < n && noise > 0; i++) {
                y[i] += noise * StableSampler.normal(white);
            }
            x = new double[n];
            Elementary.tanh(y, x, n);
            orbit.step();
            assertArrayEquals(x, orbit.state(), "step " + t);
        }
    }

    /**
     * The bits of weights and states, pinned: sampler, streams, scale, order of summation, gain and tanh. A change here is
     * a change of every published trajectory, and belongs in the changelog.
     */
    @Test
    void bitsArePinned() {
        for (Check check : new PinnedBitsCase().run(Monitor.NONE)) {
            assertEquals(
                    check.expectation().value(),
                    check.obtained(),
                    check.expectation().system());
        }
    }

    /** One draw serves every gain, and the two conventions of the Gaussian name the same matrix. */
    @Test
    void gaussianIsStableAtTwo() {
        final Coupling stable = draw(new StableEnsemble(2), 30, 3);
        final Coupling gaussian = draw(new GaussianEnsemble(), 30, 3);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 30; j++) {
                final double w = stable.matrix().get(i, j);
                assertEquals(w, Math.sqrt(2) * gaussian.matrix().get(i, j), 1e-15 * Math.abs(w));
            }
        }
        assertEquals(
                Math.sqrt(2) * 0.7, new StableEnsemble(2).effectiveGain(0.7, 30).orElseThrow(), 1e-15);
        assertEquals(0.7, new GaussianEnsemble().effectiveGain(0.7, 30).orElseThrow());
        assertEquals(true, new StableEnsemble(1.9).effectiveGain(0.7, 30).isEmpty());
    }

    /** Variance of the weights times N: 2 at unit gain for stable, 1 for Gaussian; five standard errors. */
    @Test
    void weightsHaveTheVarianceOfTheirConvention() {
        final int n = 300;
        final CouplingEnsemble[] ensembles = {new StableEnsemble(2), new GaussianEnsemble()};
        for (int e = 0; e < ensembles.length; e++) {
            final Coupling coupling = draw(ensembles[e], n, 4);
            double squares = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    squares += coupling.matrix().get(i, j) * coupling.matrix().get(i, j) / n;
                }
            }
            assertEquals(1, squares / (2 - e), 5 * Math.sqrt(2.0 / n / n));
        }
    }

    @Test
    void twinSeesTheSameNoise() {
        final Orbit orbit =
                new NetworkMap(draw(new GaussianEnsemble(), 20, 1), 1.5, Nonlinearity.TANH, 0.3).start(new Seed(1));
        orbit.step();
        final Orbit twin = orbit.twin(new double[20]);
        for (int t = 0; t < 50; t++) {
            orbit.step();
            twin.step();
        }
        assertArrayEquals(orbit.state(), twin.state());
    }

    /** The Jacobian of a step against central differences between twins. */
    @Test
    void tangentIsTheDerivative() {
        final int n = 12;
        final NetworkMap network = new NetworkMap(draw(new StableEnsemble(1.5), n, 2), 1.2, Nonlinearity.TANH, 0.1);
        final Orbit orbit = network.start(new Seed(3));
        for (int t = 0; t < 20; t++) {
            orbit.step();
        }
        final double h = 1e-6;
        final double[][] difference = new double[n][n];
        for (int j = 0; j < n; j++) {
            final double[] d = new double[n];
            d[j] = h;
            final Orbit plus = orbit.twin(d);
            d[j] = -h;
            final Orbit minus = orbit.twin(d);
            plus.step();
            minus.step();
            for (int i = 0; i < n; i++) {
                difference[i][j] = (plus.state()[i] - minus.state()[i]) / (2 * h);
            }
        }
        orbit.step();
        final double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        final double[][] z = new double[n][n];
        final double[] s = new double[n];
        final Frame frame = Kernels.JAVA.frame(n, n);
        frame.load(identity);
        orbit.tangent(frame, s, Monitor.NONE);
        frame.read(z, Monitor.NONE);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final double exact = Math.exp(s[i]) * z[i][j];
                assertEquals(exact, difference[i][j], 1e-8 * Math.max(1, Math.abs(z[i][j])));
            }
        }
    }

    @Test
    void divergenceIsSeen() {
        final Coupling coupling = Coupling.of(new double[][] {{1e308, -1e308}, {1e308, 1e308}}, List.of());
        final Orbit orbit = new NetworkMap(coupling, 1e10, Nonlinearity.TANH, 0).start(new Seed(1));
        final var e = assertThrows(DivergenceException.class, orbit::step);
        assertEquals(true, e.getMessage().startsWith("the state is no longer finite after step 1 "), e.getMessage());
    }

    @Test
    void arguments() {
        final Coupling coupling = draw(new GaussianEnsemble(), 2, 1);
        for (double gain : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            final var e = assertThrows(
                    IllegalArgumentException.class, () -> new NetworkMap(coupling, gain, Nonlinearity.TANH, 0));
            assertEquals("the gain must be positive and finite, but is " + gain, e.getMessage());
        }
        for (double noise : new double[] {-0.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new NetworkMap(coupling, 1, Nonlinearity.TANH, noise));
        }
    }

    @Test
    void trajectoryIsThinned() {
        final Trajectory trajectory = new Trajectory(3, 2);
        new Simulation(5, 10)
                .run(
                        new NetworkMap(draw(new GaussianEnsemble(), 4, 1), 2, Nonlinearity.TANH, 0),
                        new Seed(1),
                        trajectory,
                        Monitor.NONE);
        assertEquals(4, trajectory.states().size());
        assertEquals(2, trajectory.states().get(0).length);
        assertEquals(
                4,
                Arrays.stream(new Trajectory[] {trajectory})
                        .mapToInt(t -> t.states().size())
                        .sum());
    }
}
