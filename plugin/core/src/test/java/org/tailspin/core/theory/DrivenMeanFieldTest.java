package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;

class DrivenMeanFieldTest {

    private static final double ROOT2 = Math.sqrt(2);

    private static InputTable uniform(int rows, long seed) {
        final var random = new Seed(seed).stream("input of a test");
        final double[][] u = new double[rows][1];
        for (double[] row : u) {
            row[0] = 2 * random.nextDouble() - 1;
        }
        return InputTable.of(u);
    }

    private static DrivenMeanField theory(double gain, double scale, InputWeights.Law law, InputTable u) {
        return DrivenMeanField.of(Nonlinearity.TANH, gain * ROOT2, 0, law, scale, u, 400);
    }

    /**
     * A reference implementation in NumPy, 1000 rows of its own random input after 400: the numbers differ by the rows, whose
     * standard deviation of ln of the factor is below .25, so that 1000 and 20000 rows differ by less than .03 at 4 errors.
     */
    @ParameterizedTest
    @CsvSource({
        "0.5,0.1,-.353",
        "0.5,1,-.574",
        "0.7,0.1,-.045",
        "0.7,1,-.296",
        "1,0.1,.048",
        "1,1,-.063",
        "1.5,0.1,.175",
        "1.5,1,.139"
    })
    void agreesWithTheReference(double gain, double scale, double expected) {
        assertEquals(
                expected,
                theory(gain, scale, InputWeights.Law.GAUSSIAN, uniform(5400, 1)).lyapunovConditional(),
                0.02);
    }

    /** Without input it is the Gaussian map; with an input that is drawn anew for each neuron it would be its noise. */
    @ParameterizedTest
    @CsvSource({"1,0", "1.5,0", "0.6,0.3", "2,0.1"})
    void withoutInputItIsTheGaussianMap(double gain, double noise) {
        final InputTable zeros = InputTable.of(new double[2000][1]);
        final DrivenMeanField driven =
                DrivenMeanField.of(Nonlinearity.TANH, gain * ROOT2, noise, InputWeights.Law.UNIFORM, 1, zeros, 1500);
        assertEquals(GaussianMapTheory.of(gain * ROOT2, noise).lyapunovMax(), driven.lyapunovConditional(), 1e-9);
    }

    /** An input of constant modulus by normal weights is noise of that standard deviation. */
    @Test
    void aConstantModulusIsNoise() {
        final double[][] u = new double[2000][1];
        for (int t = 0; t < u.length; t++) {
            u[t][0] = t % 2 == 0 ? 0.4 : -0.4;
        }
        assertEquals(
                GaussianMapTheory.of(1.5, 0.8).lyapunovMax(),
                DrivenMeanField.of(Nonlinearity.TANH, 1.5, 0, InputWeights.Law.GAUSSIAN, 2, InputTable.of(u), 1500)
                        .lyapunovConditional(),
                1e-9);
    }

    /** Networks of N = 400 under the same input: three of them, whose mean has an error of about .003 (NumPy: .002 to .004). */
    @ParameterizedTest
    @CsvSource({"1.5,1,.012", "1,1,.01"})
    void agreesWithNetworks(double gain, double scale, double tolerance) {
        final int n = 400;
        final InputTable u = uniform(1400, 7);
        double mean = 0;
        for (int seed = 1; seed <= 3; seed++) {
            final InputWeights in = new InputWeights.Drawn(InputWeights.Law.GAUSSIAN, scale, 1, OptionalLong.of(seed));
            final NetworkMap network = new NetworkMap(
                    new StableEnsemble(2).draw(n, new Seed(seed), Monitor.NONE),
                    gain,
                    Nonlinearity.TANH,
                    0,
                    new InputSeries(u, in));
            mean += new Lyapunov(network, new LyapunovSettings(1, 300, 100, 1000))
                            .measure(new Seed(seed), StateObserver.NONE, Monitor.NONE)
                            .max()
                    / 3;
        }
        assertEquals(theory(gain, scale, InputWeights.Law.GAUSSIAN, u).lyapunovConditional(), mean, tolerance);
    }

    /** Uniform weights: their second moment is that of normal ones with scale / root 3, which is what a linear network sees. */
    @Test
    void ofALinearNetworkOnlyTheGainCounts() {
        final InputTable u = uniform(600, 3);
        assertEquals(
                Math.log(0.7),
                DrivenMeanField.of(Nonlinearity.LINEAR, 0.7, 0, InputWeights.Law.UNIFORM, 1, u, 400)
                        .lyapunovConditional(),
                1e-12);
        assertEquals(
                DrivenMeanField.of(Nonlinearity.LINEAR, 0.7, 0, InputWeights.Law.GAUSSIAN, 1 / Math.sqrt(3), u, 400)
                        .meanQ(),
                DrivenMeanField.of(Nonlinearity.LINEAR, 0.7, 0, InputWeights.Law.UNIFORM, 1, u, 400)
                        .meanQ(),
                1e-10);
    }

    @Test
    void refusesWhatItHasNoTheoryOf() {
        final InputTable two = InputTable.of(new double[500][2]);
        assertThrows(
                IllegalArgumentException.class,
                () -> DrivenMeanField.of(Nonlinearity.TANH, 1, 0, InputWeights.Law.UNIFORM, 1, two, 400));
        assertThrows(
                IllegalArgumentException.class,
                () -> DrivenMeanField.of(Nonlinearity.TANH, 1, 0, InputWeights.Law.GAUSSIAN, 1, two, 500));
        assertThrows(
                IllegalArgumentException.class,
                () -> DrivenMeanField.of(Nonlinearity.TANH, -1, 0, InputWeights.Law.GAUSSIAN, 1, two, 400));
    }
}
