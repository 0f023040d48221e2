package org.tailspin.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.coupling.PrunedEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.coupling.RandomModeEnsemble.Basis;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;

/** What does not fit the memory is refused before it is begun, with what it would take. */
class MemoryTest {

    private static final int HUGE = 3_000_000; // 72 TB

    private static NetworkRecipe recipe(CouplingEnsemble ensemble, int n) {
        return new NetworkRecipe(new Disorder(ensemble, n, 1), 1, 1, Dynamics.map(Nonlinearity.TANH, 0));
    }

    private static NetworkAnalysis analysis(int exponents) {
        return new NetworkAnalysis(new LyapunovSettings(exponents, 0, 0, 2));
    }

    @Test
    void everyEnsembleIsRefused() {
        final List<CouplingEnsemble> ensembles = List.of(
                new StableEnsemble(1.5),
                new OrthogonalEnsemble(),
                new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5)),
                new RandomModeEnsemble(new ModeSpectrum.Flat(), HUGE / 3, Basis.HAAR, List.of()),
                new PrunedEnsemble(new GaussianEnsemble(), 0.5, 0));
        for (CouplingEnsemble ensemble : ensembles) {
            final var e = assertThrows(
                    IllegalArgumentException.class, () -> analysis(2).checkMemory(recipe(ensemble, HUGE), 2));
            assertTrue(e.getMessage().startsWith("N = 3000000 on 2 threads would take "), e.getMessage());
        }
    }

    /** In a sweep, only the network that is too large fails. */
    @Test
    void aSweepGoesOn() {
        final List<NetworkRecipe> recipes =
                List.of(recipe(new StableEnsemble(1.5), HUGE), recipe(new StableEnsemble(1.5), 10));
        final List<NetworkResult> results = new ArrayList<>();
        new Sweep<>(recipes, analysis(2)).run(Runnable::run, 1, Monitor.NONE, results::add);
        assertTrue(results.get(0).measurement().spectrum().isEmpty());
        assertTrue(results.get(0).measurement().note().contains("GB of memory"), "no reason");
        assertTrue(results.get(1).measurement().spectrum().isPresent());
    }

    /** The largest network that is promised: N = 10 000 with 100 exponents within 1.2 GB. */
    @Test
    void tenThousandNeurons() {
        final Footprint whole = new Footprint(new StableEnsemble(1.5).entries(10_000), 0)
                .plus(Lyapunov.footprint(10_000, new LyapunovSettings(100, 0, 0, 1), Kernels.JAVA));
        assertTrue(8 * (whole.heap() + whole.offHeap()) < 1.2e9, whole.toString());
    }

    /** Few modes are N M numbers twice, at ten neurons as at a million. */
    @Test
    void factorsAreSmall() {
        final var modes = new RandomModeEnsemble(new ModeSpectrum.Flat(), 10, Basis.GAUSSIAN, List.of());
        assertEquals(2e7, modes.entries(1_000_000));
        assertEquals(2e7, modes.drawingEntries(1_000_000));
        assertEquals(400, modes.entries(20));
        assertEquals(225, modes.entries(15));
        assertEquals(225 + 300, modes.drawingEntries(15));
    }
}
