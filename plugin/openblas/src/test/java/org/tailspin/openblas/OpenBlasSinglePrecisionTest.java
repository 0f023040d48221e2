package org.tailspin.openblas;

import org.tailspin.core.linalg.Kernels;
import org.tailspin.core.linalg.SinglePrecisionContract;

class OpenBlasSinglePrecisionTest extends SinglePrecisionContract {

    @Override
    protected Kernels kernels() {
        return Kernels.of("openblas");
    }
}
