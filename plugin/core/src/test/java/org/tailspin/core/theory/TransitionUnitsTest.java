package org.tailspin.core.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.BlockEnsemble;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;

class TransitionUnitsTest {

    private static final List<Double> ONE = List.of(1.0);

    private static BlockEnsemble blocks(double alpha, List<Double> scales, double sign) {
        return new BlockEnsemble(List.of(0.8, 0.2), List.of(alpha), scales, ONE, List.of(sign));
    }

    /** The transition of what comes out is at 1, to the five digits of the factor; the ratios of the scales stay. */
    @ParameterizedTest
    @CsvSource({"2,300", "1.5,100", "1,40"})
    void theTransitionIsAtOne(double alpha, int n) {
        final BlockEnsemble before = blocks(alpha, List.of(1.0, 2.0, 0.5, 1.5), 0);
        final BlockEnsemble after = TransitionUnits.of(before, n);
        assertEquals(1, TransitionGain.of(after, n), 1e-4);
        assertEquals(0.5, after.scale(1, 0) / after.scale(0, 0), 1e-15);
        assertEquals(TransitionGain.of(before, n), after.scale(0, 0) / before.scale(0, 0), 1e-4 * after.scale(0, 0));
    }

    /** 1/sqrt(2 rho(s^2 f)) at alpha = 2 (Aljadeff, Stern, Sharpee 2015): the spectral radius of a matrix is 1 within 4 %. */
    @Test
    void theSpectralRadiusIsTheGain() {
        final int n = 400;
        final CouplingEnsemble unit = TransitionUnits.of(blocks(2, List.of(1.0, 2.0, 0.5, 1.5), 0), n);
        double mean = 0;
        for (int seed = 1; seed <= 3; seed++) {
            mean += unit.draw(n, new Seed(seed), Monitor.NONE).spectralRadius() / 3;
        }
        assertEquals(1, mean, 0.06); // finite matrices are 2 to 4 % larger at this size
    }

    @Test
    void whatTheoryDoesNotKnowIsRefused() {
        for (CouplingEnsemble unknown : List.of(
                new StableEnsemble(1.5),
                blocks(1.5, ONE, 1),
                new BlockEnsemble(ONE, ONE, ONE, ONE, ONE),
                new BlockEnsemble(List.of(1.0, 1.0), List.of(1.0, 2.0), ONE, ONE, List.of(0.0)))) {
            final String message = assertThrows(IllegalArgumentException.class, () -> TransitionUnits.of(unknown, 20))
                    .getMessage();
            assertTrue(message.contains("units of the transition"), message);
        }
        // from the first to the second population and no way back
        final BlockEnsemble chain = blocks(2, List.of(0.0, 0.0, 1.0, 0.0), 0);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> TransitionUnits.of(chain, 20))
                .getMessage()
                .contains("no perturbation"));
    }
}
