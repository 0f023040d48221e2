package org.tailspin.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;

class KernelsOfSpectraTest {

    /** A spectrum says what computed it, whatever this Java would take for another one. */
    @Test
    void aSpectrumNamesItsKernels() {
        final DynamicalSystem network =
                Dynamics.usual().network(new Disorder(new GaussianEnsemble(), 8, 1).draw(Monitor.NONE), 1.5);
        for (Kernels kernels : List.of(Kernels.JAVA, new OpenBlasKernels())) {
            assertEquals(
                    kernels.name(),
                    new Lyapunov(network, new LyapunovSettings(7, 5, 5, 20), kernels)
                            .measure(new Seed(1), StateObserver.NONE, Monitor.NONE)
                            .kernels());
        }
    }
}
