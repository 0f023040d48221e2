package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.RandomModeEnsemble.Basis;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;

/** Lists in the place of laws. */
class EnsembleListTest {

    private static final int N = 30;

    private static List<Double> listed(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static double[][] draw(CouplingEnsemble ensemble) {
        return ensemble.draw(N, new Seed(3), Monitor.NONE).columns();
    }

    private static void assertSameBits(CouplingEnsemble expected, CouplingEnsemble actual) {
        final double[][] columns = draw(expected);
        final double[][] others = draw(actual);
        for (int j = 0; j < N; j++) {
            assertArrayEquals(columns[j], others[j]);
        }
    }

    static Stream<ModeSpectrum> laws() {
        return Stream.of(
                new ModeSpectrum.Flat(),
                new ModeSpectrum.Exponential(0.5),
                new ModeSpectrum.Exponential(0.01),
                new ModeSpectrum.PowerLaw(0.7),
                new ModeSpectrum.OfEffectiveRank(0.3));
    }

    /** The strengths that a law has, listed, are that law. */
    @ParameterizedTest
    @MethodSource("laws")
    void strengthsOfALawGiveItsMatrix(ModeSpectrum law) {
        for (Basis basis : Basis.values()) {
            for (int modes : new int[] {N, 20, 7}) {
                if (law instanceof ModeSpectrum.OfEffectiveRank && modes < 10) {
                    continue; // no 7 modes have the effective rank 9
                }
                final RandomModeEnsemble ensemble = new RandomModeEnsemble(law, modes, basis, List.of());
                final CouplingEnsemble list = EnsembleKind.of(ensemble.name())
                        .create(Map.of(), Map.of(EnsembleList.STRENGTHS, listed(ensemble.strengths(N))));
                assertSameBits(ensemble, list);
            }
        }
    }

    /** Strengths count up to a factor: bare exponentials are the exponential law, bit for bit; their multiples, but for rounding. */
    @Test
    void strengthsCountUpToAFactor() {
        final double beta = 0.4;
        final double[] bare = IntStream.range(0, N)
                .mapToDouble(a -> Elementary.exp(-a / (beta * N)))
                .toArray();
        final RandomModeEnsemble law = new RandomModeEnsemble(new ModeSpectrum.Exponential(beta));
        assertSameBits(law, new RandomModeEnsemble(new ModeSpectrum.Listed(listed(bare))));
        for (double factor : new double[] {1e300, 7.3, 1e-300}) {
            final double[] scaled = Arrays.stream(bare).map(d -> factor * d).toArray();
            assertArrayEquals(
                    law.strengths(N),
                    new ModeSpectrum.Listed(listed(scaled)).strengths(N, N),
                    1e-14,
                    "factor " + factor);
        }
    }

    /** PR^D = (sum of D^2)^2 / sum of D^4; strengths of 0 add nothing. */
    @Test
    void effectiveRankOfAList() {
        final double[] d = {5, 3, 2, 1, 0.5, 0};
        double squares = 0;
        double fourths = 0;
        for (double one : d) {
            squares += one * one;
            fourths += one * one * one * one;
        }
        final RandomModeEnsemble ensemble = new RandomModeEnsemble(new ModeSpectrum.Listed(listed(d)));
        assertEquals(6, ensemble.modes(N));
        assertEquals(N * fourths / (squares * squares), ensemble.inverseEffectiveRank(N), 1e-13);
        assertEquals(N, Arrays.stream(ensemble.strengths(N)).map(x -> x * x).sum(), 1e-12, "g_eff is 1");
    }

    /** One overlap for each mode, all the same, is one overlap; and each goes to its own mode. */
    @Test
    void overlapsOfModes() {
        final Map<EnsembleParameter, Double> four = Map.of(EnsembleParameter.MODES, 4.0);
        final CouplingEnsemble one =
                EnsembleKind.RANDOM_MODES.create(Map.of(EnsembleParameter.MODES, 4.0, EnsembleParameter.OVERLAP, 0.5));
        assertSameBits(
                one,
                EnsembleKind.RANDOM_MODES.create(
                        four, Map.of(EnsembleList.MODE_OVERLAPS, Collections.nCopies(4, 0.5))));
        // an overlap of 1 makes the mode its own transpose, so that its part of the trace is its squared length
        final CouplingEnsemble first = EnsembleKind.RANDOM_MODES.create(
                Map.of(),
                Map.of(
                        EnsembleList.STRENGTHS, listed(1, 1e-9),
                        EnsembleList.MODE_OVERLAPS, listed(1, 0)));
        final double[][] j = draw(first);
        assertEquals(j[2][5], j[5][2], 1e-8);
        final CouplingEnsemble second = EnsembleKind.RANDOM_MODES.create(
                Map.of(),
                Map.of(
                        EnsembleList.STRENGTHS, listed(1, 1e-9),
                        EnsembleList.MODE_OVERLAPS, listed(0, 1)));
        assertTrue(Math.abs(draw(second)[2][5] - draw(second)[5][2]) > 1e-6);
    }

    @Test
    void gainsOfNeurons() {
        final double[] u = IntStream.range(0, N).mapToDouble(i -> 1 + i % 3).toArray();
        final double root = Math.sqrt(Arrays.stream(u).map(x -> x * x).average().orElseThrow());
        final CouplingEnsemble ensemble = EnsembleKind.GAUSSIAN.create(
                Map.of(EnsembleParameter.OUTPUT_SPREAD, 0.5), Map.of(EnsembleList.INPUT_GAINS, listed(u)));
        final CouplingEnsemble sent = EnsembleKind.GAUSSIAN.create(Map.of(EnsembleParameter.OUTPUT_SPREAD, 0.5));
        assertEquals(draw(sent)[4][2] * u[2] / root, draw(ensemble)[4][2], 1e-15);
        final CouplingEnsemble received =
                EnsembleKind.GAUSSIAN.create(Map.of(), Map.of(EnsembleList.OUTPUT_GAINS, listed(u)));
        assertEquals(draw(new GaussianEnsemble())[4][2] * u[4] / root, draw(received)[4][2], 1e-15);
    }

    /** Numbers are written so that reading them gives the same bits. */
    @Test
    void textKeepsTheBits() {
        final Random random = new Random(1);
        final List<Double> numbers = Stream.concat(
                        Stream.of(Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1.0 / 3, 1e22, 5e-324),
                        Stream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                                .filter(Double::isFinite)
                                .limit(1000))
                .toList();
        assertEquals(numbers, EnsembleList.parse(EnsembleList.text(numbers)));
        assertEquals(listed(1, 0.5, 300, -2), EnsembleList.parse(" 1; .5\n3e2\t-2. "));
        assertEquals(List.of(), EnsembleList.parse(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5 2", "NaN", "1 0x1p3", "1d", "1-2", "[1.0]", "Infinity", "e5"})
    void refusesWhatIsNoNumber(String text) {
        final var e = assertThrows(IllegalArgumentException.class, () -> EnsembleList.parse(text));
        assertTrue(e.getMessage().startsWith("there must be numbers with blanks between them, but there is '"));
    }

    /** Names tell lists apart that differ in order or in a last bit. */
    @Test
    void marks() {
        final Set<String> marks = new HashSet<>();
        marks.add(EnsembleList.mark(listed(1, 2, 4)));
        marks.add(EnsembleList.mark(listed(2, 1, 4)));
        marks.add(EnsembleList.mark(listed(1, 2, Math.nextUp(4.0))));
        marks.add(EnsembleList.mark(listed(1, 2)));
        assertEquals(4, marks.size());
        // CRC-32 of the eight bytes 3f f0 00 00 00 00 00 00, as Python's zlib.crc32 has it
        assertEquals("5db1a461", EnsembleList.mark(listed(1)));
        assertNotEquals(EnsembleList.mark(listed(0)), EnsembleList.mark(listed(0, 0)));
    }

    private static void assertRefused(String message, Executable action) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    private static Executable modes(Map<EnsembleParameter, Double> parameters, EnsembleList list, double... numbers) {
        return () -> EnsembleKind.RANDOM_MODES
                .create(parameters, Map.of(list, listed(numbers)))
                .checkLists(3);
    }

    @Test
    void refusesWithTheNameOfTheList() {
        assertRefused(
                "strengths must hold numbers in [0, 1.8e308], but number 2 is -1.0",
                modes(Map.of(), EnsembleList.STRENGTHS, 1, -1));
        assertRefused(
                "strengths must hold numbers in [0, 1.8e308], but number 1 is NaN",
                modes(Map.of(), EnsembleList.STRENGTHS, Double.NaN));
        assertRefused(
                "strengths must hold at least 1 positive number, but all 2 are 0",
                modes(Map.of(), EnsembleList.STRENGTHS, 0, 0));
        assertRefused("strengths must hold at least 1 number, but hold 0", modes(Map.of(), EnsembleList.STRENGTHS));
        assertRefused(
                "strengths must hold at most N = 3 numbers, one for each mode, but hold 4",
                modes(Map.of(), EnsembleList.STRENGTHS, 1, 1, 1, 1));
        assertRefused(
                "strengths take the place of beta, which must be missing, but is 0.5",
                modes(Map.of(EnsembleParameter.BETA, 0.5), EnsembleList.STRENGTHS, 1, 1));
        assertRefused(
                "strengths take the place of modes, which must be their number, 2, but is 3.0",
                modes(Map.of(EnsembleParameter.MODES, 3.0), EnsembleList.STRENGTHS, 1, 1));
        assertRefused(
                "mode_overlaps must hold M = 2 numbers, one for each mode, but hold 3",
                modes(Map.of(EnsembleParameter.MODES, 2.0), EnsembleList.MODE_OVERLAPS, 0, 0.5, 1));
        assertRefused(
                "mode_overlaps must hold M = 3 numbers, one for each mode, but hold 2",
                modes(Map.of(), EnsembleList.MODE_OVERLAPS, 0, 0.5));
        assertRefused(
                "mode_overlaps must hold a number for each mode, but hold 1; overlap is one for all modes",
                modes(Map.of(), EnsembleList.MODE_OVERLAPS, 0.5));
        assertRefused(
                "mode_overlaps must hold numbers in [-1, 1], but number 1 is 2.0",
                modes(Map.of(), EnsembleList.MODE_OVERLAPS, 2, 0, 0));
        assertRefused(
                "input_gains must hold numbers in (0, 1.8e308], but number 3 is 0.0",
                modes(Map.of(), EnsembleList.INPUT_GAINS, 1, 1, 0));
        assertRefused(
                "output_gains must hold N = 3 numbers, one for each neuron, but hold 2",
                modes(Map.of(), EnsembleList.OUTPUT_GAINS, 1, 1));
        assertRefused(
                "input_gains take the place of input_spread, which must be missing, but is 0.5",
                modes(Map.of(EnsembleParameter.INPUT_SPREAD, 0.5), EnsembleList.INPUT_GAINS, 1, 1, 1));
        assertRefused(
                "the stable ensemble has no strengths",
                () -> EnsembleKind.STABLE.create(
                        Map.of(EnsembleParameter.ALPHA, 1.5), Map.of(EnsembleList.STRENGTHS, listed(1))));
        assertRefused(
                "the haar-modes ensemble has no mode_overlaps",
                () -> EnsembleKind.HAAR_MODES.create(Map.of(), Map.of(EnsembleList.MODE_OVERLAPS, listed(1, 0))));
    }
}
