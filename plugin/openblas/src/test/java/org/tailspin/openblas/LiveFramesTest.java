package org.tailspin.openblas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.dynamics.Input;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.Neurons;

/**
 * Memory that Java does not manage is given back at the end of every run, and not when the collector finds out: a sweep of
 * many gains would fill the machine before.
 */
@Isolated("counts what this Java has taken off the heap")
class LiveFramesTest {

    private static final int N = 12;

    /** Bytes: what the library itself holds of its settings, and less than the smallest frame of more than five vectors. */
    private static final long SMALL = 100;

    private static final OpenBlasKernels KERNELS = new OpenBlasKernels();

    private static final Coupling COUPLING = new Disorder(new GaussianEnsemble(), N, 1).draw(Monitor.NONE);

    private static DynamicalSystem system(Dynamics.Kind kind, double gain) {
        final Dynamics dynamics =
                switch (kind) {
                    case SECOND_ORDER -> Dynamics.secondOrder(Nonlinearity.TANH, 0, 1, 0.1);
                    case FLOW -> Dynamics.flow(Nonlinearity.TANH, 0, FlowSettings.DEFAULT);
                    default -> kind.of(new Neurons(Nonlinearity.TANH, 0, Input.none()));
                };
        return dynamics.network(COUPLING, gain);
    }

    /** Few, many, all and as many exponents as it takes, at many gains of one disorder. */
    @ParameterizedTest
    @EnumSource(
            value = Dynamics.Kind.class,
            names = {"MAP", "LEAKY_MAP", "FLOW", "SECOND_ORDER"})
    void everyRunGivesBackWhatItTook(Dynamics.Kind kind) {
        for (int exponents : new int[] {3, 8, N, LyapunovSettings.AUTO, LyapunovSettings.ALL}) {
            final long before = Pointer.totalBytes();
            for (int gain = 1; gain <= 20; gain++) {
                new Lyapunov(system(kind, 1 + 0.1 * gain), new LyapunovSettings(exponents, 5, 5, 20), KERNELS)
                        .measure(new Seed(gain), StateObserver.NONE, Monitor.NONE);
                assertFlat(before, exponents + " exponents, gain " + gain);
            }
        }
    }

    @Test
    void aDeterminantGivesBackWhatItTook() {
        final long before = Pointer.totalBytes();
        final Orbit orbit = system(Dynamics.Kind.FLOW, 1.5).start(new Seed(1));
        for (int t = 0; t < 5; t++) {
            orbit.step();
            assertTrue(orbit.logAbsDeterminant(Monitor.NONE).isPresent());
            assertFlat(before, "step " + t);
        }
    }

    /** It may be less than before: the collector frees what others left. */
    private static void assertFlat(long before, String when) {
        final long more = Pointer.totalBytes() - before;
        assertTrue(more < SMALL, when + ": " + more + " bytes more");
    }
}
