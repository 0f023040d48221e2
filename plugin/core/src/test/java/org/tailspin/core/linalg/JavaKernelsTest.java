package org.tailspin.core.linalg;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.random.Seed;

class JavaKernelsTest extends KernelsContract {

    @Override
    protected Kernels kernels() {
        return Kernels.JAVA;
    }

    @Test
    void refuseWhatDoesNotFitTheMemory() {
        final int n = 2_000_000; // 32 TB
        var e = assertThrows(IllegalArgumentException.class, () -> Kernels.JAVA.frame(n, 10_000));
        assertTrue(e.getMessage().startsWith("a frame of 10000 vectors of N = 2000000 "), e.getMessage());
        final StableEnsemble ensemble = new StableEnsemble(1.5);
        e = assertThrows(IllegalArgumentException.class, () -> ensemble.draw(n, new Seed(1), Monitor.NONE));
        assertTrue(e.getMessage().contains("32000.0 GB"), e.getMessage());
    }
}
