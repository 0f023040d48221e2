package org.tailspin.core.lyapunov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.NetworkFlow;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.OrbitRuns;
import org.tailspin.core.dynamics.known.LogisticMap;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.random.Seed;

class RegimeTest {

    private static RegimeFinding find(DynamicalSystem system, int exponents, int warmup, int steps, long seed) {
        final LyapunovSettings settings = new LyapunovSettings(exponents, warmup, 100, steps);
        final RegimeEvidence evidence = new RegimeEvidence(system, warmup + 100L);
        final LyapunovSpectrum spectrum =
                OrbitRuns.one(new Lyapunov(system, settings).start(new Seed(seed), evidence, evidence, Monitor.NONE));
        return OrbitRuns.one(
                evidence.goOn(spectrum, settings, settings.stepsForRegime(steps), new Seed(seed), Monitor.NONE));
    }

    private static Regime regime(DynamicalSystem system, int warmup, int steps, long seed) {
        return find(system, 1, warmup, steps, seed).regime();
    }

    private static NetworkMap map(double[][] rows, Nonlinearity nonlinearity, double noise, Input input) {
        return new NetworkMap(Coupling.of(rows, List.of()), 1, nonlinearity, noise, input);
    }

    private static double[][] diagonal(int n, double value) {
        final double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = value;
        }
        return rows;
    }

    private static double[][] times(double factor, double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(w -> factor * w).toArray())
                .toArray(double[][]::new);
    }

    /** The bifurcation diagram of the logistic map, with the periods that May (1976) gives. */
    @ParameterizedTest
    @CsvSource({
        "0.5, QUIESCENT, 0",
        "2.5, FIXED_POINT, 0",
        "3.2, CYCLE, 2",
        "3.5, CYCLE, 4",
        "3.83, CYCLE, 3",
        "3.7, CHAOTIC, 0",
        "4, CHAOTIC, 0"
    })
    void logistic(double r, Regime expected, double period) {
        final RegimeFinding finding = find(new LogisticMap(r), 1, 500, 1000, 1);
        assertEquals(expected, finding.regime(), finding.reason());
        assertEquals(period, finding.period().orElse(0));
    }

    /** The state creeps to the cycle: its period is that of the cycle, and no multiple after which it comes closer. */
    @Test
    void periodBeforeItIsReached() {
        // the period doubles at r = 1 + sqrt(6) = 3.4495; a cycle of 2 has the multiplier 4 + 2r - r^2, here -0.95
        final RegimeFinding finding = find(new LogisticMap(3.44), 1, 0, 300, 3);
        assertEquals(Regime.CYCLE, finding.regime(), finding.reason());
        assertEquals(2, finding.period().orElseThrow());
    }

    /** Two neurons that turn by an angle: past the bifurcation the attractor is an invariant circle, or rest below it. */
    @ParameterizedTest
    @CsvSource({"0.9, QUIESCENT", "1.2, QUASI_PERIODIC"})
    void rotation(double gain, Regime expected) {
        final double[][] turn = pairs(1); // a radian: no rational part of a turn
        assertEquals(expected, regime(map(times(gain, turn), Nonlinearity.TANH, 0, Input.none()), 2000, 2000, 1));
    }

    /** A pair of neurons that turns at an angle of its own. */
    private static double[][] pairs(double... angles) {
        final double[][] rows = new double[2 * angles.length][2 * angles.length];
        for (int p = 0; p < angles.length; p++) {
            rows[2 * p][2 * p] = Math.cos(angles[p]);
            rows[2 * p][2 * p + 1] = -Math.sin(angles[p]);
            rows[2 * p + 1][2 * p] = Math.sin(angles[p]);
            rows[2 * p + 1][2 * p + 1] = Math.cos(angles[p]);
        }
        return rows;
    }

    /**
     * At the edge: with W = 1 every state of a linear network rests and that of a hyperbolic tangent decays as 1/sqrt(t), with
     * an eigenvalue of 1 in either case; with .9999 both decay, as slowly as that; 1.0001 times a rotation grows.
     */
    @Test
    void critical() {
        for (Nonlinearity phi : List.of(Nonlinearity.TANH, Nonlinearity.LINEAR)) {
            final RegimeFinding edge = find(map(diagonal(20, 1), phi, 0, Input.none()), 1, 2900, 300, 1);
            assertEquals(Regime.UNDECIDED, edge.regime());
            assertTrue(edge.reason().contains("eigenvalue of modulus 1"), edge.reason());
            assertEquals(Regime.QUIESCENT, regime(map(diagonal(20, 0.9999), phi, 0, Input.none()), 2900, 300, 1));
        }
        final double[][] turns = times(1.0001, pairs(1, 2, 0.3));
        assertEquals(Regime.DIVERGING, regime(map(turns, Nonlinearity.LINEAR, 0, Input.none()), 2900, 300, 1));
    }

    private static RegimeFinding flow(double[][] rows, double gain, int exponents) {
        final NetworkFlow flow = NetworkFlow.of(
                Coupling.of(rows, List.of()), gain, Nonlinearity.TANH, 0, Input.none(), FlowSettings.DEFAULT);
        return find(flow, exponents, 3000, 5000, 1);
    }

    /** The cycle of a flow has one exponent of zero, a torus of two pairs has two; one exponent that is measured is enough. */
    @Test
    void flows() {
        final double[][] self = {{1}};
        assertEquals(Regime.QUIESCENT, flow(self, 0.5, 1).regime());
        assertEquals(Regime.FIXED_POINT, flow(self, 2, 1).regime());
        assertEquals(Regime.QUIESCENT, flow(pairs(1), 1.5, 2).regime());
        assertEquals(Regime.CYCLE, flow(pairs(1), 3, 2).regime());
        assertEquals(Regime.CYCLE, flow(pairs(1), 3, 1).regime());
        assertEquals(Regime.QUASI_PERIODIC, flow(pairs(1, 0.7), 3, 3).regime());
        final RegimeFinding lorenz = find(LorenzFlow.classic(0.01), 1, 1000, 10_000, 1);
        assertEquals(Regime.CHAOTIC, lorenz.regime(), lorenz.reason());
    }

    /** The period of a flow's cycle is that of the zeros of a neuron, between steps. */
    @Test
    void periodOfAFlow() {
        final NetworkFlow flow = NetworkFlow.of(
                Coupling.of(pairs(1), List.of()), 3, Nonlinearity.TANH, 0, Input.none(), FlowSettings.DEFAULT);
        final Orbit orbit = flow.start(new Seed(1));
        final List<Double> zeros = new ArrayList<>();
        for (int t = 0; t < 20_000; t++) {
            final double before = orbit.state()[0];
            orbit.step();
            final double after = orbit.state()[0];
            if (t > 5000 && before < 0 && after >= 0) {
                zeros.add((t + before / (before - after)) * flow.timeStep());
            }
        }
        final double period = (zeros.get(zeros.size() - 1) - zeros.get(0)) / (zeros.size() - 1);
        assertEquals(period, flow(pairs(1), 3, 2).period().orElseThrow(), 1e-3 * period);
    }

    /** A run that is short beside what a neuron remembers has seen nothing, however little its state moves. */
    @Test
    void nothingMovesInATimeTooShort() {
        final Coupling coupling = new StableEnsemble(2).draw(30, new Seed(1), Monitor.NONE);
        final RegimeFinding leaky =
                find(NetworkFlow.leakyMap(coupling, 1.5, Nonlinearity.TANH, 0, Input.none(), 1e-9), 1, 500, 300, 1);
        assertEquals(Regime.UNDECIDED, leaky.regime());
        assertTrue(leaky.reason().contains("time constants"), leaky.reason());
        final FlowSettings fine = FlowSettings.DEFAULT.withTimeStep(1e-5);
        final RegimeFinding flow =
                find(NetworkFlow.of(coupling, 1.5, Nonlinearity.TANH, 0, Input.none(), fine), 1, 500, 3000, 1);
        assertEquals(Regime.UNDECIDED, flow.regime());
        assertTrue(flow.reason().contains("time constants"), flow.reason());
    }

    @Test
    void noiseAndInput() {
        final Coupling coupling = new StableEnsemble(2).draw(30, new Seed(1), Monitor.NONE);
        for (double noise : new double[] {1e-6, 0.1}) {
            assertEquals(Regime.NOISY, regime(new NetworkMap(coupling, 0.3, Nonlinearity.TANH, noise), 500, 500, 1));
            assertEquals(Regime.CHAOTIC, regime(new NetworkMap(coupling, 3, Nonlinearity.TANH, noise), 500, 500, 1));
        }
        final Input wave = new Input.Sinusoidal(1, 0.1234, true);
        assertEquals(Regime.DRIVEN, regime(new NetworkMap(coupling, 0.3, Nonlinearity.TANH, 0, wave), 500, 500, 1));
        final Input same = new Input.Constant(0.5);
        assertEquals(
                Regime.FIXED_POINT, regime(new NetworkMap(coupling, 0.3, Nonlinearity.TANH, 0, same), 500, 500, 1));
    }

    /**
     * A chain of neurons that excite themselves by 1/2 and the next by 10: all exponents are ln(1/2), but tangent vectors see the
     * rounding of their directions grow by 10 a link, and end above zero.
     */
    @Test
    void feedForwardChain() {
        final int n = 40;
        final double[][] chain = diagonal(n, 0.5);
        final double[][] without = new double[n][n];
        for (int i = 1; i < n; i++) {
            chain[i][i - 1] = 10;
            without[i][i - 1] = 10;
        }
        final RegimeFinding finding = find(map(chain, Nonlinearity.TANH, 0, Input.none()), n, 2900, 300, 1);
        assertEquals(Regime.QUIESCENT, finding.regime(), finding.reason());
        for (double exponent : finding.exact().orElseThrow()) {
            assertEquals(Math.log(0.5), exponent, 1e-12);
        }
        final RegimeFinding none = find(map(without, Nonlinearity.TANH, 0, Input.none()), n, 2900, 300, 1);
        assertEquals(Regime.QUIESCENT, none.regime(), none.reason());
        assertTrue(Arrays.stream(none.exact().orElseThrow()).allMatch(e -> e == Double.NEGATIVE_INFINITY));
        // with an input that does not change the same chain rests elsewhere
        final RegimeFinding pushed =
                find(map(times(0.3, chain), Nonlinearity.TANH, 0, new Input.Constant(0.1)), n, 2900, 300, 1);
        assertEquals(Regime.FIXED_POINT, pushed.regime(), pushed.reason());
    }

    /** Slow growth can end: it is called chaos when it has lasted for 6000 steps; fast growth after the least number. */
    @Test
    void slowChaosMustLast() {
        final Coupling coupling = new StableEnsemble(2).draw(40, new Seed(7), Monitor.NONE);
        for (double gain : new double[] {1.2, 3}) {
            final NetworkMap network = new NetworkMap(coupling, gain, Nonlinearity.TANH, 0);
            final RegimeEvidence evidence = new RegimeEvidence(network, 600);
            final LyapunovSpectrum spectrum = OrbitRuns.one(new Lyapunov(
                            network,
                            new LyapunovSettings(1, 500, 100, 300),
                            run -> evidence.isEnough(run, Monitor.NONE),
                            20_000)
                    .start(new Seed(7), evidence, evidence, Monitor.NONE));
            assertEquals(Regime.CHAOTIC, evidence.find(spectrum, Monitor.NONE).regime());
            final boolean isSlow = spectrum.max() < 0.15;
            assertEquals(gain < 2, isSlow, "exponent " + spectrum.max());
            assertTrue(isSlow ? spectrum.steps() >= 6000 : spectrum.steps() == 300, spectrum.steps() + " steps");
        }
    }

    /**
     * A network that settles on a cycle of 20 after the measured steps, which see it part by exp(1): the exponents are those of the
     * cycle, and the reason is the transient and no rounding.
     */
    @Test
    void settlesAfterTheRun() {
        final Coupling coupling = new StableEnsemble(1.5).draw(40, new Seed(188), Monitor.NONE);
        final RegimeFinding finding = find(new NetworkMap(coupling, 0.88, Nonlinearity.TANH, 0), 1, 2900, 300, 188);
        assertEquals(Regime.CYCLE, finding.regime(), finding.reason());
        assertEquals(20, finding.period().orElseThrow());
        assertTrue(finding.exact().orElseThrow()[0] < 0);
        assertTrue(finding.reason().contains("before it had settled"), finding.reason());
    }

    /**
     * Chaos of ten neurons that comes close to where it was some hundreds of steps before, and for a while closer, does not settle on a cycle: twins part by a
     * factor of e^60 and more over 20 000 steps.
     */
    @ParameterizedTest
    @CsvSource({"60056, 2, 1.84530002472011", "60111, 1, 1.4202641108374643"})
    void nearReturnsOfChaosAreNoCycle(long seed, double alpha, double gain) {
        final Coupling coupling = new StableEnsemble(alpha).draw(10, new Seed(seed), Monitor.NONE);
        final RegimeFinding finding = find(new NetworkMap(coupling, gain, Nonlinearity.TANH, 0), 1, 300, 1000, seed);
        assertEquals(Regime.CHAOTIC, finding.regime(), finding.reason());
    }

    /**
     * Couplings without a way back leave the Jacobian of a step triangular in some order of the neurons, with the same diagonal at every
     * state: 0 of a map, 1 - leak, or the scheme's polynomial 1 - h + h&sup2;/2 of Heun's. Tangent vectors see the rounding of their
     * directions grow by 30 a link instead.
     */
    @ParameterizedTest
    @CsvSource({"0.1, NOISY", "0, QUIESCENT"})
    void exponentsOfFeedForwardNetworksAreThoseOfNeuronsAlone(double noise, Regime expected) {
        final int n = 20;
        final double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                // neither all of one sign, nor in the order of the neurons
                rows[(7 * i) % n][(7 * j) % n] = (i + 2 * j) % 3 == 0 ? -30.0 / (1 + i - j) : 30.0 / (1 + i - j);
            }
        }
        final Coupling coupling = Coupling.of(rows, List.of());
        final Input none = Input.none();
        final double h = 0.1;
        if (noise > 0) { // without it the map rests at 0 after n steps, and its tangent vectors may vanish, too
            assertAlone(new NetworkMap(coupling, 1, Nonlinearity.TANH, noise), 300, expected, Double.NEGATIVE_INFINITY);
        }
        assertAlone(
                NetworkFlow.leakyMap(coupling, 1, Nonlinearity.TANH, noise, none, 0.1), 3000, expected, Math.log(0.9));
        assertAlone(
                NetworkFlow.of(coupling, 1, Nonlinearity.TANH, noise, none, FlowSettings.DEFAULT),
                3000,
                expected,
                Math.log(1 - h + h * h / 2) / h);
    }

    private static void assertAlone(DynamicalSystem system, int steps, Regime expected, double exponent) {
        final RegimeFinding finding = find(system, 3, steps, steps, 1);
        assertEquals(expected, finding.regime(), finding.reason());
        final double[] all = finding.exact().orElseGet(() -> {
            throw new AssertionError("the exponents of the run are taken: " + finding.reason());
        });
        assertEquals(system.dimension(), all.length);
        for (double each : all) {
            assertEquals(exponent, each, Double.isFinite(exponent) ? 1e-12 : 0);
        }
    }

    @Test
    void labels() {
        assertEquals("fixed point", Regime.FIXED_POINT.label());
        assertEquals("quasi-periodic", Regime.QUASI_PERIODIC.label());
        assertEquals("chaotic", Regime.CHAOTIC.label());
    }
}
