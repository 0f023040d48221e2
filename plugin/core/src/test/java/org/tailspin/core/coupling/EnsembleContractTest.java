package org.tailspin.core.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tailspin.core.coupling.EnsembleParameter.ALPHA;
import static org.tailspin.core.coupling.EnsembleParameter.BETA;
import static org.tailspin.core.coupling.EnsembleParameter.BULK_GAIN;
import static org.tailspin.core.coupling.EnsembleParameter.CUTOFF;
import static org.tailspin.core.coupling.EnsembleParameter.DENSITY;
import static org.tailspin.core.coupling.EnsembleParameter.EFFECTIVE_RANK;
import static org.tailspin.core.coupling.EnsembleParameter.ETA;
import static org.tailspin.core.coupling.EnsembleParameter.EXCITATORY;
import static org.tailspin.core.coupling.EnsembleParameter.GAMMA;
import static org.tailspin.core.coupling.EnsembleParameter.INPUT_SPREAD;
import static org.tailspin.core.coupling.EnsembleParameter.MODES;
import static org.tailspin.core.coupling.EnsembleParameter.NU;
import static org.tailspin.core.coupling.EnsembleParameter.OUTPUT_SPREAD;
import static org.tailspin.core.coupling.EnsembleParameter.OVERLAP;
import static org.tailspin.core.coupling.EnsembleParameter.PRUNED_LARGEST;
import static org.tailspin.core.coupling.EnsembleParameter.REACH;
import static org.tailspin.core.coupling.EnsembleParameter.SIGMA;
import static org.tailspin.core.coupling.EnsembleParameter.ZERO_DIAGONAL;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.math.Interval;
import org.tailspin.core.random.Seed;

/** What every ensemble must do, run for each of them. */
class EnsembleContractTest {

    /** Name, parameters, and a checksum of the bits of a draw. */
    static Stream<Arguments> ensembles() {
        return Stream.of(
                of("stable", Map.of(ALPHA, 1.5), "a0fbfe98"),
                of("gaussian", Map.of(), "490abef8"),
                of("sparse", Map.of(ALPHA, 2.0, DENSITY, 0.3), "c78e5731"),
                of("truncated", Map.of(ALPHA, 1.5, CUTOFF, 3.0), "3d3ae8ec"),
                of("student-t", Map.of(NU, 9.0), "cbbd64ac"),
                of("lognormal", Map.of(SIGMA, 0.5), "54d328c9"),
                of("dale", Map.of(EXCITATORY, 0.8), "c217e33d"),
                of("partially-symmetric", Map.of(ETA, -0.4), "9b835d1"),
                of("orthogonal", Map.of(), "5981596f"),
                of("circulant", Map.of(REACH, 7.0), "3bddfd17"),
                of("random-modes", Map.of(BETA, 0.5), "a897cfd5"),
                of("random-modes", Map.of(MODES, 12.0), "a1ad875c"),
                of("random-modes", Map.of(GAMMA, 0.2, MODES, 70.0), "67753a1b"),
                of("random-modes", Map.of(EFFECTIVE_RANK, 0.3, BULK_GAIN, 0.7), "fb627970"),
                of("random-modes", Map.of(MODES, 9.0, INPUT_SPREAD, 0.5, OUTPUT_SPREAD, 0.0), "633054e1"),
                of("haar-modes", Map.of(BETA, 0.5), "cd0dfb18"),
                of("blocks", Map.of(ALPHA, 1.5), "a0fbfe98"),
                of("gaussian", Map.of(ZERO_DIAGONAL, 1.0), "d201409e"),
                of("gaussian", Map.of(INPUT_SPREAD, 0.5, OUTPUT_SPREAD, 0.3), "67f9d69"));
    }

    private static Arguments of(String name, Map<EnsembleParameter, Double> parameters, String bits) {
        return Arguments.of(name, parameters, bits);
    }

    private static Coupling draw(CouplingEnsemble ensemble, int n, long seed) {
        return ensemble.draw(n, new Seed(seed), Monitor.NONE);
    }

    private static String bits(Coupling coupling) {
        final CRC32 bits = new CRC32();
        for (int j = 0; j < coupling.size(); j++) {
            for (int i = 0; i < coupling.size(); i++) {
                final long raw = Double.doubleToRawLongBits(coupling.matrix().get(i, j));
                for (int shift = 0; shift < 64; shift += 8) {
                    bits.update((int) (raw >>> shift) & 0xff);
                }
            }
        }
        return Long.toHexString(bits.getValue());
    }

    /** Same seed, same bits, on every machine: a change here changes every published trajectory. */
    @ParameterizedTest
    @MethodSource("ensembles")
    void bitsArePinned(String name, Map<EnsembleParameter, Double> parameters, String bits) {
        final CouplingEnsemble ensemble = CouplingEnsemble.of(name, parameters);
        assertEquals(bits, bits(draw(ensemble, 40, 1)));
        assertNotEquals(bits, bits(draw(ensemble, 40, 2)));
    }

    /** What a table says of an ensemble makes it again. */
    @ParameterizedTest
    @MethodSource("ensembles")
    void nameAndParametersMakeIt(String name, Map<EnsembleParameter, Double> parameters, String bits) {
        final CouplingEnsemble ensemble = CouplingEnsemble.of(name, parameters);
        assertEquals(name, ensemble.name());
        assertEquals(parameters, ensemble.parameters());
        assertEquals(ensemble, CouplingEnsemble.of(ensemble.name(), ensemble.parameters()));
    }

    /**
     * g_eff is the standard deviation of a weight times the root of N, measured off the diagonal: 24 draws, within 4.5 of
     * their standard errors (false alarm 2e-4 each).
     */
    @ParameterizedTest
    @MethodSource("ensembles")
    void effectiveGainIsTheSizeOfAWeight(String name, Map<EnsembleParameter, Double> parameters, String bits) {
        final int n = 60;
        final int draws = 24;
        final CouplingEnsemble ensemble = CouplingEnsemble.of(name, parameters);
        if (ensemble.effectiveGain(1, n).isEmpty()) {
            assertFalse(EnsembleKind.of(name).hasEffectiveGain(), name);
            return;
        }
        final double gain = ensemble.effectiveGain(1, n).getAsDouble();
        final double[] squares = new double[draws];
        for (int d = 0; d < draws; d++) {
            final Coupling coupling = draw(ensemble, n, d);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    final double w = coupling.matrix().get(i, j);
                    squares[d] += i == j ? 0 : w * w / (n - 1);
                }
            }
        }
        final double mean = Arrays.stream(squares).average().orElseThrow();
        final double variance =
                Arrays.stream(squares).map(s -> (s - mean) * (s - mean)).sum() / (draws - 1);
        assertEquals(gain * gain, mean, 4.5 * Math.sqrt(variance / draws) + 1e-12, name);
        assertEquals(2.5 * gain, ensemble.effectiveGain(2.5, n).getAsDouble(), 1e-12, "proportional to the gain");
    }

    /** Whatever a parameter is: at an end of its range, or near one that does not belong to it. */
    private static Stream<CouplingEnsemble> atTheEnds(EnsembleKind kind) {
        return Stream.concat(
                Stream.of(kind.create(Inside.required(kind))),
                Stream.concat(kind.required().stream(), kind.optional().stream())
                        .flatMap(parameter -> ends(parameter.range()).map(value -> {
                            final Map<EnsembleParameter, Double> values = Inside.required(kind);
                            values.put(parameter, value);
                            return kind.create(values);
                        })));
    }

    private static Stream<Double> ends(Interval range) {
        final double width = Math.min(range.high() - range.low(), 4);
        return Stream.of(
                range.isWhole() || range.isLowIn() ? range.low() : range.low() + width / 8,
                range.isWhole() || range.isBoundedAbove() && range.isHighIn()
                        ? Math.min(range.low() + 4, range.high())
                        : range.low() + 7 * width / 8);
    }

    /** What a kind says of its variance in general, every ensemble of it says. */
    @ParameterizedTest
    @EnumSource(EnsembleKind.class)
    void aVarianceThatIsAlwaysFiniteIs(EnsembleKind kind) {
        assertEquals(kind.hasEffectiveGain(), atTheEnds(kind).allMatch(ensemble -> ensemble.effectiveGain(1, 40)
                .isPresent()));
        assertEquals(!kind.hasEffectiveGain(), kind.effectiveGain().endsWith("else infinite"));
    }

    /**
     * A matrix that is said to be invertible with probability one is: of 2 to 5 neurons, where a law of few values would show
     * itself, 200 draws each have full rank. Some laws need more neurons.
     */
    @ParameterizedTest
    @EnumSource(EnsembleKind.class)
    void regularMatricesAreInvertible(EnsembleKind kind) {
        atTheEnds(kind).forEach(ensemble -> {
            for (int seed = 0; seed < 200; seed++) {
                final int n = 2 + seed % 4;
                final Coupling coupling;
                try {
                    coupling = draw(ensemble, n, seed);
                } catch (IllegalArgumentException e) {
                    assertTrue(e.getMessage().contains("N = " + n), e.getMessage());
                    continue;
                }
                assertTrue(
                        !coupling.isRegular() || determinant(coupling) != 0,
                        ensemble + " is singular at seed " + seed + " and N = " + n);
            }
        });
    }

    private static double determinant(Coupling coupling) {
        final int n = coupling.size();
        final DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, coupling.matrix().get(i, j));
            }
        }
        return CommonOps_DDRM.det(matrix);
    }

    /** Every kind is tested, has a name of its own, and says what its gain means. */
    @Test
    void kindsAreComplete() {
        final Set<String> tested = new HashSet<>();
        ensembles().forEach(arguments -> tested.add((String) arguments.get()[0]));
        for (EnsembleKind kind : EnsembleKind.values()) {
            assertTrue(tested.remove(kind.label()), kind.label());
            assertTrue(
                    kind.gainConvention().length() > 3 && kind.effectiveGain().length() > 3);
        }
        assertTrue(tested.isEmpty());
    }

    @Test
    void errors() {
        assertMessage(
                "the sparse ensemble needs density: Share of connections that exist, in (0, 1]",
                () -> CouplingEnsemble.of("sparse", Map.of(ALPHA, 1.0)));
        assertMessage("the gaussian ensemble has no alpha", () -> CouplingEnsemble.of("gaussian", Map.of(ALPHA, 1.0)));
        assertMessage("eta must lie in [-1, 1], but is NaN", () -> new PartiallySymmetricEnsemble(Double.NaN));
        assertMessage(
                "pruned_largest must lie in [0, 1), and below 1 together with pruned_smallest, but is 0.6",
                () -> new PrunedEnsemble(new GaussianEnsemble(), 0.5, 0.6));
        assertMessage(
                "a share of 0.1 of N = 4 neurons must leave at least 1 excitatory and 1 inhibitory neuron, but 0 excite",
                () -> draw(new DaleEnsemble(0.1), 4, 1));
        assertMessage(
                "the spectrum of the modes must be given by one of beta, gamma and effective_rank, but is given by beta and gamma",
                () -> CouplingEnsemble.of("random-modes", Map.of(BETA, 1.0, GAMMA, 1.0)));
        assertMessage(
                "modes must lie in whole numbers, but is 2.5",
                () -> CouplingEnsemble.of("random-modes", Map.of(MODES, 2.5)));
        assertMessage(
                "the haar-modes ensemble has no overlap",
                () -> CouplingEnsemble.of("haar-modes", Map.of(OVERLAP, 0.5)));
        assertMessage(
                "there can be at most N = 4 orthonormal modes, but there are 5",
                () -> draw(CouplingEnsemble.of("haar-modes", Map.of(MODES, 5.0)), 4, 1));
        assertMessage(
                "the effective rank must lie between 1 and the number of modes, 3, but 0.5 of N = 10 is 5.0",
                () -> draw(CouplingEnsemble.of("random-modes", Map.of(MODES, 3.0, EFFECTIVE_RANK, 0.5)), 10, 1));
        assertMessage(
                "pruned_largest must lie in [0, 1), and below 1 together with pruned_smallest, but is 1.0",
                () -> CouplingEnsemble.of("gaussian", Map.of(PRUNED_LARGEST, 1.0)));
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
