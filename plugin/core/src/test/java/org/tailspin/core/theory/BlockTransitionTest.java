package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.random.Seed;

class BlockTransitionTest {

    private static final List<Double> ONE = List.of(1.0);
    private static final List<Double> EITHER = List.of(0.0);

    private static BlockEnsemble blocks(List<Double> alphas, List<Double> scales) {
        return new BlockEnsemble(List.of(0.8, 0.2), alphas, scales, ONE, EITHER);
    }

    /** With equal scales it is the transition of one population, and a common factor divides it. */
    @ParameterizedTest
    @CsvSource({"0.7, 100", "1.5, 1000", "2, 50"})
    void equalPopulationsAreOne(double alpha, int n) {
        final double gain = TransitionGain.of(alpha, n).gain();
        assertEquals(gain, TransitionGain.of(blocks(List.of(alpha), ONE), n), 1e-12 * gain);
        assertEquals(gain / 3, TransitionGain.of(blocks(List.of(alpha), List.of(3.0)), n), 1e-12 * gain);
    }

    /**
     * Scales that differ between targets by factors r_a, and between sources by 1/r_b, are those of one population in other
     * units of the perturbation: the product of random matrices has its transition, which is known without random numbers.
     */
    @ParameterizedTest
    @CsvSource({"1, 200", "1.5, 200", "0.5, 1000"})
    void similarPopulationsAreOne(double alpha, int n) {
        final BlockEnsemble similar = blocks(List.of(alpha), List.of(1.0, 2.0, 0.5, 1.0));
        // ten thousand products, errors of 1 % at most: 3.3 of them
        assertEquals(
                0,
                Math.log(TransitionGain.of(similar, n)
                        / TransitionGain.of(alpha, n).gain()),
                0.033);
    }

    /** 1/sqrt(2 rho(s^2 f)) by hand: the matrix ((.8, .8), (.2, .45)) has the largest eigenvalue 1.0616. */
    @Test
    void gaussianPopulations() {
        final double gain = TransitionGain.of(blocks(List.of(2.0), List.of(1.0, 2.0, 0.5, 1.5)), 1000);
        assertEquals(0.6863, gain, 1e-4);
    }

    /** 1 over the spectral radius of drawn matrices; at N = 1000 one population is 2.5 % below theory, at 300 5 %. */
    @Test
    void gaussianPopulationsAreThoseOfMatrices() {
        final BlockEnsemble ensemble = blocks(List.of(2.0), List.of(1.0, 2.0, 0.5, 1.5));
        final int n = 300;
        double mean = 0;
        for (int seed = 0; seed < 4; seed++) {
            mean += 1 / ensemble.draw(n, new Seed(seed), Monitor.NONE).spectralRadius() / 4;
        }
        assertEquals(1, mean / TransitionGain.of(ensemble, n), 0.08);
    }

    @Test
    void isNotKnownOfSignsAndSeveralTails() {
        assertFalse(TransitionGain.isKnown(blocks(List.of(1.0, 2.0), ONE), 100));
        assertFalse(TransitionGain.isKnown(
                new BlockEnsemble(List.of(1.0, 1.0), List.of(2.0), ONE, ONE, List.of(1.0, -1.0)), 100));
    }
}
