package org.tailspin.openblas;

import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.linalg.KernelsContract;

class OpenBlasKernelsTest extends KernelsContract {

    @Override
    protected Kernels kernels() {
        return Kernels.of("openblas");
    }
}
